"""The codebook: bringing one in, changing it, writing it out."""

from collections.abc import Sequence
from pathlib import Path

from klantreis.coding import codebook_files
from klantreis.files.tables import read_bytes
from klantreis.files.write import write_bytes
from klantreis.model.codes import Code, Codebook, CodebookSpec, CodeKind, CodeSpec
from klantreis.model.errors import KlantreisError
from klantreis.store import codes
from klantreis.store import journeys as journeys_store
from klantreis.store.operations import operation
from klantreis.store.study import Study
from klantreis.text.catalogue import _
from klantreis.text.clean import one_line


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
    wanted = "/".join(names).casefold()
    if any(path.casefold() == wanted for path in book.by_path):
        raise KlantreisError(_("De code {path} bestaat al.").format(path="/".join(names)))
    with operation(study, "codebook", _("Code {name} toegevoegd").format(name=names[-1])):
        codes.save(study, CodebookSpec(book.name, (CodeSpec(names, kind=kind, definition=definition),), book.version))
    return next(code for path, code in codebook(study).by_path.items() if path.casefold() == wanted)


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
