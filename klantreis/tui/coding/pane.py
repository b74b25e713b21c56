"""Coderen: the room in which researchers spend their days; each module beside this one is a part of it."""

from typing import ClassVar

from textual.binding import BindingType

from klantreis.tui import keys
from klantreis.tui.coding.changing import Changing
from klantreis.tui.coding.editing import Editing
from klantreis.tui.coding.filtering import Sifting
from klantreis.tui.coding.routing import Routing
from klantreis.tui.coding.seeking import Seeking
from klantreis.tui.coding.suggesting import Suggesting


class CodingPane(Changing, Sifting, Seeking, Routing, Suggesting, Editing):
    """The coding view with all of its keys."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.CODING, *keys.SUGGESTING, *keys.ROUTE_FROM_TEXT, *keys.EDITING]
