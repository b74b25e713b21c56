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
    return _("{round}: {figure}").format(round=name(figure.round), figure=figure_told(figure))


def figure_told(figure: RoundFigure) -> str:
    """How many of how many told it in a round, and how that felt: `6 van 9, −1,2`."""
    counted = _counted(figure)
    if figure.valence is None:
        return counted
    return f"{counted}, {'+' if round(figure.valence, 1) > 0 else ''}{decimal(figure.valence, 1)}"


def _counted(figure: RoundFigure) -> str:
    if figure.below is not None:
        return _("minder dan {n} van {of}").format(n=figure.below, of=figure.of)
    if figure.participants is None:
        return _("te weinig deelnemers voor een cijfer")
    return _("{k} van {n}").format(k=figure.participants, n=figure.of)


def row(figures: Sequence[RoundFigure]) -> str:
    """All rounds on one line: `Meting 2025: 6 van 9, −1,2 · Meting 2026: 2 van 11, −0,4`."""
    return " · ".join(map(told, figures))


def change(figures: Sequence[RoundFigure]) -> str:
    """The last two rounds without the feeling: `2025: 6 van 9 → 2026: 2 van 11`."""
    return " → ".join(
        _("{round}: {figure}").format(round=one_line(each.round), figure=_counted(each)) for each in figures[-2:]
    )
