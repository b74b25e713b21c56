"""How values read in Dutch: feelings, times, counts."""

from klantreis.model.codes import SEPARATOR, CodeKind
from klantreis.text.catalogue import _


def sign(valence: int | None) -> str:
    """−2 … +2, or a dot where no feeling was noted."""
    if valence is None:
        return "·"
    return f"+{valence}" if valence > 0 else str(valence).replace("-", "−")


def feeling(valence: int | None) -> str:
    """The word for a feeling."""
    if valence is None:
        return _("geen gevoel genoteerd")
    return (_("heel negatief"), _("negatief"), _("neutraal"), _("positief"), _("heel positief"))[valence + 2]


def mean_sign(valence: float | None) -> str:
    """A mean feeling with one decimal, as −1,3; a dash where there is none."""
    if valence is None:
        return "–"
    rounded = round(valence, 1)
    text = f"{abs(rounded):.1f}".replace(".", ",")
    if rounded == 0:
        return text
    return f"+{text}" if rounded > 0 else f"−{text}"


def mean_feeling(valence: float | None) -> str:
    """The word for a mean feeling."""
    return feeling(None if valence is None else max(-2, min(2, round(valence))))


def clock(ms: int | None) -> str:
    """A time in a recording as 4:05 or 1:02:03; nothing where it is unknown."""
    if ms is None:
        return ""
    minutes, seconds = divmod(ms // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def number(value: int) -> str:
    """A count with dots between the thousands."""
    return f"{value:,}".replace(",", ".")


def path(code_path: str) -> str:
    """A code's path as people read it: Thema's › Wachttijd."""
    return code_path.replace(SEPARATOR, " › ")


def kind_sign(kind: CodeKind) -> str:
    """A sign of one cell for a kind of code, to be told without colour."""
    return {
        CodeKind.PHASE: "◆",
        CodeKind.TOUCHPOINT: "●",
        CodeKind.CHANNEL: "≈",
        CodeKind.ACTOR: "@",
        CodeKind.THEME: "#",
        CodeKind.IDEA: "!",
        CodeKind.FREE: "○",
    }[kind]
