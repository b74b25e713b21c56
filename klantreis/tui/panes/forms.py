"""The forms in which something leaves the study, as people read them, to be ticked."""

from collections.abc import Mapping, Sequence

from klantreis.text.catalogue import _
from klantreis.workflow import finishing, publish

Wanted = dict[str, list[str]]
"""What (see `publish.WHAT`) -> in which forms."""
_BETWEEN = "/"


def groups(whats: Sequence[str], *, public: bool) -> list[list[tuple[str, str]]]:
    """For each of several things its forms: how it reads, and its id. Forms that nothing here can make are left out."""
    missing = finishing.MADE_OF_WORD if finishing.office_missing() else ()
    titles = _titles()
    found = []
    for what in whats:
        title = _title(what, titles, public)
        found.append([(f"{title}: {_form(kind)}", f"{what}{_BETWEEN}{kind}") for kind in _ordered(what, missing)])
    return found


def proposed(what: str) -> list[str]:
    """The ids of the forms that something has by default."""
    return [f"{what}{_BETWEEN}{kind}" for kind in publish.DEFAULTS[what]]


def note() -> str:
    """What can't be made on this computer, and why; empty where everything can."""
    if not finishing.office_missing():
        return ""
    kinds = ", ".join(finishing.MADE_OF_WORD)
    return _("Voor {kinds} is LibreOffice nodig, en dat staat niet op deze computer.").format(kinds=kinds)


def chosen(ids: Sequence[str]) -> Wanted:
    """What the ids of forms stand for."""
    found: Wanted = {}
    for each in ids:
        what, _between, kind = each.partition(_BETWEEN)
        found.setdefault(what, []).append(kind)
    return found


def _ordered(what: str, missing: Sequence[str]) -> list[str]:
    """The forms of something that can be made, those that it has by default first."""
    kinds = dict.fromkeys((*publish.DEFAULTS[what], *publish.FORMATS[what]))
    return [kind for kind in kinds if kind not in missing]


def _titles() -> Mapping[str, str]:
    return {
        "journeys": _("Klantreizen"),
        "bundle": _("Alles in één document"),
        "findings": _("Verbeterpunten"),
        "actions": _("Acties"),
        "feedback": _("Terugkoppeling"),
        "worksheet": _("Werkblad voor een team"),
    }


def _title(what: str, titles: Mapping[str, str], public: bool) -> str:
    always = what in publish.FOR_THE_PUBLIC and not public
    return _("{what} (altijd openbaar)").format(what=titles[what]) if always else titles[what]


def _form(kind: str) -> str:
    """A form with what it is for."""
    told = {
        "xlsx": _("rekenblad voor Excel"),
        "docx": _("Word"),
        "html": _("webpagina"),
        "pdf": _("pdf"),
        "odt": _("OpenDocument"),
        "md": _("tekst met opmaak"),
        "csv": _("tabel"),
        "ics": _("datums voor de agenda"),
        "svg": _("tekening die scherp blijft"),
        "png": _("tekening als plaatje"),
        "a3": _("poster op A3"),
        "strip": _("strook voor een dia"),
    }
    return f"{told[kind]} ({kind})" if kind in told else kind
