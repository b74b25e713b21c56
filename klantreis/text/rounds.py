"""What people read of figures per round."""

from collections.abc import Sequence

from klantreis.model.findings import RoundFigure
from klantreis.text.catalogue import _
from klantreis.text.clean import one_line
from klantreis.text.numbers import decimal


def comparable(figures: Sequence[RoundFigure]) -> bool:
    """Whether there is a later round to compare with."""
    return len(figures) > 1


def name(round_name: str) -> str:
    """A round as people call it: `Meting 2026`, or its own name where that has one."""
    shown = one_line(round_name)
    return _("Meting {round}").format(round=shown) if shown[:1].isdigit() else shown


def told(figure: RoundFigure) -> str:
    """One round: `Meting 2025: 6 van 9, −1,2`."""
    return _("{round}: {figure}").format(round=name(figure.round), figure=_figure(figure))


def _figure(figure: RoundFigure) -> str:
    if figure.below is not None:
        return _("minder dan {n} van {of}").format(n=figure.below, of=figure.of)
    if figure.participants is None:
        return _("te weinig deelnemers voor een cijfer")
    counted = _("{k} van {n}").format(k=figure.participants, n=figure.of)
    if figure.valence is None:
        return counted
    felt = decimal(figure.valence, 1)
    return f"{counted}, {'+' if figure.valence >= 0.05 else ''}{felt}"


def row(figures: Sequence[RoundFigure]) -> str:
    """All rounds on one line: `Meting 2025: 6 van 9, −1,2 · Meting 2026: 2 van 11, −0,4`."""
    return " · ".join(map(told, figures))
