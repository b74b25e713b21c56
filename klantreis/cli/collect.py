"""Verbs that bring sources and participants in, and show them."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from klantreis.cli.output import clock, print_json, print_table, progress, seconds
from klantreis.cli.session import Session, confirm, json_option, pass_session, study_options, yes_option
from klantreis.model.sources import SourceKind
from klantreis.text import names
from klantreis.text.catalogue import _, plural

if TYPE_CHECKING:
    from klantreis.workflow.transcribe import PlacedTurn


@click.command(
    "import",
    help=_(
        "Lees bestanden in als bronnen: tekst, ook van f4 (.txt, .md, .docx, .odt, .rtf, .pdf), ondertitels (.vtt, "
        ".srt), whisper en whisperX (.json), oTranscribe (.otr), noScribe (.html, .htm) en labels van Audacity (.txt)."
    ),
)
@click.argument("files", metavar=_("BESTAND..."), nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--kind", type=click.Choice([k.value for k in SourceKind]), default="interview", help=_("Soort bron."))
@click.option("--title", metavar=_("TITEL"), help=_("Titel, anders de bestandsnaam zonder einde."))
@click.option("--participant", metavar=_("R01[,R02]"), help=_("Wie meedoen, anders een nieuwe respondent per bron."))
@click.option("--group", default="", metavar=_("GROEP"), help=_("Groep van de respondent, bijvoorbeeld ouder."))
@click.option("--round", "round_name", metavar=_("RONDE"), help=_("De ronde, bijvoorbeeld 2022."))
@study_options
@pass_session
def import_(
    session: Session,
    files: tuple[Path, ...],
    kind: str,
    title: str | None,
    participant: str | None,
    group: str,
    round_name: str | None,
) -> int:
    from klantreis.workflow import collect

    if title and len(files) > 1:
        raise click.UsageError(_("Geef --title alleen bij één bestand."))
    codes = [code.strip() for code in (participant or "").split(",") if code.strip()]
    with session.open() as study:
        report = collect.import_files(
            study,
            files,
            kind=SourceKind(kind),
            title=title,
            participants=codes,
            group=group,
            round_name=round_name,
            progress=progress,
        )
    for arrival in report.arrivals:
        turns = plural("{n} beurt", "{n} beurten", arrival.turns)
        click.echo(f"{arrival.title}: {turns}, {', '.join(arrival.participants)}")
    for refusal in report.refusals:
        click.echo(f"klantreis: {refusal}", err=True)
    return 1 if report.refusals else 0


@click.command(help=_("Toon de bronnen."))
@json_option
@study_options
@pass_session
def sources(session: Session, as_json: bool) -> None:
    from klantreis.workflow import collect

    with session.open() as study:
        counts = collect.sources(study)
    if as_json:
        print_json(
            [
                {
                    "id": c.source.id,
                    "title": c.source.title,
                    "kind": c.source.kind.value,
                    "round": c.source.round,
                    "participants": list(c.source.participants),
                    "characters": c.characters,
                    "words": c.words,
                    "turns": c.turns,
                    "codings": c.codings,
                }
                for c in counts
            ]
        )
        return
    header = (_("Titel"), _("Soort"), _("Ronde"), _("Respondenten"), _("Woorden"), _("Beurten"), _("Coderingen"))
    print_table(
        header,
        (
            (s.title, names.source_kind(s.kind), s.round, ", ".join(s.participants), c.words, c.turns, c.codings)
            for c in counts
            for s in (c.source,)
        ),
    )


@click.command(help=_("Toon de respondenten; met --import leest klantreis eerst een CSV-bestand over hen in."))
@click.option("--import", "file", metavar=_("BESTAND"), type=click.Path(path_type=Path), help=_("CSV-bestand."))
@json_option
@study_options
@pass_session
def participants(session: Session, file: Path | None, as_json: bool) -> int:
    from klantreis.workflow import collect

    missing: tuple[str, ...] = ()
    with session.open() as study:
        if file is not None:
            from klantreis.workflow import people_files

            missing = people_files.import_participants(study, file).missing
        found = collect.participants(study)
    if as_json:
        print_json(
            [
                {
                    "code": p.code,
                    "group": p.group,
                    "sources": list(titles),
                    "household": p.household,
                    "cohort": p.cohort,
                    "organisation": p.organisation,
                    "age_band": p.age_band,
                    "traits": dict(p.traits),
                    "consent": p.consent,
                }
                for p, titles in found
            ]
        )
    else:
        header = (_("Code"), _("Groep"), _("Gezin"), _("Doelgroep"), _("Bronnen"))
        print_table(header, ((p.code, p.group, p.household, p.cohort, ", ".join(titles)) for p, titles in found))
    for message in missing:
        click.echo(f"klantreis: {message}", err=True)
    return 1 if missing else 0


def turns_json(placed: "Iterable[PlacedTurn]") -> list[dict[str, object]]:
    """The turns of a source as the contract of the command line has them; times in seconds or null."""
    return [
        {
            "n": p.number,
            "speaker": p.turn.speaker,
            "start": p.start,
            "end": p.end,
            "time": seconds(p.turn.start_ms),
            "time_end": seconds(p.turn.end_ms),
            "text": p.turn.text,
            "words": [
                {
                    "text": p.turn.text[word.start : word.end],
                    "start": p.start + word.start,
                    "end": p.start + word.end,
                    "time": seconds(word.start_ms),
                    "time_end": seconds(word.end_ms),
                    "confidence": None if word.confidence is None else word.confidence / 1000,
                }
                for word in p.words
            ],
        }
        for p in placed
    ]


@click.command(help=_("Toon de beurten van BRON."))
@click.argument("source", metavar=_("BRON"))
@json_option
@study_options
@pass_session
def turns(session: Session, source: str, as_json: bool) -> None:
    from klantreis.workflow import collect, transcribe

    with session.open() as study:
        placed = transcribe.turns(study, collect.find_source(study, source))
    if as_json:
        print_json(turns_json(placed))
        return
    header = (_("Nr"), _("Tijd"), _("Spreker"), _("Tekst"))
    print_table(header, ((p.number, clock(p.turn.start_ms), p.turn.speaker, p.turn.text) for p in placed))


@click.command(help=_("Haal BRON uit het onderzoek, met alle coderingen; met undo komt alles terug."))
@click.argument("source", metavar=_("BRON"))
@yes_option
@study_options
@pass_session
def remove(session: Session, source: str, yes: bool) -> None:
    from klantreis.workflow import collect

    with session.open() as study:
        found = collect.find_source(study, source)
        confirm(_("{title} met alle coderingen verwijderen?").format(title=found.title), yes)
        collect.remove_source(study, found)
    click.echo(_("{title} is verwijderd. Terughalen kan met: klantreis undo").format(title=found.title))
