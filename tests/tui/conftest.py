"""A small study with something in every room, and text in it that tries to be an instruction."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from klantreis.model.codings import Coding
from klantreis.model.journeys import DraftStep, Persona
from klantreis.model.people import Participant
from klantreis.model.sources import SourceKind, Utterance
from klantreis.model.study import Settings
from klantreis.store import codes, codings, journeys, people, sources
from klantreis.store import study as store
from klantreis.store.journeys import StoredJourney
from klantreis.store.operations import operation
from klantreis.store.study import Study
from tests.conftest import add_book

TALKS = {
    "gesprek-01": (
        ("I", "Hoe begon het?"),
        ("R", "Eerst ging ik naar de huisarts. Die luisterde goed naar ons verhaal."),
        ("I", "En toen?"),
        ("R", "Toen stonden we negen weken op de wachtlijst. Niemand belde. Dat vond ik zwaar."),
        ("R", "[bold]Let op[/bold] zei de brief, [@click=app.quit]klik hier[/]."),
    ),
    "gesprek-02": (
        ("I", "Wat gebeurde er?"),
        ("R", "Mijn zoon kwam op een wachtlijst, en de intake was pas in maart."),
        ("R", "Stuur toch eens een bericht tussendoor."),
    ),
}
CODED = (
    ("gesprek-01", "naar de huisarts", "Momenten/Huisarts", 1),
    ("gesprek-01", "luisterde goed", "Thema's/Bejegening", 2),
    ("gesprek-01", "negen weken op de wachtlijst", "Momenten/Wachtlijst", -2),
    ("gesprek-01", "weken op de wachtlijst. Niemand belde", "Thema's/Wachttijd", -2),
    ("gesprek-02", "op een wachtlijst", "Momenten/Wachtlijst", -1),
    ("gesprek-02", "de intake was pas in maart", "Momenten/Intake", 0),
    ("gesprek-02", "Stuur toch eens een bericht tussendoor", "Ideeën/Tussentijds bericht", None),
)


@pytest.fixture(autouse=True)
def _short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual's pilot looks every 20 ms whether the app is idle; these tests press many keys."""
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 0.008)
    monkeypatch.setattr("textual._wait.SLEEP_IDLE", 0.0004)


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Study]:
    """A study with codebook, two talks, codings and one journey."""
    with store.create(tmp_path / "onderzoek", Settings("Proef [red]rood[/red]"), "anke") as study:
        add_book(study)
        with operation(study, "import", "gesprekken"):
            for number, (title, turns) in enumerate(TALKS.items(), 1):
                said = [Utterance(text, who, 15_000 * n) for n, (who, text) in enumerate(turns)]
                source = sources.insert(study, title=title, kind=SourceKind.INTERVIEW, utterances=said)
                sources.attend(study, source, people.save_participant(study, Participant("", f"R{number:02}")))
        by_title = {source.title: source.id for source in sources.sources(study)}
        book = codes.codebook(study)
        with operation(study, "code", "coderingen"):
            coder = people.person(study, "anke")
            for title, words, path, valence in CODED:
                text = sources.text(study, by_title[title])
                start = text.text.index(words)
                span = text.span(start, start + len(words))
                coding = Coding("", by_title[title], span, book.by_path[path].id, coder, valence, "", True)
                codings.insert_many(study, [coding], {by_title[title]: codings.turn_ids(study, by_title[title])})
        _journey(study, by_title)
        yield study


def _journey(study: Study, by_title: dict[str, str]) -> None:
    book = codes.codebook(study)
    evidence: dict[str, list[str]] = {}
    for source in by_title.values():
        for coding in codings.of_source(study, source):
            evidence.setdefault(book[coding.code].name, []).append(coding.id)
    steps = tuple(
        DraftStep(label, f"Momenten/{label}", phase, "Telefoon", None, tuple(evidence[label]))
        for label, phase in (("Huisarts", "Zoeken"), ("Wachtlijst", "Wachten"), ("Intake", "Wachten"))
    )
    persona = Persona("Noor", "30-39 jaar", "gezin", "Wachtte lang op hulp.")
    with operation(study, "build", "klantreizen"):
        journeys.save(study, 1, {2: 0.4, 3: 0.2}, [StoredJourney(persona, tuple(by_title.values()), steps)])
