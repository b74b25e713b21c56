"""The language of the command line and the terminal, to be chosen before any verb is imported."""

import gettext
import os
from collections.abc import Sequence
from pathlib import Path

from klantreis.text import catalogue

LANGUAGES = ("nl", "en")
OPTION = "--lang"
_LOCALE = Path(catalogue.__file__).parent / "locale"


def asked(arguments: Sequence[str]) -> str | None:
    """The language that the arguments ask for, before or after the verb; None where they ask for none."""
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == OPTION:
            return arguments[place + 1] if place + 1 < len(arguments) else None
        if argument.startswith(f"{OPTION}="):
            return argument.removeprefix(f"{OPTION}=")
    return None


def speak(language: str | None = None) -> None:
    """Everything in one language, by default KLANTREIS_LANG or else Dutch: our strings and those of click."""
    wanted = language or os.environ.get("KLANTREIS_LANG")
    chosen = wanted if wanted in LANGUAGES else LANGUAGES[0]
    os.environ["LANGUAGE"] = chosen  # what click's own gettext goes by
    gettext.bindtextdomain("messages", str(_LOCALE))
    catalogue.use(chosen)
