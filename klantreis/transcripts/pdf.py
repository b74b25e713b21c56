"""The text of PDFs, page after page."""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from klantreis.model.errors import KlantreisError
from klantreis.model.sources import Transcript
from klantreis.text.catalogue import _
from klantreis.text.clean import clean
from klantreis.transcripts.plain import transcript_of_text

_MARK_WITHIN = 1024
_MAX_PAGES = 2_000
_MAX_CHARACTERS = 20_000_000
_NUMBER = re.compile(r"\d+")
_EDGE = 2
"""How many lines at the top and at the bottom of a page may be its header and footer."""
_REPEATED = 3


def read_pdf(name: str, data: bytes) -> Transcript:
    """The transcript in a .pdf file that has text; headers and footers that come back are left out.

    Raises KlantreisError where it is no PDF, is damaged, has a password, or is a picture of paper only.
    """
    pages = [[line.strip() for line in clean(text).split("\n") if line.strip()] for text in _pages(name, data)]
    lines = [line for page in _without_edges(pages) for line in page]
    if not lines:
        raise KlantreisError(
            _("{name} is een scan: er staat geen tekst in; maak er met tekstherkenning (OCR) tekst van.").format(
                name=name
            )
        )
    return transcript_of_text("\n".join(lines))


def _pages(name: str, data: bytes) -> list[str]:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError

    if b"%PDF-" not in data[:_MARK_WITHIN]:
        raise KlantreisError(_("{name} is geen PDF; controleer het bestand.").format(name=name))
    locked = KlantreisError(_("{name} heeft een wachtwoord; bewaar het zonder wachtwoord.").format(name=name))
    large = KlantreisError(_("{name} is uitgepakt te groot om veilig te openen.").format(name=name))
    found: list[str] = []
    size = 0
    try:
        with _silent():
            reader = PdfReader(io.BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                raise locked
            if len(reader.pages) > _MAX_PAGES:
                raise large
            for page in reader.pages:
                found.append(page.extract_text())
                size += len(found[-1])
                if size > _MAX_CHARACTERS:
                    raise large
    except (FileNotDecryptedError, DependencyError) as error:
        raise locked from error
    except LimitReachedError as error:
        raise large from error
    # A broken PDF makes the library stumble in many ways; it says so itself (`pypdf.errors`).
    except (PyPdfError, LookupError, ValueError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        raise KlantreisError(
            _("{name} is beschadigd of niet compleet; bewaar het bestand opnieuw.").format(name=name)
        ) from error
    return found


@contextmanager
def _silent() -> Iterator[None]:
    """Keep the library's warnings off the screen."""
    logger = logging.getLogger("pypdf")
    before = logger.disabled, logger.propagate
    handler = logging.NullHandler()
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.disabled, logger.propagate = before


def _without_edges(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """Pages without the lines at their edges that come back on most of them, whatever number is in these."""
    edges = Counter(key for page in pages for key in {_NUMBER.sub("0", line) for line in _at_edges(page)})
    often = {key for key, count in edges.items() if count >= max(_REPEATED, len(pages) / 2)}
    kept = []
    for page in pages:
        lines = list(page)
        for side in (0, -1):
            for _time in range(_EDGE):
                if lines and _NUMBER.sub("0", lines[side]) in often:
                    del lines[side]
        kept.append(lines)
    return kept


def _at_edges(page: Sequence[str]) -> Sequence[str]:
    return [*page[:_EDGE], *page[-_EDGE:]]
