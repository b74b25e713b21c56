"""What hangs on the route in the picture: which arcs there are, and how it is told to who can't see it."""

from klantreis.documents.arcs import Arc, ArcKind, arcs
from klantreis.documents.content import Beside
from klantreis.documents.diagram import draw
from klantreis.documents.hung import hung
from klantreis.model.journey_graph import Branch, BranchKind, JourneyGraph, Loop, Passing, Visit
from tests.documents.examples import FINDINGS, JOURNEY, PHASES, content

CONCEPTS = [step.concept for step in JOURNEY.steps]


def passings(number: int, *steps: str) -> tuple[Passing, ...]:
    return tuple(Passing(f"T{n}", tuple(Visit(step, (f"t{n}",)) for step in steps)) for n in range(number))


def graph(loops: tuple[Loop, ...] = (), branches: tuple[Branch, ...] = ()) -> JourneyGraph:
    return JourneyGraph(tuple(CONCEPTS), ("T0",), (), loops, branches)


def test_loops_and_ways_back_and_around_become_arcs() -> None:
    a, b, c, d, *_more = CONCEPTS
    found = arcs(
        graph(
            (Loop((b,), passings(4, b, b), 5), Loop((b, c), passings(2, b, c), 5)),
            (
                Branch(BranchKind.RETURN, d, ("elders",), a, passings(3, d, "elders", a), 5),
                Branch(BranchKind.DETOUR, a, ("om",), b, passings(1, a, "om", b), 5),
            ),
        ),
        JOURNEY,
    )
    assert found == (
        Arc(ArcKind.AGAIN, 1, 1, 4),
        Arc(ArcKind.BACK, 3, 0, 3),
        Arc(ArcKind.AGAIN, 2, 1, 2),
        Arc(ArcKind.PAST, 0, 1, 1),
    )


def test_what_is_not_all_on_the_route_is_no_arc() -> None:
    a, b, *_more = CONCEPTS
    loops = (Loop((a, "elders"), passings(2, a, "elders"), 5),)
    branches = (
        Branch(BranchKind.ALTERNATIVE, None, ("om",), b, passings(2, "om", b), 5),
        Branch(BranchKind.RETURN, b, ("om",), None, passings(2, b, "om"), 5),
        Branch(BranchKind.DETOUR, "elders", ("om",), b, passings(2, b, "om"), 5),
    )
    assert arcs(graph(loops, branches), JOURNEY) == ()


def test_a_verbeterpunt_hangs_on_each_step_that_it_should_lift() -> None:
    beside = {CONCEPTS[1]: Beside(lifts=("id-f1", "id-f3")), CONCEPTS[3]: Beside(lifts=("id-f1",))}
    found = hung(content(beside=beside))
    assert [(each.title, each.steps) for each in found.pinned] == [
        (FINDINGS[0].title, (1, 3)),
        (FINDINGS[2].title, (1,)),
    ]
    assert found.names(1) == ("V1", "V2") and found.names(3) == ("V1",) and found.names(0) == ()


def test_the_picture_and_its_alternative_text_say_what_hangs_on_the_route() -> None:
    said = content(beside={CONCEPTS[1]: Beside(lifts=("id-f1",))})
    found = hung(said)
    drawn = draw(JOURNEY, PHASES, (), type(found)(found.pinned, (Arc(ArcKind.BACK, 4, 1, 3),)))
    assert "In 3 gesprekken ging het van stap 5 terug naar stap 2." in drawn.alt
    assert "Verbeterpunt V1 Lang wachten hoort bij stap 2." in drawn.alt
    assert b"3 terug" in drawn.svg and b">V1<" in drawn.svg and b"V1 Lang wachten" in drawn.svg
