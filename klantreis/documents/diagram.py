"""The picture of a journey: phases, steps and the heartbeat of feelings, as SVG and PNG."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from klantreis.documents import alternative, words
from klantreis.documents.hung import NOTHING, Hung
from klantreis.model.journeys import Journey


@dataclass(frozen=True)
class Diagram:
    """A drawn journey. `alt` tells the route in Dutch; the size is in points (an A4 is 842 × 595)."""

    svg: bytes
    png: bytes
    alt: str
    width: float
    height: float


def draw(journey: Journey, phases: Sequence[str], wishes: Sequence[int | None] = (), hung: Hung = NOTHING) -> Diagram:
    """Draw a journey on an A4 landscape; `phases` are the names in order and give the colours.

    `wishes`: the desired feeling at each step (-2…2), None where none was given; `hung`: what hangs on the route.

    The same journey gives the same bytes. Only publishable quotes are shown, so that the picture
    suits every audience. Raises KlantreisError where graphviz-pure isn't installed.
    """
    from klantreis.documents.artwork import draw_layout
    from klantreis.documents.layout import lay_out

    layout = lay_out(journey, phases, wishes, hung)
    titles = [alternative.step_title(journey, i) for i in range(len(journey.steps))]
    canvas = draw_layout(layout, journey, titles)
    alt = alternative.tell(journey, wishes, hung)
    return Diagram(
        svg=canvas.svg(words.journey_title(journey.persona), alt),
        png=canvas.png(),
        alt=alt,
        width=layout.width,
        height=layout.height,
    )


def poster(diagram: Diagram) -> bytes:
    """The same picture as an SVG of A3 size (1191 × 842 points on its side)."""
    larger = 2**0.5
    size = f'width="{round(diagram.width * larger)}pt" height="{round(diagram.height * larger)}pt"'
    return re.sub(rb'width="[\d.]+pt" height="[\d.]+pt"', size.encode(), diagram.svg, count=1)


def strip(journey: Journey, phases: Sequence[str]) -> bytes:
    """A journey as a strip for a slide, as SVG. Raises KlantreisError where graphviz-pure isn't installed."""
    from klantreis.documents.strip import draw_strip

    return draw_strip(journey, phases).svg(words.journey_title(journey.persona), alternative.tell(journey))
