"""The publication gate: how many voices a persona, a step and a finding must rest on."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from klantreis.model.evidence import Counts
from klantreis.model.findings import Finding, RoundFigure
from klantreis.model.journeys import Journey, Quote
from klantreis.model.study import Gate
from klantreis.privacy.identifiers import identifiers
from klantreis.text.catalogue import _, plural


@dataclass(frozen=True)
class Verdict:
    """What the gate says of a journey; `blocks`: it may not be published as it stands."""

    where: str
    message: str
    blocks: bool


def judge(journeys: Iterable[Journey], gate: Gate) -> list[Verdict]:
    """What stands in the way of publishing each journey, and what to be careful with."""
    verdicts = []
    for journey in journeys:
        name = journey.persona.name
        if _few(len(journey.participants), journey.households, gate):
            message = _("De klantreis van {name} rust op te weinig respondenten of gezinnen ({n}, {m}).")
            verdicts.append(
                Verdict(name, message.format(name=name, n=len(journey.participants), m=journey.households), blocks=True)
            )
        elif len(journey.participants) < gate.warn_below:
            message = _("De klantreis van {name} rust op weinig respondenten ({n}).")
            verdicts.append(Verdict(name, message.format(name=name, n=len(journey.participants)), blocks=False))
        thin = [step.label for step in journey.steps if _few(len(step.participants), step.households, gate)]
        if thin:
            counted = plural("{n} stap blijft", "{n} stappen blijven", len(thin))
            message = _("{name}: {steps} bij publiceren weg, want te weinig mensen vertelden erover: {labels}.")
            verdicts.append(
                Verdict(name, message.format(name=name, steps=counted, labels=", ".join(thin)), blocks=False)
            )
    return verdicts


def _few(participants: int, households: int, gate: Gate) -> bool:
    return participants < gate.participants or households < gate.households


def public_journey(journey: Journey, gate: Gate) -> Journey:
    """The journey without the steps and quotes that may not be published."""
    steps = [
        replace(step, quotes=public_quotes(step.quotes))
        for step in journey.steps
        if not _few(len(step.participants), step.households, gate)
    ]
    kept = _limited(_spread([step.typical_quotes for step in steps]), gate)
    withheld = {step.label for step in journey.steps} - {step.label for step in steps}
    return replace(
        journey,
        persona=replace(journey.persona, situation=_without(journey.persona.situation, withheld)),
        steps=tuple(replace(step, quotes=quotes) for step, quotes in zip(steps, kept, strict=True)),
    )


def _without(text: str, labels: Collection[str]) -> str:
    """The sentences of a text that name none of these steps."""
    sentences = re.split(r"(?<=\.) ", text)
    return " ".join(sentence for sentence in sentences if not any(label in sentence for label in labels))


def _spread(candidates: Sequence[tuple[Quote, ...]]) -> list[tuple[Quote, ...]]:
    """One quote a step, each time of whoever was heard least so far; else the first, the best."""
    heard: Counter[str] = Counter()
    chosen: list[tuple[Quote, ...]] = []
    for quotes in candidates:
        best = min(quotes, key=lambda quote: max((heard[code] for code in quote.participants), default=0), default=None)
        heard.update(best.participants if best else ())
        chosen.append((best,) if best else ())
    return chosen


def _limited(shown: Sequence[tuple[Quote, ...]], gate: Gate) -> list[tuple[Quote, ...]]:
    """The quotes, without so many of one participant that they supply more than the allowed share."""
    kept = list(shown)
    while total := sum(map(len, kept)):
        heard = Counter(code for quotes in kept for quote in quotes for code in quote.participants)
        code = min(heard, key=lambda c: (-heard[c], c))
        if heard[code] <= gate.quote_share * total:
            break
        last = max(place for place, quotes in enumerate(kept) if any(code in q.participants for q in quotes))
        kept[last] = ()
    return kept


def public_findings(findings: Iterable[Finding], gate: Gate) -> list[Finding]:
    """The findings that enough people stand behind, with only the quotes that may be published."""
    return [
        replace(finding, quotes=public_quotes(finding.quotes))
        for finding in findings
        if not _few(len(finding.participants), finding.households, gate)
    ]


def public_counts(counts: Counts, gate: Gate) -> Counts:
    """The evidence in figures as it may be published: by group only where every group that told it is large enough.

    One small group hides them all, since it is what is left when the others are taken from the total.
    """
    groups = counts.groups or ()
    if any(_few(each.participants, each.households, gate) for each in groups):
        return replace(counts, groups=None)
    return counts


def public_figures(figures: Iterable[RoundFigure], gate: Gate) -> tuple[RoundFigure, ...]:
    """Figures per round that point at nobody: of few people they say neither how many nor how they felt."""
    return tuple(
        replace(each, participants=None, households=0, valence=None, below=gate.participants)
        if each.participants and _few(each.participants, each.households, gate)
        else each
        for each in figures
    )


def exposed(texts: Iterable[str], known: Collection[str]) -> list[str]:
    """What in texts that are no quotes points at someone: identifiers, or a name that only insiders know."""
    found: list[str] = []
    for text in texts:
        found.extend(identifier.text for identifier in identifiers(text))
        words = set(re.findall(r"[\w-]+", text))
        found.extend(name for name in known if name in words or (" " in name and _says(text, name)))
    return list(dict.fromkeys(found))


def _says(text: str, name: str) -> bool:
    """Whether a name of several words stands in a text."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def public_quotes(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """The quotes that a researcher marked as publishable and in which no identifier is found."""
    return tuple(quote for quote in quotes if quote.publishable and not identifiers(quote.text))
