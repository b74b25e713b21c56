"""Actions with what became of them: the list, and all of one action with its figures per round."""

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from klantreis.cli.output import print_json, print_table
from klantreis.cli.session import Session, json_option, pass_session, study_options
from klantreis.model.findings import Action
from klantreis.text import names, rounds
from klantreis.text.catalogue import _

if TYPE_CHECKING:
    from klantreis.workflow.rounds import Followed


@click.command("list", help=_("Toon de acties; met --overdue alleen wat al klaar had moeten zijn."))
@click.option("--overdue", is_flag=True, help=_("Alleen wat over de datum is."))
@json_option
@study_options
@pass_session
def list_(session: Session, overdue: bool, as_json: bool) -> None:
    from klantreis.workflow import acting
    from klantreis.workflow.rounds import followed, per_round

    today = date.today().isoformat()
    with session.open() as study:
        titles, figures = acting.about(study), per_round(study)
        found = [
            (each, followed(each, titles, figures))
            for each in acting.actions(study)
            if not overdue or each.overdue(today)
        ]
    if as_json:
        print_json([_data(each, behind, today) for each, behind in found])
        return
    header = [_("Nr."), _("Doel"), _("Waarover"), _("Eigenaar"), _("Klaar"), _("Status")]
    rows = [_row(each, behind, today) for each, behind in found]
    measured = [_measured(behind) for _each, behind in found]
    if any(measured):
        header.append(_("Per ronde"))
        rows = [(*row, told) for row, told in zip(rows, measured, strict=True)]
    print_table(header, rows)


@click.command("show", help=_("Toon alles van de actie NUMMER, met de cijfers per ronde."))
@click.argument("number", metavar=_("NUMMER"))
@json_option
@study_options
@pass_session
def show(session: Session, number: str, as_json: bool) -> None:
    from klantreis.documents import actions_files
    from klantreis.workflow import acting
    from klantreis.workflow.rounds import followed, per_round

    today = date.today().isoformat()
    with session.open() as study:
        action = acting.find(acting.actions(study), number)
        behind = followed(action, acting.about(study), per_round(study))
    if as_json:
        print_json(_data(action, behind, today))
        return
    heads, told = actions_files.columns(), actions_files.row(action, {})
    click.echo(_("Actie {n}: {goal}").format(n=action.number, goal=told.pop("goal")))
    for field, text in told.items():
        if text and field != "number":
            late = _(" (had al klaar moeten zijn)") if field == "due" and action.overdue(today) else ""
            click.echo(f"{heads[field].rstrip('?')}: {text}{late}")
    for each in behind:
        click.echo(_("Waarover: {title}").format(title=each.title))
        for figure in each.figures if rounds.comparable(each.figures) else ():
            click.echo(f"  {rounds.told(figure)}")
    if not any(rounds.comparable(each.figures) for each in behind):
        click.echo(_("Cijfers per ronde komen er als er gesprekken uit twee rondes zijn."))


def _data(action: Action, behind: "tuple[Followed, ...]", today: str) -> dict[str, Any]:
    """An action as JSON; `rounds` has an entry for each of its findings in each round."""
    entries = [
        {
            "finding": each.finding,
            "title": each.title,
            "round": figure.round,
            "participants": figure.participants,
            "of": figure.of,
            "valence": figure.valence,
        }
        for each in behind
        for figure in each.figures
    ]
    return {**asdict(action), "overdue": action.overdue(today), "rounds": entries}


def _measured(behind: "tuple[Followed, ...]") -> str:
    """How each finding of an action changed since the round before; empty where there is nothing to compare."""
    return "; ".join(rounds.change(each.figures) for each in behind if rounds.comparable(each.figures))


def _row(action: Action, behind: "tuple[Followed, ...]", today: str) -> tuple[object, ...]:
    late = " !" if action.overdue(today) else ""
    return (
        action.number,
        action.goal,
        ", ".join(each.title for each in behind),
        action.owner,
        f"{action.due or ''}{late}",
        names.action_status(action.status),
    )
