"""The verb that reads a workbook of findings and actions back."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from klantreis.cli.output import print_json
from klantreis.cli.session import Session, json_option, pass_session, study_options
from klantreis.text.catalogue import _, plural

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
    from klantreis.documents.actions_files import columns
    from klantreis.workflow.workbook_names import shown

    heads = columns()

    def told(field: str, value: str) -> str:
        return f"“{shown(field, value)}”" if value else _("leeg")

    if not taken.changed and not taken.added:
        click.echo(_("Er staat niets nieuws in dit werkboek."))
    if taken.changed:
        click.echo(plural("{n} verandering overgenomen:", "{n} veranderingen overgenomen:", len(taken.changed)))
    for each in taken.changed:
        line = _("  actie {n}, {column}: {before} is nu {after}").format(
            n=each.number,
            column=heads[each.field],
            before=told(each.field, each.before),
            after=told(each.field, each.after),
        )
        click.echo(line)
    if taken.added:
        made = ", ".join(map(str, taken.added))
        click.echo(
            plural("{n} nieuwe actie: {numbers}", "{n} nieuwe acties: {numbers}", len(taken.added), numbers=made)
        )
    if taken.conflicts:
        click.echo(
            plural(
                "{n} verandering botst met het onderzoek, dat blijft zoals het is:",
                "{n} veranderingen botsen met het onderzoek, dat blijft zoals het is:",
                len(taken.conflicts),
            )
        )
    for each_ in taken.conflicts:
        line = _("  actie {n}, {column}: was {exported}, in het onderzoek {study}, in het bestand {file}").format(
            n=each_.number,
            column=heads[each_.field],
            exported=told(each_.field, each_.exported),
            study=told(each_.field, each_.study),
            file=told(each_.field, each_.file),
        )
        click.echo(line)
    if taken.conflicts:
        click.echo(_("Moet het bestand tellen? Lees het dan nog eens in met: --take file"))
    if taken.left_out:
        click.echo(_("Niet overgenomen:"))
    for left in taken.left_out:
        where = _("{sheet}, regel {row}").format(sheet=left.sheet, row=left.row) if left.row else left.sheet
        click.echo(f"  {where}: {left.message}")
