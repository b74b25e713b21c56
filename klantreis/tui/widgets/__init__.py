"""The parts that rooms are made of, and the pure functions under them."""
