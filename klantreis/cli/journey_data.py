"""How the command line shows journeys: as data, as a list, and step by step."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from klantreis.cli.output import print_table, signed
from klantreis.cli.session import Session
from klantreis.model.journey_graph import JourneyGraph
from klantreis.model.journeys import Journey, Step
from klantreis.text.catalogue import _

if TYPE_CHECKING:
    from klantreis.store.study import Study


@contextmanager
def opened(session: Session, name: str) -> Iterator[tuple["Study", Journey]]:
    """The study, and in it the journey that somebody means by the name of its persona. Raises KlantreisError."""
    from klantreis.workflow import deciding, merge

    with session.open() as study:
        yield study, deciding.find_journey(merge.current(study).journeys, name)


def as_data(journey: Journey, graph: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """A journey as plain data, what stands beside its route in a list of its own, and what `graph` says of it."""
    return {
        "id": journey.id,
        "key": journey.key,
        "persona": vars(journey.persona),
        "participants": len(journey.participants),
        "households": journey.households,
        "sources": list(journey.sources),
        "steps": [_step(step) for step in journey.steps],
        "beside": [_step(step) for step in journey.beside],
        **(graph or {}),
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "id": step.id,
        "label": step.label,
        "concept": step.concept,
        "phase": step.phase,
        "channel": step.channel,
        "actor": step.actor,
        "participants": len(step.participants),
        "households": step.households,
        "valence": step.valence,
        "standing": step.standing.value,
        "support": step.support,
        "evidence": list(step.evidence),
    }


def listed(found: Iterable[Journey]) -> None:
    """Print a line for each journey."""
    header = (_("Persona"), _("Leeftijd"), _("Respondenten"), _("Stappen"), _("Gesprekken"))
    print_table(
        header,
        ((j.persona.name, j.persona.age_band, j.tellers, len(j.steps), ", ".join(j.sources)) for j in found),
    )


def shown(journey: Journey, graph: JourneyGraph) -> None:
    """Print a journey step by step, and below it its loops, branches and disputed order."""
    from klantreis.workflow import journey_graphs

    persona = journey.persona
    click.echo(", ".join(filter(None, (persona.name, persona.age_band, persona.household))))
    if persona.situation:
        click.echo(persona.situation)
    header = (
        "",
        _("Stap"),
        _("Fase"),
        _("Kanaal"),
        _("Wie"),
        _("Verteld door"),
        _("Gevoel"),
        _("Zeker"),
        _("Volgorde"),
    )
    total = journey.tellers
    onward = {arrow.first: arrow.support for arrow in journey_graphs.along(graph)}
    rows = (
        (
            *(n, s.label, s.phase, s.channel, s.actor, f"{s.tellers} van {total}", signed(s.valence)),
            *(_share(s.support), _share(onward.get(s.concept))),
        )
        for n, s in enumerate(journey.steps, 1)
    )
    print_table(header, rows)
    if journey.beside:
        beside = ", ".join(f"{step.label} ({step.tellers})" for step in journey.beside)
        click.echo(_("Naast de route: {steps}").format(steps=beside))
    for line in journey_graphs.lines(journey, graph):
        click.echo(line)
    click.echo()


def _share(support: float | None) -> str:
    """How sure a step or an arrow is, in percent; nothing where that was not measured."""
    return "" if support is None else f"{support:.0%}"
