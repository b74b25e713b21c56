"""Codebooks as files: bringing one in, writing it out."""

from pathlib import Path

from klantreis.coding import codebook_files
from klantreis.files.tables import read_bytes
from klantreis.files.write import write_bytes
from klantreis.model.errors import KlantreisError
from klantreis.store import codes
from klantreis.store.operations import operation
from klantreis.store.study import Study
from klantreis.text.catalogue import _
from klantreis.workflow import versions


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
        before = versions.labelled(study)
        report = codes.save(study, spec)
        if report != (0, 0) and spec.name == before.name and spec.version != before.version and len(before):
            _stamp_as_imported(study, spec.version, path.name)
    return report


def _stamp_as_imported(study: Study, version: str, name: str) -> None:
    """Note that another version of the same book came in."""
    if all(known.name.casefold() != version.casefold() for known in versions.versions(study)):
        versions.stamp(study, version, note=_("uit {name}").format(name=name))


def export_codebook(study: Study, path: Path) -> None:
    """Write the codebook to a .yaml or .csv file. Raises KlantreisError."""
    match path.suffix.lower():
        case ".yaml" | ".yml":
            write_bytes(path, codebook_files.write_yaml(versions.labelled(study)))
        case ".csv":
            write_bytes(path, codebook_files.write_csv(codes.codebook(study)))
        case _:
            raise KlantreisError(_("{path}: kies een naam die eindigt op .yaml of .csv.").format(path=path))
