"""The coding room: what it shows (`place`, `text`), and a module for each thing that can be done in it."""
