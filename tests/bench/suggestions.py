"""Suggestions: how often the right code is among the first, and what they cost on a large study."""

import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from statistics import median, quantiles

from klantreis.coding.suggestions import Example, Suggester
from klantreis.model.codes import Codebook, CodeKind
from klantreis.model.codings import Anchor, Span
from klantreis.model.spans import SourceText
from klantreis.store import codes, operations, sources
from klantreis.store import codings as stored
from klantreis.store.study import Study
from klantreis.workflow import code, codings_files, demo, studies
from klantreis.workflow.suggest import Learner
from tests.bench import large_study

FIRST = (1, 3, 5)
ASKED = 300

Ranker = Callable[[str, Span], Sequence[str]]


def read(study: Study) -> tuple[Codebook, dict[str, SourceText], list[Example]]:
    """The codebook, the texts and the codings that count."""
    talks = {source.id: sources.text(study, source.id) for source in sources.sources(study)}
    examples = [
        Example(c.id, c.code, c.source, c.span) for source in talks for c in stored.of_source(study, source) if c.counts
    ]
    return codes.codebook(study), talks, examples


def ranks(
    book: Codebook,
    talks: Mapping[str, SourceText],
    examples: Sequence[Example],
    train: Callable[[list[Example]], Ranker],
) -> tuple[dict[str, tuple[int, int]], list[list[bool]]]:
    """Leaving out one interview at a time.

    By coding, the rank of its own code (from 0) among all codes and among those of its kind; and for each coded
    turn as a whole, whether one of its codes is among the first 1, 3, 5.
    """
    found: dict[str, tuple[int, int]] = {}
    turns = []
    for source in talks:
        rank = train([example for example in examples if example.source != source])
        of_turn: dict[int, set[str]] = defaultdict(set)
        for example in (e for e in examples if e.source == source):
            order = list(rank(source, example.span))
            alike = [code for code in order if book[code].kind == book[example.code].kind]
            found[example.id] = _rank(example.code, order), _rank(example.code, alike)
            of_turn[example.span.start.turn].add(example.code)
        for turn, right in of_turn.items():
            order = list(rank(source, Span(Anchor(turn, 0), Anchor(turn, len(talks[source].turns[turn])))))
            turns.append([bool(right & set(order[:k])) for k in FIRST])
    return found, turns


def _rank(code: str, order: Sequence[str]) -> int:
    """The place of a code; one that is not there comes after all that could be."""
    return order.index(code) if code in order else sys.maxsize


def quality(study: Study) -> None:
    """Print the share of codings whose code is among the first, against the codes used most."""
    book, talks, examples = read(study)

    def most_used(known: list[Example]) -> Ranker:
        times = Counter(example.code for example in known)
        order = sorted(times, key=lambda id_: (-times[id_], book.paths[id_]))
        return lambda _source, _span: order

    def suggested(known: list[Example]) -> Ranker:
        suggester = Suggester(book, talks, known)
        return lambda source, span: [s.code for s in suggester.suggest(source, span)]

    print(f"{len(examples)} codings in {len(talks)} interviews, {len(book)} codes; each interview left out in turn")
    kinds = {example.id: book[example.code].kind for example in examples}
    for name, train in (("the codes used most", most_used), ("suggestions", suggested)):
        found, turns = ranks(book, talks, examples, train)
        print(f"{name}: share of codings whose code is among the first {FIRST} of all codes | of those of its kind")
        _tell("all", list(found.values()))
        for kind in CodeKind:
            if of_kind := [both for id_, both in found.items() if kinds[id_] == kind]:
                _tell(kind, of_kind)
        each = "  ".join(f"{sum(row[k] for row in turns) / len(turns):.3f}" for k in range(len(FIRST)))
        print(f"  one right for a whole turn, {len(turns)} turns: {each}")


def _tell(name: str, found: Sequence[tuple[int, int]]) -> None:
    shares = [[sum(both[which] < k for both in found) / len(found) for k in FIRST] for which in (0, 1)]
    print(f"  {name:<12}{len(found):5}  {' | '.join('  '.join(f'{share:.3f}' for share in row) for row in shares)}")


def speed(study: Study) -> None:
    """Print what learning, asking and following cost, reading from the database included."""
    book, talks, examples = read(study)
    asked = [(e.source, e.span, talks[e.source].quote(e.span)) for e in examples[:: len(examples) // ASKED]]
    source, span, _words = first = asked[0]
    before = getrusage(RUSAGE_SELF).ru_maxrss
    learner = Learner(study)

    def tell(what: str, seconds: float, target: str = "") -> None:
        print(f"{what:<40}{seconds:8.4f} s CPU  {target}", flush=True)

    tell(f"learn {len(examples)} codings, first answer", _cpu(lambda: learner.suggest(*first)), "(target 2 s)")
    print(f"{'memory that takes':<40}{(getrusage(RUSAGE_SELF).ru_maxrss - before) / 1024:8.0f} MB")
    times = [_cpu(partial(learner.suggest, *each)) for each in asked]
    tell("an answer, median", median(times), "(target 0.005 s)")
    tell("an answer, 95th percentile", quantiles(times, n=20)[-1])
    made = Span(span.start, Anchor(span.start.turn, span.start.offset + 9))
    code.add_codings(study, source, made, book.codes[-1:])
    tell("an answer after one more coding", _cpu(lambda: learner.suggest(*first)))
    operations.undo(study)
    tell("an answer after undoing it", _cpu(lambda: learner.suggest(*first)))


def _cpu(action: Callable[[], object]) -> float:
    start = time.process_time()
    action()
    return time.process_time() - start


def main() -> None:
    """Print quality on the example study and speed on the large one."""
    with tempfile.TemporaryDirectory() as scratch:
        example = Path(scratch) / "voorbeeld"
        demo.make(example, "bench")
        with studies.open_study(example, "bench") as study:
            quality(study)
        folder = Path(scratch) / "groot"
        file = large_study.make(folder)
        with studies.open_study(folder, "bench") as study:
            codings_files.import_codings(study, file)
            speed(study)


if __name__ == "__main__":
    main()
