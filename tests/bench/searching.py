"""Finding in 200 interviews of 6,000 words: CPU time per key while one types, of questions by code, of coding hits."""

import asyncio
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles

from textual.pilot import Pilot

from klantreis.store import operations
from klantreis.store.study import Study
from klantreis.tui import collect_rarely
from klantreis.tui.app import KlantreisApp
from klantreis.workflow import codebooks, codings_files, hits, retrieve, studies
from tests.bench.coding_view import SCREEN, _press, _Terminal
from tests.bench.large_study import make

TYPED = ("wachtlijst", "gesprekken met school", "zorgschool gesprek", "teamhulp", "qxz", "e", "Een brief")
RUNS = 5


def _milliseconds(what: Callable[[], object], runs: int = RUNS) -> float:
    times = []
    for _run in range(runs):
        before = time.process_time()
        what()
        times.append((time.process_time() - before) * 1000)
    return median(times)


def _keys(study: Study) -> dict[str, float]:
    """CPU milliseconds at each key, by what stands on the line by then."""
    prefixes = dict.fromkeys(text[:end].strip() for text in TYPED for end in range(1, len(text) + 1))
    return {prefix: _milliseconds(lambda prefix=prefix: hits.look(study, prefix)) for prefix in prefixes}  # type: ignore[misc]


def _on_screen(study: Study) -> list[float]:
    """CPU milliseconds at each key in the room Zoeken: looking in its thread, and painting what was found."""
    times: list[float] = []
    app = KlantreisApp(study)
    app.driver_class = _Terminal
    collect_rarely()

    async def pilot(_pilot: Pilot[object]) -> None:
        await asyncio.sleep(1)
        await _press(app, "f5")
        for text in TYPED:
            times.extend([await _press(app, "space" if c == " " else c) for c in text])
            await _press(app, "ctrl+u")
        app.exit()

    asyncio.run(app.run_async(size=SCREEN, auto_pilot=pilot))
    return times


def measure(study: Study) -> None:
    """Print the figures of one study."""
    keys = _keys(study)
    slowest = max(keys, key=lambda prefix: keys[prefix])
    print(
        f"search as one types, {len(keys)} keys: median {median(keys.values()):.1f} ms, "
        f"worst {keys[slowest]:.1f} ms (“{slowest}”)   (target 30 ms CPU)"
    )
    times = _on_screen(study)
    print(
        f"the same with the screen {SCREEN[0]}x{SCREEN[1]}: median {median(times):.1f} ms, "
        f"p95 {quantiles(times, n=20)[-1]:.1f} ms, worst {max(times):.1f} ms"
    )
    shown = hits.look(study, "wachtlijst")
    assert shown is not None
    cost = _milliseconds(lambda: hits.notes(study, shown, "wachtlijst"))
    print(f"codes on {len(shown.hits)} hits, at rest{cost:16.0f} ms")
    for mode, text in (("regex", r"\bwacht\w+ing\b"), ("regex", "qqq"), ("fuzzy", "wachtlisjt"), ("fuzzy", "qqqqqqqq")):
        print(f"{mode:<6} {text:<24}{_milliseconds(lambda m=mode, t=text: hits.look(study, t, mode=m), 3):8.0f} ms")  # type: ignore[misc]
    for question in ('"Code 7" en niet "Code 8"', '"Code 7" bij/2 "Code 8"', 'onder:"Groep 3" en onder:"Groep 4"'):
        print(f"{question:<38}{_milliseconds(lambda q=question: retrieve.asked(study, q), 3):8.0f} ms")  # type: ignore[misc]
    for near in (None, 0, 2):
        print(f"overlap, near={near!s:<24}{_milliseconds(lambda n=near: retrieve.overlaps(study, near=n), 3):8.0f} ms")  # type: ignore[misc]
    found = list(retrieve.find_text(study, "wachtlijst"))
    code = codebooks.find_code(codebooks.codebook(study), "Code 149")
    cost = _milliseconds(lambda: hits.code_hits(study, found, [code]), 1)
    print(f"a code on {len(found)} hits, beside the screen{cost:8.0f} ms")
    operations.undo(study)


def main() -> None:
    """Make the large study and measure in it."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "groot"
        file = make(folder)
        with studies.open_study(folder, "bench") as study:
            codings_files.import_codings(study, file)
            measure(study)


if __name__ == "__main__":
    main()
