"""Findings as Markdown and as a table: the same facts, and nothing in them that another program obeys."""

import csv
import io
from dataclasses import replace

from klantreis.documents import findings_files
from klantreis.documents.audience import Audience
from klantreis.model.findings import Finding
from tests.documents.examples import HOSTILE, quote
from tests.documents.findings_examples import RANKED, finding, ranked, report


def table(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def odd(title: str = "=1+1") -> Finding:
    said = tuple(quote(f"o{n}", "@SUM(A1) zei hij", True, f"R0{n}") for n in range(2))
    return replace(finding("x"), title=title, theme="+31 bellen", quotes=said)


def test_the_table_has_a_row_a_finding_with_what_people_made_of_it() -> None:
    first, second, *rest = table(findings_files.csv(report()))
    assert len(rest) == len(RANKED) - 2
    told = {name: first[name] for name in ("Nr.", "Bevinding", "Deelnemers", "Van alle deelnemers", "Gevoel", "Ernst")}
    assert told == {
        "Nr.": "1",
        "Bevinding": "Lang wachten",
        "Deelnemers": "4",
        "Van alle deelnemers": "5",
        "Gevoel": "-1,40",
        "Ernst": "4",
    }
    assert (first["Ernst beoordeeld"], second["Ernst beoordeeld"], first["Prioriteit"]) == ("ja", "nee", "0,64")
    assert (first["Inspanning"], first["Bereik"], first["Feit of mening"]) == ("2", "eigen bereik", "feit")
    assert second["Bereik"] == "buiten eigen bereik" and first["Eigenaar"] == "Karin Geheim"
    assert first["Acties"] == "Actie 1: Elke aanmelder krijgt bericht" and first["Klaar op"] == "2026-12-31"
    assert first["Citaat 2"] == "‘Passage 2.’" and first["Vindplaats 2"] == "Geheime bron q2, beurt 12, 03:21"
    assert first["Per ronde"].startswith("Meting 2025: 6 van 9, −1,2")


def test_the_public_gets_neither_owners_nor_places() -> None:
    rows = table(findings_files.csv(report(Audience.PUBLIC)))
    assert not {"Eigenaar", "Vindplaats 1"} & rows[0].keys()
    text = (findings_files.csv(report(Audience.PUBLIC)) + findings_files.markdown(report(Audience.PUBLIC))).decode()
    assert [each for each in ("Karin", "Geheime bron", "Passage 1.", "Intern", "Iets dat elders") if each in text] == []


def test_no_cell_is_a_formula() -> None:
    (row,) = table(findings_files.csv(report(found=(ranked(odd(), condition="-2+3+cmd|x"),))))
    assert (row["Bevinding"], row["Thema"], row["Wanneer"]) == ("'=1+1", "'+31 bellen", "'-2+3+cmd|x")
    assert row["Citaat 1"].startswith("‘") and row["Gevoel"] == "-1,40"


def test_without_findings_there_are_headings_only_and_a_clear_line() -> None:
    assert table(findings_files.csv(report(found=()))) == []
    assert findings_files.csv(report(found=())).decode("utf-8-sig").startswith("Nr.;Soort;Bevinding;")
    assert "Er zijn nog geen bevindingen." in findings_files.markdown(report(found=())).decode()


def test_markdown_says_what_the_document_says() -> None:
    text = findings_files.markdown(report()).decode("utf-8").replace("\xa0", " ")
    parts = [line for line in text.splitlines() if line.startswith("#")]
    assert parts[0] == "# Verbeterpunten en wat goed gaat" and sum(line.startswith("# ") for line in parts) == 1
    assert "## Knelpunten in het jeugdstelsel" in parts and "### 2. Landelijke wachtlijst" in parts
    assert "- Prioriteit: 80% × 4/5 × 0,5 = 30%" in text and "> ‘Passage 2.’" in text
    assert "#### Actie 1: Elke aanmelder krijgt bericht" in parts
    assert "- Per ronde: Meting 2025: 6 van 9, −1,2 · Meting 2026: te weinig deelnemers voor een cijfer" in text
    assert findings_files.markdown(report()) == findings_files.markdown(report())


def test_nothing_in_a_text_is_markdown() -> None:
    found = ranked(odd("# [klik](http://x.example) " + HOSTILE), note="| a | b |")
    text = findings_files.markdown(report(found=(found,))).decode("utf-8")
    assert "### 1. \\# \\[klik\\](http://x.example) \\[bold\\]\\<b\\>" in text
    assert "\\| a \\| b \\|" in text and "<b>" not in text
