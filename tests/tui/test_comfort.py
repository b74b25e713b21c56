"""History, the command palette, own keys, preferences, the tour, and what others write meanwhile."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.command import CommandList
from textual.dom import DOMNode
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import ContentSwitcher

from klantreis.files import preferences
from klantreis.model.codings import Anchor, Span
from klantreis.model.sources import SourceKind, Utterance
from klantreis.store import sources
from klantreis.store import study as store
from klantreis.store.operations import operation
from klantreis.store.study import Study
from klantreis.tui import keymap, keys, rooms, theme
from klantreis.tui.app import KlantreisApp
from klantreis.tui.dialogs.history import History
from klantreis.tui.dialogs.tour import Tour
from klantreis.tui.keys.showing import shown_key
from klantreis.tui.palette import Palette
from klantreis.tui.panes.pane import Pane
from klantreis.workflow import code, codebooks, collect, studies
from tests.tui.driving import Driver, driving

HOSTILE = "[bold]vet[/bold] [@click=app.quit]klik[/] \\[x] ["


def write_keys(text: str) -> None:
    """The user's own keys."""
    keymap.path().parent.mkdir(parents=True, exist_ok=True)
    keymap.path().write_text(text, encoding="utf-8")


async def commands(it: Driver, typed: str) -> list[str]:
    """What the palette offers for some words."""
    await it.press("ctrl+p", *typed)
    assert isinstance(it.app.screen, Palette)
    for _turn in range(40):
        await it.pilot.pause(0.05)
        listed = it.app.screen.query_one(CommandList)
        found = [str(option.prompt) for option in listed.options]
        if found and all(typed[0].casefold() in line.casefold() for line in found):
            break
    return found


# --- history ------------------------------------------------------------------------------------


async def test_history_tells_what_and_where_and_goes_there(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("h")
        assert "Gecodeerd" not in it.screen and "coderingen" in it.screen
        await it.press("escape", "f3", "t", "enter", *"intake", "enter")
        made = it.coding.current
        await it.press("f2", "h")
        assert "Gecodeerd: Intake" in it.screen and "In: gesprek-01" in it.screen
        await it.press("enter")
        assert it.app.room == "coding" and it.coding.current == made


async def test_a_renamed_code_is_found_in_the_codebook(filled: Study) -> None:
    wanted = codebooks.codebook(filled).by_path["Thema's/Bejegening"]
    codebooks.rename_code(filled, wanted, "Omgang")
    async with driving(filled) as it:
        await it.press("h", "enter")
        await it.pilot.pause()
        assert it.app.room == "codebook"
        assert it.app.query_one("#codebook").current.id == wanted.id  # type: ignore[attr-defined]


async def test_history_undoes_back_after_a_question(filled: Study) -> None:
    before = len(code.codings(filled, collect.find_source(filled, "gesprek-01").id))
    async with driving(filled, "gesprek-01") as it:
        for part in ("intake", "wachttijd"):
            await it.press("t", "enter", *part, "enter")
        await it.press("h", "down", "u")
        assert "Je maakt 2 handelingen van jezelf ongedaan" in it.screen
        await it.press("n")
        assert len(it.coding._text.codings) == before + 2  # type: ignore[union-attr]
        await it.press("u", "j")
        assert isinstance(it.app.screen, History)
        assert it.screen.count("(ongedaan)") == 2
        await it.press("escape")
        assert it.status == "2 handelingen ongedaan gemaakt"
        assert len(it.coding._text.codings) == before  # type: ignore[union-attr]


async def test_what_somebody_else_did_is_not_undone(filled: Study) -> None:
    with store.open_study(filled.folder, "bram") as others:
        codebooks.add_code(others, ["Momenten", "Evaluatie"])
    async with driving(filled) as it:
        await it.press("h", "u")
        assert "Dat deed bram" in it.screen


async def test_undo_tells_where_it_was_elsewhere_only(filled: Study) -> None:
    async with driving(filled, "gesprek-01") as it:
        await it.press("t", "enter", *"intake", "enter", "ctrl+z")
        assert it.status == "Ongedaan gemaakt: Gecodeerd: Intake"
        await it.press("ctrl+y", "b", "down", "enter", "ctrl+z")
        assert it.coding.open_title == "gesprek-02"
        assert it.status == "Ongedaan gemaakt: Gecodeerd: Intake (in gesprek-01)"


# --- the command palette ------------------------------------------------------------------------


async def test_the_palette_has_every_action_of_the_room_and_of_the_app(filled: Study) -> None:
    async with driving(filled, "gesprek-01") as it:
        await it.press("ctrl+p", "escape")
        offered = {command.name for command in it.app.commands}

    def names(group: list[Binding]) -> set[str]:
        return {binding.tooltip or binding.description for binding in group if binding.id != "app.palette"}

    assert names([*keys.CODING, *keys.TEXT, *keys.APP]) <= offered
    assert not names(keys.JOURNEYS) & offered


async def test_the_palette_runs_an_action_where_the_user_is(filled: Study) -> None:
    async with driving(filled, "gesprek-01") as it:
        found = await commands(it, "hele beurt")
        assert found[0].startswith("Kies de hele beurt") and found[0].endswith("t")
        await it.press("enter")
        await it.pilot.pause()
        assert it.chosen == "Hoe begon het?"
        await commands(it, "klantreizen")
        await it.press("enter")
        await it.pilot.pause()
        assert it.app.room == "journeys"


async def test_the_palette_does_what_other_rooms_do(filled: Study) -> None:
    """Every action can be found from everywhere, and is done where its key counts."""
    async with driving(filled) as it:
        await it.press("ctrl+p")
        offered = {command.name.rpartition(" › ")[2] for command in it.app.commands}
        wanted = {
            binding.tooltip or binding.description
            for _title, group in keys.help_groups()
            for binding in group
            if binding.id != "app.palette" and not binding.action.startswith("move(")
        }
        assert wanted <= offered
        await it.press("escape")
        await commands(it, "vergelijken codeurs")
        await it.press("enter")
        await it.pilot.pause()
        assert it.app.room == "compare"
        await commands(it, "zoeken fragmenten vraag")
        await it.press("enter")
        await it.pilot.pause()
        assert it.app.room == "find"
        assert it.app.query_one("#find-views", ContentSwitcher).current == "find-passages"


async def test_the_palette_goes_to_sources_and_codes_whatever_they_are_called(filled: Study) -> None:
    with operation(filled, "import", HOSTILE):
        said = [Utterance("Dag", "R")]
        sources.insert(filled, title=HOSTILE, kind=SourceKind.STORY, utterances=said)
    made = codebooks.add_code(filled, ["Momenten", HOSTILE.replace("/", "")])
    async with driving(filled) as it:
        found = await commands(it, "bron vet")
        assert found[0] == f"Bron: {HOSTILE}"
        assert HOSTILE in it.screen
        await it.press("enter")
        await it.pilot.pause()
        assert it.coding.open_title == HOSTILE
        found = await commands(it, "code klik")
        assert found[0].endswith(made.name)
        await it.press("enter")
        await it.pilot.pause()
        await it.pilot.pause()
        assert it.app.room == "codebook"
        assert it.app.query_one("#codebook").current.id == made.id  # type: ignore[attr-defined]


# --- own keys -----------------------------------------------------------------------------------


def test_within_one_place_a_key_means_one_thing() -> None:
    for place in keys.places():
        pressed = [key for binding in place for key in binding.key.split(",")]
        assert len(set(pressed)) == len(pressed), sorted(key for key in pressed if pressed.count(key) > 1)


async def test_the_places_are_those_of_the_app(filled: Study) -> None:
    """What counts together on the screen stands together in `places`, or a clash would go unseen."""
    known = {binding.id for _title, group in keys.help_groups() for binding in group}
    places = [{binding.id for binding in place} for place in keys.places()]
    assert set().union(*places) == known
    async with driving(filled) as it:
        for room in keys.ROOMS:
            await it.app.enter(room)
        for pane in it.app.query(Pane):
            together = _ids(*pane.main.ancestors_with_self) & known
            assert any(together <= place for place in places), (pane, together)
        for widget in it.app.query(Widget):
            # Where the focus is elsewhere than at the main place, a key may mean something else there.
            assert any(_ids(widget) & known <= place for place in places), widget


def _ids(*nodes: DOMNode) -> set[object]:
    return {getattr(binding, "id", None) for node in nodes for binding in node.BINDINGS}


async def test_own_keys_count_and_show_everywhere(filled: Study) -> None:
    write_keys('coding.feeling = "ctrl+g"\n[text]\nturn = ["q", "alt+t"]\n')
    async with driving(filled, "gesprek-01", (140, 130)) as it:
        assert it.status == ""
        await it.press("t")
        assert it.chosen == ""
        await it.press("q")
        assert it.chosen == "Hoe begon het?"
        assert "q Beurt" in it.screen
        await it.press("question_mark")
        assert "q Alt+t" in it.screen and "^G" in it.screen


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('coding.bestaatniet = "x"\ncoding.memo = "q"', "toetsen.toml: coding.bestaatniet bestaat niet"),
        ('text.turn = "s"\ncoding.memo = "q"', "toetsen.toml: s bij text.turn is al in gebruik voor text.sentence"),
        ('text.turn = "h"\ncoding.memo = "q"', "toetsen.toml: h bij text.turn is al in gebruik voor app.history"),
        ('text.turn = "blub"\ncoding.memo = "q"', "toetsen.toml: bij text.turn staat geen toets die bestaat"),
        ('text.turn = 3\ncoding.memo = "q"', "toetsen.toml: bij text.turn staat geen toets die bestaat"),
    ],
)
async def test_what_is_wrong_is_told_and_the_rest_counts(filled: Study, text: str, told: str) -> None:
    write_keys(text)
    async with driving(filled, "gesprek-01") as it:
        assert it.status == told
        await it.press("t")
        assert it.chosen == "Hoe begon het?"
        assert "q Memo" in it.screen


@pytest.mark.parametrize("text", ["coding.memo = ", "\x00", "[" * 3000, "coding = 1\ncoding.memo = 'q'"])
def test_a_broken_file_gives_the_usual_keys(text: str) -> None:
    write_keys(text)
    assert keymap.load().keys == {} and keymap.load().told


def test_two_keys_may_be_exchanged() -> None:
    found = keymap.parse('text.turn = "s"\ntext.sentence = "t"', "toetsen.toml")
    assert found == keymap.Keymap({"text.turn": "s", "text.sentence": "t"})


def test_the_template_changes_nothing_until_a_line_is_opened() -> None:
    path, made = keymap.write_template()
    assert made and keymap.load() == keymap.Keymap()
    text = path.read_text(encoding="utf-8")
    assert all(binding.id and f"# {binding.id} = " in text for _title, group in keys.help_groups() for binding in group)
    opened = "\n".join(line.removeprefix("# ") for line in text.splitlines() if " = " in line)
    path.write_text(opened, encoding="utf-8")
    assert keymap.load().problems == ()
    assert keymap.write_template() == (path, False)
    assert path.read_text(encoding="utf-8") == opened


@pytest.mark.parametrize(
    ("key", "shown"),
    [("ctrl+z", "^Z"), ("question_mark", "?"), ("shift+down", "⇧↓"), ("f9", "F9"), ("alt+n", "Alt+n"), ("N", "N")],
)
def test_keys_read_as_people_know_them(key: str, shown: str) -> None:
    assert shown_key(key) == shown


# --- preferences and the tour -------------------------------------------------------------------


async def test_the_theme_is_kept(filled: Study) -> None:
    async with driving(filled) as it:
        assert it.app.theme == theme.DARK.name
        await it.press("f9")
        assert it.app.theme == theme.LIGHT.name
    async with driving(filled) as it:
        assert it.app.theme == theme.LIGHT.name
        await it.press("f9", "f9")
        assert it.app.theme == theme.DARK.name


@pytest.mark.parametrize("text", ["theme = ", "theme = 3\ntour_seen = 'ja'", "theme = 'bestaatniet'", "\x00"])
async def test_broken_preferences_are_no_problem(filled: Study, text: str) -> None:
    path = preferences.folder() / preferences.FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    assert preferences.load().tour_seen is False
    async with driving(filled) as it:
        assert it.app.theme == theme.DARK.name
        await it.press("f9")
    assert preferences.load().theme == theme.LIGHT.name


async def test_preferences_that_can_not_be_kept_are_no_problem(
    filled: Study, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "bestand").write_text("geen map")
    monkeypatch.setenv("KLANTREIS_CONFIG", str(tmp_path / "bestand"))
    assert not preferences.save(preferences.Preferences("klantreis-licht"))
    async with driving(filled) as it:
        await it.press("f9")
        assert it.app.theme == theme.LIGHT.name
    assert preferences.load() == preferences.Preferences()


def test_a_terminal_of_16_colours_gets_a_theme_of_those() -> None:
    assert theme.fitting("klantreis-licht", "standard") == theme.SIXTEEN.name
    assert theme.fitting("klantreis-licht", "truecolor") == theme.LIGHT.name
    assert theme.fitting("iets", "256") == theme.DARK.name


async def test_the_tour_comes_once_and_again_when_asked(filled: Study) -> None:
    for first in (True, False):
        app = KlantreisApp(filled, tour=True)
        async with app.run_test(size=(80, 24)) as pilot:
            it = Driver(app, pilot)
            await _quiet(pilot)
            assert isinstance(app.screen, Tour) is first
            if first:
                assert "Rondleiding 1 van 5" in it.screen
                for number in (2, 3, 4, 5):
                    await it.press("enter")
                    await _quiet(pilot)
                    assert f"Rondleiding {number} van 5" in it.screen
                await it.press("enter")
                await _quiet(pilot)
                assert not isinstance(app.screen, Tour) and app.room == "sources"
            else:
                await commands(it, "rondleiding")
                await it.press("enter")
                await _quiet(pilot)
                assert isinstance(app.screen, Tour)
                await it.press("escape")
                assert not isinstance(app.screen, Tour)


async def _quiet(pilot: "Pilot[None]") -> None:
    for _turn in range(4):
        await pilot.pause()


async def test_the_tour_names_the_keys_that_count(filled: Study) -> None:
    write_keys('coding.pins = "ctrl+k"')
    app = KlantreisApp(filled, tour=True)
    async with app.run_test(size=(100, 30)) as pilot:
        it = Driver(app, pilot)
        await _quiet(pilot)
        for _step in range(2):
            await it.press("enter")
            await _quiet(pilot)
        assert "vaste codes met ^K" in it.screen


# --- what others write --------------------------------------------------------------------------


@pytest.fixture
def _quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("klantreis.tui.rooms.LOOK_EVERY", 0.05)


async def _until(it: Driver, reached: Callable[[], bool]) -> None:
    for _turn in range(200):
        if reached():
            return
        await it.pilot.pause(0.05)
    raise AssertionError(it.screen)


def _codings(it: Driver) -> int:
    return len(it.coding._text.codings) if it.coding._text else 0


def _new_code(study: Study, name: str = "Evaluatie") -> None:
    with store.open_study(study.folder, "bram") as others:
        codebooks.add_code(others, ["Momenten", name])


def test_others_are_looked_for_often_enough_to_show_within_two_seconds() -> None:
    assert rooms.LOOK_EVERY <= 1


@pytest.mark.usefixtures("_quickly")
async def test_what_somebody_else_wrote_shows_by_itself(filled: Study) -> None:
    async with driving(filled, "gesprek-01") as it:
        await it.go_to("luisterde")
        await it.press("shift+right", "shift+right", "shift+right")
        place, chosen, count = it.view.cursor, it.chosen, _codings(it)
        with store.open_study(filled.folder, "bram") as others:
            book = codebooks.codebook(others)
            source = collect.find_source(others, "gesprek-01").id
            code.add_codings(others, source, Span(Anchor(0, 0), Anchor(0, 3)), [book.by_path["Momenten/Intake"]])
        await _until(it, lambda: _codings(it) == count + 1)
        assert (it.view.cursor, it.chosen) == (place, chosen)


async def test_an_app_that_is_ending_does_not_look_around(filled: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "LOOK_EVERY", 1_000.0)
    async with driving(filled, "gesprek-01") as it:
        _new_code(filled)
        with monkeypatch.context() as ending:
            ending.setattr(it.app, "_running", False)
            it.app._look_around()
        assert it.app._version != studies.version(filled)
        it.app._look_around()
        assert it.app._version == studies.version(filled)


@pytest.mark.usefixtures("_quickly")
async def test_a_new_code_of_somebody_else_leaves_cursor_and_selection(filled: Study) -> None:
    async with driving(filled, "gesprek-01") as it:
        await it.go_to("luisterde")
        await it.press("shift+right", "shift+right", "shift+right")
        place, chosen = it.view.cursor, it.chosen
        _new_code(filled)
        await _until(it, lambda: any(c.name == "Evaluatie" for c in it.coding._text.book))  # type: ignore[union-attr]
        assert (it.view.cursor, it.chosen) == (place, chosen)


@pytest.mark.usefixtures("_quickly")
async def test_an_open_dialog_stays_and_the_room_follows_after_it(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("delete")
        asked = it.app.screen
        with store.open_study(filled.folder, "bram") as others, operation(others, "import", "gesprek-03"):
            said = [Utterance("Dag", "R")]
            sources.insert(others, title="gesprek-03", kind=SourceKind.STORY, utterances=said)
        await _until(it, lambda: it.app.pane.stale)
        assert it.app.screen is asked
        await it.press("n")
        await _until(it, lambda: "gesprek-03" in it.screen)


@pytest.mark.usefixtures("_quickly")
@pytest.mark.parametrize(
    "keys_",
    [
        ["f2", "down"],
        ["f4", "down", "down", "down"],
        ["f5", *"wacht", "down", "down", "space"],
        ["f5", "alt+2", *"wachtlijst", "enter", "down"],
        ["f5", "alt+3", "down", "right"],
        ["f7", "down", "down"],
        ["f8", "down"],
    ],
)
async def test_every_room_keeps_its_place(filled: Study, keys_: list[str]) -> None:
    async with driving(filled) as it:
        await it.press(*keys_)
        await it.pilot.pause(0.6)
        focus, before = it.app.focused, it.screen
        assert focus is not None
        place = focus.scroll_offset
        _new_code(filled)
        await _until(it, lambda: it.app._others_wrote or not it.app.pane.stale)
        await it.pilot.pause(0.6)
        assert not it.app.pane.stale
        assert it.app.focused is focus and focus.scroll_offset == place
        # A code more shows in the codebook only.
        assert it.screen == before or it.app.room == "codebook"
