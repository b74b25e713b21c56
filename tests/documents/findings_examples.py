"""Findings to report on: judged and not, within reach and outside of it, with actions and without."""

from dataclasses import replace

from klantreis.documents.audience import Audience
from klantreis.documents.findings_report import Heard, Report
from klantreis.model.findings import (
    Action,
    ActionStatus,
    Assessment,
    Finding,
    FindingKind,
    Nature,
    OwnReach,
    Ranked,
    RoundFigure,
)
from tests.documents.examples import PEOPLE, SETTINGS, quote

HEARD = Heard(6, 5, 4)
QUOTES = tuple(quote(f"q{n}", f"Passage {n}.", n % 2 == 0, f"R0{n % 3 + 1}") for n in range(8))
PUBLISHABLE = tuple(each for each in QUOTES if each.publishable)


def finding(
    name: str, kind: FindingKind = FindingKind.IMPROVE, told: int = 4, phase: str | None = "Wachten"
) -> Finding:
    """A finding about which so many people told."""
    felt = {FindingKind.IMPROVE: -1.4, FindingKind.STRENGTH: 1.2, FindingKind.IDEA: None}[kind]
    return Finding(f"id-{name}", kind, name, "Wachttijd", phase, PEOPLE[:told], 3, ("c1", "c2"), felt, QUOTES)


def ranked(each: Finding, priority: float = 0.5, **said: object) -> Ranked:
    """A finding as people judged it."""
    assessment = replace(Assessment(each.id), **said)  # type: ignore[arg-type]
    return Ranked(each, assessment, assessment.severity or 4, assessment.severity is None, priority)


RANKED = (
    ranked(
        finding("Lang wachten"),
        0.64,
        condition="bij niet-spoedgevallen.",
        effort=2,
        severity=4,
        own_reach=OwnReach.OWN,
        nature=Nature.FACT,
        note="Bespreken met Karin.",
    ),
    ranked(finding("Landelijke wachtlijst"), 0.3, effort=5, own_reach=OwnReach.OUTSIDE),
    ranked(finding("Onduidelijke brieven", phase=None), 0.2, nature=Nature.OPINION),
    ranked(finding("Zij luisterde", FindingKind.STRENGTH), 0.6),
    ranked(finding("Vaste contactpersoon", FindingKind.IDEA, told=3), 0.36, effort=1),
)
ACTIONS = (
    Action(
        id="id-a1",
        goal="Elke aanmelder krijgt bericht",
        number=1,
        owner="Karin Geheim",
        due="2026-12-31",
        status=ActionStatus.MEASURED,
        findings=("id-Lang wachten",),
        measure="Minder mensen noemen het wachten",
        outcome="van 9 naar 2 weken",
    ),
    Action(id="id-a2", goal="Iets dat elders speelt", number=2, findings=("id-elders",)),
)
ROUNDS = {"id-Lang wachten": (RoundFigure("2025", 6, 9, 5, -1.2), RoundFigure("2026", None, 2))}


def report(audience: Audience = Audience.INTERNAL, found: tuple[Ranked, ...] = RANKED) -> Report:
    """All of it, as the workflow hands it over for this audience."""
    if audience is Audience.INTERNAL:
        return Report(found, ACTIONS, HEARD, SETTINGS, audience, ROUNDS)
    public = tuple(replace(each, finding=replace(each.finding, quotes=PUBLISHABLE)) for each in found)
    return Report(public, tuple(replace(each, owner=None) for each in ACTIONS), HEARD, SETTINGS, audience, ROUNDS)


def many(count: int, effort: int | None = 2, priority: float | None = None) -> Report:
    """So many findings, each with the same effort and priority, or spread over all."""
    found = tuple(
        ranked(
            finding(f"Een punt dat uitgelegd moet worden, nummer {n}"),
            priority if priority is not None else (n * 37 % 100) / 100,
            effort=n % 6 or None if effort == 0 else effort,
        )
        for n in range(count)
    )
    return report(found=found)
