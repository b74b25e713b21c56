"""What an edited workbook means for the actions of a study: a plan, made before anything is written."""

from collections.abc import Iterator, Sequence

from klantreis.documents import workbook_origin
from klantreis.documents.workbook_origin import ACTIONS, BESIDE
from klantreis.documents.workbook_reading import Filled, LeftOut, Line
from klantreis.model.findings import Action, ActionStatus
from klantreis.text.catalogue import _
from klantreis.workflow.workbook_edits import LONGEST, Edits, Plan, TakesFile, Values, clashes, tell_clash, tell_long
from klantreis.workflow.workbook_names import Names

__all__ = ["Plan", "plan"]

_NEW = ActionStatus.UNDEVELOPED.value
"""The status of an action of which nobody said anything."""


def plan(
    filled: Filled,
    actions: Sequence[Action],
    names: Names,
    takes_file: TakesFile = lambda _number, _conflict: False,
) -> Plan:
    """What the workbook changes in these actions. A row that is gone takes nothing away."""
    return _Planner(filled, actions, names, takes_file).plan()


class _Planner:
    def __init__(self, filled: Filled, actions: Sequence[Action], names: Names, takes_file: TakesFile) -> None:
        self._filled, self._names = filled, names
        self._plan = Plan(left_out=list(filled.left_out))
        self._edits = Edits(self._plan, actions, names, takes_file)

    def plan(self) -> Plan:
        """First what the file says of actions that were exported, the sheet of the actions before the others.

        What is new in it comes last: whether it is there already depends on what the others are called by then.
        """
        keys = sorted(self._filled.lines, key=lambda key: key != ACTIONS)
        rows = [(key, line) for key in keys for line in self._known(key)]
        news = [(line, values) for key, line in rows if (values := self._of_exported(key, line)) is not None]
        for line, values in sorted(news, key=lambda new: new[0].id == ""):
            if line.id:
                self._beside_finding(line, values)
            else:
                self._new(line, values)
        self._edits.settle({id_: action.number for id_, action in self._filled.actions.items()})
        order = list(self._filled.sheets.values())
        self._plan.left_out.sort(
            key=lambda left: (order.index(left.sheet) if left.sheet in order else -1, left.row is None, left.row or 0)
        )
        return self._plan

    def _known(self, key: str) -> Iterator[Line]:
        """The rows of a sheet of which it is clear what they are about; of the others it is told."""
        known = self._filled.actions if key == ACTIONS else self._filled.findings
        seen: set[str] = set()
        for line in self._filled.lines[key]:
            if line.id in seen:
                self._plan.leave(line, _("Deze regel staat twee keer op het blad; de eerste telt."))
            elif line.id and line.id not in known:
                message = _("Waar deze regel bij hoort, is niet meer te zien; schrijf hem op een lege regel.")
                self._plan.leave(line, message)
            else:
                yield line
            seen |= {line.id} - {""}
        self._tell_missing(key, seen)

    def _tell_missing(self, key: str, seen: set[str]) -> None:
        sheet = self._filled.sheets[key]
        if key == ACTIONS:
            for id_, action in self._filled.actions.items():
                if id_ not in seen:
                    message = _("Actie {n} staat niet meer op het blad; in het onderzoek blijft zij staan.")
                    self._plan.left_out.append(LeftOut(sheet, None, message.format(n=action.number)))
            return
        for id_, finding in self._filled.findings.items():
            if finding.sheet == key and id_ not in seen:
                message = _("“{title}” staat niet meer op het blad; in het onderzoek verandert niets.")
                self._plan.left_out.append(LeftOut(sheet, None, message.format(title=finding.name)))

    def _of_exported(self, key: str, line: Line) -> dict[str, str] | None:
        """Note what a row says of an action that was exported; for a row without one, what it says."""
        if key == ACTIONS:
            if not line.id:
                return self._resolved(line, "")
            exported = self._filled.actions[line.id].values
            self._edits.note(line.id, line, exported, self._resolved(line, exported.get("about", "")))
            return None
        values = {name: text for name, text in line.values.items() if name in BESIDE}
        about = self._filled.findings[line.id].actions
        told = [self._filled.actions[id_].values for id_ in about if id_ in self._filled.actions]
        if len(about) == 1 and told:
            self._edits.note(about[0], line, {name: told[0].get(name, "") for name in BESIDE}, values)
            return None
        goal = workbook_origin.goals([each.get("goal", "") for each in told])
        changed = any(text != (goal if name == "goal" else "") for name, text in values.items())
        return values if changed else None

    def _resolved(self, line: Line, exported: str) -> dict[str, str]:
        """What a row says, with findings as their ids; names that no finding has are told."""
        values = dict(line.values)
        if "about" in values:
            found, unknown = self._names.resolve(values["about"])
            for name in unknown:
                self._plan.leave(
                    line, _("Er is geen bevinding “{name}”; kies er een uit de lijst.").format(name=name[:80])
                )
            # A finding without a name could not be shown, so nobody took it away.
            unseen = {id_ for id_ in exported.split() if not self._names.has(id_)}
            values["about"] = " ".join(sorted({*found, *unseen}))
            if unknown and not found:
                del values["about"]
        return values

    def _beside_finding(self, line: Line, values: dict[str, str]) -> None:
        """What was filled in at a finding that had no action, or several."""
        now = [(action, told) for action, told in self._edits.standing() if line.id in told["about"].split()]
        same = [(action, told) for action, told in now if told["goal"] == values.get("goal")]
        if self._filled.findings[line.id].actions or (len(now) > 1 and not same):
            message = _("Over deze bevinding gaan meer acties; verander ze op het blad met de acties.")
            self._plan.leave(line, message)
        elif now:
            action, told = (same or now)[0]
            self._fill_in(action, line, {"goal": told["goal"]} if same else {}, values)
        elif not self._names.there(line.id):
            message = _("Deze bevinding is er niet meer; schrijf de actie op het blad met de acties.")
            self._plan.leave(line, message)
        else:
            self._new(line, {**values, "about": line.id})

    def _fill_in(self, action: Action, line: Line, exported: Values, values: Values) -> None:
        """What a row says of an action that was not exported: nothing where a cell is empty."""
        said = {name: text for name, text in values.items() if text}
        # Nobody need have chosen the status of a new action, so another one may take its place.
        status = "" if said.get("status") == _NEW else _NEW
        self._edits.note(action.id, line, {**exported, "status": status}, said)

    def _new(self, line: Line, values: dict[str, str]) -> None:
        """A new action, unless it is there already: then what the row says of it."""
        if not values.get("goal"):
            if "goal" in values:
                self._plan.leave(line, _("Hier staat geen doel; schrijf wat er gaat gebeuren."))
            return
        for name in [name for name, text in values.items() if len(text) > LONGEST]:
            tell_long(self._plan, line, self._names.field(name))
            if name == "goal":
                return
            del values[name]
        key = {"goal": values["goal"], "about": values.get("about", "")}
        for action, told in self._edits.standing():
            if key.items() <= told.items():
                self._fill_in(action, line, key, values)
                return
        if clashes(values):
            tell_clash(self._plan, line)
            values = {name: text for name, text in values.items() if name not in ("start", "due")}
        for other in self._plan.additions:
            if key.items() <= other.items():
                self._second(line, other, values)
                return
        self._plan.additions.append({**values, **key, "status": values.get("status") or _NEW})

    def _second(self, line: Line, first: Values, values: Values) -> None:
        if any(text and text != first.get(name, "") for name, text in values.items()):
            self._plan.leave(line, _("Deze actie staat er al met iets anders erbij; de eerste keer telt."))
