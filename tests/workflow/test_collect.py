"""Importing: what can be read goes in, what can't is told, and nothing goes in twice."""

import os
from pathlib import Path

import pytest

from klantreis.files.write import write_text
from klantreis.model.errors import KlantreisError
from klantreis.store import operations
from klantreis.store.study import Study, open_study
from klantreis.workflow import collect, people_files, studies, transcribe
from klantreis.workflow.people_files import PeopleReport

TALK = "I: Hoe ging het?\nR: Goed hoor, om 17:30 belden ze.\n"


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_the_good_files_go_in_and_the_others_are_told(study: Study, tmp_path: Path) -> None:
    files = [
        write(tmp_path, "goed.txt", TALK),
        write(tmp_path, "leeg.txt", ""),
        write(tmp_path, "beeld.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
        write(tmp_path, "half.docx", b"PK\x03\x04 afgebroken"),
        write(tmp_path, "tabel.xlsx", b"x"),
        tmp_path / "weg.txt",
    ]
    report = collect.import_files(study, files)
    assert [arrival.title for arrival in report.arrivals] == ["goed"]
    for file, refusal in zip(files[1:], report.refusals, strict=True):
        assert file.name in refusal and "\n" not in refusal
    assert studies.check(study).ok


def test_a_file_twice_and_a_title_twice_are_noticed(study: Study, tmp_path: Path) -> None:
    (tmp_path / "map").mkdir()
    first = write(tmp_path, "gesprek.txt", TALK)
    same = write(tmp_path, "kopie.txt", TALK)
    namesake = write(tmp_path / "map", "Gesprek.md", TALK + "R: en meer\n")
    report = collect.import_files(study, [first, same, namesake])
    assert len(report.arrivals) == 1
    assert "zit al in het onderzoek" in report.refusals[0] and "--title" in report.refusals[1]
    again = collect.import_files(study, [first])
    assert not again.arrivals and "zit al in het onderzoek, als gesprek" in again.refusals[0]
    assert collect.import_files(study, [namesake], title="Tweede").arrivals[0].title == "Tweede"


def test_one_import_is_one_operation(plain: Study, tmp_path: Path) -> None:
    files = [write(tmp_path, f"g{n}.txt", TALK + f"R: {n}\n") for n in range(3)]
    collect.import_files(plain, files)
    assert len(operations.history(plain)) == 1
    operations.undo(plain)
    assert collect.sources(plain) == []


@pytest.mark.parametrize("title", ["a/b", "..", "con:", "x" * 151, " "])
def test_a_title_must_also_be_a_file_name(plain: Study, tmp_path: Path, title: str) -> None:
    report = collect.import_files(plain, [write(tmp_path, "g.txt", TALK)], title=title)
    if title.strip():
        assert "kan niet" in report.refusals[0]
    else:
        assert report.refusals


def test_hostile_text_comes_in_as_text(plain: Study, tmp_path: Path) -> None:
    hostile = "I: Hoi\nR: [bold]vet[/bold] \x1b[31mrood\x07 \u202eomgekeerd\u200b [@click=app.quit]klik[/]\n"
    collect.import_files(plain, [write(tmp_path, "g.txt", hostile)])
    turn = transcribe.turns(plain, collect.find_source(plain, "g"))[1].turn
    assert turn.text == "[bold]vet[/bold] [31mrood omgekeerd [@click=app.quit]klik[/]"


def test_every_source_has_a_participant_so_that_voices_can_be_counted(plain: Study, tmp_path: Path) -> None:
    collect.import_files(plain, [write(tmp_path, "a.txt", TALK)], participants=["R02", "R07"], group="ouder")
    collect.import_files(plain, [write(tmp_path, "b.txt", TALK + "R: b\n"), write(tmp_path, "c.txt", TALK + "R: c\n")])
    found = {s.source.title: s.source.participants for s in collect.sources(plain)}
    assert found["a"] == ("R02", "R07")
    assert len(found["b"]) == len(found["c"]) == 1 and found["b"] != found["c"]
    assert not {*found["b"], *found["c"]} & {"R02", "R07"}


def test_a_list_of_participants_says_who_spoke(plain: Study, tmp_path: Path) -> None:
    collect.import_files(plain, [write(tmp_path, "a.txt", TALK)])
    rows = "code,group,household,traits,sources\nR10,ouder,H1,gezin=een ouder;kind=12-15,a:R\nR11,jongere,H1,,a\n"
    assert people_files.import_participants(plain, write(tmp_path, "d.csv", rows)) == PeopleReport(2, ())
    people = {p.code: (p, titles) for p, titles in collect.participants(plain)}
    assert set(people) == {"R10", "R11"}, "the one that the import made up is gone"
    assert people["R10"][0].traits == {"gezin": "een ouder", "kind": "12-15"}
    (source,) = collect.sources(plain)
    assert [(a.participant, a.speaker) for a in source.source.attendances] == [("R10", "R"), ("R11", None)]


def test_a_list_may_give_made_up_codes_to_others(plain: Study, tmp_path: Path) -> None:
    collect.import_files(plain, [write(tmp_path, f"{name}.txt", TALK + f"R: {name}\n") for name in "ab"])
    assert [s.source.participants for s in collect.sources(plain)] == [("R01",), ("R02",)]
    rows = "code,group,sources\nR01,ouder,a\nR02,jongere,a\nR03,ouder,b\n"
    people_files.import_participants(plain, write(tmp_path, "d.csv", rows))
    assert [s.source.participants for s in collect.sources(plain)] == [("R01", "R02"), ("R03",)]


def test_a_list_that_names_sources_that_are_not_there_counts_for_the_rest(plain: Study, tmp_path: Path) -> None:
    collect.import_files(plain, [write(tmp_path, "a.txt", TALK)])
    rows = "code,group,sources\nR10,ouder,a:R;later\nR11,jongere,nooit\n"
    report = people_files.import_participants(plain, write(tmp_path, "d.csv", rows))
    assert [line.partition(";")[0] for line in report.missing] == [
        "d.csv, regel 2: de bron later bestaat niet",
        "d.csv, regel 3: de bron nooit bestaat niet",
    ]
    assert {(p.code, p.group): titles for p, titles in collect.participants(plain)} == {
        ("R10", "ouder"): ("a",),
        ("R11", "jongere"): (),
    }


def test_codes_of_participants_are_the_same_in_upper_and_lower_case(plain: Study, tmp_path: Path) -> None:
    collect.import_files(plain, [write(tmp_path, "a.txt", TALK)], participants=["r07", "É1"])
    report = collect.import_files(plain, [write(tmp_path, "b.txt", TALK + "R: b\n")], participants=["R07", "é1", "r07"])
    assert report.arrivals[0].participants == ("r07", "É1")
    rows = "code,group,sources\nR07,ouder,a\nR08,jongere,b\nr08,jongere,a\n"
    people_files.import_participants(plain, write(tmp_path, "d.csv", rows))
    assert [(p.code, p.group, titles) for p, titles in collect.participants(plain)] == [
        ("r07", "ouder", ("a",)),
        ("R08", "jongere", ("a", "b")),
    ]
    for number in range(3):
        (made,) = collect.import_files(plain, [write(tmp_path, f"c{number}.txt", f"{TALK}R: {number}\n")]).arrivals
    collect.import_files(plain, [write(tmp_path, "d.txt", TALK + "R: d\n")], participants=["r10"])
    codes = [p.code.casefold() for p, _titles in collect.participants(plain)]
    assert len(codes) == len(set(codes)) and made.participants == ("R05",)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("code,traits\nR1,zonder\n", "naam=waarde"),
        ("group\nouder\n", "kolom code"),
        ("group,code\nouder\n", "regel 2: er staat geen code"),
    ],
)
def test_a_wrong_list_of_participants_changes_nothing(plain: Study, tmp_path: Path, rows: str, told: str) -> None:
    with pytest.raises(KlantreisError, match=told):
        people_files.import_participants(plain, write(tmp_path, "d.csv", rows))
    assert collect.participants(plain) == [] and operations.history(plain) == []


def test_the_same_file_by_two_programs_at_once_goes_in_once(
    plain: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "g.txt"
    path.write_text("I: Hoe gaat het?\nR: Goed.\n")
    parse = collect._parse

    def meanwhile(*arguments: object) -> object:
        parsed = parse(*arguments)  # type: ignore[arg-type]
        monkeypatch.setattr(collect, "_parse", parse)
        with open_study(plain.folder, "bram") as other:
            assert len(collect.import_files(other, [path], title="eerder").arrivals) == 1
        return parsed

    monkeypatch.setattr(collect, "_parse", meanwhile)
    with pytest.raises(KlantreisError, match="als eerder"):
        collect.import_files(plain, [path])
    assert [c.source.title for c in collect.sources(plain)] == ["eerder"]


def test_who_may_read_a_file_is_for_the_user_to_say(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        write_text(tmp_path / "a.txt", "x")
    finally:
        os.umask(before)
    assert (tmp_path / "a.txt").stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_what_is_no_file_is_not_replaced_by_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pijp"
    os.mkfifo(pipe)
    with pytest.raises(KlantreisError, match="geen gewoon bestand"):
        write_text(pipe, "x")
    assert pipe.is_fifo() and list(tmp_path.iterdir()) == [pipe]
