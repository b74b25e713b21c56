"""Verbs for touchpoints and findings."""

import click

from klantreis.cli.output import print_json, print_table, signed
from klantreis.cli.session import Session, json_option, pass_session, study_options
from klantreis.text import names
from klantreis.text.catalogue import _


@click.command(help=_("Toon de contactmomenten van alle gesprekken, in volgorde van gebeuren."))
@json_option
@study_options
@pass_session
def touchpoints(session: Session, as_json: bool) -> None:
    from klantreis.workflow import merge

    with session.open() as study:
        project = merge.project(study)
    if as_json:
        from klantreis.journeys.projects import dump_project

        print_json(dump_project(project))
        return
    header = (_("Gesprek"), _("Contactmoment"), _("Fase"), _("Kanaal"), _("Wie"), _("Gevoel"))
    print_table(
        header,
        (
            (telling.id, t.label, t.phase, t.channel, t.actor, signed(t.valence))
            for telling in project.tellings
            for t in telling.touchpoints
        ),
    )


@click.command(help=_("Toon verbeterpunten, wat goed gaat, en ideeën."))
@click.option(
    "--sort",
    type=click.Choice(["priority", "participants", "severity", "feeling", "phase", "title"]),
    default="priority",
    help=_("De volgorde: prioriteit, hoeveel mensen het vertelden, ernst, gevoel, fase of titel."),
)
@json_option
@study_options
@pass_session
def findings(session: Session, sort: str, as_json: bool) -> None:
    from klantreis.workflow import acting, assessing

    with session.open() as study:
        pressing = assessing.prioritised(study)
        ranked = assessing.in_order(study, pressing, assessing.Order(sort))
        actions = acting.actions(study)
    if as_json:
        print_json(
            [
                {
                    "id": f.id,
                    "kind": f.kind.value,
                    "title": f.title,
                    "theme": f.theme,
                    "phase": f.phase,
                    "participants": len(f.participants),
                    "households": f.households,
                    "codings": list(f.codings),
                    "valence": f.valence,
                    "condition": each.assessment.condition,
                    "severity": each.severity,
                    "severity_proposed": each.proposed,
                    "effort": each.assessment.effort,
                    "own_reach": each.assessment.own_reach,
                    "nature": each.assessment.nature,
                    "priority": round(each.priority, 4),
                    "actions": [action.id for action in actions if f.id in action.findings],
                }
                for each in ranked
                for f in (each.finding,)
            ]
        )
        return
    # By this number other verbs know a finding, in whatever order they stand.
    numbers = {each.finding.id: number for number, each in enumerate(pressing, 1)}
    header = ("", _("Soort"), _("Thema"), _("Fase"), _("Respondenten"), _("Gevoel"), _("Ernst"), _("Prioriteit"))
    print_table(
        header,
        (
            (
                *(numbers[f.id], names.finding_kind(f.kind), f.theme, f.phase, len(f.participants), signed(f.valence)),
                *(f"{each.severity}{'?' if each.proposed else ''}", f"{each.priority:.0%}"),
            )
            for each in ranked
            for f in (each.finding,)
        ),
    )
