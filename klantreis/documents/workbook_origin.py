"""What a workbook remembers of where it came from, on a sheet that nobody sees.

By it the workbook can be read back: which study it is of, what each column is, and what every action said when it
was exported, so that a change can be told from what was there. Each row begins with what it is about.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from klantreis.documents import actions_files
from klantreis.documents.workbook_base import cell
from klantreis.model.findings import Action, ActionStatus, Finding, FindingKind, Horizon
from klantreis.text import names

SHEET = "klantreis"
VERSION = "1"
ID = "id"
"""The field by which a row is known."""
FIELDS = ("goal", "about", "owner", "scope", "start", "due", "horizon", "status", "measure", "outcome")
"""What may be changed of an action."""
BESIDE = ("goal", "owner", "due", "status")
"""What of it stands beside a finding."""
ACTIONS = "actions"
"""The sheet of the actions; those of findings are known by their kind."""
KEYS = (ACTIONS, *(kind.value for kind in FindingKind))


@dataclass(frozen=True)
class Known:
    """What the study knows beside the findings: its id, what findings are called (by id), and who may own an action."""

    study: str = ""
    titles: Mapping[str, str] = field(default_factory=dict)
    owners: tuple[str, ...] = ()


def values(action: Action) -> dict[str, str]:
    """What an action says, by field, as texts that can be compared; findings as their ids."""
    return {
        "goal": cell(action.goal),
        "about": " ".join(sorted(action.findings)),
        "owner": cell(action.owner or ""),
        "scope": cell(action.scope or ""),
        "start": action.start or "",
        "due": action.due or "",
        "horizon": action.horizon.value if action.horizon else "",
        "status": action.status.value,
        "measure": cell(action.measure),
        "outcome": cell(action.outcome),
    }


def goals(texts: Sequence[str]) -> str:
    """What stands beside a finding of the goals of the actions about it."""
    return cell("\n".join(texts))


class Origin:
    """The sheet as it grows: rows are noted by the sheets as they are written, and put down at the end."""

    def __init__(self, known: Known) -> None:
        """Begin with the study it is of, the lists to choose from, and what words in cells stand for."""
        self._rows: list[tuple[str, ...]] = [("klantreis", VERSION, known.study)]
        self._owners = self._list([("person", cell(owner)) for owner in known.owners])
        self._titles = self._list([("title", title) for title in known.titles.values()])
        self._horizons = self._list([("horizon", actions_files.horizon(each), each.value) for each in Horizon])
        self._rows += [("status", names.action_status(each), each.value) for each in ActionStatus]

    def _list(self, rows: Sequence[tuple[str, ...]]) -> str:
        """Where the words in a few rows stand, as a cell elsewhere refers to them; empty for none."""
        first = len(self._rows) + 1
        self._rows += rows
        return f"={SHEET}!$B${first}:$B${len(self._rows)}" if rows else ""

    @property
    def owners(self) -> str:
        """Where the names of owners stand."""
        return self._owners

    @property
    def titles(self) -> str:
        """Where the names of findings stand."""
        return self._titles

    @property
    def horizons(self) -> str:
        """Where the horizons stand."""
        return self._horizons

    def sheet(self, key: str, name: str, columns: Mapping[str, str]) -> None:
        """Note a sheet that is read back, and the headings of its columns by field."""
        self._rows.append(("sheet", key, name))
        self._rows += [("column", key, name, title) for name, title in columns.items()]

    def action(self, action: Action) -> None:
        """Note what an action says."""
        told = values(action)
        self._rows.append(("action", action.id, str(action.number), *(told[name] for name in FIELDS)))

    def finding(self, finding: Finding, name: str, actions: Sequence[Action]) -> None:
        """Note what a finding is called, and which actions stood beside it."""
        about = " ".join(action.id for action in actions)
        self._rows.append(("finding", finding.id, name, about, finding.kind.value))

    def names(self, titles: Mapping[str, str]) -> None:
        """Note what findings are called that have no row of their own."""
        self._rows += [("finding", id_, name, "", "") for id_, name in titles.items()]

    def put_down(self, book: Any) -> None:
        """Write the sheet."""
        sheet = book.add_worksheet(SHEET)
        for place, row in enumerate(self._rows):
            for column, text in enumerate(row):
                sheet.write_string(place, column, text)
        sheet.very_hidden()
