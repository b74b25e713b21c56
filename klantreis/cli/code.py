"""Verbs for the codebook and the codings."""

from pathlib import Path

import click

from klantreis.cli.output import print_json
from klantreis.cli.session import Session, json_option, pass_session, study_options
from klantreis.text import names
from klantreis.text.catalogue import _, plural


@click.group(help=_("Lees, schrijf of toon het codeboek."))
def codebook() -> None:
    pass


@codebook.command("import", help=_("Voeg de codes uit BESTAND (.yaml of .csv) toe."))
@click.argument("file", metavar=_("BESTAND"), type=click.Path(path_type=Path))
@study_options
@pass_session
def codebook_import(session: Session, file: Path) -> None:
    from klantreis.workflow import codebooks

    with session.open() as study:
        added, changed = codebooks.import_codebook(study, file)
    new = plural("{n} code toegevoegd", "{n} codes toegevoegd", added)
    click.echo(f"{new}, {plural('{n} bijgewerkt', '{n} bijgewerkt', changed)}.")


@codebook.command("export", help=_("Schrijf het codeboek naar BESTAND (.yaml of .csv)."))
@click.argument("file", metavar=_("BESTAND"), type=click.Path(path_type=Path))
@study_options
@pass_session
def codebook_export(session: Session, file: Path) -> None:
    from klantreis.workflow import codebooks

    with session.open() as study:
        codebooks.export_codebook(study, file)
    click.echo(_("Geschreven: {path}").format(path=file))


@codebook.command("list", help=_("Toon de codes met het aantal coderingen."))
@json_option
@study_options
@pass_session
def codebook_list(session: Session, as_json: bool) -> None:
    from klantreis.workflow import codebooks

    with session.open() as study:
        book, counts = codebooks.codebook(study), codebooks.code_counts(study)
    if as_json:
        print_json(
            [
                {
                    "id": c.id,
                    "name": c.name,
                    "path": book.paths[c.id],
                    "kind": c.kind.value,
                    "codings": counts.get(c.id, 0),
                }
                for c in book
            ]
        )
        return
    rows = (("  " * (len(book.lineage(c.id)) - 1) + c.name, names.code_kind(c.kind), counts.get(c.id, 0)) for c in book)
    for name, kind, count in rows:
        click.echo(f"{name:<52} {kind:<13} {count:>5}")


@codebook.command("rename", help=_("Geef CODE een andere NAAM; klantreizen volgen die."))
@click.argument("reference", metavar=_("CODE"))
@click.argument("name", metavar=_("NAAM"))
@study_options
@pass_session
def codebook_rename(session: Session, reference: str, name: str) -> None:
    from klantreis.workflow import codebooks

    with session.open() as study:
        found = codebooks.find_code(codebooks.codebook(study), reference)
        codebooks.rename_code(study, found, name)
    click.echo(_("{old} heet nu {new}.").format(old=found.name, new=name))


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
