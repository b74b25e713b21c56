"""A journey's picture in words, for who can't see it."""

from collections.abc import Sequence
from itertools import groupby

from klantreis.documents import cards, hung, moments, words
from klantreis.documents.hung import NOTHING, Hung
from klantreis.model.journeys import Journey
from klantreis.text.catalogue import _


def step_title(journey: Journey, index: int) -> str:
    """One step in one line: `Stap 3: Van loket naar loket, heel negatief, verteld door 4 van 5`."""
    step = journey.steps[index]
    return _("Stap {n}: {label}, {feeling}, verteld door {told}").format(
        n=index + 1, label=cards.label_of(step), feeling=words.feeling(step.valence), told=words.told_by(step, journey)
    )


def _moment(journey: Journey, text: str, index: int | None) -> str:
    if index is None:
        return ""
    return text.format(n=index + 1, label=cards.label_of(journey.steps[index]))


def tell(journey: Journey, wishes: Sequence[int | None] = (), found: Hung = NOTHING) -> str:
    """The route in sentences: phases, steps, feelings, the best and worst moment, wishes, and what hangs on it."""
    sentences = [
        _("{title} in {steps}, met per stap het gevoel.").format(
            title=words.journey_title(journey.persona), steps=words.steps(len(journey.steps))
        )
    ]
    for phase, group in groupby(enumerate(journey.steps, start=1), key=lambda numbered: numbered[1].phase):
        told = [f"{n} {cards.label_of(step)} ({words.feeling(step.valence)})" for n, step in group]
        sentences.append(f"{words.phase_name(phase)}: {'; '.join(told)}.")
    low, high = moments.lowest(journey.steps), moments.highest(journey.steps)
    sentences.append(_moment(journey, _("Het dieptepunt is stap {n}, {label}."), low))
    sentences.append(_moment(journey, _("Het hoogtepunt is stap {n}, {label}."), high))
    wished = [
        _("bij stap {n} {feeling}").format(n=n, feeling=words.feeling(wish))
        for n, wish in enumerate(wishes, 1)
        if wish is not None
    ]
    if wished:
        sentences.append(_("Zo zou het moeten voelen: {wishes}.").format(wishes=words.listed(wished)))
    sentences += hung.tell(found)
    return " ".join(s for s in sentences if s)
