"""What documents cost: three journeys of the example with everything, and a bundle of twelve.

`python -m tests.bench documents`. CPU seconds, those of graphviz included; what LibreOffice takes is told apart, in
wall time.
"""

import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from klantreis.documents import converting
from klantreis.documents.audience import Audience
from klantreis.documents.bundle_docx import bundle_document
from klantreis.documents.diagram import draw
from klantreis.workflow import composing, demo, publish, versions
from klantreis.workflow.studies import open_study

EVERYTHING = ("docx", "html", "svg", "png")


def _cpu(act: Callable[[], object]) -> float:
    start = sum(os.times()[:4])  # graphviz draws in a process of its own
    act()
    return sum(os.times()[:4]) - start


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as scratch:
        made = demo.make(Path(scratch) / "demo", "bench")
        with open_study(made.folder, "bench", lambda: "") as study:
            for audience in Audience:
                out = Path(scratch) / audience
                seconds = _cpu(
                    lambda audience=audience, out=out: publish.export(  # type: ignore[misc]
                        study, "journeys", out=out, audience=audience, formats=EVERYTHING
                    )
                )
                print(f"three journeys, {audience}: {', '.join(EVERYTHING)}   {seconds:5.2f} s CPU   (target 5 s)")
            contents = composing.contents(study, Audience.INTERNAL)
            twelve = [
                replace(each, journey=replace(each.journey, persona=replace(each.journey.persona, name=f"Persoon {n}")))
                for n, each in enumerate(contents * 4)
            ]

            def bundle() -> None:
                pictures = [draw(each.journey, each.phases, each.wishes) for each in twelve]
                bundle_document(
                    twelve, pictures, composing.respondents(study, Audience.INTERNAL), versions.labelled(study)
                )

            print(f"a bundle of {len(twelve)} journeys   {_cpu(bundle):5.2f} s CPU   (target 15 s)")
            if converting.program() is not None:
                start = time.perf_counter()
                publish.export(study, "journeys", out=Path(scratch) / "pdf", formats=("pdf",))
                print(f"three journeys as pdf, LibreOffice included   {time.perf_counter() - start:5.1f} s")
