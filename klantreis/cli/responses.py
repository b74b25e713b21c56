"""The verb for the response: whom people invited, beside who talked."""

from pathlib import Path
from typing import Any

import click

from klantreis.cli.output import print_json, print_table
from klantreis.cli.session import Session, json_option, pass_session, study_options
from klantreis.text.catalogue import _, plural

_whom = (
    click.option("--round", "round_", metavar=_("NAAM"), help=_("De meting; anders alle.")),
    click.option("--group", default="", metavar=_("NAAM"), help=_("De groep, zoals jongere; anders iedereen.")),
    click.option("--cohort", metavar=_("NAAM"), help=_("De doelgroep, zoals OTS; anders alle.")),
)


def _about(command: Any) -> Any:
    for option in reversed(_whom):
        command = option(command)
    return command


@click.group(invoke_without_command=True, help=_("Toon of noteer hoeveel mensen uitgenodigd zijn en meededen."))
@json_option
@study_options
@pass_session
@click.pass_context
def response(context: click.Context, session: Session, as_json: bool) -> None:
    if context.invoked_subcommand is not None:
        return
    from klantreis.model.responses import told
    from klantreis.workflow import responses

    with session.open() as study:
        rows = responses.table(study)
    if as_json:
        print_json(
            [
                {
                    "round": row.invitation.round,
                    "group": row.invitation.group,
                    "cohort": row.invitation.cohort,
                    "invited": row.invitation.invited and row.invitation.invited.n,
                    "reached": row.invitation.reached and row.invitation.reached.n,
                    "declined": row.invitation.declined and row.invitation.declined.n,
                    "talked": row.participants,
                    "rate": row.rate,
                    "reasons": dict(row.invitation.reasons),
                }
                for row in rows
            ]
        )
        return
    heads = [_("Ronde"), _("Groep"), _("Doelgroep"), _("Uitgenodigd"), _("Bereikt"), _("Weigerde")]
    print_table(
        [*heads, _("Deed mee"), _("Respons")],
        [
            [
                row.invitation.round or "–",
                row.invitation.group or _("iedereen"),
                row.invitation.cohort or "–",
                told(row.invitation.invited) or "–",
                told(row.invitation.reached) or "–",
                told(row.invitation.declined) or "–",
                str(row.participants),
                "–" if row.rate is None else f"{row.rate:.0%}",
            ]
            for row in rows
        ],
    )


@response.command("set", help=_("Noteer hoeveel mensen uitgenodigd zijn, en wat daarvan kwam."))
@_about
@click.option("--invited", metavar=_("AANTAL"), help=_("Uitgenodigd: een getal, of “ca. 120”."))
@click.option("--reached", metavar=_("AANTAL"), help=_("Bereikt."))
@click.option("--declined", metavar=_("AANTAL"), help=_("Wilde niet meedoen."))
@click.option("--reason", "given", multiple=True, metavar=_("REDEN=AANTAL"), help=_("Waarom niet; mag vaker."))
@study_options
@pass_session
def set_(
    session: Session, /, round_: str | None, group: str, cohort: str | None, given: tuple[str, ...], **said: str | None
) -> None:
    from klantreis.model.responses import Invitation
    from klantreis.workflow import responses

    if not given and not any(said.values()):
        raise click.UsageError(_("Noem een aantal, bijvoorbeeld met --invited 40."))
    with session.open() as study:
        reasons = responses.reasons("; ".join(given))
        invitation = Invitation(round_, group, cohort, *responses.counts(said), reasons=reasons)
        responses.put(study, invitation)
    click.echo(_("Genoteerd: {who}.").format(who=responses.name(invitation)))


@response.command("remove", help=_("Vergeet wat er genoteerd is; wie er meedeed, blijft."))
@_about
@study_options
@pass_session
def remove(session: Session, round_: str | None, group: str, cohort: str | None) -> None:
    from klantreis.workflow import responses

    with session.open() as study:
        found = responses.find(study, round_, group, cohort)
        responses.remove(study, found)
    click.echo(_("Weggehaald: {who}.").format(who=responses.name(found)))


@response.command("import", help=_("Lees de respons uit een CSV-BESTAND."))
@click.argument("path", metavar=_("BESTAND"), type=click.Path(path_type=Path))
@study_options
@pass_session
def import_(session: Session, path: Path) -> None:
    from klantreis.workflow import responses

    with session.open() as study:
        rows = responses.import_table(study, path)
    click.echo(plural("{n} groep ingelezen.", "{n} groepen ingelezen.", rows))
