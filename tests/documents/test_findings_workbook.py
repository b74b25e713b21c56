import io
import zipfile
from datetime import datetime

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from klantreis.documents.audience import Audience
from klantreis.documents.findings_workbook import findings_workbook
from klantreis.model.findings import Action, ActionStatus, Assessment, Finding, FindingKind, Ranked
from klantreis.model.study import Settings
from tests.documents.examples import FINDINGS, PEOPLE, SETTINGS, quote


def opened(audience: Audience) -> Workbook:
    return load_workbook(io.BytesIO(findings_workbook(FINDINGS, SETTINGS, audience)))


def column(sheet: Worksheet, title: str) -> list[object]:
    titles = [cell.value for cell in sheet[4]]
    return [row[titles.index(title)].value for row in sheet.iter_rows(min_row=5)]


@pytest.fixture(scope="module")
def public() -> Workbook:
    return opened(Audience.PUBLIC)


def test_there_is_a_sheet_for_each_kind(public: Workbook) -> None:
    assert public.sheetnames == ["Verbeterpunten", "Gaat goed", "Ideeën"]
    assert column(public["Verbeterpunten"], "Verbeterpunt") == ["Lang wachten"]
    assert column(public["Ideeën"], "Idee") == ["Vaste contactpersoon"]


def test_the_evidence_is_counted(public: Workbook) -> None:
    sheet = public["Verbeterpunten"]
    assert column(sheet, "Deelnemers") == [4]
    assert column(sheet, "Gezinnen") == [3]
    assert column(sheet, "Passages") == [2]
    assert column(sheet, "Gevoel") == [-1.4]
    assert column(public["Ideeën"], "Gevoel") == [None]


def test_what_looks_like_a_formula_or_a_link_stays_text(public: Workbook) -> None:
    assert column(public["Gaat goed"], "Wat goed gaat") == ["=1+1"]
    assert column(public["Ideeën"], "Thema") == ["http://a.example"]
    with zipfile.ZipFile(io.BytesIO(findings_workbook(FINDINGS, SETTINGS, Audience.INTERNAL))) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if "worksheets/sheet" in name]
    assert len(sheets) == 3
    assert not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)


def test_the_public_gets_released_words_only(public: Workbook) -> None:
    assert column(public["Verbeterpunten"], "In hun woorden") == ["‘=SOM(A1) en wachten’"]
    data = findings_workbook(FINDINGS, SETTINGS, Audience.PUBLIC)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = "".join(archive.read(name).decode() for name in archive.namelist())
    assert not any(secret in text for secret in ("Geheim", "id-f1", "R01", "coding-", "De Wit"))


def test_colleagues_get_the_places_too() -> None:
    (place,) = column(opened(Audience.INTERNAL)["Verbeterpunten"], "Vindplaats")
    assert place == "Geheime bron e, beurt 12, 03:21\nGeheime bron f, beurt 12, 03:21 (niet vrijgegeven)"


def test_a_project_leader_can_fill_in_who_does_what_when(public: Workbook) -> None:
    for sheet in public.worksheets:
        for title in ("Eigenaar", "Einddatum", "Status"):
            assert column(sheet, title) == [None]
        rules = {rule.type: rule for rule in sheet.data_validations.dataValidation}
        assert "loopt" in rules["list"].formula1
        assert "date" in rules
        assert sheet.auto_filter.ref is not None
        assert sheet.freeze_panes == "C5"
        assert sheet.print_title_rows == "$4:$4"
        assert sheet.page_setup.orientation == "landscape"


def test_the_same_findings_give_the_same_bytes() -> None:
    for audience in Audience:
        assert findings_workbook(FINDINGS, SETTINGS, audience) == findings_workbook(FINDINGS, SETTINGS, audience)


def test_no_findings_and_endless_quotes_are_fine() -> None:
    load_workbook(io.BytesIO(findings_workbook((), Settings("A & B"), Audience.PUBLIC)))
    long = Finding(
        "f", FindingKind.IDEA, "x" * 40_000, "", None, PEOPLE, 5, (), None, (quote("q", "y" * 40_000, True),)
    )
    sheet = load_workbook(io.BytesIO(findings_workbook((long,), SETTINGS, Audience.PUBLIC)))["Ideeën"]
    assert len(column(sheet, "Idee")[0]) <= 32_767


def test_judgements_and_actions_stand_beside_the_findings() -> None:
    said = Assessment("id-f1", condition="bij niet-spoed", severity=4)
    ranked = {"id-f1": Ranked(FINDINGS[0], said, 4, False, 0.64), "id-f3": Ranked(FINDINGS[2], said, 3, True, 0.3)}
    action = Action(
        "a1", "=1+1 korter wachten", 7, "Karin", None, None, "2026-12-31", ActionStatus.RUNNING, ("id-f1", "id-f2")
    )
    book = load_workbook(io.BytesIO(findings_workbook(FINDINGS, SETTINGS, Audience.PUBLIC, ranked, (action,))))
    sheet = book["Verbeterpunten"]
    assert [column(sheet, title)[0] for title in ("Ernst", "Prioriteit", "Wanneer")] == [4, 0.64, "bij niet-spoed"]
    assert column(book["Ideeën"], "Ernst") == ["3?"] and column(book["Gaat goed"], "Prioriteit") == [None]
    assert [column(sheet, title)[0] for title in ("Wat gaan we doen?", "Eigenaar", "Status")] == [
        "=1+1 korter wachten",
        "Karin",
        "loopt",
    ]
    due = column(sheet, "Einddatum")[0]
    assert isinstance(due, datetime) and due.date().isoformat() == "2026-12-31"
    actions = book["Acties"]
    assert [cell.value for cell in actions[2]][:4] == [7, "=1+1 korter wachten", "Lang wachten; =1+1", "Karin"]
    assert actions[2][1].data_type == "s" and actions.freeze_panes == "C2" and actions.auto_filter.ref is not None
