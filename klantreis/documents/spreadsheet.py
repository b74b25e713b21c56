"""Findings as a workbook: what a project leader needs to give each an owner, a date and a follow-up."""

import io
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from klantreis.documents import actions_files, moments, palette, words
from klantreis.documents.audience import Audience
from klantreis.documents.plain import plain
from klantreis.model.findings import Action, ActionStatus, Finding, FindingKind, Ranked
from klantreis.model.journeys import Quote
from klantreis.model.study import Settings
from klantreis.text import names
from klantreis.text.catalogue import _

_MOST_QUOTES = 3
_LONGEST_CELL = 32_000
"""Excel refuses a cell of more than 32,767 characters."""
_CREATED = datetime(1980, 1, 1)
_FIRST_DATE = date(2000, 1, 1)

_LINE, _HIGHEST = 13.5, 400.0
"""Height of a line of text and of the highest row, in points."""
_WIDER = 1.0
"""Room that text takes against the width of its column in digits; narrow letters pay for early breaks."""

Value = str | float | None


@dataclass(frozen=True)
class _Column:
    """A column: its heading, width in characters, and what it says of a finding (None: to fill in)."""

    title: str
    width: float
    value: Callable[[int, Finding], Value] | None = None
    format: str = "text"


def _quotes(finding: Finding, audience: Audience) -> tuple[Quote, ...]:
    return moments.allowed(finding.quotes, audience)[:_MOST_QUOTES]


def _told(finding: Finding, audience: Audience) -> str:
    return "\n".join(words.quoted(quote.text) for quote in _quotes(finding, audience))


def _places(finding: Finding) -> str:
    return "\n".join(
        words.provenance(q) + ("" if q.publishable else _(" (niet vrijgegeven)"))
        for q in _quotes(finding, Audience.INTERNAL)
    )


@dataclass(frozen=True)
class _Told:
    """What people made of findings, by id, and the actions about them."""

    ranked: Mapping[str, Ranked]
    actions: Sequence[Action]

    def about(self, finding: Finding) -> tuple[Action, ...]:
        """The actions about a finding."""
        return tuple(action for action in self.actions if finding.id in action.findings)

    def one(self, finding: Finding) -> Action | None:
        """The action about a finding, where there is exactly one."""
        about = self.about(finding)
        return about[0] if len(about) == 1 else None


def _judged(ranked: Mapping[str, Ranked]) -> tuple[_Column, ...]:
    """Severity (with a question mark where only proposed), priority, and when it holds; none without judgements."""
    if not ranked:
        return ()

    def severity(_n: int, finding: Finding) -> Value:
        found = ranked.get(finding.id)
        return None if found is None else f"{found.severity}?" if found.proposed else found.severity

    return (
        _Column(_("Ernst"), 8, severity, "number"),
        _Column(_("Prioriteit"), 11, lambda n, f: ranked[f.id].priority if f.id in ranked else None, "share"),
        _Column(_("Wanneer"), 20, lambda n, f: plain(ranked[f.id].assessment.condition) if f.id in ranked else ""),
    )


def _date(text: str | None) -> Value:
    """A date as Excel counts it, in days."""
    return None if not text else float((date.fromisoformat(text) - date(1899, 12, 30)).days)


def _columns(kind: FindingKind, audience: Audience, told: _Told) -> tuple[_Column, ...]:
    what = {
        FindingKind.IMPROVE: _("Verbeterpunt"),
        FindingKind.STRENGTH: _("Wat goed gaat"),
        FindingKind.IDEA: _("Idee"),
    }[kind]
    follow_up = _("Hoe houden we dit vast?") if kind == FindingKind.STRENGTH else _("Wat gaan we doen?")
    columns = [
        _Column(_("Nr."), 5, lambda n, f: n, "number"),
        _Column(what, 34, lambda n, f: plain(f.title), "strong"),
        _Column(_("Thema"), 20, lambda n, f: plain(f.theme)),
        _Column(_("Fase"), 18, lambda n, f: plain(f.phase or "")),
        _Column(_("Deelnemers"), 12, lambda n, f: len(f.participants), "number"),
        _Column(_("Gezinnen"), 11, lambda n, f: f.households, "number"),
        _Column(_("Passages"), 11, lambda n, f: len(f.codings), "number"),
        _Column(_("Gevoel"), 10, lambda n, f: f.valence, "feeling"),
        *_judged(told.ranked),
        _Column(_("In hun woorden"), 52, lambda n, f: _told(f, audience)),
    ]
    if audience == Audience.INTERNAL:
        columns.append(_Column(_("Vindplaats"), 28, lambda n, f: _places(f)))
    columns += [
        _Column(follow_up, 32, lambda n, f: "\n".join(plain(a.goal) for a in told.about(f)), "blank"),
        _Column(_("Eigenaar"), 18, lambda n, f: plain(a.owner or "") if (a := told.one(f)) else None, "blank"),
        _Column(_("Einddatum"), 13, lambda n, f: _date(a.due) if (a := told.one(f)) else None, "date"),
        _Column(_("Status"), 18, lambda n, f: names.action_status(a.status) if (a := told.one(f)) else None, "blank"),
    ]
    return tuple(columns)


def _formats(book: Any) -> dict[str, Any]:
    base = {"font_name": "Arial", "font_size": 10, "valign": "top", "border": 1, "border_color": palette.LINE}
    wrapped = {**base, "text_wrap": True}
    return {
        "text": book.add_format(wrapped),
        "strong": book.add_format({**wrapped, "bold": True}),
        "number": book.add_format({**base, "num_format": "0", "align": "center"}),
        "feeling": book.add_format({**base, "num_format": "+0.0;−0.0;0.0", "align": "center"}),
        "share": book.add_format({**base, "num_format": "0%", "align": "center"}),
        "blank": book.add_format({**wrapped, "bg_color": palette.LANE}),
        "date": book.add_format({**base, "bg_color": palette.LANE, "num_format": "dd-mm-yyyy", "align": "left"}),
        "head": book.add_format(
            {**wrapped, "bold": True, "font_color": palette.WHITE, "bg_color": palette.ACCENT, "valign": "vcenter"}
        ),
        "title": book.add_format({"font_name": "Arial", "font_size": 16, "bold": True, "font_color": palette.INK}),
        "note": book.add_format({"font_name": "Arial", "font_size": 10, "font_color": palette.SOFT_INK}),
    }


def _write(sheet: Any, row: int, column: int, value: Value, cell_format: Any) -> None:
    if value is None or value == "":
        sheet.write_blank(row, column, None, cell_format)
    elif isinstance(value, str):
        sheet.write_string(row, column, value[:_LONGEST_CELL], cell_format)
    else:
        sheet.write_number(row, column, value, cell_format)


def _height(texts: Sequence[tuple[Value, float]]) -> float:
    """The height in points that a row needs for its wrapped texts, given as (value, width in characters)."""
    lines = [
        sum(math.ceil(max(len(line), 1) * _WIDER / width) for line in value.split("\n"))
        for value, width in texts
        if isinstance(value, str)
    ]
    return min(_LINE * max([1, *lines]) + 4, _HIGHEST)


def _header_text(text: str) -> str:
    """Text for a page header, where & begins a command and 255 characters are the most."""
    return text.replace("&", "&&")[:120]


def _add_sheet(
    book: Any,
    formats: dict[str, Any],
    name: str,
    findings: Sequence[Finding],
    columns: Sequence[_Column],
    settings: Settings,
) -> None:
    sheet = book.add_worksheet(name)
    study = plain(settings.title)
    sheet.write_string(0, 0, f"{name} – {study}" if study else name, formats["title"])
    note = _("Gevoel: gemiddelde van −2 (heel negatief) tot +2 (heel positief). De grijze kolommen vult u zelf in.")
    if not findings:
        note = _("Er zijn nog geen bevindingen van deze soort.")
    sheet.write_string(1, 0, note, formats["note"])
    head, first = 3, 4
    last = first + max(len(findings), 1) - 1
    for c, column in enumerate(columns):
        sheet.set_column(c, c, column.width)
        sheet.write_string(head, c, column.title, formats["head"])
    for n, finding in enumerate(findings, start=1):
        values = [column.value(n, finding) if column.value else None for column in columns]
        # Not every program finds the height of wrapped text by itself.
        sheet.set_row(head + n, _height([(v, column.width) for v, column in zip(values, columns, strict=True)]))
        for c, (value, column) in enumerate(zip(values, columns, strict=True)):
            _write(sheet, head + n, c, value, formats[column.format])
    date_column, status_column = len(columns) - 2, len(columns) - 1
    sheet.data_validation(
        first,
        status_column,
        last,
        status_column,
        {
            "validate": "list",
            "source": [names.action_status(status) for status in ActionStatus],
            "error_title": _("Status"),
            "error_message": _("Kies een status uit de lijst."),
        },
    )
    sheet.data_validation(
        first,
        date_column,
        last,
        date_column,
        {
            "validate": "date",
            "criteria": ">=",
            "value": _FIRST_DATE,
            "error_title": _("Einddatum"),
            "error_message": _("Vul een datum in, bijvoorbeeld 31-12-2026."),
        },
    )
    sheet.autofilter(head, 0, last, len(columns) - 1)
    sheet.freeze_panes(first, 2)
    sheet.set_row(0, 24)
    sheet.set_row(head, 32)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    footer = f"&L{_header_text(study)}&R" + _("Pagina {page} van {pages}").format(page="&P", pages="&N")
    sheet.set_footer(footer)


def _add_actions(book: Any, formats: dict[str, Any], actions: Sequence[Action], titles: Mapping[str, str]) -> None:
    sheet = book.add_worksheet(_("Acties"))
    heads = actions_files.columns()
    widths = {"number": 5, "goal": 40, "about": 40, "measure": 34, "outcome": 24}
    for c, (field, head) in enumerate(heads.items()):
        sheet.set_column(c, c, widths.get(field, 16))
        sheet.write_string(0, c, head, formats["head"])
    for n, action in enumerate(actions, 1):
        told = actions_files.row(action, titles)
        sheet.set_row(n, _height([(text, widths.get(field, 16)) for field, text in told.items()]))
        for c, (field, text) in enumerate(told.items()):
            value = _date(text) if field in ("start", "due") else float(text) if field == "number" else text
            kind = "date" if field in ("start", "due") else "number" if field == "number" else "text"
            _write(sheet, n, c, value, formats[kind])
    fields = list(heads)
    statuses = [names.action_status(status) for status in ActionStatus]
    last, place = max(len(actions), 1), fields.index("status")
    sheet.data_validation(1, place, last, place, {"validate": "list", "source": statuses})
    sheet.autofilter(0, 0, last, len(fields) - 1)
    sheet.freeze_panes(1, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def findings_workbook(
    findings: Sequence[Finding],
    settings: Settings,
    audience: Audience,
    ranked: Mapping[str, Ranked] | None = None,
    actions: Sequence[Action] = (),
) -> bytes:
    """Findings as an xlsx with a sheet for each kind, in the order given, and one of the actions if there are any.

    `ranked`: what people made of the findings, by id.

    Each row has the evidence in figures and words, and blank cells for what will be done, the owner,
    the date and the status. For the public it holds publishable quotes and no places in sources.
    Texts that look like formulas, links or numbers stay texts. The same input gives the same bytes.
    """
    import xlsxwriter

    told = _Told(ranked or {}, actions)
    target = io.BytesIO()
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with xlsxwriter.Workbook(target, safe) as book:
        title = _("Bevindingen: {title}").format(title=plain(settings.title))
        book.set_properties({"title": title[:255], "author": "klantreis", "created": _CREATED})
        formats = _formats(book)
        for kind, name in (
            (FindingKind.IMPROVE, _("Verbeterpunten")),
            (FindingKind.STRENGTH, _("Gaat goed")),
            (FindingKind.IDEA, _("Ideeën")),
        ):
            chosen = [finding for finding in findings if finding.kind == kind]
            _add_sheet(book, formats, name, chosen, _columns(kind, audience, told), settings)
        if actions:
            _add_actions(book, formats, actions, {finding.id: finding.title for finding in findings})
    return target.getvalue()
