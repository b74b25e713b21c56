"""The picture of impact against effort in words: its names, and what it tells who can't see it."""

from klantreis.documents import priority_words
from klantreis.documents.findings_report import shortened
from klantreis.documents.impact_layout import ImpactLayout, Mark, Quadrant
from klantreis.text.catalogue import _, plural

_LONGEST_TOLD = 70


def title() -> str:
    """What the picture is called."""
    return _("Impact en inspanning")


def quadrant_name(quadrant: Quadrant) -> str:
    """What a quadrant asks of who looks at it."""
    return {
        Quadrant.NOW: _("Meteen doen"),
        Quadrant.PLAN: _("Plannen"),
        Quadrant.ALONG: _("Meenemen als het kan"),
        Quadrant.LATER: _("Niet nu"),
        Quadrant.OPEN: _("Inspanning nog niet ingeschat"),
    }[quadrant]


def tell(layout: ImpactLayout, more: int) -> str:
    """The picture in sentences, for who can't see it; `more` points are not drawn."""
    count = len(layout.marks)
    told = [
        plural(
            "Figuur met {n} punt, naar impact (de prioriteit) en inspanning (1 is weinig werk, 5 veel).",
            "Figuur met {n} punten, naar impact (de prioriteit) en inspanning (1 is weinig werk, 5 veel).",
            count,
        ),
        _("De impact is hoog vanaf {share}.").format(share=priority_words.share(layout.top / 2)),
    ]
    for quadrant in Quadrant:
        entries = [_entry(mark) for mark in layout.of(quadrant)]
        if entries:
            told.append(f"{quadrant_name(quadrant)}: {'; '.join(entries)}.")
    if more:
        told.append(more_told(more))
    return " ".join(told)


def _entry(mark: Mark) -> str:
    ranked = mark.point.ranked
    impact = _("impact {share}").format(share=priority_words.share(ranked.priority))
    if effort := ranked.assessment.effort:
        impact = _("{impact}, inspanning {n}").format(impact=impact, n=effort)
    return f"{mark.point.number} {shortened(mark.point.name, _LONGEST_TOLD)} ({impact})"


def more_told(count: int) -> str:
    """How many points are not in the picture."""
    return plural("En nog {n} punt met een lagere prioriteit.", "En nog {n} punten met een lagere prioriteit.", count)
