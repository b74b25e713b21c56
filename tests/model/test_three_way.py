"""What two sides made of the same thing is put together, and nothing of either is lost unseen."""

from hypothesis import given
from hypothesis import strategies as st

from klantreis.model.three_way import Change, Conflict, merge

FIELDS = ("goal", "owner", "due")
said = st.fixed_dictionaries({}, optional={name: st.sampled_from(("", "a", "b", "c")) for name in FIELDS})


def test_each_field_is_one_of_four_cases() -> None:
    exported = {"goal": "a", "owner": "a", "due": "a", "status": "a"}
    study = {"goal": "a", "owner": "b", "due": "b", "status": "b"}
    merged = merge(exported, study, {"goal": "c", "owner": "a", "due": "b", "status": "c"})
    assert merged.values == {"goal": "c", "owner": "b", "due": "b", "status": "b"}
    assert merged.changed == (Change("goal", "a", "c"),)
    assert merged.conflicts == (Conflict("status", "a", "b", "c"),)


@given(said, said, said, st.booleans())
def test_no_change_of_either_side_is_lost_unseen(
    exported: dict[str, str], study: dict[str, str], file: dict[str, str], take_file: bool
) -> None:
    merged = merge(exported, study, file, lambda _conflict: take_file)
    changed = {each.field: each for each in merged.changed}
    conflicts = {each.field: each for each in merged.conflicts}
    assert not set(changed) & set(conflicts) and not (take_file and conflicts)
    for name in FIELDS:
        then, now, end = exported.get(name, ""), study.get(name, ""), merged.values.get(name, "")
        wanted = file.get(name, then)
        if now != then and end != now:
            assert take_file and changed[name] == Change(name, now, wanted)
        if wanted not in (then, end):
            assert conflicts[name] == Conflict(name, then, now, wanted)
        if end != now:
            assert changed[name] == Change(name, now, end) and end == wanted
        if name in conflicts:
            assert end == now and len({then, now, wanted}) == 3


@given(said, said, said, st.booleans())
def test_the_same_file_twice_changes_nothing_more(
    exported: dict[str, str], study: dict[str, str], file: dict[str, str], take_file: bool
) -> None:
    once = merge(exported, study, file, lambda _conflict: take_file)
    twice = merge(exported, once.values, file, lambda _conflict: take_file)
    assert twice.changed == () and twice.conflicts == once.conflicts


@given(said, said)
def test_a_file_that_nobody_touched_changes_nothing(exported: dict[str, str], study: dict[str, str]) -> None:
    merged = merge(exported, study, exported, lambda _conflict: True)
    assert merged.values == study and merged.changed == () and merged.conflicts == ()
