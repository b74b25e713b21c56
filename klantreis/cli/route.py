"""The verb for the route of one source: the order in which its contact moments happened."""

from typing import TYPE_CHECKING

import click

from klantreis.cli.output import print_json, print_table, signed
from klantreis.cli.session import Session, json_option, pass_session, study_options
from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _

if TYPE_CHECKING:
    from klantreis.model.codings import Coding
    from klantreis.workflow.routes import Moment

LONGEST = 60
"""Characters of a passage that the table shows."""


@click.command(help=_("Toon de contactmomenten van BRON op volgorde van gebeuren, of verplaats er een."))
@click.argument("title", metavar=_("BRON"))
@click.option("--move", type=int, metavar=_("N"), help=_("Verplaats moment N, met --before of --after."))
@click.option("--before", type=int, metavar=_("M"), help=_("… naar vlak vóór moment M."))
@click.option("--after", type=int, metavar=_("M"), help=_("… naar vlak na moment M."))
@click.option("--back", type=int, metavar=_("N"), help=_("Zet moment N terug naar waar het verteld is."))
@json_option
@study_options
@pass_session
def route(
    session: Session,
    title: str,
    move: int | None,
    before: int | None,
    after: int | None,
    back: int | None,
    as_json: bool,
) -> None:
    from klantreis.model.spans import SourceText
    from klantreis.workflow import codebooks, collect, routes, transcribe

    if [before, after].count(None) != (2 if move is None else 1):
        raise click.UsageError(_("Bij --move hoort --before of --after, een van de twee."))
    if move is not None and back is not None:
        raise click.UsageError(_("Geef --move of --back, niet allebei."))
    with session.open() as study:
        source = collect.find_source(study, title)
        moments = routes.route(study, source.id)
        if move is not None and before is not None:
            routes.move(study, _numbered(moments, move), _numbered(moments, before), "before")
        elif move is not None and after is not None:
            routes.move(study, _numbered(moments, move), _numbered(moments, after), "after")
        elif back is not None:
            routes.back(study, _numbered(moments, back))
        moments = routes.route(study, source.id)
        book = codebooks.codebook(study)
        text = SourceText([placed.turn.text for placed in transcribe.turns(study, source)])
    if as_json:
        print_json(
            [
                {
                    "n": n,
                    "told": m.told,
                    "moved": m.moved,
                    "id": m.coding.id,
                    "code": book.paths[m.coding.code],
                    "start": text.offset(m.coding.span.start),
                    "end": text.offset(m.coding.span.end),
                    "text": text.quote(m.coding.span),
                    "valence": m.coding.valence,
                }
                for n, m in enumerate(moments, 1)
            ]
        )
        return
    print_table(
        (_("Nr"), _("Contactmoment"), _("Gevoel"), _("Verteld als"), _("Fragment")),
        (
            (
                n,
                book[m.coding.code].name,
                signed(m.coding.valence),
                _("{n}e").format(n=m.told) if m.moved else None,
                " ".join(text.quote(m.coding.span).split())[:LONGEST],
            )
            for n, m in enumerate(moments, 1)
        ),
    )


def _numbered(moments: "list[Moment]", number: int) -> "Coding":
    """The moment with a number in the route. Raises KlantreisError."""
    if not 1 <= number <= len(moments):
        message = _("Er is geen moment {n} in deze route; hij loopt van 1 tot {last}.")
        raise KlantreisError(message.format(n=number, last=len(moments)))
    return moments[number - 1].coding
