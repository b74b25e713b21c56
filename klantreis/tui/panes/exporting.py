"""Exporting from a room: for whom, in which forms, and then the writing beside the work."""

from collections.abc import Sequence

from klantreis.documents.audience import Audience
from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _
from klantreis.tui.dialogs.choosing import Choose
from klantreis.tui.dialogs.ticking import Ticking
from klantreis.tui.messages import Told, Wrote
from klantreis.tui.panes import forms
from klantreis.tui.panes.pane import Pane
from klantreis.workflow import publish, studies


def export(pane: Pane, title: str, whats: Sequence[str]) -> None:
    """Ask for whom the files are and in which forms, and write them; `Wrote` says where they are.

    `whats`: what there is to choose from (see `publish.WHAT`); the forms of the first are proposed.
    """
    study = pane.study

    def write(wanted: forms.Wanted, audience: str) -> None:
        try:
            with studies.open_again(study) as own:
                paths = publish.export_all(own, wanted, audience=audience)
        except KlantreisError as error:
            pane.post_message(Told(str(error), "error"))
        else:
            pane.post_message(Wrote(paths))

    def answered(audience: str | None) -> None:
        if audience is None:
            return

        def ticked(ids: list[str] | None) -> None:
            if ids:
                pane.post_message(Told(_("Exporteren…")))
                wanted = forms.chosen(ids)
                pane.run_worker(lambda: write(wanted, audience), thread=True, exclusive=True, group="export")
            elif ids is not None:
                pane.post_message(Told(_("Er is niets aangevinkt, dus er is niets geschreven.")))

        found = forms.groups(whats, public=audience == Audience.PUBLIC)
        asked = Ticking(_("In welke vorm?"), found, forms.proposed(whats[0]), note=forms.note())
        pane.app.push_screen(asked, ticked)

    choices = (
        (Audience.PUBLIC.value, _("Openbaar: alleen citaten die naar buiten mogen")),
        (Audience.INTERNAL.value, _("Intern: met alle bewijs, voor het onderzoeksteam")),
    )
    pane.app.push_screen(Choose(title, choices, current=Audience.PUBLIC.value), answered)
