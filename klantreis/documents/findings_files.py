"""Findings as a text (Markdown) and a table (csv), for other programs."""

from collections.abc import Callable

from klantreis.documents import findings_words, priority_words, words
from klantreis.documents.actions_files import escaped
from klantreis.documents.audience import Audience
from klantreis.documents.findings_report import QUOTES, Point, Report
from klantreis.documents.plain import plain
from klantreis.files.tables import write_table
from klantreis.model.findings import Nature, OwnReach
from klantreis.model.journeys import Quote
from klantreis.text import names, rounds
from klantreis.text.catalogue import _


def markdown(report: Report) -> bytes:
    """The document as Markdown: the same headings and facts as in Word, without the picture."""
    parts = [f"# {findings_words.title()}"]
    if report.audience is Audience.INTERNAL:
        parts.append(f"**{_('Intern: met bronnen. Niet verspreiden.')}**")
    if study := plain(report.settings.title):
        parts.append(escaped(study))
    if not report.ranked:
        parts.append(findings_words.nothing())
        return _joined(parts)
    parts += [f"## {_('In het kort')}", _bullets(findings_words.in_short(report))]
    for heading, opening, points in findings_words.sections(report):
        parts += [f"## {heading}", opening]
        for point in points:
            parts += _point(point, report)
    if others := report.other_actions:
        parts.append(f"## {_('Andere acties')}")
        for action in others:
            parts += [
                f"### {escaped(findings_words.action_title(action))}",
                _facts(findings_words.action_facts(action)),
            ]
    weights = report.settings.priority
    parts += [
        f"## {_('Hoe de prioriteit is berekend')}",
        _bullets(priority_words.explained(weights, report.ranked[0], report.heard.told_by)),
        f"## {_('Hoe dit is gemaakt')}",
        _bullets(findings_words.how_made(report)),
    ]
    return _joined(parts)


def _point(point: Point, report: Report) -> list[str]:
    parts = [f"### {point.number}. {escaped(point.heading)}", _facts(findings_words.facts(point, report))]
    for quote in report.quotes(point):
        lines = [escaped(words.quoted(quote.text))]
        if report.audience is Audience.INTERNAL:
            lines.append(escaped(words.place_told(quote)))
        parts.append("\n>\n".join(f"> {line}" for line in lines))
    for action in point.actions:
        parts.append(f"#### {escaped(findings_words.action_title(action))}")
        parts.append(_facts(findings_words.action_facts(action, point.figures)))
    return parts


def _facts(told: findings_words.Facts) -> str:
    return "\n".join(f"- {name}: {escaped(text)}" for name, text in told)


def _bullets(lines: tuple[str, ...]) -> str:
    return "\n".join(f"- {escaped(line)}" for line in lines)


def _joined(parts: list[str]) -> bytes:
    return ("\n\n".join(parts) + "\n").encode("utf-8")


def csv(report: Report) -> bytes:
    """A row for each finding, as a Dutch Excel opens it; no cell is read as a formula."""
    columns = _columns(report)
    rows = [{head: tell(point) for head, tell in columns.items()} for point in report.points]
    return write_table(list(columns), rows, delimiter=";", bom=True)


def _columns(report: Report) -> dict[str, Callable[[Point], object]]:
    """What each column says of a finding, by its heading."""
    heard, internal = report.heard, report.audience is Audience.INTERNAL
    told: dict[str, Callable[[Point], object]] = {
        _("Nr."): lambda p: p.number,
        _("Soort"): lambda p: names.finding_kind(p.ranked.finding.kind),
        _("Bevinding"): lambda p: p.name,
        _("Thema"): lambda p: plain(p.ranked.finding.theme),
        _("Fase"): lambda p: plain(p.ranked.finding.phase or ""),
        _("Deelnemers"): lambda p: len(p.ranked.finding.participants),
        _("Van alle deelnemers"): lambda p: heard.participants,
        _("Gezinnen"): lambda p: p.ranked.finding.households,
        _("Van alle gezinnen"): lambda p: heard.households,
        _("Passages"): lambda p: len(p.ranked.finding.codings),
        _("Gevoel"): lambda p: _number(p.ranked.finding.valence),
        _("Ernst"): lambda p: p.ranked.severity,
        _("Ernst beoordeeld"): lambda p: _("nee") if p.ranked.proposed else _("ja"),
        _("Inspanning"): lambda p: p.ranked.assessment.effort,
        _("Prioriteit"): lambda p: _number(p.ranked.priority),
        _("Bereik"): lambda p: _reach(p.ranked.assessment.own_reach),
        _("Feit of mening"): lambda p: _nature(p.ranked.assessment.nature),
        _("Wanneer"): lambda p: plain(p.ranked.assessment.condition),
    }
    for n in range(QUOTES):
        told[_("Citaat {n}").format(n=n + 1)] = _of_quote(report, n, lambda quote: words.quoted(quote.text))
        if internal:
            told[_("Vindplaats {n}").format(n=n + 1)] = _of_quote(report, n, words.place_told)
    told[_("Acties")] = lambda p: "; ".join(findings_words.action_title(each) for each in p.actions)
    if internal:
        told[_("Eigenaar")] = lambda p: "; ".join(plain(each.owner) for each in p.actions if each.owner)
    told[_("Klaar op")] = lambda p: "; ".join(each.due for each in p.actions if each.due)
    told[_("Status")] = lambda p: "; ".join(names.action_status(each.status) for each in p.actions)
    told[_("Waaraan we het zien")] = lambda p: "; ".join(plain(each.measure) for each in p.actions if each.measure)
    told[_("Uitkomst")] = lambda p: "; ".join(plain(each.outcome) for each in p.actions if each.outcome)
    told[_("Per ronde")] = lambda p: rounds.row(p.figures) if rounds.comparable(p.figures) else ""
    return told


def _of_quote(report: Report, place: int, tell: Callable[[Quote], str]) -> Callable[[Point], str]:
    """What is told of one of the passages of a finding; empty where it has no so many."""
    return lambda point: "".join(map(tell, report.quotes(point)[place : place + 1]))


def _number(value: float | None) -> str:
    """A number as a Dutch Excel counts with it."""
    return "" if value is None else f"{value:.2f}".replace(".", ",")


def _reach(value: OwnReach | None) -> str:
    return {OwnReach.OWN: _("eigen bereik"), OwnReach.OUTSIDE: _("buiten eigen bereik")}[value] if value else ""


def _nature(value: Nature | None) -> str:
    return {Nature.FACT: _("feit"), Nature.OPINION: _("mening")}[value] if value else ""
