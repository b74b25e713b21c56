"""What shows behind a dialog: the room as it stood, dimmed once.

Textual paints a room anew behind a translucent screen at every repaint, which takes longer than all the
rest of a dialog; here it is painted when the dialog opens and when the size changes.
"""

from textual._styles_cache import StylesCache
from textual.geometry import Region, Size
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen, ScreenResultType
from textual.strip import Strip


class Backdrop(ModalScreen[ScreenResultType]):
    """A screen over another one, of which it shows a picture."""

    _picture: tuple[Size, str, list[Strip]] | None = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """Rows of the picture."""
        if self._picture is None or self._picture[:2] != (self.size, self.app.theme):
            self._picture = (self.size, self.app.theme, self._paint())
        rows = self._picture[2][crop.y : crop.bottom]
        return [row.crop(crop.x, crop.right) for row in rows]

    def on_unmount(self) -> None:
        # This cache of Textual holds on to all that was painted of widgets that are gone.
        StylesCache.get_inner_outer.cache_clear()

    def _paint(self) -> list[Strip]:
        stack = self.app.screen_stack
        place = stack.index(self)
        color, width = self.styles.background, self.size.width
        blank = Strip.blank(width, self.rich_style)
        behind = stack[place - 1]._compositor.render_strips() if place else []
        dimmed = [Strip(BackgroundScreen.process_segments(strip, color)).adjust_cell_length(width) for strip in behind]
        return [*dimmed, *[blank] * (self.size.height - len(dimmed))][: self.size.height]
