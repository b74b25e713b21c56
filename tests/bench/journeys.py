"""The journey builder against planted truth: how near it comes, and what it costs.

`python -m tests.bench.journeys [quality|larger|scale …]`; without a name only quality at 15.
"""

import importlib
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from klantreis.journeys.builder import build
from klantreis.journeys.choices import choices
from klantreis.journeys.graph import graphs_of
from klantreis.journeys.projects import dump_result, parse_project
from klantreis.journeys.support import step_support
from tests.bench import measuring
from tests.bench.flashbacks import marked

FOLDER = Path(__file__).parents[3] / "shared" / "bench" / "journeys"
SEEDS = range(20)
FIGURES = ("ARI", "label_F1", "step_F1", "tau", "edit_to_truth")
CATALOGUES, LEVELS = ("a", "c"), ("low", "mid", "high")
SIZES = (30, 60, 150)
MISCODED = 0.1
KINDS = {"codes": (True, 0.0), "miscoded": (True, MISCODED), "free text": (False, 0.0)}
"""Kind of label -> whether it is coded, and which share of the codes is wrong."""
_COLUMNS = (*FIGURES, "seconds")


def modules(folder: Path) -> tuple[Any, Any]:
    """The generator and the scorer of the planted-truth bench."""
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))
    return importlib.import_module("gen"), importlib.import_module("score")


def measure(
    folder: Path,
    seed: int,
    catalogue: str,
    level: str,
    *,
    coded: bool,
    number: int = 15,
    miscoded: float = 0.0,
    marks: float = 0.0,
) -> dict[str, float]:
    """The scorer's figures of one synthetic study of three personas, and `seconds` of CPU for the build.

    `marks`: which share of what was told out of order a coder placed where it happened.
    """
    generator, scorer = modules(folder)
    data, truth = generator.make(number, 3, seed, level, catalogue=catalogue, concepts=coded, miscoded=miscoded)
    project = marked(parse_project(data), truth, marks)
    start = time.process_time()
    proposal = build(project, 3)
    seconds = time.process_time() - start
    return {**scorer.score(data, truth, dump_result(proposal)), "seconds": seconds}


def row(title: str, found: Sequence[Mapping[str, float]], names: Iterable[str]) -> None:
    """Print the means of the named figures."""
    print(f"{title:44}" + "".join(f"{np.mean([f[name] for f in found]):14.3f}" for name in names), flush=True)


def head(names: Iterable[str]) -> None:
    """Print the names above the columns."""
    print(f"{'':44}" + "".join(f"{name:>14}" for name in names))


def quality(folder: Path, number: int = 15) -> None:
    """Mean figures of studies of so many interviews over all seeds by kind of label, flashbacks marked or not."""
    head(_COLUMNS)
    for level in LEVELS:
        for kind in KINDS:
            for marks in (0.0, 1.0):
                for catalogue in CATALOGUES:
                    _quality(folder, number, level, kind, marks, catalogue)


def larger(folder: Path) -> None:
    """As `quality`, for larger studies; about half an hour."""
    for number in SIZES:
        quality(folder, number)


def _quality(folder: Path, number: int, level: str, kind: str, marks: float, catalogue: str) -> None:
    coded, miscoded = KINDS[kind]
    found = [
        measure(folder, seed, catalogue, level, coded=coded, number=number, miscoded=miscoded, marks=marks)
        for seed in SEEDS
    ]
    row(f"{number}, {level}, {kind}, {catalogue}{', marked' * bool(marks)}", found, _COLUMNS)


def scale(folder: Path) -> None:
    """CPU time and peak memory of one build, each in a process of its own, and of what comes with it at 15."""
    for number in (15, 150, 1_500, 15_000):
        for kind in ("codes", "free text"):
            arguments = [sys.executable, "-m", "tests.bench.journeys", "one", str(number), kind, str(folder)]
            before, _peak = measuring.cpu([*arguments, "only"], 1, warm_up=False)
            seconds, peak = measuring.cpu(arguments, 1, warm_up=False)
            print(f"{number:6} {kind:10} {seconds - before:8.2f} s {peak:8.0f} MB", flush=True)
    generator, _scorer = modules(folder)
    for coded in (True, False):
        project = parse_project(generator.make(15, 3, 101, "mid", concepts=coded)[0])
        found = build(project, 3)
        for name, act in (
            ("choices", choices),
            ("support of steps", lambda p, found=found: step_support(p, found)),
            ("graphs, with support of arrows", lambda p, found=found: graphs_of(p, found)),
        ):
            start = time.process_time()
            act(project)
            print(f"    15 {'codes' if coded else 'free text'}, {name}: {time.process_time() - start:.2f} s")


def one(number: str, kind: str, folder: str, only: str = "") -> None:
    """Build one study, or with `only` make it and stop."""
    generator, _scorer = modules(Path(folder))
    project = parse_project(generator.make(int(number), 3, 101, "mid", concepts=kind == "codes")[0])
    if not only:
        build(project, 3)


PARTS: Mapping[str, Callable[[Path], None]] = {
    "quality": quality,
    "larger": larger,
    "scale": scale,
}


def main(*parts: str, folder: Path = FOLDER) -> None:
    """Print the asked parts; without any, the figures of small studies."""
    if not (folder / "gen.py").exists():
        print(f"geen meetbank in {folder}")
        return
    for part in parts or ("quality",):
        print(f"-- {part}")
        PARTS[part](folder)


if __name__ == "__main__":
    if sys.argv[1:2] == ["one"]:
        one(*sys.argv[2:])
    else:
        main(*sys.argv[1:])
