"""Compile the translations (`make catalogue`).

Not by pybabel: it takes a percent sign before a word, as in "% gelijk", for a gap to fill in; ours are `{name}`,
and test_catalogue.py checks those.
"""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

import klantreis

LOCALE = Path(klantreis.__file__).parent / "text" / "locale"


def catalogues() -> Iterator[tuple[Path, Catalog]]:
    """Each file of translations, and what is in it."""
    for po in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        with po.open("rb") as file:
            yield po, read_po(file)


def up_to_date(po: Path, written: Catalog) -> bool:
    """Whether the compiled file beside a file of translations says the same."""
    compiled = po.with_suffix(".mo")
    if not compiled.exists():
        return False
    with compiled.open("rb") as file:
        return _texts(read_mo(file)) == _texts(written)


def _texts(catalog: Catalog) -> set[tuple[str, str]]:
    return {(str(_forms(m.id)), str(_forms(m.string))) for m in catalog if m.id and any(m.string)}


def _forms(text: str | list[str] | tuple[str, ...]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


if __name__ == "__main__":
    for po, written in catalogues():
        # One that says the same stays as it is: its header has the version of the compiler.
        if not up_to_date(po, written):
            with po.with_suffix(".mo").open("wb") as file:
                write_mo(file, written)
