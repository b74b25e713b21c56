"""The small study that the tests of the terminal use."""

from tests.tui.conftest import _short_waits, filled

__all__ = ["_short_waits", "filled"]
