"""The part of the verb for the codebook that changes it: code by code."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from klantreis.cli.output import print_json, signed
from klantreis.cli.session import Session, confirm, json_option, pass_session, study_options, yes_option
from klantreis.model.codes import SEPARATOR, CodeKind
from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _, plural

if TYPE_CHECKING:
    from klantreis.store.codings import Passage
    from klantreis.workflow.recoding import Outcome

_KINDS = click.Choice([kind.value for kind in CodeKind])


@click.command("add", help=_("Voeg een code toe; PAD is een naam, of Groep/Naam."))
@click.argument("path", metavar=_("PAD"))
@click.option("--kind", type=_KINDS, help=_("Het soort; anders dat van de code erboven."))
@click.option("--definition", default="", metavar=_("TEKST"), help=_("Wat de code betekent."))
@study_options
@pass_session
def add(session: Session, path: str, kind: str | None, definition: str) -> None:
    from klantreis.workflow import codebooks

    with session.open() as study:
        made = codebooks.add_code(study, path.split(SEPARATOR), CodeKind(kind) if kind else None, definition)
    click.echo(_("Code toegevoegd: {name}.").format(name=made.name))


@click.command("rename", help=_("Geef CODE een andere NAAM; klantreizen volgen die."))
@click.argument("reference", metavar=_("CODE"))
@click.argument("name", metavar=_("NAAM"))
@study_options
@pass_session
def rename(session: Session, reference: str, name: str) -> None:
    from klantreis.workflow import codebooks

    with session.open() as study:
        found = codebooks.find_code(codebooks.codebook(study), reference)
        codebooks.rename_code(study, found, name)
    click.echo(_("{old} heet nu {new}.").format(old=found.name, new=name))


@click.command("edit", help=_('Verander wat CODE over zichzelf zegt; "" maakt een veld leeg.'))
@click.argument("reference", metavar=_("CODE"))
@click.option("--kind", type=_KINDS, help=_("Het soort, ook van de codes eronder die hetzelfde soort hadden."))
@click.option("--definition", metavar=_("TEKST"), help=_("Wat de code betekent."))
@click.option("--include", metavar=_("TEKST"), help=_("Wat er wel onder valt."))
@click.option("--exclude", metavar=_("TEKST"), help=_("Wat er niet onder valt."))
@click.option("--example", metavar=_("TEKST"), help=_("Een voorbeeld."))
@click.option("--color", metavar=_("KLEUR"), help=_("Een kleur, zoals #2d6a4f."))
@click.option("--phase", metavar=_("FASE"), help=_("De fase waarin dit meestal gebeurt."))
@study_options
@pass_session
def edit(session: Session, /, reference: str, **given: str | None) -> None:
    from klantreis.workflow import codebooks

    fields = {name: value for name, value in given.items() if value is not None}
    if not fields:
        raise click.UsageError(_("Geef minstens één veld, zoals --definition."))
    with session.open() as study:
        found = codebooks.find_code(codebooks.codebook(study), reference)
        codebooks.edit_code(study, found, **fields)  # type: ignore[arg-type]
    click.echo(_("{name} aangepast.").format(name=found.name))


@click.command("move", help=_("Hang CODE onder een andere code, of zet hem hoger of lager tussen zijn buren."))
@click.argument("reference", metavar=_("CODE"))
@click.option("--under", metavar=_("CODE"), help=_("De code waar hij onder komt."))
@click.option("--top", is_flag=True, help=_("Helemaal bovenaan, onder geen andere code."))
@click.option("--up", type=click.IntRange(1), metavar=_("N"), help=_("N plaatsen omhoog."))
@click.option("--down", type=click.IntRange(1), metavar=_("N"), help=_("N plaatsen omlaag."))
@study_options
@pass_session
def move(session: Session, reference: str, under: str | None, top: bool, up: int | None, down: int | None) -> None:
    from klantreis.workflow import codebooks, recoding

    if sum((under is not None, top, up is not None, down is not None)) != 1:
        raise click.UsageError(_("Geef één van --under, --top, --up en --down."))
    with session.open() as study:
        book = codebooks.codebook(study)
        found = codebooks.find_code(book, reference)
        if up or down:
            moved = recoding.shift(study, found, (down or 0) - (up or 0))
        else:
            recoding.move(study, found, codebooks.find_code(book, under) if under is not None else None)
            moved = True
        path = codebooks.codebook(study).paths[found.id]
    click.echo(_("Verplaatst: {path}.").format(path=path) if moved else _("{path} staat daar al.").format(path=path))


@click.command("merge", help=_("Voeg CODE samen met een ANDERE, die alle coderingen krijgt."))
@click.argument("reference", metavar=_("CODE"))
@click.argument("into", metavar=_("ANDERE"))
@study_options
@pass_session
def merge(session: Session, reference: str, into: str) -> None:
    from klantreis.workflow import codebooks, recoding

    with session.open() as study:
        book = codebooks.codebook(study)
        gone, kept = (codebooks.find_code(book, name) for name in (reference, into))
        outcome = recoding.merge(study, gone, kept)
    click.echo(
        _("{code} is samengevoegd met {into}: {told}.").format(code=gone.name, into=kept.name, told=_told(outcome))
    )


@click.command(
    "split",
    help=_(
        "Geef een deel van de fragmenten van CODE een andere code.\n\n"
        "Wat je niet kiest, blijft. Zonder --to zie je de fragmenten die je kiest, met hun nummer voor --coding."
    ),
)
@click.argument("reference", metavar=_("CODE"))
@click.option("--to", "target", metavar=_("CODE"), help=_("Een code die er al is, of de naam van een nieuwe."))
@click.option("--coding", "ids", multiple=True, metavar=_("NUMMER"), help=_("Deze codering; mag vaker."))
@click.option("--containing", metavar=_("TEKST"), help=_("Fragmenten waarin deze tekst voorkomt."))
@click.option(
    "--valence", default="", metavar=_("GEVOEL"), help=_("Met dit gevoel: -2,-1 of neg, neutraal, pos, geen.")
)
@json_option
@study_options
@pass_session
def split(
    session: Session,
    reference: str,
    target: str | None,
    ids: tuple[str, ...],
    containing: str | None,
    valence: str,
    as_json: bool,
) -> None:
    from klantreis.workflow import codebooks, recoding, retrieve, sieves

    if target is not None and not (ids or containing or valence):
        raise click.UsageError(_("Kies fragmenten met --coding, --containing of --valence."))
    with session.open() as study:
        book = codebooks.codebook(study)
        found = codebooks.find_code(book, reference)
        every = retrieve.passages(study, found, sieve=sieves.read(study, valences=valence))
        chosen = [
            p for p in every if (not ids or p.coding in ids) and (containing or "").casefold() in p.text.casefold()
        ]
        unknown = sorted(set(ids) - {p.coding for p in every})
        if unknown:
            raise KlantreisError(_("{id} is geen codering die je hier kunt kiezen.").format(id=unknown[0]))
        if target is None:
            _list(chosen, as_json)
            return
        if not chosen:
            raise KlantreisError(_("Geen enkel fragment van “{code}” past daarbij.").format(code=found.name))
        other = codebooks.find_code(book, target) if book.find(target) else target
        outcome = recoding.split(study, found, {p.coding: other for p in chosen})
        left = codebooks.code_counts(study).get(found.id, 0)
    if as_json:
        print_json({"code": book.paths[found.id], "to": target, "codings": outcome.codings, "left": left})
        return
    click.echo(_("Naar {to}: {told}. Er blijven er {left}.").format(to=target, told=_told(outcome), left=left))


def _list(passages: Sequence["Passage"], as_json: bool) -> None:
    if as_json:
        fields = ("coding", "source", "start", "end", "text", "coder", "valence", "memo")
        print_json([{name: getattr(p, name) for name in fields} for p in passages])
        return
    for p in passages:
        click.echo(f"{p.coding}  {p.source} {p.start}-{p.end}  {signed(p.valence)}  ({p.coder})")
        click.echo(f"    {' '.join(p.text.split())}")


def _told(outcome: "Outcome") -> str:
    text = plural("{n} codering", "{n} coderingen", outcome.codings)
    if outcome.doubles:
        text += plural(" ({n} stond er al)", " ({n} stonden er al)", outcome.doubles)
    return text


@click.command("delete", help=_("Verwijder CODE; met --yes ook de coderingen en de codes eronder."))
@click.argument("reference", metavar=_("CODE"))
@yes_option
@study_options
@pass_session
def delete(session: Session, reference: str, yes: bool) -> None:
    from klantreis.workflow import codebooks, recoding

    with session.open() as study:
        found = codebooks.find_code(codebooks.codebook(study), reference)
        stake = recoding.told(recoding.at_stake(study, found))
        if stake:
            confirm(_("{name} verwijderen, met {stake}?").format(name=found.name, stake=stake), yes)
        recoding.delete(study, found, everything=bool(stake))
    click.echo(_("Verwijderd: {name}; undo zet alles terug.").format(name=found.name))


COMMANDS = (add, rename, edit, move, merge, split, delete)
