"""The command line at a terminal that asks, and at one that stopped listening."""

import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

from klantreis.store.study import open_study
from klantreis.workflow import collect

pty = pytest.importorskip("pty", reason="a terminal can only be made on Unix")

CLEAN = {name: value for name, value in os.environ.items() if not name.startswith("KLANTREIS")}


def klantreis(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "klantreis", *map(str, arguments)]


def at_a_terminal(answers: list[str], *arguments: str | Path) -> tuple[int, str]:
    """Run a verb at a terminal, and type an answer at each question; exit code and all it showed."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(klantreis(*arguments), stdin=theirs, stdout=theirs, stderr=theirs, env=CLEAN) as process:
        os.close(theirs)
        told, waiting = "", list(answers)
        while True:
            if not select.select([ours], [], [], 30)[0]:
                process.kill()
                break
            try:
                told += os.read(ours, 1000).decode()
            except OSError:  # the other end closed
                break
            if waiting and told.endswith(": "):
                os.write(ours, waiting.pop(0).encode() + b"\n")
    os.close(ours)
    return process.returncode, told.replace("\r\n", "\n")


def test_a_password_is_asked_for_plainly_and_in_dutch(tmp_path: Path) -> None:
    folder = tmp_path / "s"
    code, told = at_a_terminal(["geheim", "gehiem", "geheim", "geheim"], "new", folder)
    first, again = "Wachtwoord (leeg laten: niet versleutelen): ", "Nog een keer hetzelfde wachtwoord: "
    wrong = "Dat was niet hetzelfde; probeer het opnieuw."
    assert told.splitlines()[:5] == [first, again, wrong, first, again] and code == 0
    assert at_a_terminal(["", "geheim"], "-C", folder, "sources", "--json") == (0, "Wachtwoord: \nWachtwoord: \n[]\n")
    code, told = at_a_terminal(["fout"], "-C", folder, "sources")
    assert code == 1 and told.startswith("Wachtwoord: \nklantreis: ") and "wachtwoord klopt niet" in told


def test_no_password_leaves_a_study_open(tmp_path: Path) -> None:
    code, told = at_a_terminal([""], "new", tmp_path / "s")
    assert code == 0 and "Nog een keer" not in told
    assert at_a_terminal([], "-C", tmp_path / "s", "sources", "--json") == (0, "[]\n")


def test_work_goes_on_where_nobody_reads_what_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    # As in `klantreis demo DIR 2>&1 | head -1`.
    with subprocess.Popen(
        klantreis("demo", folder), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=CLEAN
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "Codeboek …\n".encode()
        process.stdout.close()
    assert process.returncode == 0
    with open_study(folder, "anke") as study:
        assert len(collect.listed(study)) == 15
        assert all(count.codings for count in collect.sources(study))
    assert list((folder / "exports").iterdir())


def test_an_error_that_nobody_reads_is_still_an_error(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(klantreis("-C", tmp_path, "sources"), stderr=writing, env=CLEAN, check=False)
    os.close(writing)
    assert done.returncode == 1
