"""A study in which every text tries to be something else than text; put in directly, so that nothing cleans it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from klantreis.coding import codebook_snapshot
from klantreis.coding.codebook_snapshot import Snapshot
from klantreis.model.codes import Code, CodebookSpec, CodeKind, CodeSpec
from klantreis.model.codings import Anchor, Coding, Moved, Settled, Span
from klantreis.model.journeys import DraftStep, Persona
from klantreis.model.people import Participant
from klantreis.model.sources import SourceKind, Utterance
from klantreis.model.study import Settings
from klantreis.store import (
    codebook_changes,
    codes,
    codings,
    journeys,
    people,
    pins,
    routes,
    settling,
    sources,
    versions,
)
from klantreis.store import study as store
from klantreis.store.journeys import StoredJourney
from klantreis.store.operations import operation
from klantreis.store.study import Study

MARKUP = "[bold]vet[/bold] [@click=app.quit]klik[/] [/] [red"
ESCAPES = "\x1b[31mrood\x1b[0m \x1b]8;;https://kwaad.example\x1b\\link\x1b]8;;\x1b\\ \x9b2J\x07\x08\x01"
BIDI = "\u202eomgekeerd\u202c \u2066los\u2069 \u200bnul\u200d\ufeff\u00ad \u061c\u2028 \U000e0041\U000e007f"
EMOJI = "👩‍👩‍👧‍👦 🏳️‍🌈 🇳🇱 👍🏽 ☎️"
MARKS = "Zoe\u0308 e\u0301\u0323\u0302\u0303\u0304 a" + "\u0301" * 40
WIDE = "漢字かな交じり文 한국어 ｆｕｌｌ 𠮷野家"
TABS = "a\tb\t\tc\rd\x0be\x0cf\x85g"
LONG = "x" * 20_000
LONG_WIDE = "漢" * 20_000
ALL = (MARKUP, ESCAPES, BIDI, EMOJI, MARKS, WIDE, TABS)
EVERYTHING = " ".join(ALL)


def name(number: int) -> str:
    """A short hostile text, another one for each number; no / in it, since that parts the names of a code's path."""
    return f"{ALL[number % len(ALL)]} {number} {MARKUP}".replace("/", "∕")


@contextmanager
def hostile(folder: Path) -> Iterator[Study]:
    """The study, with something in every room."""
    with store.create(folder, Settings(f"[bold]x[/bold] {EVERYTHING}"), f"an{ESCAPES}ke {MARKUP}") as study:
        _book(study)
        _sources(study)
        _codings(study)
        _journeys(study)
        yield study


def _book(study: Study) -> None:
    """Codes of every kind; the names of the first three fill the screen."""
    kinds = list(CodeKind)
    tops = [CodeSpec((name(n),), kind=kind, definition=EVERYTHING) for n, kind in enumerate(kinds)]
    below = [
        CodeSpec((name(n % len(kinds)), name(n + 20)), definition=LONG, include=EVERYTHING, exclude=MARKS, example=BIDI)
        for n in range(3 * len(kinds))
    ]
    endless = CodeSpec((name(0), LONG[:500] + WIDE * 50))
    with operation(study, "codebook", EVERYTHING):
        codes.save(study, CodebookSpec(EVERYTHING, (*tops, *below, endless), EVERYTHING))
        phase = next(code for code in codes.codebook(study) if code.kind == CodeKind.PHASE and code.parent)
        for code in codes.codebook(study).of_kind(CodeKind.TOUCHPOINT):
            codebook_changes.edit(study, code.id, {"phase": phase.name})
    with operation(study, "stamp", EVERYTHING):
        round_id = people.named(study, "round", EVERYTHING)
        content = codebook_snapshot.write(Snapshot(codes.codebook(study), {}))
        versions.stamp(study, EVERYTHING, round_id, EVERYTHING, content)


def _sources(study: Study) -> None:
    said = (*ALL, EVERYTHING, LONG, LONG_WIDE, EVERYTHING * 20, "Gewoon een zin over wachten.")
    for number in range(4):
        utterances = [Utterance(text, name(n % 3), n * 15_000) for n, text in enumerate(said * (number + 1))]
        with operation(study, "import", EVERYTHING):
            source = sources.insert(
                study,
                title=f"{number} {MARKUP} {EVERYTHING}",
                kind=SourceKind.INTERVIEW,
                utterances=utterances,
                round_name=EVERYTHING,
                provenance=EVERYTHING,
                notes=EVERYTHING,
            )
            known = {field: name(number) for field in ("household", "cohort", "organisation", "age_band", "consent")}
            traits = {EVERYTHING: EVERYTHING}
            participant = Participant("", f"{number}{EVERYTHING}", group=EVERYTHING, traits=traits, **known)
            sources.attend(study, source, people.save_participant(study, participant), name(0))


def _codings(study: Study) -> None:
    """Two people code the same turns; one coding has lost its words, one moment is told elsewhere."""
    book = list(codes.codebook(study))
    persons = (study.actor, f"bram {EVERYTHING}")
    for source in sources.sources(study):
        turns = sources.turns(study, source.id)
        ids = codings.turn_ids(study, source.id)
        for shift, who in enumerate(persons):
            with operation(study, "code", EVERYTHING):
                coder = people.person(study, who)
                codings.insert_many(study, _on_every_turn(source.id, len(turns), book, coder, shift), {source.id: ids})
    with operation(study, "settle", EVERYTHING):
        first = codings.of_source(study, sources.sources(study)[0].id)
        settling.settle(study, [first[0].id], Settled.KEPT)
        codings.update(study, first[1].id, {"end_turn_id": _start_turn(study, first[1]), "end_offset": 0, "lost": LONG})
        touch = [c for c in first if codes.codebook(study)[c.code].kind == CodeKind.TOUCHPOINT]
        routes.mark(study, {touch[-1].id: Moved(touch[0].id, "before")})
        for digit in range(1, 6):
            pins.put(study, people.person(study, study.actor), digit, book[digit].id)


def _start_turn(study: Study, coding: Coding) -> str:
    return codings.turn_ids(study, coding.source)[coding.span.start.turn]


def _on_every_turn(source: str, turns: int, book: list[Code], coder: str, shift: int) -> list[Coding]:
    valences = (None, -2, -1, 0, 1, 2)
    return [
        Coding(
            "",
            source,
            Span(Anchor(turn, 0), Anchor(turn, 5 + shift)),
            book[(turn + shift * (turn % 2) + layer * 7) % len(book)].id,
            coder,
            valences[(turn + layer) % 6],
            EVERYTHING,
            True,
        )
        for turn in range(turns)
        for layer in range(3)
    ]


def _journeys(study: Study) -> None:
    found = sources.sources(study)
    evidence = [c.id for source in found for c in codings.of_source(study, source.id) if not c.lost]
    steps = tuple(
        DraftStep(name(n), name(n), name(n + 1), name(n + 2), name(n + 3), tuple(evidence[n::9])) for n in range(9)
    )
    stored = [
        StoredJourney(Persona(f"{who} {EVERYTHING}", EVERYTHING, EVERYTHING, EVERYTHING), (source.id,), steps)
        for who, source in zip("AB", found, strict=False)
    ]
    with operation(study, "build", EVERYTHING):
        journeys.save(study, 2, {2: 0.4, 3: 0.2}, stored)
