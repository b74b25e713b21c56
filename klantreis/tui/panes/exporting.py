"""Exporting from a room: for whom, and where the files are."""

from collections.abc import Callable, Sequence
from pathlib import Path

from klantreis.text.catalogue import _, plural
from klantreis.tui.dialogs.choosing import Choose
from klantreis.tui.dialogs.report import Report
from klantreis.tui.messages import Told
from klantreis.tui.panes.pane import Pane
from klantreis.workflow.studies import Study

Exporter = Callable[[Study, Path | None, str, Sequence[str] | None], list[Path]]


def export(pane: Pane, title: str, exporter: Exporter) -> None:
    """Ask for whom the files are, write them, and say where they are."""

    def answered(audience: str | None) -> None:
        if audience is None:
            return
        with pane.attempt():
            paths = exporter(pane.study, None, audience, None)
            written = plural("{n} bestand geschreven", "{n} bestanden geschreven", len(paths))
            folder = paths[0].parent if paths else pane.study.folder
            pane.post_message(Told(_("{written} in {folder}").format(written=written, folder=folder)))
            pane.app.push_screen(Report(written, ((str(folder), [path.name for path in paths]),)))

    choices = (
        ("public", _("Openbaar: alleen citaten die naar buiten mogen")),
        ("internal", _("Intern: met alle bewijs, voor het onderzoeksteam")),
    )
    pane.app.push_screen(Choose(title, choices, current="internal"), answered)
