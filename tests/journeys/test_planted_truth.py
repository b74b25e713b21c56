"""The builder against planted truth; `make bench` measures more of it."""

from collections import Counter
from statistics import fmean

import pytest

from tests.bench import journey_answers, journeys

pytestmark = pytest.mark.skipif(
    not (journeys.FOLDER / "gen.py").exists(), reason="the planted-truth bench is not beside this checkout"
)


@pytest.mark.parametrize("catalogue", ["a", "c"])
def test_coded_studies(catalogue: str) -> None:
    found = [journeys.measure(journeys.FOLDER, seed, catalogue, "mid", coded=True) for seed in range(5)]
    assert fmean(f["ARI"] for f in found) >= 0.98
    assert fmean(f["step_F1"] for f in found) >= 0.95
    assert fmean(f["tau"] for f in found) >= 0.95
    assert fmean(f["edit_to_truth"] for f in found) <= 0.18


@pytest.mark.parametrize("catalogue", ["a", "c"])
def test_free_text_studies(catalogue: str) -> None:
    found = [journeys.measure(journeys.FOLDER, seed, catalogue, "mid", coded=False) for seed in range(5)]
    assert fmean(f["label_F1"] for f in found) >= 0.93
    assert fmean(f["edit_to_truth"] for f in found) <= 0.3


@pytest.mark.parametrize("catalogue", ["a", "c"])
def test_hints_at_wrong_codes(catalogue: str) -> None:
    found = [journey_answers.measure_hints(journeys.FOLDER, seed, catalogue, "mid") for seed in range(5)]
    assert fmean(f["precision"] for f in found) >= 0.85
    assert fmean(f["recall"] for f in found) >= 0.8
    assert fmean(f["right code"] for f in found) >= 0.85
    assert fmean(f["edit settled"] for f in found) < fmean(f["edit before"] for f in found)


def test_answers_make_better_steps() -> None:
    found = [journey_answers.measure_questions(journeys.FOLDER, seed, "c", "high") for seed in range(3)]
    assert fmean(f["F1 20"] for f in found) > fmean(f["F1 0"] for f in found) + 0.01


def test_what_has_more_support_is_more_often_true() -> None:
    counts = sum((journey_answers.measure_support(journeys.FOLDER, s, "a", "high") for s in range(5)), Counter())

    def true(kind: str, tenths: range) -> float:
        right = sum(counts[kind, tenth, True] for tenth in tenths)
        return right / (right + sum(counts[kind, tenth, False] for tenth in tenths))

    for kind in ("step", "arrow"):
        assert true(kind, range(9, 11)) > true(kind, range(5, 9)) > true(kind, range(5))
