"""The two curves: what was felt, with its spread and number, and what is wished, with what should lift it."""

import pytest

from klantreis.model.codings import Anchor, Span
from klantreis.model.errors import KlantreisError
from klantreis.model.journeys import Journey
from klantreis.store.study import Study
from klantreis.workflow import building, code, codebooks, collect, heartbeats, merge, studies
from klantreis.workflow.heartbeats import Beat
from tests.workflow.told import tell


@pytest.fixture
def built(plain: Study) -> Study:
    """Two of three felt good about Huisarts, one very good; somebody was unhappy about a theme there."""
    tell(plain)
    building.build(plain, 2)
    book = codebooks.codebook(plain)
    theme = next(each for each in book if each.kind.value == "theme")
    code.add_codings(plain, collect.find_source(plain, "a").id, Span(Anchor(0, 0), Anchor(0, 9)), [theme], valence=-1)
    (first,) = [c for c in code.codings(plain, collect.find_source(plain, "b").id) if c.span.start.turn == 0]
    code.change_codings(plain, [first], valence=2)
    return plain


def journey(study: Study) -> Journey:
    return next(each for each in merge.journeys(study) if "a" in each.sources)


def beats(study: Study) -> dict[str, Beat]:
    return {beat.step.label: beat for beat in heartbeats.curves(study, journey(study))}


def test_mean_spread_and_number_of_what_was_felt(built: Study) -> None:
    beat = beats(built)["Huisarts"]
    assert beat.mean == pytest.approx(4 / 3) and beat.spread == pytest.approx(3**-0.5) and beat.felt == 3
    assert beat.wish is None and beat.lifts == ()


def test_a_step_without_feelings_has_no_mean_and_one_feeling_no_spread(built: Study) -> None:
    for title in "abc":
        coded = code.codings(built, collect.find_source(built, title).id)
        code.change_codings(built, [c for c in coded if c.span.start.turn == 2], valence=None)
    assert (beats(built)["Intake"].mean, beats(built)["Intake"].spread, beats(built)["Intake"].felt) == (None, None, 0)
    (one,) = [c for c in code.codings(built, collect.find_source(built, "c").id) if c.span.start.turn == 2]
    code.change_codings(built, [one], valence=-2)
    assert (beats(built)["Intake"].mean, beats(built)["Intake"].spread, beats(built)["Intake"].felt) == (-2, None, 1)


def test_a_wish_outlives_a_build_and_is_undone(built: Study) -> None:
    heartbeats.wish(built, journey(built), beats(built)["Intake"].step, 2)
    building.build(built, 2)
    assert beats(built)["Intake"].wish == 2
    heartbeats.wish(built, journey(built), beats(built)["Intake"].step, None)
    assert beats(built)["Intake"].wish is None
    studies.undo(built)
    assert beats(built)["Intake"].wish == 2
    with pytest.raises(KlantreisError, match="van -2 tot 2"):
        heartbeats.wish(built, journey(built), beats(built)["Intake"].step, 3)


def test_findings_lift_a_step_until_they_are_taken_off(built: Study) -> None:
    (finding,) = heartbeats.liftable(built, journey(built))
    step = beats(built)["Huisarts"].step
    heartbeats.lift(built, journey(built), step, [finding.id])
    building.build(built, 2)
    assert beats(built)["Huisarts"].lifts == (finding,)
    heartbeats.lift(built, journey(built), beats(built)["Huisarts"].step, [])
    assert beats(built)["Huisarts"].lifts == ()
    studies.undo(built)
    assert beats(built)["Huisarts"].lifts == (finding,)
    with pytest.raises(KlantreisError, match="niet meer"):
        heartbeats.lift(built, journey(built), step, ["weg"])
