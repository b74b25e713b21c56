"""Impact against effort: a picture of what to take up first, with the numbers of the findings in a document."""

from klantreis.documents import impact_words, palette
from klantreis.documents.canvas import Canvas
from klantreis.documents.diagram import Diagram
from klantreis.documents.findings_report import Report
from klantreis.documents.impact_art import draw_kinds, draw_mark, draw_plot
from klantreis.documents.impact_layout import HEIGHT, MARGIN, MOST, WIDTH, lay_out
from klantreis.documents.impact_legend import Manner, draw_legend, fits
from klantreis.documents.shapes import Style, block
from klantreis.model.findings import FindingKind
from klantreis.text.catalogue import _

_MANNERS = (Manner(236, 1, 2), Manner(330, 2, 2), Manner(330, 2, 1))
"""The first that fits is taken; the last always does."""


def draw(report: Report) -> Diagram | None:
    """The picture of what can be better and of ideas; None where there are none.

    What goes well is not in it: there is nothing to mend. The same report gives the same bytes.
    Raises KlantreisError where graphviz-pure isn't installed.
    """
    every = (*report.of(FindingKind.IMPROVE), *report.of(FindingKind.IDEA))
    if not every:
        return None
    pressing = sorted(every, key=lambda point: (-point.ranked.priority, point.number))[:MOST]
    points = sorted(pressing, key=lambda point: point.number)
    more = len(every) - len(points)
    layouts = ((lay_out(points, manner.width), manner) for manner in _MANNERS)
    layout, manner = next(
        (layout, manner) for layout, manner in layouts if manner is _MANNERS[-1] or fits(layout, manner, more)
    )
    canvas = Canvas(WIDTH, HEIGHT)
    canvas.text(block((impact_words.title(),), MARGIN, 6, WIDTH - 2 * MARGIN, Style(16, bold=True)))
    told = _("Hoe hoger een punt staat, hoe hoger de prioriteit. Hoe verder naar rechts, hoe meer werk het kost.")
    canvas.text(block((told,), MARGIN, 28, WIDTH - 2 * MARGIN, Style(10, color=palette.SOFT_INK)))
    draw_plot(canvas, layout)
    for mark in layout.marks:
        draw_mark(canvas, mark.point, mark.at, layout.radius)
    draw_legend(canvas, layout, manner, more)
    draw_kinds(canvas, points)
    alt = impact_words.tell(layout, more)
    return Diagram(canvas.svg(impact_words.title(), alt), canvas.png(), alt, WIDTH, HEIGHT)
