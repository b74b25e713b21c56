"""The counts of one row of the response in a form."""

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Label, Static

from klantreis.model.errors import KlantreisError
from klantreis.model.responses import Count, Key, Response
from klantreis.text import counts
from klantreis.text.catalogue import _
from klantreis.tui.dialogs.dialog import Dialog
from klantreis.tui.shown import plain
from klantreis.workflow import response_files
from klantreis.workflow.response import Said


class EditResponse(Dialog[None]):
    """Shows a form; `save` gets the row with what is in it, and what it refuses (KlantreisError) is told here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", _("Bewaar"), key_display="^S", id="edit_response.save")
    ]

    def __init__(self, noted: Response | None, save: Callable[[Key, Said], None]) -> None:
        """`noted`: what stands there; None for a new row, for which group, round and cohort are asked too."""
        title = _("Respons van een nieuwe groep") if noted is None else counts.row(noted.key)
        super().__init__(title, _("Tab volgende vak · Enter bewaart · Esc terug · ca. 20: ongeveer 20"))
        self._noted = noted
        self._save = save

    def body(self) -> Iterator[Widget]:
        """The fields, each beside its label."""
        noted = self._noted or Response(Key(""))
        new = (
            (_("Groep"), "group", "", _("bijvoorbeeld ouder")),
            (_("Ronde"), "round", "", _("leeg: geen ronde")),
            (_("Doelgroep"), "cohort", "", _("leeg: de hele groep")),
        )
        reasons = "; ".join(f"{name} = {counts.written(count)}" for name, count in noted.reasons.items())
        fields = (
            *(new if self._noted is None else ()),
            (_("Uitgenodigd"), "invited", counts.written(noted.invited), _("onbekend")),
            (_("Bereikt"), "reached", counts.written(noted.reached), _("onbekend")),
            (_("Zei nee"), "declined", counts.written(noted.declined), _("onbekend")),
            (_("Zei ja"), "agreed", counts.written(noted.agreed), _("onbekend")),
            (_("Redenen"), "reasons", reasons, _("geen tijd = 3; te persoonlijk = 2")),
        )
        yield Static(id="edit-problem", markup=False)
        with VerticalScroll(classes="form", can_focus=False):
            for label, id_, value, empty in fields:
                with Horizontal(classes="field"):
                    yield Label(label)
                    yield Input(value, id=id_, placeholder=empty, compact=True)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#edit-problem").display = False

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Save what is in the form, and leave; stay where it can't be saved."""
        try:
            self._save(self._key, self._said())
        except KlantreisError as error:
            problem = self.query_one("#edit-problem", Static)
            problem.update(plain(str(error), "$error"))
            problem.display = True
        else:
            self.dismiss(None)

    @property
    def _key(self) -> Key:
        if self._noted is not None:
            return self._noted.key
        return Key(self._text("group"), self._text("round") or None, self._text("cohort") or None)

    def _text(self, field: str) -> str:
        return self.query_one(f"#{field}", Input).value.strip()

    def _said(self) -> Said:
        """What became different, so that two people who change different things both get their way."""
        noted = self._noted or Response(Key(""))
        said: Said = {}
        if (invited := counts.count(self._text("invited"))) != noted.invited:
            said["invited"] = invited
        if (reached := counts.count(self._text("reached"))) != noted.reached:
            said["reached"] = reached
        if (declined := counts.count(self._text("declined"))) != noted.declined:
            said["declined"] = declined
        if (agreed := counts.count(self._text("agreed"))) != noted.agreed:
            said["agreed"] = agreed
        given = response_files.reasons(self._text("reasons"))
        changed: dict[str, Count | None] = {n: count for n, count in given.items() if noted.reasons.get(n) != count}
        changed |= {name: None for name in noted.reasons if name not in given}
        if changed:
            said["reasons"] = changed
        return said
