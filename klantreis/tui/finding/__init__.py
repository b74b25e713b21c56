"""Zoeken: the three views of the room in which one finds things back."""
