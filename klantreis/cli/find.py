"""Verbs that find passages, text, and codes that stand together."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from klantreis.cli.output import print_json, print_table, signed
from klantreis.cli.session import Session, confirm, json_option, pass_session, study_options, yes_option
from klantreis.text.catalogue import _, plural

F = TypeVar("F", bound=Callable[..., Any])


def _whose(command: F) -> F:
    """--group and --round, each of which may be given more than once."""
    options = (
        click.option("--group", "groups", multiple=True, metavar=_("GROEP"), help=_("Alleen van deze groep.")),
        click.option("--round", "rounds", multiple=True, metavar=_("RONDE"), help=_("Alleen uit deze ronde.")),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command(
    help=_(
        "Toon alle fragmenten van CODE, of van een vraag naar codes.\n\n"
        "Een vraag: A en B, A en niet B, A of B, A bij B (in dezelfde beurt), A bij/2 B (hoogstens 2 beurten verder), "
        "haakjes, en onder:A voor een code met de codes eronder. Een code is een naam of een pad, zo nodig tussen "
        "aanhalingstekens. Je krijgt de fragmenten van de code die vooraan staat."
    )
)
@click.argument("reference", metavar=_("[CODE]"), required=False)
@click.option("--query", "question", metavar=_("VRAAG"), help=_("Bijvoorbeeld: '\"Wachttijd\" en niet Telefoon'."))
@click.option("--children", is_flag=True, help=_("Ook die van de codes eronder."))
@click.option("--same-coder", is_flag=True, help=_("Wat erbij staat moet van dezelfde codeur zijn."))
@_whose
@click.option("--coder-is", "coders", multiple=True, metavar=_("NAAM"), help=_("Alleen van deze codeur."))
@click.option(
    "--valence", default="", metavar=_("GEVOEL"), help=_("Alleen met dit gevoel: -2,-1 of neg, neutraal, pos, geen.")
)
@click.option("--all", "dropped", is_flag=True, help=_("Ook wat bij het vergelijken verviel."))
@json_option
@study_options
@pass_session
def quotes(
    session: Session,
    reference: str | None,
    question: str | None,
    children: bool,
    same_coder: bool,
    groups: tuple[str, ...],
    rounds: tuple[str, ...],
    coders: tuple[str, ...],
    valence: str,
    dropped: bool,
    as_json: bool,
) -> None:
    from klantreis.model.codings import Settled
    from klantreis.workflow import codebooks, retrieve, sieves

    if (reference is None) == (question is None):
        raise click.UsageError(_("Geef een CODE, of een vraag met --query."))
    with session.open() as study:
        sieve = sieves.read(study, groups=groups, rounds=rounds, coders=coders, valences=valence)
        book = codebooks.codebook(study)
        if question is not None:
            passages = retrieve.asked(
                study, question, children=children, same_coder=same_coder, sieve=sieve, counting=not dropped
            )
        else:
            code = codebooks.find_code(book, reference or "")
            passages = retrieve.passages(study, code, children=children, sieve=sieve, counting=not dropped)
    if as_json:
        print_json(
            [
                {
                    "source": p.source,
                    "start": p.start,
                    "end": p.end,
                    "text": p.text,
                    "code": book.paths[p.code],
                    "coder": p.coder,
                    "valence": p.valence,
                    "memo": p.memo,
                    "publishable": p.publishable,
                    "settled": p.settled,
                }
                for p in passages
            ]
        )
        return
    for p in passages:
        where = f"{p.source} {p.start}-{p.end}"
        gone = "  " + _("[telt niet]") if p.settled == Settled.DROPPED else ""
        click.echo(f"{where}  {book[p.code].name} {signed(p.valence)}  ({p.coder}){gone}")
        click.echo(f"    {' '.join(p.text.split())}")


@click.command(help=_("Zoek TEKST in alle bronnen, ook midden in woorden; met --code krijgen alle treffers die code."))
@click.argument("text", metavar=_("TEKST"))
@click.option("--regex", "mode", flag_value="regex", help=_("TEKST is een reguliere uitdrukking."))
@click.option("--fuzzy", "mode", flag_value="fuzzy", help=_("Ook wat er veel op lijkt."))
@_whose
@click.option("--code", "reference", metavar=_("CODE"), help=_("Geef alle treffers deze code."))
@click.option(
    "--part",
    type=click.Choice(["words", "sentence", "turn"]),
    default="words",
    help=_("Wat de code krijgt: de woorden zelf (words), de zin (sentence) of de beurt (turn)."),
)
@yes_option
@json_option
@study_options
@pass_session
def search(
    session: Session,
    text: str,
    mode: str | None,
    groups: tuple[str, ...],
    rounds: tuple[str, ...],
    reference: str | None,
    part: str,
    yes: bool,
    as_json: bool,
) -> None:
    from klantreis.workflow import codebooks, retrieve, sieves
    from klantreis.workflow import hits as found_hits

    with session.open() as study:
        sieve = sieves.read(study, groups=groups, rounds=rounds)
        code = codebooks.find_code(codebooks.codebook(study), reference) if reference else None
        hits = list(retrieve.find_text(study, text, mode=mode or "literal", sieve=sieve))
        report = None
        if code is not None:
            many = plural("{n} treffer", "{n} treffers", len(hits))
            confirm(_("{many} de code {code} geven?").format(many=many, code=code.name), yes)
            report = found_hits.code_hits(study, hits, [code], part=found_hits.Part(part))
    if as_json:
        print_json([vars(hit) for hit in hits])
    else:
        for hit in hits:
            click.echo(f"{hit.source} {hit.start}-{hit.end}  {hit.text}")
        click.echo(plural("{n} keer gevonden.", "{n} keer gevonden.", len(hits)), err=True)
    if report is not None:
        click.echo(plural("{n} codering toegevoegd.", "{n} coderingen toegevoegd.", report.added), err=True)
        if report.present:
            click.echo(plural("{n} stond er al.", "{n} stonden er al.", report.present), err=True)


@click.command(help=_("Tel welke codes op dezelfde woorden staan, of met --near dicht bij elkaar."))
@click.option(
    "--near",
    type=click.IntRange(min=0),
    metavar=_("N"),
    help=_("Ook wat hoogstens N beurten uit elkaar staat; 0 is in dezelfde beurt."),
)
@click.option("--all", "dropped", is_flag=True, help=_("Ook wat bij het vergelijken verviel."))
@json_option
@study_options
@pass_session
def overlap(session: Session, near: int | None, dropped: bool, as_json: bool) -> None:
    from klantreis.workflow import retrieve

    with session.open() as study:
        rows = retrieve.overlaps(study, near=near, counting=not dropped)
    if as_json:
        print_json([{"a": a, "b": b, "count": count} for a, b, count in rows])
        return
    print_table((_("Code"), _("Code"), _("Samen")), rows)
