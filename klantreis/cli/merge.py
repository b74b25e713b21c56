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
@json_option
@study_options
@pass_session
def findings(session: Session, as_json: bool) -> None:
    from klantreis.workflow import merge

    with session.open() as study:
        found = merge.findings_of(study)
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
                }
                for f in found
            ]
        )
        return
    header = (_("Soort"), _("Thema"), _("Fase"), _("Respondenten"), _("Fragmenten"), _("Gevoel"))
    print_table(
        header,
        (
            (names.finding_kind(f.kind), f.theme, f.phase, len(f.participants), len(f.codings), signed(f.valence))
            for f in found
        ),
    )
