"""The terminal face: what researchers look at and type in all day."""

import gc

from klantreis.workflow.studies import Study


def run(study: Study, source: str | None = None) -> None:
    """Show the study until the user leaves; with the title of a source, at the coding of that source."""
    from klantreis.tui.app import KlantreisApp

    app = KlantreisApp(study, source)
    # What was imported stays; looking through it for garbage would only hold up keys now and then.
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)
    app.run()
