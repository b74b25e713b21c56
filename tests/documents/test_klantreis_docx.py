import io
import itertools
import re
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from hypothesis import given, settings

from klantreis.documents.audience import Audience
from klantreis.documents.content import Beside
from klantreis.documents.diagram import Diagram, draw
from klantreis.documents.klantreis_docx import journey_document
from klantreis.model.journeys import Journey
from klantreis.model.study import Settings
from tests.documents.examples import FINDINGS, HOSTILE, JOURNEY, PHASES, content, journeys, step


@pytest.fixture(scope="module")
def diagram() -> Diagram:
    return draw(JOURNEY, PHASES)


@pytest.fixture(scope="module")
def public(diagram: Diagram) -> bytes:
    return journey_document(content(), diagram)


@pytest.fixture(scope="module")
def internal(diagram: Diagram) -> bytes:
    return journey_document(content(audience=Audience.INTERNAL), diagram)


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def lines(data: bytes, style: str | None = None) -> list[str]:
    return [p.text for p in opened(data).paragraphs if style is None or p.style.name == style]


def everything(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(archive.read(n).decode("utf-8", "replace") for n in archive.namelist() if n.endswith("ml"))


def test_it_is_dutch_everywhere(public: bytes) -> None:
    document = opened(public)
    assert document.core_properties.language == "nl-NL"
    styles = document.styles.element
    assert [lang.get(qn("w:val")) for lang in styles.iter(qn("w:lang"))] == ["nl-NL", "nl-NL"]
    assert document.settings.element.find(qn("w:themeFontLang")).get(qn("w:val")) == "nl-NL"
    assert re.findall("(?:en|ja)-[A-Z]{2}", everything(public)) == []


def test_its_properties_are_ours(public: bytes) -> None:
    core = opened(public).core_properties
    assert core.title == "De reis van Sanne"
    assert "python" not in f"{core.author}{core.comments}{core.last_modified_by}"
    with zipfile.ZipFile(io.BytesIO(public)) as archive:
        assert not [name for name in archive.namelist() if "thumbnail" in name]


def test_the_cover_says_what_it_is_and_the_summary_begins_on_the_next_page(public: bytes, internal: bytes) -> None:
    for data in (public, internal):
        found = opened(data).paragraphs
        turn = next(n for n, p in enumerate(found) if p.paragraph_format.page_break_before)
        assert found[turn].text == "In het kort"
        cover = [p.text for p in found[:turn] if p.text]
        assert cover[:2] == ["Klantreis", "De reis van Sanne"] and "Fictieve personen, waargebeurde ervaringen" in cover
        assert ("Intern: met bronnen. Niet verspreiden." in cover) == (data is internal)


def test_every_page_is_an_a4_and_the_picture_lies_on_its_side(public: bytes) -> None:
    sizes = [(round(s.page_width.mm), round(s.page_height.mm)) for s in opened(public).sections]
    assert sizes == [(210, 297), (297, 210), (210, 297)]


def test_the_picture_has_an_alternative_text_and_fits_its_page(public: bytes, diagram: Diagram) -> None:
    document = opened(public)
    cover, picture = document.inline_shapes
    assert cover._inline.docPr.get("descr") == "De hartslag van de reis van Sanne, als lijn met gezichten."
    assert picture._inline.docPr.get("descr") == diagram.alt
    assert picture.width < Mm(297)
    assert picture.height < Mm(190)


def test_every_phase_has_a_heading(public: bytes) -> None:
    phases = ["Signaleren", "Hulp zoeken", "Wachten", "Weer: Hulp zoeken", "Hulp krijgen", "Zonder fase"]
    assert [text for text in lines(public, "Heading 3") if text in phases] == phases
    assert lines(public, "Heading 1") == ["De reis van Sanne"]


def test_the_route_is_a_numbered_list(public: bytes) -> None:
    document = opened(public)
    steps = [p for p in document.paragraphs if p.style.name == "Stapnaam"]
    assert [p.text for p in steps] == [s.label for s in JOURNEY.steps]
    assert document.styles["Stapnaam"].base_style.name == "List Number"
    assert document.styles["List Number"].element.pPr.numPr is not None


def test_a_step_says_how_it_was_felt_and_by_how_many(public: bytes) -> None:
    told = lines(public, "Stap")
    assert "Gevoel: heel negatief (−1,8). Verteld door 4 van 5 deelnemers." in told
    assert "Over het gevoel is niets verteld. Verteld door 4 van 5 deelnemers." in told
    assert "Via: Telefoon. Met: Huisarts." in told
    assert "Met: Huisarts." in told


def test_the_reader_learns_how_it_was_made_and_whom_to_ask(public: bytes) -> None:
    text = "\n".join(lines(public))
    assert "Sanne is een fictief persoon. De ervaringen in deze reis zijn wel waargebeurd." in text
    assert "5 gesprekken met 5 deelnemers" in text
    assert "Neem dan contact met ons op: jeugd@gemeente.example" in text
    assert "Lang wachten: genoemd door 4 deelnemers uit 3 gezinnen." in text


def test_without_a_contact_nothing_is_promised(diagram: Diagram) -> None:
    data = journey_document(content(settings=Settings("Onderzoek")), diagram)
    assert "contact met ons" not in "\n".join(lines(data))


def test_the_public_sees_no_sources_ids_or_words_that_were_not_released(public: bytes) -> None:
    text = everything(public)
    assert "‘Van het kastje naar de muur.’" in lines(public, "Citaat")
    secrets = ("Geheime bron", "vrijgegeven", "De Wit", "Geheim citaat", "coding-", "id-Nazorg", "id-f1", "R01", "R02")
    assert [secret for secret in secrets if secret in text] == []


def test_colleagues_see_where_a_quote_stands(internal: bytes) -> None:
    assert "Geheime bron b, beurt 12, 03:21" in lines(internal, "Vindplaats")
    assert "Geheime bron c, beurt 12, 03:21 (niet vrijgegeven voor publicatie)" in lines(internal, "Vindplaats")
    assert "‘Van het kastje naar de muur.’" in lines(internal, "Citaat")


def test_the_same_journey_gives_the_same_bytes(public: bytes, diagram: Diagram) -> None:
    again = journey_document(content(), diagram)
    assert again == public


def test_pages_are_numbered(public: bytes) -> None:
    footer = opened(public).sections[0].footer._element.xml
    assert "NUMPAGES" in footer
    assert ">PAGE<" in footer


def test_hostile_labels_stay_text(diagram: Diagram) -> None:
    journey = replace(JOURNEY, steps=(step(HOSTILE, HOSTILE), step("\x1b[31m\u202erood\ufffe", "Wachten")))
    data = journey_document(content(journey), diagram)
    assert lines(data, "Stapnaam") == [HOSTILE, "[31mrood"]


@given(journeys(most=6))
@settings(max_examples=5, deadline=None)
def test_any_journey_makes_a_document(diagram: Diagram, journey: Journey) -> None:
    data = journey_document(content(journey, Audience.INTERNAL), diagram)
    assert len(lines(data, "Stapnaam")) == len(journey.steps)


def test_the_story_the_wishes_and_the_empathy_map_stand_in_it(diagram: Diagram) -> None:
    first, second = JOURNEY.steps[0], JOURNEY.steps[1]
    quote = next(q for s in JOURNEY.steps for q in s.quotes if q.publishable)
    secret = next(q for s in JOURNEY.steps for q in s.quotes if not q.publishable)
    said = content(
        beside={
            first.concept: Beside(story=("Sanne wacht.", "[b]Lang[/b]."), wish=1, lifts=(FINDINGS[0].id,)),
            second.concept: Beside(wish=-1),
        },
        empathy=(("Denkt", (quote, secret)), ("Hoort", ())),
        ways=("3 van 5 gingen terug.",),
    )
    data = journey_document(said, diagram)
    told = lines(data, "Stap")
    assert "Sanne wacht. [b]Lang[/b]." in told
    assert f"Zo zou het moeten voelen: overwegend positief (+1,0). Dit helpt daarbij: {FINDINGS[0].title}." in told
    assert "Zo zou het moeten voelen: overwegend negatief (−1,0)." in told
    headings = [*lines(data, "Heading 2"), *lines(data, "Heading 3")]
    assert "Wat Sanne denkt, voelt, hoort en doet" in headings and "Denkt" in headings and "Hoort" not in headings
    assert "Niet iedereen ging dezelfde weg" in headings and "3 van 5 gingen terug." in lines(data, "List Bullet")
    assert secret.text not in everything(data)


def test_a_quote_that_stands_in_the_story_is_not_told_twice(diagram: Diagram) -> None:
    step_ = next(s for s in JOURNEY.steps if any(q.publishable for q in s.typical_quotes))
    quote = next(q for q in step_.typical_quotes if q.publishable)
    said = content(beside={step_.concept: Beside(story=(f"Sanne vertelt: ‘{quote.text}’",))})
    text = "\n".join(lines(journey_document(said, diagram)))
    assert text.count(quote.text.strip(".")) == 1


def test_there_is_one_title_and_headings_go_down_one_level_at_a_time(public: bytes) -> None:
    styles = [p.style.name for p in opened(public).paragraphs if p.style is not None]
    levels = [int(name[-1]) for name in styles if name and name.startswith("Heading")]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
