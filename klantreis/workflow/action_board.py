"""Actions as a board: a column a status, and in each what is late first."""

from collections.abc import Sequence
from dataclasses import dataclass

from klantreis.model.findings import Action, ActionStatus

NOBODY = ""
"""The owner of actions that nobody has taken on."""


@dataclass(frozen=True)
class Sieve:
    """Which actions one looks at: all, those that are late, or those of one owner (NOBODY: those without)."""

    late: bool = False
    owner: str | None = None

    def passes(self, action: Action, today: str) -> bool:
        """Whether an action is looked at on a day (ISO 8601)."""
        return (not self.late or action.overdue(today)) and (self.owner is None or (action.owner or "") == self.owner)


def columns(actions: Sequence[Action], sieve: Sieve, today: str) -> tuple[tuple[Action, ...], ...]:
    """For each status, in order, the actions that pass: what is late first, then by date; those without one last."""
    passing = sorted(
        (each for each in actions if sieve.passes(each, today)),
        key=lambda each: (not each.overdue(today), each.due is None, each.due or "", each.number),
    )
    return tuple(tuple(each for each in passing if each.status is status) for status in ActionStatus)


def owners(actions: Sequence[Action]) -> dict[str, int]:
    """Owner -> of how many actions, by name; NOBODY comes last."""
    found = {each.owner or NOBODY for each in actions}
    ordered = sorted(found, key=lambda name: (name == NOBODY, name.casefold(), name))
    return {name: sum(1 for each in actions if (each.owner or NOBODY) == name) for name in ordered}


def moved(status: ActionStatus, by: int) -> ActionStatus | None:
    """The status that is `by` further; None where there is none."""
    order = list(ActionStatus)
    place = order.index(status) + by
    return order[place] if 0 <= place < len(order) else None
