"""Hits of a search as they are shown, and codes put on many of them at once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from klantreis.coding import search as searching
from klantreis.coding.on_words import codes_on
from klantreis.coding.search import Around, Hit
from klantreis.model.codes import Code
from klantreis.model.codings import Coding
from klantreis.model.errors import KlantreisError
from klantreis.model.spans import SourceText
from klantreis.store import codings, people, search, sources
from klantreis.store.operations import operation
from klantreis.store.search import TurnRow
from klantreis.store.study import Study, at_one_moment, reading
from klantreis.text.catalogue import _
from klantreis.text.sentences import sentence_at
from klantreis.workflow.codebooks import codebook
from klantreis.workflow.retrieve import wanted_text
from klantreis.workflow.sieves import ALL, Sieve, saying

MOST = 200
"""As many hits are listed while somebody types; nobody reads more."""
MOST_CODED = 20_000
"""As many hits get a code at once; more than this come of a search that was meant otherwise."""
BATCH = 64
"""After so many turns it is asked whether to go on."""

Scan = Callable[[Sequence[str]], Iterable[Iterable[tuple[int, int]]]]


@dataclass(frozen=True)
class Listed:
    """A hit with what is around it; offsets count in its turn."""

    turn: TurnRow
    start: int
    end: int
    around: Around


@dataclass(frozen=True)
class Found:
    """The first hits in the order of the study; `more` says that there are others."""

    hits: tuple[Listed, ...] = ()
    more: bool = False


@dataclass(frozen=True)
class Notes:
    """What is looked up about hits when somebody stops typing."""

    codes: tuple[tuple[str, ...], ...] = ()
    """Of each hit, the names of the codes that stand on its words, in the order of the book."""
    turns: int | None = None
    """In how many turns there are hits in all, where that is known."""


def look(
    study: Study,
    text: str,
    *,
    mode: str = "literal",
    sieve: Sieve = ALL,
    most: int = MOST,
    stopped: Callable[[], bool] = lambda: False,
    scan: Scan | None = None,
) -> Found | None:
    """The first hits of a text, fast enough to be asked for at every key; None where `stopped` says so.

    Which hits are the first is decided by the order in which turns came in. Modes and sieve are
    those of `retrieve.find_text`. `scan` finds the places in several texts where the usual way
    won't do. Raises KlantreisError.
    """
    wanted = wanted_text(text, mode)
    find, said = searching.finder(mode, wanted), saying(study, sieve)
    listed: list[Listed] = []
    turns = (t for t in search.look(study, wanted if mode == "literal" else None) if said(t.source, t.speaker))
    while batch := list(islice(turns, BATCH)):
        if stopped():
            return None
        places = map(find, (turn.text for turn in batch)) if scan is None else scan([turn.text for turn in batch])
        for turn, (start, end) in ((turn, span) for turn, spans in zip(batch, places, strict=True) for span in spans):
            if len(listed) == most:
                return Found(_sorted(listed), True)
            listed.append(Listed(turn, start, end, searching.around(turn.text, start, end)))
    return Found(_sorted(listed), False)


def _sorted(listed: Sequence[Listed]) -> tuple[Listed, ...]:
    return tuple(sorted(listed, key=lambda hit: (hit.turn.order, hit.start)))


def notes(
    study: Study, found: Found, text: str, *, mode: str = "literal", sieve: Sieve = ALL, coder: str | None = None
) -> Notes:
    """What is known of the hits of a text; the codes are those of all coders, or of one (name)."""
    wanted = wanted_text(text, mode)
    counted = mode == "literal" and len(wanted) >= search.SHORTEST and sieve == ALL
    stretches = [((*hit.turn.order, hit.start), (*hit.turn.order, hit.end)) for hit in found.hits]
    with reading(study):
        rank = {code.id: (place, code.name) for place, code in enumerate(codebook(study))}
        coded = codes_on(stretches, search.on_turns(study, [hit.turn.id for hit in found.hits], coder))
        if found.more:
            turns = search.turns_with(study, wanted) if counted else None
        else:
            turns = len({hit.turn.id for hit in found.hits})
    return Notes(tuple(tuple(name for _place, name in sorted(rank[id_] for id_ in on)) for on in coded), turns)


@at_one_moment
def placed(study: Study, listed: Sequence[Listed]) -> list[Hit]:
    """The same hits with offsets in their source; those whose turn is gone are left out."""
    begins = search.offsets(study, [hit.turn.id for hit in listed])
    return [
        Hit(hit.turn.source, at + hit.start, at + hit.end, hit.turn.text[hit.start : hit.end])
        for hit in listed
        if (at := begins.get(hit.turn.id)) is not None
    ]


class Part(StrEnum):
    """What of the text around a hit is coded."""

    WORDS = "words"
    SENTENCE = "sentence"
    TURN = "turn"


@dataclass(frozen=True)
class HitsReport:
    """What came of coding hits."""

    added: int
    present: int
    """How many codings stood there already."""
    moved: int
    """At how many hits the text has become another since they were found."""


def code_hits(study: Study, hits: Sequence[Hit], codes: Sequence[Code], *, part: Part = Part.WORDS) -> HitsReport:
    """Put codes on all these hits, or on the sentence or turn of each, in one operation by the person at work.

    Raises KlantreisError where nothing is left to code.
    """
    names = ", ".join(code.name for code in codes)
    added = present = 0
    with operation(study, "code", _("Treffers gecodeerd: {codes} ({n})").format(codes=names, n=len(hits))):
        by_title = {source.title: source.id for source in sources.sources(study)}
        coder = people.person(study, study.actor)
        texts: dict[str, SourceText] = {}
        turn_ids: dict[str, list[str]] = {}
        wanted: dict[Coding, None] = {}
        moved = 0
        for hit in hits:
            source = by_title.get(hit.source, "")
            if source and source not in texts:
                texts[source], turn_ids[source] = sources.text(study, source), codings.turn_ids(study, source)
            if not source or texts[source].text[hit.start : hit.end] != hit.text:
                moved += 1
                continue
            span = texts[source].span(*_stretch(texts[source], hit, part))
            wanted |= {Coding("", source, span, code.id, coder): None for code in codes}
        new = []
        for coding in wanted:
            ids = turn_ids[coding.source]
            if codings.stands(study, coding, ids[coding.span.start.turn], ids[coding.span.end.turn]):
                present += 1
            else:
                new.append(coding)
        if not new:
            raise KlantreisError(
                _("Er is niets om te coderen: {codes} staat er al, of de tekst is intussen anders.").format(codes=names)
                if hits
                else _("Er zijn geen treffers om te coderen.")
            )
        added = codings.insert_many(study, new, turn_ids)
    return HitsReport(added, present, moved)


def _stretch(text: SourceText, hit: Hit, part: Part) -> tuple[int, int]:
    """The offsets of what is coded."""
    if part == Part.WORDS:
        return hit.start, hit.end
    first = text.anchor(hit.start)
    words, begin = text.turns[first.turn], hit.start - first.offset
    if part == Part.TURN:
        return begin, begin + len(words)
    start, _end = sentence_at(words, first.offset)
    _start, end = sentence_at(words, hit.end - begin - 1)
    return begin + min(start, first.offset), begin + max(end, hit.end - begin)
