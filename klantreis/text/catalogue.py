"""The gettext catalogue. Message ids are the Dutch strings; other languages are translations."""

import gettext
from pathlib import Path

_LOCALE = Path(__file__).parent / "locale"
_current: gettext.NullTranslations = gettext.NullTranslations()


def use(language: str) -> None:
    """Choose the language of everything that is shown from now on; an unknown one is Dutch."""
    global _current
    _current = gettext.translation("klantreis", _LOCALE, languages=[language], fallback=True)


def _(message: str) -> str:
    """The message in the current language."""
    return _current.gettext(message)


def plural(one: str, many: str, n: int, **values: object) -> str:
    """The form that fits `n`, with `{n}` and the other values filled in."""
    return _current.ngettext(one, many, n).format(n=n, **values)
