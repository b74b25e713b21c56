"""Who could be recognised, and what may be published."""
