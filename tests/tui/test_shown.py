import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.color import Color

from klantreis.tui import shown, theme, wording
from klantreis.tui.widgets.heartbeat import heartbeat


@given(st.text())
def test_shown_text_keeps_its_offsets_and_holds_nothing_a_terminal_obeys(text: str) -> None:
    visible = shown.shown(text)
    assert len(visible) == len(text)
    assert not any(c < " " and c != "\n" for c in visible)
    assert not any(c in visible for c in "\x7f\x9b\u200b\u202e\ufeff")


def test_control_characters_are_visible() -> None:
    assert shown.shown("\x1b[2J\a") == "␛[2J␇"


@pytest.mark.parametrize("text", ["[bold]vet[/bold]", "[@click=app.quit]x[/]", "[", "\\[red]"])
def test_content_of_a_study_is_never_markup(text: str) -> None:
    assert shown.plain(text).plain == text
    assert shown.lines(text, text).plain == f"{text}\n{text}"
    assert shown.beside(text, text).plain == text + text


@given(st.text(st.sampled_from("aé 漢[ï]")), st.integers(12, 40))
def test_what_hangs_keeps_its_words_its_width_and_its_margin(text: str, width: int) -> None:
    first, *others = shown.hanging("▸ a ", text, width).plain.split("\n")
    assert first.startswith("▸ a ") and all(line.startswith("    ") for line in others)
    assert all(cell_len(line.rstrip()) <= width for line in (first, *others))
    assert "".join(line[4:] for line in (first, *others)).replace(" ", "") == text.replace(" ", "")


def test_a_text_is_clipped_at_either_end() -> None:
    assert shown.clip("een twee", 5) == "een …" and shown.clip_start("een twee", 5) == "…twee"
    assert shown.clip("een", 3) == shown.clip_start("een", 3) == "een"


@pytest.mark.parametrize("name", ["DARK", "LIGHT"])
def test_the_colours_of_the_themes_can_be_read(name: str) -> None:
    colours = getattr(theme, name)
    texts = [colours.foreground, colours.primary, colours.secondary, colours.accent, colours.success, colours.error]
    for text in [*texts, colours.warning, colours.variables["quiet"]]:
        for ground in (colours.background, colours.surface):
            assert theme.contrast(Color.parse(text), Color.parse(ground)) >= 4.5
    assert theme.contrast(Color.parse(colours.foreground), Color.parse(colours.variables["mark"])) >= 4.5
    assert theme.contrast(Color.parse(colours.background), Color.parse(colours.accent)) >= 4.5


@given(st.integers(0, 0xFFFFFF))
def test_any_colour_of_a_code_gives_a_readable_letter_and_tint(value: int) -> None:
    color = f"#{value:06x}"
    for colours in (theme.DARK, theme.LIGHT):
        ground, ink = Color.parse(colours.background), Color.parse(str(colours.foreground))
        assert theme.contrast(theme.readable(color, ground, ink), ground) >= 4.5
        assert theme.contrast(theme.tint(color, ground, ink, 0.34), ink) >= 4.5


@pytest.mark.parametrize("color", ["", "geen kleur", "auto", "ansi_red", "[red]"])
def test_what_is_no_colour_is_grey(color: str) -> None:
    assert theme.parsed(color) == Color.parse(theme.FALLBACK)


def test_feelings_read_without_colour() -> None:
    assert [wording.sign(v) for v in (-2, -1, 0, 1, 2, None)] == ["−2", "−1", "0", "+1", "+2", "·"]
    assert [wording.mean_sign(v) for v in (-1.26, 0.04, -0.04, 1.5, None)] == ["−1,3", "0,0", "0,0", "+1,5", "–"]
    assert wording.clock(3_723_000) == "1:02:03"
    assert wording.clock(65_999) == "1:05"


def test_the_heartbeat_shows_height_and_place() -> None:
    assert heartbeat([2, -2, None], 4, current=1) == [
        "●─╮      ",
        "  │      ",
        "  │   ╭─○",
        "  │   │  ",
        "  ╰─◆─╯  ",
    ]
    assert heartbeat([], 4) == [""] * 5


@given(st.lists(st.none() | st.floats(-2, 2), max_size=30), st.integers(2, 6))
def test_the_heartbeat_has_one_point_a_step(feelings: list[float | None], pitch: int) -> None:
    rows = heartbeat(feelings, pitch)
    assert sum(row.count("●") + row.count("○") for row in rows) == len(feelings)
    assert len({len(row) for row in rows}) == 1
