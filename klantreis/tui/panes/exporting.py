"""Exporting from a room: for whom, and then the writing beside the work."""

from collections.abc import Callable, Sequence
from pathlib import Path

from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _
from klantreis.tui.dialogs.choosing import Choose
from klantreis.tui.messages import Told, Wrote
from klantreis.tui.panes.pane import Pane
from klantreis.workflow import studies
from klantreis.workflow.studies import Study

Exporter = Callable[[Study, Path | None, str, Sequence[str] | None], list[Path]]


def export(pane: Pane, title: str, exporter: Exporter) -> None:
    """Ask for whom the files are and write them; `Wrote` says where they are."""

    study = pane.study

    def write(audience: str) -> None:
        try:
            with studies.open_again(study) as own:
                paths = exporter(own, None, audience, None)
        except KlantreisError as error:
            pane.post_message(Told(str(error), "error"))
        else:
            pane.post_message(Wrote(paths))

    def answered(audience: str | None) -> None:
        if audience is not None:
            pane.post_message(Told(_("Exporteren…")))
            pane.run_worker(lambda: write(audience), thread=True, exclusive=True, group="export")

    choices = (
        ("public", _("Openbaar: alleen citaten die naar buiten mogen")),
        ("internal", _("Intern: met alle bewijs, voor het onderzoeksteam")),
    )
    pane.app.push_screen(Choose(title, choices, current="public"), answered)
