"""A web page in the house style of a municipality: its logo, font and colour, and still for everybody."""

import base64
import re

import pytest
from docx.shared import RGBColor

from klantreis.documents.house_style import HouseStyle
from klantreis.documents.house_web import dressed_page
from klantreis.documents.html_parts import page, skip_link, tag
from klantreis.model.errors import KlantreisError
from tests.documents.conftest import Barriers
from tests.documents.house_examples import PALE, RED, png, saved, template

PAGE = page(
    "Reis", skip_link() + tag("h1", "De reis van Sem"), tag("h2", "De route") + tag("p", "Het begon met bellen.")
)


def test_logo_font_and_colour_are_on_the_page() -> None:
    made = dressed_page(PAGE, HouseStyle(saved(template()), png(), 'Gemeente "Waterhoek"')).decode()
    (source,) = re.findall(r'<img class="logo" src="data:image/png;base64,([^"]+)"', made)
    assert base64.b64decode(source) == png()
    assert 'alt="Logo van Gemeente &quot;Waterhoek&quot;"' in made
    assert f"--accent: #{RED}" in made and '--font: "Waterhoek Serif"' in made
    assert "img-src data:" in made and "script" not in made


def test_it_is_the_same_twice_and_without_a_style_nothing_changes() -> None:
    style = HouseStyle(saved(template()), png(), "Waterhoek")
    assert dressed_page(PAGE, style) == dressed_page(PAGE, style)
    assert dressed_page(PAGE, HouseStyle()) == PAGE


def test_a_colour_too_pale_to_read_or_a_font_that_is_code_is_not_taken_over() -> None:
    theirs = template()
    for name in ("Heading 1", "Heading 2"):
        theirs.styles[name].font.color.rgb = RGBColor.from_string(PALE)
    theirs.styles["Normal"].font.name = '"; } body { display: none'
    made = dressed_page(PAGE, HouseStyle(saved(theirs))).decode()
    assert PALE not in made and "display: none }" not in made.partition("</style>")[0].rpartition(":root")[2]


@pytest.mark.parametrize("logo", [b"", b"<svg/>", png()[:20]])
def test_a_broken_logo_is_told(logo: bytes) -> None:
    with pytest.raises(KlantreisError, match="geen PNG of JPEG"):
        dressed_page(PAGE, HouseStyle(logo=logo))


def test_a_browser_finds_no_barriers(barriers: Barriers) -> None:
    assert barriers(dressed_page(PAGE, HouseStyle(saved(template()), png(), "Waterhoek"))) == []
