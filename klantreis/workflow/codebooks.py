"""The codebook, and changing a code in it."""

import re
from collections.abc import Sequence
from typing import TypedDict, Unpack

from klantreis.model.codes import Code, Codebook, CodebookSpec, CodeKind, CodeSpec
from klantreis.model.errors import KlantreisError
from klantreis.store import codebook_changes, codes
from klantreis.store.operations import operation
from klantreis.store.study import Study
from klantreis.text.catalogue import _, plural
from klantreis.text.clean import one_line


class Fields(TypedDict, total=False):
    """What a code says about itself, besides its name."""

    kind: CodeKind
    definition: str
    include: str
    exclude: str
    example: str
    color: str
    phase: str | None


def codebook(study: Study) -> Codebook:
    """The codebook of the study."""
    return codes.codebook(study)


def code_counts(study: Study) -> dict[str, int]:
    """Code id -> number of codings with that very code."""
    return codes.counts(study)


def visible_counts(study: Study) -> dict[str, int]:
    """The same as far as the person at work may see it: who codes blind sees no codings of others."""
    return codes.counts(study, study.actor if study.settings.blind else None)


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
    """Add one code under those above it; without a kind it takes that of the code above.

    Raises KlantreisError where it is there already, or the one above is not.
    """
    names = tuple(checked_name(name) for name in path)
    wanted = "/".join(names).casefold()
    with operation(study, "codebook", _("Code {name} toegevoegd").format(name=names[-1])):
        book = codebook(study)
        if any(path.casefold() == wanted for path in book.by_path):
            raise KlantreisError(_("De code {path} bestaat al.").format(path="/".join(names)))
        above = "/".join(names[:-1])
        if above and above.casefold() not in {path.casefold() for path in book.by_path}:
            raise KlantreisError(_("De code {path} bestaat niet; voeg die eerst toe.").format(path=above))
        codes.save(study, CodebookSpec(book.name, (CodeSpec(names, kind=kind, definition=definition),), book.version))
        return next(code for path, code in codebook(study).by_path.items() if path.casefold() == wanted)


def rename_code(study: Study, code: Code, name: str) -> None:
    """Give a code another name, in journeys that were built on it as well. Raises KlantreisError."""
    new = checked_name(name)
    with operation(study, "codebook", _("Code {old} heet nu {new}").format(old=code.name, new=new)):
        book = codebook(study)
        code = standing(book, code)
        free_name(book, new, code.parent, code.id)
        codes.rename(study, code.id, new)
        if code.kind == CodeKind.PHASE:
            codes.rename_phase(study, code.name, new)
        codebook_changes.follow(study, book)


def edit_code(study: Study, code: Code, name: str | None = None, **fields: Unpack[Fields]) -> None:
    """Change what a code says about itself, and its name; with its kind goes that of all below that had the same.

    Raises KlantreisError for a colour that is none, an unknown phase, and a phase that other codes need as such.
    """
    with operation(study, "codebook", _("Code {name} aangepast").format(name=code.name)):
        if name is not None:
            rename_code(study, code, name)
        book = codebook(study)
        code = standing(book, code)
        columns = {field: one_line(str(value or "")) for field, value in fields.items()}
        if columns.get("color") and not re.fullmatch(r"#[0-9a-fA-F]{6}", columns["color"]):
            raise KlantreisError(_("Geef een kleur als #2d6a4f, of laat het vak leeg."))
        if "phase" in columns and columns["phase"] != (code.phase or ""):
            columns["phase"] = _phase(book, columns["phase"])
        kind = CodeKind(columns.pop("kind", code.kind))
        codebook_changes.edit(study, code.id, columns)
        if kind != code.kind:
            alike = [below for below in book.below(code.id) if below.kind == code.kind]
            not_needed_as_phase(book, {below.id for below in alike})
            for below in alike:
                codebook_changes.edit(study, below.id, {"kind": kind.value})


def _phase(book: Codebook, name: str) -> str:
    found = [phase for phase in book.phases if phase.casefold() == name.casefold()]
    if name and not found:
        raise KlantreisError(
            _("De fase “{name}” staat niet in het codeboek; kies uit {phases}.").format(
                name=name, phases=", ".join(book.phases) or "-"
            )
        )
    return found[0] if found else ""


def not_needed_as_phase(book: Codebook, doomed: set[str]) -> None:
    """Refuse where codes that stay name one of these (ids) as their usual phase. Raises KlantreisError."""
    for phase in (code for code in book.of_kind(CodeKind.PHASE) if code.id in doomed):
        users = [code for code in book if code.phase == phase.name and code.id not in doomed]
        if users:
            count = plural("{n} code noemt", "{n} codes noemen", len(users))
            raise KlantreisError(
                _("{count} “{phase}” als fase, zoals “{user}”; geef die eerst een andere fase.").format(
                    count=count, phase=phase.name, user=users[0].name
                )
            )


def standing(book: Codebook, code: Code) -> Code:
    """The code as it is in the book now. Raises KlantreisError where somebody took it away."""
    if code.id not in book:
        raise KlantreisError(_("De code “{name}” is intussen weg.").format(name=code.name))
    return book[code.id]


def free_name(book: Codebook, name: str, parent: str | None, own: str = "") -> None:
    """Refuse a name that another code at that place bears already. Raises KlantreisError."""
    if any(c.name.casefold() == name.casefold() for c in book.children(parent) if c.id != own):
        raise KlantreisError(_("Er is daar al een code die {name} heet.").format(name=name))


def checked_name(name: str) -> str:
    """The name of a code, cleaned. Raises KlantreisError where it can't be one."""
    cleaned = one_line(name)
    if not cleaned or "/" in cleaned:
        raise KlantreisError(_("Geef een naam zonder /."))
    return cleaned
