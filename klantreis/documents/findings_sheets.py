"""The sheets of the findings: the evidence in figures and words, and room for what will be done about it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from klantreis.documents import moments, words
from klantreis.documents import workbook_base as base
from klantreis.documents.audience import Audience
from klantreis.documents.plain import plain
from klantreis.documents.workbook_base import Heading, Value
from klantreis.documents.workbook_origin import ID, Origin
from klantreis.model.findings import Action, Finding, FindingKind, Ranked
from klantreis.model.journeys import Quote
from klantreis.model.study import Settings
from klantreis.text import names
from klantreis.text.catalogue import _

_MOST_QUOTES = 3


@dataclass(frozen=True)
class _Column:
    """A column: its heading, what it says of a finding, and how that looks."""

    heading: Heading
    value: Callable[[int, Finding], Value]
    format: str = "text"


@dataclass(frozen=True)
class Told:
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


def sheet_names() -> dict[FindingKind, str]:
    """What the sheets are called, in order."""
    return {
        FindingKind.IMPROVE: _("Verbeterpunten"),
        FindingKind.STRENGTH: _("Gaat goed"),
        FindingKind.IDEA: _("Ideeën"),
    }


def _quotes(finding: Finding, audience: Audience) -> tuple[Quote, ...]:
    return moments.allowed(finding.quotes, audience)[:_MOST_QUOTES]


def _said(finding: Finding, audience: Audience) -> str:
    return "\n".join(words.quoted(quote.text) for quote in _quotes(finding, audience))


def _places(finding: Finding) -> str:
    return "\n".join(
        words.provenance(q) + ("" if q.publishable else _(" (niet vrijgegeven)"))
        for q in _quotes(finding, Audience.INTERNAL)
    )


def _judged(ranked: Mapping[str, Ranked]) -> tuple[_Column, ...]:
    """Severity (with a question mark where only proposed), priority, and when it holds; none without judgements."""
    if not ranked:
        return ()

    def severity(_n: int, finding: Finding) -> Value:
        found = ranked.get(finding.id)
        return None if found is None else f"{found.severity}?" if found.proposed else found.severity

    def condition(_n: int, finding: Finding) -> Value:
        return plain(ranked[finding.id].assessment.condition) if finding.id in ranked else ""

    return (
        _Column(Heading(_("Ernst"), 8), severity, "number"),
        _Column(Heading(_("Prioriteit"), 11), lambda n, f: ranked[f.id].priority if f.id in ranked else None, "share"),
        _Column(Heading(_("Wanneer"), 16), condition),
    )


def _columns(kind: FindingKind, audience: Audience, told: Told) -> tuple[tuple[_Column, ...], tuple[_Column, ...]]:
    """The finding in figures, and what was said and will be done about it: on paper they stand side by side."""
    what = {
        FindingKind.IMPROVE: _("Verbeterpunt"),
        FindingKind.STRENGTH: _("Wat goed gaat"),
        FindingKind.IDEA: _("Idee"),
    }[kind]
    follow_up = _("Hoe houden we dit vast?") if kind == FindingKind.STRENGTH else _("Wat gaan we doen?")
    figures = (
        _Column(Heading(_("Nr."), 5), lambda n, f: n, "number"),
        _Column(Heading(what, 26), lambda n, f: plain(f.title), "strong"),
        _Column(Heading(_("Thema"), 18), lambda n, f: plain(f.theme)),
        _Column(Heading(_("Fase"), 15), lambda n, f: plain(f.phase or "")),
        _Column(Heading(_("Deelnemers"), 13), lambda n, f: len(f.participants), "number"),
        _Column(Heading(_("Gezinnen"), 11), lambda n, f: f.households, "number"),
        _Column(Heading(_("Passages"), 11), lambda n, f: len(f.codings), "number"),
        _Column(Heading(_("Gevoel"), 10), lambda n, f: f.valence, "feeling"),
        *_judged(told.ranked),
    )
    said = [_Column(Heading(_("In hun woorden"), 46), lambda n, f: _said(f, audience))]
    if audience is Audience.INTERNAL:
        said.append(_Column(Heading(_("Vindplaats"), 17), lambda n, f: _places(f)))
    return figures, (*said, *_follow_up(follow_up, audience, told))


def _follow_up(title: str, audience: Audience, told: Told) -> tuple[_Column, ...]:
    """What to fill in. Who owns an action is nobody's business outside."""

    def owner(_n: int, finding: Finding) -> Value:
        action = told.one(finding)
        return plain(action.owner or "") if action and audience is Audience.INTERNAL else None

    def goals(_n: int, finding: Finding) -> Value:
        return "\n".join(base.cell(action.goal) for action in told.about(finding))

    return (
        _Column(Heading(title, 26, "goal"), goals, "blank"),
        _Column(Heading(_("Eigenaar"), 13, "owner"), owner, "blank"),
        _Column(
            Heading(_("Einddatum"), 12, "due"), lambda n, f: base.days(a.due) if (a := told.one(f)) else None, "date"
        ),
        _Column(
            Heading(_("Status"), 15, "status"),
            lambda n, f: names.action_status(a.status) if (a := told.one(f)) else None,
            "blank",
        ),
    )


def add(
    book: Any,
    looks: Mapping[str, Any],
    kind: FindingKind,
    findings: Sequence[Finding],
    settings: Settings,
    told: Told,
    titles: Mapping[str, str],
    origin: Origin | None,
) -> None:
    """A sheet with the findings of one kind. With an `origin` it is for colleagues, and can be read back."""
    sheet = book.add_worksheet(sheet_names()[kind])
    figures, said = _columns(kind, Audience.INTERNAL if origin else Audience.PUBLIC, told)
    columns = (*figures, *said)
    headings = [column.heading for column in columns]
    if origin:
        headings.append(Heading(ID, 38, ID))
    note = _("Gevoel: gemiddelde van −2 (heel negatief) tot +2 (heel positief). De grijze kolommen vult u zelf in.")
    if not findings:
        note = _("Er zijn nog geen bevindingen van deze soort.")
    first = base.HEAD + 1
    last = first + max(len(findings), 1) - 1
    base.begin(sheet, looks, settings.title, note, headings, last)
    base.print_beside(sheet, [column.heading for column in columns], len(figures))
    for n, finding in enumerate(findings, start=1):
        values = [column.value(n, finding) for column in columns]
        # Not every program finds the height of wrapped text by itself.
        widths = [heading.width for heading in headings]
        sheet.set_row(base.HEAD + n, base.height(list(zip(values, widths, strict=False))))
        for place, (value, column) in enumerate(zip(values, columns, strict=True)):
            base.write(sheet, base.HEAD + n, place, value, looks[column.format])
        if origin:
            base.write(sheet, base.HEAD + n, len(columns), finding.id, looks["text"])
            origin.finding(finding, titles[finding.id], told.about(finding))
    place_of = {heading.field: place for place, heading in enumerate(headings)}
    base.one_status(sheet, (first, last), place_of["status"])
    base.a_date(sheet, (first, last), place_of["due"], _("Einddatum"))
    if origin:
        base.hide(sheet, len(columns))
        if origin.owners:
            warning = _("Deze naam staat nog niet in het onderzoek. Klopt hij zo?")
            base.one_of(sheet, (first, last), place_of["owner"], origin.owners, _("Eigenaar"), warning)
        origin.sheet(kind.value, sheet.get_name(), {h.field: h.title for h in headings if h.field})
