"""What all tests share: a study on disk, plain and encrypted, and no silent skips where CI forbids them."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings

from klantreis.model.codes import CodebookSpec, CodeKind, CodeSpec
from klantreis.model.sources import SourceKind, Utterance
from klantreis.model.study import Settings
from klantreis.store import codes, sources
from klantreis.store import study as store
from klantreis.store.operations import operation
from klantreis.store.study import Study

# Shared machines are slow at times; a deadline would only find that out.
hypothesis_settings.register_profile("klantreis", deadline=None, derandomize=True)
hypothesis_settings.load_profile("klantreis")

PASSPHRASE = 'ge"heim; é'


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    outcome = yield
    report = outcome.get_result()
    if report.skipped and os.environ.get("KLANTREIS_NO_SKIP"):
        report.outcome = "failed"
        report.longrepr = f"skipped where no test may skip: {report.longrepr}"


@pytest.fixture(autouse=True)
def _own_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test depends on who runs it, on a study that happens to be open, or on the settings of this computer."""
    monkeypatch.setenv("KLANTREIS_CONFIG", str(tmp_path_factory.mktemp("config")))
    for name in ("KLANTREIS_STUDY", "KLANTREIS_PASSPHRASE", "KLANTREIS_CODER", "KLANTREIS_LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def _nothing_frozen() -> Iterator[None]:
    """The program freezes what it loaded once; a test that does so would keep the apps of those before it for ever."""
    yield
    gc.unfreeze()


@pytest.fixture(params=["plain", "encrypted"])
def study(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Study]:
    """An empty study; every test that uses it runs on a plain and on an encrypted one."""
    passphrase = PASSPHRASE if request.param == "encrypted" else None
    with store.create(tmp_path / "onderzoek", Settings("Proef"), "anke", passphrase) as made:
        yield made


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[Study]:
    """An empty plain study, for tests in which the database is not what matters."""
    with store.create(tmp_path / "onderzoek", Settings("Proef"), "anke") as made:
        yield made


BOOK = CodebookSpec(
    "Proefboek",
    (
        CodeSpec(("Fasen",), kind=CodeKind.PHASE),
        CodeSpec(("Fasen", "Zoeken")),
        CodeSpec(("Fasen", "Wachten")),
        CodeSpec(("Momenten",), kind=CodeKind.TOUCHPOINT),
        CodeSpec(("Momenten", "Huisarts"), phase="Zoeken"),
        CodeSpec(("Momenten", "Wachtlijst"), phase="Wachten"),
        CodeSpec(("Momenten", "Intake"), phase="Wachten"),
        CodeSpec(("Kanalen",), kind=CodeKind.CHANNEL),
        CodeSpec(("Kanalen", "Telefoon")),
        CodeSpec(("Thema's",), kind=CodeKind.THEME),
        CodeSpec(("Thema's", "Wachttijd")),
        CodeSpec(("Thema's", "Bejegening")),
        CodeSpec(("Ideeën",), kind=CodeKind.IDEA),
        CodeSpec(("Ideeën", "Tussentijds bericht")),
    ),
)


def add_book(study: Study) -> None:
    """The small codebook of these tests."""
    with operation(study, "codebook", "boek"):
        codes.save(study, BOOK)


def add_source(study: Study, title: str, *texts: str, round_name: str | None = None) -> str:
    """A source of turns by `I` and `R` in turn; its id."""
    utterances = [Utterance(text, "IR"[place % 2]) for place, text in enumerate(texts)]
    with operation(study, "import", title):
        return sources.insert(
            study, title=title, kind=SourceKind.INTERVIEW, utterances=utterances, round_name=round_name
        )
