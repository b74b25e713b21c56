"""Lines that were broken to fit a page, and what an utterance is in a text without labels."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantreis.transcripts.reading import read
from klantreis.transcripts.wrapping import joined

PARAGRAPHS = [
    "Het begon op school, met een gesprek met de mentor over het verzuim van onze zoon. Wij wisten van niets. "
    "Later kwam er een brief van de gemeente waarin stond dat we ons konden melden bij het wijkteam.",
    "Daar zaten wij dan, met een kop koffie en een formulier van acht bladzijden dat niemand begreep.",
]


def texts(text: str) -> list[str]:
    return [u.text for u in read("verhaal.txt", text.encode()).utterances]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["de jeugd-", "hulp"], "de jeugd-hulp"),
        (["voor-", "en nadelen"], "voor- en nadelen"),
        (["in-", "of uitschrijven"], "in- of uitschrijven"),
        (["Noord-", "Holland"], "Noord- Holland"),
        (["ik dacht -", "maar nee"], "ik dacht - maar nee"),
        (["tussen 10-", "en 20"], "tussen 10- en 20"),
        (["een  twee", "", " drie\t"], "een twee drie"),
    ],
)
def test_joining_lines(lines: list[str], text: str) -> None:
    assert joined(lines) == text


@given(st.lists(st.text(alphabet="abc -", max_size=8), max_size=6))
def test_joining_keeps_every_character_but_blanks(lines: list[str]) -> None:
    assert "".join(joined(lines).split()) == "".join("".join(lines).split())


@pytest.mark.parametrize("width", [50, 72, 100])
def test_wrapped_prose_is_one_utterance_a_paragraph(width: int) -> None:
    wrapped = "\n\n".join(textwrap.fill(p, width, break_on_hyphens=False) for p in PARAGRAPHS)
    assert texts(wrapped) == PARAGRAPHS


def test_long_lines_and_short_answers_are_utterances_of_their_own() -> None:
    assert texts("\n".join(PARAGRAPHS)) == PARAGRAPHS
    answers = ["Goed geholpen.", "Te lang wachten op hulp, echt veel te lang.", "Fijn team."]
    assert texts("\n".join(answers)) == answers


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("width", [40, 72, 90])
def test_labelled_text_reads_the_same_wrapped_or_not(between: str, width: int) -> None:
    turns = [("I" if n % 2 else "R", text) for n, text in enumerate(PARAGRAPHS * 3)]
    wrapped = between.join(textwrap.fill(f"{who}: {text}", width, break_on_hyphens=False) for who, text in turns)
    assert [(u.speaker, u.text) for u in read("a.txt", wrapped.encode()).utterances] == turns


def test_paragraphs_of_one_turn_are_one_utterance() -> None:
    assert texts("I: Hoe?\n\nR: Een.\n\nTwee.\n\nI: Ja.") == ["Hoe?", "Een. Twee.", "Ja."]
