"""The terminal face: what researchers look at and type in all day."""

import gc

from klantreis.workflow.studies import Study


def run(study: Study, source: str | None = None) -> None:
    """Show the study until the user leaves; with the title of a source, at the coding of that source.

    Who opens klantreis for the first time gets the tour, but not who asks for a source: they know where to go.
    """
    from klantreis.tui import theme
    from klantreis.tui.app import KlantreisApp
    from klantreis.workflow import studies

    studies.wait_briefly(study)
    app = KlantreisApp(study, source, tour=source is None)
    app.theme = theme.fitting(app.preferences.theme, app.console.color_system)
    collect_rarely()
    app.run()


def collect_rarely() -> None:
    """Look for garbage less often, and not among what was imported: it would hold up a key now and then."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)
