"""What changed between two sets of journeys: personas, who belongs to them, and the steps of each route."""

import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from klantreis.model.journeys import Journey, Persona, Standing


@dataclass(frozen=True)
class StepThen:
    """A step as it stood at some moment. `participants` are codes, `evidence` coding ids, `valence` a mean (-2…2)."""

    label: str
    concept: str
    phase: str | None
    participants: tuple[str, ...]
    valence: float | None
    evidence: tuple[str, ...]
    standing: Standing = Standing.ROUTE


@dataclass(frozen=True)
class JourneyThen:
    """A journey as it stood at some moment; `sources` are titles, `steps` the route, then what stands beside it."""

    key: str
    persona: Persona
    sources: tuple[str, ...]
    steps: tuple[StepThen, ...]

    @property
    def route(self) -> tuple[StepThen, ...]:
        """The steps of the route, in order."""
        return tuple(step for step in self.steps if step.standing is Standing.ROUTE)


class DifferenceKind(StrEnum):
    """What happened; what `old` and `new` of a difference say stands here."""

    PERSONA_NEW = "persona_new"
    PERSONA_GONE = "persona_gone"
    PERSONA_RENAMED = "persona_renamed"
    """From the one name to the other."""
    INTERVIEW_NEW = "interview_new"
    INTERVIEW_GONE = "interview_gone"
    INTERVIEW_MOVED = "interview_moved"
    """From the one persona to the other."""
    STEP_NEW = "step_new"
    """Told of the newer journey; `old` is where it stood before: "thin" or "dropped", or nothing."""
    STEP_GONE = "step_gone"
    """`new` is where it stands now: "thin" or "dropped", or nothing."""
    STEP_MERGED = "step_merged"
    """A step is now part of another one, `new`."""
    STEP_SPLIT = "step_split"
    """A step came out of another one, `old`, which is still there."""
    STEP_RENAMED = "step_renamed"
    STEP_MOVED = "step_moved"
    """The step right before it, then and now; nothing where it comes first."""
    PARTICIPANTS = "participants"
    """How many told it."""
    VALENCE = "valence"
    """The mean feeling, by one decimal."""


@dataclass(frozen=True)
class Difference:
    """One difference. `journey` is the newer name of its persona; `step` a label, `source` a title."""

    journey: str
    kind: DifferenceKind
    step: str | None = None
    old: str | int | float | None = None
    new: str | int | float | None = None
    source: str | None = None


def standing_now(journeys: Iterable[Journey]) -> tuple[JourneyThen, ...]:
    """Journeys as they stand, to be kept or compared."""
    return tuple(
        JourneyThen(
            journey.key,
            journey.persona,
            journey.sources,
            tuple(
                StepThen(
                    step.label,
                    step.concept,
                    step.phase,
                    step.participants,
                    step.valence,
                    step.evidence,
                    step.standing,
                )
                for step in (*journey.steps, *journey.beside)
            ),
        )
        for journey in journeys
    )


def differences(older: Sequence[JourneyThen], newer: Sequence[JourneyThen]) -> tuple[Difference, ...]:
    """All differences, persona by persona: first those of the newer set in order, then those that went.

    A persona is the same where its key is. A step is the same where its concept is, or else where most of
    its evidence is; of two steps in one, the one with the same concept is the step and the other is merged.
    """
    before = {journey.key: journey for journey in older}
    now = {journey.key: journey for journey in newer}
    was_in, is_in = _personas(older), _personas(newer)
    found: list[Difference] = []
    for journey in newer:
        name = journey.persona.name
        old = before.get(journey.key)
        if old is None:
            found.append(Difference(name, DifferenceKind.PERSONA_NEW, new=name))
        elif old.persona.name != name:
            found.append(Difference(name, DifferenceKind.PERSONA_RENAMED, old=old.persona.name, new=name))
        for title in journey.sources:
            if title not in was_in:
                found.append(Difference(name, DifferenceKind.INTERVIEW_NEW, source=title))
            elif was_in[title].key != journey.key:
                there = was_in[title].persona.name
                found.append(Difference(name, DifferenceKind.INTERVIEW_MOVED, old=there, new=name, source=title))
        gone = [title for title in (old.sources if old else ()) if title not in is_in]
        found += [Difference(name, DifferenceKind.INTERVIEW_GONE, source=title) for title in gone]
        if old is not None:
            found += _of_steps(name, old, journey)
    for journey in older:
        if journey.key in now:
            continue
        name = journey.persona.name
        found.append(Difference(name, DifferenceKind.PERSONA_GONE, old=name))
        found += [Difference(name, DifferenceKind.INTERVIEW_GONE, source=t) for t in journey.sources if t not in is_in]
    return tuple(found)


def _personas(journeys: Iterable[JourneyThen]) -> dict[str, JourneyThen]:
    return {title: journey for journey in journeys for title in journey.sources}


def _of_steps(name: str, older: JourneyThen, newer: JourneyThen) -> Iterator[Difference]:
    old, new = older.route, newer.route
    same = _matched(old, new)
    back = {there: here for here, there in same.items()}
    for place, step in enumerate(old):
        if place not in same:
            yield _gone(name, step, newer)
    moved = out_of_order([same[place] for place in range(len(old)) if place in same])
    for place, step in enumerate(new):
        if place not in back:
            yield _came(name, step, older, {old[there].concept for there in same})
            continue
        was = old[back[place]]
        if was.label != step.label:
            yield Difference(name, DifferenceKind.STEP_RENAMED, step.label, was.label, step.label)
        if place in moved:
            ends = (_before(old, back[place]), _before(new, place))
            yield Difference(name, DifferenceKind.STEP_MOVED, step.label, *ends)
        counts = (len(was.participants), len(step.participants))
        if counts[0] != counts[1]:
            yield Difference(name, DifferenceKind.PARTICIPANTS, step.label, *counts)
        felt = (_rounded(was.valence), _rounded(step.valence))
        if felt[0] != felt[1]:
            yield Difference(name, DifferenceKind.VALENCE, step.label, *felt)


def _rounded(valence: float | None) -> float | None:
    return None if valence is None else round(valence, 1) + 0.0


def _before(route: Sequence[StepThen], place: int) -> str | None:
    return route[place - 1].label if place else None


def _matched(old: Sequence[StepThen], new: Sequence[StepThen]) -> dict[int, int]:
    """Place in the older route -> place in the newer one of the same step."""
    concepts = {step.concept: place for place, step in enumerate(new) if step.concept}
    same = {place: concepts[step.concept] for place, step in enumerate(old) if step.concept in concepts}
    taken = set(same.values())
    alike = sorted(
        (-likeness, here, there)
        for here, was in enumerate(old)
        if here not in same
        for there, step in enumerate(new)
        if there not in taken and (likeness := _likeness(was, step)) >= 0.5
    )
    for _alike, here, there in alike:
        if here not in same and there not in taken:
            same[here] = there
            taken.add(there)
    return same


def _likeness(a: StepThen, b: StepThen) -> float:
    """How much evidence two steps share (Jaccard, 0…1)."""
    every = {*a.evidence, *b.evidence}
    return len({*a.evidence} & {*b.evidence}) / len(every) if every else 0.0


def _holds_most(steps: Iterable[StepThen], evidence: Sequence[str]) -> StepThen | None:
    """The step that has more than half of some evidence."""
    return next((step for step in steps if 2 * len({*step.evidence} & {*evidence}) > len({*evidence})), None)


def _gone(name: str, step: StepThen, newer: JourneyThen) -> Difference:
    beside = next((s for s in newer.steps if s.concept == step.concept and s.standing is not Standing.ROUTE), None)
    into = None if beside else _holds_most(newer.steps, step.evidence)
    if into is not None and into.standing is Standing.ROUTE:
        return Difference(name, DifferenceKind.STEP_MERGED, step.label, step.label, into.label)
    beside = beside or into
    return Difference(name, DifferenceKind.STEP_GONE, step.label, None, beside.standing.value if beside else None)


def _came(name: str, step: StepThen, older: JourneyThen, kept: set[str]) -> Difference:
    beside = next((s for s in older.steps if s.concept == step.concept and s.standing is not Standing.ROUTE), None)
    out_of = None if beside else _holds_most(older.steps, step.evidence)
    if out_of is not None and out_of.concept in kept and out_of.standing is Standing.ROUTE:
        return Difference(name, DifferenceKind.STEP_SPLIT, step.label, out_of.label, step.label)
    beside = beside or (out_of if out_of is not None and out_of.standing is not Standing.ROUTE else None)
    return Difference(name, DifferenceKind.STEP_NEW, step.label, beside.standing.value if beside else None)


def out_of_order(order: Sequence[int]) -> set[int]:
    """The fewest of these places that must move for the rest to increase: all but a longest increasing run."""
    tails: list[int] = []
    ends: list[int] = []
    previous: dict[int, int | None] = {}
    for here, value in enumerate(order):
        length = bisect.bisect_left(tails, value)
        previous[here] = ends[length - 1] if length else None
        tails[length : length + 1] = [value]
        ends[length : length + 1] = [here]
    stays: set[int] = set()
    at = ends[-1] if ends else None
    while at is not None:
        stays.add(order[at])
        at = previous[at]
    return set(order) - stays
