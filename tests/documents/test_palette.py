import pytest

from klantreis.documents import palette


@pytest.mark.parametrize(("text", "background"), palette.TEXT_PAIRS)
def test_every_text_has_enough_contrast(text: str, background: str) -> None:
    assert palette.contrast(text, background) >= 4.5


def test_contrast_is_that_of_wcag() -> None:
    assert palette.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert palette.contrast("#FFFFFF", "#777777") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("index", [None, *range(30)])
def test_a_phase_colour_can_carry_white_text_and_be_text(index: int | None) -> None:
    assert palette.contrast(palette.phase_color(index), palette.WHITE) >= 4.5


def test_marks_and_lines_stand_out_from_the_lane() -> None:
    for color in (palette.CURVE, palette.NEUTRAL_LINE, palette.LOW, palette.HIGH):
        assert palette.contrast(color, palette.LANE) >= 3
