"""How many personas to build, with how well each number parted the interviews the last time."""

from collections.abc import Iterator, Mapping

from textual.widget import Widget
from textual.widgets import Input, Static

from klantreis.text.catalogue import _
from klantreis.tui.dialogs.dialog import Dialog
from klantreis.tui.shown import beside, lines, plain
from klantreis.workflow.cohorts import Per

_MOST = 50
_BAR = 24


class Building(Dialog[int]):
    """Asks for a number of personas."""

    def __init__(self, proposal: int, silhouette: Mapping[int, float], per: Per | None = None) -> None:
        """`per`: where each group or cohort gets so many, as the last time."""
        title = {
            Per.GROUP: _("Hoeveel persona's voor elke groep?"),
            Per.COHORT: _("Hoeveel persona's voor elke doelgroep?"),
        }
        super().__init__(title[per] if per else _("Hoeveel persona's?"), _("Enter bouwt · Esc terug"))
        self._proposal = proposal
        self._silhouette = silhouette

    def body(self) -> Iterator[Widget]:
        """The number, and the silhouettes."""
        yield Input(str(self._proposal), type="integer", max_length=2)
        yield Static(id="building-problem", markup=False)
        if self._silhouette:
            best = max(self._silhouette, key=lambda k: (self._silhouette[k], -k))
            rows = [
                beside(
                    plain(f"{k:>3}  ", "bold" if k == best else ""),
                    plain("█" * round(_BAR * max(0.0, value)), "$primary"),
                    f" {value:.2f}".replace(".", ","),
                    plain("  " + _("scheidt het best"), "$success") if k == best else "",
                )
                for k, value in sorted(self._silhouette.items())
            ]
            note = plain(_("Hoe goed elk aantal de gesprekken scheidt (silhouet; hoger is beter)"), "$quiet")
            yield Static(lines(note, *rows), markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if event.value.isdecimal() and 1 <= int(event.value) <= _MOST:
            self.dismiss(int(event.value))
        else:
            problem = _("Geef een getal van 1 tot {most}.").format(most=_MOST)
            self.query_one("#building-problem", Static).update(plain(problem, "$error"))
