"""Our Word documents in the house style of a municipality."""

import io
import zipfile

import docx
import page
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from klantreis.documents import converting, palette
from klantreis.documents.diagram import draw
from klantreis.documents.house_style import HouseStyle, dressed
from klantreis.documents.klantreis_docx import journey_document
from klantreis.model.errors import KlantreisError
from tests.documents.examples import JOURNEY, PHASES, content
from tests.documents.house_examples import RED, as_dotx, png, renamed, saved, template


@pytest.fixture(scope="module")
def word() -> bytes:
    return journey_document(content(), draw(JOURNEY, PHASES))


@pytest.fixture(scope="module")
def made(word: bytes) -> bytes:
    return dressed(word, HouseStyle(saved(template()), png(), "gemeente Waterhoek"))


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def everything(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(archive.read(n).decode("utf-8", "replace") for n in archive.namelist() if n.endswith("ml"))


def test_all_that_we_say_is_still_there(word: bytes, made: bytes) -> None:
    assert [p.text for p in opened(made).paragraphs][1:] == [p.text for p in opened(word).paragraphs]
    assert [p.style.name for p in opened(made).paragraphs][1:] == [p.style.name for p in opened(word).paragraphs]


def test_fonts_and_colours_are_those_of_the_template(made: bytes) -> None:
    styles = opened(made).styles
    assert styles["Normal"].font.name == styles["Heading 1"].font.name == "Waterhoek Serif"
    assert str(styles["Heading 1"].font.color.rgb) == RED
    assert all(styles[name].font.name is None for name in ("Persona", "Citaat", "Stap"))
    assert palette.ACCENT[1:] not in everything(made) and RED in opened(made).styles["Persona"].element.xml


def test_a_colour_that_cannot_be_read_becomes_darker(made: bytes) -> None:
    assert str(opened(made).styles["Heading 3"].font.color.rgb) == RED


def test_of_the_text_and_the_makers_of_the_template_nothing_is_left(made: bytes) -> None:
    assert "Jan de Boer" not in everything(made) and "Typ hier" not in everything(made)
    core = opened(made).core_properties
    assert (core.title, core.author, core.language) == ("De reis van Sanne", "klantreis", "nl-NL")


def test_pages_have_the_margins_header_and_footer_of_the_template_with_a_number(made: bytes) -> None:
    sections = list(opened(made).sections)
    assert [(round(s.page_width.mm), round(s.page_height.mm)) for s in sections] == [(210, 297), (297, 210), (210, 297)]
    assert [round(s.left_margin.mm) for s in sections] == [35, 8, 35]
    for section in sections:
        assert section.header.paragraphs[0].text == "Gemeente Waterhoek"
        assert section.footer.paragraphs[0].text == "Raadhuisplein 1" and "NUMPAGES" in section.footer._element.xml


def test_a_picture_on_its_side_fits_below_the_header_of_the_template(made: bytes) -> None:
    given = template()
    for _line in range(5):
        given.sections[0].header.add_paragraph("nog een regel")
    low = dressed(journey_document(content(), draw(JOURNEY, PHASES)), HouseStyle(saved(given)))
    given.styles["Normal"].paragraph_format.space_after = Mm(6)
    lower = dressed(journey_document(content(), draw(JOURNEY, PHASES)), HouseStyle(saved(given)))
    heights = [opened(data).inline_shapes[-1].height for data in (made, low, lower)]
    assert heights[2] < heights[1] < heights[0] < Mm(190)
    for data in (made, low, lower):
        shape = opened(data).inline_shapes[-1]
        drawn = draw(JOURNEY, PHASES)
        assert shape.width / shape.height == pytest.approx(drawn.width / drawn.height, rel=0.01)


def test_styles_that_rest_on_each_other_keep_nobody_waiting(word: bytes) -> None:
    odd = template()
    odd.styles["Header"].base_style = odd.styles["Footer"]
    odd.styles["Footer"].base_style = odd.styles["Header"]
    spacing = odd.styles["Header"].element.get_or_add_pPr().get_or_add_spacing()
    spacing.set(qn("w:before"), "veel")
    assert opened(dressed(word, HouseStyle(saved(odd)))).inline_shapes[-1].height > Mm(50)


def test_the_logo_says_whose_it_is(made: bytes) -> None:
    logo = opened(made).inline_shapes[0]
    assert logo._inline.docPr.get("descr") == "Logo van gemeente Waterhoek"
    assert logo.width <= Mm(60) and logo.height <= Mm(20)


def test_a_logo_needs_no_template(word: bytes) -> None:
    data = dressed(word, HouseStyle(logo=png(20, 60)))
    assert opened(data).inline_shapes[0].height <= Mm(20) and opened(data).styles["Normal"].font.name == "Arial"


def test_a_template_for_new_documents_will_do_as_well(word: bytes, made: bytes) -> None:
    style = HouseStyle(as_dotx(saved(template())), png(), "gemeente Waterhoek")
    assert dressed(word, style) == made


def test_the_same_gives_the_same_bytes(word: bytes, made: bytes) -> None:
    assert dressed(word, HouseStyle(saved(template()), png(), "gemeente Waterhoek")) == made


def test_what_the_template_has_not_is_ours(word: bytes) -> None:
    bare = template()
    for name in ("Heading 2", "List Number", "List Bullet", "Subtitle"):
        bare.styles.element.remove(bare.styles[name].element)
    found = opened(dressed(word, HouseStyle(saved(bare))))
    assert {p.style.name for p in found.paragraphs} >= {"Heading 1", "Heading 2", "Stapnaam", "List Bullet", "Subtitle"}
    for name in ("List Number", "List Bullet"):
        number = next(iter(found.styles[name].element.iter(qn("w:numId")))).get(qn("w:val"))
        known = {num.numId for num in found.part.numbering_part.element.num_lst}
        assert int(number) in known


def test_a_list_without_bullets_in_the_template_gets_ours(word: bytes) -> None:
    bare = template()
    properties = bare.styles["List Bullet"].element.pPr
    properties.remove(properties.numPr)
    found = opened(dressed(word, HouseStyle(saved(bare))))
    assert next(found.styles["List Bullet"].element.iter(qn("w:numPr")), None) is not None


def test_styles_of_a_dutch_word_are_known_by_name(word: bytes) -> None:
    dutch = renamed(saved(template()), "word/styles.xml", b'w:styleId="Heading1"', b'w:styleId="Kop1"')
    found = opened(dressed(word, HouseStyle(dutch)))
    heading = next(p for p in found.paragraphs if p.text == "De reis van Sanne")
    assert heading.style.style_id == "Kop1" and str(heading.style.font.color.rgb) == RED


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"geen zip",
        saved(template())[:3000],
        renamed(
            saved(template()), "[Content_Types].xml", b"wordprocessingml.document.main", b"spreadsheetml.sheet.main"
        ),
        renamed(saved(template()), "word/document.xml", b"<w:body>", b"<w:body"),
        renamed(saved(template()), "word/styles.xml", b"</w:styles>", b""),
    ],
    ids=["empty", "no zip", "cut off", "another kind", "broken text", "broken styles"],
)
def test_a_broken_template_gets_a_clear_word(word: bytes, broken: bytes) -> None:
    with pytest.raises(KlantreisError, match="huisstijl"):
        dressed(word, HouseStyle(broken))


@pytest.mark.parametrize("broken", [b"", b"<svg/>", png()[:30], b"GIF89a" + bytes(40)])
def test_a_broken_logo_gets_a_clear_word(word: bytes, broken: bytes) -> None:
    with pytest.raises(KlantreisError, match="logo"):
        dressed(word, HouseStyle(logo=broken))


@pytest.mark.skipif(converting.program() is None, reason="LibreOffice is not installed")
def test_it_is_still_accessible_as_a_pdf(made: bytes) -> None:
    pdf = converting.convert({"a": made}, "pdf")["a"]
    report = page.validate_pdf_bytes(pdf, profile="ua1")
    assert report.is_compliant, [(failure.rule_id, failure.message) for failure in report.failures]
