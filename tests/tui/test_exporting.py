"""Exporting from the rooms: for whom, in which forms, and what can't be made here."""

from pathlib import Path

import pytest

from klantreis.documents import converting
from klantreis.store.study import Study
from klantreis.workflow import acting, publish
from tests.tui.driving import Driver, driving


def written(study: Study) -> set[str]:
    folder = study.folder / "exports"
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


async def tick(it: Driver, *parts: str) -> None:
    """Tick the lines with these texts, and nothing else."""
    for place, line in enumerate(it.options()):
        if line.startswith("[✓]") is not any(part in line for part in parts):
            await it.press("home", *["down"] * place, "space")


@pytest.fixture
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converting, "program", lambda: None)


async def test_enter_gives_the_usual_form(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f8", "e", "down", "enter")
        assert [line for line in it.options() if line.startswith("[✓]")] == [
            "[✓] Verbeterpunten: rekenblad voor Excel (xlsx)"
        ]
        assert it.options()[0].startswith("[✓]")
        await it.press("enter")
        await it.wait_for("verbeterpunten-intern.xlsx")
        assert written(filled) == {"verbeterpunten-intern.xlsx"}


async def test_several_forms_of_several_things_at_once(filled: Study) -> None:
    acting.add(filled, goal="Bellen", due="2099-01-01")
    async with driving(filled) as it:
        await it.press("f8", "e", "down", "enter")
        await tick(it, "Verbeterpunten: tabel", "Acties: datums", "Acties: tabel", "Werkblad")
        await it.press("enter")
        await it.wait_for("4 bestanden geschreven", turns=800)
        assert written(filled) == {
            "verbeterpunten-intern.csv",
            "acties-intern.csv",
            "acties-intern.ics",
            "werkblad-intern.docx",
        }


async def test_where_one_thing_cannot_be_made_nothing_is_written(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f8", "e", "down", "enter")
        await tick(it, "Acties: tabel", "Terugkoppeling (altijd openbaar): webpagina")
        await it.press("enter")
        for _turn in range(800):
            if it.status not in ("", "Exporteren…"):
                break
            await it.pilot.pause(0.05)
        assert it.status not in ("", "Exporteren…") and written(filled) == set()


async def test_without_a_tick_nothing_is_written(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f8", "alt+2", "e", "down", "enter", "space", "enter")
        assert "niets aangevinkt" in it.status and written(filled) == set()


@pytest.mark.usefixtures("no_office")
async def test_without_libreoffice_its_forms_are_not_offered_and_it_says_why(filled: Study) -> None:
    async with driving(filled, None, (80, 24)) as it:
        for room in ("f7", "f8"):
            await it.press(room, "e", "enter")
            assert not [line for line in it.options() if "pdf" in line or "odt" in line]
            assert "Voor pdf, odt is LibreOffice nodig" in it.asked
            await it.press("escape")


async def test_with_libreoffice_every_form_is_offered(filled: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converting, "program", lambda: "soffice")
    async with driving(filled) as it:
        for room, whats in (("f7", ("journeys", "bundle")), ("f8", ("findings", "actions", "feedback", "worksheet"))):
            await it.press(room, "e", "enter")
            kinds = [line.rpartition("(")[2].rstrip(")") for line in it.options() if line]
            assert sorted(kinds) == sorted(kind for what in whats for kind in publish.FORMATS[what])
            assert "LibreOffice" not in it.screen
            await it.press("escape")


async def test_klantreizen_are_exported_apart_and_in_one_document(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f7", "e", "down", "enter")
        assert len([line for line in it.options() if line.startswith("[✓]")]) == len(publish.DEFAULTS["journeys"])
        await tick(it, "webpagina", "Alles in één document: Word")
        await it.press("enter")
        await it.wait_for("bestanden geschreven", turns=800)
        assert written(filled) == {"klantreis-1-intern.html", "klantreizen-intern.docx"}


def test_two_things_never_get_the_same_name(filled: Study, tmp_path: Path) -> None:
    acting.add(filled, goal="Bellen")
    wanted = {"findings": ["csv", "md"], "actions": ["csv", "md", "ics"], "worksheet": ()}
    paths = publish.export_all(filled, wanted, out=tmp_path)
    assert len({path.name for path in paths}) == len(paths) == 6 and all(path.stat().st_size for path in paths)
