"""Which route takes over which key."""

from hypothesis import given
from hypothesis import strategies as st

from klantreis.journeys.constraints import Constraints
from klantreis.journeys.keys import keys_of


def test_most_tellings_keep_their_key() -> None:
    """Not the first group its best key: together they would keep fewer."""
    before = {"a": "X", "b": "X", "c": "Y", "d": "X"}
    assert keys_of([["a", "b", "c"], ["d"]], Constraints(previous=before)) == ("X", "")
    assert keys_of([["a", "b", "c"], ["d", "e", "f"]], Constraints(previous=before | {"e": "X", "f": "X"})) == (
        "Y",
        "X",
    )


def test_a_pin_counts_before_the_previous_build() -> None:
    told = Constraints(pins={"a": "X"}, previous={"b": "Y", "c": "Y", "d": "X", "e": "X"})
    assert keys_of([["a", "b", "c"], ["d", "e"]], told) == ("X", "")


def test_ties_go_to_the_first_key() -> None:
    assert keys_of([["a", "b"]], Constraints(previous={"a": "Y", "b": "X"})) == ("X",)
    assert keys_of([["a"], ["b"]], Constraints(previous={"a": "X", "b": "X"})) == ("X", "")


@given(
    st.lists(st.sampled_from("XYZ") | st.none(), min_size=6, max_size=6),
    st.lists(st.integers(0, 2), min_size=6, max_size=6),
)
def test_each_key_goes_to_one_group_that_had_it(before: list[str | None], group: list[int]) -> None:
    groups = [[str(n) for n in range(6) if group[n] == g] for g in range(3)]
    previous = {str(n): key for n, key in enumerate(before) if key}
    found = keys_of(groups, Constraints(previous=previous))
    used = [key for key in found if key]
    assert len(used) == len(set(used))
    for key, tellings in zip(found, groups, strict=True):
        assert not key or key in {previous.get(t) for t in tellings}
    keyless = [t for key, tellings in zip(found, groups, strict=True) if not key for t in tellings]
    assert {previous[t] for t in keyless if t in previous} <= set(used)
