"""The board of actions: moving, changing, linking, filtering, and what shows of it."""

import pytest
from textual.widgets import Static

from klantreis.model.findings import Action, ActionStatus
from klantreis.store import people
from klantreis.store import study as store
from klantreis.store.operations import history, operation
from klantreis.store.study import Study
from klantreis.tui.improving.actions import ActionsView
from klantreis.tui.widgets.action_board import ActionBoard
from klantreis.tui.widgets.table import Table
from klantreis.workflow import acting, assessing, code, codebooks, collect
from tests.tui.driving import Driver, driving

HOSTILE = "[bold]vet[/bold] [@click=app.quit]klik[/] \\[x] ["


@pytest.fixture
def planned(filled: Study) -> Study:
    """A study with actions in three columns; number 2 is late."""
    findings = [each.finding for each in assessing.prioritised(filled)]
    acting.add(filled, findings[:1], goal="Later", due="2099-01-01", owner="Karin", measure="Minder klachten")
    acting.add(filled, findings[:1], goal="Te lang gewacht", due="2020-01-01", owner="Piet", scope="Team Noord")
    acting.add(filled, findings[1:2], goal="Loopt al", status=ActionStatus.RUNNING, owner="Karin")
    acting.add(filled, goal="Klaar", status=ActionStatus.DONE, due="2020-01-01")
    return filled


def chosen(it: Driver) -> Action:
    action = it.app.query_one(ActionBoard).card
    assert action is not None
    return action


def in_full(it: Driver) -> str:
    """What stands beside the board, before it is broken into lines."""
    return str(it.app.query_one("#action", Static).render())


def stored(study: Study, number: int) -> Action:
    return next(each for each in acting.actions(study) if each.number == number)


async def test_the_cards_stand_by_status_and_what_is_late_comes_first_and_says_so(planned: Study) -> None:
    async with driving(planned) as it:
        await it.press("f8", "alt+2")
        heads = next(line for line in it.screen.splitlines() if "Nog te ontwikkelen 2" in line)
        assert all(name in heads for name in ("Gepland 0", "Loopt 1", "Gedaan 1"))
        assert "! te laat 01-01-2020" in it.screen and it.screen.count("! te laat 01-01-2020") == 1
        assert it.screen.index("2. Te lang gewacht") < it.screen.index("1. Later")
        assert "Te laat (1)" in it.screen and "Piet · Team Noord" in it.screen


async def test_arrows_walk_over_cards_and_pass_empty_columns(planned: Study) -> None:
    async with driving(planned) as it:
        await it.press("f8", "alt+2")
        walked = [chosen(it).number]
        for key in ("down", "down", "right", "right", "right", "left", "left"):
            await it.press(key)
            walked.append(chosen(it).number)
        assert walked == [2, 1, 1, 3, 4, 4, 3, 2]


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (200, 60)])
async def test_the_chosen_card_is_always_in_view_with_all_of_it_beside(planned: Study, size: tuple[int, int]) -> None:
    async with driving(planned, None, size) as it:
        await it.press("f8", "alt+2", "down")
        for text in ("1. Later", "Karin", "01-01-2099", "Waaraan zien we dat het werkt? Minder klachten"):
            assert text in in_full(it)
        assert "Minder" in it.screen and "klachten" in it.screen
        await it.press("right", "right")
        assert it.screen.count("4. Klaar") == 2  # on the board and in full
        hidden = sum(len(column) for column in it.app.query_one(ActionBoard).cards[:1])
        assert (f"◂{hidden} " in it.screen) == (size == (80, 24))


async def test_shift_and_an_arrow_says_how_far_it_is_in_one_step(planned: Study) -> None:
    async with driving(planned) as it:
        await it.press("f8", "alt+2")
        operations = len(history(planned))
        await it.press("shift+right")
        assert stored(planned, 2).status is ActionStatus.PLANNED and "Actie 2: gepland" in it.status
        assert chosen(it).number == 2 and len(history(planned)) == operations + 1
        await it.press("L")
        assert stored(planned, 2).status is ActionStatus.RUNNING
        await it.press("shift+left")
        assert stored(planned, 2).status is ActionStatus.PLANNED
        await it.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert stored(planned, 2).status is ActionStatus.UNDEVELOPED and chosen(it).number == 2
        await it.press("H")
        assert "Verder kan niet" in it.status and stored(planned, 2).status is ActionStatus.UNDEVELOPED


async def test_every_field_can_be_changed_and_a_wrong_date_changes_nothing(planned: Study) -> None:
    async with driving(planned) as it:
        await it.press("f8", "alt+2")
        for field, text in (("Eigenaar", "Noor"), ("Waar", "Zuid"), ("Begin", "1-12-2019"), ("Volgende", "2 van 11")):
            await it.press("enter")
            names = it.options()
            await it.press(*["down"] * next(n for n, name in enumerate(names) if name.startswith(field)), "enter")
            await it.write(text)
            await it.press("enter")
        action = stored(planned, 2)
        assert (action.owner, action.scope, action.start, action.outcome) == ("Noor", "Zuid", "2019-12-01", "2 van 11")
        await it.press("enter", *["down"] * 6, "enter", "down", "enter")
        assert stored(planned, 2).horizon is not None
        await it.press("u")
        await it.write("ooit")
        await it.press("enter")
        assert "ooit is geen datum" in it.asked and stored(planned, 2).due == "2020-01-01"
        await it.write("30-11-2019")
        await it.press("enter")
        assert "klaar zijn voor hij begint" in it.asked
        await it.write("31-12-2098")
        await it.press("enter", "w")
        await it.write("")
        await it.press("enter")
        assert (stored(planned, 2).due, stored(planned, 2).owner) == ("2098-12-31", None)
        assert "! te laat" not in it.screen


async def test_an_action_goes_with_one_key_and_comes_back_with_undo(planned: Study) -> None:
    async with driving(planned) as it:
        await it.press("f8", "alt+2", "d")
        assert {each.number for each in acting.actions(planned)} == {1, 3, 4} and chosen(it).number == 1
        await it.press("ctrl+z")
        assert {each.number for each in acting.actions(planned)} == {1, 2, 3, 4}
        await it.press("right", "delete", "ctrl+z")
        assert stored(planned, 3).goal == "Loopt al"


async def test_a_new_action_is_about_a_finding_or_about_none(planned: Study) -> None:
    async with driving(planned) as it:
        await it.press("f8", "alt+2", "n", "enter")
        await it.write(f"{HOSTILE} \x1b[2J")
        await it.press("enter")
        made = stored(planned, 5)
        assert made.goal == f"{HOSTILE} [2J" and made.findings == () and chosen(it).number == 5
        await it.press("n", "down", "enter")
        await it.write("Bij een bevinding")
        await it.press("enter")
        first = assessing.prioritised(planned)[0].finding.id
        assert stored(planned, 6).findings == (first,) and chosen(it).number == 6
        await it.press("n", "enter", "enter")
        assert "wat het doel van de actie is" in it.asked and len(acting.actions(planned)) == 6


async def test_what_was_filtered_out_shows_again_once_it_is_made(planned: Study) -> None:
    async with driving(planned) as it:
        await it.press("f8", "alt+2", "l", "n", "enter")
        await it.write("Nieuw")
        await it.press("enter")
        assert chosen(it).goal == "Nieuw" and "[a Alles (5)]" in it.screen


async def test_findings_are_linked_and_unlinked(planned: Study) -> None:
    findings = [each.finding.id for each in assessing.prioritised(planned)]
    async with driving(planned) as it:
        await it.press("f8", "alt+2", "b", "space", "down", "space", "enter")
        assert stored(planned, 2).findings == (findings[1],)
        await it.press("ctrl+z")
        assert stored(planned, 2).findings == (findings[0],)
        await it.press("b", "space", "enter")
        assert stored(planned, 2).findings == () and "b koppelt er een" in it.screen


async def test_the_filter_shows_what_is_late_or_of_one_person(planned: Study) -> None:
    async with driving(planned) as it:
        await it.press("f8", "alt+2", "l")
        assert "2. Te lang gewacht" in it.screen and "1. Later" not in it.screen
        await it.press("f")
        assert it.options() == ["Karin (2)", "Piet (1)", "zonder eigenaar (1)"]
        await it.press("home", "enter")
        shown = {card.number for column in it.app.query_one(ActionBoard).cards for card in column}
        assert shown == {1, 3} and "[f Karin (2)]" in it.screen
        await it.press("a")
        assert "2. Te lang gewacht" in it.screen and "4. Klaar" in it.screen
        await it.press("l", "u")
        await it.write("1-1-2099")
        await it.press("enter")
        assert "Alles (4)" in it.screen and stored(planned, 2).due == "2099-01-01"


async def test_from_a_finding_to_its_action_and_back(planned: Study) -> None:
    async with driving(planned) as it:
        await it.press("f8", "down", "t")
        assert chosen(it).number == 3 and isinstance(it.app.focused, ActionBoard)
        await it.press("left", "t")
        assert isinstance(it.app.focused, Table) and it.app.focused.cursor_row == 0
        await it.press("down", "down", "t")
        assert it.app.query_one(ActionsView).display and "nog geen actie" in it.status
        await it.press("right", "right", "right", "t")
        assert "gaat nog niet over een bevinding" in it.status


async def test_a_finding_that_is_gone_is_told_and_its_action_stays(planned: Study) -> None:
    book = codebooks.codebook(planned)
    wait = codebooks.find_code(book, "Wachttijd")
    source = collect.find_source(planned, "gesprek-01")
    for coding in code.codings(planned, source.id):
        if coding.code == wait.id:
            code.delete_codings(planned, [coding])
    async with driving(planned) as it:
        await it.press("f8", "alt+2", "t")
        assert "er niet meer" in it.status and isinstance(it.app.focused, Table)
        await it.press("alt+2", "b")
        assert "[✓] Wachttijd (wachten) (is weg)" in it.screen
        await it.press("space", "enter")
        assert len(stored(planned, 2).findings) == 2


async def test_a_board_without_actions_says_how_to_make_one(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f8", "alt+2", "enter", "d", "w", "shift+right", "f", "t", "b")
        assert "Er zijn nog geen acties" in it.screen and "n maakt er een" in it.screen
        await it.press("n", "enter")
        await it.write("De eerste")
        await it.press("enter")
        assert chosen(it).goal == "De eerste"


async def test_hostile_and_endless_text_shows_as_text(planned: Study) -> None:
    acting.add(planned, goal=f"{HOSTILE} " + "eindeloos " * 50, owner="[red]Karin[/red]", scope="x" * 300)
    with operation(planned, "action", "van buiten"):
        planned.connection.execute("UPDATE action SET measure = ? WHERE goal LIKE 'Later%'", ("\x1b[2J weg [b]",))
    for size in ((80, 24), (200, 60), (30, 8)):
        async with driving(planned, None, size) as it:
            await it.press("f8", "alt+2", "down", "down")
            assert chosen(it).number == 5
            if size[0] > 30:
                assert "[bold]vet[/bold]" in it.screen and "[red]Karin[/red]" in it.screen
                await it.press("up")
                assert "␛[2J weg [b]" in in_full(it) and "␛[2J" in it.screen


async def test_the_figures_of_each_round_stand_beside_the_action(planned: Study) -> None:
    with operation(planned, "import", "rondes"):
        for title, name in (("gesprek-01", "2025 [b]"), ("gesprek-02", "2026")):
            ronde = people.named(planned, "round", name)
            planned.connection.execute("UPDATE source SET round_id = ? WHERE title = ?", (ronde, title))
    async with driving(planned) as it:
        await it.press("f8", "alt+2")
        assert "Meting 2025 [b]: te weinig deelnemers" in " ".join(it.screen.split())


async def test_what_two_people_say_of_one_action_both_stays(planned: Study) -> None:
    async with driving(planned) as it:
        await it.press("f8", "alt+2", "w")
        with store.open_study(planned.folder, "bram") as other:
            acting.change(other, stored(other, 2), scope="Zuid")
        await it.write("Noor")
        await it.press("enter")
        assert (stored(planned, 2).owner, stored(planned, 2).scope) == ("Noor", "Zuid")
        await it.press("w")
        with store.open_study(planned.folder, "bram") as other:
            acting.remove(other, stored(other, 2))
        await it.write("Piet")
        await it.press("enter")
        assert "er niet meer" in it.status and len(acting.actions(planned)) == 3


async def test_a_click_chooses_a_card_and_a_tab_opens_a_view(planned: Study) -> None:
    async with driving(planned) as it:
        await it.press("f8")
        await it.pilot.click("#finding-tabs", offset=(22, 0))
        assert isinstance(it.app.focused, ActionBoard)
        await it.pilot.click(ActionBoard, offset=(5, 7))
        assert chosen(it).number == 1
        assert it.app.query_one(ActionsView).where == "4 acties"
