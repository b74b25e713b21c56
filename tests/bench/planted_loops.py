"""A generator of synthetic studies whose journeys have loops and branches, with the truth.

Tellings have the noise of the planted-truth bench (omission, steps told too early or too late, a story that
starts in the middle, steps of others, rare events), and steps that are mentioned again without a second visit.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from klantreis.journeys.projects import FORMAT
from klantreis.model.journey_graph import BranchKind

PERSONAS = 3
PHASES = ("signaal", "zoeken", "aanmelding", "onderzoek", "wachten", "hulp", "afronding")
NAMES = tuple(f"{phase}-{number}" for phase in PHASES for number in range(8))


@dataclass(frozen=True)
class Noise:
    """Chances: per visit `miss`, `move` and `split` (coded twice on end), per telling `block`, and means per telling.

    `contaminated` and `rare`: steps of other personas and of nobody; `mention`: steps named again elsewhere.
    """

    miss: float
    move: float
    block: float
    contaminated: float
    rare: float
    mention: float
    split: float


LEVELS = {
    "low": Noise(0.15, 0.08, 0.10, 0.1, 0.4, 0.15, 0.05),
    "mid": Noise(0.25, 0.15, 0.30, 0.2, 1.0, 0.30, 0.10),
    "high": Noise(0.40, 0.25, 0.50, 0.35, 2.0, 0.60, 0.15),
}


@dataclass
class Planted:
    """The true journey of a persona. A loop is its steps; a branch is (kind, steps, steps instead, leaves, joins)."""

    trunk: list[str]
    loops: list[tuple[str, ...]] = field(default_factory=list)
    rounds: list[str] = field(default_factory=list)
    """Per loop how it goes: again (a step at three places), round (a b a b), or back (a b a)."""
    branches: list[tuple[BranchKind, tuple[str, ...], tuple[str, ...], str, str]] = field(default_factory=list)


def phase_of(step: str) -> str | None:
    """The phase of a step: its name begins with it; rare events have none."""
    phase = step.split("-")[0]
    return phase if phase in PHASES else None


def plant(dice: random.Random, linear: bool) -> list[Planted]:
    """The journeys of the personas: a third of the steps is shared, and each has its own loops and branches."""
    shared = dice.sample(NAMES, 5)
    rest = dice.sample([name for name in NAMES if name not in shared], len(NAMES) - 5)
    found = []
    for persona in range(PERSONAS):
        steps = shared + rest[persona * 8 : persona * 8 + 8]
        planted = Planted(sorted(steps, key=lambda name: (PHASES.index(name.split("-")[0]), dice.random())))
        if not linear:
            places = [2, 5, 8, 11]
            dice.shuffle(places)
            for place in places[: dice.randint(1, 2)]:
                _plant_loop(planted, place, dice)
            for place in places[2 : 2 + dice.randint(1, 2)]:
                _plant_branch(planted, place, f"zij{persona}{place}", dice)
        found.append(planted)
    return found


def _plant_loop(planted: Planted, place: int, dice: random.Random) -> None:
    kind = dice.choice(("again", "round", "back"))
    planted.rounds.append(kind)
    planted.loops.append(tuple(planted.trunk[place : place + (1 if kind == "again" else 2)]))


def _plant_branch(planted: Planted, place: int, name: str, dice: random.Random) -> None:
    kind = dice.choice(tuple(BranchKind))
    lengths = {BranchKind.DETOUR: (2, 3), BranchKind.ALTERNATIVE: (1, 2), BranchKind.RETURN: (1, 2)}[kind]
    leaves, joins = planted.trunk[place], planted.trunk[place + 1]
    phase = phase_of(leaves)
    steps = tuple(f"{phase}-{name}a{number}" for number in range(dice.randint(*lengths)))
    instead: tuple[str, ...] = ()
    if kind is BranchKind.ALTERNATIVE:
        instead = tuple(f"{phase}-{name}b{number}" for number in range(dice.randint(*lengths)))
    if kind is BranchKind.RETURN:
        joins = planted.trunk[place - dice.randint(0, 1)]
    planted.branches.append((kind, steps, instead, leaves, joins))


def paths(planted: Planted, number: int, dice: random.Random) -> list[list[str]]:
    """How each of so many people really went; each loop and branch is taken by two at least, each branch not by all."""
    went = [list(planted.trunk) for _ in range(number)]
    for kind, steps, instead, leaves, joins in planted.branches:
        takers = _some(number, dice.uniform(0.3, 0.65), dice, most=number - 2)
        for person, path in enumerate(went):
            place = path.index(leaves) + 1
            if kind is BranchKind.RETURN and person in takers:
                path[place:place] = [*steps, *path[path.index(joins) : place]]
            elif kind is not BranchKind.RETURN:
                path[place:place] = steps if person in takers else instead
    for steps, way in zip(planted.loops, planted.rounds, strict=True):
        for person in _some(number, dice.uniform(0.4, 0.9), dice, most=number):
            path, place = went[person], went[person].index(steps[0])
            if way == "again":
                for ahead in (7, 4) if dice.random() < 0.5 else (4,):
                    path.insert(min(len(path), place + ahead), steps[0])
            else:
                extra = (list(steps) if way == "round" else [steps[0], *steps[1:]]) * dice.choice((1, 1, 2))
                path[place:place] = extra
                if way == "back":  # ends as it began: a b a
                    del path[place + len(extra) + 1]
    return went


def _some(number: int, share: float, dice: random.Random, most: int) -> list[int]:
    return dice.sample(range(number), max(min(2, number), min(most, round(share * number))))


def tell(path: Sequence[str], others: Sequence[str], noise: Noise, dice: random.Random) -> list[str]:
    """A path as somebody tells it."""
    told = [step for step in path if dice.random() >= noise.miss]
    extra = [dice.choice(others) for _ in range(_draw(noise.contaminated, dice))]
    extra += [f"zeldzaam-{dice.randrange(40)}" for _ in range(_draw(noise.rare, dice))]
    if told:
        extra += [dice.choice(told) for _ in range(_draw(noise.mention, dice))]
    for step in extra:
        told.insert(dice.randrange(len(told) + 1), step)
    for place in range(len(told)):
        if dice.random() < noise.move:
            step = told.pop(place)
            told.insert(min(len(told), max(0, place + dice.choice((-1, 1)) * dice.randint(1, 5))), step)
    if dice.random() < noise.block and len(told) > 6:
        start = dice.randrange(3, len(told) - 2)
        end = min(len(told), start + dice.randint(2, 5))
        told = told[start:end] + told[:start] + told[end:]
    return [step for step in told for _ in range(2 if dice.random() < noise.split else 1)]


def _draw(mean: float, dice: random.Random) -> int:
    count = 0
    while dice.random() < mean / (1 + mean):
        count += 1
    return count


def make(number: int, seed: int, level: str, linear: bool = False) -> tuple[dict[str, Any], dict[str, Any]]:
    """(project.json, truth) of so many tellings: the truth has `journeys` (Planted) and `interviews` (id -> number)."""
    dice = random.Random(f"loops/{number}/{seed}/{level}/{linear}")
    journeys = plant(dice, linear)
    who = [place % PERSONAS for place in range(number)]
    went = [iter(paths(planted, who.count(persona), dice)) for persona, planted in enumerate(journeys)]
    tellings = []
    for place, persona in enumerate(who):
        own = set(journeys[persona].trunk) | {
            step for _kind, steps, instead, *_ in journeys[persona].branches for step in (*steps, *instead)
        }
        told = tell(next(went[persona]), [name for name in NAMES if name not in own], LEVELS[level], dice)
        touches = [
            {"id": f"I{place:03}-{at:02}", "label": step, "concept": step, "phase": phase_of(step)}
            for at, step in enumerate(told)
        ]
        tellings.append({"id": f"I{place:03}", "role": "ouder", "touchpoints": touches})
    truth = {"journeys": journeys, "interviews": {f"I{place:03}": persona for place, persona in enumerate(who)}}
    dice.shuffle(tellings)
    return {"format": FORMAT, "phases": list(PHASES), "interviews": tellings}, truth
