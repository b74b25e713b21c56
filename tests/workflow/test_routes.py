"""The route of an interview: one action a change, undone as one, refused with a reason."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from klantreis.model.codings import Anchor, Coding, Span
from klantreis.model.errors import KlantreisError
from klantreis.model.study import Settings
from klantreis.store import integrity, operations
from klantreis.store import study as store
from klantreis.store.study import Study
from klantreis.workflow import code, codebooks, codings_files, merge, routes, studies
from tests.conftest import add_book, add_source

TEXT = "aa bb cc dd ee"


def prepare(study: Study, title: str = "G1") -> str:
    """A source whose words are moments: a Huisarts, b Wachtlijst, c Intake, d Huisarts, e Intake."""
    if not codebooks.codebook(study).codes:
        add_book(study)
    source = add_source(study, title, TEXT)
    for place, name in enumerate(("Huisarts", "Wachtlijst", "Intake", "Huisarts", "Intake")):
        put(study, source, place, name)
    return source


def put(study: Study, source: str, place: int, name: str) -> Coding:
    span = Span(Anchor(0, 3 * place), Anchor(0, 3 * place + 2))
    (made,) = code.add_codings(study, source, span, [codebooks.find_code(codebooks.codebook(study), name)])
    return made


def letters(study: Study, source: str) -> str:
    """The route by the words of its moments; a capital where a person placed it."""
    words = ((TEXT[m.coding.span.start.offset], m.moved) for m in routes.route(study, source))
    return "".join(letter.upper() if moved else letter for letter, moved in words)


def named(study: Study, source: str, letter: str) -> Coding:
    found = (m.coding for m in routes.route(study, source))
    return next(c for c in found if TEXT[c.span.start.offset] == letter)


def test_a_flashback_is_one_action_that_undo_takes_back(study: Study) -> None:
    source = prepare(study)
    before = len(operations.history(study))
    (changed,) = routes.move(study, named(study, source, "d"), named(study, source, "b"), "before")
    assert changed == named(study, source, "d")
    assert letters(study, source) == "aDbce"
    assert len(operations.history(study)) == before + 1
    operations.undo(study)
    assert letters(study, source) == "abcde"
    operations.redo(study)
    assert letters(study, source) == "aDbce"
    routes.back(study, named(study, source, "d"))
    assert letters(study, source) == "abcde"
    assert studies.check(study).ok


def test_one_place_at_a_time(plain: Study) -> None:
    source = prepare(plain)
    for expected in ("abcEd", "abEcd", "aEbcd", "Eabcd"):
        routes.shift(plain, named(plain, source, "e"), -1)
        assert letters(plain, source) == expected
    with pytest.raises(KlantreisError, match="aan het begin"):
        routes.shift(plain, named(plain, source, "e"), -1)
    routes.shift(plain, named(plain, source, "e"), 4)
    assert letters(plain, source) == "abcde"
    with pytest.raises(KlantreisError, match="aan het eind"):
        routes.shift(plain, named(plain, source, "e"), 1)


def test_going_back_where_it_stands_already_leaves_no_trace(plain: Study) -> None:
    source = prepare(plain)
    before = len(operations.history(plain))
    assert routes.back(plain, named(plain, source, "c")) == []
    assert len(operations.history(plain)) == before


def test_what_can_not_be_placed_is_refused_with_the_reason(plain: Study) -> None:
    source, other = prepare(plain), prepare(plain, "G2")
    here = named(plain, source, "a")
    theme = put(plain, source, 1, "Wachttijd")
    for to, told in ((named(plain, other, "b"), "verschillende bronnen"), (here, "zichzelf"), (theme, "Wachttijd is")):
        with pytest.raises(KlantreisError, match=told):
            routes.move(plain, here, to, "after")
    with pytest.raises(KlantreisError, match="geen contactmoment"):
        routes.back(plain, theme)
    gone = named(plain, source, "e")
    code.delete_codings(plain, [gone])
    with pytest.raises(KlantreisError, match="weggehaald"):
        routes.shift(plain, gone, -1)
    with store.open_study(plain.folder, "bram") as second:
        double = put(second, source, 0, "Huisarts")
        with pytest.raises(KlantreisError, match="van een ander"):
            routes.move(second, double, named(second, source, "b"), "after")
    assert letters(plain, source) == "abcd"


def test_without_the_moment_it_stood_beside_it_stands_where_it_was_told(plain: Study) -> None:
    source = prepare(plain)
    routes.move(plain, named(plain, source, "e"), named(plain, source, "b"), "before")
    assert letters(plain, source) == "aEbcd"
    code.delete_codings(plain, [named(plain, source, "b")])
    assert letters(plain, source) == "acde"
    operations.undo(plain)
    assert letters(plain, source) == "aEbcd"


def test_of_two_placed_moments_one_keeps_its_place_when_the_other_goes(plain: Study) -> None:
    source = prepare(plain)
    routes.move(plain, named(plain, source, "e"), named(plain, source, "b"), "before")
    routes.move(plain, named(plain, source, "d"), named(plain, source, "e"), "before")
    assert letters(plain, source) == "aDEbc"
    code.delete_codings(plain, [named(plain, source, "e")])
    assert letters(plain, source) == "aDbc"
    assert integrity.problems(plain) == []
    operations.undo(plain)
    assert letters(plain, source) == "aDEbc"


def test_who_codes_blind_sees_a_route_of_their_own(plain: Study) -> None:
    source = prepare(plain)
    path = plain.folder / "study.toml"
    path.write_text(path.read_text().replace("blind = false", "blind = true"))
    with store.open_study(plain.folder, "bram") as blind:
        assert routes.route(blind, source) == []
        put(blind, source, 0, "Intake")
        assert letters(blind, source) == "a"


def test_the_builder_gets_the_order_in_which_it_happened(plain: Study) -> None:
    source = prepare(plain)
    routes.move(plain, named(plain, source, "d"), named(plain, source, "a"), "before")
    (telling,) = merge.project(plain).tellings
    assert [t.id for t in telling.touchpoints] == [m.coding.id for m in routes.route(plain, source)]
    assert [t.moved for t in telling.touchpoints] == [True, False, False, False, False]


def test_the_route_survives_an_export_and_an_import(plain: Study, tmp_path: Path) -> None:
    source = prepare(plain)
    routes.move(plain, named(plain, source, "d"), named(plain, source, "a"), "before")
    routes.move(plain, named(plain, source, "b"), named(plain, source, "d"), "after")
    assert letters(plain, source) == "DBace"
    file = tmp_path / "c.csv"
    codings_files.export_codings(plain, file)
    code.delete_codings(plain, code.codings(plain, source))
    report = codings_files.import_codings(plain, file)
    assert report.added == 5 and not report.missing and letters(plain, source) == "DBace"
    # What somebody placed meanwhile is not placed elsewhere by a file.
    routes.move(plain, named(plain, source, "d"), named(plain, source, "e"), "after")
    assert letters(plain, source) == "BaceD"
    codings_files.import_codings(plain, file)
    assert letters(plain, source) == "BaceD"
    file.write_text("source,start,end,code,happened\nG1,6,8,Intake,na 1-2 Huisarts\n", encoding="utf-8")
    report = codings_files.import_codings(plain, file)
    assert "1-2 staat geen Huisarts" in report.missing[0]
    assert "happened" not in export_without_marks(plain, source, tmp_path)


def export_without_marks(study: Study, source: str, folder: Path) -> str:
    for letter in "bd":
        routes.back(study, named(study, source, letter))
    codings_files.export_codings(study, folder / "unmarked.csv")
    return (folder / "unmarked.csv").read_text(encoding="utf-8")


moves = st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde"), st.sampled_from(["before", "after"])))


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves)
def test_the_route_is_what_was_made_and_undo_goes_all_the_way_back(
    tmp_path_factory: pytest.TempPathFactory, made: list[tuple[str, str, str]]
) -> None:
    folder: Path = tmp_path_factory.mktemp("route")
    with store.create(folder / "s", Settings("Proef"), "anke") as study:
        source = prepare(study)
        before = len(operations.history(study))
        order = "abcde"
        for moving, to, side in made:
            if moving == to:
                continue
            order = order.replace(moving, "")
            order = order.replace(to, moving + to if side == "before" else to + moving)
            routes.move(study, named(study, source, moving), named(study, source, to), side)  # type: ignore[arg-type]
            assert letters(study, source).lower() == order
        while sum(not entry.undone for entry in operations.history(study)) > before:
            operations.undo(study)
        assert letters(study, source) == "abcde"
        assert integrity.problems(study) == []
