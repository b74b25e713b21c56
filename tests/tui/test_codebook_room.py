"""The room of the codebook: every change by keys, seen on the screen and in the study."""

import pytest
from textual.widgets import Input, OptionList, Select, Static, TextArea

from klantreis.model.codes import Code
from klantreis.model.codings import Anchor, Span
from klantreis.store.study import Study
from klantreis.tui import wording
from klantreis.tui.dialogs.edit_code import EditCode
from klantreis.tui.dialogs.splitting import Splitting
from klantreis.tui.widgets.code_tree import CodeTree, matching
from klantreis.workflow import code, codebooks, collect, recoding, retrieve, versions
from tests.tui.driving import Driver, driving

HOSTILE = "[bold]vet[bold] [@click=app.quit]klik"


def found(study: Study, reference: str) -> Code:
    return codebooks.find_code(codebooks.codebook(study), reference)


def paths(study: Study) -> list[str]:
    return list(codebooks.codebook(study).paths.values())


async def go(it: Driver, name: str) -> None:
    """Put the cursor of the tree on a code."""
    await it.press("home")
    for _row in range(60):
        if current(it) == name:
            return
        await it.press("down")
    raise AssertionError(f"{name} is not in the tree\n{it.screen}")


def current(it: Driver) -> str:
    tree = it.app.query_one(CodeTree)
    return codebooks.codebook(it.app.study)[tree.current].name if tree.current else ""


async def test_the_tree_shows_signs_and_counts_of_a_code_and_of_all_below_it(filled: Study) -> None:
    source = collect.find_source(filled, "gesprek-01")
    code.add_codings(filled, source.id, Span(Anchor(0, 0), Anchor(0, 3)), [found(filled, "Momenten")])
    async with driving(filled, None, (80, 24)) as it:
        await it.press("f4")
        assert "● Momenten 5 (zelf 1)" in it.screen
        assert "● Wachtlijst 2" in it.screen and "# Bejegening 1" in it.screen and "◆ Fasen" in it.screen
        await go(it, "Momenten")
        details = str(it.app.query_one("#code-details Static", Static).render())
        assert "● contactmoment · 5 coderingen · waarvan 1 van deze code zelf" in details
        assert len({wording.kind_sign(c.kind) for c in codebooks.codebook(filled)}) == 5, "a sign tells without colour"


async def test_a_long_name_leaves_room_for_its_count(filled: Study) -> None:
    codebooks.rename_code(filled, found(filled, "Wachtlijst"), "W" * 60)
    async with driving(filled, None, (80, 24)) as it:
        await it.press("f4")
        assert "WWW… 2" in it.screen


async def test_the_form_shows_all_fields_and_keeps_what_was_changed(filled: Study) -> None:
    async with driving(filled, None, (80, 24)) as it:
        await it.press("f4")
        await go(it, "Intake")
        await it.press("e")
        form = it.app.screen
        assert isinstance(form, EditCode)
        assert all(
            label in it.screen for label in ("Naam", "Soort", "Fase", "Betekenis", "Wel", "Niet", "Voorbeeld", "Kleur")
        )
        assert "Ctrl+S bewaart" in it.screen
        form.query_one("#color", Input).value = "groen"
        await it.press("ctrl+s")
        assert "#2d6a4f" in it.screen and it.app.screen is form, "what was typed is not lost"
        form.query_one("#color", Input).value = "#2d6a4f"
        form.query_one("#name", Input).value = "Kennismaking"
        form.query_one("#definition", TextArea).text = f"Het eerste\ngesprek {HOSTILE}"
        form.query_one("#phase", Select).value = "Zoeken"
        await it.press("ctrl+s")
        assert current(it) == "Kennismaking" and "[@click=app.quit]" in it.screen
        intake = found(filled, "Kennismaking")
        assert (intake.definition, intake.phase, intake.color) == (f"Het eerste gesprek {HOSTILE}", "Zoeken", "#2d6a4f")
        await it.press("ctrl+z")
        assert found(filled, "Intake").definition == "", "the form is one operation"


async def test_a_passage_becomes_the_example(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f4")
        await go(it, "Momenten")
        await it.press("b")
        assert "Ga eerst met →" in it.status
        await it.press("right", "down", "b")
        assert found(filled, "Wachtlijst").example == "negen weken op de wachtlijst"
        assert it.status.startswith("Voorbeeld van Wachtlijst")


async def test_codes_move_among_siblings_and_under_another_code(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f4")
        await go(it, "Intake")
        await it.press("shift+up", "K")
        assert current(it) == "Intake"
        assert next(p for p in paths(filled) if p.startswith("Momenten/")) == "Momenten/Intake"
        await it.press("J", "shift+down", "shift+down")
        assert [p for p in paths(filled) if p.startswith("Momenten/")][-1] == "Momenten/Intake"
        await it.press("v")
        await it.write("thema's")
        await it.press("enter")
        assert "Thema's/Intake" in paths(filled) and current(it) == "Intake"
        await it.press("v", "enter")
        assert paths(filled)[-1] == "Intake" and "bovenaan" in it.status


async def test_many_moves_at_once_all_count(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f4")
        await go(it, "Intake")
        await it.burst("K", "K", "J", "K", "J", "J")
        assert [p for p in paths(filled) if p.startswith("Momenten/")][-1] == "Momenten/Intake"


async def test_a_merge_tells_how_many_and_asks(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f4")
        await go(it, "Wachtlijst")
        await it.press("m")
        await it.write("intake")
        await it.press("enter")
        assert "met 2 coderingen" in it.screen
        await it.press("n")
        assert "Momenten/Wachtlijst" in paths(filled)
        await it.press("m")
        await it.write("intake")
        await it.press("enter", "j")
        assert "Momenten/Wachtlijst" not in paths(filled) and current(it) == "Intake"
        assert codebooks.code_counts(filled)[found(filled, "Intake").id] == 3
        await it.press("f7")
        assert "Wachtlijst" not in it.screen.replace(it.status, ""), "the other rooms know"
        await it.press("f4", "ctrl+z")
        assert "Momenten/Wachtlijst" in paths(filled) and "Wachtlijst 2" in it.screen


async def test_deleting_says_what_goes_with_it(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f4")
        await go(it, "Momenten")
        await it.press("x")
        assert "3 codes eronder en 4 coderingen (van anke)" in " ".join(it.screen.split())
        await it.press("n")
        assert "Momenten" in paths(filled)
        await it.press("delete", "j")
        assert "Momenten" not in paths(filled) and current(it) == "Kanalen"


async def walk(it: Driver, *keys: str) -> None:
    await it.press("f4")
    await go(it, "Wachtlijst")
    await it.press("s")
    await it.press(*keys)


async def test_splitting_goes_through_the_passages_and_is_one_operation(filled: Study) -> None:
    async with driving(filled, None, (80, 24)) as it:
        await walk(it)
        assert isinstance(it.app.screen, Splitting)
        assert "Fragment 1 van 2" in it.screen and "negen weken op de wachtlijst" in " ".join(it.screen.split())
        await it.press("n", *"Wachten op zorg", "enter")
        assert "Fragment 2 van 2" in it.screen and "Wachten op zorg (nieuw)" in it.screen
        await it.press("0")
        assert "1 fragment krijgt een andere code" in it.screen and "1 → Wachten op zorg" in it.screen
        assert "Momenten/Wachten op zorg" not in paths(filled), "nothing is done before the end"
        await it.press("enter")
        assert [p.text for p in retrieve.passages(filled, found(filled, "Wachten op zorg"))] == [
            "negen weken op de wachtlijst"
        ]
        assert len(retrieve.passages(filled, found(filled, "Wachtlijst"))) == 1
        await it.press("ctrl+z")
        assert "Momenten/Wachten op zorg" not in paths(filled)
        assert len(retrieve.passages(filled, found(filled, "Wachtlijst"))) == 2


async def test_stopping_halfway_keeps_what_was_decided_if_she_wants(filled: Study) -> None:
    async with driving(filled) as it:
        await walk(it, "1", "escape")
        assert "1 blijft Wachtlijst" in it.screen
        await it.press("escape")
        assert isinstance(it.app.screen, Splitting), "back to the passages"
        await it.press("left", "0", "escape")
        assert not isinstance(it.app.screen, Splitting), "nothing was handed, so there is nothing to ask"
        await walk(it, "1", "escape", "down", "down", "enter")
        assert len(retrieve.passages(filled, found(filled, "Wachtlijst"))) == 2
        await walk(it, "1", "escape", "enter")
        assert len(retrieve.passages(filled, found(filled, "Huisarts"))) == 2
        assert it.status.startswith("Wachtlijst gesplitst: 1 fragment")


async def test_a_code_from_elsewhere_can_be_given_as_well(filled: Study) -> None:
    async with driving(filled) as it:
        await walk(it, "c")
        await it.write("bejegening")
        await it.press("enter", "left")
        assert "▸ 3 Bejegening" in it.screen
        await it.press("right", "3", "enter")
        assert len(retrieve.passages(filled, found(filled, "Bejegening"))) == 3


async def test_without_passages_there_is_nothing_to_split(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f4", "s")
        assert "geen fragmenten" in it.status


async def test_filtering_by_typing(filled: Study) -> None:
    async with driving(filled, None, (80, 24)) as it:
        await it.press("f4", "slash", *"wacht")
        assert "Wachttijd" in it.screen and "Thema's" in it.screen and "Telefoon" not in it.screen
        await it.press("enter", "r")
        assert isinstance(it.app.focused, Input) and it.app.focused.value == "Wachten"
        await it.press("escape", "slash", *"xyz")
        assert "Geen code past daarbij" in " ".join(it.screen.split())
        await it.press("escape")
        assert "Telefoon" in it.screen and isinstance(it.app.focused, CodeTree)


def test_what_stands_in_the_name_goes_first(filled: Study) -> None:
    codebooks.edit_code(filled, found(filled, "Huisarts"), definition="Wacht op de dokter")
    book = codebooks.codebook(filled)
    assert [book[id_].name for id_ in matching(book, "WACHT")] == ["Wachten", "Wachtlijst", "Wachttijd", "Huisarts"]
    assert [book[id_].name for id_ in matching(book, "momenten wacht")] == ["Huisarts", "Wachtlijst"]


async def test_versions_are_stamped_and_compared(filled: Study) -> None:
    async with driving(filled, None, (80, 24)) as it:
        await it.press("f4", "d")
        assert "nog geen versie" in it.status
        await it.press("t", *"voorjaar", "enter")
        assert "versie voorjaar" in it.screen
        codebooks.edit_code(filled, found(filled, "Intake"), definition=f"Een gesprek {HOSTILE}")
        recoding.merge(filled, found(filled, "Huisarts"), found(filled, "Intake"))
        await it.press("d")
        text = " ".join(it.screen.split())
        assert "samengevoegd: Momenten › Huisarts met Momenten › Intake" in text
        assert "{+Een gesprek " + HOSTILE[:9] in text and "Esc sluit" in text
        await it.press("escape")
        versions.stamp(filled, "najaar")
        await it.press("d")
        assert "Vanaf welke versie?" in it.screen
        await it.press("down", "enter")
        assert "zoals het nu is" in it.screen
        await it.press("down", "enter")
        assert "van voorjaar naar najaar" in it.screen


@pytest.mark.parametrize("size", [(80, 24), (200, 60), (30, 8)])
@pytest.mark.parametrize("key", ["a", "r", "e", "m", "v", "s", "x", "t", "d", "slash"])
async def test_every_question_fits_every_size(filled: Study, size: tuple[int, int], key: str) -> None:
    versions.stamp(filled, "een")
    codebooks.rename_code(filled, found(filled, "Wachtlijst"), HOSTILE)
    async with driving(filled, None, size) as it:
        await it.press("f4")
        await go(it, HOSTILE)
        await it.press(key)
        assert it.screen
        await it.press("escape", "escape")
        assert it.app.query_one(CodeTree).has_focus


async def test_a_code_that_went_meanwhile_is_told(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f4")
        await go(it, "Telefoon")
        await it.press("r")
        recoding.delete(filled, found(filled, "Telefoon"))
        await it.write("Bellen")
        await it.press("enter")
        assert "intussen weg" in it.status


async def test_every_target_can_be_reached_with_many_new_codes(filled: Study) -> None:
    source = collect.find_source(filled, "gesprek-01")
    for n in range(12):
        code.add_codings(filled, source.id, Span(Anchor(3, n), Anchor(3, n + 4)), [found(filled, "Telefoon")])
    async with driving(filled) as it:
        await it.press("f4")
        await go(it, "Telefoon")
        await it.press("s")
        for n in range(9):
            await it.press("n", *f"nieuw {n}", "enter")
        await it.press("n", *"te veel", "enter")
        assert isinstance(it.app.screen, Splitting) and "te veel (nieuw)" not in it.screen
        await it.press("9", "escape")
        assert "10 fragmenten krijgen" in it.screen
        await it.press("enter")
        assert codebooks.code_counts(filled)[found(filled, "nieuw 8").id] == 2
        assert it.app.query(OptionList)


async def test_a_long_list_of_passages_comes_after_a_pause_or_when_it_is_asked_for(
    filled: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("klantreis.tui.codebook.place.MOST", 0)
    monkeypatch.setattr("klantreis.tui.codebook.place.PAUSE", 0.5)
    async with driving(filled) as it:
        await it.press("f4")
        await go(it, "Huisarts")
        assert "naar de huisarts" not in it.screen
        await it.press("right")
        assert "naar de huisarts" in it.screen
        await it.press("left", "down", "down")
        assert "naar de huisarts" in it.screen
        await it.wait_for("de intake was pas in maart")
