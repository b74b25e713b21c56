"""Verbs for the codings."""

from pathlib import Path

import click

from klantreis.cli.session import Session, pass_session, study_options
from klantreis.text.catalogue import _, plural


@click.group(help=_("Lees of schrijf coderingen."))
def codings() -> None:
    pass


@codings.command("import", help=_("Voeg coderingen uit een CSV-bestand toe, op plaats of op letterlijk citaat."))
@click.argument("file", metavar=_("BESTAND"), type=click.Path(path_type=Path))
@study_options
@pass_session
def codings_import(session: Session, file: Path) -> int:
    from klantreis.workflow import codings_files

    with session.open() as study:
        report = codings_files.import_codings(study, file)
    click.echo(plural("{n} codering toegevoegd.", "{n} coderingen toegevoegd.", report.added))
    if report.present:
        click.echo(plural("{n} stond er al.", "{n} stonden er al.", report.present))
    if report.changed:
        click.echo(
            plural(
                "Bij {n} is aangepast of het naar buiten mag.",
                "Bij {n} is aangepast of ze naar buiten mogen.",
                report.changed,
            )
        )
    for line, quote, words, score in report.approximate:
        click.echo(
            _("Regel {line}: niet letterlijk gevonden, {score} % gelijk: “{quote}” → “{words}”").format(
                line=line, score=int(score), quote=quote[:60], words=" ".join(words[:60].split())
            )
        )
    for message in report.missing:
        click.echo(f"klantreis: {message}", err=True)
    return 1 if report.missing else 0


@codings.command("export", help=_("Schrijf alle coderingen naar een CSV-bestand."))
@click.argument("file", metavar=_("BESTAND"), type=click.Path(path_type=Path))
@study_options
@pass_session
def codings_export(session: Session, file: Path) -> None:
    from klantreis.workflow import codings_files

    with session.open() as study:
        count = codings_files.export_codings(study, file)
    click.echo(_("{n} coderingen in {path}").format(n=count, path=file))
