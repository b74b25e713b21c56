"""Verbs that start, open and look after a study."""

from pathlib import Path
from typing import Any

import click

from klantreis.cli.output import print_json, print_table
from klantreis.cli.session import Session, at_terminal, json_option, new_passphrase, pass_session, study_options
from klantreis.text.catalogue import _


@click.command(help=_("Maak een leeg onderzoek in MAP."))
@click.argument("folder", metavar=_("MAP"), type=click.Path(path_type=Path))
@click.option("--title", metavar=_("TITEL"), help=_("De titel van het onderzoek."))
@click.option("--plain", is_flag=True, help=_("Niet versleutelen."))
@study_options
@pass_session
def new(session: Session, folder: Path, title: str | None, plain: bool) -> None:
    from klantreis.workflow import studies

    if plain and session.passphrase_file is not None:
        raise click.UsageError(_("Geef --plain of --passphrase-file, niet allebei."))
    passphrase = None if plain else session.given_passphrase()
    if not plain and passphrase is None:
        if not at_terminal():
            raise click.UsageError(_("Geef --plain, of --passphrase-file om het onderzoek te versleutelen."))
        passphrase = new_passphrase()
    studies.new(folder, title, session.actor, passphrase).close()
    click.echo(_("Onderzoek gemaakt in {folder}. Ga verder met: klantreis -C {folder} open").format(folder=folder))


@click.command("open", help=_("Open het onderzoek in de terminal; met BRON meteen het coderen van die bron."))
@click.argument("source", metavar=_("[BRON]"), required=False)
@study_options
@pass_session
def open_(session: Session, source: str | None = None) -> None:
    with session.open() as study:
        title = _title(study, source) if source else None
        if not at_terminal():
            raise click.UsageError(_("Het scherm heeft een terminal nodig; bekijk de opdrachten met --help."))
        from klantreis.tui import run

        run(study, title)


def _title(study: Any, reference: str) -> str:
    from klantreis.workflow import collect

    return collect.find_source(study, reference).title


@click.command(help=_("Controleer de database en de publicatiegrens; eindcode 1 als er iets mis is."))
@json_option
@study_options
@pass_session
def check(session: Session, as_json: bool) -> int:
    from klantreis.workflow import studies

    with session.open() as study:
        outcome = studies.check(study)
    if as_json:
        problems, warnings = ([vars(p) for p in found] for found in (outcome.problems, outcome.warnings))
        print_json({"ok": outcome.ok, "problems": problems, "warnings": warnings})
        return 0 if outcome.ok else 1
    for problem in outcome.problems:
        click.echo(f"{problem.where}: {problem.message}", err=True)
    for warning in outcome.warnings:
        click.echo(_("Let op: {message}").format(message=warning.message))
    if outcome.ok:
        click.echo(_("Alles in orde."))
    return 0 if outcome.ok else 1


@click.command(help=_("Toon wat er gedaan is, het laatste eerst."))
@click.option("-n", "limit", type=click.IntRange(min=1), metavar=_("AANTAL"), help=_("Toon alleen de laatste."))
@json_option
@study_options
@pass_session
def history(session: Session, limit: int | None, as_json: bool) -> None:
    from klantreis.workflow import history as done
    from klantreis.workflow import studies

    with session.open() as study:
        entries = studies.history(study, limit)
        spots = done.spots(study, entries)
    nowhere = done.Spot("")
    if as_json:
        where = (spots.get(entry.number, nowhere) for entry in entries)
        print_json([{**vars(e), "where": w.text, "source": w.source} for e, w in zip(entries, where, strict=True)])
        return
    header = (_("Nr"), _("Tijd"), _("Wie"), _("Wat"), _("Waar"), "")
    rows = (
        (
            e.number,
            e.at[:16].replace("T", " "),
            e.actor,
            e.summary,
            spots.get(e.number, nowhere).text,
            _("ongedaan") if e.undone else "",
        )
        for e in entries
    )
    print_table(header, rows)


@click.command(help=_("Maak de laatste handeling ongedaan: van wie dan ook, of met --coder die van één persoon."))
@study_options
@pass_session
def undo(session: Session) -> None:
    from klantreis.workflow import studies

    with session.open() as study:
        entry = studies.undo(study, session.named_actor)
    click.echo(_("Ongedaan gemaakt: {summary} ({actor}).").format(summary=entry.summary, actor=entry.actor))


@click.command(help=_("Doe opnieuw wat het laatst ongedaan was gemaakt."))
@study_options
@pass_session
def redo(session: Session) -> None:
    from klantreis.workflow import studies

    with session.open() as study:
        entry = studies.redo(study, session.named_actor)
    click.echo(_("Opnieuw gedaan: {summary} ({actor}).").format(summary=entry.summary, actor=entry.actor))


@click.command(help=_("Schrijf een volledige kopie van de database naar BESTAND, of anders in de map backups."))
@click.argument("file", metavar=_("[BESTAND]"), required=False, type=click.Path(path_type=Path))
@study_options
@pass_session
def backup(session: Session, file: Path | None) -> None:
    from klantreis.workflow import studies

    with session.open() as study:
        path = studies.backup(study, file)
    click.echo(_("Reservekopie: {path}").format(path=path))
