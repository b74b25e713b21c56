"""Which lines begin with a speaker's label: a table of shapes, each decided over a whole file."""

import pytest

from klantreis.model.errors import KlantreisError
from klantreis.transcripts.reading import read


def said(text: str, name: str = "gesprek.txt") -> list[tuple[str | None, str]]:
    return [(u.speaker, u.text) for u in read(name, text.encode()).utterances]


def timed(text: str) -> list[tuple[str | None, int | None, int | None, str]]:
    return [(u.speaker, u.start_ms, u.end_ms, u.text) for u in read("gesprek.txt", text.encode()).utterances]


TALK = [("I", "Hoe gaat het?"), ("R", "Goed."), ("I", "Mooi.")]


@pytest.mark.parametrize(
    "text",
    [
        "I: Hoe gaat het?\nR: Goed.\nI: Mooi.",
        "I: Hoe gaat het?\n\nR: Goed.\n\nI: Mooi.\n",
        "I:\tHoe gaat het?\r\nR:\tGoed.\r\nI:\tMooi.\r\n",
        "I:Hoe gaat het?\nR:Goed.\nI:Mooi.",
        "I : Hoe gaat het?\nR : Goed.\nI : Mooi.",
        "I\tHoe gaat het?\nR\tGoed.\nI\tMooi.",
        "[I] Hoe gaat het?\n\n[R] Goed.\n\n[I] Mooi.",
        "[I]: Hoe gaat het?\n[R]: Goed.\n[I]: Mooi.",
        "**I**: Hoe gaat het?\n\n**R**: Goed.\n\n**I**: Mooi.",
        "**I:** Hoe gaat het?\n\n**R:** Goed.\n\n**I:** Mooi.",
        "__I__: Hoe gaat het?\n\n*R:* Goed.\n\n- **I**: Mooi.",
        "I:\nHoe gaat het?\n\nR:\nGoed.\n\nI:\nMooi.",
        "I\nHoe gaat het?\n\nR\nGoed.\n\nI\nMooi.",
        "I\nHoe gaat het?\nR\nGoed.\nI\nMooi.",
        "I\n\nHoe gaat het?\n\nR\n\nGoed.\n\nI\n\nMooi.",
        "I: Hoe gaat het?\nR: Goed.\ni: Mooi.",
    ],
)
def test_the_usual_shapes_of_one_talk(text: str) -> None:
    assert said(text) == TALK


@pytest.mark.parametrize(
    "label",
    ["R", "R07", "id1", "S01", "SPEAKER_00", "Spreker 1", "Moeder", "Jongere 2", "Interviewer", "geïnterviewde",
     "Anna", "Anna de Vries", "Mevrouw De Vries", "J.P. Jansen", "Moeder (R07)", "Vader en moeder", "Van 't Hof"],
)  # fmt: skip
@pytest.mark.parametrize("shape", ["{}: {}", "**{}**: {}", "[{}] {}", "[00:01:23] {}: {}", "{}  00:00:12\n{}"])
def test_labels_that_come_back(label: str, shape: str) -> None:
    turns = [("Interviewer 1", "Hoe gaat het?"), (label, "Goed."), ("Interviewer 1", "Mooi."), (label, "Ja.")]
    assert said("\n\n".join(shape.format(*turn) for turn in turns)) == turns


@pytest.mark.parametrize(
    "text",
    [
        "Ik dacht: dit gaat mis.\n\nIk dacht: het moet anders.\n\nIk dacht: nu.",
        "Tip: bel eerst.\n\nTip: schrijf alles op.\n\nLet op: kom op tijd.",
        "Om 17:30: bellen.\n\nOm 17:45: eten.\n\n17:30: weer bellen.\n\n17:30 was ik thuis.",
        "https://voorbeeld.nl is goed.\n\nhttps://voorbeeld.nl is beter.",
        "Moeder zei: kom hier.\n\nMoeder zei: ga zitten.",
        "(lacht) Nee hoor.\n\n[lacht] Ja.\n\n[lacht] Toch wel.",
        "Toen: niks.\n\nDaarna: weer niks.\n\nToen: een brief.",
        "Ja\n\nNee\n\nJa\n\nMisschien",
        "(17:30) Thuis.\n\nHet was laat.",
    ],
)
def test_what_only_looks_like_a_label_stays_text(text: str) -> None:
    assert said(text) == [(None, paragraph) for paragraph in text.split("\n\n")]


@pytest.mark.parametrize(
    "line",
    ["Tip: bel eerst.", "Ik dacht: dit gaat mis.", "Carla: kom.", "17:30: bellen.", "om 17:30: bellen.",
     "https://x.nl", "**Let op**: bel.", "[lacht] ja", "[id9 ja", "moeder: kom", "Zo: klaar", "Ja"],
)  # fmt: skip
def test_in_a_labelled_file_a_label_seen_nowhere_else_is_text(line: str) -> None:
    assert said(f"I: Hoe?\nR: Zo.\n{line}\nI: Goed.") == [("I", "Hoe?"), ("R", f"Zo. {line}"), ("I", "Goed.")]


def test_a_sound_between_label_and_colon_is_part_of_the_talk() -> None:
    assert said("I: Hoe?\nR (lacht): Zo.\nR (zucht diep): O.") == [
        ("I", "Hoe?"),
        ("R", "(lacht) Zo."),
        ("R", "(zucht diep) O."),
    ]


def test_a_lone_label_far_into_a_text_divides_nothing() -> None:
    prose = [f"Dit is alinea {n} van een lang verhaal over de hulp die wij kregen, en over wachten." for n in range(30)]
    assert [speaker for speaker, _ in said("\n\n".join([*prose, "Moeder: ja.", "Vader: nee."]))] == [None] * 32


def test_a_word_before_a_colon_in_a_broken_sentence_is_no_label() -> None:
    text = (
        "I: Hoe ging dat toen precies, met die aanmelding bij het sociaal team van de\n"
        "gemeente, en wie was daarbij?\n"
        "R: Wij zaten daar met zijn drieën aan de tafel in de keuken, en toen zei opa, die\n"
        "Bas: heet, dat het klaar was. En later zei hij dat nog een keer, en weer zei opa\n"
        "Bas: dat het klaar was.\n"
        "I: Goed.\n"
    )
    assert [speaker for speaker, _ in said(text)] == ["I", "R", "I"]


def test_short_answers_on_a_line_of_their_own_are_no_names() -> None:
    text = "Interviewer\nHoe gaat het?\n\nMoeder\nJa\n\nInterviewer\nEcht?\n\nMoeder\nJa\n"
    assert said(text) == [
        ("Interviewer", "Hoe gaat het?"),
        ("Moeder", "Ja"),
        ("Interviewer", "Echt?"),
        ("Moeder", "Ja"),
    ]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("R: [00:01:23] Ja.", 83_000, None),
        ("R: 00:01:23 Ja.", 83_000, None),
        ("[00:01:23] R: Ja.", 83_000, None),
        ("00:01:23 R: Ja.", 83_000, None),
        ("R [00:01:23]: Ja.", 83_000, None),
        ("R (01:23): Ja.", 83_000, None),
        ("R  00:01:23\nJa.", 83_000, None),
        ("R - 01:23\nJa.", 83_000, None),
        ("**R** 1:23\nJa.", 83_000, None),
        ("(00:01:23)\nR: Ja.", 83_000, None),
        ("R\n00:01:23\nJa.", 83_000, None),
        ("#00:01:23-4# R: Ja.", 83_400, None),
        ("[00:01:23.456] R: Ja.", 83_456, None),
        ("[00:01:23 - 00:01:25] R: Ja.", 83_000, 85_000),
        ("00:01:23,5 --> 00:01:25,75 R: Ja.", 83_500, 85_750),
        ("[1:00:01] R: Ja.", 3_601_000, None),
    ],
)
def test_times_near_the_label(text: str, start: int, end: int | None) -> None:
    assert timed("\n\n".join([text] * 3 if "\nJa" not in text else [text, text.replace("R", "I", 1)]))[0] == (
        "R", start, end, "Ja.",
    )  # fmt: skip


def test_f4_stamps_close_what_stands_before_them() -> None:
    text = "I: Hoe gaat het? #00:00:12-0#\n\nR: Goed. #00:00:15-4# Heel goed. #00:00:17-0#\n\nI: Ja."
    assert timed(text) == [
        ("I", 0, 12_000, "Hoe gaat het?"),
        ("R", 12_000, 15_400, "Goed."),
        ("R", 15_400, 17_000, "Heel goed."),
        ("I", None, None, "Ja."),
    ]


def test_a_time_repeated_within_a_long_turn_is_no_word() -> None:
    assert timed("S01: [00:00:12] Een. [00:00:42] Twee.\n\nS00: [00:01:00] Drie.") == [
        ("S01", 12_000, None, "Een. Twee."),
        ("S00", 60_000, None, "Drie."),
    ]


def test_times_without_labels() -> None:
    assert timed("[00:00:12] Een.\n[00:00:15] Twee.") == [(None, 12_000, None, "Een."), (None, 15_000, None, "Twee.")]


def test_titles_above_the_first_label_are_remarks_and_sounds_are_not() -> None:
    transcript = read("a.txt", b"Interview R07, moeder\nDatum: 3 mei\n\n(stilte)\n\nI: Hoe?\n---\nR: Zo.")
    assert transcript.notes == ("Interview R07, moeder", "Datum: 3 mei")
    assert [(u.speaker, u.text) for u in transcript.utterances] == [(None, "(stilte)"), ("I", "Hoe?"), ("R", "Zo.")]


def test_markdown_headings_are_remarks_unless_they_name_the_speaker() -> None:
    text = b"---\nronde: 2022\n---\n# Gesprek\n\n**I**: Hoe?\n\n## Aanmelden\n\n**R**: Zo.\\\nJa.\n"
    transcript = read("a.md", text)
    assert transcript.notes == ("ronde: 2022", "Gesprek", "Aanmelden")
    assert [(u.speaker, u.text) for u in transcript.utterances] == [("I", "Hoe?"), ("R", "Zo. Ja.")]
    assert said("## Moeder\n\nJa.\n\n## Vader\n\nNee.\n", "a.md") == [("Moeder", "Ja."), ("Vader", "Nee.")]


@pytest.mark.parametrize("ending", ["doc", "pages", "mp3", ""])
def test_other_endings_are_refused_with_those_that_work(ending: str) -> None:
    with pytest.raises(KlantreisError, match=r"gesprek.*\.docx.*\.vtt"):
        read(f"gesprek.{ending}", b"I: ja")
