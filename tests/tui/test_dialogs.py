from pathlib import Path

import pytest

from klantreis.model.codes import Code, Codebook, CodeKind
from klantreis.model.errors import KlantreisError
from klantreis.tui.dialogs.matching import rank
from klantreis.tui.dialogs.paths import files

BOOK = Codebook(
    "boek",
    (
        Code("t", "Thema's", CodeKind.THEME),
        Code("w", "Wachttijd", CodeKind.THEME, "t", definition="Hoe lang het duurt."),
        Code("b", "Bereikbaarheid", CodeKind.THEME, "t", definition="Of iemand opneemt."),
        Code("o", "Op de wachtlijst", CodeKind.TOUCHPOINT),
    ),
)


def ids(typed: str, recent: tuple[str, ...] = (), counts: dict[str, int] | None = None) -> list[str]:
    return [code.id for code in rank(BOOK, typed, recent, counts or {})]


def test_without_words_what_was_used_last_then_most() -> None:
    assert ids("", ("b",), {"o": 3, "w": 1}) == ["b", "o", "w", "t"]


def test_the_beginning_of_a_name_goes_before_the_middle() -> None:
    assert ids("wacht") == ["w", "o"]


def test_path_definition_and_typing_errors_find_too() -> None:
    assert ids("thema wacht") == ["w"]
    assert ids("opneemt") == ["b"]
    assert ids("bereikbarheid") == ["b"]
    assert ids("xyzzy") == []


def test_what_was_used_last_breaks_a_tie() -> None:
    twins = Codebook("b", (Code("1", "Bellen", parent=None), Code("2", "Bellen", CodeKind.THEME)))
    assert [c.id for c in rank(twins, "bel", ("2",), {})] == ["2", "1"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.txt", "b b.txt", "c.docx", ".verborgen"):
        (tmp_path / name).write_text("x")
    (tmp_path / "map").mkdir()
    return tmp_path


def test_a_folder_a_pattern_and_names_with_blanks(folder: Path) -> None:
    assert [p.name for p in files(str(folder))] == ["a.txt", "b b.txt", "c.docx"]
    assert [p.name for p in files(f"{folder}/*.txt")] == ["a.txt", "b b.txt"]
    assert [p.name for p in files(f"{folder}/b b.txt")] == ["b b.txt"]
    assert [p.name for p in files(f"'{folder}/b b.txt' {folder}/a.txt {folder}/a.txt")] == ["b b.txt", "a.txt"]


@pytest.mark.parametrize("line", ["", "  ", "niets.txt", "'open", "map/*.niets", "**a\0", "/**x[/"])
def test_what_is_not_there_is_told(folder: Path, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    with pytest.raises(KlantreisError):
        files(line)


def test_an_empty_folder_is_told(folder: Path) -> None:
    with pytest.raises(KlantreisError, match="geen bestanden"):
        files(str(folder / "map"))
