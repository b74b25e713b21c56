"""The verb that edits transcripts: words, turns, speakers, and the codings that lost their words by it."""

from typing import TYPE_CHECKING

import click

from klantreis.cli.output import print_json, print_table
from klantreis.cli.session import Session, confirm, json_option, pass_session, study_options, yes_option
from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _, plural

if TYPE_CHECKING:
    from klantreis.model.codings import Coding
    from klantreis.model.sources import Source, Turn
    from klantreis.store.study import Study

_source = click.argument("source", metavar=_("BRON"))
_number = click.argument("number", metavar=_("BEURT"), type=click.IntRange(1))


@click.group(help=_("Verbeter de tekst van een bron; coderingen blijven op hun woorden staan."))
def edit() -> None:
    pass


@edit.command(
    "turn", help=_("Vervang de woorden van BEURT (een nummer, vanaf 1) door TEKST; zonder woorden gaat hij weg.")
)
@_source
@_number
@click.argument("text", metavar=_("TEKST"))
@study_options
@pass_session
def turn(session: Session, source: str, number: int, text: str) -> None:
    from klantreis.workflow import collect, editing, lost

    with session.open() as study:
        found = collect.find_source(study, source)
        mended = editing.edit_turn(study, found, _turn(study, found, number), text)
    done = _("Beurt {n} van {title} is aangepast.") if mended.words else _("Beurt {n} van {title} is weg.")
    click.echo(done.format(n=number, title=found.title))
    if mended.lost:
        click.echo(_("Let op: {told}; zie klantreis edit lost.").format(told=lost.lost_told(mended.lost)))


@edit.command("split", help=_("Splits BEURT na PLAATS tekens, tussen twee woorden."))
@_source
@_number
@click.argument("offset", metavar=_("PLAATS"), type=click.IntRange(1))
@click.option("--speaker", metavar=_("NAAM"), help=_("Wie de tweede helft zegt; anders dezelfde."))
@study_options
@pass_session
def split(session: Session, source: str, number: int, offset: int, speaker: str | None) -> None:
    from klantreis.workflow import collect, editing

    with session.open() as study:
        found = collect.find_source(study, source)
        made = editing.split_turn(study, found, _turn(study, found, number), offset, speaker)
    click.echo(_("Beurt {n} begint nu met: {words}").format(n=number + 1, words=made.text[:60]))


@edit.command("join", help=_("Voeg BEURT samen met de volgende; de spreker van de eerste blijft."))
@_source
@_number
@yes_option
@study_options
@pass_session
def join(session: Session, source: str, number: int, yes: bool) -> None:
    from klantreis.workflow import collect, editing

    with session.open() as study:
        found = collect.find_source(study, source)
        first, second = _turn(study, found, number), _turn(study, found, number + 1)
        if first.speaker != second.speaker:
            nobody = _("(onbekend)")
            question = _("Beurt {n} is van {one} en de volgende van {other}. Samenvoegen als beurt van {one}?")
            confirm(question.format(n=number, one=first.speaker or nobody, other=second.speaker or nobody), yes)
        editing.join_turns(study, found, first, second)
    click.echo(
        _("Beurt {n} en {m} van {title} zijn samen beurt {n}.").format(n=number, m=number + 1, title=found.title)
    )


@edit.command("speaker", help=_("Noem de spreker OUD voortaan NIEUW, in heel BRON."))
@_source
@click.argument("old", metavar=_("OUD"))
@click.argument("new", metavar=_("NIEUW"))
@click.option("--turn", "number", type=click.IntRange(1), metavar=_("BEURT"), help=_("Alleen in deze beurt."))
@click.option("--everywhere", is_flag=True, help=_("In alle bronnen."))
@study_options
@pass_session
def speaker(session: Session, source: str, old: str, new: str, number: int | None, everywhere: bool) -> None:
    from klantreis.workflow import collect, editing

    if number is not None and everywhere:
        raise click.UsageError(_("Geef --turn of --everywhere, niet allebei."))
    with session.open() as study:
        found = collect.find_source(study, source)
        if number is not None:
            one = _turn(study, found, number)
            if (one.speaker or "") != old:
                message = _("Beurt {n} is niet van {old} maar van {speaker}.")
                raise KlantreisError(message.format(n=number, old=old, speaker=one.speaker or _("(onbekend)")))
            editing.set_speaker(study, found, one, new)
            click.echo(_("Beurt {n} is nu van {new}.").format(n=number, new=new))
            return
        renamed = editing.rename_speaker(study, old, new, None if everywhere else found)
    turns = plural("{n} beurt", "{n} beurten", renamed.turns)
    sources = plural("{n} bron", "{n} bronnen", renamed.sources)
    click.echo(_("{old} heet nu {new}: {turns} in {sources}.").format(old=old, new=new, turns=turns, sources=sources))


@edit.command("lost", help=_("Toon de coderingen waarvan de woorden weg zijn, van BRON of van alle bronnen."))
@click.argument("source", metavar=_("[BRON]"), required=False)
@json_option
@study_options
@pass_session
def lost_(session: Session, source: str | None, as_json: bool) -> None:
    from klantreis.workflow import code, codebooks, collect, lost

    with session.open() as study:
        found = lost.lost_codings(study, collect.find_source(study, source) if source else None)
        book, coders = codebooks.codebook(study), code.coder_names(study)
    if as_json:
        print_json(
            [
                {
                    "coding": f.coding.id,
                    "source": f.title,
                    "turn": f.turn,
                    "start": f.offset,
                    "text": f.coding.lost,
                    "code": book.paths[f.coding.code],
                    "coder": coders[f.coding.coder],
                }
                for f in found
            ]
        )
        return
    if not found:
        click.echo(_("Alle coderingen hebben hun woorden."))
        return
    header = (_("Nummer"), _("Bron"), _("Beurt"), _("Code"), _("Codeur"), _("Woorden"))
    print_table(
        header,
        (
            (f.coding.id, f.title, f.turn, book.paths[f.coding.code], coders[f.coding.coder], f.coding.lost)
            for f in found
        ),
    )


_coding = click.argument("number", metavar=_("NUMMER"))


@edit.command("attach", help=_("Leg codering NUMMER (zie lost) op de tekens BEGIN tot EINDE van zijn bron."))
@_coding
@click.argument("start", metavar=_("BEGIN"), type=click.IntRange(0))
@click.argument("end", metavar=_("EINDE"), type=click.IntRange(1))
@study_options
@pass_session
def attach(session: Session, number: str, start: int, end: int) -> None:
    from klantreis.model.spans import SourceText
    from klantreis.workflow import lost, transcribe

    with session.open() as study:
        coding, source = _lost(study, number)
        turns = [placed.turn for placed in transcribe.turns(study, source)]
        text = SourceText([turn.text for turn in turns])
        if not start < end <= text.length:
            message = _("{start}-{end} ligt buiten de tekst van {title} (0-{length}).")
            raise KlantreisError(message.format(start=start, end=end, title=source.title, length=text.length))
        lost.reattach(study, coding, text.span(start, end), turns)
    click.echo(_("Staat nu op: {words}").format(words=" ".join(text.text[start:end].split())[:80]))


@edit.command("drop", help=_("Haal codering NUMMER (zie lost) weg; undo zet hem terug."))
@_coding
@study_options
@pass_session
def drop(session: Session, number: str) -> None:
    from klantreis.workflow import code

    with session.open() as study:
        code.delete_codings(study, [_lost(study, number)[0]])
    click.echo(_("Weggehaald. Terughalen kan met: klantreis undo"))


def _turn(study: "Study", source: "Source", number: int) -> "Turn":
    from klantreis.workflow import transcribe

    turns = transcribe.turns(study, source)
    if number > len(turns):
        told = plural("{n} beurt", "{n} beurten", len(turns))
        raise KlantreisError(_("{title} heeft maar {turns}.").format(title=source.title, turns=told))
    return turns[number - 1].turn


def _lost(study: "Study", number: str) -> "tuple[Coding, Source]":
    from klantreis.workflow import collect, lost

    found = next((f for f in lost.lost_codings(study) if f.coding.id == number), None)
    if found is None:
        raise KlantreisError(_("{id} is geen codering zonder woorden; zie klantreis edit lost.").format(id=number))
    return found.coding, collect.find_source(study, found.title)
