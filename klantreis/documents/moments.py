"""Which moments of a journey matter most, and whose words tell of them."""

from collections import Counter
from collections.abc import Iterable, Sequence

from klantreis.documents.audience import Audience
from klantreis.model.journeys import Quote, Step

GOOD_FROM = 0.5
BAD_FROM = -0.5


def lowest(steps: Sequence[Step]) -> int | None:
    """The index of the step that felt worst, if one felt bad; of equals the most told, then the first."""
    felt = [(s.valence, -len(s.participants), i) for i, s in enumerate(steps) if s.valence is not None]
    worst = min(felt, default=None)
    return worst[2] if worst is not None and worst[0] <= BAD_FROM else None


def highest(steps: Sequence[Step]) -> int | None:
    """The index of the step that felt best, if one felt good; of equals the most told, then the first."""
    felt = [(-s.valence, -len(s.participants), i) for i, s in enumerate(steps) if s.valence is not None]
    best = min(felt, default=None)
    return best[2] if best is not None and -best[0] >= GOOD_FROM else None


def allowed(quotes: Iterable[Quote], audience: Audience) -> tuple[Quote, ...]:
    """The quotes that this audience may read, publishable ones first."""
    ordered = sorted(quotes, key=lambda q: not q.publishable)
    return tuple(q for q in ordered if q.publishable or audience == Audience.INTERNAL)


def spread_quotes(steps: Sequence[Step], audience: Audience) -> tuple[Quote | None, ...]:
    """One quote a step, or None: not the same passage twice, and as many different voices as can be."""
    used: set[str] = set()
    voices: Counter[str] = Counter()
    chosen: list[Quote | None] = []
    for step in steps:
        fresh = [q for q in allowed(step.typical_quotes, audience) if q.coding not in used]
        quote = min(
            fresh,
            key=lambda q: (not q.publishable, max((voices[p] for p in q.participants), default=0)),
            default=None,
        )
        if quote is not None:
            used.add(quote.coding)
            voices.update(quote.participants)
        chosen.append(quote)
    return tuple(chosen)
