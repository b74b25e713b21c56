"""Touchpoints: codings with a touchpoint code, with the context that overlaps them."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from klantreis.model.codes import Codebook, CodeKind
from klantreis.model.codings import Coding, Settled, Span
from klantreis.model.spans import SourceText
from klantreis.model.told_order import happened, standing_marks

CONTEXT = (CodeKind.PHASE, CodeKind.CHANNEL, CodeKind.ACTOR)


@dataclass(frozen=True)
class Touchpoint:
    """One told step of one telling.

    `concept` is the code's path and the label to trust where it is there; phase, channel and
    actor are names or None; valence is -2…+2 or None.
    """

    id: str
    label: str
    phase: str | None = None
    channel: str | None = None
    actor: str | None = None
    valence: int | None = None
    concept: str | None = None
    themes: tuple[str, ...] = ()
    moved: bool = False
    """Whether a person placed it elsewhere than where it was told."""


@dataclass(frozen=True)
class Telling:
    """One interview: its touchpoints in the order in which they happened, as far as is known."""

    id: str
    role: str
    touchpoints: tuple[Touchpoint, ...]


@dataclass(frozen=True)
class Project:
    """What the journey builder works on."""

    phases: tuple[str, ...]
    tellings: tuple[Telling, ...]


def shared(a: Span, b: Span, text: SourceText) -> int:
    """How many characters two spans of a text share."""
    start, end = max(a.start, b.start), min(a.end, b.end)
    return max(0, text.offset(end) - text.offset(start)) if start < end else 0


def coder_order(codings: Iterable[Coding], names: Mapping[str, str]) -> list[str]:
    """The coders (ids) of a source, who coded most first; of equals the first by name (id -> name)."""
    counts = Counter(coding.coder for coding in codings)
    return sorted(counts, key=lambda coder: (-counts[coder], names[coder]))


def moments(codings: Sequence[Coding], codebook: Codebook, names: Mapping[str, str]) -> tuple[Coding, ...]:
    """Of all codings of a source, the touchpoints that count, in the order of telling; `names`: coder's id -> name."""
    touching = [coding for coding in codings if codebook[coding.code].kind == CodeKind.TOUCHPOINT]
    return counted_once(touching, codebook, coder_order(codings, names))


def counted_once(codings: Iterable[Coding], codebook: Codebook, order: Sequence[str]) -> tuple[Coding, ...]:
    """The codings of several coders so that no passage counts twice, in the order of the text.

    `order` has all coders (ids), the one who goes first first. A coding falls out where it lost its
    words or was dropped when coders compared, and where a coding of the same kind by a coder who goes
    before it stands on some of the same words; what coders agreed to keep goes before all.
    """
    by_coder: dict[tuple[bool, str], list[Coding]] = defaultdict(list)
    for coding in codings:
        if coding.counts:
            by_coder[coding.settled == Settled.KEPT, coding.coder].append(coding)
    kept: list[Coding] = []
    taken: dict[CodeKind, list[Span]] = defaultdict(list)
    for group in [(True, coder) for coder in order] + [(False, coder) for coder in order]:
        free = [c for c in by_coder[group] if not _touches(c.span, taken[codebook[c.code].kind])]
        kept.extend(free)
        for coding in free:
            taken[codebook[coding.code].kind].append(coding.span)
        for kind, spans in taken.items():
            taken[kind] = _united(spans)
    return tuple(sorted(kept, key=lambda c: (c.span.start, c.span.end)))


def _united(spans: Iterable[Span]) -> list[Span]:
    """The same places as spans that don't overlap, in order."""
    united: list[Span] = []
    for span in sorted(spans, key=lambda s: s.start):
        if united and span.start <= united[-1].end:
            united[-1] = Span(united[-1].start, max(united[-1].end, span.end))
        else:
            united.append(span)
    return united


def _touches(span: Span, united: Sequence[Span]) -> bool:
    """Whether a span overlaps one of these, which don't overlap each other and are in order."""
    place = bisect_left(united, span.end, key=lambda s: s.start)
    return place > 0 and united[place - 1].overlaps(span)


def touchpoints(codings: Iterable[Coding], codebook: Codebook, text: SourceText) -> tuple[Touchpoint, ...]:
    """The touchpoints of one source, in the order in which they happened: that of the telling, but for marked ones.

    Phase, channel and actor are those of the coding of that kind that shares most characters with
    the touchpoint (the earlier one where two share as many); the phase is else the code's own.
    """
    by_kind: dict[CodeKind, list[Coding]] = defaultdict(list)
    for coding in sorted(codings, key=lambda c: (c.span.start, c.span.end)):
        by_kind[codebook[coding.code].kind].append(coding)

    def names(kind: CodeKind, span: Span) -> list[str]:
        sharing = [(-shared(span, c.span, text), codebook[c.code].name) for c in by_kind[kind]]
        ranked = sorted((s for s in sharing if s[0]), key=lambda s: s[0])
        return list(dict.fromkeys(name for _, name in ranked))

    found = []
    told = by_kind[CodeKind.TOUCHPOINT]
    marked = standing_marks(told)
    for coding in happened(told):
        code = codebook[coding.code]
        phase, channel, actor = (next(iter(names(kind, coding.span)), None) for kind in CONTEXT)
        found.append(
            Touchpoint(
                id=coding.id,
                label=code.name,
                phase=phase or code.phase,
                channel=channel,
                actor=actor,
                valence=coding.valence,
                concept=codebook.paths[code.id],
                themes=tuple(names(CodeKind.THEME, coding.span)),
                moved=coding.id in marked,
            )
        )
    return tuple(found)
