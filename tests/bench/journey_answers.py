"""What the hints, questions and figures of support of the journey builder are worth, against planted truth.

`python -m tests.bench.journey_answers [hints|questions|support …]`; all three without a name.
"""

import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from klantreis.journeys.builder import build
from klantreis.journeys.constraints import Constraints
from klantreis.journeys.graph import graphs_of
from klantreis.journeys.hints import hints
from klantreis.journeys.projects import dump_result, parse_project
from klantreis.journeys.questions import QuestionKind, questions
from klantreis.journeys.support import step_support
from klantreis.model.journeys import Proposal
from klantreis.model.touchpoints import Project
from tests.bench.journeys import CATALOGUES, FOLDER, LEVELS, MISCODED, SEEDS, head, modules, row

ANSWERS = 10
"""Questions answered between two builds."""


def measure_hints(folder: Path, seed: int, catalogue: str, level: str, *, wordings: bool = True) -> dict[str, float]:
    """Of a study in which a tenth was coded wrongly: how good the hints are, and the journeys once they are settled.

    `settled`: every rightly hinted touchpoint got its true code. `accepted`: only those whose true code was the
    proposed one. Without `wordings` each touchpoint is labelled by its code, as in a study that was coded here.
    """
    generator, scorer = modules(folder)
    data, truth = generator.make(15, 3, seed, level, catalogue=catalogue, concepts=True, miscoded=MISCODED)
    told: Mapping[str, str] = truth["touchpoints"]
    project = parse_project(data)
    if not wordings:
        project = _changed(project, label=lambda touch: touch.concept)
    start = time.process_time()
    found = hints(project, 3)
    seconds = time.process_time() - start
    wrong = {t.id for one in project.tellings for t in one.touchpoints if t.concept != told[t.id]}
    true = [hint for hint in found if hint.touchpoint in wrong]
    right = [hint for hint in true if hint.proposed == told[hint.touchpoint]]

    def edit(codes: Mapping[str, str]) -> float:
        recoded = _changed(project, concept=lambda touch: codes.get(touch.id, touch.concept))
        return float(scorer.score(data, truth, dump_result(build(recoded, 3)))["edit_to_truth"])

    return {
        "hints": len(found),
        "precision": len(true) / max(1, len(found)),
        "recall": len(true) / max(1, len(wrong)),
        "right code": len(right) / max(1, len(true)),
        "edit before": edit({}),
        "edit accepted": edit({hint.touchpoint: hint.proposed for hint in right}),
        "edit settled": edit({hint.touchpoint: told[hint.touchpoint] for hint in true}),
        "seconds": seconds,
    }


def measure_questions(folder: Path, seed: int, catalogue: str, level: str) -> dict[str, float]:
    """Of a study in free wordings: label F1 and edit distance before and after one and two rounds of answers."""
    generator, scorer = modules(folder)
    data, truth = generator.make(15, 3, seed, level, catalogue=catalogue)
    project, told = parse_project(data), truth["touchpoints"]
    constraints, right = Constraints(), set[str]()
    figures: dict[str, float] = {}
    asked = changed = 0
    for answered in range(0, 3 * ANSWERS, ANSWERS):
        found = build(project, 3, constraints)
        scored = scorer.score(data, truth, dump_result(found))
        figures |= {f"F1 {answered}": scored["label_F1"], f"edit {answered}": scored["edit_to_truth"]}
        steps = _majority(found, told)
        same, apart = dict(constraints.same), set(constraints.apart)
        for question in questions(project, found, constraints, right, ANSWERS):
            asked += 1
            if question.kind is QuestionKind.SAME and steps[question.subject] == steps[question.object]:
                same[question.subject] = question.object
                changed += 1
            elif question.kind is QuestionKind.BELONGS and told[question.subject] == steps[question.object]:
                right.add(question.subject)
            else:
                apart.add(frozenset({question.subject, question.object}))
                changed += question.kind is QuestionKind.BELONGS
        constraints = Constraints(same=same, apart=frozenset(apart))
    return {**figures, "changed": changed / max(1, asked)}


def measure_support(folder: Path, seed: int, catalogue: str, level: str) -> Counter[tuple[str, int, bool]]:
    """Of a coded study: ("step" or "arrow", its support in tenths, rounded down, whether it is true) -> how many.

    A step is true where the persona of most tellings of the group has it, an arrow where that one has both
    steps in that order; arrows with a strange step are left out.
    """
    generator, _scorer = modules(folder)
    data, truth = generator.make(15, 3, seed, level, catalogue=catalogue, concepts=True)
    project = parse_project(data)
    found = build(project, 3)
    steps = {persona["id"]: persona["steps"] for persona in truth["personas"]}
    counts: Counter[tuple[str, int, bool]] = Counter()
    graphs = graphs_of(project, found)
    for route, supported in step_support(project, found).items():
        own = Counter(truth["interviews"][id_] for id_, group in found.clusters.items() if group == route)
        true = steps[max(sorted(own), key=lambda persona: own[persona])]
        for step, share in supported.items():
            counts["step", int(share * 10), step in true] += 1
        for arrow in graphs[route].arrows:
            if arrow.support is not None and arrow.first in true and arrow.then in true:
                holds = true.index(arrow.first) < true.index(arrow.then)
                counts["arrow", int(arrow.support * 10), holds] += 1
    return counts


def _majority(found: Proposal, told: Mapping[str, str]) -> dict[str, str]:
    """Concept -> the true step of most of its touchpoints."""
    seen: dict[str, Counter[str]] = {}
    for touchpoint, concept in found.concepts.items():
        seen.setdefault(concept, Counter())[told[touchpoint]] += 1
    return {concept: min(counts, key=lambda step: (-counts[step], step)) for concept, counts in seen.items()}


def _changed(project: Project, **fields: Callable[[Any], Any]) -> Project:
    """The project with fields of every touchpoint worked out anew."""
    return replace(
        project,
        tellings=tuple(
            replace(
                telling,
                touchpoints=tuple(
                    replace(touch, **{name: value(touch) for name, value in fields.items()})
                    for touch in telling.touchpoints
                ),
            )
            for telling in project.tellings
        ),
    )


def hint_figures(folder: Path) -> None:
    """How good the hints at wrong codes are."""
    for wordings in (True, False):
        for level in LEVELS[1:]:
            for catalogue in CATALOGUES:
                found = [measure_hints(folder, seed, catalogue, level, wordings=wordings) for seed in SEEDS]
                if (wordings, level, catalogue) == (True, "mid", "a"):
                    head(found[0])
                row(f"{level}, {catalogue}{', without wordings' * (not wordings)}", found, found[0])


def question_figures(folder: Path) -> None:
    """What answers to questions give."""
    for level in LEVELS[1:]:
        for catalogue in CATALOGUES:
            found = [measure_questions(folder, seed, catalogue, level) for seed in SEEDS]
            if (level, catalogue) == ("mid", "a"):
                head(found[0])
            row(f"{level}, {catalogue}", found, found[0])


def support_figures(folder: Path) -> None:
    """Of what has a support of so many tenths, which share is true."""
    for level in LEVELS[1:]:
        counts = sum((measure_support(folder, s, c, level) for s in SEEDS for c in CATALOGUES), Counter())
        for kind in ("step", "arrow"):
            for tenth in range(11):
                true, false = counts[kind, tenth, True], counts[kind, tenth, False]
                if true + false:
                    print(
                        f"{level}, {kind}, support from {tenth / 10:.1f}: {true / (true + false):.2f} of {true + false}"
                    )


PARTS: Mapping[str, Callable[[Path], None]] = {
    "hints": hint_figures,
    "questions": question_figures,
    "support": support_figures,
}


def main(*parts: str, folder: Path = FOLDER) -> None:
    """Print the asked parts, or all."""
    if not (folder / "gen.py").exists():
        print(f"geen meetbank in {folder}")
        return
    for part in parts or PARTS:
        print(f"-- {part}")
        PARTS[part](folder)


if __name__ == "__main__":
    main(*sys.argv[1:])
