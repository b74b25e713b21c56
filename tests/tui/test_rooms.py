from pathlib import Path

import pytest
from textual.widgets import Input

from klantreis.model.codings import Anchor, Span
from klantreis.model.sources import SourceKind, Utterance
from klantreis.store import sources
from klantreis.store.operations import operation
from klantreis.store.study import Study
from klantreis.tui import keys
from klantreis.tui.keymap import Keymap
from klantreis.tui.widgets.bars import StatusLine
from klantreis.workflow import code, codebooks, collect, editing
from tests.tui.driving import driving

HOSTILE = "[bold]vet[/bold] [@click=app.quit]klik[/] \\[x] ["
ROOMS = ("f2", "f3", "f4", "f7", "f8")


@pytest.mark.parametrize("size", [(80, 24), (200, 60), (30, 8)])
async def test_every_room_fits_every_size(filled: Study, size: tuple[int, int]) -> None:
    async with driving(filled, None, size) as it:
        for key in ROOMS:
            await it.press(key)
            assert it.screen


async def test_an_empty_study_tells_how_to_begin(plain: Study) -> None:
    async with driving(plain, None, (80, 24)) as it:
        for key in ROOMS:
            await it.press(key)
            assert " nog " in it.screen
            await it.press("enter", "down", "e" if key in ("f7", "f8") else "c", "escape")
            assert " nog " in it.screen


async def test_markup_shows_as_text_in_every_room(filled: Study) -> None:
    with operation(filled, "import", HOSTILE):
        said = [Utterance(f"{HOSTILE} \x1b[2J weg", HOSTILE)]
        sources.insert(filled, title=HOSTILE, kind=SourceKind.STORY, utterances=said)
    source = collect.find_source(filled, HOSTILE)
    made = codebooks.add_code(filled, ["Momenten", HOSTILE.replace("/", "")])
    code.add_codings(filled, source.id, Span(Anchor(0, 0), Anchor(0, 4)), [made], memo=HOSTILE)
    async with driving(filled, None, (220, 40)) as it:
        assert HOSTILE in it.screen
        assert "Proef [red]rood[/red]" in it.screen
        await it.press("f3", "b")
        assert HOSTILE in it.screen
        await it.press("down", "down", "enter")
        assert f"{HOSTILE} ␛[2J weg" in it.screen
        await it.press("n", "s", "enter")
        await it.write("[bold]")
        assert made.name in it.screen
        await it.press("escape", "f4")
        assert made.name in it.screen
        await it.press("a")
        assert it.screen
        await it.press("escape", "f7", "f8", "f2", "end", "delete")
        assert HOSTILE in it.screen


async def test_sources_open_and_go_after_a_question(filled: Study) -> None:
    async with driving(filled) as it:
        assert "gesprek-02" in it.screen
        await it.press("down", "delete", "n")
        assert len(collect.sources(filled)) == 2
        await it.press("delete", "j")
        assert [c.source.title for c in collect.sources(filled)] == ["gesprek-01"]
        assert it.status.startswith("Bron verwijderd")
        await it.press("ctrl+z")
        assert len(collect.sources(filled)) == 2
        await it.press("enter")
        assert it.app.query_one("#coding").display


async def test_files_come_in_with_a_report_of_what_did_not(filled: Study, tmp_path: Path) -> None:
    (tmp_path / "a [b].txt").write_text("I: Hoe gaat het?\nR: Goed.\n")
    (tmp_path / "leeg.txt").write_text("")
    async with driving(filled) as it:
        await it.press("i")
        await it.write(f"{tmp_path}/*.txt")
        assert "2 bestanden" in it.screen
        await it.press("enter")
        await it.wait_for("Geweigerd")
        assert "a [b]" in it.screen
        await it.press("enter")
        assert "a [b]" in [c.source.title for c in collect.sources(filled)]
        await it.wait_for("a [b]")


async def test_a_wrong_path_is_told_in_the_dialog(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("i", *"xyz", "enter")
        assert "xyz bestaat niet" in it.screen
        assert isinstance(it.app.focused, Input)


async def test_a_code_is_added_and_renamed(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f4", "a", *"Ouders", "enter")
        assert "Fasen/Ouders" in codebooks.codebook(filled).by_path
        await it.press("r")
        await it.write("Eerste fase")
        await it.press("enter")
        assert "Eerste fase" in {c.name for c in codebooks.codebook(filled)}
        await it.press("r")
        await it.write("a/b")
        await it.press("enter")
        assert "zonder /" in it.status


async def test_a_passage_of_a_code_leads_to_its_place(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f4", "down", "down", "down")
        await it.wait_for("naar de huisarts")
        await it.press("right", "enter")
        assert it.app.query_one("#coding").display
        assert it.view.text[it.view.cursor :].startswith("naar de huisarts")


async def test_a_step_of_a_journey_leads_to_what_was_said(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f7")
        assert "Noor" in it.screen
        assert "2 van 2" in it.screen
        assert "●" in it.screen
        await it.press("down")
        assert "negen weken op de wachtlijst" in it.screen
        await it.press("enter", "enter")
        assert "wachtlijst" in it.view.text[it.view.cursor :][:40]
        assert it.app.query_one("#coding").display


async def test_building_asks_for_a_number_and_shows_how_well_each_parts(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f7", "b")
        assert "0,40  scheidt het best" in it.screen
        await it.write("0")
        await it.press("enter")
        assert "getal van 1 tot" in it.screen
        await it.press("escape")
        assert "Noor" in it.screen


async def test_findings_by_kind_and_their_quotes(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f8")
        assert "Alles (3)" in it.screen
        await it.press("g")
        assert "luisterde goed" in it.screen
        assert "Niemand belde" not in it.screen
        await it.press("i")
        assert "Stuur toch eens" in it.screen
        await it.press("v", "enter", "enter")
        assert it.view.text[it.view.cursor :].startswith("weken op de wachtlijst")


async def test_who_took_part_and_the_round_go_along_with_an_import(filled: Study, tmp_path: Path) -> None:
    for name in ("nieuw", "later"):
        (tmp_path / f"{name}.txt").write_text(f"I: Hallo, {name}.\nR: Dag.\n")
    async with driving(filled, None, (80, 24)) as it:
        await it.press("i")
        await it.write(str(tmp_path / "nieuw.txt"))
        await it.press("tab", "tab", *"r01, R09", "tab", *"ouder", "tab", *"2026")
        assert all(text in it.screen for text in ("1 bestand", "Respondent", "Groep", "Ronde", "Enter of Ctrl+S"))
        await it.press("ctrl+s")
        await it.wait_for("1 bron ingelezen")
        source = collect.find_source(filled, "nieuw")
        assert (source.participants, source.round) == (("R01", "R09"), "2026")
        assert {p.code: p.group for p, _titles in collect.participants(filled)}["R09"] == "ouder"
        await it.press("i")
        await it.write(str(tmp_path / "later.txt"))
        assert it.app.screen.query_one("#round", Input).value == "2026"
        await it.press("tab", "tab", "tab", "o", "right", "ctrl+s")
        await it.wait_for("4 bronnen")
        source = collect.find_source(filled, "later")
        assert (source.participants, source.round) == (("R04",), "2026")


async def test_what_was_told_in_one_room_does_not_stand_in_the_next(filled: Study) -> None:
    async with driving(filled, "gesprek-01") as it:
        await it.press("k", "1", *"telef", "enter", "escape")
        assert it.status == "Toets 1: Telefoon"
        await it.press("down", "f3")
        assert it.status == "Toets 1: Telefoon"
        await it.press("f4")
        assert it.status == "" and it.app.room == "codebook"


async def test_what_a_room_tells_as_it_opens_stays(filled: Study) -> None:
    source = collect.find_source(filled, "gesprek-01")
    turn = sources.turns(filled, source.id)[1]
    editing.edit_turn(filled, source, turn, turn.text.replace("luisterde goed naar", "hoorde"))
    async with driving(filled, None) as it:
        it.app.query_one(StatusLine).tell("Iets van daarvoor.")
        await it.press("f3")
        assert it.status == "1 codering is zijn woorden kwijt; l toont ze"


async def test_help_has_one_line_for_the_number_keys_unless_one_was_changed(filled: Study) -> None:
    async with driving(filled, "gesprek-01", (100, 60)) as it:
        await it.press("question_mark")
        assert "  1-9      Geef de code die met k onder dat cijfer is gezet" in it.screen
        assert "Code onder" not in it.screen
        await it.press("escape")
        it.app.keymap = Keymap({"coding.pinned_3": "f12"})
        await it.press("question_mark")
        assert "  F12      Code onder 3" in it.screen and "  4        Code onder 4" in it.screen


async def test_help_knows_all_keys_and_every_key_has_a_name(filled: Study) -> None:
    bindings = [binding for _title, group in keys.help_groups() for binding in group]
    assert all(binding.id and binding.description and binding.key_display for binding in bindings)
    assert len({binding.id for binding in bindings}) == len(bindings)
    async with driving(filled, None, (100, 30)) as it:
        await it.press("f8", "question_mark")
        assert "Alle toetsen" in it.screen
        assert it.screen.index("Exporteren") < it.screen.index("Ongedaan maken" if "Ongedaan" in it.screen else "Esc")
        await it.press("escape", "f9")
        assert it.app.theme == "klantreis-licht"


async def test_no_two_keys_collide_in_one_room(filled: Study) -> None:
    for room in (keys.SOURCES, [*keys.CODING, *keys.TEXT], keys.CODEBOOK, keys.JOURNEYS, keys.FINDING_LIST):
        pressed = [key for binding in [*keys.APP, *room] for key in binding.key.split(",")]
        assert len(set(pressed)) == len(pressed)
