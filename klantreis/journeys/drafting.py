"""A first draft of the narrative at a step, made of what was coded and said; it adds nothing to that."""

from collections import Counter
from collections.abc import Mapping, Sequence

from klantreis.model.journeys import Step
from klantreis.model.narrative import NAME, Sentence, Voice
from klantreis.model.touchpoints import Touchpoint
from klantreis.text.catalogue import _

QUOTES = 2
THEMES = 2
LONGEST = 260
"""Characters of a quote; a longer one would be no sentence, and a shortened one not what was said."""


def draft(step: Step, touches: Mapping[str, Touchpoint], voice: Voice) -> tuple[Sentence, ...]:
    """Sentences about one step, each with the codings that it says it of; `touches` by coding id.

    Quotes are only those that may be published.
    """
    behind = [touches[coding] for coding in step.evidence if coding in touches]
    found = [_contact(step, behind, voice), _themes(behind), _feeling(step, voice), *_quotes(step, voice)]
    told = tuple(sentence for sentence in found if sentence is not None)
    # What the step is called stands above its text already; it is said only where there is nothing else to say.
    return told or (Sentence(_("{step}.").format(step=step.label), step.evidence),)


def _contact(step: Step, behind: Sequence[Touchpoint], voice: Voice) -> Sentence | None:
    evidence = tuple(
        touch.id
        for touch in behind
        if (step.actor and touch.actor == step.actor) or (step.channel and touch.channel == step.channel)
    )
    if not evidence:
        return None
    actor, channel = _small(step.actor or ""), _small(step.channel or "")
    if not actor:
        return Sentence(_("Het contact gaat via: {channel}.").format(channel=channel), evidence)
    if voice is Voice.FIRST:
        told = _("Ik heb contact met: {actor}, via: {channel}.") if channel else _("Ik heb contact met: {actor}.")
    else:
        told = (
            _("{name} heeft contact met: {actor}, via: {channel}.")
            if channel
            else _("{name} heeft contact met: {actor}.")
        )
    return Sentence(told.format(name=NAME, actor=actor, channel=channel), evidence)


def _small(name: str) -> str:
    """The name of a code within a sentence: without its capital, unless it is an abbreviation."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def _themes(behind: Sequence[Touchpoint]) -> Sentence | None:
    """What several tellings of the step are about."""
    counts = Counter(theme for touch in behind for theme in touch.themes)
    often = sorted((t for t, n in counts.items() if n > 1), key=lambda t: (-counts[t], t))[:THEMES]
    if not often:
        return None
    evidence = tuple(touch.id for touch in behind if not {*often}.isdisjoint(touch.themes))
    about = _(" en ").join(_small(theme) for theme in often)
    return Sentence(_("Het gaat hier over: {themes}.").format(themes=about), evidence)


def _feeling(step: Step, voice: Voice) -> Sentence | None:
    felt = tuple(quote.coding for quote in step.quotes if quote.valence is not None)
    if step.valence is None:
        return None
    told = _("Dat voelt voor mij {feeling}.") if voice is Voice.FIRST else _("Dat voelt voor {name} {feeling}.")
    ordered = tuple(coding for coding in step.evidence if coding in felt)
    return Sentence(told.format(name=NAME, feeling=_in_words(step.valence)), ordered)


def _in_words(valence: float) -> str:
    if valence < -0.5:
        return _("heel slecht") if valence <= -1.5 else _("niet goed")
    if valence < 0.5:
        return _("wisselend")
    return _("goed") if valence < 1.5 else _("heel goed")


def _quotes(step: Step, voice: Voice) -> list[Sentence]:
    """The most typical words of several respondents, one of each."""
    found: list[Sentence] = []
    heard: set[tuple[str, ...]] = set()
    for quote in step.typical_quotes:
        who = quote.participants or (quote.source,)
        if quote.publishable and who not in heard and 0 < len(quote.text) <= LONGEST:
            heard.add(who)
            told = _("Ik vertel: ‘{words}’") if voice is Voice.FIRST else _("{name} vertelt: ‘{words}’")
            found.append(Sentence(told.format(name=NAME, words=quote.text.strip("'\"‘’“”„ ")), (quote.coding,)))
    return found[:QUOTES]
