"""Cleaning text, and the words that people read."""
