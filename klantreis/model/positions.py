"""Places in an order with room between them, so that something new can come in without moving the rest."""

from collections.abc import Sequence


def make_room(positions: Sequence[int], after: int, step: int) -> tuple[int, list[tuple[int, int]]]:
    """A position right behind the one at index `after`, and which others must move for it.

    `positions` rise strictly; `step` is the distance between neighbours where there is room. Those that move
    are (index, new position), as few as can be, in an order in which no two ever share a position.
    """
    last = len(positions) - 1
    if after == last:
        return positions[after] + step, []
    if positions[after + 1] - positions[after] > 1:
        return (positions[after] + positions[after + 1]) // 2, []
    right = after + 1
    while right < last and positions[right + 1] - positions[right] == 1:
        right += 1
    left = after
    while left > 0 and positions[left] - positions[left - 1] == 1:
        left -= 1
    if right - after <= after - left + 1:
        high = positions[right + 1] if right < last else positions[right] + step
        new, *moved = _spread(positions[after], high, right - after + 1)
        return new, list(zip(range(after + 1, right + 1), moved, strict=True))[::-1]
    low = positions[left - 1] if left > 0 else positions[left] - step
    *moved, new = _spread(low, positions[after + 1], after - left + 2)
    return new, list(zip(range(left, after + 1), moved, strict=True))


def _spread(low: int, high: int, count: int) -> list[int]:
    """So many positions evenly between two others, which must lie at least `count` + 1 apart."""
    return [low + (high - low) * place // (count + 1) for place in range(1, count + 1)]
