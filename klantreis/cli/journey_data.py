"""How the command line shows journeys: as data, as a list, and step by step."""

from collections.abc import Iterable, Mapping
from typing import Any

import click

from klantreis.cli.output import print_table, signed
from klantreis.model.journeys import Journey, Step
from klantreis.text.catalogue import _


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


def shown(journey: Journey, told: Iterable[str] = ()) -> None:
    """Print a journey step by step, and below it what is `told` of loops, branches and order."""
    persona = journey.persona
    click.echo(", ".join(filter(None, (persona.name, persona.age_band, persona.household))))
    if persona.situation:
        click.echo(persona.situation)
    header = ("", _("Stap"), _("Fase"), _("Kanaal"), _("Wie"), _("Verteld door"), _("Gevoel"), _("Zeker"))
    total = journey.tellers
    rows = (
        (n, s.label, s.phase, s.channel, s.actor, f"{s.tellers} van {total}", signed(s.valence), sure(s))
        for n, s in enumerate(journey.steps, 1)
    )
    print_table(header, rows)
    if journey.beside:
        beside = ", ".join(f"{step.label} ({step.tellers})" for step in journey.beside)
        click.echo(_("Naast de route: {steps}").format(steps=beside))
    for line in told:
        click.echo(line)
    click.echo()


def sure(step: Step) -> str:
    """How sure it is that a step belongs to the route, in percent; nothing where that was not measured."""
    return "" if step.support is None else f"{step.support:.0%}"
