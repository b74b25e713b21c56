from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, split_graphemes

from klantreis.tui.widgets.wrapping import layout

WORDS = st.text(alphabet=st.sampled_from("abc dé.漢字👍👍🏽e\u0301\u00a0—\n "), max_size=60)
TURNS = st.lists(WORDS, min_size=1, max_size=5)
WIDTHS = st.integers(4, 30)


@given(TURNS, WIDTHS)
def test_every_code_point_is_on_exactly_one_line(turns: list[str], width: int) -> None:
    lines = layout(turns, width)
    text = "\n".join(turns)
    assert lines.text == text
    assert lines.starts[0] == 0
    assert all(a <= b for a, b in zip(lines.starts, lines.starts[1:], strict=False))
    ends = [*lines.starts[1:], len(text)]
    assert "".join(text[a:b] for a, b in zip(lines.starts, ends, strict=True)) == text
    for line in range(len(lines)):
        start, end = lines.span(line)
        assert text[end : ends[line]] in ("", "\n")
        assert "\n" not in text[start:end]


@given(TURNS, WIDTHS)
def test_no_line_is_wider_than_the_view_but_for_a_blank(turns: list[str], width: int) -> None:
    lines = layout(turns, width)
    for line in range(len(lines)):
        start, end = lines.span(line)
        words = lines.text[start:end]
        assert cell_len(words.rstrip(" ")) <= width
        assert cell_len(words) <= width + 1


@given(TURNS, WIDTHS, st.data())
def test_offset_and_cell_lead_to_each_other(turns: list[str], width: int, data: st.DataObject) -> None:
    lines = layout(turns, width)
    line = data.draw(st.integers(0, len(lines) - 1))
    start, last = lines.starts[line], lines.last_place(line)
    places = [start + first for first, _end, cells in split_graphemes(lines.text[start:last])[0] if cells]
    for offset in places:
        assert lines.line_at(offset) == line
        assert lines.offset_at(line, lines.column(offset)) == offset
    assert lines.offset_at(line, 1000) == last


@given(TURNS, WIDTHS)
def test_each_turn_begins_a_line(turns: list[str], width: int) -> None:
    lines = layout(turns, width)
    for turn, (start, first) in enumerate(zip(lines.turn_starts, lines.first_lines, strict=True)):
        assert lines.starts[first] == start
        assert lines.turn_at(start) == turn
        assert lines.turn_of(first) == turn
        assert lines.text[slice(*lines.turn_span(turn))] == turns[turn]


def test_wraps_at_blanks_and_breaks_only_words_that_do_not_fit() -> None:
    lines = layout(["een twee drieduizendvier vijf"], 10)
    assert [lines.text[slice(*lines.span(n))] for n in range(len(lines))] == ["een twee ", "drieduizen", "dvier vijf"]


def test_wide_characters_take_two_cells() -> None:
    lines = layout(["漢字漢字"], 4)
    assert lines.starts == [0, 2]
    assert lines.column(3) == 2
    assert lines.offset_at(1, 3) == 3


def test_an_empty_turn_has_a_line() -> None:
    lines = layout(["a", "", "b"], 10)
    assert lines.starts == [0, 2, 3]
    assert lines.last_place(1) == 2
