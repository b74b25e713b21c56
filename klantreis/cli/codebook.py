"""The verb for the codebook: reading, writing and showing it, and its versions."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from klantreis.cli import recoding
from klantreis.cli.output import print_json, print_table
from klantreis.cli.session import Session, json_option, pass_session, study_options
from klantreis.text import names
from klantreis.text.catalogue import _, plural

if TYPE_CHECKING:
    from klantreis.coding.codebook_diff import Change


@click.group(help=_("Lees, schrijf, toon of verander het codeboek."))
def codebook() -> None:
    pass


@codebook.command("import", help=_("Voeg de codes uit BESTAND (.yaml of .csv) toe; toont wat er verandert."))
@click.argument("file", metavar=_("BESTAND"), type=click.Path(path_type=Path))
@study_options
@pass_session
def import_(session: Session, file: Path) -> None:
    from klantreis.coding import codebook_diff
    from klantreis.workflow import codebooks_files, versions

    with session.open() as study:
        before = versions.labelled(study)
        added, changed = codebooks_files.import_codebook(study, file)
        after = versions.labelled(study)
    new = plural("{n} code toegevoegd", "{n} codes toegevoegd", added)
    click.echo(f"{new}, {plural('{n} bijgewerkt', '{n} bijgewerkt', changed)}.")
    if len(before) and before.version != after.version:
        click.echo(_("Versie {before} is nu {after}.").format(before=before.version, after=after.version))
    if len(before):
        _tell(codebook_diff.as_text(versions.between(before, after)))


@codebook.command("export", help=_("Schrijf het codeboek naar BESTAND (.yaml of .csv)."))
@click.argument("file", metavar=_("BESTAND"), type=click.Path(path_type=Path))
@study_options
@pass_session
def export(session: Session, file: Path) -> None:
    from klantreis.workflow import codebooks_files

    with session.open() as study:
        codebooks_files.export_codebook(study, file)
    click.echo(_("Geschreven: {path}").format(path=file))


@codebook.command("list", help=_("Toon de codes met het aantal coderingen."))
@json_option
@study_options
@pass_session
def list_(session: Session, as_json: bool) -> None:
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
                    "codings_below": sum(counts.get(below.id, 0) for below in book.below(c.id)),
                    "definition": c.definition,
                    "include": c.include,
                    "exclude": c.exclude,
                    "example": c.example,
                    "color": c.color,
                    "phase": c.phase,
                }
                for c in book
            ]
        )
        return
    rows = (("  " * (len(book.lineage(c.id)) - 1) + c.name, names.code_kind(c.kind), counts.get(c.id, 0)) for c in book)
    for name, kind, count in rows:
        click.echo(f"{name:<52} {kind:<13} {count:>5}")


@codebook.command("stamp", help=_("Leg het codeboek vast als versie NAAM, om later mee te vergelijken."))
@click.argument("name", metavar=_("NAAM"))
@click.option("--round", "round_name", metavar=_("RONDE"), help=_("De ronde waarvoor deze versie geldt."))
@click.option("--note", default="", metavar=_("TEKST"), help=_("Waarom, of wat erbij hoort."))
@study_options
@pass_session
def stamp(session: Session, name: str, round_name: str | None, note: str) -> None:
    from klantreis.workflow import versions

    with session.open() as study:
        made = versions.stamp(study, name, round_name, note)
    click.echo(_("Vastgelegd: versie {n}, {name}.").format(n=made.number, name=made.name))


@codebook.command("versions", help=_("Toon de versies die zijn vastgelegd."))
@json_option
@study_options
@pass_session
def versions_(session: Session, as_json: bool) -> None:
    from klantreis.workflow import versions

    with session.open() as study:
        found = versions.versions(study)
    if as_json:
        print_json([vars(version) for version in found])
        return
    header = (_("Versie"), _("Naam"), _("Ronde"), _("Vastgelegd"), _("Toelichting"))
    print_table(header, ((v.number, v.name, v.round, v.at[:10], v.note) for v in found))


@codebook.command(
    "diff",
    help=_(
        "Toon wat er veranderde tussen twee versies, per nummer.\n\n"
        "Met één nummer: sinds die versie. Zonder nummer: sinds de laatste. In teksten staat wat weg is "
        "als [-zo-] en wat erbij kwam als {+zo+}."
    ),
)
@click.argument("older", metavar=_("[VERSIE"), required=False, type=int)
@click.argument("newer", metavar=_("[VERSIE]]"), required=False, type=int)
@json_option
@study_options
@pass_session
def diff(session: Session, older: int | None, newer: int | None, as_json: bool) -> None:
    from klantreis.coding import codebook_diff
    from klantreis.workflow import versions

    with session.open() as study:
        found = versions.compare(study, older, newer)
    if as_json:
        print_json([_as_data(change) for change in found.changes])
        return
    newer_name = found.newer.name if found.newer else _("nu")
    click.echo(_("Van {older} naar {newer}:").format(older=found.older.name, newer=newer_name))
    _tell(codebook_diff.as_text(found.changes) or [_("geen verschil")])


def _as_data(change: "Change") -> dict[str, str | None]:
    return {
        "change": change.kind.value,
        "code": change.code,
        "path": change.path,
        "field": change.field or None,
        "before": change.before,
        "after": change.after,
    }


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(f"  {line}")


for command in recoding.COMMANDS:
    codebook.add_command(command)
