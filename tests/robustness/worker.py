"""Somebody at work in a process of their own: `python -m tests.robustness.worker FOLDER ACTOR SEED COUNT GROUP`.

It says `ready` once it could begin, waits for a line, does COUNT random actions, and after each that was
kept writes the numbers of its operations on one line: who reads that has heard that the work was done. What
the program would not do is a line that begins with `-`.
"""

import sys
from pathlib import Path
from random import Random
from time import sleep

from klantreis.store.study import open_study
from tests.robustness.actions import ADDING, ALL, act

REST_S = 0.006
"""A little rest after each action; who never rests lets nobody else write in between."""

GROUPS = {"all": ALL, "adding": ADDING}


def work(folder: Path, actor: str, seed: int, count: int, group: str) -> None:
    """Do random actions in a study."""
    import klantreis.workflow.merge  # noqa: F401 (heavy, so before anybody waits)

    dice, names = Random(seed), sorted(GROUPS[group])
    print("ready", flush=True)
    sys.stdin.readline()
    with open_study(folder, actor) as study:
        for _time in range(count):
            # Somebody else may write between two looks, so what is mine is told by the actor.
            last = _latest(study.all("SELECT max(seq) FROM operation"))
            done = act(study, dice.choice(names), dice)
            sleep(dice.random() * REST_S)
            mine = study.all("SELECT seq FROM operation WHERE seq > ? AND actor = ? ORDER BY seq", (last, actor))
            if done.refused:
                print(f"- {done.refused}", flush=True)
            elif mine:
                print(*(seq for (seq,) in mine), flush=True)


def _latest(rows: list[tuple[object, ...]]) -> int:
    return int(str(rows[0][0] or 0))


if __name__ == "__main__":
    work(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), sys.argv[5])
