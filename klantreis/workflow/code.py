"""Coding: putting codes on passages by hand, and changing what codings say."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypedDict, Unpack

from klantreis.model.codes import Code
from klantreis.model.codings import Coding, Span
from klantreis.model.errors import KlantreisError
from klantreis.model.sources import Turn
from klantreis.store import codes, people, sources
from klantreis.store import codings as store
from klantreis.store.operations import new_id, operation
from klantreis.store.study import Study
from klantreis.text.catalogue import _, plural

NAMED = 3
"""How many codes a line of the history names."""


class Changes(TypedDict, total=False):
    """What may become different about a coding; `code` is an id."""

    code: str
    valence: int | None
    memo: str
    publishable: bool


def codings(study: Study, source_id: str) -> list[Coding]:
    """The codings of a source in the order of the text."""
    return store.of_source(study, source_id)


def coder_names(study: Study) -> dict[str, str]:
    """Person id -> name."""
    return {person.id: person.name for person in people.persons(study)}


def add_codings(
    study: Study,
    source_id: str,
    span: Span,
    codes_: Sequence[Code],
    *,
    valence: int | None = None,
    memo: str = "",
    publishable: bool = False,
    seen: Sequence[Turn] | None = None,
) -> list[Coding]:
    """Put one or more codes on a span, by the person at work; the codings as they stand now.

    `seen` has the turns of the source as the user sees them. Raises KlantreisError where the words of
    the span are others by now, and where each of the codes stands there already.
    """
    _some_text(span)
    names = ", ".join(code.name for code in codes_)
    with operation(study, "code", _("Gecodeerd: {codes}").format(codes=names)):
        first, last = _borders(study, source_id, span, seen)
        coder = people.person(study, study.actor)
        wanted = [Coding(new_id(), source_id, span, c.id, coder, valence, memo, publishable) for c in codes_]
        new = [coding for coding in wanted if not store.stands(study, coding, first.id, last.id)]
        if not new:
            raise KlantreisError(_("Daar staat {codes} al.").format(codes=names))
        store.insert_many(study, new, {source_id: {span.start.turn: first.id, span.end.turn: last.id}})
    return new


def change_coding(study: Study, coding: Coding, **changes: Unpack[Changes]) -> Coding:
    """Change something of what a coding says, and nothing else; the coding as it is now. Raises KlantreisError."""
    if "memo" in changes:
        changes["memo"] = changes["memo"].strip()
    with operation(study, "code", _("Codering {code} aangepast").format(code=_name(study, coding))):
        columns = {"code_id" if name == "code" else name: value for name, value in changes.items()}
        if "code" in changes:
            columns["settled"] = None  # what coders agreed was about the other code
        _still_there(store.update(study, coding.id, columns))
    changed = replace(coding, **changes)
    return replace(changed, settled=None) if "code" in changes else changed


def change_codings(study: Study, codings_: Sequence[Coding], **changes: Unpack[Changes]) -> list[Coding]:
    """Change the same about several codings as one action; the codings as they are now. Raises KlantreisError."""
    names = ", ".join(_name(study, coding) for coding in codings_)
    with operation(study, "code", _("Coderingen aangepast: {codes}").format(codes=names)):
        return [change_coding(study, coding, **changes) for coding in codings_]


def respan(study: Study, coding: Coding, span: Span, seen: Sequence[Turn]) -> Coding:
    """Let a coding stand on other words of its source; `seen` as in `add_codings`. Raises KlantreisError."""
    _some_text(span)
    with operation(study, "code", _("Grenzen van {code} verlegd").format(code=_name(study, coding))):
        first, last = _borders(study, coding.source, span, seen)
        columns = {
            "start_turn_id": first.id,
            "start_offset": span.start.offset,
            "end_turn_id": last.id,
            "end_offset": span.end.offset,
            "lost": None,
        }
        _still_there(store.update(study, coding.id, columns))
    return replace(coding, span=span, lost="")


def delete_codings(study: Study, doomed: Sequence[Coding]) -> None:
    """Delete codings; undo brings them back."""
    book = codes.codebook(study)
    names = list(dict.fromkeys(book[coding.code].name for coding in doomed if coding.code in book))
    told = plural("{n} codering verwijderd", "{n} coderingen verwijderd", len(doomed))
    named = ", ".join(names[:NAMED]) + (" …" if len(names) > NAMED else "")
    with operation(study, "code", f"{told}: {named}"):
        store.delete(study, [coding.id for coding in doomed])


def _some_text(span: Span) -> None:
    if not span.start < span.end:
        raise KlantreisError(_("Kies eerst een stuk tekst."))


def _borders(study: Study, source_id: str, span: Span, seen: Sequence[Turn] | None) -> tuple[Turn, Turn]:
    """The first and last turn of a span, which must still say what the user saw."""
    turns = sources.turns(study, source_id) if seen is None else seen
    borders = [turns[anchor.turn] for anchor in span if anchor.turn < len(turns)]
    if len(borders) < 2 or (seen is not None and not all(sources.says(study, turn.id, turn.text) for turn in borders)):
        raise KlantreisError(_("De tekst is intussen door iemand anders aangepast; kies de woorden opnieuw."))
    return borders[0], borders[1]


def _name(study: Study, coding: Coding) -> str:
    return store.code_name(study, coding.code)


def _still_there(found: bool) -> None:
    if not found:
        raise KlantreisError(_("Die codering is intussen door iemand anders weggehaald."))
