"""A workbook that comes back in the terminal: nothing is lost, conflicts are chosen, and one undo takes it back."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from klantreis.store import study as store
from klantreis.store.operations import history
from klantreis.store.study import Study
from klantreis.workflow import acting, publish
from tests.tui.driving import Driver, driving

HEADINGS = 4
"""The row of the headings on the sheet of the actions."""


def fill_in(path: Path, row: int, **cells: str) -> None:
    """Write in the row of an action (from 1), by heading; `_` stands for a blank."""
    book = load_workbook(path)
    sheet = book["Acties"]
    columns = {str(cell.value): cell.column for cell in sheet[HEADINGS]}
    for title, text in cells.items():
        sheet.cell(HEADINGS + row, columns[title.replace("_", " ")]).value = text
    book.save(path)


@pytest.fixture
def sent(filled: Study, tmp_path: Path) -> Path:
    """A workbook with one action (the one of `filled`), exported."""
    acting.add(filled, goal="Bellen", owner="Karin", due="2099-12-31")
    (path,) = publish.export(filled, "findings", out=tmp_path / "uit")
    return path


async def read(it: Driver, path: Path) -> None:
    """Ask for the workbook to be read."""
    await it.press("f8", "alt+2", "i")
    await it.write(str(path))
    await it.press("enter")


async def test_what_is_new_in_the_file_comes_in_at_once_and_one_undo_takes_it_back(filled: Study, sent: Path) -> None:
    fill_in(sent, 1, Eigenaar="[bold]Piet[/bold]", Status="loopt")
    fill_in(sent, 2, Doel="Een nieuwe actie")
    before, operations = acting.actions(filled), len(history(filled))
    async with driving(filled) as it:
        await read(it, sent)
        await it.wait_for("2 veranderingen overgenomen")
        assert "actie 1, Eigenaar: “Karin” is nu “[bold]Piet[/bold]”" in it.asked
        assert "1 nieuwe actie: 2. Een nieuwe actie" in it.asked
        await it.press("enter")
        assert "2. Een nieuwe actie" in it.screen and "[bold]Piet[/bold]" in it.screen
        assert len(history(filled)) == operations + 1
        await it.press("ctrl+z")
        assert acting.actions(filled) == before and "2. Een nieuwe actie" not in it.screen


async def test_each_conflict_is_chosen_before_anything_is_written(filled: Study, sent: Path) -> None:
    fill_in(sent, 1, Eigenaar="Piet", Einddatum="01-11-2099", Waar="Noord")
    with store.open_study(filled.folder, "bram") as other:
        acting.change(other, acting.actions(other)[0], owner="Noor", due="2099-01-31")
    before, operations = acting.actions(filled), len(history(filled))
    async with driving(filled) as it:
        await read(it, sent)
        await it.wait_for("2 veranderingen botsen: wat telt?")
        assert "Actie 1, Eigenaar · was “Karin” (●) onderzoek: “Noor” ( ) bestand: “Piet”" in it.asked
        await it.press("escape")
        assert acting.actions(filled) == before and "niets ingelezen" in it.status
        await it.press("i", "enter")  # the path stands there still
        await it.wait_for("wat telt?")
        await it.press("space", "enter")
        await it.wait_for("2 veranderingen overgenomen")
        assert "in het onderzoek “31-01-2099”, in het bestand “01-11-2099”" in it.asked
        (action,) = acting.actions(filled)
        assert (action.owner, action.due, action.scope) == ("Piet", "2099-01-31", "Noord")
        assert len(history(filled)) == operations + 1
        await it.press("escape", "ctrl+z")
        assert acting.actions(filled) == before


@pytest.mark.parametrize(("key", "owner", "due"), [("b", "Piet", "2099-11-01"), ("o", "Noor", "2099-01-31")])
async def test_all_conflicts_can_be_chosen_with_one_key(
    filled: Study, sent: Path, key: str, owner: str, due: str
) -> None:
    fill_in(sent, 1, Eigenaar="Piet", Einddatum="01-11-2099")
    acting.change(filled, acting.actions(filled)[0], owner="Noor", due="2099-01-31")
    async with driving(filled, None, (80, 24)) as it:
        await read(it, sent)
        await it.wait_for("wat telt?")
        await it.press("space", key, "enter")
        await it.wait_for("sluit")
        (action,) = acting.actions(filled)
        assert (action.owner, action.due) == (owner, due)


async def test_what_changes_while_one_chooses_is_not_lost(filled: Study, sent: Path) -> None:
    fill_in(sent, 1, Eigenaar="Piet")
    acting.change(filled, acting.actions(filled)[0], owner="Noor")
    async with driving(filled) as it:
        await read(it, sent)
        await it.wait_for("wat telt?")
        with store.open_study(filled.folder, "bram") as other:
            acting.change(other, acting.actions(other)[0], owner="Bo")
        await it.press("b", "enter")
        await it.wait_for("1 verandering botst met het onderzoek")
        assert "in het onderzoek “Bo”, in het bestand “Piet”" in it.asked
        assert acting.actions(filled)[0].owner == "Bo"


async def test_the_palette_reads_a_workbook_back_from_another_room(filled: Study, sent: Path) -> None:
    fill_in(sent, 1, Eigenaar="Piet")
    async with driving(filled) as it:
        await it.press("ctrl+p", *"verbeterpunten acties werkboek")
        for _turn in range(100):
            if it.options()[:1] == ["Verbeterpunten: acties › Lees een ingevuld werkboek (xlsx) terug  i"]:
                break
            await it.pilot.pause(0.05)
        await it.press("enter")
        await it.wait_for("Welk werkboek?")
        await it.write(str(sent))
        await it.press("enter")
        await it.wait_for("1 verandering overgenomen")
        assert it.app.room == "findings" and acting.actions(filled)[0].owner == "Piet"


async def test_nothing_new_and_what_is_no_workbook_are_told(filled: Study, sent: Path, tmp_path: Path) -> None:
    operations = len(history(filled))
    (tmp_path / "los.xlsx").write_bytes(b"geen werkboek")
    async with driving(filled) as it:
        await read(it, sent)
        await it.wait_for("Er staat niets nieuws")
        await it.press("i")
        await it.write(str(tmp_path / "is er niet.xlsx"))
        await it.press("enter")
        assert "bestaat niet" in it.screen
        await it.write(str(tmp_path / "los.xlsx"))
        await it.press("enter")
        for _turn in range(100):
            if "los.xlsx" in it.status:
                break
            await it.pilot.pause(0.05)
        assert "los.xlsx" in it.status and len(history(filled)) == operations
        await it.press("i")
        await it.write(f"'{sent}' '{tmp_path / 'los.xlsx'}'")
        await it.press("enter")
        assert "Dit zijn 2 bestanden" in it.screen
