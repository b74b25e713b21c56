"""Measurements: `make bench`. Figures, never verdicts; no test depends on them."""
