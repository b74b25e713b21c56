"""Beside or below the text: the codings under the cursor."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from klantreis.model.codes import Codebook
from klantreis.model.codings import Coding
from klantreis.text.catalogue import _
from klantreis.tui import wording
from klantreis.tui.shown import beside, clip, hanging, lines, plain


@dataclass(frozen=True)
class Here:
    """A coding under the cursor as the panel shows it."""

    coding: Coding
    letter: str
    coder: str


def details(book: Codebook, here: Sequence[Here], current: str | None, width: int) -> Content:
    """All codings under the cursor; the current one, which the keys act on, has an arrow.

    What is too long for a line of `width` cells goes on under the text of its own coding.
    """
    if not here:
        return lines(
            plain(_("Hier staat geen codering."), "$quiet"),
            "",
            plain(_("Kies tekst met Shift en de pijltjes, met s (zin) of t (beurt); Enter geeft een code."), "$quiet"),
        )
    parts: list[Content | str] = []
    for entry in here:
        coding = entry.coding
        code = book[coding.code]
        chosen = coding.id == current
        style = "bold" if chosen else ""
        head = beside(plain("▸ " if chosen else "  ", "$accent"), plain(f"{entry.letter} ", style))
        about = [plain(code.name, style)]
        if code.parent and chosen:
            about.append(plain(wording.path(book.paths[code.parent]), "$quiet"))
        about.append(_about(entry))
        if coding.memo:
            memo = _("Memo: {text}").format(text=" ".join(coding.memo.split()))
            about.append(plain(memo if chosen else clip(memo, max(12, width - head.cell_length)), "italic"))
        blank = " " * head.cell_length
        parts += [hanging(blank if place else head, line, width) for place, line in enumerate(about)]
        parts.append("")
    return lines(*parts)


def _about(entry: Here) -> Content:
    coding = entry.coding
    felt = plain(f"{wording.sign(coding.valence)} ", feeling_style(coding.valence))
    lost = _("woorden kwijt: l") if coding.lost else ""
    rest = [lost, wording.feeling(coding.valence), entry.coder, _("mag naar buiten") if coding.publishable else ""]
    return beside(felt, plain(" · ".join(filter(None, rest)), "$quiet"))


def one_line(book: Codebook, here: Sequence[Here], current: str | None, width: int) -> Content:
    """The same for a narrow screen: the current coding, and how many others there are."""
    if not here:
        return plain(_("Hier staat geen codering; kies tekst en druk op Enter."), "$quiet")
    entry = next((h for h in here if h.coding.id == current), here[0])
    coding = entry.coding
    text = f"{entry.letter} {book[coding.code].name}  {wording.sign(coding.valence)} {wording.feeling(coding.valence)}"
    text += f" · {entry.coder}" + (" · " + _("mag naar buiten") if coding.publishable else "")
    text += " · memo" if coding.memo else ""
    text += " · " + _("woorden kwijt: l") if coding.lost else ""
    more = "  " + _("(o: nog {n})").format(n=len(here) - 1) if len(here) > 1 else ""
    return beside(plain("▸ ", "$accent"), clip(text, max(0, width - 2 - len(more))), plain(more, "$quiet"))


def feeling_style(valence: float | None) -> str:
    """A colour beside the sign of a feeling, never instead of it."""
    if valence is None or abs(valence) < 0.5:
        return "$foreground"
    return "$success" if valence > 0 else "$error"
