"""Finding back: passages of a code, text, and codes that stand together."""

from collections.abc import Iterator

from klantreis.coding import overlap
from klantreis.coding import search as searching
from klantreis.model.codes import Code
from klantreis.model.errors import KlantreisError
from klantreis.store import codings, search
from klantreis.store.codings import Passage
from klantreis.store.study import Study, reading
from klantreis.text.catalogue import _
from klantreis.text.clean import clean, one_line
from klantreis.workflow.codebooks import codebook


def passages(study: Study, code: Code, *, children: bool = False) -> list[Passage]:
    """All passages of a code, and of the codes under it if asked."""
    book = codebook(study)
    wanted = book.below(code.id) if children else (code,)
    return codings.passages(study, [c.id for c in wanted])


def find_text(study: Study, text: str, *, mode: str = "literal") -> Iterator[searching.Hit]:
    """Where a text stands: `literal`, `regex` or `fuzzy`, whatever its case. Raises KlantreisError."""
    wanted = clean(text) if mode == "regex" else one_line(text)
    if not wanted:
        raise KlantreisError(_("Geef een tekst om te zoeken."))
    finder = {"literal": searching.literal, "regex": searching.regex, "fuzzy": searching.fuzzy}[mode](wanted)
    with reading(study):
        turns = search.containing(study, wanted) if mode == "literal" else search.every(study)
        yield from searching.hits(turns, finder)


def overlaps(study: Study) -> list[tuple[str, str, int]]:
    """(path, path, how often) of codes that stand on the same words, the most frequent first."""
    paths = codebook(study).paths
    marked = ((source, coder, paths[code], start, end) for source, coder, code, start, end in codings.spans(study))
    counts = overlap.overlaps(marked)
    return sorted(((a, b, n) for (a, b), n in counts.items()), key=lambda row: (-row[2], row[0], row[1]))
