"""Finding back: passages of a code or a question, text, and codes that stand together."""

from collections.abc import Iterator
from dataclasses import dataclass

from klantreis.coding import company, overlap, queries
from klantreis.coding import search as searching
from klantreis.coding.company import Standing
from klantreis.coding.queries import Coded
from klantreis.model.codes import Code, Codebook
from klantreis.model.codings import Settled
from klantreis.model.errors import KlantreisError
from klantreis.store import codings, people, search
from klantreis.store.codings import Passage as Passage
from klantreis.store.study import Study, reading
from klantreis.text.catalogue import _
from klantreis.text.clean import clean, one_line
from klantreis.workflow.codebooks import codebook, find_code
from klantreis.workflow.sieves import ALL, Sieve, saying

# In all of this, `counting` leaves out what coders agreed to drop when they settled their differences.


def passages(
    study: Study, code: Code, *, children: bool = False, sieve: Sieve = ALL, counting: bool = False
) -> list[Passage]:
    """All passages of a code, and of the codes under it if asked, that come through the sieve."""
    with reading(study):
        book = codebook(study)
        wanted = book.below(code.id) if children else (code,)
        return _sifted(study, book, codings.passages(study, [c.id for c in wanted]), sieve, counting)


def asked(
    study: Study,
    question: str,
    *,
    children: bool = False,
    same_coder: bool = False,
    sieve: Sieve = ALL,
    counting: bool = False,
) -> list[Passage]:
    """The passages that answer a question; the language of questions stands in `coding.queries`.

    With `children` every code that is named stands for the codes under it as well. The sieve is for
    the passages that are found, not for those beside which they stand. Raises KlantreisError.
    """
    with reading(study):
        book = codebook(study)

        def lookup(reference: str, below: bool) -> frozenset[str]:
            code = find_code(book, reference)
            return frozenset(c.id for c in book.below(code.id)) if below or children else frozenset({code.id})

        query = queries.parse(question, lookup)
        if isinstance(query, Coded):
            return _sifted(study, book, codings.passages(study, sorted(query.codes)), sieve, counting)
        mentioned = sorted(queries.mentioned(query))
        rows = (Standing(*row) for row in search.standing(study, mentioned, counting=counting))
        found = company.select(query, rows, same_coder=same_coder)
        return _sifted(study, book, codings.passages(study, ids=sorted(one.id for one in found)), sieve, counting)


def every_passage(study: Study, sieve: Sieve = ALL, *, counting: bool = False) -> list[Passage]:
    """All passages that come through the sieve."""
    with reading(study):
        return _sifted(study, codebook(study), codings.passages(study), sieve, counting)


@dataclass(frozen=True)
class Answer:
    """Passages, and the codebook as it was when they were found."""

    passages: tuple[Passage, ...]
    book: Codebook


def answer(study: Study, question: str, *, same_coder: bool, sieve: Sieve, counting: bool) -> Answer:
    """The passages that answer a question; without one, all that the sieve lets through. Raises KlantreisError."""
    with reading(study):
        if question.strip():
            found = asked(study, question, same_coder=same_coder, sieve=sieve, counting=counting)
        else:
            found = every_passage(study, sieve, counting=counting)
        return Answer(tuple(found), codebook(study))


@dataclass(frozen=True)
class Together:
    """Codes that stand together, as (path, path, how often), and the codebook as it was when they were counted."""

    pairs: list[tuple[str, str, int]]
    book: Codebook


def together(study: Study, *, near: int | None, coder: str | None, counting: bool) -> Together:
    """What `overlaps` counts, with the codebook."""
    with reading(study):
        return Together(overlaps(study, near=near, coder=coder, counting=counting), codebook(study))


def _sifted(study: Study, book: Codebook, found: list[Passage], sieve: Sieve, counting: bool) -> list[Passage]:
    if counting:
        found = [p for p in found if p.settled != Settled.DROPPED]
    if not sieve.active:
        return found
    said = saying(study, sieve)
    return [
        p
        for p in found
        if (sieve.coders is None or p.coder in sieve.coders)
        and (sieve.valences is None or p.valence in sieve.valences)
        and (sieve.kinds is None or book[p.code].kind in sieve.kinds)
        and said(p.source, p.speaker)
    ]


def wanted_text(text: str, mode: str) -> str:
    """What is looked for, as it may stand in a study. Raises KlantreisError where that is nothing."""
    wanted = clean(text) if mode == "regex" else one_line(text)
    if not wanted:
        raise KlantreisError(_("Geef een tekst om te zoeken."))
    return wanted


def find_text(study: Study, text: str, *, mode: str = "literal", sieve: Sieve = ALL) -> Iterator[searching.Hit]:
    """Where a text stands: `literal`, `regex` or `fuzzy`, whatever its case. Raises KlantreisError.

    Of the sieve, groups and rounds count.
    """
    wanted = wanted_text(text, mode)
    finder = searching.finder(mode, wanted)
    with reading(study):
        said = saying(study, sieve)
        turns = search.containing(study, wanted) if mode == "literal" else search.every(study)
        heard = ((source, at, words) for source, at, words, speaker in turns if said(source, speaker))
        yield from searching.hits(heard, finder)


def overlaps(
    study: Study, *, near: int | None = None, coder: str | None = None, counting: bool = False
) -> list[tuple[str, str, int]]:
    """(path, path, how often) of codes on the same words, or at most `near` turns apart; the most frequent first.

    Of all coders, or of one (name).
    """
    with reading(study):
        paths = codebook(study).paths
        if near is None:
            rows = codings.spans(study, counting=counting)
        else:
            standing = search.standing(study, counting=counting)
            rows = list(overlap.in_turns((row[1:] for row in standing), near))
        only = None if coder is None else {p.id for p in people.persons(study) if p.name == coder}
    marked = (
        (source, who, paths[code], start, end) for source, who, code, start, end in rows if only is None or who in only
    )
    counts = overlap.overlaps(marked)
    return sorted(((a, b, n) for (a, b), n in counts.items()), key=lambda row: (-row[2], row[0], row[1]))
