"""The feeling along a journey as a line in the terminal: high is good, low is bad."""

from collections.abc import Sequence
from itertools import pairwise

LEVELS = 5
HEIGHTS = ("+2", "  ", " 0", "  ", "−2")
"""What stands before the rows."""


def level(valence: float | None) -> int:
    """The row of a feeling, 0 at the top (+2) to 4 (−2); none noted goes along the middle."""
    return 2 if valence is None else round(2 - max(-2.0, min(2.0, valence)))


def heartbeat(
    feelings: Sequence[float | None],
    pitch: int,
    current: int | None = None,
    wishes: Sequence[float | None] = (),
) -> list[str]:
    """Five rows of text, `pitch` cells a step (at least 2).

    A step is `●`, one without a feeling `○`, the current one `◆`; lines join them. What is wished at a step
    is `◇`, where that is elsewhere.
    """
    pitch = max(2, pitch)
    width = max(0, (len(feelings) - 1) * pitch + 1)
    grid = [[" "] * width for _row in range(LEVELS)]
    rows = [level(feeling) for feeling in feelings]
    for place, (here, there) in enumerate(pairwise(rows)):
        start = place * pitch
        turn = start + pitch // 2
        for column in range(start + 1, start + pitch):
            grid[here if column <= turn else there][column] = "─"
        if here != there:
            down = there > here
            grid[here][turn] = "╮" if down else "╯"
            grid[there][turn] = "╰" if down else "╭"
            for row in range(min(here, there) + 1, max(here, there)):
                grid[row][turn] = "│"
    for place, (row, feeling) in enumerate(zip(rows, feelings, strict=True)):
        sign = "◆" if place == current else "○" if feeling is None else "●"
        grid[row][place * pitch] = sign
    for place, wish in enumerate(wishes):
        if wish is not None and level(wish) != rows[place]:
            grid[level(wish)][place * pitch] = "◇"
    return ["".join(row) for row in grid]


def in_width(
    feelings: Sequence[float | None], width: int, current: int | None = None, wishes: Sequence[float | None] = ()
) -> list[str]:
    """The rows in at most `width` cells; of a long route the part around the current step."""
    pitch = max(2, min(6, (width - 1) // max(1, len(feelings) - 1)))
    most = (width - 1) // pitch + 1
    first = max(0, min((current or 0) - most // 2, len(feelings) - most))
    here = None if current is None else current - first
    part = slice(first, first + most)
    return [row[:width] for row in heartbeat(feelings[part], pitch, here, wishes[part])]
