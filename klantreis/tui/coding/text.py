"""A source as the coding room holds it: turns, codings with their offsets, and the route told."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from klantreis.model.codes import Codebook, CodeKind
from klantreis.model.codings import Coding
from klantreis.model.sources import Source
from klantreis.model.spans import SourceText
from klantreis.model.touchpoints import counted_once
from klantreis.tui import wording
from klantreis.tui.shown import shown
from klantreis.tui.widgets.coding_panel import Here, Stop
from klantreis.tui.widgets.lanes import Mark, letters
from klantreis.workflow import code, codebooks, transcribe
from klantreis.workflow.studies import Study
from klantreis.workflow.transcribe import PlacedTurn


@dataclass(frozen=True)
class CodingText:
    """One state of a source in the coding room. `codings` are in the order of the text."""

    source: Source
    turns: Sequence[PlacedTurn]
    text: SourceText
    book: Codebook
    codings: Sequence[Coding]
    coders: dict[str, str]

    @cached_property
    def _letters(self) -> dict[str, str]:
        return letters(coding.code for coding in self.codings)

    @cached_property
    def marks(self) -> list[Mark]:
        """The codings as the view draws them, in the same order."""
        offset, book, letter = self.text.offset, self.book, self._letters
        return [
            Mark(
                c.id,
                offset(c.span.start),
                offset(c.span.end),
                shown(book[c.code].name),
                book[c.code].color,
                letter[c.code],
                _sign(c),
            )
            for c in self.codings
        ]

    @cached_property
    def shown_turns(self) -> list[str]:
        """The words of each turn, as many code points as in the study."""
        return [shown(placed.turn.text) for placed in self.turns]

    @cached_property
    def gutters(self) -> list[tuple[str, str]]:
        """Speaker and time of each turn."""
        return [(shown(p.turn.speaker or f"{p.number}"), wording.clock(p.turn.start_ms)) for p in self.turns]

    @cached_property
    def stops(self) -> list[Stop]:
        """The contact moments in the order of the telling; what two coders coded alike stands there once."""
        times = Counter(coding.coder for coding in self.codings)
        order = sorted(times, key=lambda coder: (-times[coder], self.coders.get(coder, "")))
        counted = {coding.id for coding in counted_once(self.codings, self.book, order)}
        return [
            Stop(mark.start, mark.name, coding.valence)
            for mark, coding in zip(self.marks, self.codings, strict=True)
            if self.book[coding.code].kind == CodeKind.TOUCHPOINT and coding.id in counted
        ]

    @cached_property
    def _stop_starts(self) -> list[int]:
        return [stop.start for stop in self.stops]

    def passed(self, offset: int) -> int:
        """How many contact moments begin at or before an offset."""
        return bisect_right(self._stop_starts, offset)

    def changed(self, place: int, coding: Coding) -> "CodingText":
        """The same with another feeling, memo or permission of one coding; nothing else is made anew."""
        codings, marks = list(self.codings), list(self.marks)
        codings[place] = coding
        marks[place] = replace(marks[place], sign=_sign(coding))
        new = replace(self, codings=codings)
        kept = {"shown_turns": self.shown_turns, "gutters": self.gutters, "_letters": self._letters, "marks": marks}
        if self.book[coding.code].kind != CodeKind.TOUCHPOINT:
            kept["stops"] = self.stops
        new.__dict__.update(kept, _stop_starts=self._stop_starts)
        return new

    def ranked(self, near: Iterable[int], offset: int) -> list[int]:
        """Of the codings near an offset, those on it or ending at it; the shortest first."""
        marks = self.marks
        found = [n for n in near if marks[n].start <= offset <= marks[n].end]
        # One that only ends here comes after those that go on.
        return sorted(found, key=lambda n: (marks[n].end == offset, marks[n].end - marks[n].start, n))

    def here(self, places: Sequence[int]) -> list[Here]:
        """These codings for the panel."""
        return [
            Here(c, self._letters[c.code], shown(self.coders.get(c.coder, "")))
            for c in (self.codings[place] for place in places)
        ]


def _sign(coding: Coding) -> str:
    return "" if coding.valence is None else wording.sign(coding.valence)


def read(study: Study, source: Source) -> CodingText:
    """Read a source with its codings."""
    turns = transcribe.turns(study, source)
    text = SourceText([placed.turn.text for placed in turns])
    return CodingText(
        source, turns, text, codebooks.codebook(study), code.codings(study, source.id), code.coder_names(study)
    )


def read_codings(study: Study, old: CodingText) -> CodingText:
    """The same source with its codings as they are now; its words are not read again."""
    codings = code.codings(study, old.source.id)
    new = CodingText(old.source, old.turns, old.text, codebooks.codebook(study), codings, code.coder_names(study))
    new.__dict__.update(shown_turns=old.shown_turns, gutters=old.gutters)
    return new
