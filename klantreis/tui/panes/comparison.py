"""What is compared in the room Vergelijken, and what came of it."""

from dataclasses import dataclass, replace
from functools import cached_property

from klantreis.model.codes import Codebook
from klantreis.text.catalogue import plural
from klantreis.workflow import agreeing, codebooks, compare
from klantreis.workflow.agreeing import Report, Unit
from klantreis.workflow.compare import Disagreement, Pair
from klantreis.workflow.studies import Study


@dataclass(frozen=True, eq=False)
class Asked:
    """Two coders, all sources they share or one of those (its id), and the unit to count in."""

    pair: Pair
    source: str | None
    unit: Unit

    @property
    def where(self) -> str:
        """The source, or how many there are."""
        if self.source is None:
            return plural("{n} bron", "alle {n} bronnen", len(self.pair.sources))
        return next(source.title for source in self.pair.sources if source.id == self.source)


@dataclass(frozen=True)
class Comparison:
    """One state of the study, so that what is shown hangs together while the next is being read."""

    asked: Asked
    report: Report
    found: tuple[Disagreement, ...]
    book: Codebook

    @cached_property
    def titles(self) -> dict[str, str]:
        """Source id -> title."""
        return {source.id: source.title for source in self.asked.pair.sources}

    @cached_property
    def names(self) -> dict[str, str]:
        """Coder id -> name."""
        return dict(zip(self.asked.pair.ids, self.asked.pair.names, strict=True))

    @cached_property
    def open(self) -> int:
        """How many differences nobody decided on."""
        return sum(not found.settled for found in self.found)

    def changed(self, old: Disagreement, new: Disagreement) -> "Comparison":
        """The same with another state of one difference."""
        after = replace(self, found=tuple(new if found is old else found for found in self.found))
        after.__dict__.update(titles=self.titles, names=self.names, open=self.open + old.settled - new.settled)
        return after


def read(study: Study, asked: Asked) -> Comparison:
    """Measure agreement and find the differences; this takes a while in a large study. Raises KlantreisError."""
    only = None if asked.source is None else (asked.source,)
    report = agreeing.measure(study, asked.unit, coders=asked.pair.ids, only=only)
    return Comparison(asked, report, tuple(compare.disagreements(study, asked.pair, only)), codebooks.codebook(study))
