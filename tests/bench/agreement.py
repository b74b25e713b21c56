"""Agreement over all codes of the large study, once a second coder has coded all of it as well."""

import random
import tempfile
from pathlib import Path

from klantreis.coding import codings_csv
from klantreis.files.tables import write_table
from tests.bench import large_study
from tests.bench.measuring import cpu, klantreis


def second_coder(first: Path) -> Path:
    """A file with another's codings: one in eight is missing, as many have another code, borders move a little."""
    rng = random.Random(2)
    rows = []
    for row in codings_csv.read(first.read_bytes(), first.name):
        if rng.random() < 0.125:
            continue
        code = f"Code {rng.randrange(large_study.CODES)}" if rng.random() < 0.125 else row.code
        start = max(0, (row.start or 0) + rng.randrange(-10, 10))
        end = (row.end or 0) + rng.randrange(-10, 10)
        rows.append({"source": row.source, "start": start, "end": end, "code": code, "coder": "bram", "valence": -1})
    file = first.with_name("tweede.csv")
    file.write_bytes(write_table(("source", "start", "end", "code", "coder", "valence"), rows))
    return file


def main() -> None:
    """Print what agreement costs as a whole process, by unit."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "groot"
        file = large_study.make(folder)
        for path in (file, second_coder(file)):
            cpu(klantreis("-C", str(folder), "codings", "import", str(path)), runs=1, warm_up=False)
        for unit in ("character", "turn"):
            seconds, peak = cpu(klantreis("-C", str(folder), "agreement", "--unit", unit, "--json"))
            print(
                f"agreement per {unit:<10}{seconds:6.2f} s CPU  {peak:5.0f} MB   "
                f"(two coders, {large_study.CODINGS} codings and nearly as many; whole process; target 3 s)"
            )


if __name__ == "__main__":
    main()
