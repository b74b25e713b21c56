"""Comparing two coders: how far they agree, where they differ, and what they then decide."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from klantreis.coding import disagreements as differing
from klantreis.coding.agreement_report import Unit
from klantreis.coding.disagreements import Difference, Disagreement
from klantreis.model.codings import Coding, Settled
from klantreis.model.errors import KlantreisError
from klantreis.model.people import Person
from klantreis.model.sources import Source
from klantreis.store import codings, double_coding, people, settling, sources
from klantreis.store.operations import operation
from klantreis.store.study import Study, reading
from klantreis.text.catalogue import _
from klantreis.workflow.codebooks import codebook

__all__ = ["Difference", "Disagreement", "Unit"]


@dataclass(frozen=True)
class Pair:
    """Two coders, and the sources that both coded, in their order."""

    first: Person
    second: Person
    sources: tuple[Source, ...]

    @property
    def ids(self) -> tuple[str, str]:
        """The ids of both."""
        return self.first.id, self.second.id

    @property
    def names(self) -> tuple[str, str]:
        """The names of both."""
        return self.first.name, self.second.name


def pairs(study: Study) -> list[Pair]:
    """All pairs of coders that share a source; those with most sources first, then by name."""
    with reading(study):
        everyone = {person.id: person for person in people.persons(study)}
        by_id = {source.id: source for source in sources.sources(study)}
        coders: dict[str, list[str]] = {}
        for source, coder in double_coding.coders_of(study):
            coders.setdefault(source, []).append(coder)
    shared: dict[tuple[str, str], list[Source]] = {}
    for source, names in coders.items():
        for first, second in combinations(names, 2):
            shared.setdefault((first, second), []).append(by_id[source])
    found = [Pair(everyone[a], everyone[b], tuple(both)) for (a, b), both in shared.items()]
    return sorted(found, key=lambda pair: (-len(pair.sources), pair.names))


def disagreements(study: Study, pair: Pair, only: Collection[str] | None = None) -> list[Disagreement]:
    """Where the two differ in the sources they share, or in some of them (ids): by source, then by place."""
    found: list[Disagreement] = []
    with reading(study):
        kinds = {code.id: code.kind for code in codebook(study)}
        for source in pair.sources:
            if only is None or source.id in only:
                coded = codings.of_source(study, source.id)
                text = sources.text(study, source.id)
                found += differing.disagreements(coded, pair.first.id, pair.second.id, kinds, text)
    return found


@dataclass(frozen=True)
class SharedText:
    """A source that both coded: its text, where its turns begin, who speaks in them, and all codings."""

    text: str
    turn_starts: tuple[int, ...]
    speakers: tuple[str, ...]
    codings: tuple[tuple[int, int, Coding], ...]
    """With the offsets of each, in the order of the text."""


def shared_text(study: Study, source_id: str) -> SharedText:
    """Read a source to show a disagreement in."""
    with reading(study):
        turns = sources.turns(study, source_id)
        text = sources.text(study, source_id)
        placed = [(text.offset(c.span.start), text.offset(c.span.end), c) for c in codings.of_source(study, source_id)]
    starts, at = [], 0
    for turn in turns:
        starts.append(at)
        at += len(turn.text) + 1
    return SharedText(text.text, tuple(starts), tuple(t.speaker or "" for t in turns), tuple(placed))


def settle(study: Study, disagreement: Disagreement, keep: Sequence[str], drop: Sequence[str]) -> Disagreement:
    """Decide which codings (ids) of a disagreement count and which don't; the disagreement as it then is.

    The codings stay as their coders made them, and agreement does not change. Raises KlantreisError where
    one of them is gone, ValueError where the two lists are not all codings of the disagreement, once.
    """
    if sorted([*keep, *drop]) != sorted(coding.id for coding in disagreement.codings):
        raise ValueError("each coding is kept or dropped")
    with operation(study, "settle", outcome(study, disagreement, keep)):
        _note(study, keep, Settled.KEPT)
        _note(study, drop, Settled.DROPPED)
    return _decided(disagreement, {**dict.fromkeys(keep, Settled.KEPT), **dict.fromkeys(drop, Settled.DROPPED)})


def reopen(study: Study, disagreement: Disagreement) -> Disagreement:
    """Take back what was decided about a disagreement. Raises KlantreisError where a coding is gone."""
    ids = [coding.id for coding in disagreement.codings]
    summary = _("Verschil in {title} weer open").format(title=_title(study, disagreement))
    with operation(study, "settle", summary):
        _note(study, ids, None)
    return _decided(disagreement, dict.fromkeys(ids))


def _note(study: Study, ids: Sequence[str], settled: Settled | None) -> None:
    if ids and settling.settle(study, ids, settled) != len(ids):
        raise _gone()


def _gone() -> KlantreisError:
    return KlantreisError(_("Een van deze coderingen is er niet meer; kijk opnieuw met F6."))


def _decided(disagreement: Disagreement, settled: dict[str, Settled | None]) -> Disagreement:
    first, second = (
        tuple(replace(coding, settled=settled[coding.id]) for coding in side)
        for side in (disagreement.first, disagreement.second)
    )
    return replace(disagreement, first=first, second=second)


def outcome(study: Study, disagreement: Disagreement, keep: Sequence[str]) -> str:
    """What it means to keep these codings (ids) and drop the others of a disagreement, in one line.

    Raises KlantreisError where the source or a coding is gone.
    """
    book = codebook(study)
    coders = {person.id: person.name for person in people.persons(study)}
    title = _title(study, disagreement)
    if not all(c.code in book for c in disagreement.codings):
        raise _gone()
    kept = [
        _("{code} van {coder}").format(code=book[c.code].name, coder=coders[c.coder])
        for c in disagreement.codings
        if c.id in keep
    ]
    if not kept:
        return _("Verschil in {title}: geen code telt").format(title=title)
    return _("Verschil in {title}: {kept} telt").format(title=title, kept=_(" en ").join(kept))


def _title(study: Study, disagreement: Disagreement) -> str:
    found = next((source.title for source in sources.sources(study) if source.id == disagreement.source), None)
    if found is None:
        raise KlantreisError(_("Deze bron is er niet meer; kijk opnieuw met F6."))
    return found
