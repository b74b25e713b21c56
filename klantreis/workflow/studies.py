"""Starting, opening and looking after a study."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from klantreis.model.errors import KlantreisError
from klantreis.model.study import Settings
from klantreis.store import connection, integrity, operations, watching
from klantreis.store import study as store
from klantreis.store.operations import Entry
from klantreis.store.study import Study, at_one_moment
from klantreis.text.catalogue import _
from klantreis.text.clean import one_line

__all__ = ["Entry", "Study", "at_one_moment"]

version = watching.version


@dataclass(frozen=True)
class Check:
    """The outcome of a check; warnings are no reason to stop."""

    problems: tuple[integrity.Problem, ...]
    warnings: tuple[integrity.Problem, ...]

    @property
    def ok(self) -> bool:
        """Whether there are no problems."""
        return not self.problems


def new(folder: Path, title: str | None, actor: str, passphrase: str | None) -> Study:
    """Make an empty study and open it. Raises KlantreisError."""
    return store.create(folder, Settings(one_line(title or "") or one_line(folder.resolve().name)), actor, passphrase)


def find(start: Path) -> Path:
    """The study folder that `start` is or lies in. Raises KlantreisError where there is none."""
    folder = store.find(start)
    if folder is None:
        raise KlantreisError(
            _("{folder} is geen onderzoek en ligt er niet in; ga naar een onderzoek of geef het met -C MAP.").format(
                folder=start
            )
        )
    return folder


def open_study(folder: Path, actor: str, passphrase: Callable[[], str] | None = None) -> Study:
    """Open a study; `passphrase` is asked only where the study is encrypted. Raises KlantreisError."""
    given = passphrase() if passphrase is not None and store.is_study(folder) and store.encrypted(folder) else None
    return store.open_study(folder, actor, given)


def open_again(study: Study) -> Study:
    """The same study for another thread, since a connection belongs to the one that made it. Raises KlantreisError."""
    return open_study(study.folder, study.actor, lambda: study.passphrase or "")


def wait_briefly(study: Study, milliseconds: int = 3_000) -> None:
    """Let writing wait no longer for another program than suits who looks at a screen; then it is refused."""
    connection.wait_at_most(study.connection, milliseconds)


def undo(study: Study, actor: str | None = None) -> Entry:
    """Undo the latest operation, of one person or of anyone. Raises KlantreisError."""
    return operations.undo(study, actor)


def redo(study: Study, actor: str | None = None) -> Entry:
    """Redo what was undone last. Raises KlantreisError."""
    return operations.redo(study, actor)


def history(study: Study, limit: int | None = None) -> list[Entry]:
    """What was done, the latest first."""
    return operations.history(study, limit)


def backup(study: Study, target: Path | None = None) -> Path:
    """Write a complete copy of the database and return its path. Raises KlantreisError."""
    return store.backup(study, target)


def check(study: Study) -> Check:
    """Whether the database is sound, and which journeys may not be published as they stand."""
    problems = integrity.problems(study)
    if problems:
        return Check(tuple(problems), ())
    from klantreis.privacy import gate
    from klantreis.workflow import merge

    verdicts = gate.judge(merge.journeys(study), study.settings.gate)
    return Check(
        tuple(integrity.Problem("gate", v.where, v.message) for v in verdicts if v.blocks),
        (
            *(integrity.Problem("gate", v.where, v.message) for v in verdicts if not v.blocks),
            *_lost(study),
            *_more_than_invited(study),
        ),
    )


def _lost(study: Study) -> list[integrity.Problem]:
    """The sources in which codings lost their words."""
    from klantreis.workflow import lost

    counts = Counter(found.title for found in lost.lost_codings(study))
    message = _("{title}: {count}; leg ze op andere woorden of haal ze weg (klantreis edit lost).")
    return [
        integrity.Problem("lost", title, message.format(title=title, count=lost.lost_told(count)))
        for title, count in counts.items()
    ]


def _more_than_invited(study: Study) -> list[integrity.Problem]:
    """The groups in which more people talked than were asked to."""
    from klantreis.text import counts
    from klantreis.workflow import response

    return [
        integrity.Problem("response", counts.row(each.key), response.excess(each))
        for each in response.tallies(study)
        if each.more_than_invited
    ]
