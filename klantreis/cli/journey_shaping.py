"""The part of the verb for journeys that changes them: each command is one decision, which outlives the build."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from klantreis.cli.journey_data import as_data, opened
from klantreis.cli.output import print_json, print_table
from klantreis.cli.session import Session, json_option, pass_session, study_options
from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _, plural

if TYPE_CHECKING:
    from klantreis.model.journeys import Journey, Step
    from klantreis.store.study import Study

_name = click.argument("name", metavar=_("NAAM"))
_reference = click.argument("reference", metavar=_("STAP"))
_everywhere = click.option("--everywhere", is_flag=True, help=_("In alle klantreizen, niet alleen in deze."))


def _change(
    session: Session, name: str, reference: str, as_json: bool, change: "Callable[[Study, Journey, Step], str]"
) -> None:
    """Change a step of a journey, and print what `change` says of it, or the journey as it is then."""
    from klantreis.workflow import deciding, merge

    with opened(session, name) as (study, journey):
        told = change(study, journey, deciding.find_step(journey, reference))
        now = next(each for each in merge.journeys(study) if each.key == journey.key)
    if as_json:
        print_json(as_data(now))
        return
    click.echo(told)


@click.command("move", help=_("Zet een stap na een andere, of vooraan. STAP is een nummer of een naam."))
@_name
@_reference
@click.option("--after", metavar=_("STAP"), help=_("De stap waar hij na komt."))
@click.option("--first", is_flag=True, help=_("Vooraan."))
@json_option
@study_options
@pass_session
def move(session: Session, name: str, reference: str, after: str | None, first: bool, as_json: bool) -> None:
    from klantreis.workflow import deciding

    if (after is not None) == first:
        raise click.UsageError(_("Geef --after STAP of --first."))

    def change(study: "Study", journey: "Journey", step: "Step") -> str:
        before = deciding.find_step(journey, after) if after is not None else None
        if before is not None and before.concept == step.concept:
            raise KlantreisError(_("Kies twee verschillende stappen."))
        deciding.move(study, journey, step, before)
        if before is None:
            return _("{step} staat nu vooraan.").format(step=step.label)
        return _("{step} staat nu na {after}.").format(step=step.label, after=before.label)

    _change(session, name, reference, as_json, change)


@click.command("merge", help=_("Voeg STAP samen met de stap IN."))
@_name
@_reference
@click.argument("target", metavar=_("IN"))
@_everywhere
@json_option
@study_options
@pass_session
def merge(session: Session, name: str, reference: str, target: str, everywhere: bool, as_json: bool) -> None:
    from klantreis.workflow import deciding

    def change(study: "Study", journey: "Journey", step: "Step") -> str:
        into = deciding.find_step(journey, target)
        deciding.merge(study, journey, step, into, everywhere=everywhere)
        return _("{step} is samengevoegd met {into}.").format(step=step.label, into=into.label)

    _change(session, name, reference, as_json, change)


@click.command("split", help=_("Geef een deel van de fragmenten van STAP een eigen stap. Wat je niet kiest, blijft."))
@_name
@_reference
@click.option("--name", "label", required=True, metavar=_("NAAM"), help=_("Hoe de nieuwe stap heet."))
@click.option("--coding", "ids", multiple=True, metavar=_("NUMMER"), help=_("Deze codering; mag vaker."))
@click.option("--containing", metavar=_("TEKST"), help=_("Fragmenten waarin deze tekst voorkomt."))
@click.option("--valence", type=click.Choice(["neg", "pos"]), help=_("Alleen die met een negatief of positief gevoel."))
@json_option
@study_options
@pass_session
def split(
    session: Session,
    name: str,
    reference: str,
    label: str,
    ids: tuple[str, ...],
    containing: str | None,
    valence: str | None,
    as_json: bool,
) -> None:
    from klantreis.workflow import deciding

    if not (ids or containing or valence):
        raise click.UsageError(_("Kies fragmenten met --coding, --containing of --valence."))

    def change(study: "Study", journey: "Journey", step: "Step") -> str:
        unknown = sorted(set(ids) - {*step.evidence})
        if unknown:
            raise KlantreisError(_("{id} is geen codering die je hier kunt kiezen.").format(id=unknown[0]))
        sign = {"neg": -1, "pos": 1}.get(valence or "", 0)
        chosen = [
            quote.coding
            for quote in step.quotes
            if (not ids or quote.coding in ids)
            and (containing or "").casefold() in quote.text.casefold()
            and (not sign or (quote.valence or 0) * sign > 0)
        ]
        if not chosen:
            raise KlantreisError(_("Geen enkel fragment van “{code}” past daarbij.").format(code=step.label))
        deciding.split(study, journey, step, chosen, label)
        told = _("{count} van {step} nu in de stap {name}.")
        count = plural("{n} fragment", "{n} fragmenten", len(chosen))
        return told.format(count=count, step=step.label, name=label.strip())

    _change(session, name, reference, as_json, change)


@click.command("rename", help=_("Geef STAP een andere naam."))
@_name
@_reference
@click.argument("label", metavar=_("NIEUW"))
@_everywhere
@json_option
@study_options
@pass_session
def rename(session: Session, name: str, reference: str, label: str, everywhere: bool, as_json: bool) -> None:
    from klantreis.workflow import deciding

    def change(study: "Study", journey: "Journey", step: "Step") -> str:
        deciding.rename(study, journey, step, label, everywhere=everywhere)
        return _("{old} heet nu {new}.").format(old=step.label, new=label.strip())

    _change(session, name, reference, as_json, change)


@click.command("drop", help=_("Laat STAP weg uit de route; de fragmenten blijven."))
@_name
@_reference
@json_option
@study_options
@pass_session
def drop(session: Session, name: str, reference: str, as_json: bool) -> None:
    from klantreis.workflow import deciding

    def change(study: "Study", journey: "Journey", step: "Step") -> str:
        deciding.drop(study, journey, step)
        return _("{step} hoort niet meer in de route; terug met: klantreis journeys keep").format(step=step.label)

    _change(session, name, reference, as_json, change)


@click.command("keep", help=_("Neem STAP op in de route, ook als weinig mensen erover vertelden, of haal hem terug."))
@_name
@_reference
@json_option
@study_options
@pass_session
def keep(session: Session, name: str, reference: str, as_json: bool) -> None:
    from klantreis.workflow import deciding

    def change(study: "Study", journey: "Journey", step: "Step") -> str:
        deciding.keep(study, journey, step)
        return _("{step} hoort nu in de route.").format(step=step.label)

    _change(session, name, reference, as_json, change)


@click.command("roll-up", help=_("Tel STAP op bij de bredere stap waar zijn code onder staat."))
@_name
@_reference
@json_option
@study_options
@pass_session
def roll_up(session: Session, name: str, reference: str, as_json: bool) -> None:
    from klantreis.model.codes import SEPARATOR
    from klantreis.workflow import deciding

    def change(study: "Study", journey: "Journey", step: "Step") -> str:
        wider = deciding.roll_up(study, journey, step).rpartition(SEPARATOR)[2]
        return _("{step} telt nu mee bij {wider}.").format(step=step.label, wider=wider)

    _change(session, name, reference, as_json, change)


@click.command("reset", help=_("Neem terug wat er in deze klantreis over STAP besloten is."))
@_name
@_reference
@json_option
@study_options
@pass_session
def reset(session: Session, name: str, reference: str, as_json: bool) -> None:
    from klantreis.workflow import deciding

    def change(study: "Study", journey: "Journey", step: "Step") -> str:
        deciding.taken_back(study, journey, step)
        return _("Wat over {step} besloten was, is teruggenomen.").format(step=step.label)

    _change(session, name, reference, as_json, change)


@click.command("pin", help=_("Zet het gesprek BRON vast bij de persona NAAM, ook bij het volgende bouwen."))
@click.argument("source", metavar=_("BRON"))
@_name
@json_option
@study_options
@pass_session
def pin(session: Session, source: str, name: str, as_json: bool) -> None:
    from klantreis.workflow import collect, deciding

    with opened(session, name) as (study, journey):
        found = collect.find_source(study, source)
        deciding.pin(study, journey, found)
    if as_json:
        print_json(as_data(journey))
        return
    told = _("{source} staat vast bij {journey}.").format(source=found.title, journey=journey.persona.name)
    if found.title not in journey.sources:
        told += " " + _("Dat zie je na het bouwen: klantreis journeys build")
    click.echo(told)


@click.command("unpin", help=_("Laat het gesprek BRON weer los: bij het bouwen wordt de persona gekozen."))
@click.argument("source", metavar=_("BRON"))
@json_option
@study_options
@pass_session
def unpin(session: Session, source: str, as_json: bool) -> None:
    from klantreis.workflow import collect, deciding, merge

    with session.open() as study:
        found = collect.find_source(study, source)
        deciding.unpin(study, found)
        journey = next((j for j in merge.journeys(study) if found.title in j.sources), None)
    if as_json:
        print_json(as_data(journey) if journey else None)
        return
    click.echo(_("{source} staat niet meer vast.").format(source=found.title))


@click.command("decisions", help=_("Toon alles wat er over klantreizen besloten is."))
@json_option
@study_options
@pass_session
def decisions(session: Session, as_json: bool) -> None:
    from klantreis.workflow import decisions_told

    with session.open() as study:
        found = decisions_told.told(study)
    if as_json:
        print_json([{**vars(each.decision), "persona": each.journey, "text": each.text} for each in found])
        return
    if not found:
        click.echo(_("Er is nog niets besloten."))
        return
    print_table((_("Klantreis"), _("Besluit")), ((each.journey or _("overal"), each.text) for each in found))


COMMANDS = (move, merge, split, rename, drop, keep, roll_up, reset, pin, unpin, decisions)
"""All of them, in the order in which help shows them."""
