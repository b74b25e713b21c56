"""A walk past the rooms in five steps, for who opens klantreis for the first time."""

from collections.abc import Iterator, Mapping
from string import Formatter
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from klantreis.text.catalogue import _
from klantreis.tui import keys
from klantreis.tui.dialogs.dialog import Dialog
from klantreis.tui.keymap import Keymap
from klantreis.tui.shown import beside, lines, plain

ROOMS = ("sources", "coding", "coding", "coding", "coding")
"""The room that shows behind each step."""


class Tour(Dialog[bool]):
    """One step, from 0, at the foot of the screen; the answer is whether to go on."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space,right", "next", _("Verder"), id="tour.next")]

    def __init__(self, step: int, keymap: Keymap) -> None:
        last = step == len(ROOMS) - 1
        title = _("Rondleiding {n} van {all}: {name}").format(n=step + 1, all=len(ROOMS), name=_titles()[step])
        super().__init__(title, _("Enter begint") if last else _("Enter verder · Esc stopt"))
        self._step = step
        self._keymap = keymap

    def body(self) -> Iterator[Widget]:
        """What the step tells, with the keys that count."""
        shown = {b.id: self._keymap.shown(b) for _title, group in keys.help_groups() for b in group}
        told = [beside(*_filled(line, shown)) for line in _steps()[self._step]]
        yield Static(lines(*told), markup=False)

    def action_next(self) -> None:
        """Go on to the next step."""
        self.dismiss(True)


def _titles() -> tuple[str, ...]:
    return (
        _("de kamers"),
        _("tekst kiezen"),
        _("een code geven"),
        _("gevoel, en ongedaan maken"),
        _("hulp vinden"),
    )


def _steps() -> tuple[tuple[str, ...], ...]:
    """The lines of each step; a name between braces is the id of the binding whose keys stand there."""
    return (
        (
            _("Bovenaan staan de kamers, in de volgorde van het onderzoek. Je opent ze met de F-toetsen:"),
            _("{app.sources} bronnen, {app.coding} coderen, {app.codebook} codeboek, {app.find} zoeken,"),
            _("{app.compare} vergelijken, {app.journeys} klantreizen en {app.findings} verbeterpunten."),
            _("In Bronnen lees je gesprekken in met {sources.import}; met {sources.open} ga je er een coderen."),
        ),
        (
            _("In Coderen loop je met de pijltjes door de tekst; met Shift erbij kies je tekst."),
            _("{text.sentence} kiest de zin, {text.turn} de hele beurt."),
            _("{text.next_coding} gaat naar de volgende codering, {coding.search} zoekt in de bron."),
        ),
        (
            _("{coding.code} geeft de gekozen tekst een code: typ een deel van de naam en druk op Enter."),
            _("{coding.again} geeft de laatste code nog eens."),
            _("Onder de cijfers 1 tot 9 zet je vaste codes met {coding.pins}."),
        ),
        (
            _("Hoe voelde het? {coding.lower} en {coding.higher} maken het gevoel lager of hoger."),
            _("Alles staat meteen op schijf. {app.undo} maakt ongedaan wat je deed, {app.redo} doet het opnieuw;"),
            _("ook na een herstart. {app.history} toont wat er allemaal gedaan is."),
        ),
        (
            _("Onderaan staan de toetsen die je nu het meest nodig hebt. {app.help} toont ze allemaal."),
            _("{app.palette} vindt elke opdracht, bron en code door te typen; daar staat ook deze rondleiding."),
            _("{app.theme} wisselt tussen donker, licht en 16 kleuren. {app.quit} stopt."),
        ),
    )


def _filled(line: str, shown: Mapping[str | None, str]) -> Iterator[Content | str]:
    for text, id_, _format, _conversion in Formatter().parse(line):
        yield text
        if id_ is not None:
            yield plain(shown[id_], "bold $accent")
