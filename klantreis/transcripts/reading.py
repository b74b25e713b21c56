"""Reading a transcript file: which reader fits which file."""

from collections.abc import Callable, Mapping
from pathlib import PurePath

from klantreis.model.errors import KlantreisError
from klantreis.model.sources import Transcript
from klantreis.text.catalogue import _
from klantreis.text.clean import one_line
from klantreis.transcripts.html_pages import read_html
from klantreis.transcripts.open_document import read_odt
from klantreis.transcripts.otranscribe import read_otr
from klantreis.transcripts.pdf import read_pdf
from klantreis.transcripts.plain import read_markdown, read_text
from klantreis.transcripts.rich_text import read_rtf
from klantreis.transcripts.subtitles import read_srt, read_vtt
from klantreis.transcripts.whisper import read_json
from klantreis.transcripts.word import read_word

_READERS: Mapping[str, Callable[[str, bytes], Transcript]] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".docx": read_word,
    ".odt": read_odt,
    ".rtf": read_rtf,
    ".pdf": read_pdf,
    ".vtt": read_vtt,
    ".srt": read_srt,
    ".json": read_json,
    ".otr": read_otr,
    ".html": read_html,
    ".htm": read_html,
}
ENDINGS: tuple[str, ...] = tuple(_READERS)
"""The endings of files that can be read, with their dot."""


def read(name: str, data: bytes) -> Transcript:
    """The transcript in a file; its ending (capitals don't matter) says how to read it.

    Each utterance has text, or a speaker and a time, and no line break. Raises KlantreisError where
    the kind of file is unknown, or the file is empty, damaged or no transcript.
    """
    name = one_line(name)  # it stands in messages, and file names come from outside as well
    reader = _READERS.get(PurePath(name).suffix.lower())
    if reader is None:
        raise KlantreisError(
            _("{name}: dit soort bestand kan klantreis niet lezen; bewaar het gesprek als {endings}.").format(
                name=name, endings=", ".join(ENDINGS)
            )
        )
    transcript = reader(name, data)
    if not transcript.utterances:
        raise KlantreisError(_("{name} bevat geen gesprek; kies een bestand met tekst.").format(name=name))
    return transcript
