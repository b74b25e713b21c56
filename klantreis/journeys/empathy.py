"""The empathy map of a persona: what was told, by whether it shows thinking, feeling, hearing or doing.

The four quadrants are those of the empathy map of D. Gray, S. Brown and J. Macanufo, "Gamestorming" (O'Reilly,
2010). Which words point to which is a list of our own, for spoken Dutch; it only proposes.
"""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum

from klantreis.model.journeys import Quote

STRONG = 2
"""Where no word points anywhere, a feeling at least so far from neutral is felt."""


class Quadrant(StrEnum):
    """A part of the map; those that come first win where as many words point to several."""

    FEELS = "feels"
    HEARS = "hears"
    THINKS = "thinks"
    DOES = "does"


_I = r"(?:ik|we|wij)"
# A regular past tense, but for verbs of the other quadrants ("klikte ik", not "voelde ik").
_PAST = r"(?!snapte|hoopte|voelde|wilde|geloofde|hoorde|hadde|konde|moeste|schaamde|huilde|legde)[a-z]{2,}[dt]e"
_THOUGHT = "dacht|denk|dachten|denken|wist|wisten|snap|snapte|begreep|vond|vonden|hoopte|hoopten|geloof"
_DONE = "bel|belde|ga|ging|mail|stuur|schreef|zocht|zoek|vroeg|hield|kwam|bleef|deed|stap|meld|regel|vul"
_CUES = {
    Quadrant.FEELS: (
        r"\bvoel\w*|\bgevoel\w*|\bbang\w*|\bbo(?:os|ze)\b|\bkwaad\b|\bblij\w*|\bopgelucht\w*|\bopluchting\b|\bverdriet\w*",
        r"\beenza\w+|\bonzeker\w*|\bscha{1,2}m\w*|\b(?:ge)?spann(?:en|end|ende)\b|\bzenuwachtig\w*|\bstress\w*|\bmoe\b",
        r"\buitgeput\b|\bmachteloos\w*|\bwanhop\w*|\bfijn\w*|\brot\b|\brottig\b|\bteleurgesteld\w*|\btrots\w*|\bveilig\w*",
        r"\b(?:ge)?huil\w*|\bgefrustreerd\w*|\b(?:on)?rust\b|\bgerustgesteld\b|\bzorgen ma\w+",
    ),
    Quadrant.HEARS: (
        r"\b(?:zei|zeiden|zegt|zeggen)\b|\bhoor(?:de|den|t)?\b|\bte horen\b|\bgezegd dat\b",
        r"\b(?:werd|kreeg|kregen|is|was)\b.{0,40}\bgezegd\b|\bvertelden? (?:me|mij|ons|hij|zij|ze)\b",
        r"\bbelden? (?:me|mij|ons) (?:terug|op)\b|\bvroeg(?:en)? (?:me|mij|ons|of)\b",
        r"\blegden? .{0,20}\buit\b|\buitgelegd\b",
    ),
    Quadrant.THINKS: (
        rf"\b{_I} (?:{_THOUGHT}|verwacht\w*|begrijp\w*|vind\w*|weet|weten|vroeg me af)\b|\b(?:{_THOUGHT}) {_I}\b",
        r"\bvoor mijn gevoel\b|\bvolgens mij\b|\beigenlijk\b|\bwaarom\b",
    ),
    Quadrant.DOES: (
        rf"\b{_I} (?:(?:{_DONE})(?:en|den)?|(?:heb|hebben) .{{0,60}}\bge\w+|{_PAST})\b",
        rf"\b(?:(?:{_DONE})(?:en|den)?|{_PAST}) {_I}\b",
        r"\b(?:aangemeld|ingevuld|opgebeld|gebeld|gemaild|opgezocht|bijgehouden)\b",
    ),
}
_FIND = {quadrant: re.compile("|".join(cues), re.IGNORECASE) for quadrant, cues in _CUES.items()}


def proposed(quote: Quote) -> Quadrant | None:
    """The quadrant to which most words of a passage point; None where no word points anywhere."""
    counts = {quadrant: len(pattern.findall(quote.text)) for quadrant, pattern in _FIND.items()}
    best = max(counts, key=lambda quadrant: counts[quadrant])
    if counts[best]:
        return best
    return Quadrant.FEELS if quote.valence is not None and abs(quote.valence) >= STRONG else None


def empathy_map(
    quotes: Iterable[Quote], decided: Mapping[str, Quadrant | None]
) -> dict[Quadrant | None, tuple[Quote, ...]]:
    """Quadrant -> the passages there in the given order, under None those of nowhere; `decided` by coding id."""
    found: dict[Quadrant | None, list[Quote]] = {quadrant: [] for quadrant in (*Quadrant, None)}
    for quote in quotes:
        place = decided[quote.coding] if quote.coding in decided else proposed(quote)
        found[place].append(quote)
    return {quadrant: tuple(here) for quadrant, here in found.items()}
