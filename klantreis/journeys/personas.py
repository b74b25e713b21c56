"""Fictional persons: only what several participants share may describe one."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from klantreis.model.people import Participant
from klantreis.text.catalogue import _


def shared(values: Iterable[str], at_least: int) -> str:
    """The most frequent value, if at least so many share it; else nothing."""
    counts = Counter(value for value in values if value)
    best = min(counts, key=lambda value: (-counts[value], value), default="")
    return best if best and counts[best] >= at_least else ""


def traits(participants: Sequence[Participant], at_least: int) -> tuple[str, str, str]:
    """(age band of the young person, household, cohort) that at least so many participants share.

    A parent's age band is that of the child of whom they tell (the trait `kind`).
    """
    ages = shared((p.traits.get("kind") or p.age_band for p in participants), at_least)
    family = shared((p.traits.get("gezin", "") for p in participants), at_least)
    cohort = shared((p.cohort or "" for p in participants), at_least)
    return ages, family, cohort


def telling_steps(rates: Sequence[Mapping[str, float]], journey: int, count: int = 2) -> list[str]:
    """The concepts that set a journey apart: told most above the mean of the other journeys.

    `rates` has, per journey, the share of its tellings that tell a concept.
    """
    others = [rate for place, rate in enumerate(rates) if place != journey]

    def lead(concept: str) -> float:
        elsewhere = sum(rate.get(concept, 0.0) for rate in others) / len(others) if others else 0.0
        return rates[journey][concept] - elsewhere

    own = list(rates[journey])
    return sorted(own, key=lambda concept: (-lead(concept), own.index(concept)))[:count]


def situation(cohort: str, first: str, between: Sequence[str], last: str) -> str:
    """One or two plain sentences that place the persona, from steps that were really told."""
    sentences = []
    if cohort:
        sentences.append(_("Krijgt te maken met: {cohort}.").format(cohort=cohort))
    marks = [f"“{label}”" for label in between if label not in (first, last)]
    if not first:
        return " ".join(sentences)
    if first == last:
        sentences.append(_("Het gaat om “{first}”.").format(first=first))
    elif marks:
        sentences.append(
            _("Het begint met “{first}” en loopt via {between} tot “{last}”.").format(
                first=first, between=_(" en ").join(marks), last=last
            )
        )
    else:
        sentences.append(_("Het begint met “{first}” en loopt tot “{last}”.").format(first=first, last=last))
    return " ".join(sentences)
