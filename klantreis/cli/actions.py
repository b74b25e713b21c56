"""Verbs for what follows from findings: judging them, and the actions about them."""

from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import click

from klantreis.cli.following import list_, show
from klantreis.cli.output import print_json
from klantreis.cli.session import Session, json_option, pass_session, study_options
from klantreis.cli.workbook import import_
from klantreis.model.findings import ActionStatus, Horizon, Nature, OwnReach
from klantreis.text.catalogue import _

if TYPE_CHECKING:
    from klantreis.model.findings import Finding
    from klantreis.store.study import Study


def _one_of(kinds: type[StrEnum], *more: str) -> click.Choice[str]:
    return click.Choice([*(each.value for each in kinds), *more])


_reference = click.argument("reference", metavar=_("BEVINDING"))
_number = click.argument("number", metavar=_("NUMMER"))


@click.command(help=_("Oordeel over een BEVINDING: een nummer uit `klantreis findings`, een titel of een id."))
@_reference
@click.option("--condition", metavar=_("TEKST"), help=_("Wanneer het geldt, bijvoorbeeld: bij niet-spoedgevallen."))
@click.option("--severity", type=int, metavar="1-5", help=_("Hoe erg het is; 0 neemt het terug."))
@click.option("--effort", type=int, metavar="1-5", help=_("Hoeveel werk het kost; 0 neemt het terug."))
@click.option(
    "--reach",
    type=_one_of(OwnReach, "-"),
    help=_("own: zelf te veranderen; outside: een knelpunt erbuiten."),
)
@click.option(
    "--nature",
    type=_one_of(Nature, "-"),
    help=_("fact: een feit; opinion: een mening."),
)
@click.option("--note", metavar=_("TEKST"), help=_("Wat erbij hoort."))
@study_options
@pass_session
def assess(
    session: Session,
    reference: str,
    condition: str | None,
    severity: int | None,
    effort: int | None,
    reach: str | None,
    nature: str | None,
    note: str | None,
) -> None:
    from klantreis.workflow import assessing

    said: dict[str, Any] = {
        "condition": condition,
        "severity": severity,
        "effort": effort,
        "own_reach": reach,
        "nature": nature,
        "note": note,
    }
    given = {name: value for name, value in said.items() if value is not None}
    if not given:
        raise click.UsageError(_("Zeg wat je van de bevinding vindt, bijvoorbeeld met --severity 4."))
    kinds = {"own_reach": OwnReach, "nature": Nature}
    for name, kind in kinds.items():
        if name in given:
            given[name] = None if given[name] == "-" else kind(given[name])
    for name in ("severity", "effort"):
        if given.get(name) == 0:
            given[name] = None
    with session.open() as study:
        found = assessing.find(assessing.prioritised(study), reference)
        assessing.assess(study, found.finding, **given)
    click.echo(_("Bewaard bij {title}.").format(title=found.finding.title))


@click.group(help=_("Toon, maak of verander acties bij verbeterpunten."))
def actions() -> None:
    pass


_SAID = (
    click.option("--owner", metavar=_("NAAM"), help=_("Wie ervoor zorgt.")),
    click.option("--scope", metavar=_("TEKST"), help=_("Waar: een team, een wijk, de regio.")),
    click.option("--start", metavar=_("DATUM"), help=_("Wanneer het begint, zoals 01-09-2026.")),
    click.option("--due", metavar=_("DATUM"), help=_("Wanneer het klaar is.")),
    click.option(
        "--horizon",
        type=_one_of(Horizon),
        help=_("Op korte, middellange of lange termijn."),
    ),
    click.option("--status", type=_one_of(ActionStatus), help=_("Hoe ver het is.")),
    click.option("--measure", metavar=_("TEKST"), help=_("Waaraan je ziet dat het werkt.")),
    click.option("--outcome", metavar=_("TEKST"), help=_("Het cijfer van de volgende ronde.")),
    click.option("--finding", "references", multiple=True, metavar=_("BEVINDING"), help=_("Waarover; mag vaker.")),
)


def _said(command: Any) -> Any:
    for option in reversed(_SAID):
        command = option(command)
    return command


def _given(said: dict[str, Any]) -> dict[str, Any]:
    given = {name: value for name, value in said.items() if value is not None}
    for name, kind in (("status", ActionStatus), ("horizon", Horizon)):
        if name in given:
            given[name] = kind(given[name])
    return given


def _findings(study: "Study", references: tuple[str, ...]) -> "list[Finding]":
    from klantreis.workflow import assessing

    ranked = assessing.prioritised(study)
    return [assessing.find(ranked, reference).finding for reference in references]


@actions.command("add", help=_("Maak een actie met een DOEL: “met als doel …”."))
@click.argument("goal", metavar=_("DOEL"))
@_said
@json_option
@study_options
@pass_session
def add(session: Session, /, goal: str, references: tuple[str, ...], as_json: bool, **said: Any) -> None:
    from klantreis.workflow import acting

    with session.open() as study:
        made = acting.add(study, _findings(study, references), goal=goal, **_given(said))
    if as_json:
        print_json(asdict(made))
        return
    click.echo(_("Actie {n} gemaakt.").format(n=made.number))


@actions.command("change", help=_("Verander de actie NUMMER; met --finding gaat hij over andere bevindingen."))
@_number
@click.option("--goal", metavar=_("TEKST"), help=_("Het doel."))
@_said
@study_options
@pass_session
def change(session: Session, /, number: str, references: tuple[str, ...], **said: Any) -> None:
    from klantreis.workflow import acting

    with session.open() as study:
        action = acting.find(acting.actions(study), number)
        findings = _findings(study, references) if references else None
        acting.change(study, action, findings, **_given(said))
    click.echo(_("Actie {n} is veranderd.").format(n=action.number))


@actions.command("remove", help=_("Haal de actie NUMMER weg."))
@_number
@study_options
@pass_session
def remove(session: Session, number: str) -> None:
    from klantreis.workflow import acting

    with session.open() as study:
        action = acting.find(acting.actions(study), number)
        acting.remove(study, action)
    click.echo(_("Actie {n} is weg; terug met: klantreis undo").format(n=action.number))


for command in (list_, show, import_):
    actions.add_command(command)
