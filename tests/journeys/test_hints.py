"""Hints at wrong codes."""

import random
from dataclasses import replace

import pytest

from klantreis.journeys.constraints import Constraints
from klantreis.journeys.hints import Hint, hints
from klantreis.journeys.reasons import ReasonKind
from klantreis.model.errors import KlantreisError
from klantreis.model.touchpoints import Project, Touchpoint
from tests.journeys.examples import PHASE_OF, project

WRONG = "gesprek 5-0"


def recoded(studied: Project, concept: str = "Momenten/afsluiting", *, names: bool = False) -> Project:
    """With another code for one touchpoint; with `names` all wordings are those of the codes."""

    def one(touch: Touchpoint) -> Touchpoint:
        touch = replace(touch, concept=concept) if touch.id == WRONG else touch
        return replace(touch, label=touch.concept or "") if names else touch

    return replace(
        studied, tellings=tuple(replace(t, touchpoints=tuple(map(one, t.touchpoints))) for t in studied.tellings)
    )


@pytest.mark.parametrize("names", [False, True])
def test_a_wrong_code_is_found_with_the_right_one_and_why(names: bool) -> None:
    found = hints(recoded(project(12), names=names), 2)
    assert (found[0].touchpoint, found[0].own, found[0].proposed) == (
        WRONG,
        "Momenten/afsluiting",
        "Momenten/huisarts",
    )
    reasons = {reason.kind: reason for reason in found[0].reasons}
    assert reasons[ReasonKind.CHANNEL].value == "huisarts" and reasons[ReasonKind.PHASE].value == PHASE_OF["huisarts"]
    assert (ReasonKind.WORDING in reasons) is not names
    assert [r.weight for r in found[0].reasons] == sorted((r.weight for r in found[0].reasons), reverse=True)
    assert [hint.touchpoint for hint in found] == [WRONG]


def test_there_are_no_hints_where_all_is_well() -> None:
    assert hints(project(12), 2) == ()
    assert hints(project(12, coded=False), 2) == () == hints(project(1), 1)
    with pytest.raises(KlantreisError, match="geen contactmomenten"):
        hints(Project((), ()), 1)


def test_what_is_settled_is_not_shown_again() -> None:
    studied = recoded(project(12))
    assert hints(studied, 2, right=[WRONG]) == ()
    assert hints(studied, 2, Constraints(same={"Momenten/huisarts": "Momenten/afsluiting"})) == ()


def test_hints_do_not_depend_on_the_order_of_the_tellings() -> None:
    mixed = recoded(project(12))
    mixed = replace(
        mixed,
        tellings=(
            *mixed.tellings,
            *(
                replace(
                    t,
                    id=f"vrij {t.id}",
                    touchpoints=tuple(replace(touch, id=f"vrij {touch.id}", concept=None) for touch in t.touchpoints),
                )
                for t in project(4).tellings
            ),
        ),
    )
    turned = list(mixed.tellings)
    random.Random(4).shuffle(turned)
    found = hints(mixed, 2)
    assert hints(replace(mixed, tellings=tuple(turned)), 2) == found
    assert [hint.touchpoint for hint in found] == [WRONG]


def test_a_touchpoint_does_not_speak_for_its_own_code() -> None:
    """However strange the code is to it: the only one that has it may be right."""
    found: tuple[Hint, ...] = hints(recoded(project(12), "Momenten/brand"), 2, shown=-50)
    assert next(hint for hint in found if hint.touchpoint == WRONG).proposed == "Momenten/huisarts"
    assert all(hint.own != hint.proposed for hint in found)
