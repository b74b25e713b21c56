"""A draft that is made while somebody types: it can be followed and stopped, and what is wrong is told."""

from collections.abc import Sequence
from pathlib import Path
from threading import Event

import numpy as np
import pytest

from klantreis.audio import whisper
from klantreis.audio.draft import HeardWord
from klantreis.files import preferences
from klantreis.store import sources
from klantreis.store.study import Study
from klantreis.tui.typing.pane import TypingPane
from klantreis.workflow import listening, recordings
from tests.audio.hand_device import HandDevice
from tests.audio.recorded import ESPEAK, talk, write
from tests.conftest import add_source
from tests.tui.driving import Driver, driving

RATE = 8000
pytestmark = pytest.mark.skipif(ESPEAK is None, reason="espeak-ng is not installed")


class OneByOne:
    """Hears `ja` in whatever it gets, as often as `may` allows."""

    may = Event()

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def hear(self, _samples: np.ndarray) -> Sequence[HeardWord]:
        assert self.may.wait(20)
        return [HeardWord(" ja", 0, 400, 0.9)]


@pytest.fixture(autouse=True)
def _no_model_and_no_loudspeaker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listening.Listening.__init__, "__defaults__", (0, HandDevice(is_null=True).open))
    OneByOne.may = Event()


@pytest.fixture
def call(plain: Study, tmp_path: Path) -> Study:
    recordings.lay_out(plain, write(tmp_path / "gesprek-20.wav", talk(RATE)[0], RATE))
    return plain


def texts(study: Study) -> list[str]:
    (source,) = sources.sources(study)
    return [turn.text for turn in sources.turns(study, source.id)]


async def begun(it: Driver, folder: str) -> TypingPane:
    await it.press("f2", "t", "alt+d")
    await it.write(folder)
    await it.press("enter")
    return it.app.query_one(TypingPane)


async def ended(it: Driver, room: TypingPane) -> None:
    if room._draft is not None:
        room._draft.wait()
    await it.pilot.pause(0.3)


async def test_empty_turns_fill_up_while_one_types(call: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whisper, "Whisper", OneByOne)
    async with driving(call, None, (140, 40)) as it:
        room = await begun(it, "~/modellen/klein")
        await it.wait_for("concept begint")
        await it.press("down", "down", *"Zelf")
        await it.pilot.pause(1.0)
        OneByOne.may.set()
        await ended(it, room)
        assert texts(call) == ["ja", "ja", "Zelf"]
        await it.wait_for("Concept van gesprek-20")
        assert preferences.load().model == str(Path("~/modellen/klein").expanduser())


async def test_it_stops_after_the_turn_it_is_at_and_goes_on_later(call: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whisper, "Whisper", OneByOne)
    async with driving(call, None, (140, 40)) as it:
        room = await begun(it, "x")
        await it.press("alt+d")
        assert "stopt na deze beurt" in it.screen
        OneByOne.may.set()
        await ended(it, room)
        assert sum(map(bool, texts(call))) == 1
        await it.press("alt+d", "enter")
        await ended(it, room)
        assert all(texts(call))


async def test_a_folder_without_a_model_is_told(call: Study, tmp_path: Path) -> None:
    async with driving(call, None, (140, 40)) as it:
        room = await begun(it, str(tmp_path))
        await ended(it, room)
        assert "geen model voor faster-whisper" in it.screen and not any(texts(call))


async def test_without_a_recording_there_is_no_draft(plain: Study) -> None:
    add_source(plain, "gesprek-01", "Hoe ging het?")
    async with driving(plain, None, (140, 40)) as it:
        await it.press("f2", "t", "alt+d")
        assert "hoort nog geen opname" in it.screen
