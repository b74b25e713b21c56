"""The builder against planted truth; `make bench` measures more of it."""

from statistics import fmean

import pytest

from tests.bench import journeys

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
    assert fmean(f["edit_to_truth"] for f in found) <= 0.25
