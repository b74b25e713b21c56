"""How the rooms look: compared with pictures that a person approved (pytest --snapshot-update)."""

from collections.abc import Callable

import pytest

from klantreis.store.study import Study
from klantreis.tui.app import KlantreisApp

SIZE = (100, 30)


ROOMS = {
    "bronnen": ["f2"],
    "coderen": ["f3", "n", "n", "n"],
    "code-kiezen": ["f3", "n", "n", "s", "enter", *"wacht"],
    "codeboek": ["f4", "down", "down", "down", "down", "down"],
    "klantreizen": ["f7", "down"],
    "verbeterpunten": ["f8"],
}


@pytest.mark.parametrize("press", ROOMS.values(), ids=ROOMS.keys())
def test_room(filled: Study, snap_compare: Callable[..., bool], press: list[str]) -> None:
    assert snap_compare(KlantreisApp(filled), press=press, terminal_size=SIZE)
