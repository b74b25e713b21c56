"""A stretch of text twice, with what each of two coders put on it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from klantreis.model.codes import Codebook
from klantreis.model.codings import Coding, Settled
from klantreis.text.catalogue import _
from klantreis.tui import wording
from klantreis.tui.shown import beside, lines, plain
from klantreis.workflow.compare import Disagreement, SharedText

OPEN, CLOSE = "▸", "◂"
"""Stand around the words that a coder put a code on."""
AROUND = 160
"""So many characters are shown on either side of where a coding begins or ends."""
AROUND_LOW = 50
"""The same where there are few rows."""


class SideBySide(Container):
    """Two columns, or where the screen is narrow two halves below each other."""

    def compose(self) -> ComposeResult:
        for side in ("first", "second"):
            with VerticalScroll(id=f"side-{side}", can_focus=False):
                yield Static(markup=False)

    def show(
        self, shared: SharedText, disagreement: Disagreement, names: Mapping[str, str], pair: tuple[str, str], book: Codebook
    ) -> None:
        """Show a disagreement of two coders (ids)."""
        around = AROUND if self.size.height > 12 else AROUND_LOW
        for side, coder, own in zip(
            ("first", "second"), pair, (disagreement.first, disagreement.second), strict=True
        ):
            ids = {coding.id for coding in own}
            stretches = [(start, end) for start, end, coding in shared.codings if coding.id in ids]
            borders = [
                place
                for start, end, coding in shared.codings
                if coding.id in {c.id for c in disagreement.codings}
                for place in (start, end)
            ]
            also = [
                book[coding.code].name
                for start, end, coding in shared.codings
                if coding.coder == coder
                and coding.id not in ids
                and start < disagreement.end
                and end > disagreement.start
            ]
            words = passage(shared, stretches, borders, around)
            self._put(side, lines(*_about(names[coder], own, also, book), "", words))

    def _put(self, side: str, content: Content) -> None:
        scroll = self.query_one(f"#side-{side}")
        scroll.query_one(Static).update(content)
        scroll.scroll_to(y=0, animate=False)

    def clear(self) -> None:
        """Show nothing."""
        for side in ("first", "second"):
            self._put(side, Content(""))


def _about(name: str, own: Sequence[Coding], also: Sequence[str], book: Codebook) -> Iterator[Content | str]:
    """Who, which codes with feeling and memo, and what else this coder has here."""
    if not own:
        yield beside(plain(f"{name}  ", "bold $primary"), plain(_("geen code"), "$quiet"))
    for place, coding in enumerate(own):
        head = plain(f"{name}  ", "bold $primary") if place == 0 else plain(" " * (len(name) + 2))
        felt = f"{wording.sign(coding.valence)} {wording.feeling(coding.valence)}" if coding.valence is not None else ""
        yield beside(head, plain(book[coding.code].name, "bold"), plain(f"  {felt}"), plain(_decided(coding), "$accent"))
        if coding.memo:
            yield plain(_("Memo: {memo}").format(memo=" ".join(coding.memo.split())), "italic")
    if also:
        yield plain(_("Ook hier: {codes}").format(codes=", ".join(dict.fromkeys(also))), "$quiet")


def _decided(coding: Coding) -> str:
    if coding.settled is None:
        return ""
    return "  " + (_("✓ telt") if coding.settled == Settled.KEPT else _("✗ telt niet"))


def passage(
    shared: SharedText, stretches: Sequence[tuple[int, int]], borders: Iterable[int], around: int
) -> Content:
    """The words around the borders, with signs where the stretches begin and end; … for what is left out."""
    parts: list[Content | str] = []
    zones = _zones(shared.text, borders, around)
    for place, (first, last) in enumerate(zones):
        if place or first:
            parts.append(plain("… ", "$quiet"))
        cuts = {first, last, *(p for p in shared.turn_starts if first < p < last)}
        cuts.update(place for stretch in stretches for place in stretch if first < place < last)
        turns = set(shared.turn_starts)
        for start, end in pairwise(sorted(cuts)):
            if start in turns:
                speaker = shared.speakers[shared.turn_starts.index(start)]
                parts.append(plain(f"{speaker}: " if speaker else "", "$quiet"))
            inside = any(a <= start and end <= b for a, b in stretches)
            opens = any(a == start for a, _b in stretches)
            closes = any(b == end for _a, b in stretches)
            words = f"{OPEN if opens else ''}{shared.text[start:end]}"
            # The sign that closes stands before the newline of a turn that is coded up to its end.
            body, newline = (words[:-1], "\n") if words.endswith("\n") else (words, "")
            parts.append(plain(body + (CLOSE if closes else ""), "bold underline" if inside else ""))
            parts.append(newline)
    if zones and zones[-1][1] < len(shared.text):
        parts.append(plain(" …", "$quiet"))
    return beside(*parts)


def _zones(text: str, borders: Iterable[int], around: int) -> list[tuple[int, int]]:
    """The stretches of text that lie near a border, at whole words; those that touch are one."""
    zones: list[tuple[int, int]] = []
    for place in sorted(borders):
        first, last = max(0, place - around), min(len(text), place + around)
        while 0 < first < place and not text[first - 1].isspace():
            first += 1
        while place < last < len(text) and not text[last].isspace():
            last -= 1
        if zones and first <= zones[-1][1] + around // 4:
            zones[-1] = (zones[-1][0], max(zones[-1][1], last))
        else:
            zones.append((first, last))
    return zones
