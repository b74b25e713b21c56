"""Hints for plain Dutch: what makes a text hard to read, and what could stand there instead."""
