"""The command line: its contract, and one clear line for everything that goes wrong."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

TALK = """I: Hoe begon het?
R: We gingen naar de huisarts en die luisterde echt goed naar ons.
I: En daarna?
R: Daarna stonden we heel erg lang op een wachtlijst, wel acht maanden.
"""
BOOK = """path,kind,definition,include,exclude,example,color,phase
Fasen/Zoeken,phase,,,,,,
Fasen/Wachten,phase,,,,,,
Momenten/Huisarts,touchpoint,Bezoek,,,,,Zoeken
Momenten/Wachtlijst,touchpoint,,,,,,Wachten
Thema's/Wachttijd,theme,,,,,,
"""
CODINGS = """source,start,end,code,coder,valence,memo,publishable,quote
{s},,,Huisarts,anke,1,,1,We gingen naar de huisarts
{s},,,Wachtlijst,anke,-2,,1,heel erg lang op een wachtlijst
{s},,,Wachttijd,anke,-2,,0,lang op een wachtlijst
"""


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def call(*arguments: str, ok: int = 0, **environment: str) -> subprocess.CompletedProcess[str]:
        clean = {k: v for k, v in os.environ.items() if not k.startswith("KLANTREIS")}
        done = subprocess.run(
            [sys.executable, "-m", "klantreis", *map(str, arguments)],
            cwd=tmp_path,
            env={**clean, **environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            check=False,
        )
        assert done.returncode == ok, (arguments, done.stdout, done.stderr)
        assert "Traceback" not in done.stderr
        if ok == 1:
            assert done.stderr.startswith("klantreis: ") or not done.stderr
        return done

    return call


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a study `s` of three coded talks, made by the command line itself."""
    folder = tmp_path_factory.mktemp("sjabloon")
    (folder / "boek.csv").write_text(BOOK, encoding="utf-8")
    for name in ("a", "b", "c"):
        (folder / f"{name}.txt").write_text(TALK + f"I: {name}\n", encoding="utf-8")
        (folder / f"{name}.csv").write_text(CODINGS.format(s=name), encoding="utf-8")
    for line in (
        "new s --plain --title Proef",
        "-C s codebook import boek.csv",
        "-C s import a.txt b.txt c.txt",
        *(f"-C s codings import {name}.csv" for name in "abc"),
    ):
        subprocess.run([sys.executable, "-m", "klantreis", *line.split()], cwd=folder, check=True, capture_output=True)
    return folder


@pytest.fixture
def coded(template: Path, tmp_path: Path) -> Path:
    """A copy of that study, to work in."""
    shutil.copytree(template, tmp_path, dirs_exist_ok=True)
    return tmp_path / "s"


def data(done: subprocess.CompletedProcess[str]) -> Any:
    return json.loads(done.stdout)


def test_json_has_the_fields_that_others_rely_on(run: Run, coded: Path) -> None:
    sources = data(run("-C", "s", "sources", "--json"))
    assert {"id", "title", "kind", "round", "participants", "characters", "words", "turns", "codings"} <= set(
        sources[0]
    )
    assert [s["title"] for s in sources] == ["a", "b", "c"] and sources[0]["codings"] == 3
    turns = data(run("-C", "s", "turns", "a", "--json"))
    assert {"n", "speaker", "start", "end", "time", "time_end", "text", "words"} <= set(turns[0])
    text = "\n".join(turn["text"] for turn in turns)
    assert all(text[t["start"] : t["end"]] == t["text"] for t in turns) and len(text) == sources[0]["characters"]
    (people, *_rest) = data(run("-C", "s", "participants", "--json"))
    assert {"code", "group", "sources"} <= set(people)
    codes = data(run("-C", "s", "codebook", "list", "--json"))
    assert {"id", "name", "path", "kind", "codings"} <= set(codes[0])
    quotes = data(run("-C", "s", "quotes", "Wachtlijst", "--json"))
    assert {"source", "start", "end", "text", "code", "coder", "valence", "memo"} <= set(quotes[0])
    assert all(text[q["start"] : q["end"]] == q["text"] == "heel erg lang op een wachtlijst" for q in quotes)
    assert len(data(run("-C", "s", "quotes", "Momenten", "--children", "--json"))) == 6
    hits = data(run("-C", "s", "search", "WACHTLIJST", "--json"))
    assert [set(hit) for hit in hits] == [{"source", "start", "end", "text"}] * 3
    assert data(run("-C", "s", "overlap", "--json")) == [
        {"a": "Momenten/Wachtlijst", "b": "Thema's/Wachttijd", "count": 3}
    ]
    project = data(run("-C", "s", "touchpoints", "--json"))
    assert project["phases"] == ["Zoeken", "Wachten"]
    assert [t["label"] for t in project["interviews"][0]["touchpoints"]] == ["Huisarts", "Wachtlijst"]
    (finding,) = data(run("-C", "s", "findings", "--json"))
    assert {"id", "kind", "title", "theme", "phase", "participants", "codings", "valence"} <= set(finding)
    assert (finding["kind"], finding["theme"], finding["participants"], finding["valence"]) == (
        "improve",
        "Wachttijd",
        3,
        -2,
    )


def test_a_list_of_participants_tells_of_each_source_that_is_not_there(run: Run, coded: Path, tmp_path: Path) -> None:
    (tmp_path / "mensen.csv").write_text("code,group,sources\nr01,ouder,a;x\nR9,jongere,y\n")
    done = run("-C", "s", "participants", "--import", "mensen.csv", "--json", ok=1)
    assert [line.partition(";")[0] for line in done.stderr.splitlines()] == [
        "klantreis: mensen.csv, regel 2: de bron x bestaat niet",
        "klantreis: mensen.csv, regel 3: de bron y bestaat niet",
    ]
    assert {p["code"]: p["group"] for p in data(done)} == {"R01": "ouder", "R02": "", "R03": "", "R9": "jongere"}


def test_journeys_are_built_shown_written_and_read_back(run: Run, coded: Path) -> None:
    built = data(run("-C", "s", "journeys", "build", "--personas", "1", "--json"))
    (journey,) = built
    assert {"id", "persona", "participants", "steps"} <= set(journey) and journey["persona"]["name"]
    assert [step["label"] for step in journey["steps"]] == ["Huisarts", "Wachtlijst"]
    assert {"id", "label", "phase", "participants", "valence", "evidence"} <= set(journey["steps"][0])
    assert (
        data(run("-C", "s", "journeys", "show", "--json"))
        == built
        == data(run("-C", "s", "journeys", "list", "--json"))
    )
    run("-C", "s", "journeys", "export", "--out", "uit")
    run("-C", "s", "journeys", "import", "uit/klantreizen.yaml")
    again = data(run("-C", "s", "journeys", "list", "--json"))
    assert [[s["evidence"] for s in j["steps"]] for j in again] == [[s["evidence"] for s in j["steps"]] for j in built]


def test_exports_are_written_where_asked_and_nowhere_else(run: Run, coded: Path, tmp_path: Path) -> None:
    before = {p for p in tmp_path.rglob("*") if "study.db" not in p.name}
    run("-C", "s", "export", "transcripts", "--out", "uit")
    run("-C", "s", "export", "codings", "--out", "uit")
    new = {p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if "study.db" not in p.name} - {
        p.relative_to(tmp_path).as_posix() for p in before
    }
    assert new == {"uit", "uit/a.txt", "uit/b.txt", "uit/c.txt", "uit/coderingen.csv"}
    turns = data(run("-C", "s", "turns", "a", "--json"))
    assert (tmp_path / "uit/a.txt").read_bytes() == "\n".join(t["text"] for t in turns).encode()


def test_undo_redo_history_backup_check(run: Run, coded: Path, tmp_path: Path) -> None:
    entries = data(run("-C", "s", "history", "--json"))
    assert len(entries) == 5
    rows = run("-C", "s", "codings", "export", "voor.csv") and (tmp_path / "voor.csv").read_bytes()
    for _ in entries:
        run("-C", "s", "undo")
    assert run("-C", "s", "undo", ok=1).stderr == "klantreis: Er is niets om ongedaan te maken.\n"
    assert data(run("-C", "s", "sources", "--json")) == []
    for _ in entries:
        run("-C", "s", "redo")
    run("-C", "s", "codings", "export", "na.csv")
    assert (tmp_path / "na.csv").read_bytes() == rows
    run("-C", "s", "backup", "kopie/study.db")
    assert data(run("-C", "kopie", "check", "--json")) == {"ok": True, "problems": [], "warnings": []}


def test_a_damaged_database_is_told_by_check(run: Run, coded: Path) -> None:
    connection = sqlite3.connect(coded / "study.db")
    connection.execute("UPDATE operation SET summary = 'anders' WHERE seq = 2")
    connection.commit()
    connection.close()
    outcome = data(run("-C", "s", "check", "--json", ok=1))
    assert not outcome["ok"] and set(outcome["problems"][0]) == {"kind", "where", "message"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["sources"], "geen onderzoek"),
        (["-C", "nergens", "sources"], "geen onderzoek"),
        (["-C", "s", "turns", "onbekend"], "bestaat niet"),
        (["-C", "s", "quotes", "onbekend"], "codeboek"),
        (["-C", "s", "codebook", "import", "weg.yaml"], "bestaat niet"),
        (["-C", "s", "codebook", "import", "a.txt"], ".yaml of .csv"),
        (["-C", "s", "codings", "import", "boek.csv"], "mist de kolom"),
        (["-C", "s", "import", "a.txt"], "zit al in het onderzoek"),
        (["-C", "s", "import", "s"], "is een map"),
        (["-C", "s", "search", "(", "--regex"], "geen geldige"),
        (["-C", "s", "export", "journeys"], "nog geen klantreizen"),
        (["-C", "s", "export", "codings", "--audience", "public"], "nooit openbaar"),
        (["-C", "s", "export", "findings", "--format", "exe"], "kies uit"),
        (["-C", "s", "export", "codings", "--out", "a.txt"], "lukt niet"),
        (["-C", "s", "journeys", "build", "--touchpoints", "boek.csv"], "geen geldige JSON"),
        (["-C", "s", "backup", "boek.csv"], "bestaat al"),
        (["new", "s", "--plain"], "niet leeg"),
    ],
)
def test_what_goes_wrong_is_one_dutch_line(run: Run, coded: Path, arguments: list[str], told: str) -> None:
    done = run(*arguments, ok=1)
    assert told in done.stderr and len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["onbekend"],
        ["turns"],
        ["new", "x"],
        ["-C", "s", "remove", "a"],
        ["-C", "s", "open"],
        ["-C", "s", "export", "alles"],
        ["import", "--kind", "x", "a.txt"],
        ["-C", "s", "import", "--title", "t", "a.txt", "b.txt"],
    ],
)
def test_wrong_usage_is_exit_code_2_and_nothing_is_asked(run: Run, coded: Path, arguments: list[str]) -> None:
    assert run(*arguments, ok=2).stderr


def test_an_encrypted_study_opens_by_file_or_environment(run: Run, tmp_path: Path) -> None:
    (tmp_path / "geheim.txt").write_text("heel geheim\n", encoding="utf-8")
    run("new", "e", "--passphrase-file", "geheim.txt")
    assert data(run("-C", "e", "sources", "--json", "--passphrase-file", "geheim.txt")) == []
    assert data(run("-C", "e", "sources", "--json", KLANTREIS_PASSPHRASE="heel geheim")) == []
    assert "wachtwoord klopt niet" in run("-C", "e", "sources", KLANTREIS_PASSPHRASE="fout", ok=1).stderr
    run("-C", "e", "sources", ok=2)


def test_the_coder_is_who_was_said(run: Run, coded: Path, tmp_path: Path) -> None:
    row = "source,start,end,code\na,0,5,Wachttijd\n"
    (tmp_path / "x.csv").write_text(row, encoding="utf-8")
    run("-C", "s", "codings", "import", "x.csv", "--coder", "Carla")
    (tmp_path / "y.csv").write_text(row.replace("0,5", "1,5"), encoding="utf-8")
    run("-C", "s", "codings", "import", "y.csv", KLANTREIS_CODER="Dirk")
    assert {"Carla", "Dirk"} <= {q["coder"] for q in data(run("-C", "s", "quotes", "Wachttijd", "--json"))}
    assert "(Carla)" in run("-C", "s", "undo", "--coder", "Carla").stdout


def test_the_study_is_found_upward_and_by_environment(run: Run, coded: Path, tmp_path: Path) -> None:
    assert data(run("sources", "--json", KLANTREIS_STUDY=str(coded)))
    below = coded / "exports"
    done = subprocess.run(
        [sys.executable, "-m", "klantreis", "sources", "--json"], cwd=below, capture_output=True, text=True, check=True
    )
    assert len(json.loads(done.stdout)) == 3


def test_every_verb_has_help_in_dutch(run: Run) -> None:
    from klantreis.cli.verbs import verbs

    whole = run("--help").stdout
    for verb in verbs():
        assert verb in whole
        assert run(verb, "--help").stdout.startswith("Gebruik: klantreis")


def test_removing_a_source_takes_its_codings_along_and_undo_brings_all_back(run: Run, coded: Path) -> None:
    run("-C", "s", "journeys", "build", "--personas", "1")
    before = data(run("-C", "s", "journeys", "list", "--json"))
    run("-C", "s", "remove", "b", "--yes")
    (journey,) = data(run("-C", "s", "journeys", "list", "--json"))
    assert journey["sources"] == ["a", "c"] and journey["steps"][0]["participants"] == 2
    run("-C", "s", "undo")
    assert data(run("-C", "s", "journeys", "list", "--json")) == before
