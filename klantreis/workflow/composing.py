"""Composing what documents about journeys say, for one audience: the gate has the last word here."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from klantreis.documents.arcs import arcs
from klantreis.documents.audience import Audience
from klantreis.documents.bundle_docx import Respondents
from klantreis.documents.content import Beside, JourneyContent
from klantreis.journeys import rounds
from klantreis.model.errors import KlantreisError
from klantreis.model.findings import Action, Finding
from klantreis.model.journeys import Journey, Quote, of_many_voices
from klantreis.model.people import Participant
from klantreis.privacy import gate, stories
from klantreis.privacy.stories import Written
from klantreis.store import people, sources
from klantreis.store.study import Study, at_one_moment
from klantreis.text.catalogue import _
from klantreis.workflow import acting, empathy, heartbeats, journey_graphs, merge, narrative

EMPATHY = 3
"""At most so many passages stand in a quadrant of the empathy map."""


@at_one_moment
def contents(study: Study, audience: Audience) -> tuple[JourneyContent, ...]:
    """What there is to say of each journey of the latest build, as this audience may read it.

    Raises KlantreisError where nothing was built, or where the gate refuses a journey to the public.
    """
    journeys = merge.current(study).journeys
    shown = for_public(study, journeys) if audience is Audience.PUBLIC else journeys
    phases = merge.phases(study)
    return tuple(
        _content(study, whole, journey, phases, audience) for whole, journey in zip(journeys, shown, strict=True)
    )


def for_public(study: Study, journeys: Sequence[Journey]) -> tuple[Journey, ...]:
    """The journeys as they may be published. Raises KlantreisError where the gate refuses one."""
    limits = study.settings.gate
    blocked = [verdict.message for verdict in gate.judge(journeys, limits) if verdict.blocks]
    if blocked:
        raise KlantreisError(_("Publiceren kan niet: {reason}").format(reason=" ".join(blocked)))
    return tuple(gate.public_journey(journey, limits) for journey in journeys)


def _content(
    study: Study, whole: Journey, journey: Journey, phases: Sequence[str], audience: Audience
) -> JourneyContent:
    public = audience is Audience.PUBLIC
    shown = {step.concept for step in journey.steps}
    story = [
        Written(part.step.concept, line.text, line.quotes)
        for part in narrative.story(study, whole)
        if part.step is not None and part.step.concept in shown
        for line in part.lines
        if not (public and line.warning)
    ]
    if public:
        every = [quote for step in (*whole.steps, *whole.beside) for quote in step.quotes]
        story = list(stories.public(story, every, study.settings.gate.quote_share))
    beats = {beat.step.concept: beat for beat in heartbeats.curves(study, whole)}
    (graph,) = journey_graphs.graphs(study, (whole,))
    if public:
        graph = journey_graphs.publishable(graph, shown, _enough(study))
    return JourneyContent(
        journey=journey,
        phases=tuple(phases),
        settings=study.settings,
        audience=audience,
        findings=tuple(findings_for(study, audience, journey.sources)),
        beside={
            concept: Beside(
                story=tuple(each.text for each in story if each.step == concept),
                wish=beats[concept].wish,
                lifts=tuple(finding.id for finding in beats[concept].lifts),
            )
            for concept in sorted(shown)
        },
        empathy=_empathy(study, whole, journey, audience),
        ways=journey_graphs.lines(whole, graph),
        arcs=arcs(graph, journey),
        groups=_groups(study, whole, audience),
        rounds=_rounds(study, whole, audience),
    )


def _groups(study: Study, journey: Journey, audience: Audience) -> tuple[str, ...]:
    """The groups from which people told a journey; for the public those of which enough people did."""
    behind = [person for person in people.participants(study) if person.code in journey.participants and person.group]
    limits = study.settings.gate

    def shown(who: Sequence[Participant]) -> bool:
        return audience is Audience.INTERNAL or (len(who) >= limits.participants and _homes(who) >= limits.households)

    names = sorted({person.group for person in behind}, key=str.casefold)
    return tuple(name for name in names if shown([person for person in behind if person.group == name]))


def _rounds(study: Study, journey: Journey, audience: Audience) -> tuple[str, ...]:
    """The rounds in which a journey was told, in order; for the public those in which enough people told it."""
    told = [source for source in sources.sources(study) if source.title in journey.sources]
    enough = _enough(study)
    return tuple(
        name
        for name in rounds.in_order(told)
        if audience is Audience.INTERNAL or enough([source.title for source in told if source.round == name])
    )


def _homes(who: Sequence[Participant]) -> int:
    return len({person.household or f"\0{person.code}" for person in who})


def _enough(study: Study) -> Callable[[Sequence[str]], bool]:
    """Whether those who took part in some sources (titles) are enough for the gate."""
    took_part = {source.title: source.participants for source in sources.sources(study)}
    household = {person.code: person.household or f"\0{person.code}" for person in people.participants(study)}
    limits = study.settings.gate

    def enough(titles: Sequence[str]) -> bool:
        who = {code for title in titles for code in took_part.get(title, ())}
        homes = {household.get(code, f"\0{code}") for code in who}
        return len(who) >= limits.participants and len(homes) >= limits.households

    return enough


def _empathy(
    study: Study, whole: Journey, journey: Journey, audience: Audience
) -> tuple[tuple[str, tuple[Quote, ...]], ...]:
    """Each quadrant with its best passages, of as many voices as can be; for the public those of its steps alone."""
    found = empathy.mapped(study, whole)
    behind = {coding for step in journey.steps for coding in step.evidence}
    result = []
    for quadrant, title in empathy.titles().items():
        offered = [quote for quote in found[quadrant] if quote.coding in behind]
        if audience is Audience.PUBLIC:
            offered = list(gate.public_quotes(offered))
        result.append((title, of_many_voices(offered, EMPATHY)))
    return tuple(result) if any(quotes for _title, quotes in result) else ()


@at_one_moment
def respondents(study: Study, audience: Audience) -> tuple[Respondents, ...]:
    """Who talked, by group, those of whom no group is known last.

    For the public all together where one group is small: beside the others and their total it could be worked out.
    """
    told = people.participants(study)
    groups = sorted({person.group for person in told}, key=lambda name: (not name, name.casefold()))
    found = tuple(_talked(study, group, [person for person in told if person.group == group]) for group in groups)
    least = study.settings.gate.participants
    if audience is Audience.PUBLIC and len(found) > 1 and any(each.participants < least for each in found):
        return (_talked(study, _("alle groepen samen"), told),)
    return found


def _talked(study: Study, group: str, who: Sequence[Participant]) -> Respondents:
    codes = {person.code for person in who}
    talks = sum(not codes.isdisjoint(source.participants) for source in sources.sources(study))
    return Respondents(group, len(codes), _homes(who), talks)


def findings_for(study: Study, audience: Audience, titles: Sequence[str] | None = None) -> list[Finding]:
    """The findings of all sources or of some, as this audience may see them."""
    findings = list(merge.findings_of(study, titles))
    return gate.public_findings(findings, study.settings.gate) if audience is Audience.PUBLIC else findings


def actions_for(study: Study, audience: Audience) -> list[Action]:
    """The actions; outside, it is nobody's business who owns them, nor what is done about what the gate withholds."""
    found = acting.actions(study)
    if audience is Audience.INTERNAL:
        return found
    shown = {finding.id for finding in findings_for(study, audience)}
    return [
        replace(action, owner=None, findings=tuple(each for each in action.findings if each in shown))
        for action in found
        if not action.findings or not shown.isdisjoint(action.findings)
    ]


def told_findings(study: Study, audience: Audience) -> list[Finding]:
    """The same, for a document about them. Raises KlantreisError where the public may read of none."""
    found = findings_for(study, audience)
    if not found and audience is Audience.PUBLIC:
        raise KlantreisError(_("Publiceren kan niet: over geen enkel punt vertelden genoeg mensen."))
    return found
