"""Whatever somebody makes of the steps of a journey can be taken over as decisions."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from klantreis.journeys.shaping import shape
from klantreis.model.decisions import EVERYWHERE, Decision, DecisionKind
from klantreis.model.journeys import DraftStep, Standing
from klantreis.workflow.adopting import Adopted, adopt

CONCEPTS = ("M/A", "M/B", "M/C", "M/D")
GONE = "M/D"
CODINGS = {concept: tuple(f"{concept}-{n}" for n in range(3)) for concept in CONCEPTS}
PROPOSED = tuple(
    DraftStep(
        concept[-1], concept, None, None, None, codings, standing=Standing.THIN if concept == "M/C" else Standing.ROUTE
    )
    for concept, codings in CODINGS.items()
)
EVERY = tuple(coding for codings in CODINGS.values() for coding in codings)

# Of a code that is gone no decision counts any more.
_concept = st.sampled_from([concept for concept in CONCEPTS if concept != GONE])
_where = st.sampled_from(["dex", EVERYWHERE])
_decision = st.one_of(
    st.builds(Decision, st.just(DecisionKind.SAME), _concept, _concept, journey=st.just("dex")),
    st.builds(Decision, st.just(DecisionKind.NAME), _concept, value=st.sampled_from("xy"), journey=_where),
    st.builds(Decision, st.sampled_from([DecisionKind.KEEP, DecisionKind.DROP]), _concept, journey=st.just("dex")),
    st.builds(Decision, st.just(DecisionKind.AFTER), _concept, st.just("") | _concept, journey=st.just("dex")),
    st.builds(
        Decision,
        st.just(DecisionKind.SPLIT),
        st.sampled_from(EVERY),
        st.sampled_from(["M/A//2", "M/B"]),
        journey=st.just("dex"),
    ),
)


def stored(before: Sequence[Decision], forgotten: Sequence[Decision], made: Sequence[Decision]) -> list[Decision]:
    """The decisions as the database has them after forgetting and making some."""

    def thing(each: Decision) -> tuple[object, ...]:
        return each.kind, each.subject, each.journey

    counting = [each for each in before if thing(each) not in {thing(gone) for gone in forgotten}]
    for each in made:
        counting = [*(other for other in counting if thing(other) != thing(each)), each]
    return counting


@st.composite
def wanted_steps(draw: st.DrawFn) -> list[DraftStep]:
    """All codings dealt out over some steps, each of any concept, name and standing."""
    number = draw(st.integers(1, 5))
    dealt = draw(st.lists(st.integers(0, number - 1), min_size=len(EVERY), max_size=len(EVERY)))
    steps = [
        DraftStep(
            draw(st.sampled_from(["A", "B", "Nieuw"])),
            draw(st.sampled_from([*CONCEPTS, "", "nergens"])),
            None,
            None,
            None,
            tuple(coding for coding, place in zip(EVERY, dealt, strict=True) if place == n),
            standing=draw(st.sampled_from(Standing)),
        )
        for n in range(number)
    ]
    return [step for step in steps if step.evidence]


def take(before: Sequence[Decision], wanted: Sequence[DraftStep], left_out: Sequence[str] = EVERY) -> Adopted:
    return adopt(PROPOSED, before, wanted, "dex", paths=set(CONCEPTS) - {GONE}, left_out=left_out)


@settings(max_examples=300)
@given(st.lists(_decision, max_size=5).map(lambda made: stored([], [], made)), wanted_steps())
def test_the_steps_read_as_wanted(before: list[Decision], wanted: list[DraftStep]) -> None:
    adopted = take(before, wanted)
    found = shape(adopted.steps, stored(before, adopted.forgotten, adopted.made), "dex")
    assert [(s.label, s.standing is Standing.ROUTE, {*s.evidence}) for s in found if s.evidence] == [
        (s.label, s.standing is Standing.ROUTE, {*s.evidence}) for s in wanted
    ]


@settings(max_examples=200)
@given(st.lists(_decision, max_size=6).map(lambda made: stored([], [], made)))
def test_what_was_not_changed_asks_for_no_decision(before: list[Decision]) -> None:
    adopted = take(before, shape(PROPOSED, before, "dex"))
    assert (adopted.made, adopted.forgotten, adopted.steps) == ((), (), PROPOSED)


def test_what_the_writer_did_not_know_of_stays() -> None:
    some = [replace(PROPOSED[0], evidence=PROPOSED[0].evidence[:1])]
    adopted = take([], some, left_out=())
    assert (adopted.made, adopted.steps) == ((), PROPOSED)
    gone = take([], some)
    (kept, *rest) = [s for s in shape(gone.steps, gone.made, "dex") if s.standing is Standing.ROUTE]
    assert kept.evidence == PROPOSED[0].evidence[:1]
    assert [step.concept for step in rest] == [GONE], "of a code that is gone nothing can be decided"
