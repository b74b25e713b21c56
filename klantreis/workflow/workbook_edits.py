"""The edits that a workbook makes to actions, put together with what the study says of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from klantreis.documents import workbook_origin
from klantreis.documents.workbook_reading import LeftOut, Line
from klantreis.model.findings import Action
from klantreis.model.three_way import Change, Conflict, Merged, merge
from klantreis.text.catalogue import _
from klantreis.workflow.workbook_names import Names

LONGEST = 20_000
"""Characters of one cell; nobody writes more about an action."""
Values = Mapping[str, str]
TakesFile = Callable[[int, Conflict], bool]
"""Whether the file counts where the study changed as well; it gets the number of the action."""


@dataclass(frozen=True)
class Edit:
    """What a row says of an action, and what it said when it was exported."""

    line: Line
    exported: Values
    values: Values


@dataclass
class Plan:
    """What to do. `changes`: action (id) -> fields with their new values; `additions`: what new actions say.

    Findings stand under `about`, as ids with a blank between them.
    """

    changes: dict[str, dict[str, str]] = field(default_factory=dict)
    additions: list[dict[str, str]] = field(default_factory=list)
    changed: list[tuple[int, Change]] = field(default_factory=list)
    conflicts: list[tuple[int, Conflict]] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    def leave(self, line: Line, message: str) -> None:
        """Say that something in a row was not taken over."""
        self.left_out.append(LeftOut(line.sheet, line.row, message))


def clashes(values: Values) -> bool:
    """Whether an action would be done before it begins."""
    start, due = values.get("start"), values.get("due")
    return bool(start and due and due < start)


def tell_clash(plan: Plan, line: Line) -> None:
    """Say that the dates of a row were left out."""
    plan.leave(line, _("De actie zou klaar zijn voor zij begint; de datums zijn niet overgenomen."))


def tell_long(plan: Plan, line: Line, column: str) -> None:
    """Say that a text was left out."""
    message = _("{column}: de tekst is langer dan {n} tekens; maak hem korter.")
    plan.leave(line, message.format(column=column, n=LONGEST))


class Edits:
    """Edits by action; what can't be is left out of the plan as they are noted and settled."""

    def __init__(self, plan: Plan, actions: Sequence[Action], names: Names, takes_file: TakesFile) -> None:
        """Begin with none; `actions` as the study has them."""
        self._plan, self._names, self._takes_file = plan, names, takes_file
        self._actions = {action.id: action for action in actions}
        self._edits: dict[str, list[Edit]] = {}

    def note(self, id_: str, line: Line, exported: Values, values: Values) -> None:
        """Note what a row changes of an action, as far as it can be."""
        changed = {name: text for name, text in values.items() if text != exported.get(name, "")}
        if not changed:
            return
        if not any(values.values()):
            self._plan.leave(line, _("De regel is leeggemaakt; in het onderzoek verandert niets."))
            return
        for name, message in (
            ("goal", _("Het doel is weg; in het onderzoek blijft het staan.")),
            ("status", _("De status is weg; in het onderzoek blijft hij staan.")),
        ):
            if changed.get(name) == "":
                self._plan.leave(line, message)
                del changed[name]
        for name in [name for name, text in changed.items() if len(text) > LONGEST]:
            tell_long(self._plan, line, self._names.field(name))
            del changed[name]
        if changed:
            self._edits.setdefault(id_, []).append(Edit(line, exported, changed))

    def standing(self) -> Iterator[tuple[Action, Values]]:
        """Each action with what it will say after the edits so far."""
        for action in self._actions.values():
            merged, _lines, _at_odds = self._merged(action, self._edits.get(action.id, ()))
            yield action, merged.values

    def settle(self, numbers: Mapping[str, int]) -> None:
        """Put all edits into the plan; `numbers`: action (id) -> its number when it was exported."""
        for id_, edits in self._edits.items():
            action = self._actions.get(id_)
            if action is None:
                for edit in edits:
                    self._tell_gone(edit, numbers[id_])
                continue
            merged, lines, at_odds = self._merged(action, edits)
            for edit, name in at_odds:
                self._tell_at_odds(edit, name, lines[name])
            self._into_plan(action, merged, lines)

    def _merged(self, action: Action, edits: Sequence[Edit]) -> tuple[Merged, dict[str, Line], list[tuple[Edit, str]]]:
        """What becomes of an action, which row counts for each field, and what other rows say otherwise."""
        exported, wanted, lines = dict[str, str](), dict[str, str](), dict[str, Line]()
        at_odds = []
        for edit in edits:
            for name, text in edit.values.items():
                if wanted.setdefault(name, text) == text:
                    exported.setdefault(name, edit.exported.get(name, ""))
                    lines.setdefault(name, edit.line)
                else:
                    at_odds.append((edit, name))
        now = workbook_origin.values(action)
        merged = merge(exported, now, wanted, lambda conflict: self._takes_file(action.number, conflict))
        return merged, lines, at_odds

    def _into_plan(self, action: Action, merged: Merged, lines: Mapping[str, Line]) -> None:
        changed = merged.changed
        if changed and clashes(merged.values) and not clashes(workbook_origin.values(action)):
            dates = [change.field for change in changed if change.field in ("start", "due")]
            tell_clash(self._plan, lines[dates[0]])
            changed = tuple(change for change in changed if change.field not in dates)
        if changed:
            self._plan.changes[action.id] = {change.field: change.after for change in changed}
            self._plan.changed += [(action.number, change) for change in changed]
        self._plan.conflicts += [(action.number, conflict) for conflict in merged.conflicts]

    def _tell_gone(self, edit: Edit, number: int) -> None:
        told = "; ".join(f"{self._names.field(n)}: {self._names.shown(n, text)}" for n, text in edit.values.items())
        message = _("Actie {n} is uit het onderzoek gehaald. Hier staat: {told}")
        self._plan.leave(edit.line, message.format(n=number, told=told))

    def _tell_at_odds(self, edit: Edit, name: str, where: Line) -> None:
        message = _("{column}: hier staat “{text}”, op blad {sheet}, regel {row} iets anders; dat telt.")
        column, text = self._names.field(name), self._names.shown(name, edit.values[name])
        self._plan.leave(edit.line, message.format(column=column, text=text, sheet=where.sheet, row=where.row))
