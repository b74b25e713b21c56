"""The language of the command line, to be chosen before any verb is imported."""

import gettext
import os
from pathlib import Path

from klantreis.text import catalogue

_LOCALE = Path(catalogue.__file__).parent / "locale"


def speak(language: str | None = None) -> None:
    """Everything in one language, by default Dutch or KLANTREIS_LANG: our strings and those of click."""
    chosen = language or os.environ.get("KLANTREIS_LANG") or "nl"
    os.environ["LANGUAGE"] = chosen  # what click's own gettext goes by
    gettext.bindtextdomain("messages", str(_LOCALE))
    catalogue.use(chosen)
