"""Compile the translations (`make catalogue`).

Not by pybabel: it takes a percent sign before a word, as in "% gelijk", for a gap to fill in; ours are `{name}`,
and test_catalogue.py checks those.
"""

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import klantreis

LOCALE = Path(klantreis.__file__).parent / "text" / "locale"


def catalogues() -> Iterator[tuple[Path, bytes]]:
    """Each file of translations, and what is to stand in the compiled one beside it."""
    for po in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        compiled = io.BytesIO()
        with po.open("rb") as file:
            write_mo(compiled, read_po(file))
        yield po, compiled.getvalue()


if __name__ == "__main__":
    for po, compiled in catalogues():
        po.with_suffix(".mo").write_bytes(compiled)
