"""klantreis: from telephone interviews in youth care to klantreizen and verbeterpunten."""

__version__ = "0.1.0"
