"""The voices of a study, gathered once: which coding is whose, said where, felt how."""

from collections.abc import Collection
from dataclasses import dataclass

from klantreis.model.codes import Codebook
from klantreis.model.codings import Coding, Settled
from klantreis.model.journeys import Quote
from klantreis.model.people import Participant
from klantreis.model.sources import Source
from klantreis.model.touchpoints import coder_order, counted_once
from klantreis.store import codes, codings, people, sources
from klantreis.store.codings import Passage
from klantreis.store.remembering import remembered
from klantreis.store.study import Study, reading


@dataclass(frozen=True)
class Voices:
    """All that was said and coded, without counting a passage twice.

    Where several people coded the same words of a source, the codings of the one who coded most of
    that source count (the first by name where two coded as much).
    """

    codebook: Codebook
    sources: tuple[Source, ...]
    participants: dict[str, Participant]
    """By code."""
    codings: dict[str, tuple[Coding, ...]]
    """By source id, in the order of the text."""
    quotes: dict[str, Quote]
    """By coding id; of codings that count."""

    @property
    def household_of(self) -> dict[str, str]:
        """Participant's code -> name of the household, where it is known."""
        return {code: p.household for code, p in self.participants.items() if p.household}


@remembered()
def gather(study: Study) -> Voices:
    """Everything that journeys and findings rest on."""
    codebook = codes.codebook(study)
    everyone = {p.code: p for p in people.participants(study)}
    all_sources = tuple(sources.sources(study))
    by_title = {source.title: source for source in all_sources}
    names = {person.id: person.name for person in people.persons(study)}
    spoken: dict[str, tuple[Coding, ...]] = {}
    counting: set[str] = set()
    for source in all_sources:
        found = codings.of_source(study, source.id)
        counting.update(coding.id for coding in found if coding.counts)
        spoken[source.id] = counted_once(found, codebook, coder_order(found, names))
    passages = (p for p in codings.passages(study) if p.coding in counting)
    quotes = {p.coding: _quote(p, by_title[p.source]) for p in passages}
    return Voices(codebook, all_sources, everyone, spoken, quotes)


def quotes_of(study: Study, coding_ids: Collection[str]) -> dict[str, Quote]:
    """Some codings as quotes, by id, in the order of the sources; those that don't count any more left out."""
    with reading(study):
        found = codings.passages(study, ids=sorted(coding_ids)) if coding_ids else []
        by_title = {source.title: source for source in sources.sources(study)} if found else {}
    return {p.coding: _quote(p, by_title[p.source]) for p in found if p.settled is not Settled.DROPPED}


def _quote(passage: Passage, source: Source) -> Quote:
    """A passage as the words of who said it: its speaker, where that is known, or else one of those who took part.

    Without a speaker nobody knows how many agreed, so it counts as one voice.
    """
    speaking = tuple(a.participant for a in source.attendances if a.speaker and a.speaker == passage.speaker)
    return Quote(
        coding=passage.coding,
        source=passage.source,
        text=" ".join(passage.text.split()),
        turn=passage.turn,
        start_ms=passage.start_ms,
        valence=passage.valence,
        publishable=passage.publishable,
        participants=speaking or source.participants[:1],
        speaker=passage.speaker,
    )
