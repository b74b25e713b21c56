"""The route of a source over its text, for screens on which it doesn't fit beside it."""

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from klantreis.text.catalogue import _
from klantreis.tui.dialogs.dialog import Dialog
from klantreis.tui.widgets.route_strip import Route, RouteStrip


class RouteDialog(Dialog[str]):
    """Answers with the moment (id) to go to in the text; what else is asked goes to `ask` and leaves it open."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "app.undo", _("Ongedaan maken"), show=False, id="route_dialog.undo"),
        Binding("ctrl+y", "app.redo", _("Opnieuw doen"), show=False, id="route_dialog.redo"),
    ]

    def __init__(self, ask: Callable[[RouteStrip.Asked], None], route: Route, passed: int) -> None:
        hint = _("f terugblik · K eerder · J later · z terug · Enter tekst · Esc")
        super().__init__(_("De route in dit gesprek"), hint)
        self._ask = ask
        self._begin = route, passed

    def body(self) -> Iterator[Widget]:
        """The route."""
        yield RouteStrip(titled=False)

    @property
    def strip(self) -> RouteStrip:
        """The list of moments."""
        return self.query_one(RouteStrip)

    def on_mount(self) -> None:
        self.strip.show_route(*self._begin)
        self.strip.choose_present()
        self.strip.focus()

    def on_route_strip_asked(self, event: RouteStrip.Asked) -> None:
        event.stop()
        if event.what in ("open", "leave"):
            self.dismiss(event.moment if event.what == "open" else None)
        else:
            self._ask(event)
