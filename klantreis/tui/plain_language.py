"""Whether texts read easily, found out beside the screen and shown as a report."""

from collections.abc import Callable, Sequence

from textual.app import App
from textual.worker import get_current_worker

from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _
from klantreis.tui.messages import Reported, Told
from klantreis.workflow import plain_language, studies
from klantreis.workflow.plain_language import Checked, Reader, Written
from klantreis.workflow.studies import Study


def report_all(app: App[None], study: Study) -> None:
    """Show the hints for every text of the study that others will read."""

    def check() -> Sequence[Checked]:
        with studies.open_again(study) as own:
            return plain_language.check(own)

    _report(app, _("Begrijpelijk geschreven?"), check)


def report_some(app: App[None], reader: Reader, texts: Sequence[Written]) -> None:
    """Show the hints for some texts."""
    _report(app, _("Begrijpelijk geschreven?"), lambda: [reader.check(each) for each in texts])


def _report(app: App[None], title: str, check: Callable[[], Sequence[Checked]]) -> None:
    def work() -> None:
        try:
            answer: Reported | Told = Reported(title, plain_language.told(check()))
        except KlantreisError as error:
            answer = Told(str(error), "error")
        if not get_current_worker().is_cancelled:
            app.post_message(answer)

    app.post_message(Told(_("De tekst wordt nagelezen…")))
    app.run_worker(work, thread=True, exclusive=True, group="plain-language")
