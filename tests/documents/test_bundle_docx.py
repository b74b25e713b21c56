"""All journeys in one document: compared, each in full, who was heard, and the codebook."""

import io
import itertools
from dataclasses import replace

import docx
import pytest

from klantreis.documents import alike
from klantreis.documents.audience import Audience
from klantreis.documents.bundle_docx import Respondents, bundle_document
from klantreis.documents.diagram import Diagram, draw
from klantreis.model.codes import Code, Codebook, CodeKind
from klantreis.model.journeys import Journey, Persona
from tests.documents.examples import JOURNEY, PHASES, content, step

OTHER = replace(
    JOURNEY,
    persona=Persona("Milan", "9 jaar", "twee ouders"),
    steps=(
        step("Van loket naar loket", "Hulp zoeken", -1.0),
        step("Klik met de hulpverlener", "Hulp krijgen", 1.0),
        step("Bellen met de gemeente", "Hulp zoeken", -1.9),
        step("School denkt mee", "Signaleren", 0.2),
    ),
)
BOOK = Codebook(
    "Jeugdhulp",
    (
        Code("1", "Thema's", CodeKind.THEME),
        Code("2", "Wachttijd", CodeKind.THEME, "1", definition="Hoe lang het duurt.", example="Geheim voorbeeld."),
        Code("3", "Los", CodeKind.FREE),
    ),
)
HEARD = (Respondents("jongere", 2, 2, 2), Respondents("ouder", 5, 4, 5), Respondents("", 3, 3, 3))


@pytest.fixture(scope="module")
def diagram() -> Diagram:
    return draw(OTHER, PHASES)


def bundle(diagram: Diagram, *journeys: Journey, audience: Audience = Audience.PUBLIC) -> bytes:
    contents = [content(journey, audience) for journey in journeys]
    return bundle_document(contents, [diagram] * len(contents), HEARD, BOOK)


def texts(data: bytes, style: str | None = None) -> list[str]:
    document = docx.Document(io.BytesIO(data))
    return [p.text for p in document.paragraphs if style is None or p.style.name == style]


def cells(data: bytes) -> list[list[str]]:
    document = docx.Document(io.BytesIO(data))
    return [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]


def test_journeys_are_compared_by_the_steps_they_share() -> None:
    both = (JOURNEY, OTHER)
    assert [each.label for each in alike.shared(both)] == [
        "Van loket naar loket",
        "Bellen met de gemeente",
        "Klik met de hulpverlener",
    ]
    assert [each.label for each in alike.pains(both)] == ["Van loket naar loket"]
    assert [each.label for each in alike.goods(both)] == ["Klik met de hulpverlener"]
    assert [each.label for each in alike.partings(both)] == ["Bellen met de gemeente"]
    assert [[s.label for s in steps] for steps in alike.alone(both)][1] == ["School denkt mee"]
    assert alike.shared((JOURNEY,)) == ()


def test_every_part_has_its_place(diagram: Diagram) -> None:
    data = bundle(diagram, JOURNEY, OTHER)
    assert texts(data, "Heading 1") == ["Van zorgvraag tot passende hulp"]
    parts = texts(data, "Heading 2")
    assert parts == [
        "De klantreizen op een rij",
        "Waar lijken de reizen op elkaar, en waar niet?",
        "De reis van Sanne",
        "De reis van Milan",
        "Met wie is gesproken?",
        "Hoe dit is gemaakt",
        "Kunt u dit document niet goed lezen?",
        "Bijlage: het codeboek",
    ]
    assert any(text.startswith("Van loket naar loket: Sanne heel negatief (−1,8) en Milan") for text in texts(data))
    assert ["Wachttijd", "thema", "Hoe lang het duurt."] in cells(data)
    assert "Geheim voorbeeld." not in "\n".join(texts(data) + [text for row in cells(data) for text in row])


def test_headings_go_down_one_level_at_a_time(diagram: Diagram) -> None:
    document = docx.Document(io.BytesIO(bundle(diagram, JOURNEY, OTHER)))
    levels = [int(p.style.name[-1]) for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert levels[0] == 1 and all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_steps_are_numbered_anew_in_each_journey(diagram: Diagram) -> None:
    document = docx.Document(io.BytesIO(bundle(diagram, JOURNEY, OTHER)))
    numbers = [p._p.pPr.numPr.numId.val for p in document.paragraphs if p.style.name == "Stapnaam"]
    assert len(set(numbers)) == 2 and numbers == sorted(numbers)
    assert numbers.count(numbers[0]) == len(JOURNEY.steps) and numbers.count(numbers[-1]) == len(OTHER.steps)


def test_who_talked_is_counted_by_group(diagram: Diagram) -> None:
    told = cells(bundle(diagram, JOURNEY))
    assert ["jongere", "2", "2", "2"] in told and ["niet genoteerd", "3", "3", "3"] in told


def test_when_people_were_heard_stands_once_with_the_method(diagram: Diagram) -> None:
    contents = [content(journey, rounds=("2025", "2026")) for journey in (JOURNEY, OTHER)]
    said = texts(bundle_document(contents, [diagram, diagram], HEARD, BOOK))
    assert said.count("Dit is verteld bij: Meting 2025 en Meting 2026.") == 1
    assert not any("verteld bij" in text for text in texts(bundle(diagram, JOURNEY)))


def test_the_same_gives_the_same_bytes(diagram: Diagram) -> None:
    assert bundle(diagram, JOURNEY, OTHER) == bundle(diagram, JOURNEY, OTHER)
