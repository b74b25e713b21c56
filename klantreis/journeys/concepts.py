"""The concept of every touchpoint: the code that a person gave it, or else the step it was merged into."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from klantreis.journeys import assigning, labels
from klantreis.journeys.constraints import NO_CONSTRAINTS, Constraints, ends
from klantreis.journeys.merging import merge
from klantreis.journeys.told import Told, told
from klantreis.model.touchpoints import Project, Touchpoint

Ints = npt.NDArray[np.intp]


def find_concepts(
    project: Project, personas: int, constraints: Constraints = NO_CONSTRAINTS
) -> tuple[dict[str, str], dict[str, str]]:
    """(touchpoint id -> concept, concept -> the wording to show).

    A concept that was merged is named by its wording, so that it stays the same when interviews
    are added, with a number where that is taken.
    """
    touches = [touch for telling in project.tellings for touch in telling.touchpoints]
    part_of = ends(constraints.same)
    wording = _wording_of_codes(touches, part_of)
    if all(touch.concept is not None for touch in touches):
        return {touch.id: part_of.get(touch.concept or "", touch.concept or "") for touch in touches}, wording
    if part_of:
        touches = [replace(t, concept=part_of[t.concept]) if t.concept in part_of else t for t in touches]
        project = _with(project, touches)
    rows = told(project, constraints)
    groups = _groups(rows, personas)
    members: dict[int, list[int]] = {}
    for row, group in enumerate(groups.tolist()):
        members.setdefault(group, []).append(row)
    name: dict[int, str] = {}
    for group, inside in members.items():
        coded = next((rows.concept[row] for row in inside if rows.concept[row] is not None), None)
        if coded is None:
            wanted, shown = _named([touches[row] for row in inside], rows.take(np.array(inside, np.intp)))
            coded = _untaken(wanted, wording)
            wording[coded] = shown
        name[group] = coded
    # A decision may also name a concept that no wording has, such as the second of two with the same words.
    ended = {concept: part_of.get(concept, concept) for concept in wording}
    found = {t.id: ended[t.concept or name[group]] for t, group in zip(touches, groups.tolist(), strict=True)}
    return found, {end: wording.get(end, wording[concept]) for concept, end in ended.items()}


def _wording_of_codes(touches: Sequence[Touchpoint], part_of: Mapping[str, str]) -> dict[str, str]:
    """Concept -> its most told label; labels of its parts count only where it has none itself."""
    own: dict[str, list[str]] = {}
    parts: dict[str, list[str]] = {}
    for touch in touches:
        if touch.concept is not None:
            said = parts if touch.concept in part_of else own
            said.setdefault(part_of.get(touch.concept, touch.concept), []).append(touch.label)
    return {concept: _most_told(said) for concept, said in {**parts, **own}.items()}


def _with(project: Project, touches: Sequence[Touchpoint]) -> Project:
    """The project with these touchpoints, all in the same order, for its own."""
    left = iter(touches)
    return replace(
        project,
        tellings=tuple(
            replace(telling, touchpoints=tuple(next(left) for _touch in telling.touchpoints))
            for telling in project.tellings
        ),
    )


def _named(touches: Sequence[Touchpoint], rows: Told) -> tuple[str, str]:
    """(name, wording to show) of a step of free wordings: what people called it, or its most central wording."""
    for tied in sorted({tied for tied in rows.tied if tied is not None}):
        said = [t.label for t, words in zip(touches, rows.label, strict=True) if words == labels.normalise(tied)]
        if said:
            return tied, _most_told(said)
    shown = _central(touches, rows.label)
    return shown, shown


def _groups(rows: Told, personas: int) -> Ints:
    """The group of each touchpoint; those that are not learnt from and fit nowhere are one by the same words."""
    learning = assigning.learning_rows(rows)
    known, tellings = _with_tellings_renumbered(rows.take(learning))
    groups = np.full(len(rows), -1, np.intp)
    groups[learning] = merge(known, min(personas, tellings))
    by_concept = {rows.tied[row]: int(groups[row]) for row in learning if rows.tied[row] is not None}
    learnt = int(groups.max()) + 1
    for row, concept in enumerate(rows.tied):
        if concept is not None:
            groups[row] = by_concept.setdefault(concept, learnt + len(by_concept))
    rest = np.flatnonzero(groups < 0)
    if len(rest):
        groups[rest] = assigning.assign(rows.take(rest), known, groups[learning])
    number = int(groups.max()) + 1
    fresh: dict[str, int] = {}
    for row in np.flatnonzero(groups < 0).tolist():
        groups[row] = fresh.setdefault(rows.label[row], number + len(fresh))
    return groups


def _with_tellings_renumbered(rows: Told) -> tuple[Told, int]:
    """The touchpoints with only those tellings that they come from, and how many these are."""
    kept, telling = np.unique(rows.telling, return_inverse=True)
    return replace(rows, telling=np.asarray(telling, np.intp), tellings=len(kept)), len(kept)


def _most_told(said: Sequence[str]) -> str:
    counts = Counter(said)
    return min(counts, key=lambda label: (-counts[label], label))


def _central(touches: Sequence[Touchpoint], normalised: Sequence[str]) -> str:
    """The wording that is most like all wordings of a step, as it was told; the shortest of equals."""
    times = Counter(normalised)
    distinct = sorted(times)
    if len(distinct) > 1:
        # Rarely told wordings are variants of others: the often told ones represent them well enough.
        distinct = sorted(sorted(distinct, key=lambda label: (-times[label], label))[:200])
        often = [times[label] for label in distinct]
        matrix = labels.tfidf(distinct, labels.vocabulary(distinct, often))
        mean = matrix @ (np.array(often, np.float32) @ matrix)
        best = min(
            range(len(distinct)), key=lambda row: (-round(float(mean[row]), 4), len(distinct[row]), distinct[row])
        )
    else:
        best = 0
    return _most_told([t.label for t, label in zip(touches, normalised, strict=True) if label == distinct[best]])


def _untaken(shown: str, taken: dict[str, str]) -> str:
    name, number = shown, 1
    while name in taken:
        number += 1
        name = f"{shown} ({number})"
    return name
