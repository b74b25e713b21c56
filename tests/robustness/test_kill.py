"""Killed in the middle of whatever it was doing, twenty times: nothing that was said to be done is gone."""

import signal
import time
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from random import Random

from klantreis.model.study import Settings
from klantreis.store import integrity
from klantreis.store.study import Study, create, open_study
from tests.robustness.actions import furnish
from tests.robustness.starting import Heard, begin, worker
from tests.robustness.test_undo_everything import undo_all
from tests.store.test_operations import rows

TIMES = 20
ACTIONS = 1_000


def test_killed_twenty_times_nothing_is_lost(tmp_path: Path) -> None:
    folder, dice, told = tmp_path / "onderzoek", Random(11), Heard()
    with create(folder, Settings("Proef"), "anke") as study:
        furnish(study)
    with ExitStack() as stack:
        process = stack.enter_context(worker(folder, "anke", 0, ACTIONS))
        for time_ in range(1, TIMES + 1):
            # The next one gets ready meanwhile, since starting takes longer than all the rest.
            following = stack.enter_context(worker(folder, "anke", time_, ACTIONS))
            begin(process)
            assert process.stdout
            told.take(islice(process.stdout, dice.randint(7, 60)))
            time.sleep(dice.random() * 0.004)
            process.send_signal(signal.SIGKILL)
            told.take(process.stdout)
            assert process.wait() == -signal.SIGKILL
            with open_study(folder, "anke") as study:
                _nothing_lost(study, told)
            process = following
    with open_study(folder, "anke") as study:
        assert len(told.numbers) > TIMES
        undo_all(study)
        assert not any(rows(study).values())
        assert integrity.problems(study) == []


def _nothing_lost(study: Study, told: Heard) -> None:
    kept = {seq for (seq,) in study.all("SELECT seq FROM operation WHERE chain IS NOT NULL")}
    assert not set(told.numbers) - kept
    assert integrity.problems(study) == []
