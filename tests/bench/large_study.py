"""A study of 200 interviews of 6,000 words, 150 codes and 20,000 codings: what its verbs cost."""

import random
import tempfile
from pathlib import Path

from klantreis.files.tables import write_table
from klantreis.model.codes import CodebookSpec, CodeKind, CodeSpec
from klantreis.model.sources import SourceKind, Utterance
from klantreis.store import codes, sources
from klantreis.store.operations import operation
from klantreis.workflow import studies
from tests.bench.measuring import cpu, klantreis

INTERVIEWS, WORDS, CODES, CODINGS = 200, 6000, 150, 20_000


def _words(rng: random.Random) -> list[str]:
    parts = ["wacht", "zorg", "huis", "school", "hulp", "bel", "gesprek", "jeugd", "team", "arts", "lijst", "brief"]
    return [rng.choice(parts) + rng.choice(["", "en", "je", "ing", *parts]) for _ in range(4000)]


def make(folder: Path) -> Path:
    """Make the study without codings, and the file of codings beside it; the file."""
    rng = random.Random(1)
    words = _words(rng)
    with studies.new(folder, "Groot", "bench", None) as study:
        with operation(study, "codebook", "codes"):
            specs = [CodeSpec((f"Groep {n // 15}", f"Code {n}"), kind=CodeKind.THEME) for n in range(CODES)]
            tops = [CodeSpec((f"Groep {n}",), kind=CodeKind.THEME) for n in range(CODES // 15)]
            codes.save(study, CodebookSpec("Groot", (*tops, *specs)))
        lengths = {}
        with operation(study, "import", "gesprekken"):
            for number in range(INTERVIEWS):
                turns = [" ".join(rng.choices(words, k=40)) for _ in range(WORDS // 40)]
                utterances = [Utterance(turn, "IR"[place % 2]) for place, turn in enumerate(turns)]
                title = f"gesprek-{number:03}"
                sources.insert(study, title=title, kind=SourceKind.INTERVIEW, utterances=utterances)
                lengths[title] = len("\n".join(turns))
    rows = []
    for _ in range(CODINGS):
        title = rng.choice(list(lengths))
        start = rng.randrange(lengths[title] - 400)
        code = f"Code {rng.randrange(CODES)}"
        end = start + rng.randrange(30, 300)
        rows.append({"source": title, "start": start, "end": end, "code": code, "coder": "anke", "valence": -1})
    file = folder.with_suffix(".csv")
    file.write_bytes(write_table(("source", "start", "end", "code", "coder", "valence"), rows))
    return file


def main() -> None:
    """Print what the verbs cost, beyond what starting the program costs."""
    base = cpu([*klantreis("--version")])[0]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "groot"
        file = make(folder)
        # Once only: the next run would find everything there.
        seconds, peak = cpu(klantreis("-C", str(folder), "codings", "import", str(file)), runs=1, warm_up=False)
        print(f"codings import, {CODINGS}        {seconds - base:6.2f} s CPU  {peak:5.0f} MB   (target 3 s)")
        start = cpu(klantreis("-C", str(folder), "history", "--json"))[0]
        for name, arguments in (
            ("quotes of one code", ["quotes", "Code 7", "--json"]),
            ("quotes of a group", ["quotes", "Groep 3", "--children", "--json"]),
            ("overlap", ["overlap", "--json"]),
            ("search", ["search", "wachtlijst", "--json"]),
        ):
            seconds, peak = cpu(klantreis("-C", str(folder), *arguments))
            print(
                f"{name:<28}{seconds - start:6.2f} s CPU  {peak:5.0f} MB   "
                f"(beyond opening a study, {start:.2f} s; target 0.3 s, 150 MB)"
            )
