"""Codings that lost their words by an edit: they wait until a person decides what becomes of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from klantreis.model.codings import Coding, Span
from klantreis.model.sources import Source, Turn
from klantreis.store import codings, editing, sources
from klantreis.store.operations import operation
from klantreis.store.study import Study, at_one_moment
from klantreis.text.catalogue import _, plural
from klantreis.workflow import code


@dataclass(frozen=True)
class LostCoding:
    """A coding whose words are gone: where it stood. `turn` counts from 1, `offset` in the whole source."""

    coding: Coding
    title: str
    turn: int
    offset: int


@at_one_moment
def lost_codings(study: Study, source: Source | None = None) -> list[LostCoding]:
    """The codings of a source, or of all, that wait for a decision because their words are gone."""
    waiting = set(editing.with_lost(study))
    found = []
    for one in [source] if source else sources.sources(study):
        if one.id in waiting:
            text = sources.text(study, one.id)
            found += [
                LostCoding(c, one.title, c.span.start.turn + 1, text.offset(c.span.start))
                for c in codings.of_source(study, one.id)
                if c.lost
            ]
    return found


def lost_told(count: int) -> str:
    """How many codings lost their words, in words; empty where none did."""
    told = plural("{n} codering is zijn woorden kwijt", "{n} coderingen zijn hun woorden kwijt", count)
    return told if count else ""


def reattach(study: Study, coding: Coding, span: Span, seen: Sequence[Turn]) -> Coding:
    """Let a coding that lost its words stand on others; `seen` has the turns as the user sees them.

    Raises KlantreisError where there are no words, where they are others by now, or where the coding is gone.
    """
    name = codings.code_name(study, coding.code)
    with operation(study, "code", _("{code} weer op woorden gezet").format(code=name)):
        return code.respan(study, coding, span, seen)
