"""Workbooks that come back: what was changed is taken over once, what is at odds is listed, and nothing is lost."""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from klantreis.documents import converting
from klantreis.model.codings import Anchor, Span
from klantreis.model.errors import KlantreisError
from klantreis.model.findings import Action, ActionStatus, Horizon
from klantreis.model.study import Settings
from klantreis.store import study as store
from klantreis.store.operations import history
from klantreis.store.study import Study
from klantreis.text import catalogue
from klantreis.workflow import acting, assessing, code, codebooks, collect, merge, publish, studies, workbook_contents
from klantreis.workflow.workbooks import Changed, Conflicting, Taken, conflicts, import_workbook
from tests.conftest import add_book, add_source
from tests.workflow.test_acting import found, make

__all__ = ["found"]

NOTHING = Taken((), (), (), ())


@pytest.fixture
def talked(plain: Study) -> Study:
    """Two themes about which somebody was unhappy, and one that somebody was happy about as well."""
    add_book(plain)
    themes = [each for each in codebooks.codebook(plain) if each.kind.value == "theme" and each.parent]
    source = add_source(plain, "g", "Hoe ging het?", "Dat duurde veel te lang, en niemand belde terug.")
    for place, (theme, valence) in enumerate(((themes[0], -2), (themes[1], -1), (themes[0], 1))):
        code.add_codings(plain, source, Span(Anchor(1, 9 * place), Anchor(1, 9 * place + 3)), [theme], valence=valence)
    return plain


def exported(study: Study) -> Path:
    (path,) = publish.export(study, "findings", out=study.folder / "uit")
    return path


class Sheet:
    """A sheet of a workbook, by the headings of its columns and the number of its row below them (from 1)."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        self.titles = {str(cell.value): cell.column for cell in sheet[4]}

    def __getitem__(self, place: tuple[int, str]) -> Any:
        return self.sheet.cell(4 + place[0], self.titles[place[1]]).value

    def __setitem__(self, place: tuple[int, str], value: object) -> None:
        self.sheet.cell(4 + place[0], self.titles[place[1]]).value = value  # type: ignore[assignment]


@contextmanager
def editing(path: Path) -> Iterator[Callable[[str], Sheet]]:
    """The sheets of a workbook by name, to be changed."""
    book = load_workbook(path)
    yield lambda name: Sheet(book[name])
    book.save(path)


def told(study: Study) -> list[tuple[str, str | None, str | None, ActionStatus]]:
    return [(each.goal, each.owner, each.due, each.status) for each in acting.actions(study)]


def titles(study: Study) -> list[str]:
    """The findings as the workbook calls them, in its order."""
    names = workbook_contents.names(study)
    return [names[each.finding.id] for each in assessing.prioritised(study)]


def test_what_nobody_changed_is_nothing_new(found: Study) -> None:
    make(found)
    make(found, "=cmd|' /C calc'!A0")
    path = exported(found)
    operations = len(history(found))
    assert import_workbook(found, path) == NOTHING
    with editing(path):
        pass  # saved by another program
    assert import_workbook(found, path) == NOTHING and len(history(found)) == operations
    assert path.read_bytes() != exported(found).read_bytes() == exported(found).read_bytes()


def test_changes_and_new_actions_come_in_once_and_one_undo_takes_them_back(found: Study) -> None:
    made = make(found)
    first, second = titles(found)
    path = exported(found)
    with editing(path) as sheet:
        actions = sheet("Acties")
        actions[1, "Eigenaar"] = " Piet  de\u202e Boer\x7f"
        actions[1, "Einddatum"] = datetime(2027, 1, 31)
        actions[1, "Begin"] = None
        actions[1, "Termijn"] = "lange termijn"
        actions[1, "Status"] = "Loopt"
        actions[1, "Waarover"] = second
        actions[2, "Doel"] = "+1 nieuwe actie"
        actions[2, "Waarover"] = f"{second} ; {first.upper()}"
        actions[2, "Einddatum"] = "1-2-27"
        actions[2, "Waar"] = 12.0
        actions[4, "Doel"] = "@x"
    before = acting.actions(found)
    operations = len(history(found))
    taken = import_workbook(found, path)
    assert {(each.field, each.after) for each in taken.changed} == {
        ("owner", "Piet de Boer"),
        ("due", "2027-01-31"),
        ("start", ""),
        ("horizon", "long"),
        ("status", "running"),
        ("about", second),
    }
    assert (taken.added, taken.conflicts, taken.left_out) == ((2, 3), (), ())
    ids = [each.finding.id for each in assessing.prioritised(found)]
    assert acting.actions(found)[0] == Action(
        made.id,
        made.goal,
        1,
        "Piet de Boer",
        None,
        None,
        "2027-01-31",
        ActionStatus.RUNNING,
        (ids[1],),
        made.measure,
        "",
        Horizon.LONG,
    )
    new = acting.actions(found)[1]
    assert (new.goal, new.due, new.scope, set(new.findings)) == ("+1 nieuwe actie", "2027-02-01", "12", set(ids))
    assert len(history(found)) == operations + 1
    after = acting.actions(found)
    assert import_workbook(found, path) == NOTHING
    assert acting.actions(found) == after and len(history(found)) == operations + 1
    studies.undo(found)
    assert acting.actions(found) == before


def test_where_both_changed_the_study_stays_unless_the_file_is_to_win(talked: Study) -> None:
    acting.add(talked, goal="Bellen", owner="Karin", due="2026-12-31")
    path = exported(talked)
    acting.change(talked, acting.actions(talked)[0], owner="Noor", status=ActionStatus.DONE, scope="Noord")
    with editing(path) as sheet:
        actions = sheet("Acties")
        actions[1, "Eigenaar"] = "Piet"
        actions[1, "Status"] = "gedaan"
        actions[1, "Einddatum"] = "01-11-2026"
    taken = import_workbook(talked, path)
    assert taken.changed == (Changed(1, "due", "2026-12-31", "2026-11-01"),)
    assert taken.conflicts == (Conflicting(1, "owner", "Karin", "Noor", "Piet"),)
    (action,) = acting.actions(talked)
    assert (action.owner, action.scope, action.status) == ("Noor", "Noord", ActionStatus.DONE)
    assert import_workbook(talked, path).conflicts == taken.conflicts
    forced = import_workbook(talked, path, take_file=True)
    assert forced == Taken((Changed(1, "owner", "Noor", "Piet"),), (), (), ())
    assert acting.actions(talked)[0].owner == "Piet" and acting.actions(talked)[0].scope == "Noord"
    assert import_workbook(talked, path) == NOTHING


def test_each_conflict_is_chosen_by_itself_and_nothing_is_written_before(talked: Study) -> None:
    acting.add(talked, goal="Bellen", owner="Karin", due="2026-12-31")
    path = exported(talked)
    acting.change(talked, acting.actions(talked)[0], owner="Noor", due="2027-01-31", scope="Noord")
    with editing(path) as sheet:
        actions = sheet("Acties")
        actions[1, "Eigenaar"] = "Piet"
        actions[1, "Einddatum"] = "01-11-2026"
    before, operations = acting.actions(talked), len(history(talked))
    owner, due = conflicts(talked, path)
    assert owner == Conflicting(1, "owner", "Karin", "Noor", "Piet")
    assert due == Conflicting(1, "due", "2026-12-31", "2027-01-31", "2026-11-01")
    assert acting.actions(talked) == before and len(history(talked)) == operations
    taken = import_workbook(talked, path, from_file=[owner])
    assert taken == Taken((Changed(1, "owner", "Noor", "Piet"),), (), (due,), ())
    studies.undo(talked)
    assert acting.actions(talked) == before


def test_what_changed_after_the_choice_was_made_stays_and_is_told(talked: Study) -> None:
    acting.add(talked, goal="Bellen", owner="Karin")
    path = exported(talked)
    acting.change(talked, acting.actions(talked)[0], owner="Noor")
    with editing(path) as sheet:
        sheet("Acties")[1, "Eigenaar"] = "Piet"
    chosen = conflicts(talked, path)
    acting.change(talked, acting.actions(talked)[0], owner="Bo")
    taken = import_workbook(talked, path, from_file=chosen)
    assert taken == Taken((), (), (Conflicting(1, "owner", "Karin", "Bo", "Piet"),), ())
    assert acting.actions(talked)[0].owner == "Bo"


def test_what_is_filled_in_at_a_finding_makes_an_action_or_changes_the_single_one(talked: Study) -> None:
    found = {each.finding.title: each.finding for each in assessing.prioritised(talked)}
    wait, treat = found["Wachttijd"], found["Bejegening"]
    path = exported(talked)
    with editing(path) as sheet:
        points = sheet("Verbeterpunten")
        assert points[1, "Verbeterpunt"] == "Wachttijd"
        points[1, "Wat gaan we doen?"] = "Korter wachten"
        points[1, "Eigenaar"] = "Karin"
        points[1, "Einddatum"] = "31-12-2026"
        points[2, "Eigenaar"] = "Alleen een naam"
        sheet("Gaat goed")[1, "Hoe houden we dit vast?"] = "Zo doorgaan"
    taken = import_workbook(talked, path)
    assert taken.added == (1, 2)
    assert [(left.sheet, left.row) for left in taken.left_out] == [("Verbeterpunten", 6)]
    assert told(talked) == [
        ("Korter wachten", "Karin", "2026-12-31", ActionStatus.UNDEVELOPED),
        ("Zo doorgaan", None, None, ActionStatus.UNDEVELOPED),
    ]
    improve = [each for each in merge.findings_of(talked) if each.kind.value == "improve" and each.theme == "Wachttijd"]
    assert acting.actions(talked)[0].findings == (improve[0].id,)
    assert import_workbook(talked, path).added == () and len(acting.actions(talked)) == 2

    with editing(path) as sheet:  # the same old file, edited on
        sheet("Verbeterpunten")[1, "Status"] = "loopt"
        sheet("Verbeterpunten")[1, "Eigenaar"] = "Noor"
    taken = import_workbook(talked, path)
    assert taken.changed == (Changed(1, "status", "undeveloped", "running"),)
    assert taken.conflicts == (Conflicting(1, "owner", "", "Karin", "Noor"),)

    acting.add(talked, [treat], goal="Cursus")
    path = exported(talked)
    acting.add(talked, [treat], goal="Nog een")
    acting.add(talked, [improve[0]], goal="En nog een")
    with editing(path) as sheet:
        points = sheet("Verbeterpunten")
        row = 1 if points[1, "Verbeterpunt"] == "Bejegening" else 2
        points[row, "Wat gaan we doen?"] = "Cursus voor allen"
    assert import_workbook(talked, path).changed == (Changed(3, "goal", "Cursus", "Cursus voor allen"),)
    path = exported(talked)
    assert import_workbook(talked, path) == NOTHING
    with editing(path) as sheet:
        sheet("Verbeterpunten")[1, "Eigenaar"] = "Wie dan ook"
    before = acting.actions(talked)
    taken = import_workbook(talked, path)
    assert "meer acties" in taken.left_out[0].message and acting.actions(talked) == before
    assert wait.title == improve[0].title


def test_what_two_sheets_say_otherwise_of_one_action_is_told(talked: Study) -> None:
    ranked = assessing.prioritised(talked)
    acting.add(talked, [ranked[0].finding], goal="Bellen", owner="Karin")
    path = exported(talked)
    with editing(path) as sheet:
        sheet("Acties")[1, "Eigenaar"] = "Noor"
        sheet("Verbeterpunten")[1, "Eigenaar"] = "Piet"
        sheet("Verbeterpunten")[1, "Status"] = "loopt"
    taken = import_workbook(talked, path)
    assert {(each.field, each.after) for each in taken.changed} == {("owner", "Noor"), ("status", "running")}
    (left,) = taken.left_out
    assert left.sheet == "Verbeterpunten" and "“Piet”" in left.message and "blad Acties, regel 5" in left.message


def test_rows_that_are_gone_moved_or_doubled_take_nothing_away(talked: Study) -> None:
    for goal in ("Een", "Twee", "Drie"):
        acting.add(talked, goal=goal)
    path = exported(talked)
    with editing(path) as sheet:
        actions = sheet("Acties")
        last = actions.sheet.max_column
        for column in range(1, last + 1):  # sorted the other way round, and one row copied
            one, three = actions.sheet.cell(5, column), actions.sheet.cell(7, column)
            one.value, three.value = three.value, one.value
            actions.sheet.cell(9, column).value = three.value
        actions[3, "Eigenaar"] = "Karin"
        actions[5, "Doel"] = "Een kopie"
        actions.sheet.delete_rows(6)
        sheet("Gaat goed").sheet.delete_rows(5)
    taken = import_workbook(talked, path)
    assert taken.changed == (Changed(1, "owner", "", "Karin"),) and taken.added == ()
    assert [each.goal for each in acting.actions(talked)] == ["Een", "Twee", "Drie"]
    assert [(left.sheet, left.row) for left in taken.left_out] == [("Gaat goed", None), ("Acties", 8), ("Acties", None)]
    assert "Actie 2" in taken.left_out[2].message


def test_an_action_that_was_removed_meanwhile_is_told_with_what_the_file_says(talked: Study) -> None:
    made = acting.add(talked, goal="Bellen")
    path = exported(talked)
    acting.remove(talked, made)
    assert import_workbook(talked, path) == NOTHING
    with editing(path) as sheet:
        sheet("Acties")[1, "Eigenaar"] = "Karin"
    (left,) = import_workbook(talked, path).left_out
    assert "Actie 1" in left.message and "Eigenaar: Karin" in left.message and acting.actions(talked) == []


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("Einddatum", "morgen", "geen datum"),
        ("Einddatum", "31-02-2026", "geen datum"),
        ("Einddatum", 9e9, "fout van Excel"),
        ("Einddatum", "01-01-2020", "klaar zijn voor"),
        ("Status", "misschien", "kies uit: nog te ontwikkelen"),
        ("Status", None, "status is weg"),
        ("Termijn", "ooit", "kies uit: korte termijn"),
        ("Doel", None, "doel is weg"),
        ("Eigenaar", '=HYPERLINK("http://x.example")', "formule"),
        ("Waar", "#DIV/0!", "fout van Excel"),
        ("Volgende ronde", datetime(2026, 2, 1), "Excel een datum"),
        ("Doel", "x" * 32_000, "langer dan 20000 tekens"),
        ("Waarover", "Zoiets", "geen bevinding “Zoiets”"),
    ],
)
def test_a_cell_that_can_not_be_is_told_with_its_place_and_the_rest_comes_in(
    talked: Study, column: str, value: object, reason: str
) -> None:
    acting.add(talked, [merge.findings_of(talked)[0]], goal="Bellen", start="2026-01-01", due="2026-12-31")
    (before,) = acting.actions(talked)
    path = exported(talked)
    with editing(path) as sheet:
        sheet("Acties")[1, column] = value
        sheet("Acties")[1, "Waaraan zien we dat het werkt?"] = "Iedereen gebeld"
    taken = import_workbook(talked, path)
    assert taken.changed == (Changed(1, "measure", "", "Iedereen gebeld"),)
    (left,) = taken.left_out
    assert (left.sheet, left.row) == ("Acties", 5) and reason in left.message and len(left.message) < 200
    (after,) = acting.actions(talked)
    assert (after.goal, after.due, after.status, after.findings) == (
        before.goal,
        before.due,
        before.status,
        before.findings,
    )


def test_a_text_longer_than_excel_allows_is_told(talked: Study) -> None:
    path = exported(talked)
    with editing(path) as sheet:
        sheet("Acties")[1, "Doel"] = "zoekmij"

    def longer(text: str) -> str:
        return text.replace("zoekmij", "é" * 40_000)

    path.write_bytes(rewritten(path.read_bytes(), longer))
    (left,) = import_workbook(talked, path).left_out
    assert "Doel: de tekst is langer" in left.message and acting.actions(talked) == []


def rewritten(data: bytes, change: Callable[[str], str], drop: str = "") -> bytes:
    """The file with something else in its parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != drop:
                new.writestr(name, change(old.read(name).decode("utf-8")))
    return made.getvalue()


def strange() -> bytes:
    made = io.BytesIO()
    Workbook().save(made)
    return made.getvalue()


def bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b" " * 60_000_000)
    return made.getvalue()


ENTITY = '<!DOCTYPE x [<!ENTITY a "b">]>'


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda data: b"geen zip", "beschadigd"),
        (lambda data: data[:-400], "beschadigd"),
        (lambda data: bomb(), "te groot"),
        (lambda data: strange(), "geen bestand van klantreis"),
        (lambda data: rewritten(data, str, drop="xl/workbook.xml"), "geen Excel-bestand"),
        (lambda data: rewritten(data, str, drop="xl/sharedStrings.xml"), "beschadigd"),
        (lambda data: rewritten(data, lambda text: text.replace("</sheetData>", "")), "beschadigd"),
        (lambda data: rewritten(data, lambda text: text.replace("?>", f"?>{ENTITY}", 1)), "beschadigd"),
        (lambda data: rewritten(data, lambda text: re.sub(r't="s"><v>\d', 't="s"><v>99999', text)), "beschadigd"),
        (lambda data: rewritten(data, lambda text: text.replace("<t>id</t>", "<t>x</t>")), "niet te herkennen"),
        (lambda data: rewritten(data, lambda text: text.replace('name="klantreis"', 'name="k"')), "geen bestand van"),
    ],
)
def test_what_is_no_workbook_of_klantreis_is_refused_in_one_line(
    talked: Study, change: Callable[[bytes], bytes], reason: str
) -> None:
    acting.add(talked, goal="Bellen")
    path = exported(talked)
    path.write_bytes(change(path.read_bytes()))
    operations = len(history(talked))
    with pytest.raises(KlantreisError, match=reason) as error:
        import_workbook(talked, path)
    assert "\n" not in str(error.value) and path.name in str(error.value) and len(history(talked)) == operations


def test_a_sheet_or_column_that_has_another_name_is_told_and_the_others_are_read(talked: Study) -> None:
    acting.add(talked, goal="Bellen")
    path = exported(talked)
    book = load_workbook(path)
    book["Ideeën"].title = "Plannen"
    actions = Sheet(book["Acties"])
    actions[1, "Eigenaar"], actions[1, "Waar"] = "Karin", "Noord"
    actions[0, "Waar"] = "Waar dan"
    book["Verbeterpunten"].insert_cols(1)
    book["Verbeterpunten"]["A4"] = "Onze kolom"
    book["Gaat goed"]["A4"], book["Gaat goed"]["B4"] = "Status", "Status"
    book["Acties"].move_range("A4:L5", rows=3)
    book.save(path)
    taken = import_workbook(talked, path)
    assert taken.changed == (Changed(1, "owner", "", "Karin"),)
    assert sorted((left.sheet, left.row, left.message.split(";")[0]) for left in taken.left_out) == [
        ("Acties", 7, "De kolom “Waar” is weg, heet anders of staat er twee keer"),
        ("Gaat goed", 4, "De kolom “Status” is weg, heet anders of staat er twee keer"),
        ("Ideeën", None, "Het blad is weg of heet anders"),
    ]


def test_a_workbook_of_another_study_or_for_the_public_changes_nothing(talked: Study, tmp_path: Path) -> None:
    path = exported(talked)
    with store.create(tmp_path / "ander", Settings("Ander"), "anke") as other:
        add_book(other)
        with pytest.raises(KlantreisError, match="ander onderzoek"):
            import_workbook(other, path)
    shutil.copytree(talked.folder, tmp_path / "kopie")
    with store.open_study(tmp_path / "kopie", "anke") as copy:
        assert import_workbook(copy, path) == NOTHING
    talked.settings.gate.__dict__.update(participants=0, households=0)
    (public,) = publish.export(talked, "findings", out=tmp_path, audience="public")
    with pytest.raises(KlantreisError, match="openbare versie"):
        import_workbook(talked, public)


def test_an_action_whose_finding_is_gone_keeps_it(found: Study) -> None:
    made = make(found)
    for source in collect.listed(found):
        code.delete_codings(found, code.codings(found, source.id))
    path = exported(found)
    with editing(path) as sheet:
        sheet("Acties")[1, "Eigenaar"] = "Piet"
    assert [each.field for each in import_workbook(found, path).changed] == ["owner"]
    assert acting.actions(found)[0].findings == made.findings


@pytest.mark.skipif(converting.program() is None, reason="LibreOffice is not installed")
def test_what_libreoffice_saved_is_read_the_same(talked: Study, tmp_path: Path) -> None:
    finding = merge.findings_of(talked)[0]
    acting.add(talked, [finding], goal="=cmd|' /C calc'!A0", owner="@x", start="2026-09-01", due="2026-12-31")
    path = exported(talked)

    def through() -> Path:
        command = [converting.program() or "", "--headless", f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}"]
        command += ["--convert-to", "xlsx", "--outdir", str(tmp_path / "terug"), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        saved = tmp_path / "terug" / path.name
        if not saved.exists():
            pytest.skip("LibreOffice has no Calc")
        return saved

    assert import_workbook(talked, through()) == NOTHING
    with editing(path) as sheet:
        sheet("Acties")[1, "Einddatum"] = datetime(2027, 1, 31)
        sheet("Acties")[1, "Status"] = "loopt"
        sheet("Acties")[2, "Doel"] = "+1"
        sheet("Acties")[2, "Waarover"] = titles(talked)[0]
    taken = import_workbook(talked, through())
    assert {(each.field, each.after) for each in taken.changed} == {("due", "2027-01-31"), ("status", "running")}
    assert (taken.added, taken.conflicts, taken.left_out) == ((2,), (), ())


@pytest.mark.parametrize(("place", "elsewhere"), [('<row r="9"', '<row r="999999999999"'), ('r="B9"', 'r="ZZZ9"')])
def test_a_row_or_column_that_no_program_has_keeps_nobody_waiting(talked: Study, place: str, elsewhere: str) -> None:
    acting.add(talked, goal="Bellen")
    path = exported(talked)

    def moved(text: str) -> str:
        return text.replace(place, elsewhere, 1) if 'autoFilter ref="A4:L' in text else text

    changed = rewritten(path.read_bytes(), moved)
    with zipfile.ZipFile(io.BytesIO(changed)) as packed:
        assert elsewhere in packed.read("xl/worksheets/sheet4.xml").decode()
    path.write_bytes(changed)
    assert import_workbook(talked, path) == NOTHING


def test_a_workbook_in_one_language_is_read_in_the_other(talked: Study) -> None:
    acting.add(talked, goal="Bellen", horizon=Horizon.SHORT, status=ActionStatus.DONE)
    catalogue.use("en")
    try:
        path = exported(talked)
    finally:
        catalogue.use("nl")
    with editing(path) as sheet:
        assert "Owner" in sheet("Actions").titles
        sheet("Actions")[1, "Status"] = sheet("Actions")[1, "Status"].upper()
        sheet("Actions")[1, "Owner"] = "Karin"
    assert import_workbook(talked, path) == Taken((Changed(1, "owner", "", "Karin"),), (), (), ())
