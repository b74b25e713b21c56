"""Findings as a workbook: what a project leader needs to give each an owner, a date and a follow-up."""

import io
from collections.abc import Mapping, Sequence

from klantreis.documents import actions_sheet, evidence_sheet, findings_sheets, workbook_base
from klantreis.documents.audience import Audience
from klantreis.documents.finding_names import distinct
from klantreis.documents.plain import plain
from klantreis.documents.workbook_origin import Known, Origin
from klantreis.model.evidence import Counts, count
from klantreis.model.findings import Action, Finding, Ranked
from klantreis.model.study import Settings
from klantreis.text.catalogue import _


def findings_workbook(
    findings: Sequence[Finding],
    settings: Settings,
    audience: Audience,
    ranked: Mapping[str, Ranked] | None = None,
    actions: Sequence[Action] = (),
    *,
    evidence: Mapping[str, Counts] | None = None,
    known: Known | None = None,
) -> bytes:
    """Findings as an xlsx: a sheet for each kind in the order given, one of the actions, and one of the evidence.

    `ranked`: what people made of the findings, by id; `evidence`: what stands behind them, by id, else it is counted
    from their quotes, by no group.

    Each finding has the evidence in figures and words, and blank cells for what will be done, the owner, the date
    and the status. For colleagues the workbook can be read back (see `workbook_origin`). For the public it holds
    publishable quotes, no places in sources, no owners, and nothing hidden.
    Texts that look like formulas, links or numbers stay texts. The same input gives the same bytes.
    """
    import xlsxwriter

    known = known or Known()
    told = findings_sheets.Told(ranked or {}, actions)
    titles = {**distinct(findings, {}), **known.titles}
    counts = evidence or {finding.id: count(finding, {}) for finding in findings}
    origin = Origin(Known(known.study, titles, known.owners)) if audience is Audience.INTERNAL else None
    target = io.BytesIO()
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with xlsxwriter.Workbook(target, safe) as book:
        title = _("Bevindingen: {title}").format(title=plain(settings.title))
        book.set_properties({"title": title[:255], "author": "klantreis", "created": workbook_base.CREATED})
        looks = workbook_base.formats(book)
        for kind in findings_sheets.sheet_names():
            chosen = [finding for finding in findings if finding.kind == kind]
            findings_sheets.add(book, looks, kind, chosen, settings, told, titles, origin)
        shown = titles if origin else {finding.id: titles[finding.id] for finding in findings}
        actions_sheet.add(book, looks, actions, shown, settings, origin)
        evidence_sheet.add(book, looks, findings, counts, settings, audience)
        if origin:
            listed = {finding.id for finding in findings}
            origin.names({id_: name for id_, name in titles.items() if id_ not in listed})
            origin.put_down(book)
    return target.getvalue()
