"""What random work found once."""

from random import Random

import pytest

from klantreis.model.errors import KlantreisError
from klantreis.store import integrity
from klantreis.store.operations import new_id, operation
from klantreis.store.study import Study, open_study
from klantreis.workflow import building, code, codebooks, collect, editing, merge, recoding, reviewing
from klantreis.workflow.transcribe import turns
from tests.robustness.actions import act, furnish


def test_journeys_of_which_a_coding_lost_its_words_are_written_and_read(plain: Study) -> None:
    furnish(plain)
    dice = Random(1)
    for _time in range(10):
        act(plain, "add", dice)
    before = len(building.build(plain, 1).journeys[0].steps)
    source = collect.listed(plain)[0]
    for placed in turns(plain, source):
        editing.edit_turn(plain, source, placed.turn, f"{placed.number} heel andere woorden")
    assert any(coding.lost for coding in code.codings(plain, source.id))
    path = reviewing.export_yaml(plain, plain.folder / "journeys")
    assert reviewing.import_yaml(plain, path) == 1
    (journey,) = merge.journeys(plain)
    assert len(journey.steps) <= before
    assert all(step.evidence for step in journey.steps)
    assert integrity.problems(plain) == []


def test_a_code_that_somebody_took_away_is_refused_in_dutch(plain: Study) -> None:
    furnish(plain)
    gone = codebooks.find_code(codebooks.codebook(plain), "Intake")
    source = collect.listed(plain)[0]
    (first, *_rest) = [placed.turn for placed in turns(plain, source)]
    with open_study(plain.folder, "bram") as other:
        recoding.delete(other, gone, everything=True)
    span = editing.SourceText([first.text]).span(0, 3)
    with pytest.raises(KlantreisError, match="haalde intussen iets weg"):
        code.add_codings(plain, source.id, span, [gone], seen=[first])


def test_a_broken_reference_tells_no_sql(plain: Study) -> None:
    with pytest.raises(KlantreisError, match="haalde intussen iets weg"), operation(plain, "test", "los"):
        plain.connection.execute(
            "INSERT INTO journey(id, build_id, position, name) VALUES (?, 'weg', 1, 'Noor')", (new_id(),)
        )
