"""The journey builder against planted truth: how near it comes, and the CPU time of a build."""

import importlib
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

from klantreis.journeys.builder import build
from klantreis.journeys.projects import dump_result, parse_project
from tests.bench.flashbacks import marked

FOLDER = Path(__file__).parents[3] / "shared" / "bench" / "journeys"
SEEDS = range(20)
FIGURES = ("ARI", "label_F1", "step_F1", "tau", "edit_to_truth")


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


def main(folder: Path = FOLDER) -> None:
    """Print the mean figures over all seeds for each catalogue, level and kind of label."""
    if not (folder / "gen.py").exists():
        print(f"geen meetbank in {folder}")
        return
    names = (*FIGURES, "seconds")
    print(f"{'':32}" + "".join(f"{name:>15}" for name in names))
    for level in ("mid", "high"):
        for coded, marks in ((True, 0.0), (True, 0.5), (True, 1.0), (False, 0.0), (False, 1.0)):
            for catalogue in ("a", "c"):
                found = [measure(folder, seed, catalogue, level, coded=coded, marks=marks) for seed in SEEDS]
                title = f"{level}, {'codes' if coded else 'free text'}, {catalogue}"
                title += f", {marks:.0%} marked" if marks else ""
                print(
                    f"{title:32}" + "".join(f"{np.mean([f[name] for f in found]):15.3f}" for name in names), flush=True
                )


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
