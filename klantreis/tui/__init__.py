"""The terminal face: what researchers look at and type in all day."""

from klantreis.workflow.studies import Study


def run(study: Study, source: str | None = None) -> None:
    """Show the study until the user leaves; with the title of a source, at the coding of that source."""
    from klantreis.tui.app import KlantreisApp

    KlantreisApp(study, source).run()
