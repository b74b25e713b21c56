"""What a drawing consists of: boxes and blocks of text on a page, y running down, all in points."""

from dataclasses import dataclass
from enum import StrEnum

from klantreis.documents.palette import INK
from klantreis.documents.wrap import LEADING, measure, wrap


class Align(StrEnum):
    """Where the lines of a block stand."""

    LEFT = "l"
    CENTER = "n"
    RIGHT = "r"


@dataclass(frozen=True)
class Box:
    """A rectangle by its upper left corner and size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of its lower edge."""
        return self.y + self.height

    def contains(self, other: "Box", slack: float = 0.01) -> bool:
        """Whether the other lies within."""
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def covers(self, point: tuple[float, float], margin: float = 0.0) -> bool:
        """Whether a point lies within, or at most `margin` beside it."""
        x, y = point
        return self.x - margin <= x <= self.right + margin and self.y - margin <= y <= self.bottom + margin

    def overlaps(self, other: "Box", slack: float = 0.01) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.x < other.right - slack
            and other.x < self.right - slack
            and self.y < other.bottom - slack
            and other.y < self.bottom - slack
        )


@dataclass(frozen=True)
class Style:
    """How text looks: size in points, weight, colour and alignment."""

    size: float
    bold: bool = False
    color: str = INK
    align: Align = Align.LEFT

    @property
    def line(self) -> float:
        """The height of one line."""
        return self.size * LEADING

    def wrap(self, text: str, width: float, most: int | None = None) -> tuple[str, ...]:
        """Text broken into lines of at most `width` points."""
        return wrap(text, width, self.size, self.bold, most)

    def measure(self, text: str) -> float:
        """The width of one line of text."""
        return measure(text, self.size, self.bold)


@dataclass(frozen=True)
class Block:
    """Lines of text in a box that is as wide as the room for them and as high as the lines."""

    lines: tuple[str, ...]
    box: Box
    style: Style


def block(lines: tuple[str, ...], x: float, y: float, width: float, style: Style) -> Block:
    """A block of lines from its upper left corner."""
    return Block(lines, Box(x, y, width, len(lines) * style.line), style)


@dataclass(frozen=True)
class Mark:
    """A few words on a box of colour: a sign at a moment, or what hangs on a step."""

    box: Box
    color: str
    text: Block
