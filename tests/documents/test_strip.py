"""The small and the large picture: a strip for a slide, and a poster."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from klantreis.documents.diagram import draw, poster, strip
from klantreis.model.journeys import Journey
from tests.documents.examples import HOSTILE, JOURNEY, PHASES, journeys, step


def texts(svg: bytes) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg).iter() if element.tag.endswith("}text")]


def test_a_strip_numbers_every_step_and_names_the_moments() -> None:
    svg = strip(JOURNEY, PHASES)
    found = texts(svg)
    assert [each for each in found if each.isdecimal()] == [str(n) for n in range(1, len(JOURNEY.steps) + 1)]
    assert any("Dieptepunt: stap 2, Van loket naar loket" in each for each in found)
    assert strip(JOURNEY, PHASES) == svg
    described = {e.tag.split("}")[1]: e.text or "" for e in ElementTree.fromstring(svg) if e.text}
    assert described["title"] == "De reis van Sanne" and "Hulp zoeken: 2 Van loket naar loket" in described["desc"]


@pytest.mark.parametrize("count", [1, 8, 40])
def test_no_text_is_smaller_than_eight_points(count: int) -> None:
    many = replace(JOURNEY, steps=tuple(step(f"Stap {n} {HOSTILE}", PHASES[n % 7], n % 5 - 2.0) for n in range(count)))
    sizes = [float(size) for size in re.findall(rb'font-size="([\d.]+)"', strip(many, PHASES))]
    assert sizes and min(sizes) >= 8


@given(journeys(most=45))
@settings(max_examples=8, deadline=None)
def test_any_journey_makes_a_strip(journey: Journey) -> None:
    ElementTree.fromstring(strip(journey, PHASES))


def test_a_poster_is_the_picture_at_the_size_of_a3() -> None:
    diagram = draw(JOURNEY, PHASES)
    larger = poster(diagram)
    root = ElementTree.fromstring(larger)
    assert (root.get("width"), root.get("height")) == ("1191pt", "841pt")
    assert root.get("viewBox") == ElementTree.fromstring(diagram.svg).get("viewBox") and texts(larger) == texts(
        diagram.svg
    )
