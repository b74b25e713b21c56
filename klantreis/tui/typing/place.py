"""What the room of typing out shows: a talk and its recording; and the storing of what is typed."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static, TextArea

from klantreis.files import preferences, whereabouts
from klantreis.model import lines
from klantreis.model.errors import KlantreisError
from klantreis.model.sources import Source, Turn, Word
from klantreis.text.catalogue import _
from klantreis.text.clean import one_line
from klantreis.tui.messages import Changed, Told, Where
from klantreis.tui.panes.pane import Pane
from klantreis.tui.shown import plain
from klantreis.tui.typing.editor import TurnEditor
from klantreis.tui.typing.wave import WaveStrip
from klantreis.workflow import collect, recordings, transcribe
from klantreis.workflow.listening import Listening
from klantreis.workflow.studies import Study
from klantreis.workflow.typing_out import type_beside, type_out

if TYPE_CHECKING:
    from klantreis.audio.player import Player

AT_RISK_S = 0.8
"""So long what was typed may stand on the screen alone."""
_BEAT_S = 0.1
_AGAIN_S = 5.0
_MOST_REWIND_MS = 60_000
_SHORT = 12
"""With fewer rows the waveform makes room for the text."""


class TypingPlace(Pane):
    """The strip with the sound, and the editor. What is typed is stored at once."""

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
        self._rewind_ms = min(max(preferences.load().rewind_ms, 0), _MOST_REWIND_MS)

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
        else:
            self._look_again(source)
        self._source = source
        self._paint()

    def _look_again(self, source: Source) -> None:
        """Show what became of the source that is open: others may have changed it, or an undo."""
        if self._saving is None:
            now = transcribe.stored(self.study, source)
            if now != self._seen:
                self._seen = now
                self._know_words(source)
                self._editor.show_turns(now)
        if self._listening is not None and self._listening.recordings != recordings.of_source(self.study, source):
            self._listen(source, 0 if self._player is None else self._player.position_ms)

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
            self._stored(type_out(self.study, self._source, self._seen, self._editor.turns))
        except KlantreisError as error:
            self._keep_both(self._source, error)

    def _stored(self, now: list[Turn]) -> None:
        """Go on from what is stored now."""
        assert self._source is not None
        self._seen = now
        self._know_words(self._source)
        if not self._editor.stored(now):
            self._editor.show_turns(now)
        self.post_message(Changed(self.id))

    def _keep_both(self, source: Source, reason: KlantreisError) -> None:
        """Somebody changed the same turn: what was typed comes below it, and typing goes on there."""
        row, column = self._editor.cursor_location
        typed = self._editor.turns[row].text
        try:
            now = type_beside(self.study, source, self._seen, self._editor.turns)
        except KlantreisError as error:
            self.post_message(Told(str(error), "error"))
            self._saving = self.set_timer(_AGAIN_S, self._save)  # it stands on the screen until it can be stored
            return
        self._stored(now)
        same = [n for n, turn in enumerate(now) if turn.text == one_line(typed)]
        if same:
            self._editor.move_cursor((min(same, key=lambda n: abs(n - row - 1)), column))
        self.post_message(Told(_("{reason} Wat je typte, staat eronder.").format(reason=reason), "warning"))

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
