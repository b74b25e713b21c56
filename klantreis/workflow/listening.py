"""Listening to the recordings of a source: checked, decoded beside the screen, and played as one."""

from threading import Event, Thread

from klantreis.audio.decoding import empty, pour
from klantreis.audio.device import Open
from klantreis.audio.loudspeaker import open_device
from klantreis.audio.player import Player
from klantreis.audio.sound import Sound
from klantreis.audio.waveform import Waveform, waveform
from klantreis.model.errors import KlantreisError
from klantreis.model.sources import Source
from klantreis.store import recordings as store
from klantreis.store.study import Study
from klantreis.workflow import recordings, studies

_WAIT_MS = 200
"""So long another program that writes is waited for with what is only a convenience."""


class Listening:
    """The recordings of a source, on their way to the ear. What is not there yet is None.

    `problem` says what is wrong with a recording; what there is of it can be heard.
    """

    def __init__(self, study: Study, source: Source, at_ms: int = 0, open_with: Open = open_device) -> None:
        """`at_ms`: where to stand at the beginning."""
        self.source = source
        self.recordings = store.of_source(study, source.id)
        self.sound: Sound | None = None
        self.player: Player | None = None
        self.wave = self._kept(study)
        self.problem = ""
        self._study = study
        self._paths = [recordings.place(study, each) for each in self.recordings]
        self._at_ms = at_ms
        self._open = open_with
        self._stop = Event()
        self._thread: Thread | None = None

    @property
    def loading(self) -> bool:
        """Whether more is still being decoded."""
        return self._thread is not None and self._thread.is_alive()

    @property
    def duration_ms(self) -> int:
        """How long it lasts: while it is being decoded as it was when it came in, in the end as it turned out."""
        if self.sound is not None and self.sound.complete:
            return self.sound.duration_ms
        return sum(each.duration_ms for each in self.recordings)

    def start(self) -> None:
        """Begin to check and decode; returns at once."""
        if self.recordings:
            self._thread = Thread(target=self._work, name="klantreis-listening", daemon=True)
            self._thread.start()

    def wait(self) -> None:
        """Wait until all is decoded."""
        if self._thread is not None:
            self._thread.join()

    def close(self) -> None:
        """Stop decoding and playing."""
        self._stop.set()
        self.wait()
        if self.player is not None:
            self.player.close()

    def _work(self) -> None:
        sound: Sound | None = None
        try:
            for recording, path in zip(self.recordings, self._paths, strict=True):
                content = recordings.checked_at(path, recording, self._study.passphrase)
                if sound is None:
                    sound = self.sound = empty(content)
                    player = Player(self._open)
                    player.load(sound, self._at_ms)
                    self.player = player  # last: from here on somebody else uses it
                self.problem = pour(content, sound, self._stop.is_set) or self.problem
                if self._stop.is_set():
                    break
        except KlantreisError as error:
            self.problem = str(error)
        if sound is not None:
            sound.finish(self.problem)
            self._draw(sound)

    def _kept(self, study: Study) -> Waveform | None:
        """How it looked when it was open before, so that all of it shows while it is still being decoded."""
        kept = store.waveform(study, self.recordings) if self.recordings else None
        return None if kept is None else Waveform.from_bytes(kept)

    def _draw(self, sound: Sound) -> None:
        """Show what came of the decoding; what is whole and sound is kept."""
        if self._stop.is_set():
            return
        before, self.wave = self.wave, waveform(sound)
        if self.problem or (before is not None and before.to_bytes() == self.wave.to_bytes()):
            return
        try:
            with studies.open_again(self._study) as own:
                studies.wait_briefly(own, _WAIT_MS)
                store.keep_waveform(own, self.recordings, self.wave.to_bytes())
        except KlantreisError:
            return  # the study was moved or closed off meanwhile; the next opening draws it anew
