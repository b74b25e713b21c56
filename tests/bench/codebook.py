"""Changing the codebook of a study with many codings: merge, split, undo."""

import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from klantreis.model.codes import Code, CodebookSpec, CodeKind, CodeSpec
from klantreis.model.codings import Coding
from klantreis.model.journeys import DraftStep, Persona
from klantreis.model.sources import SourceKind, Utterance
from klantreis.store import codes, codings, journeys, operations, people, sources
from klantreis.store.journeys import StoredJourney
from klantreis.store.operations import new_id, operation
from klantreis.store.study import Study
from klantreis.workflow import codebooks, recoding, studies

EACH, SOURCES, TURNS = 2_000, 40, 400


def fill(study: Study, doubled: bool) -> None:
    """Two codes with 2,000 codings each, all evidence of one journey; `doubled`: on the same words."""
    rng = random.Random(3)
    with operation(study, "import", "bench"):
        specs = [CodeSpec((f"Code {n:03}",), kind=CodeKind.TOUCHPOINT) for n in range(150)]
        codes.save(study, CodebookSpec("Bench", tuple(specs)))
        coder = people.person(study, "anke")
        book = codes.codebook(study).codes
        said = [Utterance("en toen belde er weer iemand anders die van niets wist " * 3, "R")] * TURNS
        evidence: list[list[str]] = [[], []]
        for number in range(SOURCES):
            source = sources.insert(study, title=f"g{number}", kind=SourceKind.INTERVIEW, utterances=said)
            text, turns = sources.text(study, source), codings.turn_ids(study, source)
            starts = [rng.randrange(text.length - 80) for _ in range(EACH // SOURCES)]
            for which in (0, 1):
                new = [
                    Coding(
                        new_id(), source, text.span(at + (0 if doubled else which), at + 60), book[which].id, coder, -1
                    )
                    for at in starts
                ]
                evidence[which] += [coding.id for coding in new]
                codings.insert_many(study, new, {source: turns})
        steps = (DraftStep(book[n].name, book[n].name, None, None, None, tuple(evidence[n])) for n in (0, 1))
        journeys.save(study, 1, {}, [StoredJourney(Persona("Noor"), (), tuple(steps))])


def _cpu(what: str, action: Callable[[], object], target: str = "") -> None:
    start = time.process_time()
    action()
    print(f"{what:<52}{time.process_time() - start:6.2f} s CPU   {target}", flush=True)


def measure(study: Study, doubled: bool) -> None:
    """Print what each change of the first two codes costs."""
    first, second = codebooks.codebook(study).codes[:2]
    how = "all on the same words" if doubled else "no two on the same words"
    _cpu(f"merge of 2 x {EACH}, {how}", lambda: recoding.merge(study, first, second), "(target 0.3 s)")
    _cpu("  undo of it", lambda: operations.undo(study))
    ids = [row[0] for row in study.all("SELECT id FROM coding WHERE code_id = ? ORDER BY id", (second.id,))]
    handed: dict[str, Code | str] = {id_: f"Deel {n % 4}" for n, id_ in enumerate(ids)}
    _cpu(f"split of {EACH} over 4 new codes", lambda: recoding.split(study, second, handed))
    _cpu("  undo of it", lambda: operations.undo(study))
    _cpu(f"delete with {EACH}", lambda: recoding.delete(study, second, everything=True))


def main() -> None:
    """Print the CPU time of each change, the log and the commit included."""
    for doubled in (False, True):
        with (
            tempfile.TemporaryDirectory() as scratch,
            studies.new(Path(scratch) / "boek", "Boek", "anke", None) as study,
        ):
            fill(study, doubled)
            measure(study, doubled)


if __name__ == "__main__":
    main()
