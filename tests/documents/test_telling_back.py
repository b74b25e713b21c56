"""What is told back: honest about what is done, plain, without barriers, and for the public only."""

import io
import itertools
import re
from dataclasses import replace

import docx
import pytest

from klantreis.documents import action_words
from klantreis.documents.telling_back import Text, Told, texts
from klantreis.documents.telling_back_docx import telling_back_document
from klantreis.documents.telling_back_html import telling_back_page
from klantreis.model.findings import Action, ActionStatus, Finding, FindingKind, Horizon
from klantreis.model.study import Settings
from tests.documents.conftest import Barriers
from tests.documents.examples import FINDINGS, HOSTILE, PEOPLE, SETTINGS
from tests.documents.test_klantreis_docx import everything, lines, opened
from tests.documents.test_klantreis_html import Parsed

ACTION = Action(
    "a1",
    "Elke aanmelder krijgt binnen een week bericht",
    1,
    scope="wijkteam Noord",
    start="2026-09-01",
    due="2026-12-31",
    status=ActionStatus.PLANNED,
    findings=("id-f1",),
    measure="negen van de tien hoorden op tijd iets",
)


def told(*actions: Action, findings: tuple[Finding, ...] = FINDINGS, settings: Settings = SETTINGS) -> Told:
    return Told(findings, actions, 5, settings, {"id-f1": "bij niet-spoedgevallen"})


def words(text: Text) -> str:
    parts = [[part.heading, *part.paragraphs, *part.points] for part in text.parts]
    return "\n".join([text.title, *text.opening, *itertools.chain(*parts), *text.closing])


def test_each_text_tells_by_how_many_what_is_done_what_goes_well_and_thanks() -> None:
    for text in texts(told(ACTION)):
        said = words(text)
        assert "Verteld door 4 van de 5 mensen" in said
        assert "Dit geldt bij niet-spoedgevallen." in said
        assert (
            "Ons doel: Elke aanmelder krijgt binnen een week bericht. Dit staat gepland. Waar: wijkteam Noord." in said
        )
        assert "Wij beginnen op 1 september 2026. Wij willen klaar zijn op 31 december 2026." in said
        assert "Wat gaat goed" in said and "=1+1: verteld door 3 van de 5 mensen" in said
        assert "Vaste contactpersoon: verteld door 3 van de 5 mensen" in said
        assert "Dank u wel" in said
        assert "Neem dan contact met ons op: jeugd@gemeente.example." in said


def test_only_the_councils_read_households_and_measures() -> None:
    brief, krant, raad = (words(text) for text in texts(told(ACTION)))
    for said in (brief, krant):
        assert "gezin" not in said and "negen van de tien" not in said
    assert "uit 3 gezinnen" in raad and "Zo zien wij of het werkt: negen van de tien" in raad


def test_without_actions_it_says_that_it_is_still_being_looked_at() -> None:
    for text in texts(told()):
        said = words(text)
        assert "Wij kijken hier nog naar. Wat wij eraan doen, is nog niet besloten." in said
        assert "Dit doen wij" not in said and "Ons doel" not in said


def test_a_letter_is_short_but_says_so_and_the_councils_read_everything() -> None:
    many = tuple(replace(FINDINGS[0], id=f"f{n}", title=f"Punt {n}") for n in range(20))
    brief, krant, raad = (words(text) for text in texts(told(findings=many)))
    assert [said.count("Punt ") for said in (brief, krant, raad)] == [5, 3, 20]
    assert "In deze brief staat niet alles." in brief
    assert "In deze brief staat niet alles." not in words(texts(told())[0])


@pytest.mark.parametrize(
    ("action", "said"),
    [
        (ActionStatus.UNDEVELOPED, "Ons doel: Rust. Hoe wij dat doen, werken wij nog uit. Wanneer: op korte termijn."),
        (ActionStatus.RUNNING, "Ons doel: Rust. Hier zijn wij mee bezig. Wanneer: op korte termijn."),
        (ActionStatus.DONE, "Ons doel: Rust. Dit is gedaan."),
        (ActionStatus.MEASURED, "Ons doel: Rust. Dit is gedaan, en wij hebben gemeten of het werkt."),
    ],
)
def test_an_action_tells_how_far_it_is(action: ActionStatus, said: str) -> None:
    assert action_words.told(Action("a", "Rust.", status=action, horizon=Horizon.SHORT), precise=False) == said


@pytest.mark.parametrize("place", range(3))
def test_the_document_has_one_title_headings_in_order_and_no_empty_paragraphs(place: int) -> None:
    text = texts(told(ACTION))[place]
    data = telling_back_document(text, SETTINGS)
    document = opened(data)
    levels = [int(p.style.name[-1]) for p in document.paragraphs if p.style and str(p.style.name).startswith("Heading")]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert all(line.strip() for line in lines(data))
    assert document.core_properties.language == "nl-NL" and document.core_properties.title == text.title
    assert [p for part in text.parts for p in part.points] == lines(data, "List Bullet")
    assert data == telling_back_document(text, SETTINGS)


@pytest.mark.parametrize("place", range(3))
def test_the_page_has_one_title_headings_in_order_and_nothing_that_runs(place: int) -> None:
    text = texts(told(ACTION))[place]
    raw = telling_back_page(text, SETTINGS)
    page = Parsed(raw)
    assert page.headings.count(1) == 1 and page.headings[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(page.headings))
    assert ("html", {"lang": "nl"}) in page.elements
    assert not {tag for tag, _attributes in page.elements} & {"script", "img", "link", "iframe"}
    ids = [each["id"] for _tag, each in page.elements if "id" in each]
    assert len(ids) == len(set(ids))
    assert all(" ".join(line.split()) in page.text for line in words(text).split("\n"))
    assert raw == telling_back_page(text, SETTINGS)


def test_no_code_id_quote_or_owner_is_in_any_of_them() -> None:
    action = replace(ACTION, owner=None)
    for text in texts(told(action)):
        document, page = telling_back_document(text, SETTINGS), telling_back_page(text, SETTINGS).decode("utf-8")
        for secret in (*PEOPLE, "Geheim", "id-f1", "SOM(A1)", "De Wit"):
            assert secret not in everything(document) and secret not in page


def test_hostile_words_stay_text() -> None:
    finding = replace(FINDINGS[0], title=HOSTILE, kind=FindingKind.IMPROVE)
    action = replace(ACTION, goal=f"\x1b[31m\u202e{HOSTILE}\ufffe")
    for text in texts(told(action, findings=(finding,), settings=Settings(HOSTILE, contact=HOSTILE))):
        page = Parsed(telling_back_page(text, Settings(HOSTILE)))
        assert HOSTILE in page.text and not {"b", "i"} & {tag for tag, _attributes in page.elements}
        document = docx.Document(io.BytesIO(telling_back_document(text, Settings(HOSTILE))))
        assert any(HOSTILE in paragraph.text for paragraph in document.paragraphs)


def test_sentences_are_short() -> None:
    for text in texts(told(ACTION)):
        for line in [*text.opening, *(said for part in text.parts for said in part.paragraphs)]:
            for sentence in re.split(r"(?<=[.?:]) ", line):
                assert len(sentence.split()) <= 18, sentence


@pytest.mark.parametrize("place", range(3))
def test_a_browser_finds_no_barriers(place: int, barriers: Barriers) -> None:
    assert barriers(telling_back_page(texts(told(ACTION))[place], SETTINGS)) == []
