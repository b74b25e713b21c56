"""Moments come in the order that a coder made, whatever marks there are, and each change keeps the rest in order."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from klantreis.model.codings import Anchor, Coding, Moved, Span
from klantreis.model.told_order import Side, happened, placed_beside, put_back, standing_marks, with_marks


def moment(id_: str, moved: Moved | None = None) -> Coding:
    place = ord(id_[0]) * 10
    return Coding(id_, "s", Span(Anchor(0, place), Anchor(0, place + 5)), "code", "anke", moved=moved)


def telling(marks: str) -> list[Coding]:
    """`a b>a c<b`: c happened right before b, and b right after a."""
    found = []
    for part in marks.split():
        mark = Moved(part[2:], "before" if part[1] == "<" else "after") if len(part) > 1 else None
        found.append(moment(part[0], mark))
    return found


def ids(codings: Sequence[Coding]) -> str:
    return "".join(coding.id for coding in codings)


def test_without_marks_it_happened_as_it_was_told() -> None:
    assert ids(happened(telling("a b c"))) == "abc"
    assert happened([]) == []


def test_a_flashback_stands_where_it_happened() -> None:
    assert ids(happened(telling("a b c d<b"))) == "adbc"
    assert ids(happened(telling("a>c b c"))) == "bca"


def test_a_chain_goes_along_with_what_it_hangs_on() -> None:
    assert ids(happened(telling("a b c<a d<c e>c"))) == "dceab"


def test_of_several_on_one_side_what_was_told_first_comes_first() -> None:
    assert ids(happened(telling("a b>d c>d d e<d f<d"))) == "aefdbc"


def test_a_mark_that_points_to_nothing_that_counts_is_no_mark() -> None:
    told = telling("a b<x c")
    assert ids(happened(told)) == "abc" and standing_marks(told) == {}


def test_a_circle_is_opened_where_it_was_told_first() -> None:
    assert ids(happened(telling("a b<c c<b"))) == "acb"
    assert ids(happened(telling("a<a b"))) == "ab"
    assert ids(happened(telling("a b>d c>b d>c e<c"))) == "abecd"


def test_who_comes_back_to_where_it_was_told_has_no_mark_any_more() -> None:
    told = telling("a b c<a")
    marks = placed_beside(told, "c", "b", "after")
    assert marks == {"c": None}


def test_moving_one_leaves_behind_what_was_placed_beside_it() -> None:
    told = telling("a b c<b d<c")
    assert ids(happened(told)) == "adcb"
    assert ids(happened(with_marks(told, placed_beside(told, "c", "a", "before")))) == "cadb"
    assert ids(happened(with_marks(told, put_back(told, "c")))) == "adbc"


def test_a_long_chain_is_no_trouble() -> None:
    names = [chr(0x4E00 + n) for n in range(3000)]
    told = [moment(name, Moved(after, "after")) for name, after in pairwise(names)] + [moment(names[-1])]
    assert ids(happened(told)) == "".join(reversed(names))


@st.composite
def tellings(draw: st.DrawFn) -> list[Coding]:
    """Moments with any marks at all: circles, chains, marks that point to nothing."""
    names = "abcdefgh"[: draw(st.integers(1, 8))]
    marks = st.none() | st.builds(Moved, st.sampled_from([*names, "x"]), st.sampled_from(["before", "after"]))
    return [moment(name, draw(marks)) for name in names]


@given(tellings())
def test_all_come_once_and_those_without_a_mark_in_the_order_of_telling(told: list[Coding]) -> None:
    order = happened(told)
    assert sorted(ids(order)) == sorted(ids(told))
    marked = standing_marks(told)
    unmarked = [c for c in order if c.id not in marked]
    assert unmarked and ids(unmarked) == "".join(sorted(ids(unmarked)))
    for id_, mark in marked.items():
        one, other = ids(order).index(id_), ids(order).index(mark.to)
        assert one < other if mark.side == "before" else one > other


@given(tellings(), st.data())
def test_the_order_is_exactly_what_was_made(told: list[Coding], data: st.DataObject) -> None:
    if len(told) < 2:
        return
    for _time in range(3):
        moving, to = data.draw(st.permutations(ids(told)))[:2]
        side: Side = data.draw(st.sampled_from(["before", "after"]))
        rest = ids(happened(told)).replace(moving, "")
        marks = placed_beside(told, moving, to, side)
        told = with_marks(told, marks)
        order = ids(happened(told))
        assert order.replace(moving, "") == rest
        assert moving + to in order if side == "before" else to + moving in order
        assert all(mark is None or mark.to != id_ for id_, mark in marks.items())


@given(tellings(), st.data())
def test_what_goes_back_stands_where_it_was_told_and_the_rest_stays(told: list[Coding], data: st.DataObject) -> None:
    moving = data.draw(st.sampled_from(ids(told)))
    rest = ids(happened(told)).replace(moving, "")
    told = with_marks(told, put_back(told, moving))
    marked = standing_marks(told)
    order = ids(happened(told))
    assert order.replace(moving, "") == rest and moving not in marked
    assert all(a < b for a, b in pairwise(id_ for id_ in order if id_ not in marked))
    assert put_back(told, moving) == {}


@given(tellings(), st.data())
def test_only_what_must_change_changes(told: list[Coding], data: st.DataObject) -> None:
    """A move names each moment at most once, and never one that already says so."""
    if len(told) < 2:
        return
    moving, to = data.draw(st.permutations(ids(told)))[:2]
    marks = placed_beside(told, moving, to, "before")
    by_id = {c.id: c for c in told}
    assert all(by_id[id_].moved != mark for id_, mark in marks.items())
