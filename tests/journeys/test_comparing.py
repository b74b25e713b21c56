"""The difference between two sets of journeys."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from klantreis.journeys.comparing import Difference, DifferenceKind, JourneyThen, StepThen, differences, out_of_order
from klantreis.model.journeys import Persona, Standing

K = DifferenceKind


def step(label: str, *evidence: str, concept: str = "", people: int = 3, felt: float | None = 0.0) -> StepThen:
    who = tuple(f"P{n}" for n in range(people))
    return StepThen(label, concept or f"M/{label}", "Zoeken", who, felt, evidence or (f"{label}1", f"{label}2"))


def journey(
    *steps: StepThen, key: str = "dex", name: str = "Dex", sources: tuple[str, ...] = ("a", "b")
) -> JourneyThen:
    return JourneyThen(key, Persona(name), sources, steps)


A, B, C, D = (step(label) for label in "ABCD")
OLD = journey(A, B, C)


def kinds(*newer: JourneyThen, older: tuple[JourneyThen, ...] = (OLD,)) -> list[tuple[object, ...]]:
    return [(d.kind, d.step or d.source, d.old, d.new) for d in differences(older, newer)]


def test_the_same_journeys_differ_in_nothing() -> None:
    assert differences((OLD,), (OLD,)) == ()


def test_personas_come_go_and_get_another_name() -> None:
    new = journey(A, key="mo", name="Mo", sources=("c",))
    assert differences((OLD,), (replace(OLD, persona=Persona("Puck")), new)) == (
        Difference("Puck", K.PERSONA_RENAMED, old="Dex", new="Puck"),
        Difference("Mo", K.PERSONA_NEW, new="Mo"),
        Difference("Mo", K.INTERVIEW_NEW, source="c"),
    )
    assert differences((OLD, new), (OLD,)) == (
        Difference("Mo", K.PERSONA_GONE, old="Mo"),
        Difference("Mo", K.INTERVIEW_GONE, source="c"),
    )


def test_an_interview_goes_to_another_persona() -> None:
    other = journey(key="mo", name="Mo", sources=("c", "d"))
    moved = (replace(OLD, sources=("a",)), replace(other, sources=("b", "c")))
    assert differences((OLD, other), moved) == (
        Difference("Mo", K.INTERVIEW_MOVED, old="Dex", new="Mo", source="b"),
        Difference("Mo", K.INTERVIEW_GONE, source="d"),
    )


def test_steps_come_go_move_and_get_another_name() -> None:
    assert kinds(journey(A, B, D, C)) == [(K.STEP_NEW, "D", None, None)]
    assert kinds(journey(A, C)) == [(K.STEP_GONE, "B", None, None)]
    assert kinds(journey(B, C, A)) == [(K.STEP_MOVED, "A", None, "C")]
    assert kinds(journey(A, replace(B, label="Brief"), C)) == [(K.STEP_RENAMED, "Brief", "B", "Brief")]


def test_a_step_whose_code_was_renamed_is_the_same_by_its_evidence() -> None:
    assert kinds(journey(A, replace(B, concept="M/Anders"), C)) == []


def test_a_step_can_go_to_the_side_and_come_back() -> None:
    beside = journey(A, C, replace(B, standing=Standing.DROPPED))
    assert kinds(beside) == [(K.STEP_GONE, "B", None, "dropped")]
    assert kinds(OLD, older=(beside,)) == [(K.STEP_NEW, "B", "dropped", None)]


def test_steps_are_merged_and_split() -> None:
    both = replace(A, evidence=(*A.evidence, *B.evidence))
    assert kinds(journey(both, C)) == [(K.STEP_MERGED, "B", "B", "A")]
    assert kinds(OLD, older=(journey(both, C),)) == [(K.STEP_SPLIT, "B", "A", "B")]


def test_counts_and_feeling_change() -> None:
    now = journey(replace(A, participants=("P1",)), replace(B, valence=-0.54), replace(C, valence=None))
    assert kinds(now) == [
        (K.PARTICIPANTS, "A", 3, 1),
        (K.VALENCE, "B", 0.0, -0.5),
        (K.VALENCE, "C", 0.0, None),
    ]
    assert kinds(journey(replace(A, valence=0.04), B, C)) == []


@given(st.permutations(range(7)))
def test_what_did_not_move_stays_in_order_and_nothing_moves_without_need(order: list[int]) -> None:
    moved = out_of_order(order)
    rest = [place for place in order if place not in moved]
    assert rest == sorted(rest)
    assert not moved if order == sorted(order) else moved
    for place in moved:
        # With one moved place back among them, the others are out of order.
        kept = [each for each in order if each not in moved or each == place]
        assert kept != sorted(kept)


_routes = st.lists(st.sampled_from([A, B, C, D]), unique=True).map(lambda steps: journey(*steps))


@given(_routes, _routes)
def test_there_and_back_are_each_others_mirror(one: JourneyThen, other: JourneyThen) -> None:
    there, back = differences((one,), (other,)), differences((other,), (one,))
    assert {d.step for d in there if d.kind is K.STEP_NEW} == {d.step for d in back if d.kind is K.STEP_GONE}
    assert len([d for d in there if d.kind is K.STEP_MOVED]) == len([d for d in back if d.kind is K.STEP_MOVED])
