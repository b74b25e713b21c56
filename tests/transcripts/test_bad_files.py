"""Files that are cut off, of another kind, too large or empty: one plain line with the name of the file."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from klantreis.model.errors import KlantreisError
from klantreis.transcripts import json_files, rich_text
from klantreis.transcripts.reading import ENDINGS, read
from tests.transcripts import documents

FIXTURES = Path(__file__).parent / "fixtures"
ODT = documents.odt(["R: Ja.", "I: Nee."])


def refusal(name: str, data: bytes) -> str:
    with pytest.raises(KlantreisError) as caught:
        read(name, data)
    message = str(caught.value)
    assert message.startswith(name) and "\n" not in message and len(message) < 200
    return message


def cut(name: str) -> bytes:
    data = (FIXTURES / name).read_bytes()
    return data[: len(data) * 4 // 5]


def up_to(name: str, last: bytes) -> bytes:
    data = (FIXTURES / name).read_bytes()
    return data[: data.index(last) + len(last)]


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("data", [b"", b" \n", b"RIFF\x24\x00\x00\x00WAVEfmt \x00\x00", b"PK\x03\x04abc"])
def test_a_file_that_is_empty_or_something_else_is_told(ending: str, data: bytes) -> None:
    refusal(f"a{ending}", data)


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.json", cut("whisper.json"), "niet compleet"),
        ("a.otr", cut("otranscribe.otr"), "niet compleet"),
        ("a.html", cut("noscribe.html"), "niet compleet"),
        ("a.rtf", cut("f4.rtf"), "niet compleet"),
        ("a.txt", up_to("audacity.txt", b"12.000000"), "regel 4"),
        ("a.vtt", up_to("gesprek.vtt", b"00:00:04.200 -->"), "regel 14"),
        ("a.srt", up_to("ondertitels.srt", b"00:00:04,200 -->"), "regel 7"),
        ("a.odt", ODT[: len(ODT) // 2], "beschadigd"),
        ("a.pdf", documents.pdf([["R: Ja."]])[:300], "beschadigd"),
    ],
)
def test_a_file_that_was_cut_off_is_told(name: str, data: bytes, told: str) -> None:
    assert told in refusal(name, data)


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.json", b"[1, 2]", "geen JSON van whisper"),
        ("a.json", b'{"segments": [{"start": 1}]}', "geen JSON van whisper"),
        ("a.json", b'"tekst"', "geen JSON van whisper"),
        ("a.otr", (FIXTURES / "whisper.json").read_bytes(), "geen project van oTranscribe"),
        ("a.rtf", b"R: Ja.\nI: Nee.\n", "geen RTF"),
        ("a.pdf", b"R: Ja.\nI: Nee.\n", "geen PDF"),
        ("a.odt", documents.zipped({"mimetype": "application/epub+zip"}), "geen OpenDocument"),
        ("a.txt", (FIXTURES / "f4.rtf").read_bytes(), "geen tekstbestand"),
    ],
)
def test_a_file_of_another_kind_is_told(name: str, data: bytes, told: str) -> None:
    assert told in refusal(name, data)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", b'{"segments": []}'),
        ("a.json", b'{"segments": [{"text": "  ", "start": 0, "end": 1}]}'),
        ("a.otr", b'{"text": "<p></p>", "media": ""}'),
        ("a.html", b"<html><body><p>&nbsp;</p></body></html>"),
        ("a.rtf", b"{\\rtf1\\ansi \\par}"),
        ("a.odt", documents.odt([""])),
        ("a.txt", b"1.000000\t2.000000\t\n"),
    ],
)
def test_a_file_without_turns_is_told(name: str, data: bytes) -> None:
    assert "bevat geen gesprek" in refusal(name, data)


@pytest.mark.parametrize("value", ["-1", "1e400", "NaN", '"1.0"', "true", "[1]", "99999999"])
@pytest.mark.parametrize("where", ["start", "end", "words"])
def test_what_can_be_no_time_is_told(where: str, value: str) -> None:
    entry = f'"words": [{{"word": "Ja", "start": {value}}}]' if where == "words" else f'"{where}": {value}'
    assert "geen tijd in seconden" in refusal("a.json", f'{{"segments": [{{"text": "Ja", {entry}}}]}}'.encode())


def test_a_stamp_of_otranscribe_that_is_no_time_is_told() -> None:
    text = '<span class="timestamp" data-timestamp="straks">0:01</span> R: Ja.'
    assert "geen tijd" in refusal("a.otr", json.dumps({"text": text, "media": ""}).encode())


def test_json_that_is_nested_without_end_is_told() -> None:
    refusal("a.json", b"[" * 200_000 + b"]" * 200_000)
    refusal("a.json", b'{"a":' * 200_000)


def test_files_that_are_too_large_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_files, "MAX_BYTES", 10)
    monkeypatch.setattr(rich_text, "MAX_BYTES", 10)
    assert "te groot" in refusal("a.json", (FIXTURES / "whisper.json").read_bytes())
    assert "te groot" in refusal("a.rtf", (FIXTURES / "f4.rtf").read_bytes())


def test_a_document_that_would_unpack_without_end_is_refused() -> None:
    assert "te groot" in refusal("a.odt", documents.odt_of("<text:p>" + "a" * 100_000_000 + "</text:p>"))


def test_entities_and_outside_references_in_xml_are_refused() -> None:
    head = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    assert "beschadigd" in refusal("a.odt", documents.odt_of("<text:p>R: &a;&b;</text:p>", head))


def test_documents_with_a_password_are_told() -> None:
    locked = documents.odt_of("", manifest="<manifest:encryption-data/>")
    assert "wachtwoord" in refusal("a.odt", locked)
    assert "wachtwoord" in refusal("a.pdf", documents.pdf([["R: Ja."]], password="geheim"))


def test_a_scan_is_told_and_libraries_print_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    assert "scan" in refusal("a.pdf", documents.pdf([[], []]))
    refusal("a.pdf", documents.pdf([["R: Ja."]])[:300])
    assert capfd.readouterr() == ("", "")


def test_hostile_signs_go_out_of_every_format() -> None:
    evil = "R: Ja\u202e\u200b \x1b[31m[bold]zo[/bold]."
    told = {
        "a.json": json.dumps([{"text": evil, "start": 0}]).encode(),
        "a.otr": json.dumps({"text": evil.replace("\u202e", "&#x202e;"), "media": "x"}).encode(),
        "a.html": evil.replace("\u202e", "&#x202e;").encode(),
        "a.odt": documents.odt([evil.replace("\x1b", "")]),
        "a.txt": f"0.0\t1.0\t{evil}".encode(),
        "a.rtf": b"{\\rtf1\\ansi R: Ja\\u8238? \\'1b[31m[bold]zo[/bold].}",
    }
    for name, data in told.items():
        (said,) = read(name, data).utterances
        assert said.text.removeprefix("R: ") in ("Ja [31m[bold]zo[/bold].", "Ja[31m[bold]zo[/bold]."), name


def test_a_damaged_zip_within_a_good_one_is_told() -> None:
    good = bytearray(ODT)
    with zipfile.ZipFile(io.BytesIO(ODT)) as archive:
        at = archive.getinfo("content.xml").header_offset + 60
    good[at : at + 20] = b"\xff" * 20
    assert "beschadigd" in refusal("a.odt", bytes(good))
