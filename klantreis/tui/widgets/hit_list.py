"""Hits of a search as a concordance: the words found stand below each other, with what was said around them."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from klantreis.coding.search import CONTEXT
from klantreis.text.catalogue import _
from klantreis.tui import wording
from klantreis.tui.shown import clip, shown
from klantreis.tui.widgets.colourless import as_asked
from klantreis.tui.widgets.paint import BAR
from klantreis.workflow.hits import Listed

SPEAKERS = (8, 14)
"""At most so many characters of a speaker's name are shown: where the list is narrow, and where it is not."""
NARROW = 90
CODED = "◆"
"""Stands before the codes that a hit has."""


class HitList(ScrollView, can_focus=True):
    """Hits under the title of their source; only the rows in view are painted. Some hits may be marked."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "hits--source",
        "hits--quiet",
        "hits--words",
        "hits--codes",
        "hits--cursor",
        "hits--bar",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", _("Omhoog"), show=False, id="hits.up"),
        Binding("down", "step(1)", _("Omlaag"), show=False, id="hits.down"),
        Binding("pageup", "page(-1)", _("Scherm terug"), show=False, id="hits.page_up"),
        Binding("pagedown", "page(1)", _("Scherm verder"), show=False, id="hits.page_down"),
        Binding("home", "go(0)", _("Eerste"), show=False, id="hits.first"),
        Binding("end", "go(-1)", _("Laatste"), show=False, id="hits.last"),
        Binding("enter", "open", _("Naar de tekst"), show=False, id="hits.open"),
    ]

    class Moved(Message):
        """Another hit is highlighted."""

    class Opened(Message):
        """Somebody wants to see a hit in its text."""

        def __init__(self, hit: Listed) -> None:
            super().__init__()
            self.hit = hit

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._hits: tuple[Listed, ...] = ()
        self._rows: list[int | str] = []
        """Of each row: the title of a source, or the place of a hit."""
        self._row_of: list[int] = []
        self._marked: set[int] = set()
        self._codes: Sequence[Sequence[str]] = ()
        """The names of the codes on each hit, once they are known."""
        self._cursor = 0
        self._columns = (0, 0)
        self._styles_of: dict[str, Style] = {}

    def show(self, hits: Sequence[Listed]) -> None:
        """Show other hits; where they are the same as before, cursor and marks stay."""
        if tuple(hits) == self._hits:
            return
        self._hits, self._marked, self._codes, self._cursor = tuple(hits), set(), (), 0
        self._rows, self._row_of = [], []
        title = None
        for place, hit in enumerate(self._hits):
            if hit.turn.source != title:
                title = hit.turn.source
                self._rows.append(title)
            self._row_of.append(len(self._rows))
            self._rows.append(place)
        times = max((len(wording.clock(hit.turn.start_ms)) for hit in self._hits), default=0)
        speakers = max((cell_len(_flat(hit.turn.speaker or "")) for hit in self._hits), default=0)
        self._columns = (times, speakers)
        # Not by assigning: that lays out the whole screen anew, at every key.
        size = Size(self.size.width, len(self._rows))
        self.set_reactive(HitList.virtual_size, size)
        self._scroll_update(size)
        self.scroll_to(y=0, animate=False, force=True)
        self.refresh()
        self.post_message(self.Moved())

    def show_codes(self, codes: Sequence[Sequence[str]]) -> None:
        """Show which codes (names) stand on each hit."""
        if codes != self._codes:
            self._codes = codes
            self.refresh()

    # --- what is highlighted, what is marked ----------------------------------------------------

    @property
    def current(self) -> Listed | None:
        """The highlighted hit."""
        return self._hits[self._cursor] if self._hits else None

    @property
    def codes(self) -> Sequence[str]:
        """The names of the codes on the highlighted hit, as far as they are known."""
        return self._codes[self._cursor] if self._cursor < len(self._codes) else ()

    @property
    def marked(self) -> list[Listed]:
        """The marked hits in order."""
        return [self._hits[place] for place in sorted(self._marked)]

    def toggle(self) -> None:
        """Mark the highlighted hit, or no longer, and go on to the next."""
        if self._hits:
            self._marked ^= {self._cursor}
            self._place(self._cursor + 1)
            self.refresh()

    def unmark(self) -> None:
        """Mark none."""
        self._marked = set()
        self.refresh()

    def toggle_all(self) -> None:
        """Mark all hits, or none where all are marked."""
        everything = set(range(len(self._hits)))
        self._marked = set() if self._marked == everything else everything
        self.refresh()

    def action_step(self, by: int) -> None:
        """Highlight the next or previous hit."""
        self._place(self._cursor + by)

    def action_page(self, by: int) -> None:
        """Highlight a hit a screen further or back."""
        self._place(self._cursor + by * max(1, self.size.height - 2))

    def action_go(self, place: int) -> None:
        """Highlight the first hit (0) or the last (-1)."""
        self._place(place if place >= 0 else len(self._hits) - 1)

    def action_open(self) -> None:
        """Ask for the text of the highlighted hit."""
        if self.current:
            self.post_message(self.Opened(self.current))

    def on_click(self, event: events.Click) -> None:
        row = event.y + self.scroll_offset.y
        if 0 <= row < len(self._rows) and isinstance(place := self._rows[row], int):
            again = place == self._cursor and event.chain == 2
            self._place(place)
            if again:
                self.action_open()

    def _place(self, place: int) -> None:
        if not self._hits:
            return
        self._cursor = max(0, min(place, len(self._hits) - 1))
        row = self._row_of[self._cursor]
        # The title above the first hit of a source comes into view with it.
        first = row - 1 if isinstance(self._rows[row - 1], str) else row
        self.scroll_to_region(Region(0, first, 1, row - first + 1), animate=False, force=True)
        self.refresh()
        self.post_message(self.Moved())

    # --- drawing --------------------------------------------------------------------------------

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._styles_of = {}

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_resize(self) -> None:
        self.virtual_size = Size(self.size.width, len(self._rows))

    def _style(self, name: str) -> Style:
        if name not in self._styles_of:
            self._styles_of[name] = self.get_component_rich_style(f"hits--{name}") if name else self.rich_style
        return self._styles_of[name]

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows, as they are painted; the usual way adds borders to each, which costs more than painting."""
        width, top = self.size.width - self.scrollbar_size_vertical, self.scroll_offset.y
        bar = Segment(BAR if self.has_focus else " ", self._style("bar"))
        rows = as_asked(self, [self._row(top + y, bar, width) for y in crop.line_range])
        whole = crop.x == 0 and crop.right >= width
        return rows if whole else [row.crop(crop.x, crop.right) for row in rows]

    def _row(self, row: int, bar: Segment, width: int) -> Strip:
        """A row: a title, or the words of a hit between what stands around them."""
        if row >= len(self._rows):
            return self._fit([bar], width, self._style(""))
        entry = self._rows[row]
        if isinstance(entry, str):
            title = Segment(clip(_flat(entry), width - 1), self._style("source"))
            return self._fit([bar, title], width, self._style(""))
        return Strip([bar, *self._hit(entry, width - 1)])

    def _hit(self, place: int, width: int) -> Strip:
        hit, here = self._hits[place], place == self._cursor
        base = self._style("cursor") if here else self._style("")
        quiet = base if here else self._style("quiet")
        times, speakers = self._columns[0], min(self._columns[1], SPEAKERS[width >= NARROW])
        lead = ("▸" if here else " ") + ("✓" if place in self._marked else " ")
        about = f"{wording.clock(hit.turn.start_ms):>{times}} " if times else ""
        about += set_cell_size(clip(_flat(hit.turn.speaker or ""), speakers), speakers) + " " if speakers else ""
        room = max(8, width - len(lead) - cell_len(about))
        left = min(CONTEXT + 1, room * 2 // 5)
        words = clip(shown(hit.around.text), max(4, room - left))
        segments = [
            Segment(lead, base),
            Segment(about, quiet),
            Segment(_end_of(shown(hit.around.before), left), base),
            Segment(words, base + self._style("words") if not here else base + Style(underline=True)),
            Segment(shown(hit.around.after), base),
        ]
        tag = self._tag(place, width // 4)
        line = self._fit(segments, width - cell_len(tag), base)
        return Strip([*line, Segment(tag, base if here else self._style("codes"))]) if tag else line

    def _tag(self, place: int, width: int) -> str:
        """The first code on a hit, and how many others there are, in at most so many cells."""
        codes = self._codes[place] if place < len(self._codes) else ()
        if not codes:
            return ""
        more = f" +{len(codes) - 1}" if len(codes) > 1 else ""
        name, room = _flat(codes[0]), max(2, width - len(more) - 3)
        while cell_len(name) > room:
            name = name.removesuffix("…")[:-1] + "…"
        return f" {CODED} {name}{more}"

    @staticmethod
    def _fit(segments: Sequence[Segment], width: int, style: Style) -> Strip:
        return Strip(segments).adjust_cell_length(width, style)


def _flat(text: str) -> str:
    """Text of a study on one line."""
    return shown(" ".join(text.split()))


def _end_of(text: str, width: int) -> str:
    """The last part of a text in exactly so many cells."""
    excess = cell_len(text) - width
    if excess <= 0:
        return " " * -excess + text
    return "…" + Strip([Segment(text)]).crop(excess + 1).text
