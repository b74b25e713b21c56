"""The sheet of the evidence: how many people stand behind each finding, who they are, and how it felt."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from klantreis.documents import workbook_base as base
from klantreis.documents.audience import Audience
from klantreis.documents.plain import plain
from klantreis.documents.workbook_base import Heading, Value
from klantreis.model.evidence import Counts
from klantreis.model.findings import Finding
from klantreis.model.study import Settings
from klantreis.text import names
from klantreis.text.catalogue import _

_WITHHELD = "–"


def add(
    book: Any,
    looks: Mapping[str, Any],
    findings: Sequence[Finding],
    counts: Mapping[str, Counts],
    settings: Settings,
    audience: Audience,
) -> None:
    """The sheet; `counts` by id of a finding. For the public the number of sources stays inside."""
    sheet = book.add_worksheet(_("Bewijs"))
    groups = _groups(counts.values())
    internal = audience is Audience.INTERNAL
    headings = [
        Heading(_("Nr."), 5),
        Heading(_("Bevinding"), 46),
        Heading(_("Soort"), 14),
        Heading(_("Fase"), 22),
        Heading(_("Thema"), 28),
        Heading(_("Deelnemers"), 13),
        Heading(_("Gezinnen"), 11),
        *(Heading(_named(group), 13) for group in groups),
        Heading(_("Passages"), 11),
        Heading(_("Negatief"), 11),
        Heading(_("Neutraal"), 11),
        Heading(_("Positief"), 11),
        Heading(_("Geen gevoel"), 11),
    ]
    if internal:
        headings.append(Heading(_("Bronnen"), 11))
    last = base.HEAD + max(len(findings), 1)
    base.begin(sheet, looks, settings.title, _note(groups, counts), headings, last)
    for n, finding in enumerate(findings, start=1):
        found = counts[finding.id]
        texts = [plain(finding.title), names.finding_kind(finding.kind), plain(finding.phase or ""), finding.theme]
        numbers: list[Value] = [len(finding.participants), finding.households]
        numbers += _of_groups(found, groups)
        numbers += [len(finding.codings), found.negative, found.neutral, found.positive, found.unfelt]
        if internal:
            numbers.append(found.sources)
        values: list[Value] = [n, *map(plain, texts), *numbers]
        widths = [heading.width for heading in headings]
        sheet.set_row(base.HEAD + n, base.height(list(zip(values[:5], widths, strict=False))))
        for place, value in enumerate(values):
            look = "strong" if place == 1 else "text" if 1 < place <= len(texts) else "number"
            base.write(sheet, base.HEAD + n, place, value, looks[look])


def _groups(counts: Iterable[Counts]) -> list[str]:
    """The groups of all who told something, those of whom nobody noted one last; none where nobody noted any."""
    found = {each.group for told in counts for each in told.groups or ()}
    return sorted(found, key=lambda group: (not group, group.casefold(), group)) if found - {""} else []


def _named(group: str) -> str:
    name = plain(group)
    return name[:1].upper() + name[1:] if name else _("Groep onbekend")


def _of_groups(found: Counts, groups: Sequence[str]) -> list[Value]:
    if found.groups is None:
        return [_WITHHELD] * len(groups)
    told = {each.group: each.participants for each in found.groups}
    return [told.get(group, 0) for group in groups]


def _note(groups: Sequence[str], counts: Mapping[str, Counts]) -> str:
    note = _("Negatief, neutraal, positief en geen gevoel tellen passages.")
    if groups:
        note += " " + _("Daarvoor staat per groep hoeveel deelnemers het vertelden.")
        if any(found.groups is None for found in counts.values()):
            withheld = _("{sign}: een groep is te klein om te tonen.").format(sign=_WITHHELD)
            note += " " + withheld
    return note
