"""A klantreis as a web page: complete, safe, the same twice, and without barriers in a browser."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from klantreis.documents.audience import Audience
from klantreis.documents.content import Beside, JourneyContent
from klantreis.documents.diagram import Diagram, draw
from klantreis.documents.klantreis_html import journey_page
from klantreis.model.journeys import Journey
from klantreis.model.study import Settings
from tests.documents.conftest import Barriers
from tests.documents.examples import FINDINGS, HOSTILE, JOURNEY, PHASES, content, step

VOID = {"meta", "br", "path", "polygon", "ellipse", "polyline"}


class Parsed(HTMLParser):
    """Elements in order with their attributes, and what is written in headings."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(page.decode("utf-8"))
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.texts.append(data)

    @property
    def headings(self) -> list[int]:
        return [int(tag[1]) for tag, _attributes in self.elements if re.fullmatch("h[1-6]", tag)]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())


@pytest.fixture(scope="module")
def diagram() -> Diagram:
    return draw(JOURNEY, PHASES)


def everything(audience: Audience = Audience.PUBLIC) -> JourneyContent:
    quotes = tuple(q for s in JOURNEY.steps for q in s.quotes)
    beside = {JOURNEY.steps[0].concept: Beside(("Sanne wacht.", "[b]Lang[/b] & stil."), 1, (FINDINGS[0].id,))}
    return content(
        audience=audience,
        beside=beside,
        empathy=(("Denkt", quotes), ("Voelt", ())),
        ways=("3 van 5 gingen terug.",),
        groups=("[b]jongeren[/b]", "ouders"),
        rounds=("2025", "Panel <1>"),
    )


def page_of(diagram: Diagram, said: JourneyContent | None = None) -> Parsed:
    return Parsed(journey_page(said or everything(), diagram))


def test_headings_go_down_one_level_at_a_time_below_one_title(diagram: Diagram) -> None:
    levels = page_of(diagram).headings
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_ids_are_unique_and_labels_point_at_something(diagram: Diagram) -> None:
    attributes = [each for _tag, each in page_of(diagram).elements]
    ids = [each["id"] for each in attributes if "id" in each]
    assert len(ids) == len(set(ids))
    wanted = {name for each in attributes for key in ("aria-labelledby", "aria-describedby") if (name := each.get(key))}
    assert wanted <= set(ids)


def test_it_tells_all_there_is(diagram: Diagram) -> None:
    text = page_of(diagram).text
    for told in (
        "De reis van Sanne",
        "14 of 15 jaar",
        "Wat Sanne denkt, voelt, hoort en doet",
        "Sanne wacht. [b]Lang[/b] & stil.",
        "Zo zou het moeten voelen: overwegend positief (+1,0). Dit helpt daarbij: Lang wachten.",
        "Niet iedereen ging dezelfde weg",
        "3 van 5 gingen terug.",
        "Lang wachten: genoemd door 4 deelnemers uit 3 gezinnen.",
        "Neem dan contact met ons op: jeugd@gemeente.example",
        "fictief persoon",
        "Er is gesproken met mensen uit deze groepen: [b]jongeren[/b] en ouders. "
        "Dit is verteld bij: Meting 2025 en Panel <1>.",
        "‘Van het kastje naar de muur.’",
    ):
        assert told in text, told
    assert sum(tag == "li" for tag, _attributes in page_of(diagram).elements) >= len(JOURNEY.steps)


def test_the_public_sees_no_sources_ids_or_words_that_were_not_released(diagram: Diagram) -> None:
    raw = journey_page(everything(), diagram).decode("utf-8")
    secrets = ("Geheime bron", "vrijgegeven", "De Wit", "Geheim citaat", "coding-", "id-Nazorg", "id-f1", "R01", "R02")
    assert [secret for secret in secrets if secret in raw] == []
    inside = page_of(diagram, everything(Audience.INTERNAL)).text
    assert "Geheime bron b, beurt 12, 03:21" in inside and "Niet verspreiden" in inside


def test_nothing_comes_from_elsewhere_and_nothing_runs(diagram: Diagram) -> None:
    raw = journey_page(everything(), diagram).decode("utf-8")
    assert "<script" not in raw and " on" not in {f" {key[:2]}" for _t, a in page_of(diagram).elements for key in a}
    links = [value for _tag, each in page_of(diagram).elements for key, value in each.items() if key in ("href", "src")]
    assert links == ["#inhoud"]
    assert "default-src 'none'" in raw and "url(" not in raw and "@import" not in raw


def test_hostile_text_stays_text(diagram: Diagram) -> None:
    journey = replace(
        JOURNEY, steps=(step(HOSTILE, "<img src=x onerror=alert(1)>"), step('"><script>x</script>', None))
    )
    parsed = page_of(diagram, content(journey, settings=Settings("</title><script>y")))
    tags = {tag for tag, _attributes in parsed.elements}
    assert "script" not in tags and "img" not in tags and "i" not in tags
    assert '"><script>x</script>' in parsed.text and "<img src=x onerror=alert(1)>" in parsed.text


def test_a_journey_of_nothing_makes_a_page() -> None:
    empty = Journey("j", JOURNEY.persona, (), (), 0, ())
    parsed = page_of(draw(empty, PHASES), content(empty, findings=(), settings=Settings("")))
    assert parsed.headings[0] == 1


def test_the_same_journey_gives_the_same_bytes(diagram: Diagram) -> None:
    assert journey_page(everything(), diagram) == journey_page(everything(), diagram)


@pytest.mark.parametrize("audience", list(Audience))
def test_a_browser_finds_no_barriers(diagram: Diagram, barriers: Barriers, audience: Audience) -> None:
    assert barriers(journey_page(everything(audience), diagram)) == []


def test_a_barrier_would_be_found(diagram: Diagram, barriers: Barriers) -> None:
    spoiled = journey_page(everything(), diagram).replace(b'<html lang="nl">', b"<html>")
    assert [each["id"] for each in barriers(spoiled)] == ["html-has-lang"]
