"""All that was decided about journeys, each decision as a sentence."""

from dataclasses import dataclass

from klantreis.journeys import shaping
from klantreis.model.codes import SEPARATOR, Codebook
from klantreis.model.decisions import EVERYWHERE, Decision, DecisionKind
from klantreis.store import codes, codings, sources
from klantreis.store import decisions as store
from klantreis.store import journeys as builds
from klantreis.store.study import Study, at_one_moment
from klantreis.text.catalogue import _
from klantreis.workflow import deciding, fictional, merge


@dataclass(frozen=True)
class Told:
    """A decision, in words; `journey` is the name of its persona, or None where it counts everywhere."""

    decision: Decision
    journey: str | None
    text: str


@dataclass(frozen=True)
class _Names:
    """How people call what a decision is about."""

    book: Codebook
    personas: dict[str, str]
    steps: dict[tuple[str, str], str]
    sources: dict[str, str]
    places: dict[str, str]

    def step(self, concept: str, journey: str) -> str:
        own = self.steps.get((journey, concept)) if journey else None
        path, mark, number = concept.partition(deciding.OWN)
        name = path.rpartition(SEPARATOR)[2]
        return own or (f"{name} ({number})" if mark else name)

    def coding(self, id_: str) -> str:
        return self.places.get(id_) or _("een fragment dat weg is")


@at_one_moment
def told(study: Study) -> tuple[Told, ...]:
    """All decisions in the order in which they were made; those about codes that are gone left out."""
    book = codes.codebook(study)
    heeded = deciding.heeded(study, book)
    build = builds.latest(study)
    journeys = merge.journeys(study)
    wanted = [
        each.subject
        for each in store.decisions(study)
        if each.kind in (DecisionKind.SPLIT, DecisionKind.RIGHT, DecisionKind.SAYS)
    ]
    names = _Names(
        book,
        {j.key: shaping.persona(j.persona, heeded, j.key).name for j in (build.journeys if build else ())},
        {(j.key, s.concept): s.label for j in journeys for s in (*j.steps, *j.beside)},
        {source.id: source.title for source in sources.sources(study)},
        {p.coding: f"{p.source} {p.start}-{p.end} ({p.coder})" for p in codings.passages(study, ids=wanted)},
    )
    return tuple(
        Told(each, None if each.journey == EVERYWHERE else names.personas.get(each.journey, each.journey), text)
        for each in heeded
        if (text := _line(each, names))
    )


def _line(each: Decision, names: _Names) -> str:
    step, other = (names.step(concept, each.journey) for concept in (each.subject, each.object))
    value = each.value
    match each.kind:
        case DecisionKind.SAME:
            return _("{step} is dezelfde stap als {other}").format(step=step, other=other)
        case DecisionKind.APART:
            return _("{step} en {other} zijn verschillende stappen").format(step=step, other=other)
        case DecisionKind.NAME:
            name = names.step(each.subject, EVERYWHERE)
            return _("de stap van {code} heet {name}").format(code=name, name=value)
        case DecisionKind.PHASE:
            return _("de stap {step} is in fase {value}").format(step=step, value=value or "–")
        case DecisionKind.CHANNEL:
            return _("bij {step} gaat het contact via {value}").format(step=step, value=value or "–")
        case DecisionKind.ACTOR:
            return _("bij {step} is het contact met {value}").format(step=step, value=value or "–")
        case DecisionKind.PIN:
            source = names.sources.get(each.subject) or _("een gesprek dat weg is")
            return _("{source} hoort bij {journey}").format(source=source, journey=names.personas.get(value, value))
        case DecisionKind.RIGHT:
            return _("{place} heeft de goede code").format(place=names.coding(each.subject))
        case DecisionKind.KEEP:
            return _("{step} hoort in de route").format(step=step)
        case DecisionKind.DROP:
            return _("{step} hoort niet in de route").format(step=step)
        case DecisionKind.AFTER if each.object:
            return _("{step} komt na {other}").format(step=step, other=other)
        case DecisionKind.AFTER:
            return _("{step} komt eerst").format(step=step)
        case DecisionKind.SPLIT:
            return _("{place} hoort bij de stap {step}").format(place=names.coding(each.subject), step=other)
        case DecisionKind.PERSONA:
            field = fictional.titles().get(each.subject, each.subject)
            return _("{field}: {value}").format(field=field, value=value or _("leeg"))
        case DecisionKind.SAYS:
            quadrant = value or _("geen vak")
            return _("{place} staat in de empathiekaart bij: {quadrant}").format(
                place=names.coding(each.subject), quadrant=quadrant
            )
        case DecisionKind.WISH:
            return _("gewenst gevoel bij {step}: {value}").format(step=step, value=value)
        case DecisionKind.LIFT:
            return _("{step} wordt beter door een verbeterpunt").format(step=step)
        case _:
            return ""
