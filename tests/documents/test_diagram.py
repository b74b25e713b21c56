import io
from dataclasses import replace

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from PIL import Image

from klantreis.documents import canvas
from klantreis.documents.diagram import Diagram, draw
from klantreis.model.errors import KlantreisError
from klantreis.model.journeys import Journey
from tests.documents.examples import HOSTILE, JOURNEY, PHASES, journeys, step

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def diagram() -> Diagram:
    return draw(JOURNEY, PHASES)


def drawn_texts(svg: bytes) -> list[str]:
    return [text.text or "" for text in fromstring(svg).iter(f"{SVG}text")]


def test_the_same_journey_gives_the_same_bytes(diagram: Diagram) -> None:
    assert draw(JOURNEY, PHASES) == diagram


def test_it_is_an_a4_on_its_side(diagram: Diagram) -> None:
    image = Image.open(io.BytesIO(diagram.png))
    assert image.size[0] / image.size[1] == pytest.approx(297 / 210, rel=0.002)
    assert image.size[0] > 2000
    assert (diagram.width, diagram.height) == (842, 595)


def test_the_svg_has_a_title_and_a_description(diagram: Diagram) -> None:
    root = fromstring(diagram.svg)
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").text == "De reis van Sanne"
    assert root.find(f"{SVG}desc").text == diagram.alt


def test_all_type_is_legible_and_has_a_fallback(diagram: Diagram) -> None:
    for text in fromstring(diagram.svg).iter(f"{SVG}text"):
        assert float(text.get("font-size")) >= 8
        assert text.get("font-family").startswith("Arial,")


def test_the_alternative_text_tells_the_route(diagram: Diagram) -> None:
    assert "Hulp zoeken: 2 Van loket naar loket (heel negatief); 3 Gesprek met de praktijkondersteuner" in diagram.alt
    assert "geen gevoel verteld" in diagram.alt
    assert "Het dieptepunt is stap 2, Van loket naar loket." in diagram.alt
    positions = [diagram.alt.index(s.label) for s in JOURNEY.steps]
    assert positions == sorted(positions)


def test_only_words_that_may_be_published_are_in_the_picture(diagram: Diagram) -> None:
    shown = " ".join(drawn_texts(diagram.svg))
    assert "Van het kastje naar de muur." in shown
    assert "vrijgegeven" not in shown
    assert b"Geheime bron" not in diagram.svg


def test_hostile_labels_show_as_they_are() -> None:
    svg = draw(replace(JOURNEY, steps=(step(HOSTILE, "<b>Fase</b>"),)), PHASES).svg
    shown = drawn_texts(svg)
    assert "<b>Fase</b>" in shown
    assert HOSTILE in " ".join(shown)
    assert f"Stap 1: {HOSTILE}" in " ".join(title.text or "" for title in fromstring(svg).iter(f"{SVG}title"))


@given(journeys(most=12))
@settings(max_examples=12, deadline=None)
def test_any_journey_can_be_drawn(journey: Journey) -> None:
    drawn = draw(journey, PHASES)
    fromstring(drawn.svg)
    assert drawn.png.startswith(b"\x89PNG")


def test_a_journey_without_steps_can_be_drawn() -> None:
    assert draw(replace(JOURNEY, steps=()), PHASES).png.startswith(b"\x89PNG")


def test_without_the_drawing_program_there_is_a_plain_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(canvas.metadata, "files", lambda name: [])
    canvas._binary.cache_clear()
    with pytest.raises(KlantreisError, match="installeer klantreis opnieuw"):
        draw(JOURNEY, PHASES)
    canvas._binary.cache_clear()


def test_long_lines_with_quotation_marks_begin_where_the_others_do() -> None:
    told = " ".join(["Het begint met “School” en loopt via “Ambulante begeleiding één” tot “Nazorg”."] * 3)
    persona = replace(JOURNEY.persona, situation=told)
    svg = draw(replace(JOURNEY, persona=persona, steps=JOURNEY.steps[:6]), PHASES).svg
    texts = list(fromstring(svg).iter(f"{SVG}text"))
    (title,) = [text for text in texts if (text.text or "").startswith("De reis van")]
    lines = [text for text in texts if "Het begint met" in (text.text or "")]
    assert lines and {line.get("x") for line in lines} == {title.get("x")}
