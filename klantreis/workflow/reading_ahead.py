"""Reading what journeys rest on beside the screen, where that takes long."""

from typing import Any

from klantreis.store import sources
from klantreis.store.remembering import remembers
from klantreis.store.study import Study
from klantreis.workflow import merge

MANY = 400
"""So many sources are read within a few tenths of a second."""
Memory = dict[str, tuple[int, Any]]


def needed(study: Study) -> bool:
    """Whether showing journeys would keep somebody waiting."""
    return not remembers(study) and len(sources.sources(study)) > MANY


def read(study: Study) -> Memory:
    """Read what journeys rest on; what was read, for another connection to the same study."""
    merge.project(study)
    return dict(study.memory)


def take_over(study: Study, memory: Memory) -> None:
    """Let a study know what was read over another connection; what does not hold any more is read again when needed."""
    study.memory.update(memory)
