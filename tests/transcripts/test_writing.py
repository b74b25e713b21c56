"""Writing, and reading back what was written."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klantreis.model.errors import KlantreisError
from klantreis.model.sources import Transcript, Utterance
from klantreis.text.clean import one_line
from klantreis.transcripts.carrying import carried
from klantreis.transcripts.reading import read
from klantreis.transcripts.writing import FORMATS, write

TALK = Transcript(
    (
        Utterance("Hoe gaat het?", "Interviewer", 1_000, 2_500),
        Utterance("Goed & wel <b> --> ja.", "Moeder", 2_500, 3_661_040),
    ),
    ("opname van Anna.mp3",),
)
SPEAKERS = st.sampled_from(["I", "R", "Interviewer", "Moeder", "Jongere 2", "id1", "S01", "SPEAKER_00"])
WORDS = st.sampled_from(
    ["ja", "Nee.", "jeugd-", "(lacht)", "[lacht]", "17:30", "om", "Tip:", "Ik", "dacht:", "https://x.nl/a?b=1", "&amp;",
     "<b>", "-->", "**vet**", "#1", "//S02:", "één", "👨‍👩‍👧"[0], "…", "I:", "R", "'t", "1.", "-"]
)  # fmt: skip
LINES = st.lists(WORDS, min_size=1, max_size=12).map(" ".join).filter(lambda text: set(text) - set(" -"))
ANY_LINE = st.text(max_size=40).map(one_line)
GAPS = st.integers(min_value=1, max_value=100_000)


@st.composite
def talks(draw: st.DrawFn, speakers: st.SearchStrategy[str | None], lines: st.SearchStrategy[str]) -> Transcript:
    """Utterances with times in tenths of a second, without a gap within, one or more ms apart from each other."""
    at = 0
    found = []
    for speaker, text in draw(st.lists(st.tuples(speakers, lines), min_size=1, max_size=8)):
        start = at + draw(GAPS)
        at = start + draw(GAPS)
        found.append(Utterance(text, speaker, start, at))
    return Transcript(tuple(found))


def back(transcript: Transcript, format: str) -> tuple[Utterance, ...]:
    return read("a" + (".vtt" if format == "vtt" else FORMATS[format]), write(transcript, format)).utterances


def test_the_formats_as_they_are_written() -> None:
    assert write(TALK, "txt") == b"Hoe gaat het?\nGoed & wel <b> --> ja."
    assert write(TALK, "md") == b"**Interviewer**: Hoe gaat het?\n\n**Moeder**: Goed & wel <b> --> ja.\n"
    assert write(TALK, "f4") == (
        b"Interviewer: Hoe gaat het? #00:00:02-5#\nMoeder: Goed & wel <b> --> ja. #01:01:01-0#\n"
    )
    assert write(TALK, "vtt") == (
        b"WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.500\n<v Interviewer>Hoe gaat het?\n\n"
        b"2\n00:00:02.500 --> 01:01:01.040\n<v Moeder>Goed &amp; wel &lt;b&gt; --&gt; ja.\n"
    )
    plain = Transcript((TALK.utterances[0], replace(TALK.utterances[1], text="Goed & wel --> ja.")))
    assert write(plain, "srt") == (
        b"1\n00:00:01,000 --> 00:00:02,500\nInterviewer: Hoe gaat het?\n\n"
        b"2\n00:00:02,500 --> 01:01:01,040\nMoeder: Goed & wel --> ja.\n"
    )


@given(talks(st.none() | ANY_LINE.filter(bool), ANY_LINE))
def test_the_text_is_the_utterances_and_nothing_else(transcript: Transcript) -> None:
    assert write(transcript, "txt").decode() == "\n".join(u.text for u in transcript.utterances)


@settings(max_examples=150)
@given(talks(ANY_LINE.filter(lambda name: bool(name) and not name.startswith("//") and name[-1] not in " :"), ANY_LINE))
def test_webvtt_carries_every_speaker_text_and_time(transcript: Transcript) -> None:
    assert back(transcript, "vtt") == transcript.utterances


@given(talks(st.none() | SPEAKERS, LINES).filter(lambda t: any(u.speaker for u in t.utterances)))
def test_webvtt_carries_utterances_without_a_speaker(transcript: Transcript) -> None:
    assert back(transcript, "vtt") == transcript.utterances


@given(talks(SPEAKERS, LINES.filter(lambda text: "<b>" not in text)))
def test_subrip_carries_well_known_speakers_text_and_times(transcript: Transcript) -> None:
    assert back(transcript, "srt") == transcript.utterances


@given(talks(SPEAKERS, LINES))
def test_markdown_carries_speakers_and_text(transcript: Transcript) -> None:
    assert [(u.speaker, u.text) for u in back(transcript, "md")] == [(u.speaker, u.text) for u in transcript.utterances]


@given(st.lists(st.tuples(SPEAKERS, LINES, st.integers(1, 36_000)), min_size=1, max_size=8))
def test_f4_carries_speakers_text_and_tenths_of_a_second(turns: list[tuple[str, str, int]]) -> None:
    found: list[Utterance] = []
    for speaker, text, tenths in turns:
        start = found[-1].end_ms or 0 if found else 0
        found.append(Utterance(text, speaker, start, start + tenths * 100))
    assert back(Transcript(tuple(found)), "f4") == tuple(found)


def test_subtitles_fill_in_missing_times_and_keep_known_ones() -> None:
    talk = Transcript(
        (
            Utterance("(stilte)"),
            Utterance("Een.", "S01", 12_000),
            Utterance("Twee.", "S00", 36_000),
            Utterance("Drie.", "S01"),
            Utterance("Vier.", "S00", None, 50_000),
            Utterance("Vijf.", "S01"),
        )
    )
    times = [(u.start_ms, u.end_ms) for u in back(talk, "vtt")]
    assert times[:3] == [(0, 12_000), (12_000, 36_000), (36_000, 40_666)]
    assert times[3:] == [(40_666, 45_333), (45_333, 50_000), (50_000, 52_000)]


@given(st.lists(st.tuples(st.none() | st.integers(0, 10**7), st.none() | st.integers(0, 10**7)), min_size=1))
def test_filled_times_leave_known_ones_alone(times: list[tuple[int | None, int | None]]) -> None:
    talk = Transcript(tuple(Utterance(f"woord {n}", f"S{n}", *pair) for n, pair in enumerate(times)))
    if all(pair == (None, None) for pair in times):
        with pytest.raises(KlantreisError, match="geen tijden"):
            write(talk, "vtt")
        return
    for (start, end), u in zip(times, back(talk, "vtt"), strict=True):
        assert start in (None, u.start_ms) and end in (None, u.end_ms)


def test_a_draft_of_empty_turns_survives() -> None:
    talk = Transcript(
        (Utterance("", "Links", 0, 900), Utterance("", "Rechts", 900, 2_000), Utterance("", "Links", 2_000, 3_000))
    )
    assert back(talk, "vtt") == talk.utterances


TRICKY = st.sampled_from(
    ["ja", "Nee.", "R:", "Moeder:", "I", "[id1]", "[00:01:02]", "#00:00:05-0#", "#00:00:05-0#\\", "-->", "&lt;", "<b>",
     "00:00:01.000 --> 00:00:02.000", "</v>", "<v A>", "**R**:", "\\", "\\:", "# Kop", "---", "1.0\t2.0\tx", "NOTE x",
     "WEBVTT", "12", "::", "//S02:", "{\\rtf1", "é", ":", "klantreis: één beurt per cue", "\n\n", "0:12"]
)  # fmt: skip
ANY_NAME = st.sampled_from(
    [None, "R", "I", "Moeder", "Anneke", "//S1", "a: b", "Ja", "x\\", "--", "een heel lange naam " * 3]
)
ANY_TIME = st.none() | st.integers(0, 4_000_000)
ANY_TALK = st.lists(
    st.builds(
        Utterance,
        st.lists(TRICKY, max_size=6).map(" ".join) | st.text(max_size=20),
        ANY_NAME | st.text(max_size=8),
        ANY_TIME,
        ANY_TIME,
    ),
    min_size=1,
    max_size=6,
).map(lambda found: Transcript(tuple(found)))


@settings(max_examples=400)
@given(
    ANY_TALK, st.sampled_from(["vtt", "srt", "md", "f4", "audacity"]), st.sampled_from(["", "Uitgetypt: letterlijk"])
)
def test_whatever_is_said_comes_back_from_every_format(talk: Transcript, format: str, remark: str) -> None:
    """Words that look like speakers, stamps, tags, headings or the signs of the format itself."""
    try:
        expected = carried(talk.utterances, format)
    except KlantreisError:
        with pytest.raises(KlantreisError, match="geen tijden"):
            write(talk, format, remark)
        return
    written = write(talk, format, remark)
    assert written == write(talk, format, remark)
    if expected:
        read_back = read(f"a{FORMATS[format]}", written)
        assert list(read_back.utterances) == expected
        assert write(read_back, format, remark) == write(Transcript(tuple(expected)), format, remark)


def test_an_ordinary_talk_is_written_as_people_expect_it() -> None:
    """What can be read in one way only is for talks that would not come back otherwise."""
    assert write(TALK, "audacity") == (
        b"1.000000\t2.500000\tInterviewer: Hoe gaat het?\n2.500000\t3661.040000\tMoeder: Goed & wel <b> --> ja.\n"
    )
    odd = Transcript((Utterance("R: zei hij.", None, 0, 1_000), Utterance("Ja.", "Ik dacht", None, 2_000)))
    assert write(odd, "f4") == b"\\: R: zei hij.\\ #00:00:01-0#\n\\Ik dacht: Ja.\\ #00:00:02-0#\n"
    assert back(odd, "f4") == (
        Utterance("R: zei hij.", None, 0, 1_000),
        Utterance("Ja.", "Ik dacht", 1_000, 2_000),
    )


def test_a_remark_stands_where_there_is_room_for_it_and_never_in_the_text() -> None:
    remark = "Uitgetypt: letterlijk --> <zo>"
    assert b"NOTE Uitgetypt: letterlijk --&gt; &lt;zo&gt;\n\n1\n" in write(TALK, "vtt", remark)
    assert write(TALK, "md", remark).startswith(f"---\n{remark}\n---\n\n**Interviewer**".encode())
    for format in ("txt", "srt", "f4", "audacity"):
        assert write(TALK, format, remark) == write(TALK, format)


def test_a_label_without_an_end_is_a_point() -> None:
    talk = Transcript((Utterance("Ja.", "R", 1_000), Utterance("Nee.", "I", 2_000, 3_000), Utterance("O.", "R", 4_000)))
    assert write(talk, "audacity").startswith(b"1.000000\t1.000000\tR: Ja.\n2.0")
    assert back(talk, "audacity") == talk.utterances


def test_an_unknown_format_is_refused_with_those_that_exist() -> None:
    with pytest.raises(KlantreisError, match=r"rtf bestaat niet.*txt.*f4"):
        write(TALK, "rtf")
