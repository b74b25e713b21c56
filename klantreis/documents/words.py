"""Plain Dutch for what the figures of a journey mean."""

from collections.abc import Sequence

from klantreis.documents.plain import plain
from klantreis.model.journeys import Journey, Persona, Quote, Step
from klantreis.text.catalogue import _, plural


def number(value: float) -> str:
    """A mean feeling with a sign and one decimal, the Dutch way: `−1,3`, `+0,5`, `0,0`."""
    rounded = round(value, 1)
    sign = "−" if rounded < 0 else "+" if rounded > 0 else ""
    return f"{sign}{abs(rounded):.1f}".replace(".", ",")


def feeling(valence: float | None) -> str:
    """A mean feeling (−2…+2) in words, without the figure."""
    if valence is None:
        return _("geen gevoel verteld")
    if valence <= -1.5:
        return _("heel negatief")
    if valence <= -0.5:
        return _("overwegend negatief")
    if valence < 0.5:
        return _("gemengd of neutraal")
    return _("overwegend positief") if valence < 1.5 else _("heel positief")


def feeling_with_figure(valence: float | None) -> str:
    """A mean feeling in words and with its figure: `overwegend negatief (−1,3)`."""
    return feeling(valence) if valence is None else f"{feeling(valence)} ({number(valence)})"


def told_by(step: Step, journey: Journey) -> str:
    """`4 van 5`."""
    return _("{k} van {n}").format(k=len(step.participants), n=len(journey.participants))


def participants(n: int) -> str:
    """`5 deelnemers`."""
    return plural("{n} deelnemer", "{n} deelnemers", n)


def households(n: int) -> str:
    """`4 gezinnen`."""
    return plural("{n} gezin", "{n} gezinnen", n)


def steps(n: int) -> str:
    """`14 stappen`."""
    return plural("{n} stap", "{n} stappen", n)


def talks(n: int) -> str:
    """`5 gesprekken`."""
    return plural("{n} gesprek", "{n} gesprekken", n)


def passages(n: int) -> str:
    """`12 passages`."""
    return plural("{n} passage", "{n} passages", n)


def journey_title(persona: Persona) -> str:
    """`De reis van Sanne`."""
    name = plain(persona.name)
    return _("De reis van {name}").format(name=name) if name else _("Een klantreis")


def short_traits(persona: Persona) -> str:
    """Age and household of the persona on one line: `14 of 15 jaar · woont bij haar moeder`."""
    return " · ".join(t for t in map(plain, (persona.age_band, persona.household)) if t)


def phase_name(phase: str | None) -> str:
    """The name of a phase; steps may have none."""
    return (plain(phase) if phase else "") or _("Zonder fase")


def contact_phrase(step: Step) -> str:
    """How and with whom: `Via: Telefoon. Met: Huisarts.`; empty where neither is known."""
    parts = []
    if step.channel and (channel := plain(step.channel)):
        parts.append(_("Via: {channel}.").format(channel=channel))
    if step.actor and (actor := plain(step.actor)):
        parts.append(_("Met: {actor}.").format(actor=actor))
    return " ".join(parts)


_QUOTATION = "'\"‘’“”„ "


def unquoted(text: str) -> str:
    """A passage on one line, without marks of its own at its ends."""
    return plain(text).strip(_QUOTATION)


def quoted(text: str) -> str:
    """A passage between Dutch quotation marks, on one line; marks of its own at its ends go."""
    return f"‘{unquoted(text)}’"


def clock(ms: int) -> str:
    """A time in a recording: `12:05`, or `1:02:05` from an hour on."""
    minutes, seconds = divmod(ms // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes:02d}:{seconds:02d}"


def provenance(quote: Quote) -> str:
    """Where a quote stands, for colleagues only: `Gesprek 7, beurt 12, 03:21`."""
    place = _("{source}, beurt {turn}").format(source=plain(quote.source), turn=quote.turn)
    return place if quote.start_ms is None else f"{place}, {clock(quote.start_ms)}"


def place_told(quote: Quote) -> str:
    """Where a quote stands, and whether the public may not read it; for colleagues only."""
    place = provenance(quote)
    return place if quote.publishable else _("{place} (niet vrijgegeven voor publicatie)").format(place=place)


def listed(items: Sequence[str]) -> str:
    """`a, b en c`."""
    if len(items) < 2:
        return "".join(items)
    return _("{first} en {last}").format(first=", ".join(items[:-1]), last=items[-1])
