"""Workbooks of findings that come back: what was changed and added in them is taken over, and nothing is lost."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from klantreis.documents import workbook_reading
from klantreis.documents.workbook_reading import Filled, LeftOut
from klantreis.files.tables import read_bytes
from klantreis.model.errors import KlantreisError
from klantreis.model.findings import Action, ActionStatus, Finding, Horizon
from klantreis.model.three_way import Conflict
from klantreis.store import actions as store
from klantreis.store import findings as stored_findings
from klantreis.store.identity import identity
from klantreis.store.operations import operation
from klantreis.store.study import Study, reading
from klantreis.text.catalogue import _
from klantreis.workflow import acting, merge, workbook_contents
from klantreis.workflow.workbook_names import Names
from klantreis.workflow.workbook_plan import Plan, plan

__all__ = ["Changed", "Conflicting", "LeftOut", "Taken", "conflicts", "import_workbook"]

_LARGEST = 50_000_000
"""Bytes of a workbook; one of a large study has a hundredth of that."""


@dataclass(frozen=True)
class Changed:
    """A field of an action that was changed. Values as people read them; dates are ISO 8601."""

    number: int
    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Conflicting:
    """A field that was changed in the study and in the file, each in its own way; the study's value stayed."""

    number: int
    field: str
    exported: str
    study: str
    file: str


@dataclass(frozen=True)
class Taken:
    """What became of a workbook. `added`: the numbers of the new actions."""

    changed: tuple[Changed, ...]
    added: tuple[int, ...]
    conflicts: tuple[Conflicting, ...]
    left_out: tuple[LeftOut, ...]


def conflicts(study: Study, path: Path) -> tuple[Conflicting, ...]:
    """What is at odds between a workbook and the study, for people to choose from; nothing is written.

    Raises KlantreisError as `import_workbook` does.
    """
    filled = workbook_reading.read(path.name, read_bytes(path, _LARGEST))
    with reading(study):
        _refuse_another(study, filled, path.name)
        return _Reading(study, filled, acting.actions(study)).conflicts()


def import_workbook(
    study: Study, path: Path, *, take_file: bool = False, from_file: Collection[Conflicting] = ()
) -> Taken:
    """Take over what was changed in a workbook since it was exported, in one operation, or nothing where it is no such.

    Where the study changed as well, its value stays, unless `take_file`, or where somebody chose the file for exactly
    this conflict (`from_file`): what was changed since that choice was made is at odds again. Raises KlantreisError
    where the file is no workbook of klantreis, can't be recognised any more, or is of another study.
    """
    filled = workbook_reading.read(path.name, read_bytes(path, _LARGEST))
    # Planned amid the operation, so that nobody changes an action between what is read of it and what is written.
    with operation(study, "workbook", _("Werkboek {name} ingelezen").format(name=path.name)):
        _refuse_another(study, filled, path.name)
        found = {action.id: action for action in acting.actions(study)}
        read = _Reading(study, filled, list(found.values()), take_file=take_file, from_file=from_file)
        made = read.plan
        current = {finding.id: finding for finding in merge.findings_of(study)}
        for id_, values in made.changes.items():
            _save(study, found[id_], values, current)
        added = {_save(study, Action("", ""), values, current) for values in made.additions}
        numbers = tuple(action.number for action in acting.actions(study) if action.id in added)
    return Taken(read.changed(), numbers, read.conflicts(), tuple(made.left_out))


class _Reading:
    """What a workbook means for the actions of a study, in the words of people."""

    def __init__(
        self,
        study: Study,
        filled: Filled,
        actions: Sequence[Action],
        *,
        take_file: bool = False,
        from_file: Collection[Conflicting] = (),
    ) -> None:
        exported = {id_: each.name for id_, each in filled.findings.items()}
        self._names = Names(exported, workbook_contents.names(study))
        self.plan: Plan = plan(
            filled, actions, self._names, lambda number, c: take_file or self._conflicting(number, c) in from_file
        )

    def changed(self) -> tuple[Changed, ...]:
        """What is changed in the study."""
        return tuple(
            Changed(number, c.field, self._told(c.field, c.before), self._told(c.field, c.after))
            for number, c in self.plan.changed
        )

    def conflicts(self) -> tuple[Conflicting, ...]:
        """What is at odds."""
        return tuple(self._conflicting(number, conflict) for number, conflict in self.plan.conflicts)

    def _conflicting(self, number: int, c: Conflict) -> Conflicting:
        return Conflicting(number, c.field, *(self._told(c.field, value) for value in (c.exported, c.study, c.file)))

    def _told(self, field: str, value: str) -> str:
        return self._names.about(value) if field == "about" else value


def _refuse_another(study: Study, filled: Filled, name: str) -> None:
    # A study in which nothing was done yet has no id; then nothing in the workbook is of any study.
    if filled.study and filled.study != identity(study):
        raise KlantreisError(
            _("{name} hoort bij een ander onderzoek; lees het daar in, of exporteer het hier opnieuw.").format(
                name=name
            )
        )


def _save(study: Study, action: Action, values: dict[str, str], current: dict[str, Finding]) -> str:
    """Write what is said of an action; its id."""
    said: dict[str, Any] = {name: text for name, text in values.items() if name != "about"}
    if "status" in said:
        said["status"] = ActionStatus(said["status"])
    if "horizon" in said:
        said["horizon"] = Horizon(said["horizon"]) if said["horizon"] else None
    about: Collection[str] = values["about"].split() if "about" in values else action.findings
    for id_ in about:
        if id_ in current:
            stored_findings.keep(study, current[id_])
    changed = acting.checked(action, cast("acting.Said", said))
    return store.save(study, replace(changed, findings=tuple(about)))
