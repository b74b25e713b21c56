"""Uittypen: a talk as text, with the recording under the fingers."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static, TextArea
from textual.widgets.text_area import Selection

from klantreis.files import whereabouts
from klantreis.model import lines
from klantreis.model.errors import KlantreisError
from klantreis.model.sources import Source, Turn, Word
from klantreis.text.catalogue import _, plural
from klantreis.tui import keys
from klantreis.tui.dialogs.choosing import Choose
from klantreis.tui.dialogs.paths import files
from klantreis.tui.dialogs.question import Question
from klantreis.tui.messages import Changed, Told, Where
from klantreis.tui.panes.pane import Pane
from klantreis.tui.shown import plain
from klantreis.tui.typing.editor import TurnEditor
from klantreis.tui.typing.snippets import snippets
from klantreis.tui.typing.times import clock, milliseconds
from klantreis.tui.typing.wave import SPANS_MS, WaveStrip
from klantreis.workflow import collect, recordings, studies, transcribe
from klantreis.workflow.listening import Listening
from klantreis.workflow.studies import Study
from klantreis.workflow.typing_out import type_out

if TYPE_CHECKING:
    from klantreis.audio.player import Player

AT_RISK_S = 0.8
"""So long what was typed may stand on the screen alone."""
_BEAT_S = 0.1
_BEFORE_MS = 300
_SHORT = 12
"""With fewer rows the waveform makes room for the text."""
_SPEEDS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
_REWINDS_MS = (0, 500, 1000, 1500, 2000, 3000, 5000)


class TypingPane(Pane):
    """The strip with the sound, and the editor. What is typed is stored at once."""

    BINDINGS: ClassVar[list[BindingType]] = list(keys.TYPING)

    def __init__(self, study: Study, *, id: str) -> None:
        super().__init__(study, id=id)
        self.open_title: str | None = None
        """The source to show; what stands here is shown at the next look."""
        self._editor = TurnEditor()  # kept by name: it still knows its text when it has left the screen
        self._source: Source | None = None
        self._seen: list[Turn] = []
        self._words: Mapping[str, Sequence[Word]] = {}
        self._listening: Listening | None = None
        self._saving: Timer | None = None
        self._rewind_ms = 1500

    def compose(self) -> ComposeResult:
        with Vertical(classes="columns"):
            yield WaveStrip()
            yield self._editor
        yield Static(plain(_("Kies in Bronnen (F2) een gesprek, en druk op t."), "bold"), classes="empty", markup=False)

    def on_mount(self) -> None:
        self.set_interval(_BEAT_S, self._beat)

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.height < _SHORT, "-short")

    @property
    def main(self) -> Widget:
        return self._editor

    @property
    def where(self) -> str:
        if self._source is None:
            return ""
        place = _("regel {n} van {all}").format(n=self._editor.row + 1, all=len(self._editor.known))
        return f"{self._source.title} · {place}"

    # --- the source ---------------------------------------------------------------------------

    def load(self) -> None:
        source = self._found()
        self.set_class(source is None, "-empty")
        if source is None:
            return
        if self._source is None or source.id != self._source.id:
            self._leave()
            self._begin(source)
        elif self._saving is None:
            now = transcribe.stored(self.study, source)
            if now != self._seen:
                self._seen = now
                self._know_words(source)
                self._editor.show_turns(now)
        self._source = source
        self._paint()

    def _found(self) -> Source | None:
        """The source that was asked for, else the one that is open, else the first."""
        known = collect.listed(self.study)
        wanted = self.open_title or (self._source.title if self._source else None)
        by_id = {source.id: source for source in known}
        if self.open_title is None and self._source is not None:
            return by_id.get(self._source.id)
        return next((source for source in known if source.title == wanted), known[0] if known else None)

    def _begin(self, source: Source) -> None:
        self._source, self.open_title = source, None
        self._seen = transcribe.stored(self.study, source)
        self._know_words(source)
        places = whereabouts.load(self.study.folder)
        self._editor.show_turns(self._seen or [Turn("", "")])
        self._editor.move_cursor((min(places.row.get(source.id, 0), len(self._seen) - 1), 0))
        self._listen(source, places.heard_ms.get(source.id, 0))

    def _know_words(self, source: Source) -> None:
        self._words = transcribe.words(self.study, source)
        self._editor.unsure = transcribe.unsure(self._words)

    def _listen(self, source: Source, at_ms: int = 0) -> None:
        if self._listening is not None:
            self._listening.close()
        self._listening = Listening(self.study, source, at_ms)
        self._listening.start()

    def _leave(self) -> None:
        """Store what was typed and where one was, and stop the sound."""
        self._save()
        if self._source is not None:
            heard_ms = None if self._player is None else self._player.position_ms
            whereabouts.keep(self.study.folder, self._source.id, row=self._editor.row, heard_ms=heard_ms)
        if self._listening is not None:
            self._listening.close()
            self._listening = None

    def on_unmount(self) -> None:
        self._leave()

    def on_hide(self) -> None:
        """Another room opens: nobody reads along, so nothing plays on."""
        if self._player is not None:
            self._player.pause()
        self._save()

    def on_text_area_selection_changed(self, _event: TextArea.SelectionChanged) -> None:
        self.post_message(Where(self.where))

    # --- storing ------------------------------------------------------------------------------

    def on_turn_editor_typed(self, _event: TurnEditor.Typed) -> None:
        if self._saving is None:
            self._saving = self.set_timer(AT_RISK_S, self._save)

    def _save(self) -> None:
        """Store what stands here, where it is not stored yet."""
        if self._saving is None or self._source is None:
            return
        self._saving.stop()
        self._saving = None
        try:
            now = type_out(self.study, self._source, self._seen, self._editor.turns)
        except KlantreisError as error:
            self.post_message(Told(str(error), "error"))
            return
        self._seen = now
        self._know_words(self._source)
        if not self._editor.stored(now):
            self._editor.show_turns(now)
        self.post_message(Changed(self.id))

    # --- the sound ----------------------------------------------------------------------------

    @property
    def _player(self) -> "Player | None":
        return self._listening.player if self._listening is not None else None

    def _beat(self) -> None:
        """Show where the sound is."""
        if not self.display or self._listening is None:
            return
        self._paint()

    def _paint(self) -> None:
        player, editor = self._player, self._editor
        sounding = None
        if player is not None:
            sounding = lines.at(editor.known, player.position_ms)
            editor.heard_ms = player.position_ms if player.playing else None
            player.rewind_ms = self._rewind_ms
        if sounding != editor.sounding:
            editor.sounding = sounding
            editor.repaint()
        self.set_class(player is None, "-silent")
        self.query_one(WaveStrip).show(self._listening, editor.known)

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
        """Play from the word of the cursor; where that has no time, its place in the turn tells about when it was said."""
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

    def action_unsure(self) -> None:
        """Go to the next word that a program was not sure of, and play it."""
        editor = self._editor
        here = editor.selection.end if editor.selected_text else editor.cursor_location
        known = [
            (row, word)
            for row, turn in enumerate(editor.known)
            for word in sorted(editor.unsure.get(turn.id, ()), key=lambda word: word.start)
        ]
        if not known:
            self.post_message(Told(_("Er zijn geen onzekere woorden.")))
            return
        row, word = next(((r, w) for r, w in known if (r, w.start) >= here), known[0])
        editor.selection = Selection((row, word.start), (row, word.end))
        player = self._player
        if player is not None and word.start_ms is not None:
            player.seek(word.start_ms - _BEFORE_MS)
            with self.attempt():
                player.play()
        left = plural("Nog {n} onzeker woord in dit gesprek", "Nog {n} onzekere woorden in dit gesprek", len(known))
        self.post_message(Told(left))

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
                self._rewind_ms = int(ms)
                self._paint()

        title = _("Hoever terug bij het verder spelen?")
        self.app.push_screen(Choose(title, choices, current=str(self._rewind_ms)), answered)

    def action_zoom(self) -> None:
        """Show more of the waveform; after the most, the least."""
        strip = self.query_one(WaveStrip)
        strip.zoom = (strip.zoom + 1) % len(SPANS_MS)
        self._paint()

    # --- speakers and signs -------------------------------------------------------------------

    def action_speaker(self, number: int) -> None:
        """Let the n-th speaker of this talk say the line of the cursor; a new one gets a name of its own."""
        known = lines.speakers(self._editor.known)
        name = known[number - 1] if number <= len(known) else recordings.speaker_name(number - 1)
        self._say(self._editor.row, name)

    def _say(self, row: int, name: str | None) -> None:
        self._editor.change(row, replace(self._editor.turn(row), speaker=name))

    def action_name(self) -> None:
        """Ask who says the line of the cursor."""
        row = self._editor.row

        def answered(name: str | None) -> None:
            if name is not None:
                self._say(row, " ".join(name.split()) or None)

        self.app.push_screen(Question(_("Wie zegt dit?"), self._editor.turn(row).speaker or ""), answered)

    def action_snippet(self) -> None:
        """Put a sign of transcribers in the text."""

        def answered(sign: str | None) -> None:
            if sign is not None:
                self._editor.insert(sign)

        choices = [(sign, f"{sign}   {means}") for sign, means in snippets()]
        self.app.push_screen(Choose(_("Een teken in de tekst"), choices, few=20), answered)

    # --- recordings ---------------------------------------------------------------------------

    def action_recording(self) -> None:
        """Ask for a recording of this talk."""
        source = self._source
        if source is None:
            return

        def answered(line: str | None) -> None:
            if line is not None:
                with self.attempt():
                    (path, *_more) = files(line)
                    self.post_message(Told(_("Opname openen: {name}…").format(name=path.name)))
                    self.run_worker(partial(self._add, source, path), thread=True, exclusive=True, group="recording")

        title = _("Welke opname hoort bij {title}?").format(title=source.title)
        hint = _("het pad van een wav, mp3, m4a, ogg, flac of amr")
        self.app.push_screen(Question(title, placeholder=hint), answered)

    def _add(self, source: Source, path: Path) -> None:
        try:
            with studies.open_again(self.study) as own:
                recordings.add(own, source, path, link=self.study.encrypted)
        except KlantreisError as error:
            self.post_message(Told(str(error), "error"))
        else:
            self.app.call_from_thread(self._added, source, path)

    def _added(self, source: Source, path: Path) -> None:
        self._listen(source)
        self.done(_("Opname erbij: {name}").format(name=path.name))
