"""Voices for recordings: a synthetic one that is always there, and espeak-ng where it is installed."""

import pytest

from tests.audio.recordings import has_espeak


@pytest.fixture(params=["espeak", "synthetic"])
def voices(request: pytest.FixtureRequest) -> str:
    """Which voice speaks, as `recordings.talk` takes it."""
    if request.param == "espeak" and not has_espeak():
        pytest.skip("espeak-ng is not installed")
    return str(request.param)
