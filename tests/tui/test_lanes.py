from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from klantreis.tui.widgets import lanes
from klantreis.tui.widgets.lanes import Mark, MarkIndex
from klantreis.tui.widgets.wrapping import layout

RANGES = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 10)), max_size=30).map(
    lambda pairs: sorted((first, first + length) for first, length in pairs)
)


@given(RANGES)
def test_no_two_marks_share_a_lane_on_a_line(ranges: list[tuple[int, int]]) -> None:
    given_lanes = lanes.assign(ranges)
    for place, (first, last) in enumerate(ranges):
        for other in range(place):
            if ranges[other][1] >= first and ranges[other][0] <= last:
                assert given_lanes[other] != given_lanes[place]


@given(RANGES)
def test_no_more_lanes_than_marks_on_the_busiest_line(ranges: list[tuple[int, int]]) -> None:
    lines = Counter(line for first, last in ranges for line in range(first, last + 1))
    busiest = max(lines.values(), default=0)
    assert max(lanes.assign(ranges), default=-1) + 1 == busiest


SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)).map(lambda p: (p[0], p[0] + p[1])), max_size=6)


@given(st.integers(0, 20), st.integers(1, 20), SPANS)
def test_pieces_cover_the_stretch_and_know_who_covers_them(
    start: int, length: int, spans: list[tuple[int, int]]
) -> None:
    end = start + length
    pieces = lanes.pieces(start, end, spans)
    assert [p[0] for p in pieces] + [end] == [start] + [p[1] for p in pieces]
    for first, last, covering in pieces:
        for offset in range(first, last):
            assert covering == tuple(n for n, (a, b) in enumerate(spans) if a <= offset < b)


def test_a_mark_lies_on_the_lines_of_its_words_and_no_further() -> None:
    lines = layout(["een twee drie vier", "vijf"], 9)
    marks = [Mark("a", 0, 9, "A", ""), Mark("b", 4, 23, "B", "")]
    assert [lanes.line_range(lines, mark) for mark in marks] == [(0, 0), (0, 2)]


def test_letters_begin_again_after_z() -> None:
    assert [lanes.letter(n) for n in (0, 1, 51, 52)] == ["A", "B", "z", "A"]


WORDS = layout(["een twee drie vier vijf zes", "zeven acht", "", "negen tien elf twaalf"], 9)
PLACES = st.tuples(st.integers(0, len(WORDS.text) - 1), st.integers(0, 25))


@given(st.lists(st.tuples(PLACES, st.booleans()), max_size=25))
def test_marks_that_come_and_go_one_by_one_stand_as_if_they_came_at_once(
    steps: list[tuple[tuple[int, int], bool]],
) -> None:
    index = MarkIndex(WORDS, ())
    for number, ((start, length), goes_again) in enumerate(steps):
        index.add(Mark(str(number), start, min(start + length, len(WORDS.text)), "", ""))
        if goes_again:
            index.remove(str(number // 2) if str(number // 2) in index.marks else str(number))
    whole = MarkIndex(WORDS, index.marks.values())
    assert index.ranges == whole.ranges and index.starts == whole.starts
    for line in range(len(WORDS)):
        here = index.on(line)
        assert sorted(here) == sorted(whole.on(line))
        assert len({index.lane_of[id_] for id_ in here}) == len(here)
        places = [(index.marks[id_].start, index.marks[id_].end) for id_ in here]
        assert places == sorted(places)
