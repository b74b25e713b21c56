"""Documents as they leave the house: in the house style of the municipality; Word also as PDF or ODT."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from klantreis.documents import converting
from klantreis.documents.house_style import HouseStyle, dressed
from klantreis.documents.house_web import dressed_page
from klantreis.files import said
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


def in_house_style(study: Study, files: Files) -> Files:
    """The same files, the Word documents and web pages among them dressed.

    Raises KlantreisError where the template or the logo can't be read or used.
    """
    style = house_style(study) if any(name.endswith((".docx", ".html")) for name, _data in files) else None
    if style is None:
        return files
    makers = {"docx": dressed, "html": dressed_page}
    return [
        (name, makers[kind](data, style) if (kind := name.rpartition(".")[2]) in makers else data)
        for name, data in files
    ]


def in_formats(files: Files, formats: Sequence[str]) -> Files:
    """Files as `made_as` asked for them, the Word documents in each of the formats that are asked.

    Raises KlantreisError where LibreOffice is missing or fails.
    """
    stems = {name.removesuffix(".docx"): data for name, data in files if _is_word(name)}
    if not stems:
        return files
    converted = {kind: converting.convert(stems, kind) for kind in MADE_OF_WORD if kind in formats}
    done: Files = []
    for name, data in files:
        stem = name.removesuffix(".docx")
        if stem not in stems or "docx" in formats:
            done.append((name, data))
        if stem in stems:
            done += [(f"{stem}.{kind}", found[stem]) for kind, found in converted.items()]
    return done


def _is_word(name: str) -> bool:
    return name.endswith(".docx")


def house_style(study: Study) -> HouseStyle | None:
    """The house style that `study.toml` names; None where it names none. Raises KlantreisError."""
    house = study.settings.house_style
    if not house.template and not house.logo:
        return None
    template, logo = (_read(study.folder, path) for path in (house.template, house.logo))
    return HouseStyle(template, logo, house.organisation)


def said_by_template(study: Study) -> list[str]:
    """What the template says in a document, in headers and footers too. Raises KlantreisError as `house_style`."""
    from klantreis.documents.word_base import new_document, to_bytes

    style = house_style(study)
    if style is None or style.template is None:
        return []
    return list(said.texts(".docx", dressed(to_bytes(new_document("")), replace(style, logo=None))))


def _read(folder: Path, path: str) -> bytes | None:
    return read_bytes(folder / path) if path else None
