"""What a person is asked about a proposal."""

import random
from dataclasses import replace

from klantreis.journeys.builder import build
from klantreis.journeys.constraints import Constraints
from klantreis.journeys.questions import Question, QuestionKind, questions
from klantreis.journeys.reasons import ReasonKind
from klantreis.model.touchpoints import Project, Touchpoint
from tests.journeys.examples import project


def asked(studied: Project, told: Constraints | None = None, most: int = 20) -> tuple[Question, ...]:
    told = told or Constraints()
    return questions(studied, build(studied, 2, told), told, most=most)


def split(studied: Project, concept: str = "Momenten/huisarts") -> Project:
    """Half of the tellings have another code for the same step."""

    def one(number: int, touch: Touchpoint) -> Touchpoint:
        return replace(touch, concept="Momenten/dokter") if number % 4 == 0 and touch.concept == concept else touch

    return replace(
        studied,
        tellings=tuple(
            replace(t, touchpoints=tuple(one(n, touch) for touch in t.touchpoints))
            for n, t in enumerate(studied.tellings)
        ),
    )


def test_two_codes_for_one_step_are_asked_first() -> None:
    first = asked(split(project(16)))[0]
    assert first.kind is QuestionKind.SAME
    assert {first.subject, first.object} == {"Momenten/dokter", "Momenten/huisarts"}
    assert first.chance > 0.5
    values = {reason.kind: reason.value for reason in first.reasons}
    assert values[ReasonKind.CHANNEL] == "huisarts" and ReasonKind.WORDING in values


def test_what_is_settled_is_not_asked_again() -> None:
    studied = split(project(16))
    first = asked(studied)[0]
    pair = frozenset({first.subject, first.object})
    for told in (Constraints(apart=frozenset({pair})), Constraints(same={first.subject: first.object})):
        assert all({q.subject, q.object} != pair for q in asked(studied, told))


def stray() -> tuple[Project, str]:
    """A study in free wordings, in which one was joined to a step by a person's word that it doesn't suit."""
    studied = project(12, coded=False)
    odd = Touchpoint("vreemd", "naar de huisarts met de trein", phase="hulp", channel="afsluiting", valence=2)
    last = studied.tellings[-1]
    return replace(
        studied, tellings=(*studied.tellings[:-1], replace(last, touchpoints=(*last.touchpoints, odd)))
    ), odd.id


def test_a_touchpoint_that_may_not_belong_is_asked_until_it_is_settled() -> None:
    studied, odd = stray()
    built = build(studied, 2)
    joined = replace(built, concepts={**built.concepts, odd: built.concepts["gesprek 1-0"]})
    found = [q for q in questions(studied, joined) if q.kind is QuestionKind.BELONGS]
    assert [q.subject for q in found] == [odd] and found[0].object == built.concepts["gesprek 1-0"]
    assert found[0].instead and found[0].reasons
    assert not [q for q in questions(studied, joined, right=[odd]) if q.kind is QuestionKind.BELONGS]


def test_answers_hold_in_the_next_build() -> None:
    studied, odd = stray()
    home = build(studied, 2).concepts["gesprek 1-0"]
    same = build(studied, 2, Constraints(same={odd: home}))
    assert same.concepts[odd] == same.concepts["gesprek 1-0"]
    assert not [q for q in questions(studied, same, Constraints(same={odd: home})) if q.subject == odd]
    apart = build(studied, 2, Constraints(apart=frozenset({frozenset({odd, home})})))
    assert apart.concepts[odd] != apart.concepts["gesprek 1-0"]


def test_there_are_at_most_so_many_best_first_and_the_same_for_shuffled_input() -> None:
    for studied in (split(project(16)), stray()[0]):
        found = asked(studied)
        assert [q.score for q in found] == sorted((q.score for q in found), reverse=True)
        assert asked(studied, most=1) == found[:1]
        turned = list(studied.tellings)
        random.Random(5).shuffle(turned)
        assert asked(replace(studied, tellings=tuple(turned))) == found
        for question in found:
            assert 0 < question.chance <= 1 and question.subject != question.object
    assert questions(Project((), ()), build(project(2), 1)) == ()
