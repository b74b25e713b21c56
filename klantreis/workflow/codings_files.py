"""Codings from files and to files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from klantreis.coding import codings_csv, quotes
from klantreis.files.tables import read_bytes
from klantreis.files.write import write_bytes
from klantreis.model.codes import Code, Codebook
from klantreis.model.codings import Beside, Coding, CodingRow, Moved, Span
from klantreis.model.errors import KlantreisError
from klantreis.model.spans import SourceText
from klantreis.store import codings as store
from klantreis.store import people, routes, sources
from klantreis.store.operations import operation
from klantreis.store.study import Study, at_one_moment
from klantreis.text.catalogue import _
from klantreis.workflow.codebooks import codebook, find_code


@dataclass(frozen=True)
class CodingsReport:
    """What came of an import of codings.

    `approximate`: (line, quote, words in the text, likeness) of quotes that were not literal;
    `missing`: a line for people for each quote that was not found or stands in several places.
    """

    added: int
    present: int
    changed: int
    """Of those present, how many may now be published, or no longer."""
    approximate: tuple[tuple[int, str, str, float], ...]
    missing: tuple[str, ...]


def import_codings(study: Study, path: Path) -> CodingsReport:
    """Add the codings of a CSV file in one operation; those that stand already are left as they are.

    Raises KlantreisError, and adds nothing, where a row names an unknown source or code or lies
    outside the text. A quote that is not found, or stands in several places, is told and left out.
    """
    rows = codings_csv.read(read_bytes(path), path.name)
    book = codebook(study)
    by_title = {source.title.casefold(): source for source in sources.sources(study)}
    coder_ids: dict[str, str] = {}
    texts: dict[str, SourceText] = {}
    turn_ids: dict[str, list[str]] = {}
    standing: dict[tuple[object, ...], Coding] = {}
    found_codes: dict[str, Code] = {}
    new: list[Coding] = []
    approximate: list[tuple[int, str, str, float]] = []
    missing: list[str] = []
    placed: list[tuple[CodingRow, Coding]] = []
    present = changed = 0
    with operation(study, "codings", _("Coderingen uit {name} toegevoegd").format(name=path.name)):
        for row in rows:
            where = _("{name}, regel {line}").format(name=path.name, line=row.line)
            source = by_title.get(row.source.casefold())
            if source is None:
                raise KlantreisError(_("{where}: de bron {title} bestaat niet.").format(where=where, title=row.source))
            if source.id not in texts:
                texts[source.id] = sources.text(study, source.id)
                turn_ids[source.id] = store.turn_ids(study, source.id)
                standing |= {_key(coding): coding for coding in store.of_source(study, source.id)}
            if row.code not in found_codes:
                try:
                    found_codes[row.code] = find_code(book, row.code)
                except KlantreisError as error:
                    raise KlantreisError(f"{where}: {error}") from error
            place = _place(texts[source.id], row, where, missing, approximate)
            if place is None:
                continue
            name = row.coder or study.actor
            if name not in coder_ids:
                coder_ids[name] = people.person(study, name)
            coding = Coding(
                "",
                source.id,
                place,
                found_codes[row.code].id,
                coder_ids[name],
                row.valence,
                row.memo,
                bool(row.publishable),
            )
            if row.happened:
                placed.append((row, coding))
            known = standing.setdefault(_key(coding), coding)
            if known is coding:
                new.append(coding)
                continue
            present += 1
            if row.publishable is not None and known.id and row.publishable != known.publishable:
                changed += 1
                store.update(study, known.id, {"publishable": int(row.publishable)})
        store.insert_many(study, new, turn_ids)
        missing += _place_moments(study, placed, book, texts, path.name)
    return CodingsReport(len(new), present, changed, tuple(approximate), tuple(missing))


def _place_moments(
    study: Study,
    placed: Sequence[tuple[CodingRow, Coding]],
    book: Codebook,
    texts: Mapping[str, SourceText],
    file: str,
) -> list[str]:
    """Note where moments happened, but for those that somebody placed already; a line for each that can't be placed."""
    missing: list[str] = []
    marks: dict[str, Moved | None] = {}
    for source in dict.fromkeys(coding.source for _row, coding in placed):
        text, standing = texts[source], store.of_source(study, source)
        for row, coding in placed:
            if coding.source != source or row.happened is None:
                continue
            side, start, end, reference = row.happened
            codes = {code.id for code in book.find(reference)}
            beside = [c for c in standing if (text.offset(c.span.start), text.offset(c.span.end)) == (start, end)]
            beside = [c for c in beside if c.code in codes]
            # The one by the same coder, where several put the same code on the same words.
            to = next((c for c in beside if c.coder == coding.coder), next(iter(beside), None))
            me = next(c for c in standing if _key(c) == _key(coding))
            if to is None or to.id == me.id:
                where = _("{name}, regel {line}").format(name=file, line=row.line)
                told = _("{where}: op {start}-{end} staat geen {code} om dit moment naast te zetten.")
                missing.append(told.format(where=where, start=start, end=end, code=reference))
            elif me.moved is None:
                marks[me.id] = Moved(to.id, side)
    routes.mark(study, marks)
    return missing


def _key(coding: Coding) -> tuple[object, ...]:
    return (coding.source, coding.span, coding.code, coding.coder, coding.valence, coding.memo)


def _place(
    text: SourceText,
    row: CodingRow,
    where: str,
    missing: list[str],
    approximate: list[tuple[int, str, str, float]],
) -> Span | None:
    if row.start is not None and row.end is not None:
        try:
            return text.span(row.start, row.end)
        except ValueError as error:
            raise KlantreisError(
                _("{where}: {start}-{end} ligt buiten de tekst van {title} ({length} tekens) of is leeg.").format(
                    where=where, start=row.start, end=row.end, title=row.source, length=text.length
                )
            ) from error
    places = quotes.find(text.text, row.quote)
    if len(places) != 1:
        reason = _("niet gevonden") if not places else _("staat er {n} keer; geef start en end").format(n=len(places))
        missing.append(f"{where}: “{row.quote[:60]}” {reason}")
        return None
    (place,) = places
    if place.score < 100:
        approximate.append((row.line, row.quote, text.text[place.start : place.end], place.score))
    return text.span(place.start, place.end)


@at_one_moment
def coding_rows(study: Study) -> list[CodingRow]:
    """All codings as rows of a CSV file."""
    book = codebook(study)
    found = store.passages(study)
    by_id, marks = {p.coding: p for p in found}, routes.marks(study)

    def happened(coding: str) -> Beside | None:
        mark = marks.get(coding)
        to = by_id.get(mark.to) if mark else None
        return Beside(mark.side, to.start, to.end, book.paths[to.code]) if mark and to else None

    return [
        CodingRow(
            source=p.source,
            code=book.paths[p.code],
            coder=p.coder,
            start=p.start,
            end=p.end,
            valence=p.valence,
            memo=p.memo,
            publishable=p.publishable,
            happened=happened(p.coding),
        )
        for p in found
    ]


def export_codings(study: Study, path: Path) -> int:
    """Write all codings to a CSV file; how many. Raises KlantreisError."""
    rows = coding_rows(study)
    write_bytes(path, codings_csv.write(rows))
    return len(rows)
