"""Writing the narrative of a journey: sentences at its steps, each with the codings that it rests on."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from klantreis.journeys import shaping
from klantreis.journeys.drafting import draft as drafted
from klantreis.model.codes import CodeKind
from klantreis.model.errors import KlantreisError
from klantreis.model.journeys import Journey, Quote, Step
from klantreis.model.narrative import Sentence, Voice, named, unnamed
from klantreis.model.touchpoints import shared
from klantreis.store import codes, sources
from klantreis.store import sentences as store
from klantreis.store.operations import operation
from klantreis.store.study import Study, at_one_moment
from klantreis.text.catalogue import _, plural
from klantreis.text.clean import one_line
from klantreis.text.sentences import sentences as split
from klantreis.workflow import deciding, fictional, merge
from klantreis.workflow.evidence import gather, quotes_of

_WITH_STEPS = (CodeKind.THEME, CodeKind.IDEA, CodeKind.FREE)
"""Kinds of codes that say something about a step where they stand on some of the same words."""


@dataclass(frozen=True)
class Line:
    """A sentence as people read it; `warning` says why it would point at somebody, if it would."""

    id: str
    text: str
    quotes: tuple[Quote, ...]
    warning: str = ""

    @property
    def backed(self) -> bool:
        """Whether somebody told it."""
        return bool(self.quotes)


@dataclass(frozen=True)
class Part:
    """The text of a step; of steps that the journey has no more, where `step` is None."""

    step: Step | None
    lines: tuple[Line, ...]


@at_one_moment
def story(study: Study, journey: Journey) -> tuple[Part, ...]:
    """The narrative of a journey: the steps of its route in order, with or without text, then what else was written.

    That is at steps that stand beside the route, and at steps that the journey has no more.
    """
    found = _texts(study, journey)
    known = {quote.coding: quote for step in (*journey.steps, *journey.beside) for quote in step.quotes}
    used = {coding for sentences in found.values() for each in sentences for coding in each.evidence}
    quotes = known | quotes_of(study, used - known.keys())
    objection = fictional.objections(study) if found else lambda _text: ""
    name = journey.persona.name

    def lines(concept: str) -> tuple[Line, ...]:
        return tuple(
            Line(
                each.id,
                text := named(each.text, name),
                tuple(quotes[coding] for coding in each.evidence if coding in quotes),
                objection(text),
            )
            for each in found.pop(concept, ())
        )

    parts = [Part(step, lines(step.concept)) for step in journey.steps]
    parts += [part for step in journey.beside if (part := Part(step, lines(step.concept))).lines]
    if loose := tuple(line for concept in sorted(found) for line in lines(concept)):
        parts.append(Part(None, loose))
    return tuple(parts)


def draft(study: Study, journey: Journey, steps: Sequence[Step], voice: Voice) -> int:
    """Write a first text at those steps that have none, from what was told alone; at how many steps.

    Raises KlantreisError where none of them is in the route, or each has a text already.
    """
    with operation(study, "journey", _("Eerste tekst bij de klantreis van {name}").format(name=journey.persona.name)):
        written = _texts(study, journey)
        empty = [step for step in steps if step in journey.steps and step.concept not in written]
        if not empty:
            raise KlantreisError(_("Er staat al tekst bij deze stap; verander die, of haal hem eerst weg."))
        touches = {touch.id: touch for telling in merge.project(study).tellings for touch in telling.touchpoints}
        for step in empty:
            _put(study, journey, step.concept, drafted(step, touches, voice))
    return len(empty)


def add(study: Study, journey: Journey, step: Step, text: str, evidence: Sequence[str], after: str = "") -> None:
    """Write a sentence, or several at once, at a step: after another one (its id), or else at the end.

    Raises KlantreisError where there is no text, or evidence that nobody of this journey told.
    """
    fresh = [Sentence(unnamed(each, journey.persona.name), tuple(evidence)) for each in _sentences(text)]
    _check(study, journey, evidence)
    with operation(study, "journey", _("Tekst geschreven bij {step}").format(step=step.label)):
        there = list(_texts(study, journey).get(step.concept, ()))
        at = next((place for place, each in enumerate(there, 1) if each.id == after), len(there))
        _put(study, journey, step.concept, [*there[:at], *fresh, *there[at:]])


def rewrite(study: Study, journey: Journey, line: str, text: str) -> None:
    """Change the words of a sentence (id); where it becomes several, each keeps the evidence.

    Raises KlantreisError where there is no text, or the sentence is gone.
    """
    texts = [unnamed(each, journey.persona.name) for each in _sentences(text)]
    with operation(study, "journey", _("Tekst veranderd in de klantreis van {name}").format(name=journey.persona.name)):
        concept, there, at = _find(study, journey, line)
        old = there[at]
        fresh = [replace(old, text=texts[0]), *(Sentence(each, old.evidence) for each in texts[1:])]
        _put(study, journey, concept, [*there[:at], *fresh, *there[at + 1 :]])


def back(study: Study, journey: Journey, line: str, evidence: Sequence[str]) -> None:
    """Say which codings (ids) a sentence rests on. Raises KlantreisError as `add` and `rewrite` do."""
    _check(study, journey, evidence)
    with operation(study, "journey", _("Bewijs gekozen bij een zin van {name}").format(name=journey.persona.name)):
        concept, there, at = _find(study, journey, line)
        there[at] = replace(there[at], evidence=tuple(evidence))
        _put(study, journey, concept, there)


def shift(study: Study, journey: Journey, line: str, by: int) -> bool:
    """Put a sentence earlier (-1) or later (1) within its step; whether that could be."""
    with operation(study, "journey", _("Zin verplaatst in de klantreis van {name}").format(name=journey.persona.name)):
        concept, there, at = _find(study, journey, line)
        if not 0 <= at + by < len(there):
            return False
        there[at], there[at + by] = there[at + by], there[at]
        _put(study, journey, concept, there)
    return True


def remove(study: Study, journey: Journey, lines: Collection[str]) -> None:
    """Take sentences (ids) away."""
    name = journey.persona.name
    summary = plural("{n} zin weggehaald bij {name}", "{n} zinnen weggehaald bij {name}", len(lines), name=name)
    with operation(study, "journey", summary):
        store.remove(study, sorted(lines))


@at_one_moment
def backing(study: Study, journey: Journey, step: Step) -> tuple[Quote, ...]:
    """What a sentence at a step can rest on: its own passages, then what was said there about a theme or an idea."""
    voices = gather(study)
    beside: list[str] = []
    for source in voices.sources:
        if source.title not in journey.sources:
            continue
        coded = voices.codings[source.id]
        spans = [coding.span for coding in coded if coding.id in step.evidence]
        text = sources.text(study, source.id) if spans else None
        beside += [
            coding.id
            for coding in coded
            if text is not None
            and voices.codebook[coding.code].kind in _WITH_STEPS
            and any(shared(coding.span, span, text) for span in spans)
        ]
    return (*step.quotes, *(voices.quotes[coding] for coding in beside if coding in voices.quotes))


def put(study: Study, journey: Journey, step: Step, wanted: Sequence[Sentence]) -> None:
    """Let a step have these sentences and no others; to be called in an operation. Raises KlantreisError."""
    for each in wanted:
        _check(study, journey, each.evidence)
    name = journey.persona.name
    _put(study, journey, step.concept, [replace(each, text=unnamed(each.text, name)) for each in wanted])


def _sentences(text: str) -> list[str]:
    found = [line for each in split(text) if (line := one_line(each))]
    if not found:
        raise KlantreisError(_("Schrijf eerst een zin."))
    return found


def _check(study: Study, journey: Journey, evidence: Sequence[str]) -> None:
    known = {coding for step in (*journey.steps, *journey.beside) for coding in step.evidence}
    other = quotes_of(study, {*evidence} - known)
    for coding in {*evidence} - known:
        if coding not in other or other[coding].source not in journey.sources:
            raise KlantreisError(
                _("Dit fragment hoort niet bij de gesprekken van {name}; kies een ander.").format(
                    name=journey.persona.name
                )
            )


def _texts(study: Study, journey: Journey) -> dict[str, tuple[Sentence, ...]]:
    """Concept -> its sentences; those of a step that is part of another one now, after the sentences of that."""
    book = codes.codebook(study)
    same = shaping.same_as(deciding.heeded(study, book), journey.key)
    stored = store.of_journey(study, journey.key)
    by_path = {deciding.renamed(concept, book.paths) or concept: said for concept, said in stored.items()}
    found: dict[str, tuple[Sentence, ...]] = {}
    for concept in sorted(by_path, key=lambda each: (same.get(each, each), each in same, each)):
        now = same.get(concept, concept)
        found[now] = (*found.get(now, ()), *by_path[concept])
    return found


def _find(study: Study, journey: Journey, line: str) -> tuple[str, list[Sentence], int]:
    """The concept of a sentence (id), all sentences there, and its place among them."""
    for concept, there in _texts(study, journey).items():
        for at, each in enumerate(there):
            if each.id == line:
                return concept, list(there), at
    raise KlantreisError(_("Deze zin is er niet meer; kijk wat er nu staat."))


def _put(study: Study, journey: Journey, concept: str, wanted: Sequence[Sentence]) -> None:
    """Store the sentences of a step; those that hung on a part of it hang on the step itself from now on."""
    ids = {path: code.id for path, code in codes.codebook(study).by_path.items()}
    store.put(study, journey.key, deciding.renamed(concept, ids) or concept, wanted)
