"""Loops and branches against planted truth (planted_loops): how many are found, and how many are false alarms."""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from klantreis.journeys.builder import build
from klantreis.journeys.graph import graph
from klantreis.journeys.projects import parse_project
from klantreis.model.journey_graph import BranchKind, JourneyGraph
from klantreis.model.touchpoints import Project
from tests.bench.journeys import FOLDER, modules
from tests.bench.planted_loops import LEVELS, PERSONAS, Planted, make

SEEDS, TUNING = range(20), range(100, 116)

Item = tuple[str, frozenset[str], frozenset[str]]
"""A loop or a branch as it is compared: kind, steps, steps instead."""


def planted_items(planted: Planted) -> list[Item]:
    """The loops and branches of a true journey."""
    loops: list[Item] = [("loop", frozenset(steps), frozenset()) for steps in planted.loops]
    return loops + [(kind.value, frozenset(steps), frozenset(instead)) for kind, steps, instead, *_ in planted.branches]


def found_items(found: JourneyGraph) -> list[Item]:
    """The loops and branches that were found; the two sides of an alternative are one item."""
    items: list[Item] = [("loop", frozenset(loop.steps), frozenset()) for loop in found.loops]
    for branch in found.branches:
        item = (branch.kind.value, frozenset(branch.steps), frozenset(branch.instead))
        if (item[0], item[2], item[1]) not in items:
            items.append(item)
    return items


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    return not (a or b) or len(a & b) * 2 >= len(a | b) > 0


def same(a: Item, b: Item) -> bool:
    """Whether two items are the same one: of one kind, and sharing half of their steps or more, on either side."""
    straight = _alike(a[1], b[1]) and _alike(a[2], b[2])
    return a[0] == b[0] and (straight or (bool(a[2]) and _alike(a[1], b[2]) and _alike(a[2], b[1])))


def compare(true: Sequence[Item], found: Sequence[Item]) -> Counter[str]:
    """How many of each kind were planted, found and right: `loop planted`, `branch right`, `detour found` …"""
    counts: Counter[str] = Counter()
    left = list(true)
    for items, name in ((true, "planted"), (found, "found")):
        for item in items:
            counts[f"{item[0]} {name}"] += 1
    for item in found:
        match = next((other for other in left if same(item, other)), None)
        if match:
            left.remove(match)
            counts[f"{item[0]} right"] += 1
    for name in ("planted", "found", "right"):
        counts[f"branch {name}"] = sum(counts[f"{kind.value} {name}"] for kind in BranchKind)
    return counts


def graphs(
    project: Project, members: Mapping[str, int] | None = None
) -> Iterator[tuple[JourneyGraph, tuple[str, ...]]]:
    """The graph of each persona with the ids of its tellings.

    `members`: which persona each telling (id) belongs to; without it, the builder finds the personas.
    """
    if members is None:
        proposal = build(project, PERSONAS)
        for route in proposal.routes:
            tellings = [t for t in project.tellings if proposal.clusters[t.id] == route.id]
            yield graph(route.steps, tellings, proposal.concepts), tuple(t.id for t in tellings)
        return
    for persona in sorted(set(members.values())):
        tellings = [t for t in project.tellings if members[t.id] == persona]
        proposal = build(Project(project.phases, tuple(tellings)), 1)
        yield graph(proposal.routes[0].steps, tellings, proposal.concepts), tuple(t.id for t in tellings)


def measure(number: int, seed: int, level: str, *, linear: bool = False, given: bool = True) -> Counter[str]:
    """The counts of `compare` over one study, and `journeys`. `given`: who belongs to which persona is known."""
    data, truth = make(number, seed, level, linear)
    counts: Counter[str] = Counter()
    for found, tellings in graphs(parse_project(data), truth["interviews"] if given else None):
        persona = Counter(truth["interviews"][telling] for telling in tellings).most_common(1)[0][0]
        counts += compare(planted_items(truth["journeys"][persona]), found_items(found))
        counts["journeys"] += 1
    return counts


def false_alarms_elsewhere(number: int, seed: int, level: str, catalogue: str) -> Counter[str]:
    """The counts for a linear study of the planted-truth bench beside the repository."""
    generator, _scorer = modules(FOLDER)
    data, truth = generator.make(number, PERSONAS, seed, level, catalogue=catalogue, concepts=True)
    members = {telling: int(persona[1:]) for telling, persona in truth["interviews"].items()}
    counts: Counter[str] = Counter()
    for found, _tellings in graphs(parse_project(data), members):
        counts += compare([], found_items(found))
        counts["journeys"] += 1
    return counts


def _rates(counts: Counter[str], kind: str) -> tuple[float, float, float]:
    right = counts[f"{kind} right"]
    precision = right / counts[f"{kind} found"] if counts[f"{kind} found"] else float("nan")
    recall = right / counts[f"{kind} planted"] if counts[f"{kind} planted"] else float("nan")
    f1 = 2 * right / (counts[f"{kind} found"] + counts[f"{kind} planted"]) if right else 0.0
    return precision, recall, f1


def main(seeds: Sequence[int] = SEEDS) -> None:
    """Print precision, recall and F1 of loops and branches, recall per kind, and false alarms per linear journey.

    N is the number of tellings of all three personas together.
    """
    kinds = [kind.value for kind in BranchKind]
    heads = ("loop P", "R", "F1", "branch P", "R", "F1", *(f"{kind} R" for kind in kinds), "false loops", "branches")
    print(f"{'':34}" + "".join(f"{head:>14}" if " " in head else f"{head:>10}" for head in heads))
    for given, levels in ((True, tuple(LEVELS)), (False, ("mid",))):
        for level in levels:
            for number in (15, 30, 60):
                total = sum((measure(number, seed, level, given=given) for seed in seeds), Counter())
                linear = sum((measure(number, seed, level, linear=True, given=given) for seed in seeds), Counter())
                row = [*_rates(total, "loop"), *_rates(total, "branch"), *(_rates(total, kind)[1] for kind in kinds)]
                row += [linear[f"{kind} found"] / linear["journeys"] for kind in ("loop", "branch")]
                title = f"{level}, N={number}, personas {'given' if given else 'found'}"
                _print_row(title, heads, row)
    if not (FOLDER / "gen.py").exists():
        print(f"geen meetbank in {FOLDER}: valse meldingen zijn daar niet gemeten")
        return
    print("linear journeys of the planted-truth bench, personas given: false loops and branches per journey")
    for catalogue in ("a", "c"):
        for level in LEVELS:
            for number in (15, 30):
                linear = sum((false_alarms_elsewhere(number, s, level, catalogue) for s in seeds), Counter())
                row = [linear[f"{kind} found"] / linear["journeys"] for kind in ("loop", "branch")]
                _print_row(f"{catalogue}, {level}, N={number}", heads[-2:], row)


def _print_row(title: str, heads: Sequence[str], row: Sequence[float]) -> None:
    figures = "".join(f"{x:>14.2f}" if " " in head else f"{x:>10.2f}" for head, x in zip(heads, row, strict=True))
    print(f"{title:34}{figures}", flush=True)


if __name__ == "__main__":
    main(TUNING if sys.argv[1:] == ["tuning"] else SEEDS)
