"""The review pass: hearing again what a program was not sure of, word by word or one stretch after the other."""

from bisect import bisect_right

from textual.widgets.text_area import Selection

from klantreis.model.sources import Word
from klantreis.model.words import stretches
from klantreis.text.catalogue import _, plural
from klantreis.tui.messages import Told
from klantreis.tui.typing.editor import TurnEditor
from klantreis.tui.typing.hearing import Hearing

_AROUND_MS = 300
_LATE_MS = 1_200
"""So far behind the end of a stretch one can be at a look of the clock; farther is somewhere else."""

Stretch = tuple[int, int]


class Reviewing(Hearing):
    """Going past the unsure words, by ear."""

    _stretch_now: Stretch | None = None
    """The stretch that is heard; None where the recording plays as it is."""

    def _unsure(self) -> list[tuple[int, Word]]:
        """The unsure words with their lines, in the order of the text."""
        editor = self._editor
        return [
            (row, word)
            for row, turn in enumerate(editor.known)
            for word in sorted(editor.unsure.get(turn.id, ()), key=lambda word: word.start)
        ]

    def _choose(self, row: int, word: Word) -> None:
        self._editor.selection = Selection((row, word.start), (row, word.end))

    def action_unsure(self) -> None:
        """Go to the next word that a program was not sure of, and play it."""
        editor = self._editor
        here = editor.selection.end if editor.selected_text else editor.cursor_location
        known = self._unsure()
        if not known:
            self._none_left()
            return
        self._stretch_now = None
        row, word = next(((r, w) for r, w in known if (r, w.start) >= here), known[0])
        self._choose(row, word)
        player = self._player
        if player is not None and word.start_ms is not None:
            player.seek(word.start_ms - _AROUND_MS)
            with self.attempt():
                player.play()
        left = plural("Nog {n} onzeker woord in dit gesprek", "Nog {n} onzekere woorden in dit gesprek", len(known))
        self.post_message(Told(left))

    def _none_left(self) -> None:
        self.post_message(Told(_("Er zijn geen onzekere woorden.")))

    def action_review(self) -> None:
        """Play only the stretches with unsure words, one after the other from here on; or stop doing so."""
        player = self._ready()
        if player is None:
            return
        if self._stretch_now is not None and player.playing and _within(self._stretch_now, player.position_ms):
            self._stop_here()
            return
        found = self._stretches()
        if not found:
            self._none_left()
            return
        here = player.position_ms
        player.unloop()
        self._play_stretch(next((each for each in found if each[1] > here), found[0]))
        told = plural("Je hoort alleen het onzekere stuk.", "Je hoort alleen de {n} onzekere stukken.", len(found))
        self.post_message(Told(told))

    def _stretches(self) -> tuple[Stretch, ...]:
        return stretches((word for _row, word in self._unsure()), _AROUND_MS)

    def _play_stretch(self, stretch: Stretch) -> None:
        """Hear a stretch from its beginning, its first word chosen, so that typing replaces it."""
        player = self._player
        assert player is not None
        self._stretch_now = stretch
        player.seek(stretch[0])
        chosen = [(r, w) for r, w in self._unsure() if w.start_ms is not None and stretch[0] <= w.start_ms < stretch[1]]
        if chosen:
            self._choose(*chosen[0])
        with self.attempt():
            player.play()
        self._paint()

    def _stop_here(self) -> None:
        if self._player is not None:
            self._player.pause()
        self._stretch_now = None

    def _beat(self) -> None:
        player, stretch = self._player, self._stretch_now
        if player is not None and stretch is not None:
            place = player.position_ms
            if not player.playing:
                self._stretch_now = None
            elif not stretch[0] <= place < stretch[1]:
                self._next_stretch(stretch, place)
        super()._beat()

    def _next_stretch(self, stretch: Stretch, place: int) -> None:
        """At the end of a stretch, the next; who went elsewhere by another key hears the recording as it is."""
        if not _within(stretch, place):
            self._stretch_now = None
            return
        found = self._stretches()
        behind = bisect_right([start for start, _end in found], stretch[0])
        if behind < len(found):
            self._play_stretch(found[behind])
            return
        self._stop_here()
        self.post_message(Told(_("Dat was het laatste onzekere stuk.")))

    def on_turn_editor_typed(self, _event: TurnEditor.Typed) -> None:
        """Who types stays at this word: the next stretch would take the cursor along."""
        if self._stretch_now is not None:
            self._stop_here()


def _within(stretch: Stretch, place: int) -> bool:
    """Whether a place is in a stretch, or ran out of it since the last look."""
    return stretch[0] <= place < stretch[1] + _LATE_MS
