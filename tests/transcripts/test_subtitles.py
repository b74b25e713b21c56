"""WebVTT and SubRip files as programs really write them."""

import pytest

from klantreis.model.errors import KlantreisError
from klantreis.transcripts.reading import read


def cues(*blocks: str) -> list[tuple[str | None, int | None, int | None, str]]:
    text = "\n\n".join(["WEBVTT", *blocks])
    return [(u.speaker, u.start_ms, u.end_ms, u.text) for u in read("a.vtt", text.encode()).utterances]


def test_voices_tags_entities_ids_and_comments() -> None:
    text = (
        "WEBVTT - Gesprek met R07\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE\nopname a.mp3\nin Assen\n\n"
        "NOTE tweede\n\nbegin-1\n00:01.000 --> 00:02.500 align:start\n"
        "<v.loud Anna &amp; Bas>Ja &lt;b&gt; <c.geel>heel</c> <i>goed</i><00:01.500> hoor &amp; zo</v>\n\n"
        "2\n00:00:03.000 --> 00:00:04.000\n(stilte)\n"
    )
    transcript = read("a.vtt", text.encode())
    assert transcript.notes == ("- Gesprek met R07", "opname a.mp3 in Assen", "tweede")
    assert [(u.speaker, u.start_ms, u.end_ms, u.text) for u in transcript.utterances] == [
        ("Anna & Bas", 1000, 2500, "Ja <b> heel goed hoor & zo"),
        (None, 3000, 4000, "(stilte)"),
    ]


def test_two_voices_in_one_cue_are_two_utterances() -> None:
    assert cues("00:01.000 --> 00:02.000\n<v A>Hoi.\n<v B>Dag.</v> (lacht)") == [
        ("A", 1000, 2000, "Hoi."),
        ("B", 1000, 2000, "Dag."),
        (None, 1000, 2000, "(lacht)"),
    ]


def test_cues_of_one_speaker_are_joined_only_where_no_time_is_lost() -> None:
    assert cues(
        "00:01.000 --> 00:02.000\n<v A>Een",
        "00:02.000 --> 00:03.000\n<v A>twee.",
        "00:03.500 --> 00:04.000\n<v A>Drie.",
        "00:04.000 --> 00:05.000\n<v B>Vier.",
        "00:05.000 --> 00:06.000\nVijf.",
        "00:06.000 --> 00:07.000\nZes.",
    ) == [
        ("A", 1000, 3000, "Een twee."),
        ("A", 3500, 4000, "Drie."),
        ("B", 4000, 5000, "Vier."),
        (None, 5000, 6000, "Vijf."),
        (None, 6000, 7000, "Zes."),
    ]


def test_labels_in_the_text_count_where_there_are_no_voices() -> None:
    assert cues(
        "00:01.000 --> 00:02.000\nAnna: Hoe\ngaat het?",
        "00:02.500 --> 00:03.000\nBas: Ik dacht: goed.\nAnna: Mooi.",
        "00:03.500 --> 00:04.000\n(stilte)",
        "00:04.500 --> 00:05.000\nBas: Tip: bel.",
    ) == [
        ("Anna", 1000, 2000, "Hoe gaat het?"),
        ("Bas", 2500, 3000, "Ik dacht: goed."),
        ("Anna", 2500, 3000, "Mooi."),
        (None, 3500, 4000, "(stilte)"),
        ("Bas", 4500, 5000, "Tip: bel."),
    ]


def test_where_there_are_voices_a_colon_is_text() -> None:
    assert cues("00:01.000 --> 00:02.000\n<v R>Moeder: kom.", "00:03.000 --> 00:04.000\n<v R>Moeder: ga.")[0] == (
        "R", 1000, 2000, "Moeder: kom.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("blocks", "line"),
    [
        (["1\n00:00:01 --> 00:00:02.000\nja"], 4),
        (["00:01.000 --> 00:02.000\nja", "00:61.000 --> 01:02.000\nnee"], 6),
        (["00:01.000 --> 00:02.000\nja", "00:00.000 -> 00:02.000\nnee"], 6),
        (["00:01.000 --> 00:02.000\nja\n2\n00:03.000 --> 00:04.000\nnee"], 6),
        (["00:01.000 --> 00:02.000\nja", "verloren tekst"], 6),
        (["00:01.000 --> 00:02.000\nga naar --> daar"], 4),
    ],
)
def test_what_would_be_lost_in_silence_is_an_error_with_its_line(blocks: list[str], line: int) -> None:
    with pytest.raises(KlantreisError, match=rf"a\.vtt, regel {line}:"):
        cues(*blocks)


def test_other_files_called_vtt_or_srt() -> None:
    for name in ("a.vtt", "a.srt"):
        with pytest.raises(KlantreisError, match=r"a\.(vtt|srt) begint niet met"):
            read(name, b"I: Hoe?\nR: Zo.\n")
    with pytest.raises(KlantreisError, match="bevat geen gesprek"):
        read("a.vtt", b"WEBVTT\n\nNOTE leeg\n")


def test_subrip() -> None:
    text = (
        "1\r\n00:00:01,000 --> 00:00:02,500\r\nI: <i>Hoe?</i>\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nR: Zo.\r\n"
    )
    assert [(u.speaker, u.start_ms, u.end_ms, u.text) for u in read("a.srt", text.encode()).utterances] == [
        ("I", 1000, 2500, "Hoe?"),
        ("R", 3000, 4000, "Zo."),
    ]
    with pytest.raises(KlantreisError, match="regel 2:"):
        read("a.srt", b"1\n00:00:01 --> 00:00:02,500\nja\n")
