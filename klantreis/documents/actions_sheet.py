"""The sheet of the actions: what will be done, by whom, until when; and empty rows for new ones."""

from collections.abc import Mapping, Sequence
from typing import Any

from klantreis.documents import actions_files
from klantreis.documents import workbook_base as base
from klantreis.documents.workbook_base import Heading, Value
from klantreis.documents.workbook_origin import ACTIONS, ID, Origin
from klantreis.model.findings import Action
from klantreis.model.study import Settings
from klantreis.text.catalogue import _

EMPTY_ROWS = 20
_WIDTHS = {"number": 5, "goal": 40, "about": 40, "owner": 18, "measure": 34, "outcome": 24, "status": 18, ID: 38}
_DATES = ("start", "due")


def sheet_name() -> str:
    """What the sheet is called."""
    return _("Acties")


def _value(field: str, text: str) -> Value:
    if field in _DATES:
        return base.days(text)
    return float(text) if field == "number" else text


def _look(field: str) -> str:
    return "date" if field in _DATES else "number" if field == "number" else "blank"


def add(
    book: Any,
    looks: Mapping[str, Any],
    actions: Sequence[Action],
    titles: Mapping[str, str],
    settings: Settings,
    origin: Origin | None,
) -> None:
    """The sheet; `titles` by id of a finding.

    With an `origin` it is for colleagues, has rows for new actions, and can be read back. Without it is for the
    public, and says of nobody that an action is theirs.
    """
    sheet = book.add_worksheet(sheet_name())
    heads = {name: title for name, title in actions_files.columns().items() if origin or name != "owner"}
    if origin:
        heads[ID] = ID
    headings = [Heading(title, _WIDTHS.get(name, 14), name) for name, title in heads.items()]
    if origin:
        note = _(
            "Verander wat u wilt, en schrijf nieuwe acties op de lege regels. "
            "Gaat een actie over meer bevindingen? Zet er dan ; tussen."
        )
    else:
        note = "" if actions else _("Er zijn nog geen acties.")
    first = base.HEAD + 1
    last = first + max(len(actions) + (EMPTY_ROWS if origin else 0), 1) - 1
    base.begin(sheet, looks, settings.title, note, headings, last)
    for row, action in enumerate(actions, first):
        told = {**actions_files.row(action, titles), ID: action.id}
        sheet.set_row(row, base.height([(told[each.field], each.width) for each in headings if each.field != ID]))
        for place, name in enumerate(heads):
            base.write(sheet, row, place, _value(name, told[name]), looks[_look(name)])
    if origin is None:
        return
    for row in range(first + len(actions), last + 1):
        for place, name in enumerate(heads):
            base.write(sheet, row, place, None, looks[_look(name)])
    _rules(sheet, (first, last), list(heads), origin)
    base.hide(sheet, len(heads) - 1)
    origin.sheet(ACTIONS, sheet.get_name(), {name: title for name, title in heads.items() if name != "number"})
    for action in actions:
        origin.action(action)


def _rules(sheet: Any, rows: tuple[int, int], fields: Sequence[str], origin: Origin) -> None:
    """What cells take. A new owner and a name of one's own for a finding are nothing wrong."""
    heads = actions_files.columns()
    base.one_status(sheet, rows, fields.index("status"))
    for name in _DATES:
        base.a_date(sheet, rows, fields.index(name), heads[name])
    if origin.owners:
        warning = _("Deze naam staat nog niet in het onderzoek. Klopt hij zo?")
        base.one_of(sheet, rows, fields.index("owner"), origin.owners, heads["owner"], warning)
    if origin.titles:
        base.one_of(sheet, rows, fields.index("about"), origin.titles, heads["about"])
    base.one_of(
        sheet,
        rows,
        fields.index("horizon"),
        origin.horizons,
        heads["horizon"],
        _("Kies een termijn uit de lijst; iets anders wordt niet overgenomen."),
    )
