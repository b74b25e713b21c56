"""CPU time per key in the coding view: the whole app on a large source, its output written as to a terminal.

`python -m tests.bench coding_view`, or one size: `python -m tests.bench.coding_view WORDS CODINGS`.
"""

import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles

from textual import events
from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot

from klantreis.model.codes import CodebookSpec, CodeKind, CodeSpec
from klantreis.model.codings import Coding
from klantreis.model.sources import SourceKind, Utterance
from klantreis.model.study import Settings
from klantreis.store import codes, codings, people, sources
from klantreis.store import study as store
from klantreis.store.operations import operation
from klantreis.store.study import Study
from klantreis.tui import collect_rarely
from klantreis.tui.app import KlantreisApp
from klantreis.tui.messages import OpenSource

WORDS = "de gemeente belde pas na drie weken terug en toen was er weer iemand anders die niets van ons wist"
SIZES = ((100_000, 5_000), (500_000, 5_000))
LONG, SHORT = "lang", "kort"
KEYS = 100
SCREEN = (160, 48)
UNHURRIED = ("move", "extend", "next coding", "page")
SCRIPTS: dict[str, Sequence[str]] = {
    "move": ("right", "right", "down", "ctrl+right", "left", "up", "down", "down"),
    "extend": ("shift+right", "shift+down", "ctrl+shift+right", "shift+down"),
    "next coding": ("n",),
    "page": ("pagedown", "pagedown", "pagedown", "pageup"),
    "feeling": ("plus", "minus"),
    "apply code": ("s", "r"),
    "by picker": ("s", "enter", "enter"),
}
APPLIES = {"apply code": 1, "by picker": 2}
"""Which of the keys of a script applies the code; only that one is counted."""


def fill(study: Study, words: int, count: int) -> None:
    """A source of so many words in turns of 40, with so many codings of 8 to 400 characters."""
    dice = random.Random(1)
    said = [" ".join(dice.choices(WORDS.split(), k=40)) for _turn in range(words // 40)]
    utterances = [Utterance(text, "IR"[n % 2], n * 15_000) for n, text in enumerate(said)]
    kinds = (CodeKind.TOUCHPOINT, CodeKind.THEME, CodeKind.CHANNEL)
    spec = [CodeSpec((f"Code {n:03}",), kind=kinds[n % 3], color=f"#{dice.randrange(1 << 24):06x}") for n in range(150)]
    with operation(study, "import", "bench"):
        codes.save(study, CodebookSpec("Bench", tuple(spec)))
        sources.insert(study, title=SHORT, kind=SourceKind.INTERVIEW, utterances=utterances[:20])
        source = sources.insert(study, title=LONG, kind=SourceKind.INTERVIEW, utterances=utterances)
        text = sources.text(study, source)
        book = list(codes.codebook(study))
        coder = people.person(study, "bench")
        new = []
        for _number in range(count):
            start = dice.randrange(text.length - 500)
            span = text.span(start, start + dice.randint(8, 400))
            new.append(Coding("", source, span, dice.choice(book).id, coder, dice.choice((None, -2, -1, 0, 1, 2))))
        codings.insert_many(study, new, {source: codings.turn_ids(study, source)})


class _Terminal(HeadlessDriver):
    """Takes what a terminal would get, and throws it away."""

    @property
    def is_headless(self) -> bool:
        return False


async def _settled(poll: float = 0.01) -> None:
    """Wait until the app works no more."""
    quiet = 0
    while quiet < 3:
        before = time.process_time()
        await asyncio.sleep(poll)
        quiet = quiet + 1 if time.process_time() - before < 0.0008 else 0


async def _press(app: KlantreisApp, key: str) -> float:
    """CPU milliseconds from a key until the screen stands, what the waiting itself costs included."""
    driver = app._driver
    assert driver is not None
    before = time.process_time()
    driver.send_message(events.Key(key, key if len(key) == 1 else None))
    await _settled()
    return (time.process_time() - before) * 1000


async def _measure(app: KlantreisApp, figures: dict[str, list[float]]) -> None:
    await asyncio.sleep(0.5)
    await _settled()
    for key in ("ctrl+home", "pagedown", "pagedown"):
        await _press(app, key)
    for name, keys in SCRIPTS.items():
        first = ("escape", "s", "enter", "enter") if name in APPLIES else ("escape", "n")
        for key in first:
            await _press(app, key)
        if name in APPLIES:
            times = []
            for _time in range(30):
                await _press(app, "ctrl+down")
                times.append([await _press(app, key) for key in keys][APPLIES[name]])
        else:
            times = [await _press(app, keys[n % len(keys)]) for n in range(KEYS if name in UNHURRIED else 30)]
        figures[name] = times
    for _time in range(10):
        await _opened(app, SHORT)
        figures.setdefault("open source", []).append(await _opened(app, LONG))
    app.exit()


async def _opened(app: KlantreisApp, title: str) -> float:
    """CPU milliseconds to show another source."""
    before = time.process_time()
    app.post_message(OpenSource(title))
    await _settled()
    return (time.process_time() - before) * 1000


def measure(words: int, count: int) -> dict[str, list[float]]:
    """CPU milliseconds of each key, by what the key does."""
    figures: dict[str, list[float]] = {}
    with (
        tempfile.TemporaryDirectory() as folder,
        store.create(Path(folder) / "bench", Settings("Bench"), "bench") as study,
    ):
        fill(study, words, count)
        app = KlantreisApp(study, LONG)
        app.driver_class = _Terminal
        collect_rarely()

        async def pilot(pilot: Pilot[object]) -> None:
            await _measure(app, figures)

        begun = time.process_time()
        asyncio.run(app.run_async(size=SCREEN, auto_pilot=pilot))
        figures["whole run"] = [(time.process_time() - begun) * 1000]
    return figures


def main(sizes: Sequence[tuple[int, int]] = SIZES) -> None:
    """Print median and 95th percentile of the CPU time per key."""
    for words, count in sizes:
        print(f"{words} words, {count} codings, screen {SCREEN[0]}x{SCREEN[1]}: CPU ms per key, p50 and p95")
        for name, times in measure(words, count).items():
            if len(times) > 1:
                print(f"  {name:12} {median(times):6.1f} {quantiles(times, n=20)[-1]:6.1f}", flush=True)


if __name__ == "__main__":
    main([(int(sys.argv[1]), int(sys.argv[2]))] if len(sys.argv) > 2 else SIZES)
