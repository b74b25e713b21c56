"""The empathy map: proposed by what was said, put right by people, kept through builds."""

import pytest

from klantreis.journeys.empathy import proposed
from klantreis.model.errors import KlantreisError
from klantreis.model.journeys import Journey, Quote
from klantreis.store.study import Study
from klantreis.workflow import building, empathy, merge, studies
from klantreis.workflow.empathy import Quadrant
from tests.workflow.told import tell


def quote(text: str, valence: int | None = None) -> Quote:
    return Quote("c", "s", text, 1, None, valence, False, ())


@pytest.mark.parametrize(
    ("text", "valence", "quadrant"),
    [
        ("Ik was zo bang en verdrietig.", None, Quadrant.FEELS),
        ("Zij zei dat het nog maanden kon duren.", None, Quadrant.HEARS),
        ("Ik dacht, dat komt nooit meer goed.", None, Quadrant.THINKS),
        ("Toen belde ik zelf maar op.", None, Quadrant.DOES),
        ("Ik heb die hele lijst ingevuld.", None, Quadrant.DOES),
        ("Drie weken later.", -2, Quadrant.FEELS),
        ("Drie weken later.", -1, None),
        ("", None, None),
    ],
)
def test_words_propose_a_quadrant(text: str, valence: int | None, quadrant: Quadrant | None) -> None:
    assert proposed(quote(text, valence)) is quadrant


@pytest.fixture
def built(plain: Study) -> Study:
    tell(plain)
    building.build(plain, 2)
    return plain


def journey(study: Study) -> Journey:
    return next(each for each in merge.journeys(study) if "a" in each.sources)


def where(study: Study, coding: str) -> Quadrant | None:
    found = empathy.mapped(study, journey(study))
    (place,) = [quadrant for quadrant, quotes in found.items() if coding in {quote.coding for quote in quotes}]
    return place


def test_every_passage_of_the_route_stands_in_one_place(built: Study) -> None:
    found = empathy.mapped(built, journey(built))
    told = [quote.coding for quotes in found.values() for quote in quotes]
    assert sorted(told) == sorted(coding for step in journey(built).steps for coding in step.evidence)
    assert set(found) == {*Quadrant, None}


def test_what_people_put_somewhere_stays_there_through_a_build(built: Study) -> None:
    coding = journey(built).steps[0].evidence[0]
    assert where(built, coding) is None
    empathy.put(built, journey(built), coding, Quadrant.HEARS)
    building.build(built, 2)
    assert where(built, coding) is Quadrant.HEARS
    empathy.put(built, journey(built), coding, None)
    assert where(built, coding) is None
    studies.undo(built)
    assert where(built, coding) is Quadrant.HEARS
    empathy.taken_back(built, journey(built), coding)
    assert where(built, coding) is None
    with pytest.raises(KlantreisError, match="al waar het voorgesteld is"):
        empathy.taken_back(built, journey(built), coding)


def test_a_passage_of_another_route_is_refused(built: Study) -> None:
    (other,) = [each for each in merge.journeys(built) if "d" in each.sources]
    with pytest.raises(KlantreisError, match="hoort niet bij de route"):
        empathy.put(built, journey(built), other.steps[0].evidence[0], Quadrant.HEARS)
