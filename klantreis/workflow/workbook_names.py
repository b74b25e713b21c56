"""What stands in a workbook by name: fields and findings, both ways."""

from collections.abc import Mapping

from klantreis.documents import actions_files
from klantreis.model.findings import ActionStatus, Horizon
from klantreis.text import dates, names

_BETWEEN = ";"


def shown(field: str, value: str) -> str:
    """A value of a field as people read it; findings stand there by name already."""
    if field == "status" and value in set(ActionStatus):
        return names.action_status(ActionStatus(value))
    if field == "horizon" and value in set(Horizon):
        return actions_files.horizon(Horizon(value))
    if field in ("start", "due"):
        return dates.written(value) if value else ""
    return value


class Names:
    """Findings by name: as they were called when exported, and as they are called now; `known`: those there are."""

    def __init__(self, exported: Mapping[str, str], now: Mapping[str, str]) -> None:
        """Both by id of a finding."""
        self._names = {**exported, **now}
        self._ids = {_key(name): id_ for id_, name in now.items()}
        # A name of then goes before the same one of now: that is what was on the sheet.
        self._ids |= {_key(name): id_ for id_, name in exported.items() if id_ in now}
        self._exported, self._now = exported, now
        self._heads = actions_files.columns()

    def has(self, id_: str) -> bool:
        """Whether a finding had a name on the sheet."""
        return id_ in self._exported

    def field(self, name: str) -> str:
        """What people call a field of an action."""
        return self._heads.get(name, name)

    def there(self, id_: str) -> bool:
        """Whether the study knows a finding."""
        return id_ in self._now

    def about(self, value: str) -> str:
        """Findings (ids with a blank between them) by name."""
        return "; ".join(self._names.get(id_, "?") for id_ in value.split())

    def shown(self, name: str, value: str) -> str:
        """A value of a field as people read it."""
        return self.about(value) if name == "about" else shown(name, value)

    def resolve(self, text: str) -> tuple[list[str], list[str]]:
        """The findings (ids) that a text names, with `;` between them, and the names that none has.

        A `;` may be part of a name: the longest name that fits is taken.
        """
        parts = [part.strip() for part in text.split(_BETWEEN)]
        found, unknown, place = [], [], 0
        while place < len(parts):
            for end in range(len(parts), place, -1):
                id_ = self._ids.get(_key(_BETWEEN.join(parts[place:end])))
                if id_ is not None:
                    found.append(id_)
                    place = end
                    break
            else:
                if parts[place]:
                    unknown.append(parts[place])
                place += 1
        return found, unknown


def _key(name: str) -> str:
    return _BETWEEN.join(" ".join(part.split()) for part in name.casefold().split(_BETWEEN))
