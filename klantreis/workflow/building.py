"""Building: touchpoints of several interviews become a new proposal of journeys, which heeds what people decided."""

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from klantreis.files.tables import decode, read_bytes
from klantreis.journeys import personas, shaping
from klantreis.model.decisions import DecisionKind
from klantreis.model.errors import KlantreisError
from klantreis.model.journeys import DraftStep, Persona, Proposal, Standing
from klantreis.model.touchpoints import Project, Telling
from klantreis.store import decisions, people, sources
from klantreis.store import journeys as store
from klantreis.store.journeys import StoredJourney
from klantreis.store.operations import operation
from klantreis.store.study import Study, at_one_moment, reading
from klantreis.text.catalogue import _, plural
from klantreis.workflow import cohorts, deciding, journey_versions, merge
from klantreis.workflow.evidence import Voices, gather
from klantreis.workflow.merge import Built

if TYPE_CHECKING:
    from klantreis.journeys.constraints import Constraints


def build(study: Study, number_of_personas: int | None = None, per: cohorts.Per | None = None) -> Built:
    """Merge the tellings into journeys and store them as a new proposal; with `per` so many of each group or cohort.

    Raises KlantreisError.
    """
    from klantreis.journeys import builder
    from klantreis.journeys.parts import build_parts

    with reading(study):
        voices = gather(study)
        merging = merge.project(study)
        if not merging.tellings:
            raise KlantreisError(
                _("Er zijn nog geen contactmomenten gecodeerd; codeer eerst met codes van het soort contactmoment.")
            )
        wanted = number_of_personas or min(study.settings.personas, len(merging.tellings))
        before = store.latest(study)
        constraints = _constraints(study, voices, before)
        who: dict[str, str] = {}
        if per is None:
            proposal = builder.build(merging, wanted, constraints)
        else:
            parts = cohorts.parts(merging, voices, per)
            proposal = build_parts(list(parts.values()), wanted, constraints)
            who = {telling.id: name for name, part in parts.items() for telling in part.tellings}
        stored = _compose(study, voices, merging, proposal, before, who)
    summary = plural("Klantreizen gebouwd: {n} persona", "Klantreizen gebouwd: {n} persona's", len(stored))
    with operation(study, "build", summary):
        if before is not None:
            journey_versions.stamp_before_build(study, before.number + 1)
        store.save(study, wanted, proposal.silhouette, stored, per.value if per else "")
    return merge.current(study)


def build_file(path: Path, number_of_personas: int | None) -> dict[str, object]:
    """Run the builder alone on a project.json; result.json. Raises KlantreisError."""
    from klantreis.journeys import builder, projects
    from klantreis.journeys.graph import graphs_of

    try:
        data = json.loads(decode(read_bytes(path), path.name))
    except (ValueError, RecursionError) as error:
        raise KlantreisError(_("{path} is geen geldige JSON.").format(path=path)) from error
    parsed = projects.parse_project(data)
    proposal = builder.build(parsed, number_of_personas or min(3, len(parsed.tellings)))
    return projects.dump_result(proposal, graphs_of(parsed, proposal))


@at_one_moment
def constraints(study: Study) -> "Constraints":
    """What a build would heed now."""
    return _constraints(study, gather(study), store.latest(study))


def _constraints(study: Study, voices: Voices, before: store.Build | None) -> "Constraints":
    """What people decided, and which source belonged to which journey before."""
    from klantreis.journeys.constraints import Constraints

    heeded = deciding.heeded(study, voices.codebook)
    titles = {source.id: source.title for source in voices.sources}
    return Constraints(
        same=shaping.same_as(heeded),
        pins={titles[d.subject]: d.value for d in heeded if d.kind is DecisionKind.PIN and d.subject in titles},
        previous={
            titles[source]: journey.key
            for journey in (before.journeys if before else ())
            for source in journey.sources
            if source in titles
        },
    )


def _compose(
    study: Study,
    voices: Voices,
    merging: Project,
    proposal: Proposal,
    before: store.Build | None,
    who: Mapping[str, str],
) -> list[StoredJourney]:
    """The proposal as journeys; a persona that was there before keeps its name. `who`: whose telling it is, if told."""
    from klantreis.journeys import names
    from klantreis.journeys.support import step_support

    sure = step_support(merging, proposal)
    by_title = {source.title: source for source in voices.sources}
    members = {
        route.id: [telling for telling in merging.tellings if proposal.clusters.get(telling.id) == route.id]
        for route in proposal.routes
    }
    rates = [_rates(members[route.id], proposal) for route in proposal.routes]
    seed = study.settings.title
    known = {journey.key: journey.persona.name for journey in (before.journeys if before else ())}
    # The name of somebody new becomes the key, so it is none on which decisions hang.
    decided = {key for each in decisions.decisions(study) for key in (each.journey, each.value) if key}
    taken = {*known.values(), *(key.title() for key in decided)}
    fresh = iter(names.persona_names(len(proposal.routes), {*_words(study, voices), *taken}, seed))
    journeys = []
    for place, route in enumerate(proposal.routes):
        key = proposal.keys[route.id]
        name = known.get(key) or next(fresh)
        tellings = members[route.id]
        told = [_step(concept, tellings, proposal, merging.phases) for concept in proposal.order[route.id]]
        thin = set(proposal.thin[route.id])
        steps = [
            replace(
                step,
                standing=Standing.THIN if step.concept in thin else Standing.ROUTE,
                support=sure[route.id].get(step.concept),
            )
            for step in told
        ]
        shown = [step for step in steps if step.standing is Standing.ROUTE]
        people = [
            voices.participants[code]
            for telling in tellings
            for code in by_title[telling.id].participants
            if code in voices.participants
        ]
        age, family, cohort = personas.traits(people, study.settings.gate.participants)
        apart = personas.telling_steps(
            [{step: rate.get(step, 0.0) for step in r.steps} for r, rate in zip(proposal.routes, rates, strict=True)],
            place,
        )
        between = [proposal.labels[concept] for concept in route.steps if concept in apart]
        text = personas.situation(cohort, shown[0].label if shown else "", between, shown[-1].label if shown else "")
        if told_by := who.get(tellings[0].id):
            text = _("Verteld door: {who}.").format(who=told_by.replace("+", " + ")) + f" {text}"
        ids = tuple(by_title[t.id].id for t in tellings)
        journeys.append(StoredJourney(Persona(name, age, family, text), ids, tuple(steps), key=key))
    return journeys


def _rates(tellings: Sequence[Telling], proposal: Proposal) -> dict[str, float]:
    told = Counter(c for t in tellings for c in {proposal.concepts[touch.id] for touch in t.touchpoints})
    return {concept: n / len(tellings) for concept, n in told.items()}


def _step(concept: str, tellings: Sequence[Telling], proposal: Proposal, order: Sequence[str]) -> DraftStep:
    behind = [touch for t in tellings for touch in t.touchpoints if proposal.concepts[touch.id] == concept]
    rank = {phase: place for place, phase in enumerate(order)}
    return DraftStep(
        label=proposal.labels[concept],
        concept=concept,
        phase=_most([t.phase for t in behind], rank),
        channel=_shared([t.channel for t in behind]),
        actor=_shared([t.actor for t in behind]),
        evidence=tuple(t.id for t in behind),
    )


def _most(values: Sequence[str | None], rank: dict[str, int]) -> str | None:
    """The most frequent value; where two are as frequent, the first in order."""
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], rank.get(value, len(rank)), value), default=None)


def _shared(values: Sequence[str | None]) -> str | None:
    """The most frequent value, unless only one of several tellings has it: that is no more than that one's."""
    best = _most(values, {value: place for place, value in enumerate(dict.fromkeys(filter(None, values)))})
    return best if len(values) == 1 or values.count(best) > 1 else None


def _words(study: Study, voices: Voices) -> set[str]:
    """Every word that is said anywhere, and who works here: a persona bears none of those names."""
    words: set[str] = set()
    for source in voices.sources:
        words.update(re.findall(r"\w+", sources.text(study, source.id).text))
        words.update(turn.speaker for turn in sources.turns(study, source.id) if turn.speaker)
    words.update(person.name.title() for person in people.persons(study))
    return words
