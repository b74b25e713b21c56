"""Suggesting codes from what was coded before in this study; nothing leaves the machine, nothing is written."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import TYPE_CHECKING

from klantreis.coding import uncoded
from klantreis.coding.reasons import Reason, Why
from klantreis.model.codings import Anchor, Coding, Span
from klantreis.model.errors import KlantreisError
from klantreis.model.sources import Source, Turn
from klantreis.model.spans import SourceText
from klantreis.store import codings, examples, people, sources
from klantreis.store.codes import codebook
from klantreis.store.study import Study, reading
from klantreis.text.catalogue import _

if TYPE_CHECKING:  # numpy is loaded when the first suggestion is asked for
    from klantreis.coding.suggestions import Example, Suggester, Suggestion

MOST = 5
LONGEST = 160
_BUILT_FROM = frozenset({"turn", "source", "code"})
"""Where one of these tables changed, everything is learnt anew."""


@dataclass(frozen=True)
class Proposal:
    """A suggested code (id); `source` is the title of the source that the reason speaks of, or empty."""

    code: str
    score: float
    reason: Reason
    source: str

    def quoted(self, longest: int = LONGEST) -> str:
        """What the reason quotes, in at most `longest` characters."""
        return shorten(self.reason.text, max(1, longest), placeholder="…")

    def why(self, longest: int = LONGEST) -> str:
        """The reason as people read it; what it quotes in at most `longest` characters."""
        words = self.quoted(longest)
        if self.reason.why == Why.DESCRIPTION:
            return _("komt in de omschrijving voor: {words}").format(words=words)
        if self.reason.why == Why.BEFORE:
            return _("volgt op iets als: “{words}” ({source})").format(words=words, source=self.source)
        return _("lijkt op: “{words}” ({source})").format(words=words, source=self.source)


class Learner:
    """Knows what was coded in a study, and follows it; who codes blind gets nothing from others."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._coder = study.actor if study.settings.blind else None
        self._suggester: Suggester | None = None
        self._read = 0
        """Up to which operation the study was read."""
        self._talks: dict[str, SourceText] = {}
        self._titles: dict[str, str] = {}
        self._ranks: dict[str, int] = {}

    def suggest(
        self, source: str, span: Span, words: str, *, leave_out: Collection[str] = (), most: int = MOST
    ) -> list[Proposal]:
        """Codes for a span of a source (id) that says `words`, the best first. Raises KlantreisError."""
        suggester = self._up_to_date()
        talk = self._talks.get(source)
        if talk is None or span.end.turn >= len(talk.turns) or talk.quote(span) != words:
            raise KlantreisError(_("De tekst is intussen door iemand anders aangepast; kies de woorden opnieuw."))
        return [self._proposal(s) for s in suggester.suggest(source, span, leave_out=leave_out, most=most)]

    def _proposal(self, suggestion: "Suggestion") -> Proposal:
        title = self._titles.get(suggestion.reason.source, "")
        return Proposal(suggestion.code, suggestion.score, suggestion.reason, title)

    def _up_to_date(self) -> "Suggester":
        with reading(self._study):
            latest = examples.latest(self._study)
            if self._suggester is None:
                self._suggester = self._learnt()
            elif latest != self._read:
                touched = examples.touched_since(self._study, self._read)
                if _BUILT_FROM.isdisjoint(table for table, _row in touched):
                    changed = [row for table, row in touched if table == "coding"]
                    self._suggester.forget(changed)
                    self._suggester.learn(self._examples(examples.coded_again(self._study, changed, self._coder)))
                else:
                    self._suggester = self._learnt()
            self._read = latest
        return self._suggester

    def _learnt(self) -> "Suggester":
        from klantreis.coding.suggestions import Suggester

        talks: dict[str, list[str]] = {}
        self._ranks = {}
        for source, turn, text in examples.turns(self._study):
            told = talks.setdefault(source, [])
            self._ranks[turn] = len(told)
            told.append(text)
        self._talks = {source: SourceText(told) for source, told in talks.items()}
        self._titles = {source.id: source.title for source in sources.sources(self._study)}
        coded = self._examples(examples.coded(self._study, self._coder))
        return Suggester(codebook(self._study), self._talks, coded)

    def _examples(self, rows: Iterable[examples.Row]) -> "Iterator[Example]":
        from klantreis.coding.suggestions import Example

        ranks = self._ranks
        for id_, source, code, first, start, last, end in rows:
            yield Example(id_, code, source, Span(Anchor(ranks[first], start), Anchor(ranks[last], end)))


@dataclass(frozen=True)
class Asked:
    """A stretch of a source (offsets) and what is suggested for it."""

    start: int
    end: int
    words: str
    proposals: tuple[Proposal, ...]


def suggested(study: Study, source: Source, place: tuple[int, int] | None = None) -> Asked:
    """Codes for a stretch of a source; without one, for the first turn in which the person at work coded nothing.

    Raises KlantreisError where there is no such stretch or turn.
    """
    with reading(study):
        turns = sources.turns(study, source.id)
        text = SourceText([turn.text for turn in turns])
        mine = by_coder(codings.of_source(study, source.id), {p.id: p.name for p in people.persons(study)}, study.actor)
        if place is None:
            rank = next_turn(source, turns, mine)
            span = Span(Anchor(rank, 0), Anchor(rank, len(turns[rank].text)))
        else:
            try:
                span = text.span(*place)
            except ValueError as error:
                told = _("{title} heeft tekens van 0 tot {end}; geef --start en --end daarbinnen.")
                raise KlantreisError(told.format(title=source.title, end=text.length)) from error
        words = text.quote(span)
        proposals = Learner(study).suggest(source.id, span, words, leave_out=given(mine, span))
    return Asked(text.offset(span.start), text.offset(span.end), words, tuple(proposals))


def by_coder(codings_: Iterable[Coding], names: Mapping[str, str], coder: str) -> list[Coding]:
    """The codings of a coder by name; `names`: person's id -> name."""
    return [coding for coding in codings_ if names.get(coding.coder) == coder]


def given(codings_: Iterable[Coding], span: Span) -> frozenset[str]:
    """The codes (ids) that stand on some of these words already."""
    return frozenset(coding.code for coding in codings_ if coding.span.overlaps(span))


def next_turn(source: Source, turns: Sequence[Turn], mine: Iterable[Coding], start: int = 0) -> int:
    """The first turn (rank) of a participant, from `start` on and round the end, with none of these codings.

    Raises KlantreisError where there is none.
    """
    rank = uncoded.next_uncoded(source, turns, [coding.span for coding in mine], start)
    if rank is None:
        raise KlantreisError(_("In elke beurt van een respondent staat al een codering van jou."))
    return rank
