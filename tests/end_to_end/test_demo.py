"""One honest run of the whole chain: from the shipped files to the documents, opened again."""

import io
import json
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import docx
import openpyxl
import pytest

from klantreis.store import operations
from klantreis.store import study as store
from klantreis.store.study import Study
from klantreis.workflow import building, code, codebooks, collect, demo, merge, publish, retrieve, studies, transcribe

ROOT = Path(__file__).parents[2]
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> demo.Demo:
    """The example study, made once for all tests that only read it."""
    return demo.make(tmp_path_factory.mktemp("demo") / "demo", "anke")


@pytest.fixture
def study(made: demo.Demo, tmp_path: Path) -> Iterator[Study]:
    """A copy of the example study, to change."""
    with store.open_study(made.folder, "anke") as original:
        store.backup(original, tmp_path / "kopie" / "study.db")
    shutil.copy(made.folder / "study.toml", tmp_path / "kopie")
    with store.open_study(tmp_path / "kopie", "anke") as copy:
        yield copy


def paragraphs(document: "docx.document.Document") -> str:
    return "\n".join(element.text or "" for element in document.element.iter(f"{WORD}t"))


def test_the_documents_are_there(made: demo.Demo) -> None:
    exports = made.folder / "exports"
    names = sorted(path.name for path in exports.iterdir())
    assert [n for n in names if n.startswith("klantreis")] == [
        f"klantreis-{n}.{ending}" for n in (1, 2, 3) for ending in ("docx", "png", "svg")
    ]
    assert {"verbeterpunten.xlsx", "codeboek.docx"} <= set(names)
    assert made.sources == 15 and made.codings > 800 and len(set(made.personas)) == 3


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_klantreis_is_a_real_accessible_document(made: demo.Demo, number: int) -> None:
    path = made.folder / "exports" / f"klantreis-{number}.docx"
    document = docx.Document(str(path))
    with store.open_study(made.folder, "anke") as study:
        journey = merge.journeys(study)[number - 1]
        public = [s for s in journey.steps if len(s.participants) >= 3 and s.households >= 3]
    headings = [p.text for p in document.paragraphs if (p.style.name or "").startswith("Heading")]
    for phase in {step.phase for step in public if step.phase}:
        assert any(phase in heading for heading in headings), (phase, headings)
    assert document.core_properties.language == "nl-NL"
    assert document.core_properties.title and document.core_properties.author != "python-docx"
    styles = document.styles.element
    assert {lang.get(f"{WORD}val") for lang in styles.iter(f"{WORD}lang")} == {"nl-NL"}
    cover, picture = document.element.iter(f"{DRAWING}docPr")
    assert journey.persona.name in (cover.get("descr") or "")
    alt = picture.get("descr") or ""
    assert all(step.label in alt for step in public)
    text = paragraphs(document)
    assert all(step.label in text for step in public) and journey.persona.name in text
    assert round(document.sections[0].page_width.mm) == 210


def test_no_name_of_the_interviews_is_in_a_public_document(made: demo.Demo) -> None:
    said = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "interviews").glob("gesprek-*.*"))
    names = {"Hanneke", "Romy", "Isabel", "Tijmen", "Bert-Jan", "Terpstra", "Zijlstra", "Oosterveen"}
    assert all(name in said for name in names)
    for path in (made.folder / "exports").glob("klantreis-*"):
        data = path.read_bytes()
        if path.suffix == ".docx":
            with zipfile.ZipFile(io.BytesIO(data)) as parts:
                data = b"".join(parts.read(name) for name in parts.namelist() if name.endswith(".xml"))
        if path.suffix != ".png":
            for name in (*names, "gesprek-0", "gesprek-1", "R01"):
                assert name.encode() not in data, (path.name, name)


def test_the_personas_have_names_that_nobody_said(made: demo.Demo) -> None:
    said = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "interviews").glob("gesprek-*.*"))
    words = {word.casefold() for word in re.findall(r"\w+", said)}
    assert not {name.casefold() for name in made.personas} & words


def test_the_three_underlying_routes_are_found(made: demo.Demo) -> None:
    with store.open_study(made.folder, "anke") as study:
        groups = {frozenset(journey.sources) for journey in merge.journeys(study)}
    expected = {frozenset(f"gesprek-{n:02}" for n in range(first, first + 5)) for first in (1, 6, 11)}
    assert groups == expected


def test_the_journeys_are_those_that_were_reviewed(made: demo.Demo) -> None:
    built = (made.folder / "journeys" / "klantreizen.yaml").read_text(encoding="utf-8")
    assert built == (ROOT / "journeys" / "klantreizen.yaml").read_text(encoding="utf-8")


def test_every_step_and_finding_leads_back_to_words_in_a_transcript(made: demo.Demo) -> None:
    with store.open_study(made.folder, "anke") as study:
        texts = {
            s.source.title: "\n".join(t.text for t in transcribe.transcript(study, s.source).utterances)
            for s in collect.sources(study)
        }
        passages = {p.coding: p for p in store_passages(study)}
        behind = [c for j in merge.journeys(study) for s in j.steps for c in s.evidence]
        behind += [c for f in merge.findings_of(study) for c in f.codings]
    assert behind
    for coding in behind:
        passage = passages[coding]
        assert texts[passage.source][passage.start : passage.end] == passage.text


def store_passages(study: Study) -> list[retrieve.Passage]:
    return [p for top in codebooks.codebook(study).children(None) for p in retrieve.passages(study, top, children=True)]


def test_the_spreadsheet_opens_and_holds_the_findings(made: demo.Demo) -> None:
    workbook = openpyxl.load_workbook(made.folder / "exports" / "verbeterpunten.xlsx")
    cells = {str(cell.value) for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.value}
    with store.open_study(made.folder, "anke") as study:
        themes = {f.theme for f in merge.findings_of(study) if len(f.participants) >= 3 and f.households >= 3}
    assert themes and all(any(theme in cell for cell in cells) for theme in themes)


def test_the_pictures_are_pictures(made: demo.Demo) -> None:
    for path in (made.folder / "exports").glob("*.svg"):
        root = ElementTree.parse(path).getroot()
        assert root.tag.endswith("svg") and any(e.tag.endswith("title") for e in root.iter())
    for path in (made.folder / "exports").glob("*.png"):
        assert path.read_bytes().startswith(b"\x89PNG")


def exports(study: Study, folder: Path) -> dict[str, bytes]:
    paths = publish.export(study, "journeys", out=folder) + publish.export(study, "findings", out=folder)
    return {path.name: path.read_bytes() for path in paths}


def test_the_same_study_gives_the_same_bytes(made: demo.Demo, study: Study, tmp_path: Path) -> None:
    with store.open_study(made.folder, "anke") as original:
        assert exports(original, tmp_path / "een") == exports(study, tmp_path / "twee")


def test_undo_to_the_start_and_redo_to_the_end_gives_the_same_exports(study: Study, tmp_path: Path) -> None:
    before = exports(study, tmp_path / "voor")
    found = [hit.start for hit in retrieve.find_text(study, "wachtlijst")]
    count = len(operations.history(study))
    for _ in range(count):
        studies.undo(study)
    assert collect.sources(study) == [] and len(codebooks.codebook(study)) == 0
    for _ in range(count):
        studies.redo(study)
    assert exports(study, tmp_path / "na") == before
    assert [hit.start for hit in retrieve.find_text(study, "wachtlijst")] == found
    assert studies.check(study).ok


def kinds(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {name.rsplit(".")[-1] for name in before if before[name] != after.get(name)}


def test_nothing_is_canned_a_changed_feeling_shows(study: Study, tmp_path: Path) -> None:
    before = exports(study, tmp_path / "voor")
    source = collect.find_source(study, "gesprek-07")
    for coding in code.codings(study, source.id):
        if coding.valence:
            code.change_coding(study, coding, valence=-coding.valence)
    assert kinds(before, exports(study, tmp_path / "na")) == {"docx", "svg", "png", "xlsx"}


def test_nothing_is_canned_a_renamed_code_shows(study: Study, tmp_path: Path) -> None:
    before = exports(study, tmp_path / "voor")
    book = codebooks.codebook(study)
    step = merge.journeys(study)[0].steps[0].label
    codebooks.rename_code(study, codebooks.find_code(book, step), "Heel andere naam")
    codebooks.rename_code(study, codebooks.find_code(book, "Wachttijd"), "Duur van het wachten")
    after = exports(study, tmp_path / "na")
    assert kinds(before, after) == {"docx", "svg", "png", "xlsx"}
    assert "Heel andere naam" in paragraphs(docx.Document(io.BytesIO(after["klantreis-1-intern.docx"])))


def test_nothing_is_canned_an_interview_less_shows(study: Study, tmp_path: Path) -> None:
    before = exports(study, tmp_path / "voor")
    collect.remove_source(study, collect.find_source(study, "gesprek-02"))
    building.build(study, 3)
    assert kinds(before, exports(study, tmp_path / "na")) == {"docx", "svg", "png", "xlsx"}


def test_the_wheel_carries_the_example(tmp_path: Path) -> None:
    """Installed into an empty environment, far from the repository, `klantreis demo` works."""
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(tmp_path), str(ROOT)],
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    venv.create(tmp_path / "leeg", with_pip=True)
    python = tmp_path / "leeg" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*install, str(wheel), "-c", str(ROOT / "requirements.lock")], check=True, cwd=tmp_path)
    program = [str(python), "-m", "klantreis"]
    done = subprocess.run([*program, "demo"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / "demo" / "exports").glob("klantreis-*.docx"))) == 3
    check = [*program, "-C", "demo", "check", "--json"]
    assert json.loads(subprocess.run(check, cwd=tmp_path, capture_output=True, check=True).stdout)["ok"]


def test_the_response_is_told_and_a_small_cohort_can_not_be_worked_out(study: Study, tmp_path: Path) -> None:
    inside, outside = (
        docx.Document(str(publish.export(study, "bundle", out=tmp_path, audience=audience)[0]))
        for audience in ("internal", "public")
    )

    def rows(document: "docx.document.Document") -> list[list[str]]:
        table = next(t for t in document.tables if any(cell.text == "Uitgenodigd" for cell in t.rows[0].cells))
        return [[cell.text for cell in row.cells] for row in table.rows[1:]]

    assert ["jongere", "OTS", "12", "6", "4", "2", "17%"] in rows(inside)
    assert rows(outside) == [
        ["jongere", "ca. 37", "20", "6", "ca. 16%"],
        ["ouder", "48", "34", "13", "27%"],
        ["Totaal", "ca. 85", "54", "19", "ca. 22%"],
    ]
