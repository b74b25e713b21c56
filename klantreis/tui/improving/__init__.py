"""The room of what gets better: the findings, and the board of actions that follow from them."""
