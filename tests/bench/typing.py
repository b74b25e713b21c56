"""Typing out an hour while it plays: CPU time per key in a talk of 10,000 words, beside what the playing costs."""

import asyncio
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

import numpy as np

from klantreis.audio.sound import Sound
from klantreis.model.study import Settings
from klantreis.store import study as store
from klantreis.tui import collect_rarely
from klantreis.tui.app import KlantreisApp
from klantreis.tui.messages import OpenTyping
from klantreis.tui.typing.pane import TypingPane
from klantreis.workflow import collect, recordings
from tests.audio.recorded import talk, write
from tests.bench.coding_view import LONG, SCREEN, _press, _Terminal, fill

WORDS = 10_000
MINUTES = 60
TARGET_MS = 15.0
PLAYED_S = 5.0


async def _measure(app: KlantreisApp, figures: dict[str, list[float]]) -> None:
    await asyncio.sleep(0.5)
    app.post_message(OpenTyping(LONG))
    await asyncio.sleep(1.0)
    room = app.query_one(TypingPane)
    assert room._listening is not None
    while room._listening.loading:
        await asyncio.sleep(0.1)
    await _press(app, "ctrl+home")
    for _page in range(3):
        await _press(app, "pagedown")
    player = room._player
    assert player is not None
    player.play()
    before, begun = time.process_time(), time.perf_counter()
    await asyncio.sleep(PLAYED_S)
    playing = (time.process_time() - before) / (time.perf_counter() - begun)
    figures["playing"] = [100 * playing]
    for name, keys in {"letter": "de gemeente belde", "enter and back": ("enter", "backspace")}.items():
        for n in range(60):
            begun = time.perf_counter()
            spent = await _press(app, {" ": "space"}.get(keys[n % len(keys)], keys[n % len(keys)]))
            figures.setdefault(name, []).append(spent - 1000 * playing * (time.perf_counter() - begun))
    app.exit()


def main() -> None:
    """Print the figures."""
    figures: dict[str, list[float]] = {}
    with (
        tempfile.TemporaryDirectory() as folder,
        store.create(Path(folder) / "bench", Settings("Bench"), "bench") as study,
    ):
        fill(study, WORDS, 0)
        piece = talk(8000)[0]
        sound = np.tile(piece, (MINUTES * 60 * 8000 // len(piece) + 1, 1))[: MINUTES * 60 * 8000]
        path = write(Path(folder) / "uur.wav", sound, 8000)
        del sound
        recordings.add(study, collect.find_source(study, LONG), path, sound=Sound(2, 8000))
        app = KlantreisApp(study)
        app.driver_class = _Terminal
        collect_rarely()

        async def run() -> None:
            task = asyncio.create_task(_measure(app, figures))
            await app.run_async(size=SCREEN)
            await task

        asyncio.run(run())
    for name in ("letter", "enter and back"):
        times = figures[name]
        p95 = quantiles(times, n=20)[-1]
        print(f"{name:<16} p50 {median(times):5.1f}  p95 {p95:5.1f} ms CPU   (target p95 {TARGET_MS:.0f})")
    print(f"playing          {figures['playing'][0]:5.1f} % of one core, screen and sound")


if __name__ == "__main__":
    main()
