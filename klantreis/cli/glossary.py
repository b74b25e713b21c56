"""Verbs for the glossary: how names and terms are written, and writing talks by it."""

from dataclasses import asdict

import click

from klantreis.cli.output import print_json, print_table
from klantreis.cli.session import Session, json_option, pass_session, study_options
from klantreis.model.glossary import TermKind
from klantreis.text import names
from klantreis.text.catalogue import _, plural


@click.group(invoke_without_command=True, help=_("Toon of verander hoe namen en begrippen geschreven worden."))
@json_option
@study_options
@click.pass_context
def glossary(context: click.Context, as_json: bool) -> None:
    if context.invoked_subcommand is None:
        context.invoke(list_, as_json=as_json)
    elif as_json:
        raise click.UsageError(_("Zet --json achter de opdracht."))


@glossary.command("list", help=_("Toon de woordenlijst."))
@json_option
@study_options
@pass_session
def list_(session: Session, as_json: bool) -> None:
    from klantreis.workflow import glossary as verbs

    with session.open() as study:
        found = verbs.terms(study)
    if as_json:
        print_json([asdict(term) for term in found])
    else:
        rows = ((term.name, names.term_kind(term.kind), term.pseudonym, ", ".join(term.heard)) for term in found)
        print_table((_("Zo hoort het"), _("Soort"), _("Schuilnaam"), _("Zo staat het er wel eens")), rows)


@glossary.command("add", help=_("Zet NAAM in de woordenlijst, met wat er wel eens in plaats daarvan staat."))
@click.argument("name", metavar=_("NAAM"))
@click.option("--heard", multiple=True, metavar=_("TEKST"), help=_("Wat er wel eens staat; mag vaker."))
@click.option("--kind", type=click.Choice([kind.value for kind in TermKind]), help=_("Een naam of een begrip."))
@study_options
@pass_session
def add(session: Session, name: str, heard: tuple[str, ...], kind: str | None) -> None:
    from klantreis.workflow import glossary as verbs

    with session.open() as study:
        term = verbs.put(study, name, TermKind(kind) if kind else None, heard)
    click.echo(_("In de woordenlijst: {name}").format(name=term.name))


@glossary.command("pseudonym", help=_("Kies wat er voor NAAM staat in gesprekken met schuilnamen; leeg: een voorstel."))
@click.argument("name", metavar=_("NAAM"))
@click.argument("pseudonym", metavar=_("[SCHUILNAAM]"), default="")
@study_options
@pass_session
def pseudonym(session: Session, name: str, pseudonym: str) -> None:
    from klantreis.workflow import glossary as verbs

    with session.open() as study:
        term = verbs.disguise(study, name, pseudonym)
    click.echo(_("Voor {name} staat: {pseudonym}").format(name=term.name, pseudonym=term.pseudonym))


@glossary.command("remove", help=_("Haal NAAM uit de woordenlijst; de gesprekken blijven zoals ze zijn."))
@click.argument("name", metavar=_("NAAM"))
@study_options
@pass_session
def remove(session: Session, name: str) -> None:
    from klantreis.workflow import glossary as verbs

    with session.open() as study:
        verbs.remove(study, name)
    click.echo(_("Uit de woordenlijst: {name}").format(name=name))


@glossary.command("correct", help=_("Schrijf BRON (of elke bron) zoals de woordenlijst zegt."))
@click.argument("source", metavar=_("[BRON]"), required=False)
@study_options
@pass_session
def correct(session: Session, source: str | None) -> None:
    from klantreis.workflow import collect
    from klantreis.workflow import glossary as verbs

    with session.open() as study:
        found = [collect.find_source(study, source)] if source else collect.listed(study)
        for each in found:
            if (changed := verbs.correct(study, each)) or source:
                turns = plural("{n} beurt verbeterd", "{n} beurten verbeterd", changed)
                click.echo(_("{title}: {turns}").format(title=each.title, turns=turns))
