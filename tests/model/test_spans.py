"""Offsets, anchors, and what an edit of the text does to a span."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantreis.model.codings import Anchor, Span
from klantreis.model.spans import SourceText, changed_part, shift

texts = st.text(st.sampled_from("ab é𝄞"), max_size=12)


@given(st.lists(texts, min_size=1, max_size=6))
def test_every_offset_has_one_anchor_and_back(turns: list[str]) -> None:
    text = SourceText(turns)
    assert text.text == "\n".join(turns)
    for offset in range(text.length + 1):
        assert text.offset(text.anchor(offset)) == offset
    for outside in (-1, text.length + 1):
        with pytest.raises(ValueError):
            text.anchor(outside)


@given(st.lists(texts, min_size=1, max_size=6), st.data())
def test_a_quote_is_what_stands_between_the_offsets(turns: list[str], data: st.DataObject) -> None:
    text = SourceText(turns)
    if text.length == 0:
        return
    start = data.draw(st.integers(0, text.length - 1))
    end = data.draw(st.integers(start + 1, text.length))
    assert text.quote(text.span(start, end)) == text.text[start:end]


def test_spans_overlap_only_where_they_share_a_place() -> None:
    first = Span(Anchor(0, 0), Anchor(0, 5))
    assert first.overlaps(Span(Anchor(0, 4), Anchor(1, 1)))
    assert not first.overlaps(Span(Anchor(0, 5), Anchor(0, 6)))


@given(texts, texts)
def test_the_changed_part_makes_the_new_text(old: str, new: str) -> None:
    start, end, end_new = changed_part(old, new)
    assert old[:start] + new[start:end_new] + old[end:] == new


@given(texts, st.data(), texts)
def test_a_span_that_the_edit_does_not_touch_keeps_its_words(old: str, data: st.DataObject, typed: str) -> None:
    a = data.draw(st.integers(0, len(old)))
    b = data.draw(st.integers(a, len(old)))
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    new = old[:a] + typed + old[b:]
    first, last = shift((start, end), old, new)
    assert 0 <= first <= last <= len(new)
    changed, changed_end, _ = changed_part(old, new)
    if end <= changed or start >= changed_end:
        assert new[first:last] == old[start:end]


@given(texts, texts)
def test_the_whole_text_stays_the_whole_text(old: str, new: str) -> None:
    start, end, _ = changed_part(old, new)
    if old and 0 < end - start < len(old) and start > 0 and end < len(old):
        assert shift((0, len(old)), old, new) == (0, len(new))
