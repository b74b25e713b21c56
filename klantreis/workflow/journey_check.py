"""Whether the journeys still stand on what they were built on."""

from collections import Counter

from klantreis.journeys import shaping
from klantreis.model.decisions import DecisionKind
from klantreis.privacy import gate
from klantreis.store import codes, journey_versions, sources
from klantreis.store import journeys as store
from klantreis.store.integrity import Problem
from klantreis.store.study import Study, at_one_moment
from klantreis.text.catalogue import _, plural
from klantreis.workflow import deciding, merge
from klantreis.workflow.studies import Check


@at_one_moment
def check(study: Study) -> Check:
    """What is wrong with the journeys of the latest build, and what to be careful with; nothing without a build.

    Problems: steps whose evidence is gone, sources that are gone, pins to personas that don't exist.
    Warnings: what was coded, recoded or edited since the build, and what rests on too few.
    """
    build = store.latest(study)
    if build is None:
        return Check((), ())
    journeys = merge.journeys(study)
    heeded = deciding.heeded(study, codes.codebook(study))
    names = {j.key: shaping.persona(j.persona, heeded, j.key).name for j in build.journeys}
    since = journey_versions.since_build(study)
    live = {coding for journey in journeys for step in (*journey.steps, *journey.beside) for coding in step.evidence}
    problems, warnings = [], []
    for journey in build.journeys:
        name = names[journey.key]
        message = _("{journey}: van de stap {step} zijn alle fragmenten weg; bouw de klantreizen opnieuw.")
        problems += [
            Problem("evidence", name, message.format(journey=name, step=step.label))
            for step in journey.steps
            if not live & {*step.evidence}
        ]
        if gone := since.sources.get(journey.id):
            rested = plural(
                "{journey} rust op {n} gesprek dat er niet meer is; bouw de klantreizen opnieuw.",
                "{journey} rust op {n} gesprekken die er niet meer zijn; bouw de klantreizen opnieuw.",
                gone,
                journey=name,
            )
            problems.append(Problem("source", name, rested))
        left = sum(since.steps.get(step.id, 0) for step in journey.steps if live & {*step.evidence})
        recoded = sum(coding in since.recoded for step in journey.steps for coding in step.evidence)
        warnings += _stale(name, left, recoded)
    titles = {source.id: source.title for source in sources.sources(study)}
    pinned = [(titles.get(each.subject, ""), each.value) for each in heeded if each.kind is DecisionKind.PIN]
    message = _("{source} staat vast bij een persona die er niet is ({key}); zet het los of bij een ander.")
    problems += [
        Problem("pin", source, message.format(source=source, key=key)) for source, key in pinned if key not in names
    ]
    message = _("{source} is verbeterd sinds de bouw; bouw de klantreizen opnieuw.")
    used = {source for journey in build.journeys for source in journey.sources}
    edited = sorted(titles[source] for source in since.edited & used if source in titles)
    warnings += [Problem("stale", title, message.format(source=title)) for title in edited]
    warnings += _unbuilt(study, build)
    verdicts = gate.judge(journeys, study.settings.gate)
    warnings += [Problem("gate", verdict.where, verdict.message) for verdict in verdicts]
    return Check(tuple(problems), tuple(warnings))


def _stale(name: str, gone: int, recoded: int) -> list[Problem]:
    found = []
    if gone:
        told = plural(
            "{journey}: {n} fragment is weg sinds de bouw; bouw de klantreizen opnieuw.",
            "{journey}: {n} fragmenten zijn weg sinds de bouw; bouw de klantreizen opnieuw.",
            gone,
            journey=name,
        )
        found.append(Problem("stale", name, told))
    if recoded:
        told = plural(
            "{journey}: {n} fragment is anders gecodeerd sinds de bouw; bouw de klantreizen opnieuw.",
            "{journey}: {n} fragmenten zijn anders gecodeerd sinds de bouw; bouw de klantreizen opnieuw.",
            recoded,
            journey=name,
        )
        found.append(Problem("stale", name, told))
    return found


def _unbuilt(study: Study, build: store.Build) -> list[Problem]:
    """The sources with touchpoints on which no journey rests yet."""
    known = {coding for journey in build.journeys for step in journey.steps for coding in step.evidence}
    counts = Counter(
        telling.id
        for telling in merge.project(study).tellings
        for touch in telling.touchpoints
        if touch.id not in known
    )
    return [
        Problem(
            "stale",
            title,
            plural(
                "{source}: {n} contactmoment kwam erbij sinds de bouw; bouw de klantreizen opnieuw.",
                "{source}: {n} contactmomenten kwamen erbij sinds de bouw; bouw de klantreizen opnieuw.",
                count,
                source=title,
            ),
        )
        for title, count in sorted(counts.items())
    ]
