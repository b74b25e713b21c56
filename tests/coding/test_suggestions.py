"""Suggestions: they learn, they explain, they never look at the passage itself, and updating equals learning anew."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from klantreis.coding import grams
from klantreis.coding.grams import Grams
from klantreis.coding.reasons import Why, shared_words
from klantreis.coding.suggestions import Example, Suggester
from klantreis.coding.uncoded import is_participant, next_uncoded
from klantreis.coding.words import words
from klantreis.model.codes import Code, Codebook, CodeKind
from klantreis.model.codings import Anchor, Span
from klantreis.model.sources import Attendance, Source, Turn
from klantreis.model.spans import SourceText

BOOK = Codebook(
    "Proef",
    [
        Code("wait", "Wachttijd", CodeKind.THEME, definition="Lang wachten op hulp, een wachtlijst."),
        Code("treat", "Bejegening", CodeKind.THEME, definition="Hoe iemand behandeld wordt."),
        Code("phone", "Telefoon", CodeKind.CHANNEL),
        Code("intake", "Intake", CodeKind.TOUCHPOINT),
    ],
)
TALKS = {
    "a": SourceText(
        [
            "Hoe lang duurde het?",
            "We stonden negen weken op de wachtlijst, en niemand zei iets.",
            "En hoe was het contact?",
            "Ze luisterde heel goed en was vriendelijk.",
            "Hoe ging dat verder?",
            "Ze belde gewoon even op, met de telefoon.",
        ]
    ),
    "b": SourceText(
        [
            "Hoe lang duurde het bij jullie?",
            "Drie maanden op een wachtlijst, dat was veel te lang.",
            "En het contact?",
            "Vriendelijk was hij, en hij luisterde ook echt.",
        ]
    ),
}


def whole(source: str, turn: int) -> Span:
    return Span(Anchor(turn, 0), Anchor(turn, len(TALKS[source].turns[turn])))


LEARNT = [
    Example("1", "wait", "a", whole("a", 1)),
    Example("2", "treat", "a", whole("a", 3)),
    Example("3", "phone", "a", whole("a", 5)),
]


def test_what_was_coded_alike_comes_first_with_the_passage_as_the_reason() -> None:
    suggester = Suggester(BOOK, TALKS, LEARNT)
    first = suggester.suggest("b", whole("b", 3))[0]
    assert first.code == "treat"
    assert (first.reason.why, first.reason.source) == (Why.PASSAGE, "a")
    assert first.reason.text == "Ze luisterde heel goed en was vriendelijk."
    assert TALKS["a"].text[first.reason.start :].startswith(first.reason.text)


def test_without_any_coding_the_descriptions_speak() -> None:
    (only,) = Suggester(BOOK, TALKS).suggest("b", whole("b", 1))
    assert only.code == "wait"
    assert (only.reason.why, only.reason.text) == (Why.DESCRIPTION, "wachtlijst, lang")


def test_the_turn_before_can_be_the_reason() -> None:
    talks = {
        "a": SourceText(["Wanneer was de intake bij de aanbieder?", "Pas in maart."]),
        "b": SourceText(["En wanneer was de intake bij die aanbieder?", "Zomervakantie, geloof ik."]),
    }
    spans = {source: Span(Anchor(1, 0), Anchor(1, len(talk.turns[1]))) for source, talk in talks.items()}
    found = Suggester(BOOK, talks, [Example("1", "intake", "a", spans["a"])]).suggest("b", spans["b"])
    assert found[0].code == "intake" and found[0].reason.why == Why.BEFORE
    assert found[0].reason.text == talks["a"].turns[0] and found[0].reason.start == 0


def test_nothing_is_learnt_from_the_turn_itself() -> None:
    own = Example("own", "phone", "b", whole("b", 3))
    other = [e for e in LEARNT if e.code != "phone"]
    assert Suggester(BOOK, TALKS, [*other, own]).suggest("b", whole("b", 3)) == Suggester(BOOK, TALKS, other).suggest(
        "b", whole("b", 3)
    )


def test_left_out_codes_and_the_number_asked_for() -> None:
    suggester = Suggester(BOOK, TALKS, LEARNT)
    all_ = suggester.suggest("b", whole("b", 1))
    assert suggester.suggest("b", whole("b", 1), most=1) == all_[:1]
    assert [s.code for s in suggester.suggest("b", whole("b", 1), leave_out={"wait"})] == [
        s.code for s in all_ if s.code != "wait"
    ]


def test_nothing_is_suggested_for_nothing() -> None:
    talks = {"a": SourceText(["…", "qqq zzz", ""])}
    suggester = Suggester(BOOK, talks)
    assert suggester.suggest("a", Span(Anchor(0, 0), Anchor(0, 1))) == []
    assert suggester.suggest("a", Span(Anchor(1, 0), Anchor(1, 7))) == []
    assert Suggester(Codebook("", ()), talks).suggest("a", Span(Anchor(1, 0), Anchor(1, 7))) == []


def test_what_is_unknown_is_passed_over() -> None:
    suggester = Suggester(
        BOOK, TALKS, [Example("x", "gone", "a", whole("a", 1)), Example("y", "wait", "gone", LEARNT[0].span)]
    )
    suggester.forget(["x", "never"])
    assert suggester.suggest("b", whole("b", 1)) == Suggester(BOOK, TALKS).suggest("b", whole("b", 1))


PLACES = [(source, turn) for source, talk in TALKS.items() for turn in range(len(talk.turns))]
EXAMPLES = st.lists(
    st.tuples(st.sampled_from(PLACES), st.sampled_from([code.id for code in BOOK]), st.integers(0, 12)), max_size=12
)


def _examples(drawn: list[tuple[tuple[str, int], str, int]]) -> list[Example]:
    found = []
    for number, ((source, turn), code, start) in enumerate(drawn):
        last = len(TALKS[source].turns[turn])
        found.append(Example(f"e{number}", code, source, Span(Anchor(turn, start), Anchor(turn, last))))
    return found


@given(EXAMPLES, st.sets(st.integers(0, 11)), st.sampled_from(PLACES))
def test_coming_and_going_one_by_one_is_the_same_as_learning_anew(
    drawn: list[tuple[tuple[str, int], str, int]], gone: set[int], place: tuple[str, int]
) -> None:
    examples = _examples(drawn)
    followed = Suggester(BOOK, TALKS)
    for example in examples:
        followed.learn([example])
    followed.forget([e.id for n, e in enumerate(examples) if n in gone])
    anew = Suggester(BOOK, TALKS, [e for n, e in enumerate(examples) if n not in gone])
    span = whole(*place)
    one, other = followed.suggest(place[0], span), anew.suggest(place[0], span)
    assert [s.reason for s in sorted(one, key=lambda s: s.code)] == [
        s.reason for s in sorted(other, key=lambda s: s.code)
    ]
    assert np.allclose([s.score for s in one], [s.score for s in other], atol=3e-5)


@given(EXAMPLES, st.sampled_from(PLACES))
def test_codings_in_the_same_turn_change_nothing(
    drawn: list[tuple[tuple[str, int], str, int]], place: tuple[str, int]
) -> None:
    examples = _examples(drawn)
    source, turn = place
    elsewhere = [e for e in examples if (e.source, e.span.start.turn) != place]
    with_own = Suggester(BOOK, TALKS, examples).suggest(source, whole(source, turn))
    without = Suggester(BOOK, TALKS, elsewhere).suggest(source, whole(source, turn))
    assert {s.code: s.reason for s in with_own} == {s.code: s.reason for s in without}
    scores = {s.code: s.score for s in without}
    assert all(abs(s.score - scores[s.code]) < 3e-5 for s in with_own)


@given(st.lists(st.text(max_size=40), max_size=5), st.text(max_size=40))
def test_a_weighed_text_has_length_one_or_none(texts: list[str], text: str) -> None:
    known = Grams(texts)
    for row in [known.row(text), *(known.texts[n] for n in range(len(known.texts)))]:
        length = float(np.square(row.weights).sum())
        assert abs(length - (1 if len(row.ids) else 0)) < 1e-4
        assert sorted(set(row.ids.tolist())) == row.ids.tolist()
    assert len(known.texts) == len(texts)
    for n, one in enumerate(texts):
        assert np.array_equal(known.row(one).ids, known.texts[n].ids)


def test_pieces_of_words() -> None:
    assert grams.pieces("op") == [" op "]
    assert grams.pieces("hulp") == [" hul", "hulp", "ulp "]
    assert words("Oma's e-mail, ÉÉN!") == ["oma's", "e-mail", "één"]


def test_compounds_are_shared_words() -> None:
    assert shared_words("Op de jeugdwachtlijst, ja", "Wie op een wachtlijst staat") == ["jeugdwachtlijst"]
    assert shared_words("Ik ging op reis", "op de gang") == []


def _talk(*speakers: str | None) -> list[Turn]:
    return [Turn(str(n), f"Woorden {n}", speaker) for n, speaker in enumerate(speakers)]


def test_the_next_turn_to_code_is_one_of_a_participant_with_nothing_on_it() -> None:
    turns = _talk("I", "R", "I", "R")
    source = Source("s", "t")
    assert next_uncoded(source, turns, [], 0) == 1
    assert next_uncoded(source, turns, [Span(Anchor(1, 2), Anchor(1, 4))], 0) == 3
    assert next_uncoded(source, turns, [Span(Anchor(3, 0), Anchor(3, 4))], 2) == 1
    assert next_uncoded(source, turns, [Span(Anchor(1, 2), Anchor(3, 4))], 0) is None
    assert next_uncoded(source, turns, [Span(Anchor(1, 2), Anchor(1, 2))], 0) == 1, "words that are gone code nothing"
    assert next_uncoded(source, [Turn("x", "…", "R")], [], 0) is None
    assert next_uncoded(source, [], [], 0) is None


def test_who_is_known_to_speak_counts_before_the_label() -> None:
    known = Source("s", "t", attendances=(Attendance("R1", "I"), Attendance("R2", "Moeder")))
    assert is_participant(known, "I") and is_participant(known, "Moeder") and not is_participant(known, "Vader")
    half = Source("s", "t", attendances=(Attendance("R1", "Moeder"), Attendance("R2")))
    assert is_participant(half, "Vader") and is_participant(half, None) and not is_participant(half, "Interviewer")
