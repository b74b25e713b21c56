"""Every key of the terminal face, a module a room: rooms, footer, palette and help all take them from here."""

from textual.binding import Binding

from klantreis.text.catalogue import _
from klantreis.tui.keys.codebook import CODEBOOK
from klantreis.tui.keys.coding import CODING
from klantreis.tui.keys.compare import COMPARE
from klantreis.tui.keys.editing import EDITING
from klantreis.tui.keys.everywhere import APP, FOR_THE_SOUND, ROOMS, place_title, room_titles, short_titles, tab_of
from klantreis.tui.keys.find import FIND, FIND_OVERLAP, FIND_PASSAGES, FIND_TEXT
from klantreis.tui.keys.findings import ACTIONS, FINDING_LIST, FINDINGS
from klantreis.tui.keys.journey_board import JOURNEY_BOARD
from klantreis.tui.keys.journey_curves import JOURNEY_CURVES
from klantreis.tui.keys.journey_empathy import JOURNEY_EMPATHY
from klantreis.tui.keys.journey_labels import JOURNEY_LABELS
from klantreis.tui.keys.journey_personas import JOURNEY_PERSONAS
from klantreis.tui.keys.journey_route import JOURNEY_ROUTE
from klantreis.tui.keys.journey_routes import JOURNEY_ROUTES
from klantreis.tui.keys.journey_story import JOURNEY_STORY
from klantreis.tui.keys.journeys import JOURNEYS
from klantreis.tui.keys.rooms import SOURCES
from klantreis.tui.keys.route import ROUTE, ROUTE_FROM_TEXT
from klantreis.tui.keys.suggesting import SUGGESTING
from klantreis.tui.keys.text import TEXT
from klantreis.tui.keys.typing import TYPING

__all__ = [
    "ACTIONS",
    "APP",
    "CODEBOOK",
    "CODING",
    "COMPARE",
    "EDITING",
    "FIND",
    "FINDINGS",
    "FINDING_LIST",
    "FIND_OVERLAP",
    "FIND_PASSAGES",
    "FIND_TEXT",
    "FOR_THE_SOUND",
    "JOURNEYS",
    "JOURNEY_BOARD",
    "JOURNEY_CURVES",
    "JOURNEY_EMPATHY",
    "JOURNEY_LABELS",
    "JOURNEY_PERSONAS",
    "JOURNEY_ROUTE",
    "JOURNEY_ROUTES",
    "JOURNEY_STORY",
    "ROOMS",
    "ROUTE",
    "ROUTE_FROM_TEXT",
    "SOURCES",
    "SUGGESTING",
    "TEXT",
    "TYPING",
    "help_groups",
    "place_title",
    "places",
    "room_of",
    "room_titles",
    "short_titles",
    "tab_of",
]


def help_groups() -> list[tuple[str, list[Binding]]]:
    """The keys by room, for the help."""
    titles = room_titles()
    return [
        (_("Overal"), APP),
        (titles["sources"], SOURCES),
        (place_title("typing"), TYPING),
        (_("Coderen: coderingen"), CODING),
        (_("Coderen: voorstellen"), SUGGESTING),
        (_("Coderen: door de tekst"), TEXT),
        (_("Coderen: de tekst zelf"), EDITING),
        (_("Coderen: de route"), [*ROUTE_FROM_TEXT, *ROUTE]),
        (titles["codebook"], CODEBOOK),
        (titles["find"], FIND),
        (_("Zoeken: tekst"), FIND_TEXT),
        (_("Zoeken: fragmenten"), FIND_PASSAGES),
        (_("Zoeken: samen"), FIND_OVERLAP),
        (titles["compare"], COMPARE),
        (titles["journeys"], JOURNEYS),
        (_("Klantreizen: klantreis"), JOURNEY_ROUTE),
        (_("Klantreizen: bord"), JOURNEY_BOARD),
        (_("Klantreizen: routes"), JOURNEY_ROUTES),
        (_("Klantreizen: labels"), JOURNEY_LABELS),
        (_("Klantreizen: persona's"), JOURNEY_PERSONAS),
        (_("Klantreizen: verhaal"), JOURNEY_STORY),
        (_("Klantreizen: hartslag"), JOURNEY_CURVES),
        (_("Klantreizen: empathiekaart"), JOURNEY_EMPATHY),
        (titles["findings"], FINDINGS),
        (_("Verbeterpunten: bevindingen"), FINDING_LIST),
        (_("Verbeterpunten: acties"), ACTIONS),
    ]


def room_of(title: str) -> str | None:
    """The room to which a group of keys belongs (`title` as in `help_groups`); None for those that count everywhere."""
    titles = {**room_titles(), "typing": place_title("typing")}
    return next((room for room, name in titles.items() if title.split(":")[0] == name), None)


def places() -> list[list[Binding]]:
    """The keys that count at the same time, place by place: within one place a key means one thing."""
    rooms = (
        SOURCES,
        [*CODING, *SUGGESTING, *ROUTE_FROM_TEXT, *TEXT, *EDITING],
        ROUTE,
        CODEBOOK,
        [*FIND, *FIND_TEXT],
        [*FIND, *FIND_PASSAGES],
        [*FIND, *FIND_OVERLAP],
        COMPARE,
        [*JOURNEYS, *JOURNEY_ROUTE],
        [*JOURNEYS, *JOURNEY_BOARD],
        [*JOURNEYS, *JOURNEY_ROUTES],
        [*JOURNEYS, *JOURNEY_LABELS],
        [*JOURNEYS, *JOURNEY_PERSONAS],
        [*JOURNEYS, *JOURNEY_STORY],
        [*JOURNEYS, *JOURNEY_CURVES],
        [*JOURNEYS, *JOURNEY_EMPATHY],
        [*FINDINGS, *FINDING_LIST],
        [*FINDINGS, *ACTIONS],
    )
    typing = [binding for binding in APP if binding.id not in {f"app.{room}" for room in FOR_THE_SOUND}]
    return [[*typing, *TYPING], *([*APP, *room] for room in rooms)]
