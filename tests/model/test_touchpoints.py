"""Touchpoints take their context from the codings that overlap them most."""

from hypothesis import given
from hypothesis import strategies as st

from klantreis.model.codes import Code, Codebook, CodeKind
from klantreis.model.codings import Coding
from klantreis.model.spans import SourceText
from klantreis.model.touchpoints import counted_once, touchpoints

BOOK = Codebook(
    "b",
    [
        Code("m", "Momenten", CodeKind.TOUCHPOINT),
        Code("h", "Huisarts", CodeKind.TOUCHPOINT, "m", phase="Zoeken"),
        Code("t", "Telefoon", CodeKind.CHANNEL),
        Code("e", "E-mail", CodeKind.CHANNEL),
        Code("p", "Wachten", CodeKind.PHASE),
        Code("w", "Wachttijd", CodeKind.THEME),
    ],
)
TEXT = SourceText(["Ik belde de huisarts en mailde", "daarna ook nog"])


def coding(id_: str, code: str, start: int, end: int, valence: int | None = None) -> Coding:
    return Coding(id_, "s", TEXT.span(start, end), code, "anke", valence)


def test_the_context_is_what_shares_most_characters() -> None:
    found = touchpoints(
        [
            coding("2", "e", 25, 40),
            coding("1", "t", 0, 8),
            coding("0", "h", 0, 27, -1),
            coding("3", "w", 3, 8),
        ],
        BOOK,
        TEXT,
    )
    (touch,) = found
    assert (touch.id, touch.label, touch.channel, touch.actor) == ("0", "Huisarts", "Telefoon", None)
    assert (touch.phase, touch.valence, touch.concept, touch.themes) == (
        "Zoeken",
        -1,
        "Momenten/Huisarts",
        ("Wachttijd",),
    )


def test_a_phase_that_was_coded_goes_before_the_usual_one() -> None:
    (touch,) = touchpoints([coding("0", "h", 0, 27), coding("1", "p", 20, 44)], BOOK, TEXT)
    assert touch.phase == "Wachten"


def test_they_come_in_the_order_of_telling() -> None:
    found = touchpoints([coding("b", "h", 31, 37), coding("a", "h", 0, 5)], BOOK, TEXT)
    assert [touch.id for touch in found] == ["a", "b"]


marks = st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("htw"), st.integers(0, 40), st.integers(1, 8)))


@given(marks)
def test_a_passage_counts_once_whoever_coded_it(drawn: list[tuple[str, str, int, int]]) -> None:
    codings = [
        Coding(str(n), "s", TEXT.span(start, min(start + size, TEXT.length)), code, coder)
        for n, (coder, code, start, size) in enumerate(drawn)
        if start < TEXT.length
    ]
    first = [c for c in codings if c.coder == "a"]
    second = [
        c for c in codings if c.coder == "b" and not any(o.code == c.code and o.span.overlaps(c.span) for o in first)
    ]
    kept = counted_once(codings, BOOK, ["a", "b"])
    assert {c.id for c in kept} == {c.id for c in (*first, *second)}
    assert [c.span.start for c in kept] == sorted(c.span.start for c in kept)
