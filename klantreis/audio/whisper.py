"""Whisper on this computer, by faster-whisper, with a model that the user has: nothing is ever fetched."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from klantreis.audio.draft import HeardWord
from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _

if TYPE_CHECKING:
    from klantreis.audio.draft import Numbers

NEEDED = ("model.bin", "config.json", "tokenizer.json")
"""What stands in the folder of a model for CTranslate2."""


class Whisper:
    """A recogniser (see `draft.Recogniser`) of Dutch speech. Raises KlantreisError where there is no usable model."""

    def __init__(self, folder: Path) -> None:
        missing = [name for name in NEEDED if not (folder / name).is_file()]
        if missing:
            message = _("In {folder} staat geen model voor faster-whisper: {names} ontbreekt.")
            raise KlantreisError(message.format(folder=folder, names=", ".join(missing)))
        try:
            from faster_whisper import WhisperModel
        except ImportError as error:
            message = _("Voor een concept is nog iets nodig; installeer het met: pip install 'klantreis[asr]'")
            raise KlantreisError(message) from error
        logging.getLogger("faster_whisper").setLevel(logging.CRITICAL)  # it would write across the screen
        try:
            self._model: Any = WhisperModel(str(folder), device="cpu", compute_type="int8", local_files_only=True)
        except (RuntimeError, ValueError, OSError) as error:
            message = _("Het model in {folder} is niet te gebruiken; haal het opnieuw op.")
            raise KlantreisError(message.format(folder=folder)) from error

    def hear(self, samples: "Numbers") -> list[HeardWord]:
        """The Dutch words in sound, always the same ones for the same sound."""
        segments, _info = self._model.transcribe(
            samples,
            language="nl",
            temperature=0.0,
            word_timestamps=True,
            condition_on_previous_text=False,
        )
        return [
            HeardWord(word.word, round(1000 * word.start), round(1000 * word.end), word.probability)
            for segment in segments
            for word in segment.words or ()
        ]
