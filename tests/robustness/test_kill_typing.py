"""Killed while somebody types out a talk: of the typing at most the last second is gone, and nothing is garbled."""

import signal
import time
from pathlib import Path

import pytest

from klantreis.model.study import Settings
from klantreis.store import integrity, sources
from klantreis.store.study import create, open_study
from tests.conftest import add_source
from tests.robustness.starting import at_work, begin

AT_RISK_S = 1.0
TURNS_OF_THE_LOOP = 5
"""So many words a machine that was held up has to get to what was waiting."""


@pytest.mark.parametrize("typed_s", [1.5, 2.2, 3.1])
def test_at_most_a_second_of_typing_is_lost(tmp_path: Path, typed_s: float) -> None:
    folder = tmp_path / "onderzoek"
    with create(folder, Settings("Proef"), "anke") as study:
        add_source(study, "gesprek-01", "Hoe ging het?", "Goed.")
    with at_work("typist", str(folder), "gesprek-01") as process:
        begin(process)
        assert process.stdout
        told = [process.stdout.readline()]
        time.sleep(typed_s)
        process.send_signal(signal.SIGKILL)
        told += process.stdout
        assert process.wait() == -signal.SIGKILL
    moments = [float(line.split()[1]) for line in told if line.endswith("\n")]
    safe = sum(at <= moments[-1] - AT_RISK_S for at in moments[:-TURNS_OF_THE_LOOP])
    with open_study(folder, "anke") as study:
        (source,) = sources.sources(study)
        text = sources.turns(study, source.id)[0].text
        words = " ".join(map(str, range(1, len(moments) + 2)))
        assert f"Hoe ging het? {words} ".startswith(text)
        assert safe > 0 and text.startswith(" ".join(["Hoe ging het?", *map(str, range(1, safe + 1))]))
        assert integrity.problems(study) == []
