"""Driving the app in tests: keys in, what is on the screen out."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual import events
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets import Input, OptionList

from klantreis.store.study import Study
from klantreis.tui.app import KlantreisApp
from klantreis.tui.coding.pane import CodingPane
from klantreis.tui.widgets.bars import StatusLine
from klantreis.tui.widgets.transcript_view import TranscriptView

WIDE = (140, 40)


class Driver:
    """The app under the hand of a test."""

    def __init__(self, app: KlantreisApp, pilot: "Pilot[None]") -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys and wait until all is quiet."""
        for key in keys:
            await self.pilot.press(key)
        await self.pilot.pause()

    async def burst(self, *keys: str) -> None:
        """Press keys faster than the app can follow."""
        for key in keys:
            self.app._driver.send_message(events.Key(key, key if len(key) == 1 else None))  # type: ignore[union-attr]
        for _turn in range(3):
            await self.pilot.pause(0.05)

    async def write(self, text: str) -> None:
        """Write a text into the field that has the focus."""
        field = self.app.focused
        assert isinstance(field, Input)
        field.value = text
        await self.pilot.pause()

    async def wait_for(self, text: str, turns: int = 100) -> None:
        """Wait until the screen shows a text; a worker may take some time, one that draws pictures more turns."""
        for _turn in range(turns):
            if text in self._painted():  # amid a change of screens, that need not be all of it
                return
            await self.pilot.pause(0.05)
        raise AssertionError(f"not on the screen: {text}\n{self.screen}")

    def _strips(self) -> list[Strip]:
        return self.app.screen._compositor.render_strips()

    def _painted(self) -> str:
        return "\n".join(strip.text for strip in self._strips())

    @property
    def screen(self) -> str:
        """All text on the screen, row by row."""
        width, height = self.app.size
        strips = self._strips()
        assert len(strips) == height
        assert all(strip.cell_length == width for strip in strips)
        return "\n".join(strip.text for strip in strips)

    @property
    def asked(self) -> str:
        """The words of the dialog on top, as one line."""
        inside = (line[line.index("│") + 1 : line.rindex("│")] for line in self.screen.splitlines() if "│" in line)
        return " ".join(" ".join(inside).replace("▌", " ").split())

    @property
    def status(self) -> str:
        """What the status line tells."""
        return self.app.query_one(StatusLine).message

    @property
    def view(self) -> TranscriptView:
        """The text in the coding room."""
        return self.app.query_one(TranscriptView)

    @property
    def chosen(self) -> str:
        """The words that are chosen in the coding room."""
        selection = self.view.selection
        return self.view.text[slice(*selection)] if selection else ""

    async def go_to(self, words: str) -> None:
        """Put the cursor of the coding room at some words."""
        self.view.place(self.view.text.index(words))
        await self.pilot.pause()

    @property
    def coding(self) -> CodingPane:
        """The coding room."""
        return self.app.query_one(CodingPane)

    @property
    def highlighted(self) -> str:
        """The line of the list on top that is highlighted."""
        listed = self.app.screen.query(OptionList).first()
        return "" if listed.highlighted is None else str(listed.get_option_at_index(listed.highlighted).prompt)

    def options(self) -> list[str]:
        """What the list on top offers."""
        listed = self.app.screen.query_one(OptionList)
        return [str(option.prompt) for option in listed.options]


@asynccontextmanager
async def driving(study: Study, source: str | None = None, size: tuple[int, int] = WIDE) -> AsyncIterator[Driver]:
    """The running app."""
    app = KlantreisApp(study, source)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.pause()
        yield Driver(app, pilot)
