"""Coderen: the room in which researchers spend their days; each module beside this one is a part of it."""

from typing import ClassVar

from textual.binding import BindingType

from klantreis.tui import keys
from klantreis.tui.coding.changing import Changing
from klantreis.tui.coding.filtering import Sifting
from klantreis.tui.coding.seeking import Seeking


class CodingPane(Changing, Sifting, Seeking):
    """The coding view with all of its keys."""

    BINDINGS: ClassVar[list[BindingType]] = list(keys.CODING)
