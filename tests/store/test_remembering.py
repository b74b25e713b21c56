"""What was read is given again until somebody writes to what it rests on: here, elsewhere, or by an undo."""

from collections.abc import Callable

import pytest

from klantreis.model.errors import KlantreisError
from klantreis.store import study as store
from klantreis.store.operations import operation
from klantreis.store.remembering import remembered, remembers
from klantreis.store.study import Study
from klantreis.workflow import building, codebooks, deciding, merge, studies
from tests.conftest import add_source
from tests.workflow.told import tell

Counted = tuple[Callable[[Study], int], list[int]]


@pytest.fixture
def counted() -> Counted:
    """A function that counts sources, and the list of its answers that were really read."""
    read: list[int] = []

    @remembered()
    def count(study: Study) -> int:
        read.append(int((study.one("SELECT count(*) FROM source") or (0,))[0]))
        return read[-1]

    return count, read


def test_it_is_read_once(study: Study, counted: Counted) -> None:
    count, read = counted
    add_source(study, "a", "Ja.")
    assert [count(study), count(study)] == [1, 1] and read == [1] and remembers(study)


def test_it_is_read_again_after_a_write_and_an_undo(study: Study, counted: Counted) -> None:
    count, read = counted
    add_source(study, "a", "Ja.")
    count(study)
    add_source(study, "b", "Nee.")
    assert not remembers(study) and count(study) == 2
    studies.undo(study)
    assert count(study) == 1 and read == [1, 2, 1]


def test_it_is_read_again_after_another_wrote(study: Study, counted: Counted) -> None:
    count, _read = counted
    add_source(study, "a", "Ja.")
    count(study)
    with store.open_study(study.folder, "bram", study.passphrase) as other:
        add_source(other, "b", "Nee.")
    assert count(study) == 2


def test_a_decision_leaves_it_as_it_is(study: Study, counted: Counted) -> None:
    count, read = counted
    tell(study)
    count(study)
    building.build(study, 2)
    journey = merge.journeys(study)[0]
    deciding.drop(study, journey, journey.steps[0])
    count(study)
    assert len(read) == 1


def test_what_was_rolled_back_is_not_remembered(study: Study, counted: Counted) -> None:
    count, _read = counted
    add_source(study, "a", "Ja.")
    with pytest.raises(KlantreisError), operation(study, "import", "mislukt"):
        add_source(study, "b", "Nee.")
        assert count(study) == 2
        raise KlantreisError("weg ermee")
    add_source(study, "c", "Ja.")
    studies.undo(study)
    assert count(study) == 1


def test_another_connection_may_take_it_over(study: Study, counted: Counted) -> None:
    count, read = counted
    add_source(study, "a", "Ja.")
    with store.open_study(study.folder, "bram", study.passphrase) as other:
        count(other)
        study.memory.update(other.memory)
    assert count(study) == 1 and read == [1]


def test_a_renamed_code_shows_at_once(study: Study) -> None:
    tell(study)
    before = merge.project(study)
    codebooks.rename_code(study, codebooks.find_code(codebooks.codebook(study), "Intake"), "Kennismaking")
    after = {t.label for telling in merge.project(study).tellings for t in telling.touchpoints}
    assert "Kennismaking" in after and merge.project(study) != before
