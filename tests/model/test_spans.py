"""Offsets, anchors, and what an edit of the text does to a span."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantreis.model.codings import Anchor, Span
from klantreis.model.spans import Edit, SourceText, first_change

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
def test_the_first_change_is_where_they_differ(old: str, new: str) -> None:
    place = first_change(old, new)
    if place is None:
        assert old == new
    else:
        assert old[:place] == new[:place] and old[place : place + 1] != new[place : place + 1]


@given(texts, texts)
def test_the_pieces_make_both_texts(old: str, new: str) -> None:
    at, new_at = 0, 0
    for piece in Edit(old, 0, len(old), new).pieces:
        assert (piece.start, piece.new_start) == (at, new_at)
        at, new_at = piece.end, piece.new_end
        assert not piece.kept or old[piece.start : at] == new[piece.new_start : new_at]
    assert (at, new_at) == (len(old), len(new))


@given(texts, texts, st.data())
def test_a_span_stays_in_order_and_inside(old: str, new: str, data: st.DataObject) -> None:
    edit = Edit(old, 0, len(old), new)
    places = [edit.place(offset) for offset in range(len(old) + 1)]
    assert places == sorted(places) and places[0] >= 0 and places[-1] <= len(new)
    if old:
        start = data.draw(st.integers(0, len(old) - 1))
        end = data.draw(st.integers(start + 1, len(old)))
        first, last = edit.shift(start, end)
        assert 0 <= first <= last <= len(new)
        assert not (first < last) or new[first:last].strip() or not old[start:end].strip()


words = st.text(st.sampled_from("aeikrst"), min_size=1, max_size=9)
fresh = st.text(st.sampled_from("BDGLMNP"), min_size=1, max_size=9)


@given(st.lists(words, min_size=1, max_size=14, unique=True), st.data())
def test_several_corrections_in_one_turn_each_stay_local(said: list[str], data: st.DataObject) -> None:
    """Words are deleted, replaced or put in at several places; what stands on the others keeps its words."""
    now = [data.draw(st.one_of(st.just(word), st.lists(fresh, max_size=2).map(" ".join))) for word in said]
    edit = Edit(" ".join(said), 0, len(" ".join(said)), " ".join(filter(None, now)))
    first = data.draw(st.integers(0, len(said) - 1))
    last = data.draw(st.integers(first, len(said) - 1))
    start = len(" ".join(said[:first])) + (first > 0)
    quote = " ".join(said[first : last + 1])
    a, b = edit.shift(start, start + len(quote))
    stayed = [word for word, new in zip(said, now, strict=True) if word == new]
    here = [word for word in said[first : last + 1] if word in stayed]
    if now[first : last + 1] == said[first : last + 1]:
        assert edit.new[a:b] == quote
    assert [word for word in edit.new[a:b].split() if word in stayed] == here
    assert edit.new[a:b] == edit.new[a:b].strip()


@given(st.lists(words, min_size=1, max_size=8), st.lists(fresh, min_size=1, max_size=3), st.data())
def test_words_typed_at_a_border_stay_outside(said: list[str], typed: list[str], data: st.DataObject) -> None:
    text = " ".join(said)
    before = data.draw(st.booleans())
    new = " ".join([*typed, text] if before else [text, *typed])
    a, b = Edit(text, 0, len(text), new).shift(0, len(text))
    assert new[a:b] == text


@pytest.mark.parametrize(
    ("old", "new", "quote", "now"),
    [
        # A word at a border is corrected: the coding has it as a whole.
        ("op een wachtlijs gezet", "op een wachtlijst gezet", "wachtlijs", "wachtlijst"),
        ("op een achtlijst gezet", "op een wachtlijst gezet", "achtlijst gezet", "wachtlijst gezet"),
        ("een twe dri vier", "een twee drie vier", "twe", "twee"),
        ("een twe dri vier", "een twee drie vier", "dri vier", "drie vier"),
        ("een wacht lijst", "een wachtlijst", "lijst", "wachtlijst"),
        ("toen Kwam hij", "toen kwam zij", "Kwam hij", "kwam zij"),
        ("stonden lang op", "stonden erg langer op", "lang", "langer"),
        ("zei mevrouw Jansn net", "zei ook de vrouw Jansen net", "Jansn", "Jansen"),
        # Part of a word, and the word is corrected elsewhere.
        ("de wachtlijs", "de wachtlijst", "wacht", "wacht"),
        # One word came for another, or some for some.
        ("en u belde toen", "en de gemeente belde toen", "u", "de gemeente"),
        ("en u belde toen", "en de gemeente belde toen", "u belde", "de gemeente belde"),
        ("We stonden lang op een lijst.", "We bleven erg veel thuis.", "stonden lang", None),
        # Words went.
        ("ik was heel erg boos", "ik was boos", "heel erg", None),
        ("ik was heel erg boos", "ik was boos", "erg boos", "boos"),
        ("ik was (heel) boos", "ik was () boos", "(heel)", None),
        ("a b c", "", "b c", None),
        # Two corrections far apart: what lies between stays as it is.
        ("de hond zat op de mat bij de deur", "een kat zat op de mat naast een raam", "zat op de mat", "zat op de mat"),
        # The blank that went with a word is not left hanging.
        ("ik was boos en moe", "ik was boos", "boos en", "boos"),
    ],
)
def test_what_becomes_of_a_span(old: str, new: str, quote: str, now: str | None) -> None:
    edit = Edit(old, 0, len(old), new)
    start = old.index(quote)
    first, last = edit.shift(start, start + len(quote))
    assert edit.new == new
    assert new[first:last] == (now or "")


def test_an_edit_within_a_text_leaves_the_rest() -> None:
    text = "eerst dit\ndan dat\ndan dit"
    edit = Edit(text, 10, 17, "en toen dat")
    assert edit.new == "eerst dit\nen toen dat\ndan dit"
    for quote in ("eerst dit", "dan dit", "dit\ndan"):
        at = text.rindex(quote)
        first, last = edit.shift(at, at + len(quote))
        assert edit.new[first:last] == quote or quote == "dit\ndan"
    # From turn to turn: what was said at the border is corrected.
    assert edit.new[slice(*edit.shift(6, 13))] == "dit\nen toen"


def test_a_very_long_turn_is_aligned_too() -> None:
    said = [f"woord{place % 977}" for place in range(60_000)]
    now = [*said[:10], "nieuw", *said[12:59_990], "slot"]
    edit = Edit(" ".join(said), 0, len(" ".join(said)), " ".join(now))
    middle = " ".join(said[30_000:30_040])
    start = edit.old.index(middle, 200_000)
    assert edit.new[slice(*edit.shift(start, start + len(middle)))] == middle


def test_a_passage_that_was_written_anew_lost_its_words_a_short_correction_did_not() -> None:
    old = "Negen weken stonden wij op de wachtlijst."
    rewritten = Edit(old, 0, len(old), "Dat weet ik niet.")
    start, end = rewritten.shift(0, len(old))
    assert start == end
    corrected = Edit("Het duurde vijf maanden.", 11, 23, "acht dagen")
    assert corrected.new[slice(*corrected.shift(11, 23))] == "acht dagen"
    mended = Edit(old, 0, len(old), "Tien weken stonden we op die wachtlijst.")
    assert mended.new[slice(*mended.shift(0, len(old)))] == mended.new
