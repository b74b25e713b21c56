"""A stretch of text twice, with what each of two coders put on it."""

from bisect import bisect_right
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
AROUND = (40, 160)
"""At least and at most so many characters are shown on either side of where a coding begins or ends."""
ROOMY = 12
"""From so many rows on, a blank row parts what belongs apart."""
FEW = 4
"""With no more rows than this, only the turns are shown in which the codings begin and end."""


class SideBySide(Container):
    """Two columns, or where the screen is narrow two halves below each other."""

    def compose(self) -> ComposeResult:
        for side in ("first", "second"):
            with VerticalScroll(id=f"side-{side}", can_focus=False):
                yield Static(markup=False)

    def show(
        self,
        shared: SharedText,
        disagreement: Disagreement,
        names: Mapping[str, str],
        pair: tuple[str, str],
        book: Codebook,
    ) -> None:
        """Show a disagreement of two coders (ids)."""
        width, rows = self.query_one("#side-first").size
        gap = [""] if rows >= ROOMY else []
        ours = {coding.id for coding in disagreement.codings}
        borders = {place for start, end, coding in shared.codings if coding.id in ours for place in (start, end)}
        least, most = AROUND
        around = max(least, min(most, (rows - 1) * width // (2 * max(1, len(borders)))))
        zones = _zones(shared, borders, around, whole_turns=rows <= FEW)
        for number, side, coder, own in zip(
            "12", ("first", "second"), pair, (disagreement.first, disagreement.second), strict=True
        ):
            ids = {coding.id for coding in own}
            stretches = [(start, end) for start, end, coding in shared.codings if coding.id in ids]
            also = [
                book[coding.code].name
                for start, end, coding in shared.codings
                if coding.coder == coder
                and coding.id not in ids
                and coding.code in book  # the text may have been read later than the codebook
                and start < disagreement.end
                and end > disagreement.start
            ]
            words = passage(shared, stretches, zones)
            self._put(side, lines(*_head(number, names[coder], own, book), *gap, words, *gap, *_rest(own, also)))

    def _put(self, side: str, content: Content) -> None:
        scroll = self.query_one(f"#side-{side}")
        scroll.query_one(Static).update(content)
        scroll.scroll_to(y=0, animate=False)

    def clear(self) -> None:
        """Show nothing."""
        for side in ("first", "second"):
            self._put(side, Content(""))


def _head(number: str, name: str, own: Sequence[Coding], book: Codebook) -> Iterator[Content]:
    """The key that decides for this coder, who it is, and which codes with which feeling."""
    head = beside(plain(f"{number} ", "$accent"), plain(f"{name}  ", "bold $primary"))
    if not own:
        yield beside(head, plain(_("geen code"), "$quiet"))
    for place, coding in enumerate(own):
        felt = "" if coding.valence is None else f"  {wording.sign(coding.valence)} {wording.feeling(coding.valence)}"
        code = plain(book[coding.code].name, "bold")
        before = head if place == 0 else plain(" " * len(head.plain))
        yield beside(before, code, plain(felt), plain(_decided(coding), "$accent"))


def _rest(own: Sequence[Coding], also: Sequence[str]) -> Iterator[Content]:
    """Memos, and what else this coder put on these words."""
    for coding in own:
        if coding.memo:
            yield plain(_("Memo: {memo}").format(memo=" ".join(coding.memo.split())), "italic")
    if also:
        yield plain(_("Ook hier: {codes}").format(codes=", ".join(dict.fromkeys(also))), "$quiet")


def _decided(coding: Coding) -> str:
    if coding.settled is None:
        return ""
    return "  " + (_("✓ telt") if coding.settled == Settled.KEPT else _("✗ telt niet"))


def passage(shared: SharedText, stretches: Sequence[tuple[int, int]], zones: Sequence[tuple[int, int]]) -> Content:
    """The words of these zones, with signs where the stretches begin and end; … for what is left out."""
    parts: list[Content | str] = []
    speakers = dict(zip(shared.turn_starts, shared.speakers, strict=True))
    for first, last in zones:
        if first > 0:
            parts.append(plain("… ", "$quiet"))
        cuts = {first, last, *(place for place in shared.turn_starts if first < place < last)}
        cuts.update(place for stretch in stretches for place in stretch if first < place < last)
        for start, end in pairwise(sorted(cuts)):
            if speakers.get(start):
                parts.append(plain(f"{speakers[start]}: ", "$quiet"))
            inside = any(a <= start and end <= b for a, b in stretches)
            opens = OPEN if any(a == start for a, _b in stretches) else ""
            closes = CLOSE if any(b == end for _a, b in stretches) else ""
            words = shared.text[start:end]
            # The sign that closes stands before the newline of a turn that is coded up to its end.
            body = words.removesuffix("\n")
            parts.append(plain(f"{opens}{body}{closes}", "bold underline" if inside else ""))
            parts.append(words[len(body) :])
    if zones and zones[-1][1] < len(shared.text):
        parts.append(plain(" …", "$quiet"))
    return beside(*parts)


def _zones(shared: SharedText, borders: Iterable[int], around: int, *, whole_turns: bool) -> list[tuple[int, int]]:
    """The stretches of text that lie near a border, at whole words; those that nearly touch are one.

    With `whole_turns` none goes on into the turn before or after.
    """
    text = shared.text
    zones: list[tuple[int, int]] = []
    for place in sorted(borders):
        turn = bisect_right(shared.turn_starts, place) - 1
        begins = shared.turn_starts[turn]
        ends = shared.turn_starts[turn + 1] - 1 if turn + 1 < len(shared.turn_starts) else len(text)
        first = max(begins if whole_turns else 0, place - around)
        last = min(ends if whole_turns else len(text), place + around)
        while 0 < first < place and not text[first - 1].isspace():
            first += 1
        while place < last < len(text) and not text[last].isspace():
            last -= 1
        if zones and first <= zones[-1][1] + around // 4:
            zones[-1] = (zones[-1][0], max(zones[-1][1], last))
        else:
            zones.append((first, last))
    return zones
