from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from klantreis.documents.curve import areas, cut, heartbeat, samples, value_at

values = st.lists(st.one_of(st.none(), st.floats(-2, 2)), max_size=30)


@given(values)
def test_the_curve_goes_through_every_feeling(told: list[float | None]) -> None:
    pieces = heartbeat(told)
    for x, value in enumerate(told):
        if value is not None and pieces:
            assert value_at(pieces, x) == approx(value, abs=1e-9)


@given(values)
def test_the_curve_never_overshoots_its_neighbours(told: list[float | None]) -> None:
    for piece in heartbeat(told):
        low, high = sorted((piece.bezier[0][1], piece.bezier[3][1]))
        assert all(low - 1e-9 <= y <= high + 1e-9 for _x, y in samples(piece.bezier))


@given(values)
def test_only_neighbours_are_joined_by_a_solid_line(told: list[float | None]) -> None:
    for piece in heartbeat(told):
        start, end = round(piece.bezier[0][0]), round(piece.bezier[3][0])
        assert piece.solid == (end - start == 1)
        assert all(value is None for value in told[start + 1 : end])


@given(values, st.floats(-1, 30), st.floats(0, 10))
def test_a_cut_is_the_same_curve_between_its_ends(told: list[float | None], start: float, length: float) -> None:
    whole = heartbeat(told)
    for piece in cut(whole, start, start + length):
        for x, y in samples(piece.bezier):
            assert start - 1e-6 <= x <= start + length + 1e-6
            assert value_at(whole, min(max(x, whole[0].bezier[0][0]), whole[-1].bezier[3][0])) == approx(y, abs=1e-3)


@given(values)
def test_an_area_lies_on_one_side_of_neutral(told: list[float | None]) -> None:
    for area in areas(heartbeat(told)):
        assert all(y >= 0 for _x, y in area) or all(y <= 0 for _x, y in area)


def test_the_area_is_cut_where_the_curve_crosses_neutral() -> None:
    above, below = areas(heartbeat([1.0, -1.0]))
    assert max(y for _x, y in above) == 1.0
    assert min(y for _x, y in below) == -1.0
    assert (approx(0.5), 0.0) in above


def test_too_little_told_gives_no_curve() -> None:
    assert heartbeat([]) == heartbeat([None, 1.0, None]) == ()
