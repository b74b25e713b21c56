"""Coding: the codebook, the codings, and finding things back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from klantreis.coding import codebook_files, codings_csv, overlap, quotes
from klantreis.coding import search as searching
from klantreis.files.tables import read_bytes
from klantreis.files.write import write_bytes
from klantreis.model.codes import Code, Codebook, CodebookSpec, CodeKind, CodeSpec
from klantreis.model.codings import Coding, CodingRow, Span
from klantreis.model.errors import KlantreisError
from klantreis.model.spans import SourceText
from klantreis.store import codes, people, search, sources
from klantreis.store import codings as store
from klantreis.store import journeys as journeys_store
from klantreis.store.codings import Passage
from klantreis.store.operations import operation
from klantreis.store.study import Study, reading
from klantreis.text.catalogue import _, plural
from klantreis.text.clean import one_line


@dataclass(frozen=True)
class CodingsReport:
    """What came of an import of codings.

    `approximate`: (line, quote, words in the text, likeness) of quotes that were not literal;
    `missing`: a line for people for each quote that was not found or stands in several places.
    """

    added: int
    present: int
    approximate: tuple[tuple[int, str, str, float], ...]
    missing: tuple[str, ...]


# --- the codebook ---------------------------------------------------------------------------------


def codebook(study: Study) -> Codebook:
    """The codebook of the study."""
    return codes.codebook(study)


def import_codebook(study: Study, path: Path) -> tuple[int, int]:
    """Add the codes of a .yaml or .csv file; (added, changed). Raises KlantreisError."""
    data = read_bytes(path)
    match path.suffix.lower():
        case ".yaml" | ".yml":
            spec = codebook_files.read_yaml(data, path.name)
        case ".csv":
            spec = codebook_files.read_csv(data, path.name)
        case _:
            raise KlantreisError(_("{path}: een codeboek is een bestand .yaml of .csv.").format(path=path))
    with operation(study, "codebook", _("Codeboek {name} toegevoegd").format(name=path.name)):
        return codes.save(study, spec)


def export_codebook(study: Study, path: Path) -> None:
    """Write the codebook to a .yaml or .csv file. Raises KlantreisError."""
    match path.suffix.lower():
        case ".yaml" | ".yml":
            write_bytes(path, codebook_files.write_yaml(codebook(study)))
        case ".csv":
            write_bytes(path, codebook_files.write_csv(codebook(study)))
        case _:
            raise KlantreisError(_("{path}: kies een naam die eindigt op .yaml of .csv.").format(path=path))


def code_counts(study: Study) -> dict[str, int]:
    """Code id -> number of codings with that very code."""
    return codes.counts(study)


def find_code(book: Codebook, reference: str) -> Code:
    """The code with this path, or this name where it is the only one. Raises KlantreisError."""
    found = book.find(reference)
    if not found:
        raise KlantreisError(_("De code “{code}” staat niet in het codeboek.").format(code=reference))
    if len(found) > 1:
        paths = ", ".join(book.paths[code.id] for code in found)
        raise KlantreisError(
            _("“{code}” is niet duidelijk; geef het hele pad: {paths}.").format(code=reference, paths=paths)
        )
    return found[0]


def add_code(study: Study, path: Sequence[str], kind: CodeKind | None = None, definition: str = "") -> Code:
    """Add one code under those above it; without a kind it takes that of the code above."""
    names = tuple(_checked_name(name) for name in path)
    book = codebook(study)
    if book.find("/".join(names)) and "/".join(names) in book.by_path:
        raise KlantreisError(_("De code {path} bestaat al.").format(path="/".join(names)))
    with operation(study, "codebook", _("Code {name} toegevoegd").format(name=names[-1])):
        codes.save(study, CodebookSpec(book.name, (CodeSpec(names, kind=kind, definition=definition),), book.version))
    return codebook(study).by_path["/".join(names)]


def rename_code(study: Study, code: Code, name: str) -> None:
    """Give a code another name, in journeys that were built on it as well. Raises KlantreisError."""
    new = _checked_name(name)
    book = codebook(study)
    siblings = {c.name.casefold() for c in book.children(code.parent) if c.id != code.id}
    if new.casefold() in siblings:
        raise KlantreisError(_("Er is daar al een code die {name} heet.").format(name=new))
    with operation(study, "codebook", _("Code {old} heet nu {new}").format(old=code.name, new=new)):
        codes.rename(study, code.id, new)
        if code.kind == CodeKind.PHASE:
            codes.rename_phase(study, code.name, new)
        renamed = codebook(study)
        for below in book.below(code.id):
            journeys_store.follow_rename(
                study, book.paths[below.id], renamed.paths[below.id], below, renamed[below.id].name
            )


def _checked_name(name: str) -> str:
    cleaned = one_line(name)
    if not cleaned or "/" in cleaned:
        raise KlantreisError(_("Geef een naam zonder /."))
    return cleaned


# --- codings --------------------------------------------------------------------------------------


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
) -> None:
    """Put one or more codes on a span, by the person at work. Raises KlantreisError."""
    if not span.start < span.end:
        raise KlantreisError(_("Kies eerst een stuk tekst."))
    names = ", ".join(code.name for code in codes_)
    with operation(study, "code", _("Gecodeerd: {codes}").format(codes=names)):
        coder = people.person(study, study.actor)
        turns = {source_id: store.turn_ids(study, source_id)}
        new = [Coding("", source_id, span, code.id, coder, valence, memo, publishable) for code in codes_]
        store.insert_many(study, new, turns)


def change_coding(
    study: Study,
    coding: Coding,
    *,
    code: Code,
    valence: int | None,
    memo: str,
    publishable: bool,
) -> None:
    """Change what a coding says; its span stays."""
    with operation(study, "code", _("Codering {code} aangepast").format(code=code.name)):
        store.update(study, coding.id, code=code.id, valence=valence, memo=memo.strip(), publishable=publishable)


def delete_codings(study: Study, doomed: Sequence[Coding]) -> None:
    """Delete codings; undo brings them back."""
    summary = plural("{n} codering verwijderd", "{n} coderingen verwijderd", len(doomed))
    with operation(study, "code", summary):
        store.delete(study, [coding.id for coding in doomed])


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
    standing: set[tuple[object, ...]] = set()
    found_codes: dict[str, Code] = {}
    new: list[Coding] = []
    approximate: list[tuple[int, str, str, float]] = []
    missing: list[str] = []
    present = 0
    with operation(study, "codings", _("Coderingen uit {name} toegevoegd").format(name=path.name)):
        for row in rows:
            where = _("{name}, regel {line}").format(name=path.name, line=row.line)
            source = by_title.get(row.source.casefold())
            if source is None:
                raise KlantreisError(_("{where}: de bron {title} bestaat niet.").format(where=where, title=row.source))
            if source.id not in texts:
                texts[source.id] = sources.text(study, source.id)
                turn_ids[source.id] = store.turn_ids(study, source.id)
                standing |= {_key(coding) for coding in store.of_source(study, source.id)}
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
                row.publishable,
            )
            if _key(coding) in standing:
                present += 1
            else:
                standing.add(_key(coding))
                new.append(coding)
        store.insert_many(study, new, turn_ids)
    return CodingsReport(len(new), present, tuple(approximate), tuple(missing))


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


def coding_rows(study: Study) -> list[CodingRow]:
    """All codings as rows of a CSV file."""
    book = codebook(study)
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
        )
        for p in store.passages(study)
    ]


def export_codings(study: Study, path: Path) -> int:
    """Write all codings to a CSV file; how many. Raises KlantreisError."""
    rows = coding_rows(study)
    write_bytes(path, codings_csv.write(rows))
    return len(rows)


# --- finding back ---------------------------------------------------------------------------------


def passages(study: Study, code: Code, *, children: bool = False) -> list[Passage]:
    """All passages of a code, and of the codes under it if asked."""
    book = codebook(study)
    wanted = book.below(code.id) if children else (code,)
    return store.passages(study, [c.id for c in wanted])


def find_text(study: Study, text: str, *, mode: str = "literal") -> Iterator[searching.Hit]:
    """Where a text stands: `literal`, `regex` or `fuzzy`, whatever its case. Raises KlantreisError."""
    wanted = text if mode == "regex" else one_line(text)
    if not wanted:
        raise KlantreisError(_("Geef een tekst om te zoeken."))
    finder = {"literal": searching.literal, "regex": searching.regex, "fuzzy": searching.fuzzy}[mode](wanted)
    with reading(study):
        turns = search.containing(study, wanted) if mode == "literal" else search.every(study)
        yield from searching.hits(turns, finder)


def overlaps(study: Study) -> list[tuple[str, str, int]]:
    """(path, path, how often) of codes that stand on the same words, the most frequent first."""
    paths = codebook(study).paths
    marked = ((source, coder, paths[code], start, end) for source, coder, code, start, end in store.spans(study))
    counts = overlap.overlaps(marked)
    return sorted(((a, b, n) for (a, b), n in counts.items()), key=lambda row: (-row[2], row[0], row[1]))
