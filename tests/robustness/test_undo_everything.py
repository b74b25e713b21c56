"""Whatever is done in whatever order, it can be undone to the start and redone to the end."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klantreis.model.errors import KlantreisError
from klantreis.model.study import Settings
from klantreis.store import integrity, operations
from klantreis.store.study import Study, create
from tests.conftest import PASSPHRASE
from tests.robustness.actions import ALL, BACK, WORK, act, furnish
from tests.store.test_operations import rows

Steps = list[tuple[str, int]]
"""Actions by name, each with the seed of its choices."""


def steps(names: list[str], most: int) -> st.SearchStrategy[Steps]:
    return st.lists(st.tuples(st.sampled_from(names), st.integers(0, 2**16)), min_size=1, max_size=most)


@contextmanager
def furnished(tmp_path_factory: pytest.TempPathFactory, passphrase: str | None = None) -> Iterator[Study]:
    with create(tmp_path_factory.mktemp("s") / "onderzoek", Settings("Proef"), "anke", passphrase) as study:
        furnish(study)
        yield study


def undo_all(study: Study) -> int:
    """Undo whatever stands, the latest first; how many operations that were."""
    count = 0
    while True:
        try:
            operations.undo(study)
        except KlantreisError as error:
            assert "niets om ongedaan" in str(error)
            return count
        count += 1


@settings(max_examples=30)
@given(taken=steps(sorted(ALL), 30), encrypted=st.sampled_from([True, *[False] * 7]))
def test_any_work_undoes_to_the_start_and_redoes_to_the_end(
    tmp_path_factory: pytest.TempPathFactory, taken: Steps, encrypted: bool
) -> None:
    with furnished(tmp_path_factory, PASSPHRASE if encrypted else None) as study:
        for name, seed in taken:
            before = rows(study)
            done = act(study, name, Random(seed))
            if done.refused:
                assert rows(study) == before, (name, done)
        assert integrity.problems(study) == []
        end = rows(study)
        count = undo_all(study)
        assert not any(rows(study).values())
        assert integrity.problems(study) == []
        for _time in range(count):
            operations.redo(study)
        assert rows(study) == end
        assert integrity.problems(study) == []


@settings(max_examples=25)
@given(taken=steps(sorted(WORK), 20))
def test_each_undo_and_redo_gives_the_rows_of_just_then(tmp_path_factory: pytest.TempPathFactory, taken: Steps) -> None:
    with furnished(tmp_path_factory) as study:
        states = [rows(study)]
        for place, (name, seed) in enumerate(taken):
            study.actor = ("anke", "bram")[(place + seed) % 2]
            count = len(operations.history(study))
            act(study, name, Random(seed))
            # One action is one operation, or none.
            assert len(operations.history(study)) - count in (0, 1), name
            if len(operations.history(study)) != count:
                states.append(rows(study))
        for state in reversed(states[:-1]):
            operations.undo(study)
            assert rows(study) == state
        for state in states[1:]:
            operations.redo(study)
            assert rows(study) == state


@settings(max_examples=40)
@given(taken=steps([*sorted(WORK), *sorted(BACK) * 6], 40))
def test_two_people_undo_their_own_work_or_hear_why_not(tmp_path_factory: pytest.TempPathFactory, taken: Steps) -> None:
    with furnished(tmp_path_factory) as study:
        for place, (name, seed) in enumerate(taken):
            study.actor = ("anke", "bram")[(place + seed) % 2]
            before, count = rows(study), len(study.all("SELECT seq FROM operation"))
            done = act(study, name, Random(seed))
            if done.refused:
                assert "database" not in done.refused
                assert rows(study) == before, (name, done)
                assert len(study.all("SELECT seq FROM operation")) == count, (name, done)
        assert integrity.problems(study) == []


def test_the_actions_do_something(tmp_path: Path) -> None:
    """Of every kind of action some succeed; else the tests above would prove nothing about it."""
    with create(tmp_path / "onderzoek", Settings("Proef"), "anke") as study:
        furnish(study)
        dice, left = Random(3), set(ALL)
        for _time in range(2_000):
            name = dice.choice(sorted(ALL))
            if act(study, name, dice).told is not None:
                left.discard(name)
            if not left:
                return
    raise AssertionError(f"these never did anything: {sorted(left)}")
