"""The route beside the text: seen, walked through and changed on the keyboard."""

import pytest

from klantreis.model.spans import SourceText
from klantreis.store import study as store
from klantreis.store.study import Study
from klantreis.tui.dialogs.choosing import Choose
from klantreis.tui.dialogs.route import RouteDialog
from klantreis.tui.widgets.route_strip import RouteStrip
from klantreis.workflow import code, codebooks, collect, routes, transcribe
from tests.tui.driving import Driver, driving
from tests.tui.test_coding_room import TALK

MOMENTS = (("Niemand belde", "Telefoontje"), ("Let op", "[bold]Brief"), ("klik hier", "Klik"))
ALL = ["Huisarts", "Wachtlijst", "Telefoontje", "[bold]Brief", "Klik"]
NARROW = (80, 24)


def add_moment(study: Study, words: str, path: str) -> None:
    """A contact moment on some words of the talk."""
    source = collect.find_source(study, TALK)
    text = SourceText([placed.turn.text for placed in transcribe.turns(study, source)])
    start = text.text.index(words)
    span = text.span(start, start + len(words))
    code.add_codings(study, source.id, span, [codebooks.find_code(codebooks.codebook(study), path)], valence=-1)


@pytest.fixture
def told(filled: Study) -> Study:
    """The filled study with more moments in the first talk: those of ALL in that order."""
    for words, name in MOMENTS:
        codebooks.add_code(filled, ("Momenten", name))
        add_moment(filled, words, f"Momenten/{name}")
    return filled


def names(study: Study) -> list[str]:
    """The route by the names of its codes; an asterisk where a person placed it."""
    book = codebooks.codebook(study)
    moments = routes.route(study, collect.find_source(study, TALK).id)
    return [book[m.coding.code].name + ("*" if m.moved else "") for m in moments]


def chosen(it: Driver) -> str:
    """The row of the route with the arrow."""
    (row,) = (row for row in route_rows(it) if "▸" in row)
    return row


def route_rows(it: Driver) -> list[str]:
    """The rows of the route on the screen."""
    region = it.app.screen.query_one(RouteStrip).region
    return [row[region.x : region.right] for row in it.screen.splitlines()[region.y : region.bottom]]


async def test_the_route_shows_where_in_the_telling_one_is(told: Study) -> None:
    async with driving(told, TALK) as it:
        await it.go_to("Niemand belde")
        (row,) = (row for row in route_rows(it) if "•" in row)
        assert "3 −1 Telefoontje" in row
        assert any("[bold]Brief" in row for row in route_rows(it))


@pytest.mark.parametrize("there", ["R", "tab"])
async def test_to_the_route_and_to_the_words_of_a_moment(told: Study, there: str) -> None:
    async with driving(told, TALK) as it:
        await it.go_to("Niemand belde")
        await it.press(there)
        assert isinstance(it.app.focused, RouteStrip) and "Telefoontje" in chosen(it)
        await it.press("down", "down", "down")
        assert "5 −1 Klik" in chosen(it)
        await it.press("home", "down", "enter")
        assert it.app.focused is it.view
        assert it.view.text[it.view.cursor :].startswith("negen weken")
        assert it.coding._coding is not None
        await it.press(there, "up", there)
        assert it.app.focused is it.view and it.view.text[it.view.cursor :].startswith("negen weken")


async def test_a_moment_goes_earlier_and_later_and_back(told: Study) -> None:
    async with driving(told, TALK) as it:
        await it.press("R", "end", "shift+up", "K")
        assert names(told) == ["Huisarts", "Wachtlijst", "Klik*", "Telefoontje", "[bold]Brief"]
        assert "Klik" in chosen(it) and it.status == "Klik gebeurde als 3e, verteld als 5e"
        assert any("↑ verteld als 5e" in row for row in route_rows(it))
        await it.press("J")
        assert names(told).index("Klik*") == 3
        await it.press("z")
        assert names(told) == ALL and "weer waar het verteld is" in it.status
        await it.press("backspace")
        assert "staat al" in it.status
        await it.press("J")
        assert "aan het eind" in it.status and names(told) == ALL
        await it.press("ctrl+z")
        assert names(told).index("Klik*") == 3 and "Klik" in chosen(it)


async def test_when_a_flashback_happened_is_chosen_from_the_route(told: Study) -> None:
    async with driving(told, TALK) as it:
        await it.press("R", "end", "f")
        assert isinstance(it.app.screen, Choose)
        options = it.options()
        assert options[0] == "Helemaal aan het begin" and options[-1] == "Helemaal aan het eind"
        assert [option.split()[-1] for option in options[1:-1]] == ["Wachtlijst", "Telefoontje", "[bold]Brief"]
        await it.press("up", "up", "enter")
        assert names(told)[2] == "Klik*"
        await it.press("f", "home", "enter")
        assert names(told)[0] == "Klik*"
        await it.press("f")
        assert it.options()[-1] == "Waar het verteld is"
        await it.press("end", "enter")
        assert names(told) == ALL


async def test_a_flashback_from_the_text(told: Study) -> None:
    async with driving(told, TALK) as it:
        await it.go_to("Niemand belde")
        await it.press("T", "home", "enter")
        assert names(told)[0] == "Telefoontje*" and it.app.focused is it.view
        await it.go_to("En toen?")
        await it.press("T")
        assert "geen contactmoment" in it.status and len(it.app.screen_stack) == 1


async def test_on_a_small_screen_the_route_stands_over_the_text(told: Study) -> None:
    async with driving(told, TALK, NARROW) as it:
        await it.press("R")
        assert isinstance(it.app.screen, RouteDialog)
        await it.press("end", "K")
        assert names(told)[3] == "Klik*" and "Klik" in chosen(it)
        assert "verteld als 5e" in it.screen
        await it.press("ctrl+z")
        assert names(told) == ALL and "verteld als 5e" not in it.screen
        await it.press("f", "home", "enter")
        assert isinstance(it.app.screen, RouteDialog) and names(told)[0] == "Klik*"
        await it.press("home", "down", "enter")
        assert it.app.focused is it.view
        assert it.view.text[it.view.cursor :].startswith("naar de huisarts")
        await it.press("R", "escape")
        assert len(it.app.screen_stack) == 1


async def test_in_the_route_no_key_touches_the_codings(told: Study) -> None:
    source = collect.find_source(told, TALK)
    async with driving(told, TALK) as it:
        await it.go_to("naar de huisarts")
        before = code.codings(told, source.id)
        await it.press("R", "x", "plus", "p", "1", "k", "m", "c")
        assert len(it.app.screen_stack) == 1 and code.codings(told, source.id) == before


async def test_without_moments_there_is_nothing_to_go_to(filled: Study) -> None:
    source = collect.find_source(filled, TALK)
    code.delete_codings(filled, code.codings(filled, source.id))
    async with driving(filled, TALK) as it:
        assert "Nog geen contactmomenten" in it.screen
        await it.press("R")
        assert "nog geen contactmomenten" in it.status and it.app.focused is it.view


async def test_what_another_made_of_the_route_shows_when_the_room_is_entered(told: Study) -> None:
    source = collect.find_source(told, TALK)
    async with driving(told, TALK) as it:
        with store.open_study(told.folder, "bram") as other:
            moments = routes.route(other, source.id)
            routes.move(other, moments[4].coding, moments[0].coding, "before")
        await it.press("f2", "f3")
        assert "1 −1 Klik" in route_rows(it)[1]


async def test_who_codes_blind_sees_no_moment_of_another(told: Study) -> None:
    path = told.folder / "study.toml"
    path.write_text(path.read_text().replace("blind = false", "blind = true"))
    with store.open_study(told.folder, "bram") as blind:
        add_moment(blind, "En toen?", "Momenten/Intake")
        async with driving(blind, TALK) as it:
            assert "1 −1 Intake" in route_rows(it)[1] and "Wachtlijst" not in "".join(route_rows(it))


async def test_the_mouse_chooses_and_opens(told: Study) -> None:
    async with driving(told, TALK) as it:
        strip = it.app.query_one(RouteStrip)
        await it.pilot.click(strip, offset=(5, 4))
        assert "4 −1" in chosen(it)
        await it.pilot.click(strip, offset=(5, 2), times=2)
        assert it.app.focused is it.view and it.view.text[it.view.cursor :].startswith("negen weken")


@pytest.mark.parametrize("size", [(100, 30), (140, 16), (200, 60)])
async def test_a_long_route_keeps_the_chosen_moment_in_sight(filled: Study, size: tuple[int, int]) -> None:
    source = collect.find_source(filled, TALK)
    text = SourceText([placed.turn.text for placed in transcribe.turns(filled, source)])
    book = codebooks.codebook(filled)
    for start in range(0, 180, 3):
        code.add_codings(filled, source.id, text.span(start, start + 1), [codebooks.find_code(book, "Intake")])
    async with driving(filled, TALK, size) as it:
        await it.press("R", "end")
        for _step in range(12):
            await it.press("K")
        for keys in (("home",), ("pagedown",), ("down", "down"), ("end",), ("up",) * 3, ("pageup",) * 2):
            await it.press(*keys)
            assert "Intake" in chosen(it) or "Wachtlijst" in chosen(it) or "Huisarts" in chosen(it)
