"""A study of many interviews of 15 touchpoints: building, reading and showing its journeys.

`python -m tests.bench many_interviews`, or some sizes: `python -m tests.bench.many_interviews 15 150`.
"""

import asyncio
import gc
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from klantreis.model.codes import CodebookSpec, CodeKind, CodeSpec
from klantreis.model.codings import Anchor, Coding, Span
from klantreis.model.sources import SourceKind, Utterance
from klantreis.model.study import Settings
from klantreis.store import codes, codings, people, sources
from klantreis.store import study as store
from klantreis.store.operations import operation
from klantreis.store.study import Study
from klantreis.tui.app import KlantreisApp
from klantreis.workflow import building, journey_graphs, merge, narrative, told_routes

SIZES = (15, 150, 1_500, 15_000)
TOLD = 15
ROUTES, STEPS, PHASES = 3, 18, 5
VIEWS = {"klantreis": "alt+1", "bord": "alt+2", "routes": "alt+3", "verhaal": "alt+6", "hartslag": "alt+7"}


def fill(study: Study, interviews: int) -> None:
    """So many interviews along three routes that share some steps; each tells 15 touchpoints, some out of order."""
    dice = random.Random(1)
    phases = [f"Fase {n}" for n in range(PHASES)]
    steps = [f"Stap {n:02}" for n in range(STEPS * ROUTES * 2 // 3)]
    routes = [sorted(dice.sample(steps, STEPS)) for _route in range(ROUTES)]
    spec = [CodeSpec((phase,), kind=CodeKind.PHASE) for phase in phases]
    spec += [
        CodeSpec((step,), kind=CodeKind.TOUCHPOINT, phase=phases[place * PHASES // len(steps)])
        for place, step in enumerate(steps)
    ]
    with operation(study, "import", "bench"):
        codes.save(study, CodebookSpec("Bench", tuple(spec)))
        book = codes.codebook(study)
        coder = people.person(study, "bench")
        for number in range(interviews):
            told = sorted(dice.sample(routes[number % ROUTES], TOLD))
            for _swap in range(2):
                at = dice.randrange(TOLD - 1)
                told[at], told[at + 1] = told[at + 1], told[at]
            said = [Utterance(f"In gesprek {number} ging het over {step}, en hoe dat was.", "R") for step in told]
            source = sources.insert(study, title=f"g{number:05}", kind=SourceKind.INTERVIEW, utterances=said)
            new = [
                Coding(
                    "", source, Span(Anchor(at, 0), Anchor(at, 20)), book.by_path[step].id, coder, dice.randint(-2, 2)
                )
                for at, step in enumerate(told)
            ]
            codings.insert_many(study, new, {source: codings.turn_ids(study, source)})


def _timed(act: Callable[[], object]) -> float:
    gc.collect()
    start = time.process_time()
    act()
    return time.process_time() - start


def measure(interviews: int) -> None:
    """Print what one study costs."""
    settings = Settings("Veel", personas=ROUTES)
    with tempfile.TemporaryDirectory() as scratch, store.create(Path(scratch) / "veel", settings, "bench") as study:
        fill(study, interviews)
        costs = {
            "build": _timed(lambda: building.build(study)),
            "journeys": _timed(lambda: merge.journeys(study)),
        }
        journeys = merge.journeys(study)
        costs["graphs"] = _timed(lambda: journey_graphs.graphs(study, journeys[:1]))
        costs["routes"] = _timed(lambda: told_routes.table(study))
        costs["story"] = _timed(lambda: narrative.story(study, journeys[0]))
        told = "  ".join(f"{name} {seconds:.2f}" for name, seconds in costs.items())
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{interviews:>6} interviews, CPU s: {told}   {peak:.0f} MB", flush=True)
        asyncio.run(_views(study))


async def _views(study: Study) -> None:
    """Print what opening each view and a key there cost."""
    app = KlantreisApp(study)
    async with app.run_test(size=(160, 48)) as pilot:
        await pilot.pause(0.5)
        await pilot.press("f7")
        await pilot.pause(0.5)
        for name, key in VIEWS.items():
            opened = await _cpu(pilot.press(key), pilot)
            keys = sorted([await _cpu(pilot.press(each), pilot) for each in ("down", "up", "down", "down", "up")])
            print(
                f"        {name:<10} opens in {opened * 1000:6.0f} ms, a key {keys[2] * 1000:5.0f} ms CPU", flush=True
            )


async def _cpu(pressing: object, pilot: object) -> float:
    start = time.process_time()
    await pressing  # type: ignore[misc]
    await pilot.pause()  # type: ignore[attr-defined]
    return time.process_time() - start


def main(sizes: Sequence[int] = SIZES) -> None:
    """Print the growth over the sizes."""
    for size in sizes:
        measure(size)


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or SIZES)
