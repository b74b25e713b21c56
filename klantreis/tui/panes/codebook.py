"""Codeboek: the tree of codes, what each means, and all that can be done to it."""

from typing import ClassVar

from textual.binding import BindingType

from klantreis.tui import keys
from klantreis.tui.codebook.changing import Changing
from klantreis.tui.codebook.splitting import Parting
from klantreis.tui.codebook.versions import Stamping


class CodebookPane(Changing, Parting, Stamping):
    """The codebook with all of its keys."""

    BINDINGS: ClassVar[list[BindingType]] = list(keys.CODEBOOK)
