"""The rooms of the screen, one module each."""
