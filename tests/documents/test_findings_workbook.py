import io
import zipfile
from dataclasses import replace
from datetime import datetime

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from klantreis.documents.actions_sheet import EMPTY_ROWS
from klantreis.documents.audience import Audience
from klantreis.documents.finding_names import distinct
from klantreis.documents.findings_workbook import findings_workbook
from klantreis.documents.workbook_origin import Known
from klantreis.model.evidence import Counts, OfGroup, count
from klantreis.model.findings import Action, ActionStatus, Assessment, Finding, FindingKind, Ranked
from klantreis.model.people import Participant
from klantreis.model.study import Gate, Settings
from klantreis.privacy import gate
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
    assert public.sheetnames == ["Verbeterpunten", "Gaat goed", "Ideeën", "Acties", "Bewijs"]
    assert opened(Audience.INTERNAL).sheetnames == [*public.sheetnames, "klantreis"]
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
    assert len(sheets) == 6
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
    for sheet in public.worksheets[:3]:
        for title in ("Eigenaar", "Einddatum", "Status"):
            assert column(sheet, title) == [None]
        rules = {rule.type: rule for rule in sheet.data_validations.dataValidation}
        assert "loopt" in rules["list"].formula1
        assert "date" in rules
    assert [cell.value for cell in public["Acties"][5]] == [None] * 10


def test_every_sheet_is_ready_to_be_printed_and_filtered() -> None:
    for place, sheet in enumerate(opened(Audience.INTERNAL).worksheets[:5]):
        assert sheet.auto_filter.ref is not None
        assert sheet.freeze_panes == "C5"
        assert sheet.print_title_rows == "$4:$4"
        assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.paperSize == 9
        if place < 3:  # wide: figures and words beside each other, large enough to be read
            assert sheet.print_title_cols == "$A:$B" and len(sheet.col_breaks.brk) == 1
            assert sheet.page_setup.scale >= 65
        else:
            assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToHeight == 0
        assert "Pagina &P van &N" in (sheet.oddFooter.right.text or "").replace("&[Page]", "&P").replace(
            "&[Pages]", "&N"
        )


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


ACTION = Action(
    "a1", "=1+1 korter wachten", 7, "Karin", None, None, "2026-12-31", ActionStatus.RUNNING, ("id-f1", "id-f2")
)


def test_judgements_and_actions_stand_beside_the_findings() -> None:
    said = Assessment("id-f1", condition="bij niet-spoed", severity=4)
    ranked = {"id-f1": Ranked(FINDINGS[0], said, 4, False, 0.64), "id-f3": Ranked(FINDINGS[2], said, 3, True, 0.3)}
    book = load_workbook(io.BytesIO(findings_workbook(FINDINGS, SETTINGS, Audience.INTERNAL, ranked, (ACTION,))))
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
    assert [cell.value for cell in actions[5]][:4] == [7, "=1+1 korter wachten", "Lang wachten; =1+1", "Karin"]
    assert actions[5][1].data_type == "s"


def test_the_actions_have_empty_rows_and_cells_that_take_what_they_should() -> None:
    known = Known("s", {}, ("Karin", "=cmd|' /C calc'!A0"))
    data = findings_workbook(FINDINGS, SETTINGS, Audience.INTERNAL, None, (ACTION,), known=known)
    book = load_workbook(io.BytesIO(data))
    sheet = book["Acties"]
    assert sheet.max_row == 5 + EMPTY_ROWS
    titles = {str(cell.value): cell.column_letter for cell in sheet[4]}
    assert sheet.column_dimensions[titles["id"]].hidden
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}

    def rule(title: str) -> DataValidation:
        return rules[f"{titles[title]}5:{titles[title]}{5 + EMPTY_ROWS}"]

    assert "gepland" in rule("Status").formula1 and rule("Status").errorStyle in (None, "stop")
    assert rule("Begin").type == rule("Einddatum").type == "date"
    assert rule("Eigenaar").errorStyle == "warning"
    memory = book["klantreis"]
    assert memory.sheet_state == "veryHidden"
    place = rule("Eigenaar").formula1.split("!")[1].replace("$", "")
    assert [row[0].value for row in memory[place]] == ["Karin", "=cmd|' /C calc'!A0"]
    assert {cell.data_type for row in memory.iter_rows() for cell in row if cell.value is not None} == {"s"}


def test_the_public_gets_no_owner_and_nothing_hidden() -> None:
    known = Known("study-id", {"id-f9": "Geheim punt"}, ("Karin",))
    data = findings_workbook(FINDINGS, SETTINGS, Audience.PUBLIC, None, (ACTION,), known=known)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = "".join(archive.read(name).decode() for name in archive.namelist())
    assert [secret for secret in ("Karin", "study-id", "Geheim", "id-f1", "a1<", "R01") if secret in text] == []
    book = load_workbook(io.BytesIO(data))
    assert {sheet.sheet_state for sheet in book.worksheets} == {"visible"}
    assert not any(column.hidden for sheet in book.worksheets for column in sheet.column_dimensions.values())
    actions = book["Acties"]
    assert [cell.value for cell in actions[5]][:2] == [7, "=1+1 korter wachten"] and actions.max_row == 5


def test_evidence_is_counted_by_feeling_and_by_group() -> None:
    told = {f"R0{n}": Participant("", f"R0{n}", group, home) for n, group, home in WHO}
    quotes = tuple(replace(quote(str(n), "x", True), valence=v) for n, v in enumerate((-2, -1, 0, 2, None)))
    finding = replace(FINDINGS[0], quotes=quotes)
    counts = count(finding, told)
    assert (counts.negative, counts.neutral, counts.positive, counts.unfelt, counts.sources) == (2, 1, 1, 1, 5)
    assert counts.groups == (OfGroup("jongere", 2, 1), OfGroup("ouder", 1, 1), OfGroup("", 1, 1))
    data = findings_workbook((finding,), SETTINGS, Audience.INTERNAL, evidence={finding.id: counts})
    sheet = load_workbook(io.BytesIO(data))["Bewijs"]
    titles = ("Jongere", "Ouder", "Groep onbekend", "Negatief", "Neutraal", "Positief", "Geen gevoel", "Bronnen")
    assert [column(sheet, title) for title in titles] == [[2], [1], [1], [2], [1], [1], [1], [5]]


WHO = ((1, "jongere", "H1"), (2, "jongere", "H1"), (3, "ouder", "H2"))


def test_a_group_too_small_hides_every_group_of_that_finding_from_the_public() -> None:
    large = Counts(1, 0, 0, 0, 1, (OfGroup("jongere", 4, 3), OfGroup("ouder", 3, 3)))
    small = Counts(1, 0, 0, 0, 1, (OfGroup("jongere", 4, 3), OfGroup("ouder", 2, 2)))
    crowded = Counts(1, 0, 0, 0, 1, (OfGroup("jongere", 4, 2),))
    allowed = {f.id: gate.public_counts(c, Gate()) for f, c in zip(FINDINGS, (large, small, crowded), strict=True)}
    assert [allowed[f.id].groups is None for f in FINDINGS] == [False, True, True]
    data = findings_workbook(FINDINGS, SETTINGS, Audience.PUBLIC, evidence=allowed)
    sheet = load_workbook(io.BytesIO(data))["Bewijs"]
    assert column(sheet, "Jongere") == [4, "–", "–"] and column(sheet, "Ouder") == [3, "–", "–"]
    assert "Bronnen" not in [cell.value for cell in sheet[4]] and "te klein" in str(sheet["A2"].value)


def test_findings_by_one_name_can_be_told_apart() -> None:
    same = [replace(finding, title="Wachttijd (wachten)") for finding in FINDINGS[:2]]
    assert list(distinct(same, {"weg": "wachttijd (wachten)", "id-f1": "x"}).values()) == [
        "Wachttijd (wachten) – verbeterpunt",
        "Wachttijd (wachten) – gaat goed",
        "wachttijd (wachten)",
    ]
