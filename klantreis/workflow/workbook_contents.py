"""The findings as a workbook: what goes in, for whom."""

from klantreis.documents.audience import Audience
from klantreis.documents.finding_names import distinct
from klantreis.documents.workbook_origin import Known
from klantreis.model.evidence import Counts, count
from klantreis.privacy import gate
from klantreis.store import people
from klantreis.store.identity import identity
from klantreis.store.study import Study, at_one_moment
from klantreis.workflow import acting, assessing, composing, merge


@at_one_moment
def workbook(study: Study, audience: Audience) -> bytes:
    """The workbook. Raises KlantreisError where there is nothing that the public may read."""
    from klantreis.documents.findings_workbook import findings_workbook

    ranked = assessing.prioritised(study, composing.told_findings(study, audience))
    return findings_workbook(
        [each.finding for each in ranked],
        study.settings,
        audience,
        {each.finding.id: each for each in ranked},
        composing.actions_for(study, audience),
        evidence=evidence(study, audience),
        known=_known(study) if audience is Audience.INTERNAL else None,
    )


@at_one_moment
def evidence(study: Study, audience: Audience) -> dict[str, Counts]:
    """Finding (id) -> what stands behind it in figures, as this audience may know it."""
    told = {person.code: person for person in people.participants(study)}
    # Quotes that may not be published count as well: a figure says nothing of whose they are.
    counts = {finding.id: count(finding, told) for finding in merge.findings_of(study)}
    if audience is Audience.INTERNAL:
        return counts
    limits = study.settings.gate
    allowed = [finding.id for finding in composing.findings_for(study, audience)]
    return {id_: gate.public_counts(counts[id_], limits) for id_ in allowed}


@at_one_moment
def names(study: Study) -> dict[str, str]:
    """Finding (id) -> what it is called in the workbook; those that are gone but have an action among them."""
    return distinct(merge.findings_of(study), acting.about(study))


def _known(study: Study) -> Known:
    owners = {person.name for person in people.persons(study)}
    owners |= {action.owner for action in acting.actions(study) if action.owner}
    return Known(identity(study), names(study), tuple(sorted(owners, key=lambda name: (name.casefold(), name))))
