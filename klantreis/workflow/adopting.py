"""Taking over what somebody made of the steps of a journey elsewhere, as decisions that outlive a build.

Pure: values in, values out. What was not changed asks for no decision.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from klantreis.journeys import shaping
from klantreis.journeys.comparing import out_of_order
from klantreis.model.decisions import Decision, DecisionKind
from klantreis.model.journeys import DraftStep, Standing
from klantreis.workflow.deciding import OWN

_OF_STEPS = (
    DecisionKind.SAME,
    DecisionKind.NAME,
    *shaping.CONTEXT,
    DecisionKind.KEEP,
    DecisionKind.DROP,
    DecisionKind.AFTER,
    DecisionKind.SPLIT,
)


@dataclass(frozen=True)
class Adopted:
    """What to store: the steps of the build, and the decisions that make of them what was wanted."""

    steps: tuple[DraftStep, ...]
    made: tuple[Decision, ...]
    forgotten: tuple[Decision, ...]


def adopt(
    proposed: Sequence[DraftStep],
    decisions: Sequence[Decision],
    wanted: Sequence[DraftStep],
    journey: str,
    *,
    paths: Collection[str],
    left_out: Collection[str],
) -> Adopted:
    """Decisions that make the proposed steps of the journey with key `journey` read as wanted.

    `decisions` are those that count already, `paths` those of the codes there are: only of these can something
    be decided. A coding (id) in `left_out` that no wanted step has was taken out on purpose; any other one is
    only not known to who wrote it, and stays. What decisions can't give, the steps of the build themselves do.
    """
    work = _Work(list(proposed), list(decisions), journey, paths)
    named = work.unite(wanted)
    work.gather(named, left_out)
    work.describe(named, left_out)
    work.order(named)
    if not work.reads(named):
        work.begin_again(named)
        work.describe(named, left_out)
        work.order(named)
    return Adopted(tuple(work.steps), tuple(work.made), tuple(work.forgotten))


class _Work:
    """The decisions so far, and what they make of the steps."""

    def __init__(self, steps: list[DraftStep], decisions: list[Decision], journey: str, paths: Collection[str]) -> None:
        self.steps = steps
        self.made: list[Decision] = []
        self.forgotten: list[Decision] = []
        self._counting = decisions
        self._journey = journey
        self._paths = paths

    def shaped(self) -> tuple[DraftStep, ...]:
        return shaping.shape(self.steps, self._counting, self._journey)

    def _decide(self, kind: DecisionKind, subject: str, object_: str = "", value: str = "") -> None:
        concepts = (object_,) if kind is DecisionKind.SPLIT else (subject, object_)
        if all(self._known(concept) for concept in concepts if concept):
            self._forget(kind, subject)
            made = Decision(kind, subject, object_, value, self._journey)
            self._counting.append(made)
            self.made.append(made)

    def _forget(self, kind: DecisionKind, subject: str) -> None:
        thing = (kind, subject, self._journey)
        gone = [each for each in self._counting if (each.kind, each.subject, each.journey) == thing]
        self._counting = [each for each in self._counting if each not in gone]
        self.forgotten += [each for each in gone if each not in self.made]
        self.made = [each for each in self.made if each not in gone]

    def _known(self, concept: str) -> bool:
        return concept.partition(OWN)[0] in self._paths

    def unite(self, wanted: Sequence[DraftStep]) -> list[DraftStep]:
        """The wanted steps, each with a concept of its own; what was merged and is wanted apart is so again."""
        for step in wanted:
            if step.concept in shaping.same_as(self._counting, self._journey):
                self._forget(DecisionKind.SAME, step.concept)
        elsewhere = shaping.same_as(self._counting, self._journey)
        now = {coding: step.concept for step in self.shaped() for coding in step.evidence}
        taken = {step.concept for step in (*self.steps, *self.shaped(), *wanted)}
        taken |= {end for each in self._counting for end in (each.subject, each.object)}
        used: set[str] = set()
        named = []
        for step in wanted:
            concept = step.concept
            if concept in used or concept in elsewhere or (not self._known(concept) and concept not in now.values()):
                origin = next((now[coding] for coding in step.evidence if coding in now), concept)
                concept = own_concept(origin, taken)
            taken.add(concept)
            used.add(concept)
            named.append(replace(step, concept=concept))
        known = {coding for step in self.steps for coding in step.evidence}
        for step in named:
            fresh = tuple(coding for coding in step.evidence if coding not in known)
            if fresh:
                self._add(replace(step, evidence=fresh))
        return named

    def _add(self, step: DraftStep) -> None:
        """Let the build know of codings that it does not have yet."""
        place = next((n for n, each in enumerate(self.steps) if each.concept == step.concept), None)
        if place is None:
            self.steps.append(step)
        else:
            there = self.steps[place]
            self.steps[place] = replace(there, evidence=(*there.evidence, *step.evidence))

    def gather(self, wanted: Sequence[DraftStep], left_out: Collection[str]) -> None:
        """Put each coding in the step that it is wanted in: by merging a whole step, or by splitting."""
        target = {coding: step.concept for step in wanted for coding in step.evidence}
        concepts = {step.concept for step in wanted}
        taken = concepts | {step.concept for step in self.steps} | {each.object for each in self._counting}
        for step in self.shaped():
            goes = {coding: target[coding] for coding in step.evidence if coding in target}
            ends = set(goes.values())
            out = [coding for coding in step.evidence if coding not in target and coding in left_out]
            if step.concept not in concepts and len(ends) == 1 and not out:
                self._decide(DecisionKind.SAME, step.concept, next(iter(ends)))
                continue
            for coding, concept in goes.items():
                if concept != step.concept:
                    self._decide(DecisionKind.SPLIT, coding, concept)
            if out and step.concept in concepts:
                apart = own_concept(step.concept, taken)
                taken.add(apart)
                for coding in out:
                    self._decide(DecisionKind.SPLIT, coding, apart)
                self._decide(DecisionKind.DROP, apart)

    def describe(self, wanted: Sequence[DraftStep], left_out: Collection[str]) -> None:
        """Give the steps their names, and their place in the route or beside it."""
        now = {step.concept: step for step in self.shaped()}
        for step in wanted:
            there = now.get(step.concept)
            if there is None:
                continue
            if there.label != step.label:
                self._decide(DecisionKind.NAME, step.concept, value=step.label)
            for kind, field in shaping.CONTEXT.items():
                if getattr(there, field) != getattr(step, field):
                    self._decide(kind, step.concept, value=getattr(step, field) or "")
            if (there.standing is Standing.ROUTE) != (step.standing is Standing.ROUTE):
                self._stand(step.concept, step.standing)
            elif there.standing is not step.standing and step.standing is Standing.DROPPED:
                self._decide(DecisionKind.DROP, step.concept)
        mine = {step.concept for step in wanted}
        for concept, step in now.items():
            if concept not in mine and step.standing is not Standing.DROPPED and {*step.evidence} & {*left_out}:
                self._stand(concept, Standing.DROPPED)

    def _stand(self, concept: str, standing: Standing) -> None:
        if standing is Standing.ROUTE:
            self._forget(DecisionKind.DROP, concept)
            self._decide(DecisionKind.KEEP, concept)
        else:
            self._forget(DecisionKind.KEEP, concept)
            self._decide(DecisionKind.DROP, concept)

    def order(self, wanted: Sequence[DraftStep]) -> None:
        """Put the steps in the wanted order: by moving those that moved, or else by saying it of every step."""
        order = [step.concept for step in wanted]
        places = {concept: place for place, concept in enumerate(order)}
        for every in (False, True):
            now = [places[step.concept] for step in self.shaped() if step.concept in places]
            if now == sorted(now):
                return
            moved = set(now) if every else out_of_order(now)
            for place in sorted(moved):
                self._decide(DecisionKind.AFTER, order[place], order[place - 1] if place else "")

    def reads(self, wanted: Sequence[DraftStep]) -> bool:
        """Whether the decisions give the wanted steps, in their order."""
        concepts = {step.concept for step in wanted}
        found = [step for step in self.shaped() if step.concept in concepts]
        return len(found) == len(wanted) and all(
            _reads(a) == _reads(b) and {*b.evidence} <= {*a.evidence} for a, b in zip(found, wanted, strict=True)
        )

    def begin_again(self, wanted: Sequence[DraftStep]) -> None:
        """Let the build itself have the wanted steps, without the decisions of this journey that stand in its way."""
        mine = {coding for step in wanted for coding in step.evidence}
        ends = {step.concept for step in wanted} | mine
        for each in [*self._counting]:
            if each.journey == self._journey and each.kind in _OF_STEPS and {each.subject, each.object} & ends:
                self._forget(each.kind, each.subject)
        rest = [replace(s, evidence=tuple(c for c in s.evidence if c not in mine)) for s in self.steps]
        self.steps = [*wanted, *(step for step in rest if step.evidence)]


def _reads(step: DraftStep) -> tuple[object, ...]:
    """What shows of a step, but for its evidence."""
    return (step.concept, step.label, step.phase, step.channel, step.actor, step.standing is Standing.ROUTE)


def own_concept(concept: str, taken: Collection[str]) -> str:
    """A concept for a step split off from another one, that is not in use."""
    origin = concept.partition(OWN)[0]
    number = next(n for n in range(2, len(taken) + 3) if f"{origin}{OWN}{n}" not in taken)
    return f"{origin}{OWN}{number}"
