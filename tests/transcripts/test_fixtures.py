"""A file of each program, with what was put into it: invented talk, written for these tests."""

import json
from pathlib import Path

import pytest

from klantreis.model.sources import Transcript
from klantreis.transcripts.reading import read
from tests.transcripts import documents

FIXTURES = Path(__file__).parent / "fixtures"
Row = tuple[str | None, int | None, int | None, str]
HOW, WAIT = "Hoe verliep de aanmelding?", "Nou, negen weken wachten."

PLANTED: dict[str, list[Row]] = {
    "whisper.json": [(None, 1000, 3900, HOW), (None, 4200, 7860, WAIT)],
    "whisperx.json": [
        ("SPEAKER_00", 1000, 3900, HOW),
        ("SPEAKER_01", 4200, 5900, "Het duurde 9 weken."),
        ("SPEAKER_00", 6200, 6900, "En toen?"),
        ("SPEAKER_01", 7500, 10_000, "Toen niets. Echt niets."),
    ],
    "otranscribe.otr": [
        ("Interviewer", 1040, None, HOW),
        ("Moeder", 4200, None, "Nou, negen weken & niets."),
        ("Moeder", 3_661_500, None, "En dat bleef zo."),
        ("Interviewer", 3_700_000, None, "Vervelend."),
        ("Moeder", None, None, "Ja."),
    ],
    "noscribe.html": [
        (None, 0, 990, "(1 second pause)"),
        ("S00", 1000, 3900, HOW),
        ("S01", 4200, 9000, "Nou, negen weken <wachten> & niets. //S00: Echt? // Echt."),
        ("Anke", 9100, 9900, "Tip: bel."),
    ],
    "f4-einde.txt": [
        ("I", 0, 3900, HOW),
        ("R", 3900, 7000, WAIT),
        ("R", 7000, 11_800, "En toen niets."),
        ("I", None, None, "Vervelend."),
    ],
    "f4-begin.txt": [("I", 1000, None, HOW), ("R", 4200, None, WAIT), ("I", 12_000, None, "Vervelend.")],
    "f4.rtf": [("I", 0, 3900, HOW), ("R", 3900, 11_800, "Nou, café of 3 € {maal} niets 😀. de link")],
    "audacity.txt": [
        ("Interviewer", 1000, 3900, HOW),
        ("Moeder", 4200, 11_800, WAIT),
        ("Interviewer", 12_000, None, "Vervelend."),
    ],
    "ondertitels.srt": [
        ("Interviewer", 1000, 3900, HOW),
        ("Moeder", 4200, 11_800, "Nou, negen weken & niets."),
        ("Interviewer", 12_000, 12_900, "Vervelend."),
        ("Moeder", 13_000, 14_000, "Ja."),
    ],
    "gesprek.vtt": [
        ("Interviewer", 1000, 3900, HOW),
        ("Moeder", 4200, 11_800, "Nou, negen weken & <niets>."),
        ("Interviewer", 4200, 11_800, "Vervelend."),
    ],
}


def fixture(name: str) -> Transcript:
    return read(name, (FIXTURES / name).read_bytes())


def rows(transcript: Transcript) -> list[Row]:
    return [(u.speaker, u.start_ms, u.end_ms, u.text) for u in transcript.utterances]


@pytest.mark.parametrize("name", sorted(path.name for path in FIXTURES.iterdir()))
def test_every_turn_of_a_file_comes_in_with_its_speaker_and_times(name: str) -> None:
    assert rows(fixture(name)) == PLANTED[name]


@pytest.mark.parametrize("name", sorted(PLANTED))
@pytest.mark.parametrize(
    "change", [b"\xef\xbb\xbf".__add__, lambda data: data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")]
)
def test_a_byte_order_mark_and_other_line_ends_make_no_difference(name: str, change: documents.Change) -> None:
    data = (FIXTURES / name).read_bytes()
    if not (name.endswith(".rtf") and change(b"x") != b"x"):  # in RTF there is no mark
        assert rows(read(name, change(data.removeprefix(b"\xef\xbb\xbf")))) == PLANTED[name]


@pytest.mark.parametrize("name", sorted(name for name in PLANTED if not name.endswith(".rtf")))
def test_utf16_makes_no_difference(name: str) -> None:
    text = (FIXTURES / name).read_bytes().decode("utf-8-sig")
    assert rows(read(name, text.encode("utf-16"))) == PLANTED[name]


def test_words_keep_their_places_times_and_confidence() -> None:
    question, answer = fixture("whisper.json").utterances
    said = [(question.text[w.start : w.end], w.start_ms, w.end_ms, w.confidence) for w in question.words]
    assert said == [("Hoe", 1000, 1300, 991), ("verliep", 1300, 1900, 874), ("de", 1900, 2000, 999),
                    ("aanmelding?", 2000, 3900, 412)]  # fmt: skip
    assert [answer.text[w.start : w.end] for w in answer.words] == ["Nou,", "negen", "weken", "wachten."]
    assert answer.words[3].confidence == 30


def test_words_of_turns_that_were_cut_and_joined_stand_where_they_are_said() -> None:
    found = fixture("whisperx.json").utterances
    words = [[(u.text[w.start : w.end], w.start_ms) for w in u.words] for u in found]
    assert words[1] == [("Het", 4200), ("duurde", 4400), ("9", None), ("weken.", 5300)]
    assert words[3] == [("Toen", 7500), ("niets.", 8000), ("Echt", 9100), ("niets.", 9500)]


def test_the_phrases_of_noscribe_keep_their_times() -> None:
    turn = fixture("noscribe.html").utterances[2]
    assert [(turn.text[w.start : w.end], w.start_ms, w.end_ms) for w in turn.words] == [
        ("Nou, negen weken <wachten>", 4200, 6000),
        ("& niets.", 6000, 7000),
        ("//S00: Echt?", 7100, 7400),
        ("// Echt.", 7500, 9000),
    ]


def test_what_nobody_said_is_a_remark() -> None:
    assert fixture("noscribe.html").notes == (
        "proefopname",
        "Transcribed with noScribe vers. 0.7 Audio file: ./proefopname.m4a "
        "(Language: Dutch (nl) | Overlapping speech: 1)",
    )
    assert fixture("otranscribe.otr").notes == ("proefopname.m4a",)
    assert fixture("gesprek.vtt").notes == ("proef", "gemaakt voor een test")


def test_whisper_cpp_and_a_bare_list_of_segments() -> None:
    cpp = {"transcription": [{"timestamps": {}, "offsets": {"from": 1000, "to": 3900}, "text": f" {HOW}"}]}
    assert rows(read("a.json", json.dumps(cpp).encode())) == [(None, 1000, 3900, HOW)]
    assert rows(read("a.json", b'[{"text": "Ja.", "start": 0, "end": null, "speaker": "R"}]')) == [
        ("R", 0, None, "Ja.")
    ]
    assert rows(read("a.json", (FIXTURES / "otranscribe.otr").read_bytes())) == PLANTED["otranscribe.otr"]


TALK = [("Interviewer", "[00:00:01]", HOW), ("Moeder", "[00:00:04]", WAIT), ("Interviewer", "[00:00:12]", "Zo."),
        ("Moeder", "[00:00:13]", "Ja, zo.")]  # fmt: skip
READ = [("Interviewer", 1000, None, HOW), ("Moeder", 4000, None, WAIT), ("Interviewer", 12_000, None, "Zo."),
        ("Moeder", 13_000, None, "Ja, zo.")]  # fmt: skip


def test_opendocument_as_others_write_it() -> None:
    lines = [f"{time} {who}: {said}" for who, time, said in TALK]
    assert rows(read("a.odt", documents.odt(lines))) == READ
    spaced = documents.odt_of(
        "<text:tracked-changes><text:deletion><text:p>weg</text:p></text:deletion></text:tracked-changes>"
        '<text:p>R:<text:s/>Ja,<text:s text:c="3"/><text:span>zo<office:annotation><text:p>opm.</text:p>'
        "</office:annotation></text:span>.</text:p><text:p>I: Nee<text:note><text:p>voet</text:p></text:note>.</text:p>"
    )
    assert rows(read("a.odt", spaced)) == [("R", None, None, "Ja, zo."), ("I", None, None, "Nee.")]


def test_a_table_in_opendocument_has_a_turn_in_each_row() -> None:
    rows_of = "".join(
        "<table:table-row>" + "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in (("Tijd", "Spreker", "Tekst"), *((time, who, said) for who, time, said in TALK))
    )  # fmt: skip
    assert rows(read("a.odt", documents.odt_of(f"<table:table>{rows_of}</table:table>"))) == READ


def test_the_pages_of_a_pdf_without_their_headers_and_footers() -> None:
    lines = [f"{time} {who}: {said}" for who, time, said in TALK]
    pages = enumerate((lines[:2], lines[2:3], lines[3:]), 1)
    data = documents.pdf([["Gesprek met R01", *said, f"Pagina {number} van 3"] for number, said in pages])
    assert rows(read("a.pdf", data)) == READ


def test_a_table_in_rtf_has_a_turn_in_each_row() -> None:
    cells = "".join(rf"\trowd {time}\cell {who}\cell {said}\cell\row " for who, time, said in TALK)
    assert rows(read("a.rtf", rf"{{\rtf1\ansi {cells}}}".encode())) == READ


def test_a_pause_before_the_first_speaker_with_a_stamp_of_f4_is_no_title() -> None:
    lines = b"(stilte van 12 seconden) #00:00:12-1#\nI: Ja? #00:00:13-0#\nR: Ja. #00:00:14-0#\n"
    assert rows(read("a.txt", lines)) == [
        (None, 0, 12_100, "(stilte van 12 seconden)"),
        ("I", 12_100, 13_000, "Ja?"),
        ("R", 13_000, 14_000, "Ja."),
    ]


def test_any_web_page_is_read_as_text() -> None:
    page = "<html><head><title>x</title><style>p {}</style></head><body><h1>Gesprek</h1>" + "".join(
        f"<p><b>{who}:</b> {said}<script>alert()</script></p>" for who, _time, said in TALK
    )
    assert rows(read("a.html", page.encode())) == [(who, None, None, said) for who, _start, _end, said in READ]
