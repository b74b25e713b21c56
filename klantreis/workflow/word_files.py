"""Word documents as they leave the house: in the house style of the municipality, as docx, PDF or ODT."""

from collections.abc import Sequence
from pathlib import Path

from klantreis.documents import converting
from klantreis.documents.house_style import HouseStyle, dressed
from klantreis.files.tables import read_bytes
from klantreis.store.study import Study
from klantreis.workflow.journey_documents import Files

MADE_OF_WORD = converting.KINDS
"""What is made of a docx."""


def office_missing() -> bool:
    """Whether LibreOffice, which makes MADE_OF_WORD, is not on this computer."""
    return converting.program() is None


def made_as(formats: Sequence[str]) -> tuple[str, ...]:
    """The formats in which documents are made first: those that are made of Word, as Word."""
    return tuple(dict.fromkeys("docx" if kind in MADE_OF_WORD else kind for kind in formats))


def finished(study: Study, files: Files, formats: Sequence[str]) -> Files:
    """Files as `made_as` asked for them, the Word documents dressed, and in each of the formats that are asked.

    Raises KlantreisError where the template or the logo can't be read or used, or LibreOffice is missing or fails.
    """
    words = {name: data for name, data in files if name.endswith(".docx")}
    if not words:
        return files
    style = house_style(study)
    if style is not None:
        words = {name: dressed(data, style) for name, data in words.items()}
    stems = {name.removesuffix(".docx"): data for name, data in words.items()}
    converted = {kind: converting.convert(stems, kind) for kind in MADE_OF_WORD if kind in formats}
    done: Files = []
    for name, data in files:
        if name not in words:
            done.append((name, data))
            continue
        if "docx" in formats:
            done.append((name, words[name]))
        stem = name.removesuffix(".docx")
        done += [(f"{stem}.{kind}", found[stem]) for kind, found in converted.items()]
    return done


def house_style(study: Study) -> HouseStyle | None:
    """The house style that `study.toml` names; None where it names none. Raises KlantreisError."""
    house = study.settings.house_style
    if not house.template and not house.logo:
        return None
    template, logo = (_read(study.folder, path) for path in (house.template, house.logo))
    return HouseStyle(template, logo, house.organisation)


def _read(folder: Path, path: str) -> bytes | None:
    return read_bytes(folder / path) if path else None
