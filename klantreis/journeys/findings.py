"""Findings: per theme what must get better and what goes well, and the ideas of participants."""

import uuid
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from klantreis.journeys import evidence
from klantreis.model.codes import Codebook, CodeKind
from klantreis.model.findings import Finding, FindingKind
from klantreis.model.journeys import Quote

_NAMESPACE = uuid.UUID("6c1f3f6e-0f0e-5c0a-9c57-6b6c6e747265")


@dataclass(frozen=True)
class Remark:
    """A coding with a theme or idea; `phase` is that of the touchpoint on which it was said."""

    code: str
    """Code id."""
    phase: str | None
    quote: Quote


def findings(
    remarks: Iterable[Remark], codebook: Codebook, phases: Sequence[str], household_of: Mapping[str, str]
) -> tuple[Finding, ...]:
    """One finding per theme and direction, and one per idea; most participants first.

    A remark without feeling, or a neutral one, on a theme counts for neither direction.
    """
    groups: dict[tuple[FindingKind, str], list[Remark]] = {}
    for remark in remarks:
        kind = _direction(codebook[remark.code].kind, remark.quote.valence)
        if kind is not None:
            groups.setdefault((kind, remark.code), []).append(remark)
    found = [_finding(kind, code, group, codebook, phases, household_of) for (kind, code), group in groups.items()]
    order = list(FindingKind)
    book = [code.id for code in codebook]
    place = {codebook[code].name: book.index(code) for _kind, code in groups}
    return tuple(
        sorted(found, key=lambda f: (order.index(f.kind), -len(f.participants), -len(f.codings), place[f.theme]))
    )


def _direction(kind: CodeKind, valence: int | None) -> FindingKind | None:
    if kind == CodeKind.IDEA:
        return FindingKind.IDEA
    if kind == CodeKind.THEME and valence:
        return FindingKind.IMPROVE if valence < 0 else FindingKind.STRENGTH
    return None


def _finding(
    kind: FindingKind,
    code: str,
    remarks: Sequence[Remark],
    codebook: Codebook,
    phases: Sequence[str],
    household_of: Mapping[str, str],
) -> Finding:
    quotes = [remark.quote for remark in remarks]
    told = Counter(remark.phase for remark in remarks if remark.phase)
    rank = {phase: place for place, phase in enumerate(phases)}
    phase = min(told, key=lambda p: (-told[p], rank.get(p, len(rank)), p), default=None)
    who = evidence.participants(quotes)
    name = codebook[code].name
    return Finding(
        # The same theme and direction keep their id, so that an action stays tied to them.
        id=str(uuid.uuid5(_NAMESPACE, f"{kind}/{code}")),
        kind=kind,
        title=f"{name} ({phase.lower()})" if phase else name,
        theme=name,
        phase=phase,
        participants=who,
        households=evidence.households(who, household_of),
        codings=tuple(quote.coding for quote in quotes),
        valence=evidence.mean_valence(quotes),
        quotes=evidence.ranked(quotes),
    )
