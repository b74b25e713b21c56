"""Questions by code: what may be written, and what is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantreis.coding.company import Standing, select
from klantreis.coding.queries import Coded, Condition, Either, Query, Where, mentioned, parse, quoted
from klantreis.model.errors import KlantreisError

CODES = {"A": "a", "B": "b", "C": "c", "Lange wacht": "w", 'Zei "nee"': "n", "en": "e", "Top": "t"}
BELOW = {"t": frozenset("tab")}


def lookup(reference: str, below: bool) -> frozenset[str]:
    if reference not in CODES:
        raise KlantreisError(f"geen {reference}")
    code = CODES[reference]
    return BELOW.get(code, frozenset(code)) if below else frozenset(code)


def only(code: str) -> Coded:
    return Coded(frozenset(code))


def test_words_bind_as_the_language_says() -> None:
    asked = parse('A of B en niet C bij/2 "Lange wacht"', lookup)
    near = Where(only("c"), (Condition(only("w"), True, 2),))
    assert asked == Either((only("a"), Where(only("b"), (Condition(near, False),))))
    assert parse("(A or B) AND NOT (C near/2 Lange wacht)", lookup) == Where(
        Either((only("a"), only("b"))), (Condition(near, False),)
    )
    assert parse("A niet bij B en C", lookup) == Where(
        Where(only("a"), (Condition(only("b"), False, 0),)), (Condition(only("c"), True),)
    )
    assert mentioned(asked) == frozenset("abcw")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("A", "a"),
        (" ( ( A ) ) ", "a"),
        ("Lange   wacht", "w"),
        ("“Lange wacht”", "w"),
        ('"Zei ""nee"""', "n"),
        ('"en"', "e"),
        ("onder:Top", "tab"),
        ('ONDER: "Top"', "tab"),
        ("under:A", "a"),
    ],
)
def test_ways_to_name_a_code(text: str, codes: str) -> None:
    assert parse(text, lookup) == Coded(frozenset(codes))


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        ("A en", 5, "hier hoort een code"),
        ("A B", 1, "geen A B"),
        ("A en Zomaar", 6, "geen Zomaar"),
        ("niet A", 1, "begin niet met niet"),
        ("A of niet B", 6, "begin niet met niet"),
        ("A niet B", 3, "voor niet hoort en"),
        ("A en niet niet B", 11, "begin niet"),
        ("A (B)", 3, "hier hoort en"),
        ("(A en B", 1, "gaat niet dicht"),
        ("(A (B))", 4, "hier hoort en"),
        ("A)", 2, "er ging er geen open"),
        ('A en "B', 6, "geen einde"),
        ("A bij/x B", 3, "aantal beurten"),
        ("A bij/ B", 3, "aantal beurten"),
        ("A bij/123456 B", 3, "aantal beurten"),
        ('""', 1, "hier hoort een code"),
        ("onder:(A)", 7, "hier hoort een code"),
        ("(" * 5000 + "A" + ")" * 5000, 51, "te veel haakjes"),
    ],
)
def test_a_wrong_question_says_where(text: str, place: int, told: str) -> None:
    with pytest.raises(KlantreisError, match=told) as caught:
        parse(text, lookup)
    assert f"bij teken {place}:" in str(caught.value) and "\n" not in str(caught.value)


def test_an_empty_question_shows_how() -> None:
    with pytest.raises(KlantreisError, match="bijvoorbeeld"):
        parse("  ", lookup)


@given(st.text(st.sampled_from('AB en()"/:of bijt“'), max_size=30))
def test_whatever_is_typed_is_a_question_or_told(text: str) -> None:
    try:
        parse(text, lookup)
    except KlantreisError as error:
        assert str(error)


@given(st.text(min_size=1, max_size=12).filter(lambda t: t.strip()))
def test_any_path_can_be_quoted(path: str) -> None:
    assert parse(f"{quoted(path)} en {quoted(path)}", lambda name, _below: frozenset({name})) == Where(
        Coded(frozenset({path})), (Condition(Coded(frozenset({path})), True),)
    )


def test_long_questions_are_no_deep_ones() -> None:
    one = Standing("1", "s", "k", "a", (0, 0), (0, 1))
    for word in ("en", "of", "bij", "en niet"):
        assert select(parse(f" {word} ".join("A" * 3000), lookup), [one]) in ([one], [])


# --- what is found ----------------------------------------------------------------------------------

TURN = 6
"""Characters in each turn of these tests, the newline after it included."""

standings = st.lists(
    st.builds(
        lambda source, coder, code, start, length: (source, coder, code, start, start + length),
        st.sampled_from("st"),
        st.sampled_from("kl"),
        st.sampled_from("abc"),
        st.integers(0, 30),
        st.integers(1, 9),
    ),
    max_size=14,
)


def standing(rows: list[tuple[str, str, str, int, int]]) -> list[Standing]:
    return [
        Standing(str(n), source, coder, code, divmod(start, TURN), divmod(end, TURN))
        for n, (source, coder, code, start, end) in enumerate(rows)
    ]


def queries() -> st.SearchStrategy[Query]:
    leaf = st.sets(st.sampled_from("abc"), min_size=1).map(lambda codes: Coded(frozenset(codes)))

    def grown(inner: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
        conditions = st.builds(Condition, inner, st.booleans(), st.none() | st.integers(0, 3))
        return st.builds(Where, inner, st.lists(conditions, min_size=1, max_size=2).map(tuple)) | st.builds(
            Either, st.lists(inner, min_size=1, max_size=3).map(tuple)
        )

    return st.recursive(leaf, grown, max_leaves=5)


def characters(one: Standing) -> set[int]:
    (first, start), (last, end) = one.start, one.end
    return set(range(first * TURN + start, last * TURN + end))


def is_in(one: Standing, query: Query, every: list[Standing], same_coder: bool) -> bool:
    """The meaning of a query, word by word and pair by pair."""
    if isinstance(query, Coded):
        return one.code in query.codes
    if isinstance(query, Either):
        return any(is_in(one, part, every, same_coder) for part in query.parts)

    def company(condition: Condition) -> bool:
        for other in every:
            if other.source != one.source or (same_coder and other.coder != one.coder):
                continue
            if not is_in(other, condition.other, every, same_coder):
                continue
            if condition.turns is None:
                if characters(one) & characters(other):
                    return True
            elif other.id != one.id:
                apart = min(abs(a // TURN - b // TURN) for a in characters(one) for b in characters(other))
                if apart <= condition.turns:
                    return True
        return False

    return is_in(one, query.base, every, same_coder) and all(company(c) == c.wanted for c in query.conditions)


@given(standings, queries(), st.booleans())
def test_what_is_found_is_what_the_language_means(
    rows: list[tuple[str, str, str, int, int]], query: Query, same_coder: bool
) -> None:
    every = standing(rows)
    expected = [one for one in every if is_in(one, query, every, same_coder)]
    assert select(query, every, same_coder=same_coder) == expected


def test_company_of_one_coder_or_of_any() -> None:
    every = standing([("s", "k", "a", 0, 4), ("s", "l", "b", 2, 5), ("t", "k", "a", 0, 4)])
    asked = parse("A en B", lookup)
    assert [one.id for one in select(asked, every)] == ["0"]
    assert select(asked, every, same_coder=True) == []


def test_a_coding_is_near_another_but_not_near_itself() -> None:
    every = standing([("s", "k", "a", 0, 4), ("s", "k", "a", 13, 15), ("s", "k", "b", 30, 33)])
    assert select(parse("A bij A", lookup), every) == []
    assert [one.id for one in select(parse("A bij/2 A", lookup), every)] == ["0", "1"]
    assert [one.id for one in select(parse("A bij/3 B", lookup), every)] == ["1"]
    assert [one.id for one in select(parse("A niet bij/3 B", lookup), every)] == ["0"]
