"""The part of the verb for journeys that settles labels, and that tells what speaks for each number of personas."""

import click

from klantreis.cli.output import print_json, print_table
from klantreis.cli.session import Session, json_option, pass_session, study_options
from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _
from klantreis.text.numbers import decimal


@click.group(
    invoke_without_command=True,
    help=_("Toon welke codes dezelfde stap lijken en welke coderingen een andere code; of antwoord met yes of no."),
)
@json_option
@study_options
@pass_session
@click.pass_context
def settle(context: click.Context, session: Session, as_json: bool) -> None:
    from klantreis.workflow import label_proposals

    if context.invoked_subcommand is not None:
        return
    with session.open() as study:
        found = label_proposals.proposals(study)
    if as_json:
        print_json(
            [
                {
                    "number": number,
                    "kind": each.kind.value,
                    "subject": each.subject,
                    "object": each.object,
                    "coding": each.coding or None,
                    "chance": each.chance,
                    "score": each.score,
                    "reasons": list(each.reasons),
                    "against": list(each.against),
                    "examples": [quote.coding for quote in each.examples],
                    "other_examples": [quote.coding for quote in each.other_examples],
                }
                for number, each in enumerate(found, 1)
            ]
        )
        return
    if not found:
        click.echo(_("Er valt niets te beslissen."))
        return
    kinds = {"same": _("zelfde stap?"), "recode": _("andere code?")}
    header = ("", _("Wat"), _("Kans"), _("Code"), _("Ook / beter"), _("Waarom"))
    print_table(
        header,
        (
            (n, kinds[p.kind.value], f"{p.chance:.0%}", p.subject, p.object, "; ".join((*p.reasons, *p.against)))
            for n, p in enumerate(found, 1)
        ),
    )


def _answer(session: Session, number: int, yes: bool, name: str = "") -> None:
    from klantreis.workflow import label_proposals, settling_labels

    with session.open() as study:
        found = label_proposals.proposals(study)
        if number > len(found):
            raise KlantreisError(
                _("Er is geen voorstel {n}; bekijk de lijst met: klantreis journeys settle").format(n=number)
            )
        proposal = found[number - 1]
        if yes:
            settling_labels.accept(study, proposal, name)
        else:
            settling_labels.refuse(study, proposal)
    told = _("Ja: {one} en {other}.") if yes else _("Nee: {one} en {other}; dit wordt niet meer gevraagd.")
    click.echo(told.format(one=proposal.subject, other=proposal.object))


@settle.command("yes", help=_("Zeg ja op voorstel NUMMER."))
@click.argument("number", metavar=_("NUMMER"), type=click.IntRange(min=1))
@click.option("--name", default="", metavar=_("NAAM"), help=_("Hoe de stap voortaan heet."))
@study_options
@pass_session
def yes(session: Session, number: int, name: str) -> None:
    _answer(session, number, True, name)


@settle.command("no", help=_("Zeg nee op voorstel NUMMER; het wordt niet meer gevraagd."))
@click.argument("number", metavar=_("NUMMER"), type=click.IntRange(min=1))
@study_options
@pass_session
def no(session: Session, number: int) -> None:
    _answer(session, number, False)


@click.command("choices", help=_("Toon per aantal persona's wat ervoor pleit."))
@json_option
@study_options
@pass_session
def choices(session: Session, as_json: bool) -> None:
    from klantreis.workflow import persona_choices

    with session.open() as study:
        found = persona_choices.choices(study)
    if as_json:
        print_json([vars(choice) for choice in found])
        return
    if not found:
        click.echo(_("Er zijn nog geen contactmomenten gecodeerd."))
        return
    header = (_("Persona's"), _("Scheiding"), _("Vast"), _("Kleinste"), _("Stappen"), _("Te weinig verteld"))
    print_table(
        header,
        ((c.personas, _told(c.silhouette), _told(c.stability), c.smallest, c.steps, c.lost) for c in found),
    )


def _told(value: float | None) -> str:
    return "" if value is None else decimal(value)


COMMANDS = (settle, choices)
"""All of them, in the order in which help shows them."""
