"""Verbs for the worksheets that teams fill in."""

from dataclasses import asdict
from pathlib import Path

import click

from klantreis.cli.output import aside, print_json, print_table
from klantreis.cli.session import Session, json_option, pass_session, study_options
from klantreis.text.catalogue import _, plural


@click.group(help=_("Lees ingevulde werkbladen van teams in, of toon hun antwoorden."))
def worksheet() -> None:
    pass


@worksheet.command("import", help=_("Lees een ingevuld werkblad in; maak er een met: klantreis export worksheet"))
@click.argument("file", metavar=_("BESTAND"), type=click.Path(path_type=Path))
@click.option("--team", default="", metavar=_("NAAM"), help=_("Welk team, anders wat op het werkblad staat."))
@study_options
@pass_session
def import_(session: Session, file: Path, team: str) -> int:
    from klantreis.workflow import worksheets

    with session.open() as study:
        taken = worksheets.import_worksheet(study, file, team)
    if taken.new:
        read = plural(
            "{n} antwoord van {team} gelezen.", "{n} antwoorden van {team} gelezen.", taken.new, team=taken.team
        )
    else:
        read = _("Er staat niets nieuws op dit werkblad.")
    click.echo(read)
    if taken.gone:
        aside(
            plural(
                "{n} bevinding van dit werkblad bestaat niet meer; wat daar staat, is overgeslagen.",
                "{n} bevindingen van dit werkblad bestaan niet meer; wat daar staat, is overgeslagen.",
                taken.gone,
            )
        )
    return 1 if taken.gone else 0


@worksheet.command("list", help=_("Toon wat teams antwoordden."))
@json_option
@study_options
@pass_session
def list_(session: Session, as_json: bool) -> None:
    from klantreis.documents.worksheet_fields import questions
    from klantreis.workflow import worksheets

    with session.open() as study:
        found = worksheets.answers(study)
        titles = worksheets.titles(study)
    if as_json:
        print_json([{**asdict(each), "title": titles.get(each.finding, "")} for each in found])
        return
    asked = questions()
    header = (_("Bevinding"), _("Team"), _("Vraag"), _("Antwoord"))
    print_table(header, ((titles.get(a.finding, "?"), a.team, asked[a.question], a.text) for a in found))
