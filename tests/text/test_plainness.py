"""Hints for plain Dutch: what they find, what they leave alone, and the reading ease by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantreis.text.plainness import rarity
from klantreis.text.plainness.ease import Level, ease
from klantreis.text.plainness.hint import HintKind
from klantreis.text.plainness.hints import hints
from klantreis.text.plainness.jargon import lists
from klantreis.text.plainness.words import syllables, without_quotes

with_word_list = pytest.mark.skipif(not rarity.available(), reason="wordfreq is not installed (klantreis[plain])")


def found(text: str, kind: HintKind, names: tuple[str, ...] = (), around: str = "", **jargon: str) -> list[str]:
    return [hint.words for hint in hints(text, names, jargon, around) if hint.kind is kind]


# --- reading ease ---------------------------------------------------------------------------------


def test_the_reading_ease_is_that_of_douma_worked_out_by_hand() -> None:
    # 10 words, 13 syllables (van-daag, nie-mand, ge-beld), 2 sentences; three times over: 30, 39 and 6.
    text = "Vandaag heeft niemand gebeld. De vrouw was ziek en moe. " * 3
    got = ease(text)
    assert got is not None
    assert (got.words, got.sentences, got.syllables) == (30, 6, 39)
    assert got.score == pytest.approx(206.84 - 0.77 * 130 - 0.93 * 5)
    assert got.level is Level.B1 and "leesgemak 102 (30 woorden): leest ongeveer als B1" in got.message


def test_a_text_of_long_words_and_sentences_reads_harder() -> None:
    text = (
        "De verantwoordelijkheidsverdeling tussen gemeentelijke organisaties en regionale samenwerkingspartners "
        "vereist voortdurende afstemming over financiering en uitvoering van "
        "jeugdhulpverlening aan kinderen en ook aan hun ouders die al lang wachten op hulp van de gemeente"
    )
    got = ease(text)
    assert got is not None
    assert (got.words, got.sentences, got.level) == (33, 1, Level.C1)


def test_a_short_text_gets_no_figure_and_neither_do_words_of_others() -> None:
    assert ease("woord " * 29) is None
    assert ease("woord " * 30) is not None
    assert ease("Olivia vertelt: ‘" + "woord " * 40 + "’") is None


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *(("over", 2), ("idee", 2), ("ouders", 2), ("open", 2), ("gemeente", 3), ("beschikking", 3), ("mooie", 2)),
        *(("ideeën", 3), ("reünie", 3), ("museum", 3), ("geopend", 3), ("beoordelen", 4), ("team", 1), ("kind", 1)),
        *(("hulpverlener", 4), ("interventie", 4), ("leeuw", 1), ("nieuwe", 2), ("eigen", 2), ("bureau", 2)),
    ],
)
def test_syllables_are_counted_as_they_sound(word: str, count: int) -> None:
    assert syllables(word) == count


# --- hints ----------------------------------------------------------------------------------------


def test_a_sentence_of_sixteen_words_is_long_and_one_of_fifteen_is_not() -> None:
    fifteen = "Zij belt " + "de man " * 6 + "op."
    assert len(fifteen.split()) == 15
    assert found(fifteen, HintKind.LONG) == []
    longer = "Zij belt nu " + "de man " * 6 + "op."
    assert found(f"Kort. {longer} Ook kort.", HintKind.LONG) == [longer]
    (hint,) = [each for each in hints(longer) if each.kind is HintKind.LONG]
    assert "16 woorden" in hint.message


def test_jargon_is_found_in_its_forms_with_a_plainer_word() -> None:
    text = "De beschikkingen en het hulptraject, residentiële zorg. Indien nodig naar de Intake."
    got = {hint.words: hint.suggestion for hint in hints(text) if hint.kind is HintKind.JARGON}
    assert [*got] == ["beschikkingen", "hulptraject", "residentiële", "Indien", "Intake"]
    assert got["beschikkingen"] == "besluit van de gemeente"


@pytest.mark.parametrize("text", ["Zij gaat een klacht indienen.", "De casusstudio.", "strategieën", "mijn-intake"])
def test_words_that_only_look_like_jargon_are_left_alone(text: str) -> None:
    assert found(text, HintKind.JARGON) == []


def test_a_study_adds_jargon_and_lets_other_words_stand() -> None:
    text = "Het consult na de intake. De consulten."
    assert found(text, HintKind.JARGON, consult="gesprek") == ["consult", "intake", "consulten"]
    assert found(text, HintKind.JARGON, consult="gesprek", intake="") == ["consult", "consulten"]


def test_the_list_of_jargon_is_long_enough_and_its_plainer_words_are_plain() -> None:
    words = {**lists().words, **lists().exact}
    assert len(words) >= 60
    plainer = [*words.values(), *lists().abbreviations.values()]
    assert {text: found(text, HintKind.JARGON) for text in plainer if found(text, HintKind.JARGON)} == {}


@pytest.mark.parametrize(
    ("text", "passive"),
    [
        ("Morgen wordt zij door een ander gebeld.", "wordt zij door een ander gebeld"),
        ("Zij zegt dat er niet geluisterd werd.", "geluisterd werd"),
        ("Het plan moet worden besproken met de ouders", None),
        ("Haar vraag werd doorverwezen, en toen was het stil.", "werd doorverwezen"),
        ("Het wordt beter.", None),
        ("Zij werd verliefd.", None),
        ("Hij wordt later gezond en wil vergeten.", None),
        ("Hij werd boos en had gebeld.", None),
        ("Zij belt de gemeente.", None),
    ],
)
def test_the_passive_is_found_where_it_is_sure(text: str, passive: str | None) -> None:
    assert found(text, HintKind.PASSIVE) == ([passive] if passive else [])


def test_abbreviations_are_found_unless_they_are_explained_or_well_known() -> None:
    text = "De POH en de GGZ bellen o.a. naar huis i.v.m. een pgb. Op TV zag zij ADHD."
    assert found(text, HintKind.ABBREVIATION) == ["POH", "GGZ", "o.a.", "i.v.m.", "pgb"]
    assert found("De geestelijke gezondheidszorg belt. De GGZ is er.", HintKind.ABBREVIATION) == []
    assert found("Hulp van het XYZ (een organisatie in de wijk).", HintKind.ABBREVIATION) == []
    assert found("De GGZ belt.", HintKind.ABBREVIATION, around="Dat is de geestelijke gezondheidszorg.") == []
    assert found("NU BEL IK ZE OP! Mail jan@ggz.nl.", HintKind.ABBREVIATION) == []


@with_word_list
def test_rare_words_are_found_and_compounds_of_known_words_are_not() -> None:
    text = "De fricties fluctueren. De wachtlijsten, het telefoontje en de schoolborden typte zij vráágt."
    assert found(text, HintKind.RARE) == ["fricties", "fluctueren"]


@with_word_list
def test_names_are_no_rare_words() -> None:
    text = "Quirien belt. Met Xantippe praat zij. Quiriens moeder ook."
    assert found(text, HintKind.RARE, ("Quirien",)) == []
    assert found(text, HintKind.RARE) == ["Quirien", "Quiriens"]


def test_without_the_word_list_the_other_hints_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rarity, "available", lambda: False)
    got = hints("De fricties over de beschikking.")
    assert [hint.kind for hint in got] == [HintKind.JARGON]


@pytest.mark.parametrize("marks", ["‘{}’", "“{}”", "„{}”", '"{}"', "«{}»"])
def test_what_somebody_said_is_left_as_it_was_said(marks: str) -> None:
    said = marks.format(
        "De beschikking van de GGZ, auto’s, wordt later fluctuerend gebracht " + "en toen " * 9 + "weg."
    )
    assert hints(f"Zij vertelt: {said} Dat is zo.") == ()


# --- what always holds ----------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        *("De beschikking wordt gebeld.", "GGZ", "o.a. bellen", "‘", "’", "“intake", "”", "wordt", "gebeld", "traject"),
        *("fluctueren", "Zij wacht.", "\n", "!", "\x1b[31m", "[bold]", "\u202e", "=1+1", "é", "𝕏", "zorg-traject", "-"),
    ]
)
HOSTILE = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join))


@given(HOSTILE)
def test_a_hint_names_a_place_that_exists(text: str) -> None:
    for hint in hints(text):
        assert 0 <= hint.start < hint.end <= len(text)
        assert text[hint.start : hint.end] == hint.words and hint.message


@given(HOSTILE)
def test_leaving_out_quotes_keeps_every_place(text: str) -> None:
    own = without_quotes(text)
    assert len(own) == len(text)
    assert all(mine in (theirs, " ") for mine, theirs in zip(own, text, strict=True))


PARAGRAPHS = st.lists(
    st.sampled_from(
        [
            "De beschikking wordt morgen gebracht. Dat duurt.",
            "Het kind wacht op de intake. Niemand belt i.v.m. de vakantie.",
            "Zij gaat " + "en gaat " * 10 + "weg.",
            "Alles is goed.",
        ]
    ),
    unique=True,
)


@given(PARAGRAPHS, st.randoms(use_true_random=False))
def test_another_order_of_paragraphs_gives_the_same_hints(paragraphs: list[str], chance) -> None:  # type: ignore[no-untyped-def]
    def told(texts: list[str]) -> list[tuple[str, str]]:
        return sorted((hint.kind.value, hint.words) for hint in hints("\n\n".join(texts)))

    other = [*paragraphs]
    chance.shuffle(other)
    assert told(paragraphs) == told(other) == sorted(hint for each in paragraphs for hint in told([each]))


@given(HOSTILE)
def test_the_most_pressing_kind_comes_first(text: str) -> None:
    kinds = [hint.kind for hint in hints(text)]
    assert kinds == sorted(kinds, key=[*HintKind].index)
