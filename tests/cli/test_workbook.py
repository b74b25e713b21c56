"""The verb `actions import`: a workbook goes out, comes back edited, and everything is told."""

import json
from datetime import datetime
from pathlib import Path

from klantreis.store.study import Study
from klantreis.workflow import acting
from tests.cli.test_actions import Verb, verb
from tests.workflow.test_acting import found
from tests.workflow.test_workbooks import editing, exported

__all__ = ["found", "verb"]


def test_a_workbook_goes_out_and_comes_back(found: Study, verb: Verb, tmp_path: Path) -> None:
    verb("actions", "add", "Sneller bericht", "--finding", "1", "--owner", "Karin", "--due", "31-12-2026")
    verb("export", "findings", "--out", str(tmp_path))
    path = tmp_path / "verbeterpunten-intern.xlsx"
    assert "niets nieuws" in verb("actions", "import", str(path))
    verb("actions", "change", "1", "--owner", "Noor")
    with editing(path) as sheet:
        actions = sheet("Acties")
        actions[1, "Eigenaar"] = "Piet"
        actions[1, "Status"] = "loopt"
        actions[1, "Einddatum"] = datetime(2027, 1, 31)
        actions[2, "Doel"] = "Vaste contactpersoon"
        actions[3, "Einddatum"] = "ooit"
    told = verb("actions", "import", str(path))
    assert "2 veranderingen overgenomen" in told and "Status: “nog te ontwikkelen” is nu “loopt”" in told
    assert "Einddatum: “31-12-2026” is nu “31-01-2027”" in told and "1 nieuwe actie: 2" in told
    assert "was “Karin”, in het onderzoek “Noor”, in het bestand “Piet”" in told and "--take file" in told
    assert "Acties, regel 7: Einddatum: ooit is geen datum" in told
    again = json.loads(verb("actions", "import", str(path), "--json"))
    assert again["changed"] == again["added"] == []
    assert again["conflicts"] == [{"number": 1, "field": "owner", "exported": "Karin", "study": "Noor", "file": "Piet"}]
    (left,) = again["left_out"]
    assert (left["sheet"], left["row"]) == ("Acties", 7) and "geen datum" in left["message"]
    forced = json.loads(verb("actions", "import", str(path), "--take", "file", "--json"))
    assert forced["changed"] == [{"number": 1, "field": "owner", "before": "Noor", "after": "Piet"}]
    listed = json.loads(verb("actions", "list", "--json"))
    assert [(each["number"], each["owner"], each["due"]) for each in listed] == [
        (1, "Piet", "2027-01-31"),
        (2, None, None),
    ]
    verb("undo")
    verb("undo")
    assert [each["owner"] for each in json.loads(verb("actions", "list", "--json"))] == ["Noor"]


def test_what_is_no_workbook_is_refused(found: Study, verb: Verb, tmp_path: Path) -> None:
    exported(found)
    path = tmp_path / "leeg.xlsx"
    assert "bestaat niet" in verb("actions", "import", str(path), exit_code=1)
    path.write_bytes(b"x")
    assert "beschadigd" in verb("actions", "import", str(path), "--json", exit_code=1)
    assert acting.actions(found) == []
