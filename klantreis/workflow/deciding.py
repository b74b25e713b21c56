"""What people decide about the steps of journeys: each decision is one operation, and outlives the build."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from klantreis.journeys import shaping
from klantreis.model.codes import Codebook, CodeKind
from klantreis.model.decisions import EVERYWHERE, Decision, DecisionKind
from klantreis.model.errors import KlantreisError
from klantreis.model.journeys import Journey, Standing, Step
from klantreis.model.sources import Source
from klantreis.store import codes
from klantreis.store import decisions as store
from klantreis.store.operations import operation
from klantreis.store.study import Study
from klantreis.text.catalogue import _, plural
from klantreis.text.clean import one_line

OWN = "//"
"""Between the code that a step was split off from, and its number; no path has it."""
_CONCEPTS = {
    DecisionKind.SAME: ("subject", "object"),
    DecisionKind.APART: ("subject", "object"),
    DecisionKind.NAME: ("subject",),
    DecisionKind.PHASE: ("subject",),
    DecisionKind.CHANNEL: ("subject",),
    DecisionKind.ACTOR: ("subject",),
    DecisionKind.KEEP: ("subject",),
    DecisionKind.DROP: ("subject",),
    DecisionKind.AFTER: ("subject", "object"),
    DecisionKind.SPLIT: ("object",),
    DecisionKind.WISH: ("subject",),
    DecisionKind.LIFT: ("subject",),
}
"""Which fields of a decision name a concept."""


def heeded(study: Study, book: Codebook) -> tuple[Decision, ...]:
    """All decisions in the order in which they were made; concepts by path, those of codes that are gone left out."""
    found = (_with_concepts(each, book.paths) for each in store.decisions(study))
    return tuple(each for each in found if each is not None)


def _with_concepts(decision: Decision, names: Mapping[str, str]) -> Decision | None:
    """The decision with its concepts called otherwise: by path for by id, or the other way round."""
    ends = {"subject": decision.subject, "object": decision.object}
    for field in _CONCEPTS.get(decision.kind, ()):
        if ends[field]:
            called = renamed(ends[field], names)
            if called is None:
                return None
            ends[field] = called
    return replace(decision, subject=ends["subject"], object=ends["object"])


def renamed(concept: str, names: Mapping[str, str]) -> str | None:
    """A concept with another name for its code, such as its path for its id; None where there is none."""
    code, mark, number = concept.partition(OWN)
    return names[code] + mark + number if code in names else None


def decide(study: Study, summary: str, made: Sequence[Decision], forgotten: Sequence[Decision] = ()) -> None:
    """Forget and make decisions (concepts by path) as one operation. Raises KlantreisError where a code is gone."""
    with operation(study, "journey", summary):
        ids = {path: code.id for path, code in codes.codebook(study).by_path.items()}
        by_id = [[_with_concepts(each, ids) for each in several] for several in (forgotten, made)]
        if not all(each is not None for several in by_id for each in several):
            raise KlantreisError(_("De code van deze stap is er niet meer; bouw de klantreizen opnieuw."))
        for each in by_id[0]:
            assert each
            store.forget(study, each)
        store.decide(study, [each for each in by_id[1] if each])


def find_journey(journeys: Sequence[Journey], reference: str) -> Journey:
    """The journey of the persona with this name, or with this id or key. Raises KlantreisError."""
    wanted = reference.strip().casefold()
    found = [j for j in journeys if wanted in (j.persona.name.casefold(), j.id, j.key)]
    if not found:
        raise KlantreisError(_("Er is geen klantreis van {name}.").format(name=reference))
    return found[0]


def find_step(journey: Journey, reference: str) -> Step:
    """A step by its number in the route (from 1), its label, its concept or its id; also one beside the route.

    Raises KlantreisError where there is none, or several have that label.
    """
    wanted = reference.strip()
    if wanted.isdecimal() and 0 < int(wanted) <= len(journey.steps):
        return journey.steps[int(wanted) - 1]
    all_steps = (*journey.steps, *journey.beside)
    for exact in (
        lambda step: wanted in (step.id, step.concept),
        lambda step: step.label.casefold() == wanted.casefold(),
    ):
        found = [step for step in all_steps if exact(step)]
        if len(found) == 1:
            return found[0]
        if found:
            told = _("{journey} heeft meer stappen die {step} heten; geef het nummer.")
            raise KlantreisError(told.format(journey=journey.persona.name, step=reference))
    raise KlantreisError(
        _("De klantreis van {journey} heeft geen stap {step}.").format(journey=journey.persona.name, step=reference)
    )


def move(study: Study, journey: Journey, step: Step, after: Step | None) -> None:
    """Put a step right after another one, or first."""
    summary = (
        _("{step} na {after} gezet in de klantreis van {journey}").format(
            step=step.label, after=after.label, journey=journey.persona.name
        )
        if after
        else _("{step} vooraan gezet in de klantreis van {journey}").format(
            step=step.label, journey=journey.persona.name
        )
    )
    place = Decision(DecisionKind.AFTER, step.concept, after.concept if after else "", journey=journey.key)
    decide(study, summary, [place])


def merge(study: Study, journey: Journey, step: Step, into: Step, *, everywhere: bool = False) -> None:
    """Let a step be part of another one, in this journey or in all. Raises KlantreisError."""
    if step.concept == into.concept:
        raise KlantreisError(_("Kies twee verschillende stappen."))
    summary = _("{step} samengevoegd met {into}").format(step=step.label, into=into.label)
    where = EVERYWHERE if everywhere else journey.key
    decide(study, summary, [Decision(DecisionKind.SAME, step.concept, into.concept, journey=where)])


def split(study: Study, journey: Journey, step: Step, codings: Sequence[str], label: str) -> str:
    """Give some codings (ids) of a step a step of their own; its concept.

    Raises KlantreisError where none or all of the evidence would leave, or the name is empty.
    """
    leaving = [coding for coding in step.evidence if coding in codings]
    name = one_line(label)
    if not leaving or len(leaving) == len(step.evidence):
        raise KlantreisError(_("Kies een deel van de fragmenten van {step}, niet alle.").format(step=step.label))
    if not name:
        raise KlantreisError(_("Geef de nieuwe stap een naam."))
    origin = step.concept.partition(OWN)[0]
    taken = {each.concept for each in (*journey.steps, *journey.beside)}
    taken |= {each.object for each in heeded(study, codes.codebook(study)) if each.kind is DecisionKind.SPLIT}
    number = next(n for n in range(2, len(taken) + 3) if f"{origin}{OWN}{n}" not in taken)
    concept = f"{origin}{OWN}{number}"
    made = [Decision(DecisionKind.SPLIT, coding, concept, journey=journey.key) for coding in leaving]
    made.append(Decision(DecisionKind.NAME, concept, value=name, journey=journey.key))
    if len(leaving) < 2 or step.standing is not Standing.ROUTE:
        made.append(Decision(DecisionKind.KEEP, concept, journey=journey.key))
    summary = plural(
        "{n} fragment van {step} apart als {name}",
        "{n} fragmenten van {step} apart als {name}",
        len(leaving),
        step=step.label,
        name=name,
    )
    decide(study, summary, made)
    return concept


def rename(study: Study, journey: Journey, step: Step, label: str, *, everywhere: bool = False) -> None:
    """Call a step otherwise, in this journey or in all. Raises KlantreisError where the name is empty."""
    name = one_line(label)
    if not name:
        raise KlantreisError(_("Geef de stap een naam."))
    where = EVERYWHERE if everywhere else journey.key
    summary = _("Stap {step} heet {name}").format(step=step.label, name=name)
    forgotten = [Decision(DecisionKind.NAME, step.concept, journey=journey.key)] if everywhere else []
    decide(study, summary, [Decision(DecisionKind.NAME, step.concept, value=name, journey=where)], forgotten)


def put_in_phase(study: Study, journey: Journey, step: Step, phase: str | None) -> None:
    """Let a step be in another phase of this journey, or in none."""
    summary = _("Stap {step} in fase {phase}").format(step=step.label, phase=phase or "–")
    made = Decision(DecisionKind.PHASE, step.concept, value=phase or "", journey=journey.key)
    decide(study, summary, [made])


def drop(study: Study, journey: Journey, step: Step) -> None:
    """Leave a step out of the route; its evidence stays, and it can be brought back."""
    summary = _("{step} weggelaten uit de klantreis van {journey}")
    _stand(study, journey, step, DecisionKind.DROP, DecisionKind.KEEP, summary)


def keep(study: Study, journey: Journey, step: Step) -> None:
    """Take a step into the route, or bring it back."""
    summary = _("{step} opgenomen in de klantreis van {journey}")
    _stand(study, journey, step, DecisionKind.KEEP, DecisionKind.DROP, summary)


def _stand(
    study: Study, journey: Journey, step: Step, kind: DecisionKind, instead_of: DecisionKind, summary: str
) -> None:
    told = summary.format(step=step.label, journey=journey.persona.name)
    forgotten = [Decision(instead_of, step.concept, journey=journey.key)]
    decide(study, told, [Decision(kind, step.concept, journey=journey.key)], forgotten)


def broader(book: Codebook, step: Step) -> tuple[str, ...]:
    """The concepts to which a rare step can be rolled up: the touchpoint codes above its own, nearest first.

    The topmost code only names what is below it.
    """
    code = book.by_path.get(step.concept.partition(OWN)[0])
    above = book.lineage(code.id)[1:-1] if code else ()
    return tuple(book.paths[each.id] for each in reversed(above) if each.kind is CodeKind.TOUCHPOINT)


def roll_up(study: Study, journey: Journey, step: Step) -> str:
    """Let a rare step count as the broader one that its code stands under; the concept of that.

    Raises KlantreisError where its code stands under none.
    """
    book = codes.codebook(study)
    wider = broader(book, step)
    if not wider:
        raise KlantreisError(_("De code van {step} staat onder geen breder contactmoment.").format(step=step.label))
    name = book.by_path[wider[0]].name
    made = [Decision(DecisionKind.SAME, step.concept, wider[0], journey=journey.key)]
    if all(each.concept != wider[0] for each in (*journey.steps, *journey.beside)):
        made.append(Decision(DecisionKind.NAME, wider[0], value=name, journey=journey.key))
    decide(study, _("{step} opgeteld bij {name}").format(step=step.label, name=name), made)
    return wider[0]


def pin(study: Study, journey: Journey, source: Source) -> None:
    """Let a source belong to a persona, in the next builds as well."""
    summary = _("{source} vastgezet bij {journey}").format(source=source.title, journey=journey.persona.name)
    decide(study, summary, [Decision(DecisionKind.PIN, source.id, value=journey.key)])


def unpin(study: Study, source: Source) -> None:
    """Let the builder choose the persona of a source again. Raises KlantreisError where it was not pinned."""
    wanted = Decision(DecisionKind.PIN, source.id)
    if all((each.kind, each.subject) != (wanted.kind, wanted.subject) for each in store.decisions(study)):
        raise KlantreisError(_("{source} staat niet vast.").format(source=source.title))
    decide(study, _("{source} niet meer vastgezet").format(source=source.title), [], [wanted])


def taken_back(study: Study, journey: Journey, step: Step) -> None:
    """Take back what was decided about a step of this journey. Raises KlantreisError where nothing was."""
    kinds = (
        *shaping.CONTEXT,
        DecisionKind.NAME,
        DecisionKind.KEEP,
        DecisionKind.DROP,
        DecisionKind.AFTER,
        DecisionKind.SAME,
    )
    mine = [
        each
        for each in heeded(study, codes.codebook(study))
        if each.journey == journey.key
        and (
            (each.kind in kinds and each.subject == step.concept)
            or (each.kind is DecisionKind.SAME and each.object == step.concept)
            or (each.kind is DecisionKind.SPLIT and each.object == step.concept)
        )
    ]
    if not mine:
        raise KlantreisError(_("Over {step} is hier niets besloten.").format(step=step.label))
    decide(study, _("Besluiten over {step} teruggenomen").format(step=step.label), [], mine)
