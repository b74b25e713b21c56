"""Listening to the recordings of a source: checked, decoded beside the screen, and played as one."""

from collections.abc import Callable
from threading import Event, Thread

from klantreis.audio.decoding import Decoder
from klantreis.audio.device import Device, Loudspeaker
from klantreis.audio.player import Player
from klantreis.audio.sound import Sound
from klantreis.audio.waveform import Waveform, waveform
from klantreis.model.errors import KlantreisError
from klantreis.model.sources import Source
from klantreis.store import recordings as store
from klantreis.store.study import Study
from klantreis.workflow import recordings


class Listening:
    """The recordings of a source, on their way to the ear. What is not there yet is None.

    `problem` says why nothing can be heard, `remark` what is wrong with what can.
    """

    def __init__(self, study: Study, source: Source, device: Callable[[], Device] = Loudspeaker) -> None:
        self.source = source
        self.recordings = store.of_source(study, source.id)
        self.player: Player | None = None
        self.wave: Waveform | None = None
        self.problem = ""
        self.remark = ""
        self._paths = [recordings.place(study, each) for each in self.recordings]
        self._device = device
        self._stop = Event()
        self._thread: Thread | None = None

    @property
    def loading(self) -> bool:
        """Whether more is still being decoded."""
        return self._thread is not None and self._thread.is_alive()

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
                recordings.checked_at(path, recording)
                with Decoder(path, sound) as decoder:
                    sound = decoder.sound
                    if self.player is None:
                        self.player = Player(sound, self._device())
                    decoder.run(self._stop)
                if self._stop.is_set():
                    return
        except KlantreisError as error:
            self.problem = str(error)
        if sound is not None:
            sound.complete = True
            self.remark = sound.remark
            self.wave = waveform(sound)
