"""Actions: what will be done about findings, by whom, until when, and by what one will see that it worked."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TypedDict, Unpack

from klantreis.model.errors import KlantreisError
from klantreis.model.findings import Action, ActionStatus, Finding, Horizon
from klantreis.store import actions as store
from klantreis.store import findings as stored_findings
from klantreis.store.operations import operation
from klantreis.store.study import Study, at_one_moment
from klantreis.text.catalogue import _
from klantreis.text.clean import one_line
from klantreis.text.dates import day
from klantreis.workflow import merge

__all__ = ["Said", "about", "actions", "add", "change", "checked", "find", "link", "remove"]

_TEXTS = ("goal", "owner", "scope", "measure", "outcome")
_DATES = ("start", "due")


class Said(TypedDict, total=False):
    """What is said of an action; what is left out stays as it was. Dates as people write them; empty takes back."""

    goal: str
    owner: str | None
    scope: str | None
    start: str | None
    due: str | None
    status: ActionStatus
    measure: str
    outcome: str
    horizon: Horizon | None


def actions(study: Study) -> list[Action]:
    """All actions by number."""
    return store.actions(study)


@at_one_moment
def about(study: Study) -> dict[str, str]:
    """Finding (id) -> what it is called: as it is now, or for one that is gone, as it was."""
    return {**stored_findings.titles(study), **{f.id: f.title for f in merge.findings_of(study)}}


def find(found: Sequence[Action], reference: str) -> Action:
    """An action by its number or id. Raises KlantreisError."""
    wanted = reference.strip()
    match = next((each for each in found if wanted in (str(each.number), each.id)), None)
    if match is None:
        raise KlantreisError(_("Er is geen actie {name}; bekijk ze met: klantreis actions list").format(name=reference))
    return match


def add(study: Study, findings: Collection[Finding] = (), **said: Unpack[Said]) -> Action:
    """A new action about some findings. Raises KlantreisError where it has no goal, or a date is none."""
    action = checked(Action("", ""), said)
    with operation(study, "action", _("Actie: {goal}").format(goal=action.goal)):
        for finding in findings:
            stored_findings.keep(study, finding)
        made = store.save(study, replace(action, findings=tuple(f.id for f in findings)))
    return next(each for each in actions(study) if each.id == made)


def change(study: Study, action: Action, findings: Collection[Finding] | None = None, **said: Unpack[Said]) -> None:
    """Say something else of an action, or let it be about other findings; what others said of it meanwhile stays.

    Raises KlantreisError as `add` does, and where the action is gone.
    """
    goal = checked(action, said).goal
    with operation(study, "action", _("Actie {n} veranderd: {goal}").format(n=action.number, goal=goal)):
        changed = checked(_as_it_is(study, action), said)
        if findings is not None:
            for finding in findings:
                stored_findings.keep(study, finding)
            changed = replace(changed, findings=tuple(finding.id for finding in findings))
        store.save(study, changed)


def link(study: Study, action: Action, findings: Collection[str]) -> None:
    """Let an action be about these findings (ids), also those that are gone now.

    What others linked to it meanwhile stays. Raises KlantreisError where the action is gone.
    """
    with operation(study, "action", _("Actie {n} veranderd: {goal}").format(n=action.number, goal=action.goal)):
        now = _as_it_is(study, action)
        new = [each for each in findings if each not in action.findings]
        kept = [each for each in now.findings if each in findings or each not in action.findings]
        for finding in merge.findings_of(study):
            if finding.id in new:
                stored_findings.keep(study, finding)
        store.save(study, replace(now, findings=tuple(dict.fromkeys((*kept, *new)))))


def _as_it_is(study: Study, action: Action) -> Action:
    """The action as the study has it by now."""
    found = next((each for each in actions(study) if each.id == action.id), None)
    if found is None:
        raise KlantreisError(_("Actie {n} is er niet meer; iemand heeft hem weggehaald.").format(n=action.number))
    return found


def remove(study: Study, action: Action) -> None:
    """Take an action away; the findings stay."""
    with operation(study, "action", _("Actie {n} weggehaald: {goal}").format(n=action.number, goal=action.goal)):
        store.remove(study, action.id)


def checked(action: Action, said: Said) -> Action:
    """The action with something else said of it. Raises KlantreisError where that can't be."""
    values: dict[str, object] = dict(said)
    for field in _TEXTS:
        if field in values:
            text = one_line(str(values[field] or ""))
            values[field] = text if text or field in ("goal", "measure", "outcome") else None
    for field in _DATES:
        if field in values:
            values[field] = day(str(values[field] or ""))
    changed = replace(action, **values)  # type: ignore[arg-type]
    if not changed.goal:
        raise KlantreisError(_("Schrijf wat het doel van de actie is."))
    if changed.start and changed.due and changed.due < changed.start:
        raise KlantreisError(_("De actie zou klaar zijn voor hij begint; kijk naar de datums."))
    return changed
