"""The verb that writes documents and files."""

from pathlib import Path

import click

from klantreis.cli.session import Session, pass_session, study_options
from klantreis.text.catalogue import _

# As in workflow.publish.WHAT, which is loaded only when something is written.
_WHAT = ["journeys", "bundle", "findings", "actions", "feedback", "worksheet", "codebook", "codings"]
_WHAT += ["transcripts", "pseudonymised"]


@click.command(
    help=_(
        "Schrijf klantreizen (journeys), alle reizen in één document (bundle), verbeterpunten (findings), "
        "acties (actions), terugkoppeling (feedback), een werkblad voor het team (worksheet), het codeboek (codebook), "
        "coderingen (codings), gesprekken (transcripts) of gesprekken met schuilnamen (pseudonymised)."
    )
)
@click.argument("what", metavar=_("WAT"), type=click.Choice(_WHAT))
@click.option(
    "--audience",
    type=click.Choice(["internal", "public"]),
    default="internal",
    help=_("internal: met bronnen; public: alleen wat openbaar mag (de publicatiegrens beslist)."),
)
@click.option("--format", "formats", metavar=_("docx,svg,…"), help=_("Welke bestanden, met komma's ertussen."))
@click.option("--out", type=click.Path(path_type=Path), metavar=_("MAP"), help=_("De map, anders exports/."))
@study_options
@pass_session
def export(session: Session, what: str, audience: str, formats: str | None, out: Path | None) -> None:
    from klantreis.workflow import publish

    wanted = [name.strip().lower().lstrip(".") for name in (formats or "").split(",") if name.strip()]
    with session.open() as study:
        paths = publish.export(study, what, out=out, audience=audience, formats=wanted)
    for path in paths:
        click.echo(_("Geschreven: {path}").format(path=path))
