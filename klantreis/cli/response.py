"""Verbs for the response: who was asked to take part, who talked, and why others did not."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from klantreis.cli.output import aside, print_json, print_table
from klantreis.cli.session import Session, json_option, pass_session, study_options
from klantreis.text.catalogue import _, plural

if TYPE_CHECKING:
    from klantreis.model.responses import Key, Tally

_COUNTS = ("invited", "reached", "declined", "agreed")


@click.group(invoke_without_command=True, help=_("Toon of noteer wie er zijn uitgenodigd en wie er meededen."))
@json_option
@study_options
@click.pass_context
def response(context: click.Context, as_json: bool) -> None:
    if context.invoked_subcommand is None:
        context.invoke(list_, as_json=as_json)
    elif as_json:
        raise click.UsageError(_("Zet --json achter de opdracht."))


@response.command("list", help=_("Toon de respons per ronde, groep en doelgroep."))
@json_option
@study_options
@pass_session
def list_(session: Session, as_json: bool) -> None:
    from klantreis.model.responses import Key, together
    from klantreis.text import counts
    from klantreis.workflow import response as verbs

    with session.open() as study:
        found = verbs.tallies(study)
    if as_json:
        print_json([_as_json(each) for each in found])
        return
    header = (
        *(_("Ronde"), _("Groep"), _("Doelgroep"), _("Uitgenodigd"), _("Bereikt"), _("Zei nee"), _("Zei ja")),
        *(_("Gesproken"), _("Respons"), _("Redenen")),
    )
    rows = [*found, together(Key(_("Totaal")), found)] if len(found) > 1 else found
    print_table(
        header,
        (
            (
                *(each.key.round, each.key.group, each.key.cohort),
                *(counts.brief(getattr(each.response, name)) for name in _COUNTS),
                *(each.talked, counts.rate(each.rate)),
                ", ".join(f"{name} ({counts.brief(count)})" for name, count in each.response.reasons.items()),
            )
            for each in rows
        ),
    )
    for each in found:
        if each.more_than_invited:
            aside(_("Let op: {message}").format(message=verbs.excess(each)))


def _as_json(each: "Tally") -> dict[str, Any]:
    noted = each.response
    figures = {name: getattr(noted, name) for name in _COUNTS}
    return {
        "round": each.key.round,
        "group": each.key.group,
        "cohort": each.key.cohort,
        **{name: None if count is None else count.n for name, count in figures.items()},
        "talked": each.talked,
        "rate": None if each.rate is None else each.rate.share,
        "reasons": {name: count.n for name, count in noted.reasons.items()},
        "circa": [name for name, count in figures.items() if count is not None and count.circa],
        "circa_reasons": [name for name, count in noted.reasons.items() if count.circa],
    }


def _row(command: Any) -> Any:
    for option in (
        click.option("--cohort", metavar=_("DOELGROEP"), help=_("De doelgroep, bijvoorbeeld OTS.")),
        click.option("--round", "round_name", metavar=_("RONDE"), help=_("De ronde, bijvoorbeeld 2022.")),
        click.option("--group", required=True, metavar=_("GROEP"), help=_("De groep, bijvoorbeeld ouder.")),
    ):
        command = option(command)
    return command


def _key(group: str, round_name: str | None, cohort: str | None) -> "Key":
    from klantreis.model.responses import Key

    return Key(group, round_name or None, cohort or None)


@response.command("set", help=_("Noteer aantallen van een groep; wat je niet noemt, blijft. Onzeker? Schrijf ca.20."))
@_row
@click.option("--invited", metavar=_("AANTAL"), help=_("Hoeveel mensen er zijn uitgenodigd; ? haalt het weg."))
@click.option("--reached", metavar=_("AANTAL"), help=_("Hoeveel er zijn bereikt."))
@click.option("--declined", metavar=_("AANTAL"), help=_("Hoeveel er nee zeiden."))
@click.option("--agreed", metavar=_("AANTAL"), help=_("Hoeveel er ja zeiden."))
@click.option(
    "--reason", "reasons", multiple=True, metavar=_("REDEN=AANTAL"), help=_("Waarom mensen niet meededen; mag vaker.")
)
@study_options
@pass_session
def set_(
    session: Session,
    /,
    group: str,
    round_name: str | None,
    cohort: str | None,
    reasons: tuple[str, ...],
    **given: str | None,
) -> None:
    from klantreis.text import counts
    from klantreis.workflow import response as verbs
    from klantreis.workflow import response_files

    said: dict[str, Any] = {name: counts.count(text) for name, text in given.items() if text is not None}
    if reasons:
        said["reasons"] = dict(response_files.reason(text) for text in reasons)
    if not said:
        raise click.UsageError(_("Zeg wat je noteert, bijvoorbeeld met --invited 40."))
    with session.open() as study:
        noted = verbs.note(study, _key(group, round_name, cohort), **said)
        too_many = [each for each in verbs.tallies(study) if each.key == noted.key and each.more_than_invited]
    click.echo(_("Bewaard: {row}.").format(row=counts.row(noted.key)))
    for each in too_many:
        aside(_("Let op: {message}").format(message=verbs.excess(each)))


@response.command("remove", help=_("Haal weg wat over een groep genoteerd is; wie er sprak, blijft."))
@_row
@study_options
@pass_session
def remove(session: Session, group: str, round_name: str | None, cohort: str | None) -> None:
    from klantreis.text import counts
    from klantreis.workflow import response as verbs

    key = _key(group, round_name, cohort)
    with session.open() as study:
        verbs.remove(study, key)
    click.echo(_("De respons van {row} is weg; terug met: klantreis undo").format(row=counts.row(key)))


@response.command("import", help=_("Lees een CSV-bestand: groep, ronde, doelgroep, uitgenodigd, bereikt, redenen …"))
@click.argument("file", metavar=_("BESTAND"), type=click.Path(path_type=Path))
@study_options
@pass_session
def import_(session: Session, file: Path) -> None:
    from klantreis.workflow import response_files

    with session.open() as study:
        rows = response_files.import_response(study, file)
    click.echo(plural("{n} groep gelezen.", "{n} groepen gelezen.", rows))
