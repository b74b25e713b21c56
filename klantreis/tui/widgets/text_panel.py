"""A panel of text that changes at many keys: only the rows that differ are painted again."""

from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from klantreis.tui.widgets.colourless import as_asked


class TextPanel(Widget):
    """Shows content; it has no border or padding of its own, since it paints its rows itself."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._content = Content("")
        self._rows: list[Strip] = []

    def show(self, content: Content) -> None:
        """Show other content."""
        if not content.is_same(self._content):
            self._content = content
            self._paint()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._rows = []

    def on_resize(self) -> None:
        self._paint()

    def _paint(self) -> None:
        """Paint all rows, and let those that differ from the old ones be drawn."""
        width, height = self.size
        if not width or not height:
            return
        old = self._rows
        blank = Strip.blank(width, self.rich_style)
        painted = Visual.to_strips(
            self, self._content, width, height, self.visual_style, apply_selection=False, pad=True
        )
        painted = [*painted[:height], *[blank] * (height - len(painted))]
        if len(old) == height:
            self._rows = [a if a == b else b for a, b in zip(old, painted, strict=True)]
            changed = [n for n, (a, b) in enumerate(zip(old, self._rows, strict=True)) if a is not b]
            if changed:
                self.refresh(Region(0, changed[0], width, changed[-1] - changed[0] + 1))
        else:
            self._rows = painted
            self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows as they were painted."""
        if not self._rows or len(self._rows) != self.size.height:
            self._rows = []
            self._paint()
        rows = as_asked(self, self._rows[crop.y : crop.bottom])
        rows += [Strip.blank(self.size.width, self.rich_style)] * (crop.height - len(rows))
        whole = crop.x == 0 and crop.right >= self.size.width
        return rows if whole else [row.crop(crop.x, crop.right) for row in rows]
