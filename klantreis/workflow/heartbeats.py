"""The heartbeat of a journey as it is and as it should be, and what should lift it from the one to the other."""

from collections.abc import Collection

from klantreis.journeys.heartbeats import Beat, beats
from klantreis.model.decisions import Decision, DecisionKind
from klantreis.model.errors import KlantreisError
from klantreis.model.findings import Finding, FindingKind
from klantreis.model.journeys import Journey, Step
from klantreis.store import codes
from klantreis.store.study import Study, at_one_moment
from klantreis.text.catalogue import _, plural
from klantreis.workflow import deciding, merge

__all__ = ["HIGHEST", "LOWEST", "Beat", "curves", "lift", "liftable", "wish"]

LOWEST, HIGHEST = -2, 2


@at_one_moment
def curves(study: Study, journey: Journey) -> tuple[Beat, ...]:
    """Each step of the route with its feeling as it is and as it should be."""
    own = [each for each in deciding.heeded(study, codes.codebook(study)) if each.journey == journey.key]
    wishes = {each.subject: int(each.value) for each in own if each.kind is DecisionKind.WISH}
    chosen = {(each.subject, each.object) for each in own if each.kind is DecisionKind.LIFT}
    # In the order of the findings: that of their ids is another one in each study.
    findings = liftable(study, journey) if chosen else ()
    lifts = {
        step.concept: [finding for finding in findings if (step.concept, finding.id) in chosen]
        for step in journey.steps
    }
    return beats(journey.steps, wishes, lifts)


def liftable(study: Study, journey: Journey) -> tuple[Finding, ...]:
    """What can lift a step: the points to improve and the ideas of those who told this journey."""
    found = merge.findings_of(study, journey.sources)
    return tuple(finding for finding in found if finding.kind is not FindingKind.STRENGTH)


def wish(study: Study, journey: Journey, step: Step, value: int | None) -> None:
    """Say how a step should feel (-2…2), or with None that nothing is wished any more. Raises KlantreisError."""
    if value is None:
        gone = Decision(DecisionKind.WISH, step.concept, journey=journey.key)
        deciding.decide(study, _("Geen gewenst gevoel meer bij {step}").format(step=step.label), [], [gone])
        return
    if not LOWEST <= value <= HIGHEST:
        raise KlantreisError(
            _("Een gevoel gaat van {low} tot {high}; {value} kan niet.").format(low=LOWEST, high=HIGHEST, value=value)
        )
    made = Decision(DecisionKind.WISH, step.concept, value=str(value), journey=journey.key)
    deciding.decide(study, _("Gewenst gevoel bij {step}: {value}").format(step=step.label, value=f"{value:+d}"), [made])


def lift(study: Study, journey: Journey, step: Step, findings: Collection[str]) -> None:
    """Say which findings (ids) should lift a step, and no others. Raises KlantreisError where one is not there."""
    known = {finding.id for finding in liftable(study, journey)}
    if not known >= {*findings}:
        raise KlantreisError(_("Dit verbeterpunt is er niet meer; kies uit wat er nu is."))
    own = deciding.heeded(study, codes.codebook(study))
    before = [
        each
        for each in own
        if each.kind is DecisionKind.LIFT and each.journey == journey.key and each.subject == step.concept
    ]
    there = {each.object for each in before}
    made = [
        Decision(DecisionKind.LIFT, step.concept, finding, journey=journey.key)
        for finding in sorted(findings)
        if finding not in there
    ]
    gone = [each for each in before if each.object not in findings]
    summary = plural(
        "{n} verbeterpunt bij de stap {step}", "{n} verbeterpunten bij de stap {step}", len(findings), step=step.label
    )
    deciding.decide(study, summary, made, gone)
