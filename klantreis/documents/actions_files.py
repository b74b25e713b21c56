"""Actions as files for other programs: a table (csv), a text (Markdown) and dates for a calendar (ics)."""

from collections.abc import Mapping, Sequence

from klantreis.documents.plain import plain
from klantreis.files.tables import write_table
from klantreis.model.findings import Action, Horizon
from klantreis.text import names
from klantreis.text.catalogue import _
from klantreis.text.lettered import lettered

_LONGEST_LINE = 75
"""Octets of a line in an iCalendar file (RFC 5545, 3.1)."""


def horizon(value: Horizon | None) -> str:
    """What people call a horizon."""
    told = {
        Horizon.SHORT: _("korte termijn"),
        Horizon.MIDDLE: _("middellange termijn"),
        Horizon.LONG: _("lange termijn"),
    }
    return told[value] if value else ""


def columns() -> dict[str, str]:
    """The fields of an action in the order in which tables show them, each with its heading."""
    return {
        "number": _("Nr."),
        "goal": _("Doel"),
        "about": _("Waarover"),
        "owner": _("Eigenaar"),
        "scope": _("Waar"),
        "start": _("Begin"),
        "due": _("Einddatum"),
        "horizon": _("Termijn"),
        "status": _("Status"),
        "measure": _("Waaraan zien we dat het werkt?"),
        "outcome": _("Volgende ronde"),
    }


def row(action: Action, titles: Mapping[str, str]) -> dict[str, str]:
    """An action as texts, by field; `titles` by id of a finding."""
    return {
        "number": str(action.number),
        "goal": plain(action.goal),
        "about": "; ".join(plain(titles[finding]) for finding in action.findings if finding in titles),
        "owner": plain(action.owner or ""),
        "scope": plain(action.scope or ""),
        "start": action.start or "",
        "due": action.due or "",
        "horizon": horizon(action.horizon),
        "status": names.action_status(action.status),
        "measure": plain(action.measure),
        "outcome": plain(action.outcome),
    }


def csv(actions: Sequence[Action], titles: Mapping[str, str]) -> bytes:
    """Actions as CSV that a Dutch Excel opens; no cell is read as a formula."""
    heads = columns()
    rows = [{heads[field]: text for field, text in row(action, titles).items()} for action in actions]
    return write_table(list(heads.values()), rows, delimiter=";", bom=True)


def markdown(actions: Sequence[Action], titles: Mapping[str, str]) -> bytes:
    """Actions as Markdown, a heading for each."""
    heads = columns()
    parts = [f"# {_('Acties')}"]
    for action in actions:
        told = row(action, titles)
        parts.append(f"## {told['number']}. {escaped(told['goal'])}")
        lines = [f"- {heads[field]}: {escaped(text)}" for field, text in list(told.items())[2:] if text]
        parts.append("\n".join(lines))
    if not actions:
        parts.append(_("Er zijn nog geen acties."))
    return ("\n\n".join(parts) + "\n").encode("utf-8")


def escaped(text: str) -> str:
    """A text in which nothing is Markdown."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#|!" else sign for sign in text)


def calendar(actions: Sequence[Action], titles: Mapping[str, str]) -> bytes:
    """The end dates of actions as an iCalendar file (RFC 5545), a whole day each.

    It says nothing of the moment at which it was made, so the same actions give the same bytes.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//klantreis//acties//NL", "CALSCALE:GREGORIAN"]
    for action in actions:
        if action.due is None:
            continue
        told, day = row(action, titles), action.due.replace("-", "")
        description = "\n".join(filter(None, (told["about"], told["measure"], told["status"])))
        lines += [
            "BEGIN:VEVENT",
            f"UID:{lettered(action.id)}@klantreis",
            f"DTSTAMP:{day}T000000Z",
            f"DTSTART;VALUE=DATE:{day}",
            f"SUMMARY:{_in_calendar(told['goal'])}",
            *([f"DESCRIPTION:{_in_calendar(description)}"] if description else []),
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) for line in lines).encode("utf-8")


def _in_calendar(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\n", "\\n")


def _folded(line: str) -> str:
    """A line in pieces of at most 75 octets, no character cut in two; each next piece begins with a blank."""
    pieces: list[str] = [""]
    for sign in line:
        room = _LONGEST_LINE - (len(pieces) > 1)
        if len((pieces[-1] + sign).encode("utf-8")) > room:
            pieces.append("")
        pieces[-1] += sign
    return "\r\n ".join(pieces) + "\r\n"
