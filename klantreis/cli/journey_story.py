"""The part of the verb for journeys that makes them a story: who the persona is, the text, the two curves."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from klantreis.cli.journey_data import opened
from klantreis.cli.output import print_json, print_table, signed
from klantreis.cli.session import Session, json_option, pass_session, study_options
from klantreis.model.errors import KlantreisError
from klantreis.model.narrative import Voice
from klantreis.text.catalogue import _, plural
from klantreis.text.numbers import decimal

if TYPE_CHECKING:
    from klantreis.model.journeys import Quote
    from klantreis.workflow.narrative import Part

_name = click.argument("name", metavar=_("NAAM"))
_reference = click.argument("reference", metavar=_("STAP"))


@click.command("persona", help=_("Zeg wie de persona NAAM is: VELD is naam, leeftijd, gezin, situatie of portret."))
@_name
@click.argument("field", metavar=_("VELD"))
@click.argument("value", metavar=_("TEKST"))
@json_option
@study_options
@pass_session
def persona(session: Session, name: str, field: str, value: str, as_json: bool) -> None:
    from klantreis.workflow import fictional, merge

    by_title = {title.casefold(): each for each, title in fictional.titles().items()}
    with opened(session, name) as (study, journey):
        fictional.describe(study, journey, by_title.get(field.casefold(), field), value)
        now = next(each for each in merge.journeys(study) if each.key == journey.key)
    if as_json:
        print_json(vars(now.persona))
        return
    click.echo(
        _("De persona is bijgewerkt: {persona}").format(persona=", ".join(filter(None, vars(now.persona).values())))
    )


@click.command("story", help=_("Toon het verhaal van NAAM: per stap de zinnen, met op hoeveel fragmenten ze rusten."))
@_name
@json_option
@study_options
@pass_session
def story(session: Session, name: str, as_json: bool) -> None:
    from klantreis.workflow import narrative

    with opened(session, name) as (study, journey):
        found = narrative.story(study, journey)
    if as_json:
        print_json([_part_as_data(part) for part in found])
        return
    for part in found:
        click.echo(part.step.label if part.step else _("Tekst bij stappen die er niet meer zijn"))
        for number, line in enumerate(part.lines, 1):
            click.echo(f"  {number}. {line.text}  [{rests_on(line.quotes)}]")
            if line.warning:
                click.echo("     " + _("Let op: {message}").format(message=line.warning))


def _part_as_data(part: "Part") -> dict[str, Any]:
    step = part.step
    return {
        "step": step.label if step else None,
        "concept": step.concept if step else None,
        "standing": step.standing.value if step else None,
        "sentences": [
            {
                "id": line.id,
                "text": line.text,
                "evidence": [quote.coding for quote in line.quotes],
                "warning": line.warning,
            }
            for line in part.lines
        ],
    }


def rests_on(quotes: "Sequence[Quote]") -> str:
    """On how many passages a sentence rests."""
    return plural("{n} fragment", "{n} fragmenten", len(quotes)) if quotes else _("zonder bewijs")


@click.command("draft", help=_("Schrijf bij STAP, of bij elke stap zonder tekst, een eerste tekst uit wat verteld is."))
@_name
@click.argument("reference", metavar=_("[STAP]"), required=False)
@click.option(
    "--voice",
    type=click.Choice([voice.value for voice in Voice]),
    default=Voice.THIRD.value,
    help=_("third: over de persona. first: de persona vertelt zelf (ik)."),
)
@study_options
@pass_session
def draft(session: Session, name: str, reference: str | None, voice: str) -> None:
    from klantreis.workflow import deciding, narrative

    with opened(session, name) as (study, journey):
        steps = (deciding.find_step(journey, reference),) if reference else journey.steps
        count = narrative.draft(study, journey, steps, Voice(voice))
    click.echo(plural("Bij {n} stap staat nu een eerste tekst.", "Bij {n} stappen staat nu een eerste tekst.", count))


@click.command("write", help=_("Schrijf TEKST bij STAP; met het nummer van een zin (zie story) in de plaats daarvan."))
@_name
@_reference
@click.argument("text", metavar=_("TEKST"))
@click.option(
    "--sentence", type=int, metavar=_("NUMMER"), help=_("De zin die anders wordt; een lege TEKST haalt hem weg.")
)
@click.option("--coding", "ids", multiple=True, metavar=_("NUMMER"), help=_("Rust op deze codering; mag vaker."))
@click.option("--containing", metavar=_("TEKST"), help=_("Rust op de fragmenten waarin deze tekst voorkomt."))
@study_options
@pass_session
def write(
    session: Session,
    name: str,
    reference: str,
    text: str,
    sentence: int | None,
    ids: tuple[str, ...],
    containing: str | None,
) -> None:
    from klantreis.store.operations import operation
    from klantreis.workflow import deciding, narrative

    with opened(session, name) as (study, journey):
        step = deciding.find_step(journey, reference)
        evidence = [*ids]
        if containing:
            offered = narrative.backing(study, journey, step)
            evidence += [q.coding for q in offered if containing.casefold() in q.text.casefold()]
            if not evidence:
                raise KlantreisError(_("Geen enkel fragment van “{code}” past daarbij.").format(code=step.label))
        if sentence is None:
            narrative.add(study, journey, step, text, evidence)
            click.echo(_("Geschreven bij {step}.").format(step=step.label))
            return
        part = next((part for part in narrative.story(study, journey) if part.step == step), None)
        if part is None or not 0 < sentence <= len(part.lines):
            raise KlantreisError(_("Bij {step} staat geen zin {n}.").format(step=step.label, n=sentence))
        line = part.lines[sentence - 1].id
        if not text.strip():
            narrative.remove(study, journey, [line])
            click.echo(_("De zin is weg; terug met: klantreis undo"))
            return
        with operation(study, "journey", _("Tekst veranderd in de klantreis van {name}").format(name=name)):
            narrative.rewrite(study, journey, line, text)
            if evidence:
                narrative.back(study, journey, line, evidence)
    click.echo(_("Geschreven bij {step}.").format(step=step.label))


@click.command("empathy", help=_("Toon de empathiekaart van NAAM: wat de persona denkt, voelt, hoort en doet."))
@_name
@json_option
@study_options
@pass_session
def empathy(session: Session, name: str, as_json: bool) -> None:
    from klantreis.workflow import empathy as maps

    with opened(session, name) as (study, journey):
        found = maps.mapped(study, journey)
    if as_json:
        print_json(
            [
                {
                    "quadrant": quadrant.value if quadrant else None,
                    "coding": q.coding,
                    "source": q.source,
                    "text": q.text,
                }
                for quadrant, quotes in found.items()
                for q in quotes
            ]
        )
        return
    for quadrant, title in maps.titles().items():
        click.echo(f"{title} ({len(found[quadrant])})")
        for quote in found[quadrant]:
            click.echo(f"  {quote.source}: {quote.text}")


@click.command("place", help=_("Zet in de empathiekaart van NAAM een CODERING in een VAK, of met - in geen enkel."))
@_name
@click.argument("coding", metavar=_("CODERING"))
@click.argument("quadrant", metavar=_("VAK"))
@study_options
@pass_session
def place(session: Session, name: str, coding: str, quadrant: str) -> None:
    from klantreis.workflow import empathy as maps

    names = {title.casefold(): each for each, title in maps.titles().items()}
    names |= {each.value: each for each in maps.Quadrant}
    wanted = names.get(quadrant.casefold())
    if wanted is None and quadrant != "-":
        raise click.UsageError(
            _("Er is geen vak {name}; kies uit: {names}.").format(
                name=quadrant, names=", ".join(maps.titles().values())
            )
        )
    with opened(session, name) as (study, journey):
        maps.put(study, journey, coding, wanted)
    click.echo(_("Het fragment staat nu daar."))


@click.command("curves", help=_("Toon de hartslag van NAAM per stap: zoals het nu voelt, en zoals het zou moeten."))
@_name
@json_option
@study_options
@pass_session
def curves(session: Session, name: str, as_json: bool) -> None:
    from klantreis.workflow import heartbeats

    with opened(session, name) as (study, journey):
        found = heartbeats.curves(study, journey)
    if as_json:
        print_json(
            [
                {
                    "step": beat.step.label,
                    "concept": beat.step.concept,
                    "mean": beat.mean,
                    "sd": beat.spread,
                    "n": beat.felt,
                    "wish": beat.wish,
                    "findings": [finding.id for finding in beat.lifts],
                }
                for beat in found
            ]
        )
        return
    header = ("", _("Stap"), _("Nu"), _("Spreiding"), _("Aantal"), _("Gewenst"), _("Verbeterpunten"))
    rows = (
        (
            *(number, beat.step.label, signed(beat.mean), "" if beat.spread is None else decimal(beat.spread, 1)),
            *(beat.felt, signed(beat.wish), "; ".join(finding.title for finding in beat.lifts)),
        )
        for number, beat in enumerate(found, 1)
    )
    print_table(header, rows)


@click.command(
    "wish",
    help=_("Zeg hoe STAP zou moeten voelen, van -2 tot 2; met een streepje (-) niets meer."),
    context_settings={"ignore_unknown_options": True},  # so that -1 is a feeling
)
@_name
@_reference
@click.argument("value", metavar=_("GEVOEL"))
@click.option(
    "--finding", "ids", multiple=True, metavar=_("NUMMER"), help=_("Dit verbeterpunt helpt daarbij; mag vaker.")
)
@study_options
@pass_session
def wish(session: Session, name: str, reference: str, value: str, ids: tuple[str, ...]) -> None:
    from klantreis.store.operations import operation
    from klantreis.workflow import deciding, heartbeats

    try:
        wanted = None if value == "-" else int(value)
    except ValueError as error:
        raise click.UsageError(_("{value} is geen getal van -2 tot 2.").format(value=value)) from error
    with opened(session, name) as (study, journey):
        step = deciding.find_step(journey, reference)
        with operation(study, "journey", _("Gewenst gevoel bij {step}").format(step=step.label)):
            heartbeats.wish(study, journey, step, wanted)
            if ids:
                heartbeats.lift(study, journey, step, ids)
    told = _("{step} hoort zo te voelen: {value}.") if wanted is not None else _("Bij {step} is niets meer gewenst.")
    click.echo(told.format(step=step.label, value=signed(wanted)))


COMMANDS = (persona, story, draft, write, empathy, place, curves, wish)
"""All of them, in the order in which help shows them."""
