"""Verbs for touchpoints, journeys and findings."""

from pathlib import Path
from typing import Any

import click

from klantreis.cli.output import print_json, print_table, signed
from klantreis.cli.session import Session, json_option, pass_session, study_options
from klantreis.model.errors import KlantreisError
from klantreis.model.journeys import Journey
from klantreis.text import names
from klantreis.text.catalogue import _, plural


@click.command(help=_("Toon de contactmomenten van alle gesprekken, in volgorde van gebeuren."))
@json_option
@study_options
@pass_session
def touchpoints(session: Session, as_json: bool) -> None:
    from klantreis.workflow import merge

    with session.open() as study:
        project = merge.project(study)
    if as_json:
        from klantreis.journeys.projects import dump_project

        print_json(dump_project(project))
        return
    header = (_("Gesprek"), _("Contactmoment"), _("Fase"), _("Kanaal"), _("Wie"), _("Gevoel"))
    print_table(
        header,
        (
            (telling.id, t.label, t.phase, t.channel, t.actor, signed(t.valence))
            for telling in project.tellings
            for t in telling.touchpoints
        ),
    )


@click.group(help=_("Bouw, toon, bewaar of lees klantreizen."))
def journeys() -> None:
    pass


@journeys.command(help=_("Voeg de contactmomenten samen tot klantreizen en bewaar die als voorstel."))
@click.option("--personas", type=click.IntRange(min=1), metavar=_("AANTAL"), help=_("Hoeveel persona's."))
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
def build(session: Session, personas: int | None, file: Path | None, as_json: bool) -> None:
    from klantreis.workflow import merge

    if file is not None:
        print_json(merge.build_file(file, personas))
        return
    with session.open() as study:
        built = merge.build(study, personas)
    if as_json:
        print_json([_journey(journey) for journey in built.journeys])
        return
    click.echo(plural("{n} klantreis gebouwd.", "{n} klantreizen gebouwd.", len(built.journeys)))
    for k, value in sorted(built.silhouette.items()):
        mark = " ←" if k == built.personas else ""
        click.echo(_("  {k} persona's: scheiding {value}{mark}").format(k=k, value=f"{value:.2f}", mark=mark))
    _print_list(built.journeys)


def _journey(journey: Journey) -> dict[str, Any]:
    return {
        "id": journey.id,
        "persona": vars(journey.persona),
        "participants": len(journey.participants),
        "households": journey.households,
        "sources": list(journey.sources),
        "steps": [
            {
                "id": step.id,
                "label": step.label,
                "phase": step.phase,
                "channel": step.channel,
                "actor": step.actor,
                "participants": len(step.participants),
                "households": step.households,
                "valence": step.valence,
                "evidence": list(step.evidence),
            }
            for step in journey.steps
        ],
    }


def _print_list(found: tuple[Journey, ...]) -> None:
    header = (_("Persona"), _("Leeftijd"), _("Respondenten"), _("Stappen"), _("Gesprekken"))
    print_table(
        header,
        ((j.persona.name, j.persona.age_band, len(j.participants), len(j.steps), ", ".join(j.sources)) for j in found),
    )


@journeys.command("list", help=_("Toon de klantreizen."))
@json_option
@study_options
@pass_session
def list_(session: Session, as_json: bool) -> None:
    from klantreis.workflow import merge

    with session.open() as study:
        found = merge.journeys(study)
    if as_json:
        print_json([_journey(journey) for journey in found])
        return
    _print_list(found)


@journeys.command(help=_("Toon de stappen van alle klantreizen, of van die van NAAM."))
@click.argument("name", metavar=_("[NAAM]"), required=False)
@json_option
@study_options
@pass_session
def show(session: Session, name: str | None, as_json: bool) -> None:
    from klantreis.workflow import merge

    with session.open() as study:
        found = merge.current(study).journeys
    if name:
        found = tuple(j for j in found if name.casefold() in (j.persona.name.casefold(), j.id))
        if not found:
            raise KlantreisError(_("Er is geen klantreis van {name}.").format(name=name))
    if as_json:
        print_json([_journey(journey) for journey in found])
        return
    for journey in found:
        persona = journey.persona
        click.echo(", ".join(filter(None, (persona.name, persona.age_band, persona.household))))
        if persona.situation:
            click.echo(persona.situation)
        header = ("", _("Stap"), _("Fase"), _("Kanaal"), _("Wie"), _("Verteld door"), _("Gevoel"))
        total = len(journey.participants)
        rows = (
            (n, s.label, s.phase, s.channel, s.actor, f"{len(s.participants)} van {total}", signed(s.valence))
            for n, s in enumerate(journey.steps, 1)
        )
        print_table(header, rows)
        click.echo()


@journeys.command("export", help=_("Schrijf de klantreizen als YAML, om te lezen en na te kijken."))
@click.option("--out", metavar=_("MAP"), type=click.Path(path_type=Path), help=_("De map, anders journeys/."))
@study_options
@pass_session
def export_(session: Session, out: Path | None) -> None:
    from klantreis.workflow import reviewing

    with session.open() as study:
        path = reviewing.export_yaml(study, out)
    click.echo(_("Geschreven: {path}").format(path=path))


@journeys.command("import", help=_("Lees klantreizen terug uit YAML, als nieuw voorstel."))
@click.argument("file", metavar=_("[BESTAND]"), required=False, type=click.Path(path_type=Path))
@click.option("--out", metavar=_("MAP"), type=click.Path(path_type=Path), help=_("De map waar het staat."))
@study_options
@pass_session
def import_(session: Session, file: Path | None, out: Path | None) -> None:
    from klantreis.workflow import reviewing

    with session.open() as study:
        count = reviewing.import_yaml(study, file or out)
    click.echo(plural("{n} klantreis gelezen.", "{n} klantreizen gelezen.", count))


@click.command(help=_("Toon verbeterpunten, wat goed gaat, en ideeën."))
@json_option
@study_options
@pass_session
def findings(session: Session, as_json: bool) -> None:
    from klantreis.workflow import merge

    with session.open() as study:
        found = merge.findings_of(study)
    if as_json:
        print_json(
            [
                {
                    "id": f.id,
                    "kind": f.kind.value,
                    "title": f.title,
                    "theme": f.theme,
                    "phase": f.phase,
                    "participants": len(f.participants),
                    "households": f.households,
                    "codings": list(f.codings),
                    "valence": f.valence,
                }
                for f in found
            ]
        )
        return
    header = (_("Soort"), _("Thema"), _("Fase"), _("Respondenten"), _("Fragmenten"), _("Gevoel"))
    print_table(
        header,
        (
            (names.finding_kind(f.kind), f.theme, f.phase, len(f.participants), len(f.codings), signed(f.valence))
            for f in found
        ),
    )
