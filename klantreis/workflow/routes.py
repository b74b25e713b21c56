"""The route of one source: its contact moments in the order in which they happened, and changing that order.

Who codes blind has a route of their own codings alone.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from klantreis.model.codes import Codebook, CodeKind
from klantreis.model.codings import Coding
from klantreis.model.errors import KlantreisError
from klantreis.model.told_order import Marks, Side, happened, placed_beside, put_back, standing_marks, with_marks
from klantreis.model.touchpoints import moments
from klantreis.store import codes, codings, people, routes
from klantreis.store.operations import operation
from klantreis.store.study import Study, reading
from klantreis.text.catalogue import _


@dataclass(frozen=True)
class Moment:
    """A contact moment in a route. `told` is its place in the telling, from 1; `moved`: a person placed it."""

    coding: Coding
    told: int
    moved: bool


def counting(study: Study, found: Sequence[Coding], book: Codebook, names: Mapping[str, str]) -> tuple[Coding, ...]:
    """Of all codings of a source, the moments of its route, in the order of telling; `names`: coder's id -> name."""
    if study.settings.blind:
        found = [coding for coding in found if names[coding.coder] == study.actor]
    return moments(found, book, names)


def in_order(told: Sequence[Coding]) -> list[Moment]:
    """The route of moments that are given in the order of telling."""
    rank = {coding.id: place for place, coding in enumerate(told, 1)}
    marked = standing_marks(told)
    return [Moment(coding, rank[coding.id], coding.id in marked) for coding in happened(told)]


def route(study: Study, source_id: str) -> list[Moment]:
    """The contact moments of a source in the order in which they happened."""
    with reading(study):
        return in_order(_told(study, source_id, codes.codebook(study)))


def move(study: Study, moving: Coding, to: Coding, side: Side) -> list[Coding]:
    """Note that a moment happened right before or after another one; the codings that changed, as they are now.

    All others keep their order. Raises KlantreisError unless they are two contact moments of one source.
    """
    if moving.id == to.id:
        raise KlantreisError(_("Een moment kan niet vóór of na zichzelf gebeuren; kies een ander moment."))
    if moving.source != to.source:
        raise KlantreisError(_("Die twee momenten staan in verschillende bronnen; kies een moment van deze bron."))
    return _change(study, (moving, to), lambda told: placed_beside(told, moving.id, to.id, side))


def shift(study: Study, moving: Coding, by: int) -> list[Coding]:
    """Let a moment happen so many places later, or earlier where it is less than 0; what changed, as `move` gives it.

    Raises KlantreisError where it would go past the beginning or the end, and as `move` does.
    """

    def marks(told: Sequence[Coding]) -> Marks:
        order = [coding.id for coding in happened(told)]
        place = order.index(moving.id) + by
        if not 0 <= place < len(order):
            raise KlantreisError(
                _("Dit moment staat al aan het begin.") if by < 0 else _("Dit moment staat al aan het eind.")
            )
        return placed_beside(told, moving.id, order[place], "before" if by < 0 else "after") if by else {}

    return _change(study, (moving,), marks)


def back(study: Study, moving: Coding) -> list[Coding]:
    """Let a moment stand where it was told; what changed, as `move` gives it. Raises KlantreisError as `move` does."""
    return _change(study, (moving,), lambda told: put_back(told, moving.id))


def _change(study: Study, named: Sequence[Coding], marks: Callable[[Sequence[Coding]], Marks]) -> list[Coding]:
    name = codings.code_name(study, named[0].code)
    with operation(study, "route", _("Plaats van {code} in de route").format(code=name)):
        book = codes.codebook(study)
        told = _told(study, named[0].source, book)
        among = {coding.id for coding in told}
        for coding in named:
            if coding.id not in among:
                raise KlantreisError(_why_not(study, coding, book))
        new = marks(told)
        routes.mark(study, new)
    return [coding for coding in with_marks(told, new) if coding.id in new]


def _told(study: Study, source_id: str, book: Codebook) -> tuple[Coding, ...]:
    names = {person.id: person.name for person in people.persons(study)}
    return counting(study, codings.of_source(study, source_id), book, names)


def _why_not(study: Study, coding: Coding, book: Codebook) -> str:
    """Why a coding is not in the route of its source."""
    now = next((c for c in codings.of_source(study, coding.source) if c.id == coding.id), None)
    if now is None:
        return _("Die codering is intussen door iemand anders weggehaald.")
    name = book[now.code].name
    if book[now.code].kind != CodeKind.TOUCHPOINT:
        return _("{code} is geen contactmoment; alleen contactmomenten staan in de route.").format(code=name)
    if not now.counts:
        return _("{code} telt niet mee: de woorden zijn weg, of jullie lieten het vallen.").format(code=name)
    return _("{code} telt niet mee in de route: op die woorden telt de codering van een ander.").format(code=name)
