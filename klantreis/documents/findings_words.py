"""What a finding, an action and the whole of them say in words, apart from how Word or Markdown shows it."""

from klantreis.documents import action_words, priority_words, response_words, words
from klantreis.documents.actions_files import horizon
from klantreis.documents.audience import Audience
from klantreis.documents.findings_report import Point, Report
from klantreis.documents.plain import plain
from klantreis.model.findings import Action, ActionStatus, FindingKind, Nature, OwnReach, RoundFigure
from klantreis.text import names, rounds
from klantreis.text.catalogue import _, plural

_BLANK = "\N{NO-BREAK SPACE}"
_UNBROKEN = 60
"""So many characters fit on a line of a fact."""

Facts = tuple[tuple[str, str], ...]
"""What is told, by its name."""


def title() -> str:
    """The title of the document."""
    return _("Verbeterpunten en wat goed gaat")


def facts(point: Point, report: Report) -> Facts:
    """What is known of a finding, fact by fact; what nobody said is left out, but for the effort."""
    each, heard = point.ranked, report.heard
    finding, said = each.finding, each.assessment
    nature = {Nature.FACT: _("een feit: iets wat gebeurde"), Nature.OPINION: _("een mening: wat iemand ervan vond")}
    reach = {OwnReach.OWN: _("binnen eigen bereik"), OwnReach.OUTSIDE: _("buiten eigen bereik")}
    severity = {FindingKind.STRENGTH: _("Hoe goed"), FindingKind.IDEA: _("Gewicht")}.get(finding.kind, _("Ernst"))
    condition = plain(said.condition).rstrip(".")
    told = (
        (_("Volledige tekst"), point.name if point.heading != point.name else ""),
        (_("Verteld door"), priority_words.tellers(each, heard.participants, heard.households, heard.talks)),
        (_("Thema"), _theme(point)),
        (_("Gevoel"), "" if finding.valence is None else words.feeling_with_figure(finding.valence)),
        (_("Wanneer"), _("dit geldt {condition}").format(condition=condition) if condition else ""),
        (_("Feit of mening"), nature[said.nature] if said.nature else ""),
        (_("Bereik"), reach[said.own_reach] if said.own_reach else ""),
        (severity, priority_words.severity(each)),
        (
            _("Inspanning"),
            "" if finding.kind is FindingKind.STRENGTH and not said.effort else priority_words.effort(each),
        ),
        (_("Prioriteit"), priority_words.factors(each, heard.told_by, report.settings.priority)),
        (_("Per ronde"), "" if point.actions else _per_round(point.figures)),
        (_("Notitie"), plain(said.note) if report.audience is Audience.INTERNAL else ""),
    )
    return tuple((name, text) for name, text in told if text)


def _theme(point: Point) -> str:
    """Theme and phase, where the name of the finding isn't all there is to say."""
    theme, phase = plain(point.ranked.finding.theme), plain(point.ranked.finding.phase or "")
    if phase:
        return _("{theme}, in de fase ‘{phase}’").format(theme=theme, phase=phase)
    return "" if theme == point.name else theme


def _per_round(figures: tuple[RoundFigure, ...]) -> str:
    """How a finding stands per round, no figure cut in two at the end of a line; empty without a later round."""
    if not rounds.comparable(figures):
        return ""
    told = [rounds.told(each) for each in figures]
    return f"{_BLANK}· ".join(each.replace(" ", _BLANK) if len(each) < _UNBROKEN else each for each in told)


def action_title(action: Action) -> str:
    """What an action is for, under its number."""
    return _("Actie {n}: {goal}").format(n=action.number, goal=plain(action.goal))


def action_facts(action: Action, figures: tuple[RoundFigure, ...] = ()) -> Facts:
    """What is said of an action; `figures`: how the finding with which it stands does per round, beside the measure."""
    told = (
        (_("Eigenaar"), plain(action.owner or "")),
        (_("Waar"), plain(action.scope or "")),
        (_("Status"), names.action_status(action.status)),
        (_("Begin"), action_words.day(action.start) if action.start else ""),
        (_("Klaar op"), action_words.day(action.due) if action.due else ""),
        (_("Termijn"), horizon(action.horizon)),
        (_("Waaraan we het zien"), plain(action.measure)),
        (_("Per ronde"), _per_round(figures)),
        (_("Uitkomst"), plain(action.outcome)),
    )
    return tuple((name, text) for name, text in told if text)


def sections(report: Report) -> tuple[tuple[str, str, tuple[Point, ...]], ...]:
    """The parts of the document: heading, what stands in it, and its points; none where a part is empty."""
    parts = (
        (
            _("Wat kan beter"),
            _("Hier kan de gemeente zelf iets aan doen. Het punt met de hoogste prioriteit staat voorop."),
            report.to_mend,
        ),
        (
            _("Knelpunten in het jeugdstelsel"),
            _("Dit kan de gemeente niet alleen oplossen. Wel kan zij het bespreken waar het thuishoort."),
            report.knots,
        ),
        (
            _("Wat gaat goed"),
            _("Ook dit vertelden deelnemers. Dit is het waard om vast te houden."),
            report.of(FindingKind.STRENGTH),
        ),
        (
            _("Ideeën van deelnemers"),
            _("Deze ideeën komen van deelnemers zelf."),
            report.of(FindingKind.IDEA),
        ),
    )
    return tuple(part for part in parts if part[2])


def nothing() -> str:
    """What stands where there is no finding."""
    return _(
        "Er zijn nog geen bevindingen. Ze komen vanzelf uit coderingen met een thema en een gevoel, en uit ideeën."
    )


def in_short(report: Report) -> tuple[str, ...]:
    """The main facts, a sentence each."""
    heard, strengths, ideas = report.heard, report.of(FindingKind.STRENGTH), report.of(FindingKind.IDEA)
    if heard.participants:
        spoken = _("Dit document rust op {talks} met {participants} uit {households}.").format(
            talks=words.talks(heard.talks),
            participants=words.participants(heard.participants),
            households=words.households(heard.households),
        )
    else:
        spoken = _("Dit document rust op {talks}.").format(talks=words.talks(heard.talks))
    better = plural("{n} punt kan beter.", "{n} punten kunnen beter.", len(report.to_mend) + len(report.knots))
    if knots := len(report.knots):
        better += " " + plural(
            "{n} daarvan is een knelpunt in het jeugdstelsel.",
            "{n} daarvan zijn knelpunten in het jeugdstelsel.",
            knots,
        )
    well = plural("{n} punt gaat goed.", "{n} punten gaan goed.", len(strengths))
    return (
        spoken,
        better,
        well,
        plural("{n} idee kwam van deelnemers zelf.", "{n} ideeën kwamen van deelnemers zelf.", len(ideas)),
        _acted(report),
    )


def _acted(report: Report) -> str:
    """How many points something is done about, and how far that is."""
    about = sum(1 for point in report.points if point.actions)
    if not about:
        return _("Over deze punten zijn nog geen acties afgesproken.")
    known = {action.id: action for point in report.points for action in point.actions}
    done = sum(action.status in (ActionStatus.DONE, ActionStatus.MEASURED) for action in known.values())
    told = plural("Over {n} punt is een actie afgesproken.", "Over {n} punten is een actie afgesproken.", about)
    ready = plural("{n} actie is klaar.", "{n} acties zijn klaar.", done) if done else _("Nog geen actie is klaar.")
    return f"{told} {ready}"


def how_made(report: Report) -> tuple[str, ...]:
    """Where all this comes from, and what the reader may make of it, a point each."""
    gate = report.settings.gate
    table = report.response
    parts = () if table is None else (response_words.asked(table), response_words.reasons(table))
    told = [
        _("Onderzoekers spraken met deelnemers, schreven de gesprekken uit en merkten waar elk stuk over gaat."),
        *(" ".join(part) for part in parts if part),
        _(
            "Een punt is een thema waarover mensen zich slecht (kan beter) of goed (gaat goed) voelden, of een idee. "
            "Het telt deelnemers, niet hoe vaak iemand iets zei."
        ),
        _("Het gevoel is een gemiddelde. Het loopt van −2 (heel negatief) tot +2 (heel positief)."),
        _("Tussen aanhalingstekens staan de woorden van deelnemers zelf, van zoveel verschillende mensen als kan."),
        _(
            "Bij een volgende ronde staat hoeveel deelnemers van die ronde het vertelden. Een ronde met minder dan {n} "
            "deelnemers krijgt geen cijfer."
        ).format(n=gate.participants),
    ]
    if report.audience is Audience.PUBLIC:
        told.append(
            _(
                "Een punt staat hier alleen als ten minste {n} mensen uit {m} gezinnen het vertelden. "
                "Woorden van deelnemers staan er alleen in als dat mag."
            ).format(n=gate.participants, m=gate.households)
        )
    if table is not None:
        told.append(" ".join(response_words.cautions(table, beside_rows=False)))
    return tuple(told)
