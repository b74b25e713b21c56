"""The verb that suggests codes."""

import click

from klantreis.cli.output import print_json
from klantreis.cli.session import Session, json_option, pass_session, study_options
from klantreis.text.catalogue import _


@click.command(
    help=_(
        "Stel codes voor bij een stuk van BRON, naar wat eerder in dit onderzoek is gecodeerd.\n\n"
        "Zonder --start en --end: bij de eerste beurt van een respondent waar je nog niets codeerde. "
        "Er wordt niets veranderd."
    )
)
@click.argument("reference", metavar=_("BRON"))
@click.option("--start", type=click.IntRange(min=0), metavar=_("N"), help=_("Eerste teken van het stuk, vanaf 0."))
@click.option("--end", type=click.IntRange(min=0), metavar=_("N"), help=_("Het teken na het laatste van het stuk."))
@json_option
@study_options
@pass_session
def suggest(session: Session, reference: str, start: int | None, end: int | None, as_json: bool) -> None:
    from klantreis.workflow import codebooks, collect
    from klantreis.workflow import suggest as suggesting

    if (start is None) != (end is None):
        raise click.UsageError(_("Geef --start en --end samen, of geen van beide."))
    with session.open() as study:
        source = collect.find_source(study, reference)
        place = None if start is None or end is None else (start, end)
        asked = suggesting.suggested(study, source, place)
        paths = codebooks.codebook(study).paths
    if as_json:
        print_json(
            [
                {
                    "code": paths[p.code],
                    "score": p.score,
                    "reason": p.why(),
                    "source": source.title,
                    "start": asked.start,
                    "end": asked.end,
                }
                for p in asked.proposals
            ]
        )
        return
    click.echo(f"{source.title} {asked.start}-{asked.end}  {' '.join(asked.words.split())}")
    for number, proposal in enumerate(asked.proposals, 1):
        click.echo(f"{number}  {paths[proposal.code]}\n   {proposal.why()}")
    if not asked.proposals:
        click.echo(_("Geen voorstel: hier lijkt nog niets op."), err=True)
