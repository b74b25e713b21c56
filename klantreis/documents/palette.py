"""The colours of all documents, chosen for contrast: every text colour has at least 4.5:1 (WCAG 2.2 AA).

No meaning hangs on colour alone: phases carry their name, feelings a face and words.
"""

WHITE = "#FFFFFF"
INK = "#16243A"
SOFT_INK = "#47546A"
"""Secondary text."""
LINE = "#C3CCD8"
NEUTRAL_LINE = "#6E7A8C"
LANE = "#F3F6F9"
BLOCK = "#EAF0F6"
"""Background of a block that stands out, such as the persona."""
ACCENT = "#1F4E79"
CURVE = "#16243A"
WISH = "#584684"
"""The curve as it should be; it is dashed and has diamonds as well."""

GOOD = "#BFE5D8"
BAD = "#F7CDAF"
PLAIN = "#E6EAF0"
GOOD_AREA = "#D3ECE3"
BAD_AREA = "#FADFCB"
HIGH = "#0F5F50"
LOW = "#9A3412"
"""Marks of the best and the worst moment; both also carry a word and an arrow."""

# From the cold of not knowing to the warmth of having been helped, all about equally dark.
_PHASES = ("#27467A", "#235C86", "#1E6A75", "#26705A", "#4E6C33", "#756018", "#8C4A22", "#7D3B57", "#584684")
NO_PHASE = "#566173"

Rgb = tuple[int, int, int]


def phase_color(index: int | None) -> str:
    """The colour of a phase by its place in the codebook, or of steps without one."""
    return NO_PHASE if index is None else _PHASES[index % len(_PHASES)]


def rgb(color: str) -> Rgb:
    """`#RRGGBB` as three numbers from 0 to 255."""
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _luminance(color: str) -> float:
    parts = (c / 255 for c in rgb(color))
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(a: str, b: str) -> float:
    """The contrast ratio of two colours as WCAG 2.2 defines it: 1 (none) to 21."""
    light, dark = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    (INK, WHITE),
    (INK, LANE),
    (INK, BLOCK),
    (INK, GOOD),
    (INK, BAD),
    (INK, PLAIN),
    (SOFT_INK, WHITE),
    (SOFT_INK, LANE),
    (SOFT_INK, BLOCK),
    (ACCENT, WHITE),
    (ACCENT, BLOCK),
    (WHITE, ACCENT),
    (WHITE, HIGH),
    (WHITE, LOW),
    (WHITE, NO_PHASE),
    *((WHITE, color) for color in _PHASES),
)
"""Every pair of text and background that a document uses."""
