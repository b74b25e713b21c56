"""The empathy map of a persona: proposed from what was told, and put right by people."""

from klantreis.journeys.empathy import Quadrant, empathy_map
from klantreis.model.decisions import Decision, DecisionKind
from klantreis.model.errors import KlantreisError
from klantreis.model.journeys import Journey, Quote
from klantreis.store import decisions as store
from klantreis.store.operations import operation
from klantreis.store.study import Study, at_one_moment
from klantreis.text.catalogue import _

__all__ = ["Quadrant", "mapped", "put", "taken_back", "titles"]


def titles() -> dict[Quadrant, str]:
    """Quadrant -> what users call it."""
    return {
        Quadrant.THINKS: _("Denkt"),
        Quadrant.FEELS: _("Voelt"),
        Quadrant.HEARS: _("Hoort"),
        Quadrant.DOES: _("Doet"),
    }


@at_one_moment
def mapped(study: Study, journey: Journey) -> dict[Quadrant | None, tuple[Quote, ...]]:
    """Quadrant -> the passages of the route there, under None those of nowhere; those that read best come first.

    What a person put somewhere comes before what was proposed.
    """
    decided = _decided(study, journey)
    quotes = {quote.coding: quote for step in journey.steps for quote in step.typical_quotes}
    quotes |= {quote.coding: quote for step in journey.steps for quote in step.quotes}
    order = sorted(quotes.values(), key=lambda quote: (quote.coding not in decided, not quote.publishable))
    return empathy_map(order, decided)


def _decided(study: Study, journey: Journey) -> dict[str, Quadrant | None]:
    return {
        each.subject: Quadrant(each.value) if each.value else None
        for each in store.decisions(study)
        if each.kind is DecisionKind.SAYS and each.journey == journey.key
    }


def put(study: Study, journey: Journey, coding: str, quadrant: Quadrant | None) -> None:
    """Put a passage (coding id) in a quadrant, or in none. Raises KlantreisError where the route has it not."""
    if all(coding not in step.evidence for step in journey.steps):
        raise KlantreisError(_("Dit fragment hoort niet bij de route van {name}.").format(name=journey.persona.name))
    value = quadrant.value if quadrant else ""
    where = titles()[quadrant].lower() if quadrant else _("geen vak")
    summary = _("Empathiekaart van {name}: een fragment bij {where}").format(name=journey.persona.name, where=where)
    with operation(study, "journey", summary):
        store.decide(study, [Decision(DecisionKind.SAYS, coding, value=value, journey=journey.key)])


def taken_back(study: Study, journey: Journey, coding: str) -> None:
    """Let a passage stand where it was proposed. Raises KlantreisError where nobody put it elsewhere."""
    said = Decision(DecisionKind.SAYS, coding, journey=journey.key)
    summary = _("Empathiekaart van {name}: een fragment zoals voorgesteld").format(name=journey.persona.name)
    with operation(study, "journey", summary):
        if not store.forget(study, said):
            raise KlantreisError(_("Dit fragment staat al waar het voorgesteld is."))
