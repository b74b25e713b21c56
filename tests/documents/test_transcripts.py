"""Transcripts as Word and OpenDocument: pleasant to read, and read back without loss."""

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klantreis.documents.house_style import HouseStyle, dressed
from klantreis.documents.plain import plain
from klantreis.documents.transcript_docx import transcript_document
from klantreis.documents.transcript_odt import transcript_odt
from klantreis.model.sources import Utterance
from klantreis.transcripts.reading import read

Maker = Callable[[str, str, Sequence[Utterance]], bytes]
MAKERS: dict[str, Maker] = {"docx": transcript_document, "odt": transcript_odt}
TALK = (
    Utterance("Hoe ging dat?", "Interviewer", 1_000, 3_900),
    Utterance("Ik dacht: dit gaat mis. R: ja [00:00:05] #00:00:05-0# <b>&lt; {0}", "Moeder", 4_000, None),
    Utterance("(stilte)", None, None, 61_200),
    Utterance("", "Jongere 2", 95_000, 96_000),
    Utterance("Tip: bel", "a: b"),
)
TENTHS = st.none() | st.integers(0, 40_000).map(lambda tenths: tenths * 100)
LINES = st.text(max_size=30) | st.sampled_from(["Moeder: Ja.", "[00:00:01.0]", "\t", "Tijd", "a\n\nb", "]]>", "&amp;"])
TURNS = st.builds(Utterance, LINES, st.none() | st.sampled_from(["R", "Ja", ":", "a:", "[x]"]), TENTHS, TENTHS)


def expected(utterances: Sequence[Utterance]) -> list[Utterance]:
    """Without blanks and signs that no document holds; a colon behind a name is ours."""
    told = [replace(u, text=plain(u.text), speaker=plain(u.speaker or "").rstrip() or None) for u in utterances]
    return [u for u in told if u.text or (u.speaker and (u.start_ms is not None or u.end_ms is not None))]


@pytest.mark.parametrize("format", MAKERS)
def test_a_transcript_comes_back_with_speakers_text_and_times(format: str) -> None:
    data = MAKERS[format]("Gesprek 01", "Uitgetypt: letterlijk", TALK)
    found = read(f"a.{format}", data)
    assert found.utterances == TALK
    assert found.notes == ("Gesprek 01", "Uitgetypt: letterlijk")


@pytest.mark.parametrize("format", MAKERS)
@settings(max_examples=40)
@given(turns=st.lists(TURNS, min_size=1, max_size=5))
def test_whatever_is_said_comes_back(format: str, turns: list[Utterance]) -> None:
    wanted = expected(turns)
    data = MAKERS[format]("Titel & <zo>", "", turns)
    assert data == MAKERS[format]("Titel & <zo>", "", turns)
    if wanted:
        assert list(read(f"a.{format}", data).utterances) == wanted


def test_text_that_was_typed_between_the_turns_in_word_is_kept() -> None:
    document = docx.Document(io.BytesIO(transcript_document("Gesprek", "", TALK)))
    document.add_paragraph("Later toegevoegd.")
    target = io.BytesIO()
    document.save(target)
    assert read("a.docx", target.getvalue()).utterances == (*TALK, Utterance("Later toegevoegd."))


def test_word_has_a_heading_a_language_and_turns_that_are_paragraphs() -> None:
    document = docx.Document(io.BytesIO(transcript_document("Gesprek 01", "Uitgetypt: letterlijk", TALK)))
    assert [(p.style.name, p.text) for p in document.paragraphs[:3]] == [
        ("Heading 1", "Gesprek 01"),
        ("Subtitle", "Uitgetypt: letterlijk"),
        ("TranscriptTurn", "Interviewer: [00:00:01.0 – 00:00:03.9] Hoe ging dat?"),
    ]
    assert document.core_properties.title == "Gesprek 01" and document.core_properties.language == "nl-NL"


def test_opendocument_begins_with_its_kind_and_says_its_language() -> None:
    data = transcript_odt("Gesprek 01", "", TALK)
    assert data[30:77] == b"mimetypeapplication/vnd.oasis.opendocument.text"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {1980}
        assert 'fo:language="nl"' in archive.read("styles.xml").decode()
        assert "<dc:title>Gesprek 01</dc:title>" in archive.read("meta.xml").decode()


def test_turns_are_found_again_in_the_house_style_of_a_municipality() -> None:
    template = docx.Document()
    template.styles["Normal"].font.name = "Georgia"
    target = io.BytesIO()
    template.save(target)
    dressed_up = dressed(transcript_document("Gesprek", "", TALK), HouseStyle(target.getvalue()))
    assert read("a.docx", dressed_up).utterances == TALK
