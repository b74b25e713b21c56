"""Putting together what two sides made of the same thing since they parted: nothing of either is lost unseen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Change:
    """A field that gets another value."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Conflict:
    """A field that both sides changed, each in its own way. `exported`: what it was when they parted."""

    field: str
    exported: str
    study: str
    file: str


@dataclass(frozen=True)
class Merged:
    """What became of it: the values as they are now, what changed in the study, and what is still at odds."""

    values: dict[str, str]
    changed: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]


def merge(
    exported: Mapping[str, str],
    study: Mapping[str, str],
    file: Mapping[str, str],
    takes_file: Callable[[Conflict], bool] = lambda _conflict: False,
) -> Merged:
    """The values of the study with those that were changed in the file.

    A field that the file leaves out was not changed there; one that was not exported was empty. Where both sides
    changed a field and disagree, the study's value stays, unless `takes_file` says otherwise.
    """
    values, changed, conflicts = dict(study), [], []
    for field, wanted in file.items():
        then, now = exported.get(field, ""), study.get(field, "")
        if wanted in (then, now):
            continue
        conflict = Conflict(field, then, now, wanted)
        if now == then or takes_file(conflict):
            values[field] = wanted
            changed.append(Change(field, now, wanted))
        else:
            conflicts.append(conflict)
    return Merged(values, tuple(changed), tuple(conflicts))
