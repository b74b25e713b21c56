"""Klantreizen: the routes of the personas, the board on which one shapes them, and the interviews side by side."""
