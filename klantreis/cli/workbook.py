"""The verb that reads a workbook of findings and actions back."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from klantreis.cli.output import print_json
from klantreis.cli.session import Session, json_option, pass_session, study_options
from klantreis.text.catalogue import _

if TYPE_CHECKING:
    from klantreis.workflow.workbooks import Taken


@click.command("import", help=_("Lees een ingevuld werkboek terug; maak er een met: klantreis export findings"))
@click.argument("file", metavar=_("BESTAND"), type=click.Path(path_type=Path))
@click.option(
    "--take",
    type=click.Choice(["study", "file"]),
    default="study",
    help=_("Wat telt als het onderzoek en het bestand allebei zijn veranderd; anders het onderzoek."),
)
@json_option
@study_options
@pass_session
def import_(session: Session, file: Path, take: str, as_json: bool) -> None:
    from klantreis.workflow import workbooks

    with session.open() as study:
        taken = workbooks.import_workbook(study, file, take_file=take == "file")
    if as_json:
        print_json(asdict(taken))
        return
    _tell(taken)


def _tell(taken: "Taken") -> None:
    """What became of a workbook that was read back."""
    from klantreis.workflow import workbook_told

    if not taken.changed and not taken.added:
        click.echo(_("Er staat niets nieuws in dit werkboek."))
    for heading, entries in workbook_told.parts(taken):
        click.echo(heading)
        for entry in entries:
            click.echo(f"  {entry}")
        if taken.conflicts and heading == workbook_told.at_odds(taken):
            click.echo(_("Moet het bestand tellen? Lees het dan nog eens in met: --take file"))
