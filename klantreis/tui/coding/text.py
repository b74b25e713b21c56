"""A source as the coding room holds it: turns, codings with their offsets, and the route told."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from klantreis.coding.filters import EVERYTHING, CodingFilter
from klantreis.model.codes import Code, Codebook, CodeKind
from klantreis.model.codings import Coding
from klantreis.model.sources import Source
from klantreis.model.spans import SourceText
from klantreis.model.told_order import happened, standing_marks
from klantreis.model.touchpoints import counted_once
from klantreis.tui import wording
from klantreis.tui.shown import shown
from klantreis.tui.widgets.coding_panel import Here
from klantreis.tui.widgets.lanes import Mark, letter
from klantreis.tui.widgets.route_strip import Route, Stop
from klantreis.workflow import code, codebooks, transcribe
from klantreis.workflow.studies import Study, at_one_moment
from klantreis.workflow.transcribe import PlacedTurn


class CodingText:
    """One source in the coding room. Its words stay; codings come, change and go one by one.

    `codings` and `marks` go by the id of the coding; `marks` has those that the filter lets through.
    """

    def __init__(
        self,
        source: Source,
        turns: Sequence[PlacedTurn],
        book: Codebook,
        codings: Iterable[Coding],
        coders: Mapping[str, str],
        wanted: CodingFilter = EVERYTHING,
    ) -> None:
        self.source = source
        self.turns = turns
        self.text = SourceText([placed.turn.text for placed in turns])
        self.book = book
        self.coders = coders
        self._letters: dict[str, str] = {}
        self.codings = {coding.id: coding for coding in codings}
        self.sift(wanted)
        self._stops: list[Stop] | None = None
        self._stop_starts: list[int] = []
        self._route: Route | None = None

    @cached_property
    def shown_turns(self) -> list[str]:
        """The words of each turn, as many code points as in the study."""
        return [shown(placed.turn.text) for placed in self.turns]

    @cached_property
    def gutters(self) -> list[tuple[str, str]]:
        """Speaker and time of each turn."""
        return [(shown(p.turn.speaker or f"{p.number}"), wording.clock(p.turn.start_ms)) for p in self.turns]

    def _mark(self, coding: Coding) -> Mark:
        code = self.book[coding.code]
        if code.id not in self._letters:
            self._letters[code.id] = letter(len(self._letters))
        start, end = self.text.offset(coding.span.start), self.text.offset(coding.span.end)
        name = f"{code.name} ✂" if coding.lost else code.name
        felt = "" if coding.valence is None else wording.sign(coding.valence)
        return Mark(coding.id, start, end, shown(name), code.color, self._letters[code.id], felt)

    def sift(self, wanted: CodingFilter) -> None:
        """Show other codings."""
        self.wanted = wanted
        shown_ = (c for c in self.codings.values() if wanted.lets_through(c, self.book, self.coders))
        self.marks = {coding.id: self._mark(coding) for coding in shown_}

    # --- what changes -------------------------------------------------------------------------

    def put(self, coding: Coding) -> Mark | None:
        """Take in a new coding, or a known one as it is now; its mark, if the filter lets it through."""
        self._route_may_change(coding, self.codings.get(coding.id))
        self.codings[coding.id] = coding
        self.marks.pop(coding.id, None)
        if not self.wanted.lets_through(coding, self.book, self.coders):
            return None
        mark = self.marks[coding.id] = self._mark(coding)
        return mark

    def drop(self, id_: str) -> None:
        """Forget a coding."""
        self._route_may_change(self.codings.pop(id_))
        self.marks.pop(id_, None)

    def _route_may_change(self, *codings: Coding | None) -> None:
        if any(coding and self.book[coding.code].kind == CodeKind.TOUCHPOINT for coding in codings):
            self._stops = self._route = None

    # --- the route ----------------------------------------------------------------------------

    @property
    def stops(self) -> list[Stop]:
        """The contact moments in the order of the telling; what two coders coded alike stands there once."""
        if self._stops is None:
            moments = [c for c in self.codings.values() if self.book[c.code].kind == CodeKind.TOUCHPOINT]
            times = Counter(coding.coder for coding in moments)
            if len(times) > 1:
                times = Counter(coding.coder for coding in self.codings.values())
            order = sorted(times, key=lambda coder: (-times[coder], self.coders.get(coder, "")))
            self._stops = [
                Stop(c.id, self.text.offset(c.span.start), shown(self.book[c.code].name), c.valence)
                for c in counted_once(moments, self.book, order)
            ]
            self._stop_starts = [stop.start for stop in self._stops]
        return self._stops

    @property
    def route(self) -> Route:
        """The contact moments in the order in which they happened."""
        if self._route is None:
            stops = self.stops
            told = [self.codings[stop.id] for stop in stops]
            marked = standing_marks(told)
            if marked:
                rank = {stop.id: place for place, stop in enumerate(stops)}
                order = [rank[coding.id] for coding in happened(told)]
                self._route = Route([stops[p] for p in order], [p + 1 for p in order], frozenset(marked))
            else:
                self._route = Route(stops, range(1, len(stops) + 1))
        return self._route

    def passed(self, offset: int) -> int:
        """How many contact moments begin at or before an offset."""
        return bisect_right(self._stop_starts, offset) if self.stops else 0

    # --- what stands at a place ---------------------------------------------------------------

    def ranked(self, near: Iterable[str], offset: int) -> list[str]:
        """Of the codings near an offset (ids), those on it or ending at it; the shortest first."""
        found = [mark for mark in map(self.marks.__getitem__, near) if mark.start <= offset <= mark.end]
        # One that only ends here comes after those that go on.
        found.sort(key=lambda m: (m.end == offset, m.end - m.start, m.start, m.letter, self._coder(m.id), m.id))
        return [mark.id for mark in found]

    def _coder(self, id_: str) -> str:
        return self.coders.get(self.codings[id_].coder, "")

    def here(self, ids: Sequence[str]) -> list[Here]:
        """These codings for the panel."""
        return [
            Here(c, self._letters[c.code], shown(self.coders.get(c.coder, ""))) for c in map(self.codings.get, ids) if c
        ]

    def code(self, id_: str) -> Code:
        """The code of one of the codings."""
        return self.book[self.codings[id_].code]


@at_one_moment
def read(study: Study, source: Source, wanted: CodingFilter = EVERYTHING) -> CodingText:
    """Read a source with its codings; who codes blind gets only their own."""
    turns = transcribe.turns(study, source)
    book, coders = codebooks.codebook(study), code.coder_names(study)
    codings = code.codings(study, source.id)
    if study.settings.blind:
        codings = [coding for coding in codings if coders[coding.coder] == study.actor]
    return CodingText(source, turns, book, codings, coders, wanted)
