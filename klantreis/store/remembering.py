"""Remembering what was read, for as long as nobody writes anything that it rests on.

The change log tells whether that is so: a value is good until an operation touches one of its tables. What is
remembered are values that nobody changes, so another connection to the same study may take them over.
"""

from collections.abc import Callable, Collection
from functools import wraps
from typing import TypeVar, cast

from klantreis.store.study import Study, at_one_moment
from klantreis.store.tables import SAID

R = TypeVar("R")


def remembered(tables: Collection[str] = SAID) -> Callable[[Callable[[Study], R]], Callable[[Study], R]]:
    """Let a function of a study give the same value again until one of these tables was written to."""

    def of(function: Callable[[Study], R]) -> Callable[[Study], R]:
        name = f"{function.__module__}.{function.__qualname__}"

        @wraps(function)
        @at_one_moment
        def asked(study: Study) -> R:
            if study.one("SELECT operation FROM log_state") != (None,):
                return function(study)  # amid an operation, which may yet be rolled back
            last = int((study.one("SELECT coalesce(max(seq), 0) FROM operation") or (0,))[0])
            if name in study.memory:
                seen, value = study.memory[name]
                if seen <= last and not _touched(study, seen, tables):
                    study.memory[name] = (last, value)
                    return cast("R", value)
                del study.memory[name]
            value = function(study)
            study.memory[name] = (last, value)
            return value

        return asked

    return of


def _touched(study: Study, since: int, tables: Collection[str]) -> bool:
    rows = study.connection.execute("SELECT DISTINCT tbl FROM change WHERE operation > ?", (since,))
    return any(table in tables for (table,) in rows)


def remembers(study: Study, tables: Collection[str] = SAID) -> bool:
    """Whether what rests on these tables was read and still holds."""
    return bool(study.memory) and not any(_touched(study, seen, tables) for seen, _value in study.memory.values())
