"""Where two coders differ, and how."""

from hypothesis import given
from hypothesis import strategies as st

from klantreis.coding.disagreements import Difference, disagreements
from klantreis.model.codes import CodeKind
from klantreis.model.codings import Coding, Settled
from klantreis.model.spans import SourceText

TEXT = SourceText(["Eerst gingen we naar de huisarts.", "Toen kwam de wachtlijst, die duurde negen weken."])
KINDS = {"huisarts": CodeKind.TOUCHPOINT, "wachtlijst": CodeKind.TOUCHPOINT, "wachttijd": CodeKind.THEME}


def coding(coder: str, code: str, words: str, **more: object) -> Coding:
    start = TEXT.text.index(words)
    id_ = f"{coder} {code} {words}"
    return Coding(id_, "s", TEXT.span(start, start + len(words)), code, coder, **more)  # type: ignore[arg-type]


def found(*codings: Coding) -> list[tuple[Difference, str, int, int]]:
    """How they differ, on which words, and how many codings of either it is about."""
    listed = disagreements(codings, "a", "b", KINDS, TEXT)
    return [(d.difference, TEXT.text[d.start : d.end], len(d.first), len(d.second)) for d in listed]


def test_what_both_did_alike_is_no_difference() -> None:
    assert found(coding("a", "huisarts", "naar de huisarts"), coding("b", "huisarts", "naar de huisarts")) == []
    # A full stop more or less is no difference either.
    assert found(coding("a", "huisarts", "naar de huisarts"), coding("b", "huisarts", "naar de huisarts.")) == []


def test_only_one_coded() -> None:
    assert found(coding("a", "huisarts", "huisarts")) == [(Difference.ONE_CODER, "huisarts", 1, 0)]
    assert found(coding("b", "huisarts", "huisarts")) == [(Difference.ONE_CODER, "huisarts", 0, 1)]
    assert found(coding("c", "huisarts", "huisarts")) == []


def test_other_borders() -> None:
    one, other = coding("a", "huisarts", "de huisarts"), coding("b", "huisarts", "gingen we naar de huisarts")
    assert found(one, other) == [(Difference.BORDERS, "gingen we naar de huisarts", 1, 1)]


def test_too_little_in_common_is_not_the_same_find() -> None:
    one, other = coding("a", "huisarts", "gingen we naar"), coding("b", "huisarts", "naar de huisarts")
    assert [entry[0] for entry in found(one, other)] == [Difference.ONE_CODER] * 2


def test_one_long_coding_is_the_same_find_as_its_halves() -> None:
    long = coding("a", "wachtlijst", "wachtlijst, die duurde")
    halves = coding("b", "wachtlijst", "wachtlijst"), coding("b", "wachtlijst", "die duurde")
    assert found(long, *halves) == []
    assert found(long, coding("b", "wachtlijst", "wachtlijst"), coding("b", "wachtlijst", "duurde")) == [
        (Difference.BORDERS, "wachtlijst, die duurde", 1, 2)
    ]


def test_another_code_of_the_same_kind() -> None:
    one, other = coding("a", "huisarts", "de wachtlijst"), coding("b", "wachtlijst", "wachtlijst, die")
    assert found(one, other) == [(Difference.OTHER_CODE, "de wachtlijst, die", 1, 1)]
    theme = coding("b", "wachttijd", "de wachtlijst")
    assert [entry[0] for entry in found(one, theme)] == [Difference.ONE_CODER] * 2


def test_what_both_gave_is_no_rival_of_what_one_gave_as_well() -> None:
    shared = [coding(who, "wachtlijst", "de wachtlijst") for who in "ab"]
    assert found(*shared, coding("a", "huisarts", "de wachtlijst")) == [(Difference.ONE_CODER, "de wachtlijst", 1, 0)]


def test_lost_words_do_not_count_and_settling_changes_nothing() -> None:
    assert found(coding("a", "huisarts", "huisarts", lost="huisarts")) == []
    dropped = coding("a", "huisarts", "huisarts", settled=Settled.DROPPED)
    assert found(dropped) == [(Difference.ONE_CODER, "huisarts", 1, 0)]
    (entry,) = disagreements([dropped], "a", "b", KINDS, TEXT)
    assert entry.settled


spans = st.tuples(st.integers(0, TEXT.length - 1), st.integers(1, 20)).map(
    lambda s: TEXT.span(s[0], min(TEXT.length, s[0] + s[1]))
)
some = st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(sorted(KINDS)), spans), max_size=12).map(
    lambda rows: [Coding(str(n), "s", span, code, coder) for n, (coder, code, span) in enumerate(rows)]
)


@given(some, st.randoms())
def test_each_coding_is_in_one_difference_at_most_whatever_the_order(codings: list[Coding], random: object) -> None:
    listed = disagreements(codings, "a", "b", KINDS, TEXT)
    ids = [c.id for d in listed for c in d.codings]
    assert len(ids) == len(set(ids))
    assert listed == sorted(listed, key=lambda d: (d.start, d.end))
    shuffled = list(codings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert disagreements(shuffled, "a", "b", KINDS, TEXT) == listed
    # Seen from the other side, the same differences.
    other = disagreements(codings, "b", "a", KINDS, TEXT)
    assert {(d.difference, d.start, d.end) for d in other if d.difference != Difference.OTHER_CODE} == {
        (d.difference, d.start, d.end) for d in listed if d.difference != Difference.OTHER_CODE
    }


@given(some)
def test_nobody_differs_from_who_did_the_same(codings: list[Coding]) -> None:
    mine = [c for c in codings if c.coder == "a"]
    copies = [Coding(f"{c.id}b", "s", c.span, c.code, "b") for c in mine]
    assert disagreements([*mine, *copies], "a", "b", KINDS, TEXT) == []


def test_another_feeling_on_the_same_words() -> None:
    one, other = (coding(who, "huisarts", "huisarts", valence=felt) for who, felt in (("a", -2), ("b", -1)))
    assert found(one, other) == [(Difference.FEELING, "huisarts", 1, 1)]
    # Who did not say how it felt, did not differ.
    assert found(one, coding("b", "huisarts", "huisarts")) == []
