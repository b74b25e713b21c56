"""Room in an order."""

from hypothesis import given
from hypothesis import strategies as st

from klantreis.model.positions import make_room

STEP = 16


@given(st.lists(st.integers(-40, 40), min_size=1, max_size=30, unique=True).map(sorted), st.data())
def test_the_new_one_comes_right_behind_and_nothing_collides(positions: list[int], data: st.DataObject) -> None:
    after = data.draw(st.integers(0, len(positions) - 1))
    new, moves = make_room(positions, after, STEP)
    now = list(positions)
    for index, position in moves:
        assert position not in now  # the database holds every one of them to this
        now[index] = position
    order = [*now[: after + 1], new, *now[after + 1 :]]
    assert order == sorted(set(order))


@given(st.lists(st.integers(1, 3), min_size=1, max_size=30), st.data())
def test_no_more_move_than_must(gaps: list[int], data: st.DataObject) -> None:
    positions = [sum(gaps[:place]) for place in range(len(gaps))]
    after = data.draw(st.integers(0, len(positions) - 1))
    _new, moves = make_room(positions, after, STEP)
    rooms = [place for place, gap in enumerate(positions[1:]) if gap - positions[place] > 1]
    to_right = min((place - after for place in rooms if place >= after), default=len(positions) - 1 - after)
    to_left = min((after - place for place in rooms if place < after), default=after + 1)
    assert len(moves) == min(to_right, to_left)


def test_there_is_room_for_a_thousand_at_one_place() -> None:
    positions = [1024, 2048]
    for _time in range(1000):
        new, moves = make_room(positions, 0, 1024)
        for index, position in moves:
            positions[index] = position
        positions.insert(1, new)
    assert len(set(positions)) == 1002 and positions == sorted(positions)
