"""The sizes of the parts of a picture, by how many rows it has. All in points on an A4."""

from dataclasses import dataclass

A4_LANDSCAPE = (842.0, 595.0)
SMALLEST = 8.0
"""No text in a picture is smaller than this."""


@dataclass(frozen=True)
class Measures:
    """Sizes; `label_sizes` from the largest down, the first at which all labels fit is taken."""

    margin: float
    title: float
    text: float
    small: float
    band: float
    badge: float
    face: float
    gutter: float
    gap: float
    pad: float
    row_gap: float
    least_lane: float
    most_lane: float
    label_sizes: tuple[float, ...]
    strip: bool
    subtitle_lines: int


_ROOMY = Measures(
    margin=30,
    title=24,
    text=11,
    small=9.5,
    band=11,
    badge=9,
    face=12,
    gutter=56,
    gap=8,
    pad=8,
    row_gap=16,
    least_lane=130,
    most_lane=190,
    label_sizes=(13, 12.5, 12, 11.5, 11, 10.5, 10, 9.5, 9),
    strip=True,
    subtitle_lines=2,
)
_TWO = Measures(
    margin=26,
    title=22,
    text=10.5,
    small=9,
    band=10.5,
    badge=8,
    face=9,
    gutter=52,
    gap=8,
    pad=7,
    row_gap=12,
    least_lane=62,
    most_lane=110,
    label_sizes=(12, 11.5, 11, 10.5, 10, 9.5, 9),
    strip=True,
    subtitle_lines=2,
)
_THREE = Measures(
    margin=22,
    title=20,
    text=10,
    small=8.5,
    band=9.5,
    badge=7.5,
    face=8,
    gutter=16,
    gap=7,
    pad=6,
    row_gap=9,
    least_lane=44,
    most_lane=90,
    label_sizes=(11, 10.5, 10, 9.5, 9, 8.5),
    strip=False,
    subtitle_lines=2,
)
_DENSE = Measures(
    margin=18,
    title=16,
    text=9,
    small=8,
    band=8.5,
    badge=6.5,
    face=5.5,
    gutter=12,
    gap=5,
    pad=4,
    row_gap=6,
    least_lane=33,
    most_lane=60,
    label_sizes=(9.5, 9, 8.5, 8),
    strip=False,
    subtitle_lines=1,
)


def measures(rows: int) -> Measures:
    """The sizes for a picture of so many rows."""
    return (_ROOMY, _TWO, _THREE)[rows - 1] if 1 <= rows <= 3 else _DENSE
