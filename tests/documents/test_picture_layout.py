from itertools import combinations, pairwise

from hypothesis import given, settings

from klantreis.documents.folding import fold, runs
from klantreis.documents.layout import Layout, lay_out
from klantreis.documents.measures import SMALLEST
from klantreis.documents.shapes import Block, Box
from klantreis.documents.wrap import measure
from klantreis.model.journeys import Journey
from tests.documents.examples import JOURNEY, PHASES, journeys, step


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
