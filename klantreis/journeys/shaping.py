"""The steps of a journey as people want them: what the builder proposed, with the decisions of people laid over it.

The proposal itself stays as it was, so a decision can be taken back, and holds for the next proposal as well.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from klantreis.model.decisions import EVERYWHERE, Decision, DecisionKind
from klantreis.model.journeys import DraftStep, Persona, Standing

CONTEXT = {DecisionKind.PHASE: "phase", DecisionKind.CHANNEL: "channel", DecisionKind.ACTOR: "actor"}
"""Kinds of decisions about where, how and with whom a step is, each with the field of the step."""


def same_as(decisions: Iterable[Decision], journey: str = EVERYWHERE) -> dict[str, str]:
    """Concept -> the concept that it is the same step as, for those that are part of another one.

    Chains are followed to their end. Of decisions in a circle the one that closes it does not count.
    """
    said: dict[str, str] = {}
    for each in decisions:
        if each.kind is DecisionKind.SAME and each.journey in (EVERYWHERE, journey):
            said.pop(each.subject, None)  # a later decision takes the place of an earlier one, also in the search
            if _end(said, each.object) != each.subject:
                said[each.subject] = each.object
    return {concept: _end(said, concept) for concept in said}


def _end(said: Mapping[str, str], concept: str) -> str:
    while concept in said:
        concept = said[concept]
    return concept


def shape(steps: Sequence[DraftStep], decisions: Sequence[Decision], journey: str) -> tuple[DraftStep, ...]:
    """The steps of the journey with key `journey`, in order, each with its standing; all evidence stays.

    Decisions about concepts or codings that are not there any more are passed over.
    """
    own = [each for each in decisions if each.journey in (EVERYWHERE, journey)]
    found = _united(_split(list(steps), own), same_as(own, journey))
    standing = {DecisionKind.KEEP: Standing.ROUTE, DecisionKind.DROP: Standing.DROPPED}
    wanted = {each.subject: standing[each.kind] for each in own if each.kind in standing}
    names = {
        each.subject: each.value
        for each in sorted(own, key=lambda each: each.journey != EVERYWHERE)
        if each.kind is DecisionKind.NAME
    }
    context: dict[str, dict[str, str | None]] = {}
    for each in own:
        if each.kind in CONTEXT:
            context.setdefault(each.subject, {})[CONTEXT[each.kind]] = each.value or None
    found = [
        replace(
            step,
            **context.get(step.concept, {}),  # type: ignore[arg-type]
            standing=wanted.get(step.concept, step.standing),
            label=names.get(step.concept) or step.label,
        )
        for step in found
        if step.evidence
    ]
    for each in own:
        if each.kind is DecisionKind.AFTER:
            found = _moved(found, each.subject, each.object)
    return tuple(found)


def persona(proposed: Persona, decisions: Iterable[Decision], journey: str) -> Persona:
    """The persona with what people made of it."""
    fields = {
        each.subject: each.value
        for each in decisions
        if each.kind is DecisionKind.PERSONA and each.journey == journey and hasattr(proposed, each.subject)
    }
    return replace(proposed, **fields)


def _split(steps: list[DraftStep], decisions: Iterable[Decision]) -> list[DraftStep]:
    """Give codings that were set apart a step of their own, right after the one they were in."""
    apart = {each.subject: each.object for each in decisions if each.kind is DecisionKind.SPLIT and each.object}
    result: list[DraftStep] = []
    for step in steps:
        leaving: dict[str, list[str]] = {}
        for coding in step.evidence:
            if coding in apart and apart[coding] != step.concept:
                leaving.setdefault(apart[coding], []).append(coding)
        gone = {coding for codings in leaving.values() for coding in codings}
        result.append(replace(step, evidence=tuple(c for c in step.evidence if c not in gone)))
        result += [
            replace(step, concept=concept, evidence=tuple(codings), support=None)
            for concept, codings in leaving.items()
        ]
    return _united(result, {})


def _united(steps: Sequence[DraftStep], same: Mapping[str, str]) -> list[DraftStep]:
    """Make one step of those that are the same, where the one with most evidence stands (the first of equals)."""
    groups: dict[str, list[DraftStep]] = {}
    for step in steps:
        groups.setdefault(same.get(step.concept, step.concept), []).append(step)
    result = []
    for step in steps:
        concept = same.get(step.concept, step.concept)
        group = groups[concept]
        if len(group) == 1 and step.concept == concept:
            result.append(step)
            continue
        place = max(group, key=lambda each: (each.standing is Standing.ROUTE, len(each.evidence)))
        if step is not place:
            continue
        named = next((each for each in group if each.concept == concept), place)
        result.append(
            replace(
                place,
                concept=concept,
                label=named.label,
                evidence=tuple(dict.fromkeys(coding for each in group for coding in each.evidence)),
                support=max((each.support for each in group if each.support is not None), default=None),
            )
        )
    return result


def _moved(steps: list[DraftStep], concept: str, after: str) -> list[DraftStep]:
    step = next((each for each in steps if each.concept == concept), None)
    if step is None or concept == after:
        return steps
    rest = [each for each in steps if each is not step]
    if not after:
        return [step, *rest]
    place = next((n for n, each in enumerate(rest, 1) if each.concept == after), None)
    return steps if place is None else [*rest[:place], step, *rest[place:]]
