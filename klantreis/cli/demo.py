"""The verb that makes the example study."""

from pathlib import Path

import click

from klantreis.cli.output import aside
from klantreis.cli.session import Session, pass_session, study_options
from klantreis.text.catalogue import _


@click.command(help=_("Maak het voorbeeldonderzoek in MAP (anders ./demo): van gesprekken tot documenten."))
@click.argument("folder", metavar=_("[MAP]"), required=False, type=click.Path(path_type=Path))
@click.option("--again", is_flag=True, help=_("Zet een eerder voorbeeldonderzoek in die map opzij."))
@study_options
@pass_session
def demo(session: Session, folder: Path | None, again: bool) -> None:
    from klantreis.workflow import demo as making

    made = making.make(folder or Path("demo"), session.actor, again=again, tell=lambda line: aside(f"{line} …"))
    click.echo(
        _("Klaar. Uit {sources} gesprekken met {codings} coderingen zijn {n} klantreizen gemaakt: {names}.").format(
            sources=made.sources, codings=made.codings, n=len(made.personas), names=", ".join(made.personas)
        )
    )
    for path in made.files:
        click.echo(f"  {path}")
    click.echo(_("Bekijk het onderzoek met: klantreis -C {folder} open").format(folder=made.folder))
