"""Whatever bytes come in: a transcript that keeps its promises, or one plain line."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klantreis.model.errors import KlantreisError
from klantreis.text.clean import one_line
from klantreis.transcripts.reading import ENDINGS, read

SHARED = Path(__file__).parents[3] / "shared" / "data" / "transcripts"
EXAMPLES = sorted((Path(__file__).parents[2] / "interviews").glob("gesprek-*"))

PIECES = st.sampled_from(
    ["I:", "R:", "**R**:", "[id1]", "Moeder", "Vader  00:00:12", "#00:00:12-3#", "[00:01:02]", "(00:12)", "17:30",
     "\n", "\n\n", "\t", " ", "WEBVTT\n\n", "1\n", "00:00:01.000 --> 00:00:02.000\n", "00:00:01,000 --> 00:00:02,000\n",
     "<v A>", "</v>", "<i>", "&#10;", "&amp;", "NOTE ", "ja", "Nee.", "jeugd-", "# ", "---\n", "\x1b", "\u202e",
     "\u0301", "é", ":"]
)  # fmt: skip


def check(name: str, data: bytes) -> None:
    try:
        transcript = read(name, data)
    except KlantreisError as error:
        assert str(error).startswith(name) and "\n" not in str(error)
        return
    assert transcript.utterances
    for u in transcript.utterances:
        assert u.text == one_line(u.text) and "\n" not in u.text
        assert u.text or (u.speaker and (u.start_ms is not None or u.end_ms is not None))
        assert u.speaker is None or (u.speaker and u.speaker == one_line(u.speaker))
        assert (u.start_ms or 0) >= 0 and (u.end_ms or 0) >= 0
    assert all(note and note == one_line(note) for note in transcript.notes)
    assert read(name, data) == transcript


@settings(max_examples=60)
@given(st.sampled_from(ENDINGS), st.binary(max_size=300))
def test_arbitrary_bytes(ending: str, data: bytes) -> None:
    check(f"a{ending}", data)


@settings(max_examples=300)
@given(st.sampled_from([".txt", ".md", ".vtt", ".srt", ".html", ".rtf"]), st.lists(PIECES, max_size=40).map("".join))
def test_pieces_of_transcripts_in_any_order(ending: str, text: str) -> None:
    check(f"a{ending}", text.encode())
    check(
        f"a{ending}", {".vtt": "WEBVTT\n\n", ".srt": "1\n", ".rtf": "{\\rtf1 "}.get(ending, "").encode() + text.encode()
    )


@settings(max_examples=60)
@given(st.lists(PIECES.filter(lambda piece: piece not in ("\x1b", "\u202e")), max_size=40).map("".join))
def test_plain_text_loses_no_letter(text: str) -> None:
    """Each letter of the file is in an utterance, a label or a remark."""
    try:
        transcript = read("a.txt", text.encode())
    except KlantreisError:
        return
    kept = [*transcript.notes, *(word for u in transcript.utterances for word in (u.speaker or "", u.text))]
    for letters in ("ja", "Nee", "jeugd"):
        assert "".join(kept).count(letters) >= text.count(letters)


def test_hostile_file_names_stay_one_plain_line() -> None:
    with pytest.raises(KlantreisError, match=r"^a b\[31m\.txt is leeg[^\n\x1b]+$"):
        read("a\nb\x1b[31m.txt", b"")


@pytest.mark.parametrize("evil", ["a:", "# ", "<v ", "[(", "* ", "a \t", "Aa ", "(00:00:00)", "--> ", " ", "&"])
@pytest.mark.parametrize("head", [b"", b"WEBVTT\n\n00:00.000 --> 00:01.000\n<v"])
def test_endless_lines_take_no_endless_time(evil: str, head: bytes) -> None:
    data = head + evil.encode() * 50_000 + b"x"
    check("a.vtt" if head else "a.md", data)


@pytest.mark.parametrize(
    ("name", "evil", "head", "tail"),
    [
        *(("a.html", evil, "", ">") for evil in ("<", "<a ", "<!--", "<![", "</a", '<a name="', "<?", "<title>", "&#")),
        ("a.rtf", "\\f1", "{\\rtf1{\\fonttbl", "}}"),
        ("a.rtf", '{\\field{\\*\\fldinst{HYPERLINK "}}}', "{\\rtf1", "}"),
        ("a.rtf", "{", "{\\rtf1", ""),
        ("a.txt", "#00:00:01-0#\\ ", "\\a: ", "x"),
    ],
)
def test_endless_tags_and_groups_take_no_endless_time(name: str, evil: str, head: str, tail: str) -> None:
    check(name, (head + evil * 50_000 + tail).encode())


@pytest.mark.skipif(not SHARED.exists(), reason="the real transcripts are not on this machine")
class TestRealFiles:
    def test_noscribe_text_and_subtitles_hold_the_same_words_in_the_same_order(self) -> None:
        text, subtitles = (read(n, (SHARED / n).read_bytes()) for n in ("interview.txt", "interview.vtt"))
        assert [u.text for u in text.utterances] == [u.text for u in subtitles.utterances]
        assert text.notes == subtitles.notes
        assert text.notes[1].startswith("Transcribed with noScribe vers. 0.7 Audio file:")
        assert len(text.utterances) == 56
        assert text.utterances[0].text == "(12 seconds pause)" and text.utterances[0].speaker is None
        known = [
            (a.speaker, b.speaker) for a, b in zip(text.utterances, subtitles.utterances, strict=True) if b.speaker
        ]
        assert len(known) == 53 and all(a == b for a, b in known)

    def test_the_page_of_noscribe_holds_the_same_turns_as_its_text_with_better_times(self) -> None:
        page, text = (read(n, (SHARED / n).read_bytes()) for n in ("interview.html", "interview.txt"))
        assert [(u.speaker, u.text) for u in page.utterances] == [(u.speaker, u.text) for u in text.utterances]
        assert page.notes == text.notes
        assert (page.utterances[1].start_ms, page.utterances[1].end_ms) == (12_140, 35_790)
        assert all(u.words for u in page.utterances)

    def test_prose_in_opendocument(self) -> None:
        found = read("ID2.odt", (SHARED / "ID2.odt").read_bytes()).utterances
        assert [u.speaker for u in found] == [None] * 3
        assert found[2].text == "The course cost €200.00 and I do not want to waste my money."

    def test_times_of_the_subtitles_stay_as_they_are(self) -> None:
        subtitles = read("interview.vtt", (SHARED / "interview.vtt").read_bytes()).utterances
        assert (subtitles[1].start_ms, subtitles[1].end_ms) == (34_570, 35_790)
        assert (subtitles[-1].start_ms, subtitles[-1].end_ms) == (737_141, 735_168)  # sic

    def test_prose_in_word_and_labels_in_brackets(self) -> None:
        prose = read("ID1.docx", (SHARED / "ID1.docx").read_bytes()).utterances
        assert [u.speaker for u in prose] == [None] * 3 and prose[2].text.endswith("I'm happy to pay €200.")
        panel = read("transcript.txt", (SHARED / "transcript.txt").read_bytes()).utterances
        assert [u.speaker for u in panel] == ["id1", "id2", "id3", "id1", "id3", "id1", "id2"]
        assert panel[0].text.startswith("hello, I like")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_examples_are_read_whole(path: Path) -> None:
    """Every turn of an example has its speaker, and nothing of the file is left aside."""
    transcript = read(path.name, path.read_bytes())
    assert transcript.notes == ()
    assert len(transcript.utterances) > 20
    speakers = {u.speaker for u in transcript.utterances}
    assert None not in speakers and 2 <= len(speakers) <= 4
    labels = tuple(mark.format(s) for s in speakers for mark in ("{}:", "[{}]", "**{}", "{}  0"))
    assert not [u.text for u in transcript.utterances if not u.text or u.text.startswith(labels)]
    if path.suffix != ".vtt":
        said = " ".join(u.text for u in transcript.utterances)
        assert sum(map(len, path.read_text("utf-8").split())) - sum(map(len, said.split())) < 20 * len(
            transcript.utterances
        )
