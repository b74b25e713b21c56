"""The sound under the fingers: playing, finding places, and times for turns."""

from dataclasses import replace
from typing import TYPE_CHECKING

from klantreis.files import preferences
from klantreis.text.catalogue import _
from klantreis.tui.dialogs.choosing import Choose
from klantreis.tui.dialogs.question import Question
from klantreis.tui.messages import Told
from klantreis.tui.typing.place import TypingPlace
from klantreis.tui.typing.times import clock, milliseconds
from klantreis.tui.typing.wave import SPANS_MS, WaveStrip

if TYPE_CHECKING:
    from klantreis.audio.player import Player

_SPEEDS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
_REWINDS_MS = (0, 500, 1000, 1500, 2000, 3000, 5000)


class Hearing(TypingPlace):
    """What can be done with the recording."""

    def _ready(self) -> "Player | None":
        """The player, or a word on why there is none."""
        if self._player is None:
            if self._listening is None or not self._listening.recordings:
                told = _("Bij dit gesprek hoort nog geen opname. Ctrl+B zoekt er een bij.")
            else:
                told = self._listening.problem or _("De opname wordt nog geopend.")
            self.post_message(Told(told, "warning"))
        return self._player

    def action_play(self) -> None:
        """Play, or pause."""
        if player := self._ready():
            with self.attempt():
                player.toggle()
                self._paint()

    def action_step(self, seconds: float) -> None:
        """Go some seconds on, or back."""
        if player := self._ready():
            player.step(round(1000 * seconds))
            self._paint()

    def action_speed(self, by: int) -> None:
        """Play a step faster or slower; 0: at the speed at which it was recorded."""
        if player := self._ready():
            place = min(range(len(_SPEEDS)), key=lambda n: abs(_SPEEDS[n] - player.speed))
            player.speed = _SPEEDS[max(0, min(len(_SPEEDS) - 1, place + by))] if by else 1.0
            self._paint()

    def action_loop(self) -> None:
        """Repeat the turn of the cursor, or stop doing so."""
        player = self._ready()
        if player is None:
            return
        if player.looping is not None:
            player.unloop()
        elif (stretch := self._stretch(self._editor.row)) is not None:
            player.loop(*stretch)
            with self.attempt():
                player.play()
        else:
            self._no_time()
        self._paint()

    def _stretch(self, row: int) -> tuple[int, int] | None:
        """From when to when a line sounds: to its end, or else to the beginning of the next that has one."""
        known = self._editor.known
        start, end = known[row].start_ms, known[row].end_ms
        if end is None:
            end = next((turn.start_ms for turn in known[row + 1 :] if turn.start_ms is not None), None)
        if start is None or end is None or end <= start:
            return None
        return start, end

    def _no_time(self) -> None:
        self.post_message(Told(_("Deze beurt heeft nog geen tijd; Ctrl+J zet er een."), "warning"))

    def action_hear(self) -> None:
        """Play from the word of the cursor, or from about there where that has no time."""
        player = self._ready()
        if player is None:
            return
        row, column = self._editor.cursor_location
        start = self._editor.turn(row).start_ms
        if start is None:
            self._no_time()
            return
        player.seek(self._said_at(row, column, start))
        with self.attempt():
            player.play()
        self._paint()

    def _said_at(self, row: int, column: int, start: int) -> int:
        """About when what stands in a column of a line was said; the line begins at `start`."""
        before = [
            word.start_ms
            for word in self._words.get(self._editor.turn(row).id, ())
            if word.start <= column and word.start_ms is not None
        ]
        if before:
            return before[-1]
        stretch = self._stretch(row)
        length = len(self._editor.document.get_line(row))
        return start + ((stretch[1] - start) * column // length if stretch and length else 0)

    def action_follow(self) -> None:
        """Put the cursor in the turn that is heard."""
        if self._ready() is not None and self._editor.sounding is not None:
            self._editor.move_cursor((self._editor.sounding, 0))

    def action_stamp(self) -> None:
        """Let the turn of the cursor begin at what is heard, and the one before it end there."""
        player, editor = self._ready(), self._editor
        if player is None:
            return
        now, row = player.position_ms, editor.row
        turn = editor.turn(row)
        end = turn.end_ms if turn.end_ms is not None and turn.end_ms > now else None
        editor.change(row, replace(turn, start_ms=now, end_ms=end))
        if row:
            before = editor.turn(row - 1)
            if before.start_ms is not None and before.start_ms < now and (before.end_ms or now) >= now:
                editor.change(row - 1, replace(before, end_ms=now))
        self.post_message(Told(_("Deze beurt begint op {time}.").format(time=clock(now))))

    def action_go_to(self) -> None:
        """Ask for a time, and go there."""
        player = self._ready()
        if player is None:
            return

        def answered(text: str | None) -> None:
            if text is None:
                return
            ms = milliseconds(text)
            if ms is None:
                self.post_message(
                    Told(_("“{text}” is geen tijd; schrijf bijvoorbeeld 12:34.").format(text=text), "warning")
                )
                return
            player.seek(ms)
            self._paint()

        self.app.push_screen(Question(_("Naar welke tijd?"), placeholder="12:34"), answered)

    def action_rewind(self) -> None:
        """Ask how far to go back after a pause."""
        choices = [(str(ms), _("{n} seconden").format(n=f"{ms / 1000:g}".replace(".", ","))) for ms in _REWINDS_MS]

        def answered(ms: str | None) -> None:
            if ms is not None:
                self._rewind_ms = preferences.change(rewind_ms=int(ms)).rewind_ms
                self._paint()

        title = _("Hoever terug bij het verder spelen?")
        self.app.push_screen(Choose(title, choices, current=str(self._rewind_ms)), answered)

    def action_zoom(self) -> None:
        """Show more of the waveform; after the most, the least."""
        strip = self.query_one(WaveStrip)
        strip.zoom = (strip.zoom + 1) % len(SPANS_MS)
        self._paint()
