"""What became of a workbook that was read back, for people."""

from collections.abc import Mapping

from klantreis.documents.actions_files import columns
from klantreis.text.catalogue import _, plural
from klantreis.workflow.workbook_names import shown
from klantreis.workflow.workbooks import Changed, Conflicting, LeftOut, Taken

Part = tuple[str, tuple[str, ...]]
"""A heading, and the lines below it."""


def parts(taken: Taken, goals: Mapping[int, str] | None = None) -> list[Part]:
    """What was changed, what is new, what is at odds and what was left out; nothing where nothing happened.

    `goals` of actions by number: new ones stand below their heading with it, or else in the heading by number.
    """
    made = "" if goals else ", ".join(map(str, taken.added))
    count, new = len(taken.changed), len(taken.added)
    changed = plural("{n} verandering overgenomen:", "{n} veranderingen overgenomen:", count)
    added = plural("{n} nieuwe actie: {numbers}", "{n} nieuwe acties: {numbers}", new, numbers=made)
    found: list[Part] = []
    if taken.changed:
        found.append((changed, tuple(map(_changed, taken.changed))))
    if taken.added:
        found.append((added.strip(), tuple(f"{number}. {goals[number]}" for number in taken.added) if goals else ()))
    if taken.conflicts:
        found.append((at_odds(taken), tuple(map(_at_odds, taken.conflicts))))
    if taken.left_out:
        found.append((_("Niet overgenomen:"), tuple(map(_left_out, taken.left_out))))
    return found


def at_odds(taken: Taken) -> str:
    """The heading above what is at odds."""
    return plural(
        "{n} verandering botst met het onderzoek, dat blijft zoals het is:",
        "{n} veranderingen botsen met het onderzoek, dat blijft zoals het is:",
        len(taken.conflicts),
    )


def value(field: str, text: str) -> str:
    """A value of a field between quotation marks, or that it is empty."""
    return f"“{shown(field, text)}”" if text else _("leeg")


def _changed(each: Changed) -> str:
    return _("actie {n}, {column}: {before} is nu {after}").format(
        n=each.number,
        column=columns()[each.field],
        before=value(each.field, each.before),
        after=value(each.field, each.after),
    )


def _at_odds(each: Conflicting) -> str:
    return _("actie {n}, {column}: was {exported}, in het onderzoek {study}, in het bestand {file}").format(
        n=each.number,
        column=columns()[each.field],
        exported=value(each.field, each.exported),
        study=value(each.field, each.study),
        file=value(each.field, each.file),
    )


def _left_out(each: LeftOut) -> str:
    where = _("{sheet}, regel {row}").format(sheet=each.sheet, row=each.row) if each.row else each.sheet
    return f"{where}: {each.message}"
