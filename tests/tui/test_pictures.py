"""How the rooms look: compared with pictures that a person approved (pytest --snapshot-update)."""

from collections.abc import Callable

import pytest
from textual.widgets import Input, TextArea

from klantreis.documents import converting
from klantreis.model.findings import ActionStatus
from klantreis.store import study as store
from klantreis.store.study import Study
from klantreis.tui.app import KlantreisApp
from klantreis.workflow import acting, assessing, code, codebooks, collect

SIZES = {"80x24": (80, 24), "160x48": (160, 48)}

SCREENS = {
    "bronnen": ["f2"],
    "uittypen": ["f2", "t", "wait:600", "down", "end"],
    "coderen": ["f3", "n", "n", "n"],
    "code-kiezen": ["f3", "n", "n", "s", "enter", *"wacht"],
    "filter": ["f3", "f"],
    "codeboek": ["f4", "down", "down", "down", "down", "down"],
    "zoeken": ["f5", *"wachtlijst"],
    "vergelijken": ["f6", "wait:4000"],
    "klantreizen": ["f7", "down"],
    "bord": ["f7", "alt+2", "right"],
    "routes": ["f7", "alt+3", "right"],
    "labels": ["f7", "alt+4", "wait:4000"],
    "personas": ["f7", "alt+5", "wait:4000"],
    "verhaal": ["f7", "alt+6", "n", "d", "wait:600", "down"],
    "hartslag": ["f7", "alt+7", "down", "plus"],
    "empathiekaart": ["f7", "alt+8"],
    "verbeterpunten": ["f8"],
    "acties": ["f8", "alt+2", "right"],
    "vormen": ["f8", "e", "down", "enter"],
    "hulp": ["f3", "question_mark"],
}


@pytest.fixture(autouse=True)
def _steady_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    """A cursor that blinks would be in the picture or not, as the machine is busy or not."""
    monkeypatch.setattr(Input, "_toggle_cursor", lambda self: None)
    monkeypatch.setattr(TextArea, "_toggle_cursor_blink_visible", lambda self: None)


@pytest.fixture(autouse=True)
def _no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether LibreOffice is on this computer would be in the picture as well."""
    monkeypatch.setattr(converting, "program", lambda: None)


@pytest.fixture
def double_coded(filled: Study) -> Study:
    """The study after a second person coded something of the first talk."""
    with store.open_study(filled.folder, "bram") as other:
        source = collect.find_source(other, "gesprek-01")
        book = codebooks.codebook(other)
        seen = code.codings(other, source.id)
        code.add_codings(other, source.id, seen[0].span, [codebooks.find_code(book, "Intake")], valence=-1)
        code.add_codings(other, source.id, seen[2].span, [codebooks.find_code(book, "Wachtlijst")], valence=-1)
    findings = [each.finding for each in assessing.prioritised(filled)]
    late = acting.add(filled, findings[:1], goal="Elke aanmelder krijgt binnen een week bericht", due="2020-03-01")
    acting.change(filled, late, owner="anke", scope="Team Noord", measure="Minder mensen zeggen: niemand belde")
    acting.add(filled, findings[:2], goal="Eén vaste begeleider", due="2099-12-31", status=ActionStatus.RUNNING)
    acting.add(filled, goal="Brief in gewone taal [b]", owner="bram", status=ActionStatus.DONE)
    return filled


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
@pytest.mark.parametrize("press", SCREENS.values(), ids=SCREENS.keys())
def test_screen(
    double_coded: Study, snap_compare: Callable[..., bool], press: list[str], size: tuple[int, int]
) -> None:
    # A room is built at its first visit: keys for it wait until it stands.
    room, *others = press
    pressed = [room, "wait:800", *others, "wait:600"]
    assert snap_compare(KlantreisApp(double_coded), press=pressed, terminal_size=size)
