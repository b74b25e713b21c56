"""Our own colours, dark, light and of 16 colours: calm, and every text at a contrast of 4.5 or more (WCAG AA)."""

from functools import lru_cache

from textual.color import Color, ColorParseError
from textual.theme import Theme

from klantreis.text.catalogue import _

DARK = Theme(
    name="klantreis-donker",
    primary="#7fb0d6",
    secondary="#79b8a4",
    accent="#e3b872",
    success="#8fc48a",
    warning="#e3b872",
    error="#ef9a94",
    foreground="#dde3ea",
    background="#151a21",
    surface="#1b212a",
    panel="#242c38",
    dark=True,
    variables={"quiet": "#98a4b3", "line": "#3a4656", "mark": "#2d4a66", "footer-key-foreground": "#e3b872"},
)
LIGHT = Theme(
    name="klantreis-licht",
    primary="#1f5f91",
    secondary="#1a6a5c",
    accent="#865200",
    success="#2c6b2f",
    warning="#865200",
    error="#a52a22",
    foreground="#22272e",
    background="#fbf9f4",
    surface="#f4f1ea",
    panel="#e8e3d8",
    dark=False,
    variables={"quiet": "#5a6470", "line": "#c3bcae", "mark": "#c9deef", "footer-key-foreground": "#865200"},
)
# The colours that every terminal has, at the values by which Rich knows them, so that none is rounded to another.
SIXTEEN = Theme(
    name="klantreis-16",
    primary="#55ffff",
    secondary="#55ff55",
    accent="#ffff55",
    success="#55ff55",
    warning="#ffff55",
    error="#ff5555",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#0000aa",
    dark=True,
    variables={"quiet": "#aaaaaa", "line": "#555555", "mark": "#0000aa", "footer-key-foreground": "#ffff55"},
)
ALL = (DARK, LIGHT, SIXTEEN)
FALLBACK = "#7f8ea3"


def titles() -> dict[str, str]:
    """Name of a theme -> how people know it."""
    return {DARK.name: _("Donker"), LIGHT.name: _("Licht"), SIXTEEN.name: _("16 kleuren")}


def fitting(chosen: str, color_system: str | None) -> str:
    """The name of the theme to begin with: the one that was chosen, unless the terminal can't show its colours."""
    if color_system in ("standard", "windows"):
        return SIXTEEN.name
    return chosen if chosen in titles() else DARK.name


def contrast(one: Color, other: Color) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: Color) -> float:
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def parsed(color: str) -> Color:
    """A code's colour as people wrote it, or a quiet grey where it is none."""
    try:
        found = Color.parse(color or FALLBACK)
    except ColorParseError:
        found = Color.parse(FALLBACK)
    # "ansi_…" and "auto" are no colours that can be mixed.
    return Color(found.r, found.g, found.b) if found.ansi is None and not found.auto else Color.parse(FALLBACK)


@lru_cache(maxsize=512)
def readable(color: str, background: Color, foreground: Color, least: float = 4.5) -> Color:
    """The colour, moved towards the foreground as far as it takes to be read on the background."""
    base = parsed(color)
    for step in range(11):
        mixed = base.blend(foreground, step / 10)
        if contrast(mixed, background) >= least:
            return mixed
    return foreground


@lru_cache(maxsize=512)
def tint(color: str, background: Color, foreground: Color, strength: float = 0.22) -> Color:
    """The background with a breath of the colour, on which the foreground can still be read."""
    base = parsed(color)
    for part in (strength, strength / 2, strength / 4):
        mixed = background.blend(base, part)
        if contrast(mixed, foreground) >= 4.5:
            return mixed
    return background
