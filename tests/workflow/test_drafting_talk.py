"""Filling in a talk: turn by turn, to be stopped and gone on with, and never over what somebody typed."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from klantreis.audio.draft import MODEL_RATE, HeardWord
from klantreis.model.errors import KlantreisError
from klantreis.model.sources import Source
from klantreis.store import integrity, operations, sources
from klantreis.store.study import Study
from klantreis.workflow import collect, drafting_talk, editing, recordings, transcribe
from klantreis.workflow.drafting_talk import Progress
from tests.audio.recorded import ESPEAK, talk, write
from tests.conftest import add_source
from tests.store.test_operations import rows

RATE = 8000
needs_voice = pytest.mark.skipif(ESPEAK is None, reason="espeak-ng is not installed")


class Counting:
    """Says how long it listens, as words of a second."""

    def hear(self, samples: np.ndarray) -> Sequence[HeardWord]:
        seconds = len(samples) // MODEL_RATE + 1
        return [HeardWord(f" w{n}", n * 1000, n * 1000 + 800, 0.9) for n in range(seconds)]


def on(_now: Progress) -> bool:
    return True


@pytest.fixture
def call(plain: Study, tmp_path: Path) -> Source:
    path = write(tmp_path / "gesprek-20.wav", talk(RATE)[0], RATE)
    return recordings.lay_out(plain, path).source


def texts(study: Study, source: Source) -> list[str]:
    return [turn.text for turn in sources.turns(study, source.id)]


@needs_voice
def test_every_empty_turn_is_filled_and_each_word_has_a_time(plain: Study, call: Source) -> None:
    before = rows(plain)
    told: list[Progress] = []
    assert drafting_talk.fill(plain, call, Counting(), lambda now: told.append(now) is None) == 3
    assert all(texts(plain, call)) and [(now.done, now.turns) for now in told] == [(1, 3), (2, 3), (3, 3)]
    for placed in transcribe.turns(plain, call):
        assert placed.words
        for word in placed.words:
            assert placed.turn.text[word.start : word.end].startswith("w") and word.confidence == 900
    assert integrity.problems(plain) == []
    for _turn in range(3):
        operations.undo(plain)
    assert rows(plain) == before


@needs_voice
def test_it_stops_and_goes_on_and_leaves_alone_what_was_typed(plain: Study, call: Source) -> None:
    assert drafting_talk.fill(plain, call, Counting(), lambda now: now.done < 1) == 1
    once = texts(plain, call)
    assert once[0] and once[1:] == ["", ""]
    editing.edit_turn(plain, call, sources.turns(plain, call.id)[2], "Zelf getypt.")
    assert drafting_talk.fill(plain, call, Counting(), on) == 1
    now = texts(plain, call)
    assert now[0] == once[0] and now[1].startswith("w") and now[2] == "Zelf getypt."
    assert drafting_talk.fill(plain, call, Counting(), on) == 0


@needs_voice
def test_who_types_meanwhile_knows_better(plain: Study, call: Source) -> None:
    def types(now: Progress) -> bool:
        if now.done == 1:
            editing.edit_turn(plain, call, sources.turns(plain, call.id)[1], "Intussen.")
        return True

    drafting_talk.fill(plain, call, Counting(), types)
    assert texts(plain, call)[1] == "Intussen."


def test_without_a_recording_that_is_told(plain: Study) -> None:
    add_source(plain, "G1", "")
    with pytest.raises(KlantreisError, match="geen opname"):
        drafting_talk.fill(plain, collect.find_source(plain, "G1"), Counting(), on)
