"""Response from files."""

from pathlib import Path

from klantreis.files.tables import Row, read_bytes, read_table
from klantreis.model.errors import KlantreisError
from klantreis.model.responses import Count, Key
from klantreis.store.operations import operation
from klantreis.store.study import Study
from klantreis.text import counts
from klantreis.text.catalogue import _, plural
from klantreis.text.clean import one_line
from klantreis.workflow import response
from klantreis.workflow.response import Said

COLUMNS = {
    "group": "groep",
    "round": "ronde",
    "cohort": "doelgroep",
    "invited": "uitgenodigd",
    "reached": "bereikt",
    "declined": "geweigerd",
    "agreed": "toegezegd",
    "reasons": "redenen",
}
"""What a column is called in English and in Dutch; either will do."""


def import_response(study: Study, path: Path) -> int:
    """Take over what a CSV file says about asking people, and say how many rows it has; all in one operation.

    Columns as in COLUMNS; `reasons` holds `reason=number` with a `;` between them. A row that is there already is
    updated; an empty cell leaves what stands, and what is not in the file stays. Raises KlantreisError, and changes
    nothing, for a wrong row.
    """
    both = [*COLUMNS, *COLUMNS.values()]
    rows = read_table(read_bytes(path), path.name, required=(), allowed=both)
    with operation(
        study, "response", plural("Respons van {n} groep gelezen", "Respons van {n} groepen gelezen", len(rows))
    ):
        seen: dict[Key, int] = {}
        for row in rows:
            where = _("{name}, regel {line}").format(name=path.name, line=row.line)
            try:
                key, said = _read(row)
                key = response.spelled(study, key)
                if key in seen:
                    raise KlantreisError(
                        _("“{row}” stond al op regel {line}; zet alles van een groep op één regel.").format(
                            row=counts.row(key), line=seen[key]
                        )
                    )
                response.note(study, key, **said)
            except KlantreisError as error:
                raise KlantreisError(f"{where}: {error}") from error
            seen[key] = row.line
    return len(rows)


def _read(row: Row) -> tuple[Key, Said]:
    cells = {english: _cell(row, english, dutch) for english, dutch in COLUMNS.items()}
    said: Said = {}
    for name in ("invited", "reached", "declined", "agreed"):
        if cells[name]:
            said[name] = counts.count(cells[name])
    if cells["reasons"]:
        said["reasons"] = reasons(cells["reasons"])
    return Key(cells["group"], cells["round"] or None, cells["cohort"] or None), said


def _cell(row: Row, english: str, dutch: str) -> str:
    found = {text for name in (english, dutch) if (text := one_line(row.get(name, "")))}
    if len(found) > 1:
        raise KlantreisError(
            _("de kolommen {dutch} en {english} zeggen niet hetzelfde.").format(dutch=dutch, english=english)
        )
    return next(iter(found), "")


def reasons(text: str) -> dict[str, Count | None]:
    """Reasons with a `;` between them, each as `reason` reads it. Raises KlantreisError."""
    return dict(reason(entry) for entry in text.split(";") if entry.strip())


def reason(text: str) -> tuple[str, Count | None]:
    """A reason as people write it, `geen tijd=3`; without a number (`geen tijd=`) it goes away.

    Raises KlantreisError where it is written otherwise.
    """
    name, sign, number = one_line(text).rpartition("=")
    if not sign or not name.strip() or ";" in name:
        raise KlantreisError(_("schrijf een reden als naam=aantal, niet “{text}”.").format(text=one_line(text)))
    return name.strip(), counts.count(number)
