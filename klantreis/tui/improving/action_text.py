"""An action in full, as text."""

from collections.abc import Sequence

from textual.content import Content

from klantreis.documents.actions_files import columns, horizon
from klantreis.model.findings import Action
from klantreis.text import dates, names, rounds
from klantreis.text.catalogue import _
from klantreis.tui.shown import beside, lines, plain
from klantreis.workflow.rounds import Followed

FIELDS = ("status", "goal", "owner", "scope", "start", "due", "horizon", "measure", "outcome")
"""What can be said of an action, in the order in which it is shown."""

_ALWAYS = ("owner", "scope", "due")
"""What is shown also where nothing was said of it."""


def values(action: Action) -> dict[str, str]:
    """What an action says, by field, as people read it; empty where nothing was said."""
    return {
        "status": names.action_status(action.status),
        "goal": action.goal,
        "owner": action.owner or "",
        "scope": action.scope or "",
        "start": dates.written(action.start) if action.start else "",
        "due": dates.written(action.due) if action.due else "",
        "horizon": horizon(action.horizon),
        "measure": action.measure,
        "outcome": action.outcome,
    }


def told(action: Action, behind: Sequence[Followed], today: str) -> Content:
    """The goal, everything that was said of the action, and its findings with their figures per round."""
    titles, said = columns(), values(action)
    late = plain("  " + _("! te laat"), "bold $error") if action.overdue(today) else ""
    short = [
        beside(plain(f"{titles[field]}: ", "$quiet"), said[field] or "–")
        for field in ("owner", "scope", "start", "due", "horizon")
        if said[field] or field in _ALWAYS
    ]
    return lines(
        beside(plain(f"{action.number}. {action.goal}", "bold"), late),
        beside(plain(said["status"], "bold $secondary"), *(part for each in short for part in ("  ", each))),
        *(
            beside(plain(f"{titles[field]}{'' if titles[field].endswith('?') else ':'} ", "$quiet"), said[field] or "–")
            for field in ("measure", "outcome")
        ),
        *_findings(behind, titles["about"]),
    )


def _findings(behind: Sequence[Followed], title: str) -> list[Content]:
    if not behind:
        return [beside(plain(f"{title}: ", "$quiet"), _("nog geen bevinding (b koppelt er een)"))]
    found = [plain(f"{title}:", "$quiet")]
    for each in behind:
        found.append(plain(f"• {each.title}"))
        if each.figures:
            found.append(plain(f"    {rounds.row(each.figures)}", "$primary"))
    return found
