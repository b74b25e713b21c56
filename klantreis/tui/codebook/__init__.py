"""The room of the codebook: `place` shows it, the other modules are what one can do there."""
