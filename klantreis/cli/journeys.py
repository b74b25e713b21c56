"""The verb for journeys: building and showing them, their versions, and reading and writing them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from klantreis.cli import journey_settling, journey_shaping, journey_story
from klantreis.cli.journey_data import as_data, listed, shown
from klantreis.cli.output import print_json, print_table
from klantreis.cli.session import Session, json_option, pass_session, study_options
from klantreis.text.catalogue import _, plural

if TYPE_CHECKING:
    from klantreis.model.journey_graph import JourneyGraph
    from klantreis.model.journeys import Journey


@click.group(help=_("Bouw, toon, verander, vergelijk, bewaar of lees klantreizen."))
def journeys() -> None:
    pass


@journeys.command(help=_("Voeg de contactmomenten samen tot klantreizen; wat mensen besloten, blijft."))
@click.option("--personas", type=click.IntRange(min=1), metavar=_("AANTAL"), help=_("Hoeveel persona's."))
@click.option(
    "--per",
    type=click.Choice(["group", "cohort"]),
    help=_("Zoek persona's in elke groep (jongere, ouder) of doelgroep apart; AANTAL geldt dan voor elk."),
)
@click.option(
    "--touchpoints",
    "file",
    metavar=_("BESTAND"),
    type=click.Path(path_type=Path),
    help=_("Werk op een project.json, zonder onderzoek; toont result.json."),
)
@json_option
@study_options
@pass_session
def build(session: Session, personas: int | None, per: str | None, file: Path | None, as_json: bool) -> None:
    from klantreis.workflow import building, journey_graphs
    from klantreis.workflow.cohorts import Per

    if file is not None:
        print_json(building.build_file(file, personas))
        return
    with session.open() as study:
        built = building.build(study, personas, Per(per) if per else None)
        graphs = journey_graphs.graphs(study, built.journeys)
    if as_json:
        _print(built.journeys, graphs)
        return
    click.echo(plural("{n} klantreis gebouwd.", "{n} klantreizen gebouwd.", len(built.journeys)))
    for k, value in sorted(built.silhouette.items()):
        mark = " ←" if k == built.personas else ""
        click.echo(_("  {k} persona's: scheiding {value}{mark}").format(k=k, value=f"{value:.2f}", mark=mark))
    listed(built.journeys)


@journeys.command("list", help=_("Toon de klantreizen."))
@json_option
@study_options
@pass_session
def list_(session: Session, as_json: bool) -> None:
    from klantreis.workflow import journey_graphs, merge

    with session.open() as study:
        found = merge.journeys(study)
        graphs = journey_graphs.graphs(study, found)
    if as_json:
        _print(found, graphs)
        return
    listed(found)


@journeys.command(help=_("Toon de stappen van alle klantreizen, of van die van NAAM."))
@click.argument("name", metavar=_("[NAAM]"), required=False)
@json_option
@study_options
@pass_session
def show(session: Session, name: str | None, as_json: bool) -> None:
    from klantreis.workflow import deciding, journey_graphs, merge

    with session.open() as study:
        found = merge.current(study).journeys
        if name:
            found = (deciding.find_journey(found, name),)
        graphs = journey_graphs.graphs(study, found)
    if as_json:
        _print(found, graphs)
        return
    for journey, graph in zip(found, graphs, strict=True):
        shown(journey, graph)


def _print(found: "Sequence[Journey]", graphs: "Sequence[JourneyGraph]") -> None:
    """Print journeys as JSON, each with its arrows, loops and branches."""
    from klantreis.workflow import journey_graphs

    print_json([as_data(j, journey_graphs.as_data(graph)) for j, graph in zip(found, graphs, strict=True)])


@journeys.command(help=_("Controleer of de klantreizen nog kloppen; eindcode 1 als er iets mis is."))
@json_option
@study_options
@pass_session
def check(session: Session, as_json: bool) -> int:
    from klantreis.workflow import journey_check

    with session.open() as study:
        outcome = journey_check.check(study)
    if as_json:
        problems, warnings = ([vars(p) for p in found] for found in (outcome.problems, outcome.warnings))
        print_json({"ok": outcome.ok, "problems": problems, "warnings": warnings})
        return 0 if outcome.ok else 1
    for problem in outcome.problems:
        click.echo(problem.message, err=True)
    for warning in outcome.warnings:
        click.echo(_("Let op: {message}").format(message=warning.message))
    if outcome.ok:
        click.echo(_("Alles in orde."))
    return 0 if outcome.ok else 1


@journeys.command("stamp", help=_("Leg de klantreizen vast als versie, met een NAAM, om later mee te vergelijken."))
@click.argument("name", metavar=_("[NAAM]"), default="")
@click.option("--round", "round_name", metavar=_("RONDE"), help=_("De ronde waarvoor deze versie geldt."))
@click.option("--note", default="", metavar=_("TEKST"), help=_("Waarom, of wat erbij hoort."))
@study_options
@pass_session
def stamp(session: Session, name: str, round_name: str | None, note: str) -> None:
    from klantreis.workflow import journey_versions

    with session.open() as study:
        made = journey_versions.stamp(study, name, round_name, note)
    click.echo(_("Vastgelegd: versie {n}, {name}.").format(n=made.number, name=made.name))


@journeys.command("versions", help=_("Toon de versies van de klantreizen; voor elke bouw wordt er een vastgelegd."))
@json_option
@study_options
@pass_session
def versions(session: Session, as_json: bool) -> None:
    from klantreis.workflow import journey_versions

    with session.open() as study:
        found = journey_versions.versions(study)
    if as_json:
        print_json([vars(version) for version in found])
        return
    header = (_("Versie"), _("Naam"), _("Ronde"), _("Vastgelegd"), _("Toelichting"))
    print_table(header, ((v.number, v.name, v.round, v.at[:10], v.note) for v in found))


@journeys.command(
    "diff",
    help=_(
        "Toon wat er veranderde tussen twee versies, per nummer.\n\n"
        "Met één nummer: sinds die versie. Zonder nummer: sinds de laatste."
    ),
)
@click.argument("older", metavar=_("[VAN"), required=False, type=int)
@click.argument("newer", metavar=_("[TOT]]"), required=False, type=int)
@json_option
@study_options
@pass_session
def diff(session: Session, older: int | None, newer: int | None, as_json: bool) -> None:
    from klantreis.workflow import journey_versions

    with session.open() as study:
        found = journey_versions.compare(study, older, newer)
    if as_json:
        print_json([journey_versions.as_data(each) for each in found.differences])
        return
    newer_name = found.newer.name if found.newer else _("nu")
    click.echo(_("Van {older} naar {newer}:").format(older=found.older.name, newer=newer_name))
    for persona, lines in journey_versions.told(found.differences):
        click.echo(f"  {persona}")
        for line in lines:
            click.echo(f"    {line}")
    if not found.differences:
        click.echo(f"  {_('geen verschil')}")


_reason_option = click.option(
    "--reason", default="", metavar=_("TEKST"), help=_("Waarom; nodig bij een versleuteld onderzoek.")
)


@journeys.command("export", help=_("Schrijf de klantreizen als YAML, om te lezen en na te kijken."))
@click.option("--out", metavar=_("MAP"), type=click.Path(path_type=Path), help=_("De map, anders journeys/."))
@_reason_option
@study_options
@pass_session
def export_(session: Session, out: Path | None, reason: str) -> None:
    from klantreis.workflow import reviewing

    with session.open() as study:
        path = reviewing.export_yaml(study, out, reason)
    click.echo(_("Geschreven: {path}").format(path=path))


@journeys.command("import", help=_("Lees klantreizen terug uit YAML; wat je erin veranderde, blijft ook daarna."))
@click.argument("file", metavar=_("[BESTAND]"), required=False, type=click.Path(path_type=Path))
@click.option("--out", metavar=_("MAP"), type=click.Path(path_type=Path), help=_("De map waar het staat."))
@click.option("--reason", default="", metavar=_("TEKST"), help=_("Waarom; komt in de geschiedenis."))
@study_options
@pass_session
def import_(session: Session, file: Path | None, out: Path | None, reason: str) -> None:
    from klantreis.workflow import reviewing

    with session.open() as study:
        count = reviewing.import_yaml(study, file or out, reason)
    click.echo(plural("{n} klantreis gelezen.", "{n} klantreizen gelezen.", count))


for command in (*journey_shaping.COMMANDS, *journey_settling.COMMANDS, *journey_story.COMMANDS):
    journeys.add_command(command)
