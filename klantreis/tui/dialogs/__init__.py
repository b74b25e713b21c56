"""Questions that the program asks, each over the room it belongs to."""
