"""What people decided is laid over what the builder proposed; nothing that was told is lost by it."""

from hypothesis import given
from hypothesis import strategies as st

from klantreis.journeys.shaping import persona, same_as, shape
from klantreis.model.decisions import Decision, DecisionKind
from klantreis.model.journeys import DraftStep, Persona, Standing

KEY = "sleutel"
CONCEPTS = ("a", "b", "c", "d", "e")


def step(concept: str, *evidence: str, standing: Standing = Standing.ROUTE) -> DraftStep:
    return DraftStep(concept.upper(), concept, "Fase", None, None, evidence or (f"{concept}1",), standing=standing)


ROUTE = (step("a", "a1", "a2"), step("b"), step("c", "c1", "c2", "c3"), step("d", standing=Standing.THIN))


def decision(kind: DecisionKind, subject: str, object: str = "", value: str = "", journey: str = KEY) -> Decision:
    return Decision(kind, subject, object, value, journey)


def concepts(steps: tuple[DraftStep, ...]) -> list[str]:
    return [each.concept for each in steps]


def test_without_decisions_the_proposal_stands() -> None:
    assert shape(ROUTE, [], KEY) == ROUTE


def test_a_step_moves_right_after_another_or_to_the_front() -> None:
    assert concepts(shape(ROUTE, [decision(DecisionKind.AFTER, "a", "c")], KEY)) == ["b", "c", "a", "d"]
    assert concepts(shape(ROUTE, [decision(DecisionKind.AFTER, "c")], KEY)) == ["c", "a", "b", "d"]


def test_steps_that_are_the_same_stand_where_most_told_it() -> None:
    shaped = shape(ROUTE, [decision(DecisionKind.SAME, "a", "c")], KEY)
    assert concepts(shaped) == ["b", "c", "d"]
    assert shaped[1].label == "C"
    assert sorted(shaped[1].evidence) == ["a1", "a2", "c1", "c2", "c3"]


def test_what_was_dropped_or_kept_stands_so() -> None:
    shaped = shape(ROUTE, [decision(DecisionKind.DROP, "b"), decision(DecisionKind.KEEP, "d")], KEY)
    assert [each.standing for each in shaped] == [Standing.ROUTE, Standing.DROPPED, Standing.ROUTE, Standing.ROUTE]


def test_codings_set_apart_make_a_step_right_after_their_own() -> None:
    made = [
        decision(DecisionKind.SPLIT, "c2", "c//2"),
        decision(DecisionKind.NAME, "c//2", value="Nog eens"),
    ]
    shaped = shape(ROUTE, made, KEY)
    assert concepts(shaped) == ["a", "b", "c", "c//2", "d"]
    assert (shaped[2].evidence, shaped[3].evidence, shaped[3].label) == (("c1", "c3"), ("c2",), "Nog eens")


def test_a_name_of_this_journey_goes_before_one_of_all() -> None:
    made = [
        decision(DecisionKind.NAME, "a", value="Hier"),
        decision(DecisionKind.NAME, "a", value="Overal", journey=""),
    ]
    assert shape(ROUTE, made, KEY)[0].label == "Hier"
    assert shape(ROUTE, made, "andere")[0].label == "Overal"


def test_of_decisions_in_a_circle_the_last_does_not_count() -> None:
    made = [decision(DecisionKind.SAME, "a", "b"), decision(DecisionKind.SAME, "b", "c")]
    assert same_as([*made, decision(DecisionKind.SAME, "c", "a")], KEY) == {"a": "c", "b": "c"}


def test_the_persona_is_what_people_made_of_it() -> None:
    made = [decision(DecisionKind.PERSONA, "name", value="Noor"), decision(DecisionKind.PERSONA, "weg", value="x")]
    assert persona(Persona("Sam", "12-15"), made, KEY) == Persona("Noor", "12-15")
    assert persona(Persona("Sam", "12-15"), made, "andere") == Persona("Sam", "12-15")


codings = st.sampled_from([f"{c}{n}" for c in CONCEPTS for n in (1, 2, 3)])
ends = st.sampled_from([*CONCEPTS, "a//2", "weg", ""])
anything = st.lists(
    st.builds(
        Decision,
        kind=st.sampled_from(
            [DecisionKind.SAME, DecisionKind.NAME, DecisionKind.KEEP, DecisionKind.DROP, DecisionKind.AFTER]
        ),
        subject=ends,
        object=ends,
        value=st.sampled_from(["", "Naam"]),
        journey=st.sampled_from(["", KEY, "andere"]),
    )
    | st.builds(Decision, kind=st.just(DecisionKind.SPLIT), subject=codings, object=ends, journey=st.just(KEY)),
    max_size=12,
)
routes = st.lists(st.sampled_from(CONCEPTS), unique=True, max_size=5).map(
    lambda found: [step(c, f"{c}1", f"{c}2", f"{c}3") for c in found]
)


@given(routes, anything)
def test_whatever_is_decided_each_coding_stands_in_one_step_and_each_step_has_one(
    steps: list[DraftStep], made: list[Decision]
) -> None:
    shaped = shape(steps, made, KEY)
    assert all(each.evidence for each in shaped)
    assert sorted(c for each in shaped for c in each.evidence) == sorted(c for each in steps for c in each.evidence)
    assert len(set(concepts(shaped))) == len(shaped)
    assert shape(steps, made, KEY) == shaped
