"""What an edited workbook means for the actions of a study: a plan, made before anything is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from klantreis.documents import workbook_origin
from klantreis.documents.workbook_base import cell
from klantreis.documents.workbook_origin import ACTIONS, BESIDE
from klantreis.documents.workbook_reading import Filled, LeftOut, Line
from klantreis.model.findings import Action, ActionStatus
from klantreis.model.three_way import Change, Conflict, merge
from klantreis.text.catalogue import _
from klantreis.workflow.workbook_names import Names

LONGEST = 20_000
"""Characters of one cell; nobody writes more about an action."""
Values = Mapping[str, str]
_NOTHING: dict[str, str] = {"status": ActionStatus.UNDEVELOPED.value}
"""What an action says of which nobody said anything."""


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


def plan(filled: Filled, actions: Sequence[Action], names: Names, *, take_file: bool = False) -> Plan:
    """What the workbook changes in these actions. A row that is gone takes nothing away."""
    return _Planner(filled, actions, names, take_file).plan()


class _Planner:
    def __init__(self, filled: Filled, actions: Sequence[Action], names: Names, take_file: bool) -> None:
        self._filled, self._names, self._take_file = filled, names, take_file
        self._actions = {action.id: action for action in actions}
        self._edits: dict[str, list[Edit]] = {}
        self._plan = Plan(left_out=list(filled.left_out))

    def plan(self) -> Plan:
        """Read the sheet of the actions first: what it says of one goes before what stands beside a finding."""
        for key in sorted(self._filled.lines, key=lambda key: key != ACTIONS):
            known = self._filled.actions if key == ACTIONS else self._filled.findings
            seen: set[str] = set()
            for line in self._filled.lines[key]:
                if line.id in seen:
                    self._leave(line, _("Deze regel staat twee keer op het blad; de eerste telt."))
                elif line.id and line.id not in known:
                    self._leave(
                        line, _("Waar deze regel bij hoort, is niet meer te zien; schrijf hem op een lege regel.")
                    )
                elif key != ACTIONS:
                    self._beside_finding(line)
                elif line.id:
                    exported = self._filled.actions[line.id].values
                    self._edit(line.id, line, exported, self._resolved(line, exported.get("about", "")))
                else:
                    self._new(line, self._resolved(line, ""))
                if line.id:
                    seen.add(line.id)
            self._tell_missing(key, seen)
        for id_, edits in self._edits.items():
            self._merge(id_, edits)
        order = list(self._filled.sheets.values())
        self._plan.left_out.sort(
            key=lambda left: (order.index(left.sheet) if left.sheet in order else -1, left.row is None, left.row or 0)
        )
        return self._plan

    def _leave(self, line: Line, message: str) -> None:
        self._plan.left_out.append(LeftOut(line.sheet, line.row, message))

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

    def _resolved(self, line: Line, exported: str) -> dict[str, str]:
        """What a row says, with findings as their ids; names that no finding has are told."""
        values = dict(line.values)
        if "about" in values:
            found, unknown = self._names.resolve(values["about"])
            for name in unknown:
                self._leave(line, _("Er is geen bevinding “{name}”; kies er een uit de lijst.").format(name=name[:80]))
            # A finding without a name could not be shown, so nobody took it away.
            unseen = {id_ for id_ in exported.split() if not self._names.has(id_)}
            values["about"] = " ".join(sorted({*found, *unseen}))
            if unknown and not found:
                del values["about"]
        return values

    def _edit(self, id_: str, line: Line, exported: Values, values: Values) -> None:
        """Note what a row changes of an action, as far as it can be."""
        changed = {name: text for name, text in values.items() if text != exported.get(name, "")}
        if not changed:
            return
        if not any(values.values()):
            self._leave(line, _("De regel is leeggemaakt; in het onderzoek verandert niets."))
            return
        for name, message in (
            ("goal", _("Het doel is weg; in het onderzoek blijft het staan.")),
            ("status", _("De status is weg; in het onderzoek blijft hij staan.")),
        ):
            if changed.get(name) == "":
                self._leave(line, message)
                del changed[name]
        for name, text in list(changed.items()):
            if len(text) > LONGEST:
                self._too_long(line, name)
                del changed[name]
        if changed:
            self._edits.setdefault(id_, []).append(Edit(line, exported, changed))

    def _too_long(self, line: Line, name: str) -> None:
        message = _("{column}: de tekst is langer dan {n} tekens; maak hem korter.")
        self._leave(line, message.format(column=self._names.field(name), n=LONGEST))

    def _beside_finding(self, line: Line) -> None:
        """What stands beside a finding: of the one action about it, or a new one where there was none."""
        exported = self._filled.findings[line.id].actions
        told = [self._filled.actions[id_] for id_ in exported if id_ in self._filled.actions]
        values = {name: text for name, text in line.values.items() if name in BESIDE}
        if len(exported) == 1 and told:
            self._edit(exported[0], line, {name: told[0].values.get(name, "") for name in BESIDE}, values)
            return
        then = workbook_origin.goals([action.values.get("goal", "") for action in told])
        if all(text == (then if name == "goal" else "") for name, text in values.items()):
            return
        now = [action for action in self._actions.values() if line.id in action.findings]
        same = [action for action in now if cell(action.goal) == values.get("goal")]
        if exported or (len(now) > 1 and not same):
            self._leave(line, _("Over deze bevinding gaan meer acties; verander ze op het blad met de acties."))
        elif now:
            action = (same or now)[0]
            about = {"about": workbook_origin.values(action)["about"]}
            known = {**_NOTHING, **about, **({"goal": values["goal"]} if same else {})}
            self._edit(action.id, line, known, _filled_in(values))
        elif not self._names.there(line.id):
            self._leave(line, _("Deze bevinding is er niet meer; schrijf de actie op het blad met de acties."))
        else:
            self._new(line, {**values, "about": line.id})

    def _new(self, line: Line, values: dict[str, str]) -> None:
        """A new action, unless it is there already: then what the row says of it."""
        values = {**values, "status": values.get("status") or _NOTHING["status"]}
        if not values.get("goal"):
            if "goal" in values:
                self._leave(line, _("Hier staat geen doel; schrijf wat er gaat gebeuren."))
            return
        for name in [name for name, text in values.items() if len(text) > LONGEST]:
            self._too_long(line, name)
            if name == "goal":
                return
            del values[name]
        key = (values["goal"], values.get("about", ""))
        for action in self._actions.values():
            told = workbook_origin.values(action)
            if (told["goal"], told["about"]) == key:
                known = {**_NOTHING, "goal": key[0], "about": key[1]}
                self._edit(action.id, line, known, _filled_in(values))
                return
        if self._clashes(values):
            self._tell_clash(line)
            values = {name: text for name, text in values.items() if name not in ("start", "due")}
        for other in self._plan.additions:
            if (other["goal"], other.get("about", "")) == key:
                self._second(line, other, values)
                return
        self._plan.additions.append(values)

    def _second(self, line: Line, first: Values, values: Values) -> None:
        if any(text and text != first.get(name, "") for name, text in values.items()):
            self._leave(line, _("Deze actie staat er al met iets anders erbij; de eerste keer telt."))

    def _merge(self, id_: str, edits: Sequence[Edit]) -> None:
        action = self._actions.get(id_)
        if action is None:
            for edit in edits:
                told = "; ".join(f"{self._names.field(n)}: {self._names.shown(n, t)}" for n, t in edit.values.items())
                number = self._filled.actions[id_].number
                message = _("Actie {n} is uit het onderzoek gehaald. Hier staat: {told}")
                self._leave(edit.line, message.format(n=number, told=told))
            return
        exported, wanted, lines = dict[str, str](), dict[str, str](), dict[str, Line]()
        for edit in edits:
            for name, text in edit.values.items():
                if wanted.setdefault(name, text) == text:
                    exported.setdefault(name, edit.exported.get(name, ""))
                    lines.setdefault(name, edit.line)
                else:
                    message = _("{column}: hier staat “{text}”, op blad {sheet}, regel {row} iets anders; dat telt.")
                    where = lines[name]
                    told = message.format(
                        column=self._names.field(name),
                        text=self._names.shown(name, text),
                        sheet=where.sheet,
                        row=where.row,
                    )
                    self._leave(edit.line, told)
        study = workbook_origin.values(action)
        merged = merge(exported, study, wanted, take_file=self._take_file)
        changed = merged.changed
        if changed and self._clashes(merged.values) and not self._clashes(study):
            dates = [change.field for change in changed if change.field in ("start", "due")]
            self._tell_clash(lines[dates[0]])
            changed = tuple(change for change in changed if change.field not in dates)
        if changed:
            self._plan.changes[id_] = {change.field: change.after for change in changed}
            self._plan.changed += [(action.number, change) for change in changed]
        self._plan.conflicts += [(action.number, conflict) for conflict in merged.conflicts]

    def _clashes(self, values: Values) -> bool:
        start, due = values.get("start"), values.get("due")
        return bool(start and due and due < start)

    def _tell_clash(self, line: Line) -> None:
        self._leave(line, _("De actie zou klaar zijn voor zij begint; de datums zijn niet overgenomen."))


def _filled_in(values: Values) -> dict[str, str]:
    """What was filled in; an empty cell says nothing of an action that was not exported."""
    return {name: text for name, text in values.items() if text}
