"""How a moment felt: one key."""

from klantreis.model.codings import VALENCES
from klantreis.text.catalogue import _
from klantreis.tui import wording
from klantreis.tui.dialogs.choosing import Choose

NONE = "none"


class Feeling(Choose):
    """Asks for a feeling from −2 to +2; digits answer at once. The answer is "-2" … "2" or NONE."""

    def __init__(self, title: str, current: int | None) -> None:
        answers = {"0": NONE} | {str(n): str(valence) for n, valence in enumerate(VALENCES, 1)}
        choices = [(str(v), f"{n}   {wording.sign(v):>2}  {wording.feeling(v)}") for n, v in enumerate(VALENCES, 1)]
        choices.append((NONE, "0    " + _("·  geen gevoel")))
        super().__init__(title, choices, current=NONE if current is None else str(current), answers=answers)
