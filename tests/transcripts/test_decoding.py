"""Bytes of a text file: encodings, and files that hold no text."""

import pytest

from klantreis.model.errors import KlantreisError
from klantreis.transcripts.reading import ENDINGS, read

TEXT = "I: Hoe gaat het met Zoë?\nR: Één “goed” gesprek, 3 € – ja.\n"
TURNS = [("I", "Hoe gaat het met Zoë?"), ("R", "Één “goed” gesprek, 3 € – ja.")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    assert [(u.speaker, u.text) for u in read("a.txt", TEXT.encode(encoding)).utterances] == TURNS


def test_utf16_of_either_order() -> None:
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        assert [u.speaker for u in read("a.txt", mark + TEXT.encode(encoding)).utterances] == ["I", "R"]


def test_one_stray_byte_spoils_no_other_accent() -> None:
    assert read("a.txt", "één ".encode() + b"caf\xe9").utterances[0].text == "één café"


def test_hostile_characters_go_and_escape_codes_are_no_reason_to_refuse() -> None:
    text = "R: \x1b[31mrood\u202e\u200b [bold]ja[/bold]\x07\nI: e\u0301\u00ad\nn"
    assert [u.text for u in read("a.txt", text.encode()).utterances] == ["[31mrood [bold]ja[/bold]", "én"]


@pytest.mark.parametrize(
    "data",
    [b"", b" \n\t\n", b"\xef\xbb\xbf", b"\xff\xfe", b"I: ja\x00\nR: nee", bytes(range(256)), b"\x01\x02\x03abc",
     b"%PDF-1.7\n1 0 obj", b"{\\rtf1\\ansi hallo}", b"PK\x03\x04abc", b"RIFF\x24\x00\x00\x00WAVE"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["gesprek.txt", "gesprek.md", "gesprek.vtt", "gesprek.srt", "gesprek.docx"])
def test_empty_files_and_files_without_text_are_refused_by_name(name: str, data: bytes) -> None:
    with pytest.raises(KlantreisError, match=r"^gesprek\.\w+[^\n]+$"):
        read(name, data)


def test_text_that_begins_like_a_sound_file() -> None:
    assert [u.speaker for u in read("a.txt", b"ID3: ja\n\nID4: nee\n").utterances] == ["ID3", "ID4"]


def test_endings_begin_with_a_dot_and_capitals_dont_matter() -> None:
    assert {".txt", ".md", ".docx", ".vtt"} <= set(ENDINGS)
    assert read("GESPREK.TXT", TEXT.encode()) == read("gesprek.txt", TEXT.encode())
