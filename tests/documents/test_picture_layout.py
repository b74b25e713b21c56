from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klantreis.documents.arcs import Arc, ArcKind
from klantreis.documents.folding import fold, runs
from klantreis.documents.hung import Hung, Pinned
from klantreis.documents.layout import Layout, lay_out
from klantreis.documents.measures import SMALLEST
from klantreis.documents.shapes import Block, Box
from klantreis.documents.wrap import measure
from klantreis.model.journeys import Journey
from tests.documents.examples import JOURNEY, PHASES, journeys, labels, step


def texts_of(layout: Layout) -> list[Block]:
    rows = [
        *(band.text for row in layout.rows for band in row.bands),
        *(text for row in layout.rows for card in row.cards for text in card.texts),
        *(card.mark.text for row in layout.rows for card in row.cards if card.mark),
    ]
    return [*layout.head, *rows]


def line_widths_fit(block: Block) -> bool:
    style = block.style
    return all(measure(line, style.size, style.bold) <= block.box.width + 0.01 for line in block.lines)


@given(journeys())
@settings(max_examples=40, deadline=None)
def test_nothing_lies_on_something_else_and_text_stays_in_its_place(journey: Journey) -> None:
    layout = lay_out(journey, PHASES)
    page = Box(0, 0, layout.width, layout.height)
    cards = [card for row in layout.rows for card in row.cards]
    parts = [card.box for card in cards] + [row.lane for row in layout.rows] + [layout.foot]
    parts += [layout.strip] if layout.strip else []
    assert not any(a.overlaps(b) for a, b in combinations(parts, 2))
    assert all(page.contains(part) for part in parts)
    for card in cards:
        assert all(card.box.contains(text.box) and line_widths_fit(text) for text in card.texts)
        assert not any(a.box.overlaps(b.box) for a, b in combinations(card.texts, 2))
    for row in layout.rows:
        for band in row.bands:
            assert band.box.contains(band.text.box)
            assert line_widths_fit(band.text)
            assert not any(band.box.overlaps(card.box) for card in cards)
        for card in row.cards:
            x, y = card.point
            face = layout.sizes.face
            assert row.lane.contains(Box(x - face, y - face, 2 * face, 2 * face))
            assert card.box.x < x < card.box.right
            assert card.mark is None or row.lane.contains(card.mark.box)
    assert all(line_widths_fit(block) and page.contains(block.box) for block in texts_of(layout))
    assert all(block.style.size >= SMALLEST for block in texts_of(layout))


@given(st.data(), journeys())
@settings(max_examples=60, deadline=None)
def test_what_hangs_on_the_route_covers_nothing(data: st.DataObject, journey: Journey) -> None:
    hung = data.draw(hung_on(len(journey.steps)))
    layout = lay_out(journey, PHASES, (), hung)
    page = Box(0, 0, layout.width, layout.height)
    cards = [card for row in layout.rows for card in row.cards]
    parts = [card.box for card in cards] + [row.lane for row in layout.rows] + [layout.foot]
    parts += [layout.strip] if layout.strip else []
    parts += [note.box for note in layout.notes]
    assert not any(a.overlaps(b) for a, b in combinations(parts, 2))
    assert all(page.contains(part) for part in parts)
    for card in cards:
        assert (card.tag is None) == (not hung.names(card.number - 1))
        if card.tag is not None:
            assert card.tag.box.x > card.box.x + 2 * layout.sizes.badge and card.tag.box.right <= card.box.right
            assert line_widths_fit(card.tag.text)
    for row in layout.rows:
        labels = [arc.label for arc in row.arcs if arc.label is not None]
        assert not any(a.box.overlaps(b.box) for a, b in combinations(labels, 2))
        for arc in row.arcs:
            assert all(row.cards[0].box.bottom - 0.01 <= y < row.lane.y for _x, y in arc.line)
            assert all(row.lane.x - 0.01 <= x <= row.lane.right + 0.01 for x, _y in arc.line)
        assert all(line_widths_fit(label) and label.style.size >= SMALLEST for label in labels)
        assert all(label.box.bottom <= row.lane.y + 1 for label in labels)


@st.composite
def hung_on(draw: st.DrawFn, steps: int) -> Hung:
    if not steps:
        return Hung()
    place = st.integers(0, steps - 1)
    arcs = st.builds(arc_between, place, place, st.integers(1, 99), st.booleans())
    pins = st.builds(Pinned, labels, st.lists(place, min_size=1, max_size=3).map(tuple))
    return Hung(tuple(draw(st.lists(pins, max_size=12))), tuple(draw(st.lists(arcs, max_size=8))))


def arc_between(start: int, end: int, tellings: int, again: bool) -> Arc:
    if start < end:
        return Arc(ArcKind.PAST, start, end, tellings)
    return Arc(ArcKind.AGAIN if again or start == end else ArcKind.BACK, start, end, tellings)


def test_arcs_end_at_their_card_and_say_what_there_is_room_for() -> None:
    arcs = (Arc(ArcKind.BACK, 5, 1, 3), Arc(ArcKind.AGAIN, 6, 6, 4))
    layout = lay_out(JOURNEY, PHASES, (), Hung(arcs=arcs))
    (row,) = layout.rows
    assert [arc.label.lines if arc.label else None for arc in row.arcs] == [("3 terug",), ("4",)]
    back = row.arcs[0].line
    assert row.cards[5].box.x < back[0][0] < row.cards[5].box.right
    assert row.cards[1].box.x < back[-1][0] < row.cards[1].box.right


@pytest.mark.parametrize("count", [17, 40])
def test_a_way_back_over_rows_leaves_one_row_and_ends_in_another(count: int) -> None:
    steps = tuple(step(f"Stap {n}", PHASES[n * 7 // count]) for n in range(count))
    arc = Arc(ArcKind.BACK, count - 2, 1, 3)
    layout = lay_out(replace(JOURNEY, steps=steps), PHASES, (), Hung(arcs=(arc,)))
    (ends,) = layout.rows[0].arcs
    (leaves,) = layout.rows[-1].arcs
    assert ends.ends and not leaves.ends and leaves.label is not None


@given(journeys())
@settings(max_examples=40, deadline=None)
def test_every_step_has_one_card_in_order(journey: Journey) -> None:
    layout = lay_out(journey, PHASES)
    assert [card.number for row in layout.rows for card in row.cards] == list(range(1, len(journey.steps) + 1))


@given(journeys(most=70))
@settings(max_examples=40, deadline=None)
def test_bands_cover_the_steps_of_one_phase_each(journey: Journey) -> None:
    steps = journey.steps
    for row in fold(steps).rows:
        found = runs(steps, row)
        assert [i for run in found for i in range(run.start, run.end)] == list(range(*row))
        assert all(steps[i].phase == run.phase for run in found for i in range(run.start, run.end))
        assert all(a.phase != b.phase for a, b in pairwise(found))


def test_rows_fold_above_sixteen_steps_and_the_page_stays_an_a4() -> None:
    steps = [step(f"Stap {i}", PHASES[i // 6]) for i in range(42)]
    rows = {n: len(fold(steps[:n]).rows) for n in (1, 8, 16, 17, 40, 42)}
    assert rows == {1: 1, 8: 1, 16: 2, 17: 3, 40: 4, 42: 4}
    assert all(fold(steps[:n]).scale == 1 for n in range(43))


def test_rows_end_with_a_phase_where_they_can() -> None:
    steps = [step("x", "Signaleren")] * 7 + [step("x", "Wachten")] * 7
    assert fold(steps).rows == ((0, 7), (7, 14))
    steps = [step("x", "Signaleren")] * 6 + [step("x", "Wachten")] * 7
    assert fold(steps).rows == ((0, 6), (6, 13))


def test_a_phase_that_comes_back_opens_another_band() -> None:
    bands = [" ".join(band.text.lines) for band in lay_out(JOURNEY, PHASES).rows[0].bands]
    assert bands == ["Signaleren", "Hulp zoeken", "Wachten", "Weer: Hulp zoeken", "Hulp krijgen", "Zonder fase"]


def test_the_worst_and_the_best_moment_are_marked_in_words() -> None:
    marks = {c.number: c.mark.text.lines for row in lay_out(JOURNEY, PHASES).rows for c in row.cards if c.mark}
    assert marks == {2: ("▼ Dieptepunt",), 6: ("▲ Hoogtepunt",)}


def test_a_better_feeling_stands_higher() -> None:
    cards = [card for row in lay_out(JOURNEY, PHASES).rows for card in row.cards]
    felt = sorted((card.valence, -card.point[1]) for card in cards if card.valence is not None)
    assert [y for _valence, y in felt] == sorted(y for _valence, y in felt)
