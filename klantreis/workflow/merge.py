"""The journeys of fictional persons as they stand: the latest build with what people decided laid over it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from klantreis.journeys import evidence, findings, shaping
from klantreis.model.codes import CodeKind
from klantreis.model.codings import Span
from klantreis.model.errors import KlantreisError
from klantreis.model.findings import Finding
from klantreis.model.journeys import DraftStep, Journey, Standing, Step
from klantreis.model.spans import SourceText
from klantreis.model.touchpoints import Project, Telling, Touchpoint, shared, touchpoints
from klantreis.store import journeys as store
from klantreis.store import sources
from klantreis.store.journeys import StoredJourney
from klantreis.store.remembering import remembered
from klantreis.store.study import Study, at_one_moment
from klantreis.text.catalogue import _
from klantreis.workflow import deciding
from klantreis.workflow.evidence import Voices, gather

if TYPE_CHECKING:
    pass


@dataclass(frozen=True)
class Built:
    """What a build gave. `silhouette`: number of personas -> how well it separates the tellings."""

    number: int
    personas: int
    silhouette: dict[int, float]
    journeys: tuple[Journey, ...]


@remembered()
def project(study: Study) -> Project:
    """The touchpoints of all sources, as the builder takes them; a telling's id is its title."""
    voices = gather(study)
    tellings = []
    for source in voices.sources:
        found = touchpoints(voices.codings[source.id], voices.codebook, sources.text(study, source.id))
        if found:
            roles = [voices.participants[code].group for code in source.participants if code in voices.participants]
            tellings.append(Telling(source.title, "+".join(dict.fromkeys(filter(None, roles))), found))
    return Project(_phases(voices, (t.phase for telling in tellings for t in telling.touchpoints)), tuple(tellings))


def _phases(voices: Voices, used: Iterable[str | None]) -> tuple[str, ...]:
    """The phases in the order of the codebook, then those that only a touchpoint names."""
    return tuple(dict.fromkeys([*voices.codebook.phases, *(phase for phase in used if phase)]))


def phases(study: Study) -> tuple[str, ...]:
    """The phases of the study in order."""
    return project(study).phases


def latest(study: Study) -> store.Build | None:
    """The latest build; None where nothing was built yet."""
    return store.latest(study)


def stored_build(study: Study) -> store.Build:
    """The latest build. Raises KlantreisError where nothing was built yet."""
    found = latest(study)
    if found is None:
        raise KlantreisError(_("Er zijn nog geen klantreizen; bouw ze eerst met: klantreis journeys build"))
    return found


@at_one_moment
def journeys(study: Study) -> tuple[Journey, ...]:
    """The journeys of the latest build, with the evidence as it is now; none where nothing was built."""
    found = store.latest(study)
    return _journeys(study, gather(study), found.journeys) if found else ()


@at_one_moment
def current(study: Study) -> Built:
    """The latest build with the evidence as it is now. Raises KlantreisError where there is none."""
    found = stored_build(study)
    return Built(found.number, found.personas, found.silhouette, _journeys(study, gather(study), found.journeys))


def _journeys(study: Study, voices: Voices, stored: Sequence[StoredJourney]) -> tuple[Journey, ...]:
    by_id = {source.id: source for source in voices.sources}
    result = []
    heeded = deciding.heeded(study, voices.codebook)
    for journey in stored:
        members = [by_id[source] for source in journey.sources if source in by_id]
        who = tuple(dict.fromkeys(code for source in members for code in source.participants))
        shaped = shaping.shape(journey.steps, heeded, journey.key)
        steps = [step for each in shaped if (step := _live(voices, each)) is not None]
        result.append(
            Journey(
                id=journey.id,
                persona=shaping.persona(journey.persona, heeded, journey.key),
                sources=tuple(source.title for source in members),
                participants=who,
                households=evidence.households(who, voices.household_of),
                steps=tuple(step for step in steps if step.standing is Standing.ROUTE),
                key=journey.key,
                beside=tuple(step for step in steps if step.standing is not Standing.ROUTE),
            )
        )
    return tuple(result)


def _live(voices: Voices, step: DraftStep) -> Step | None:
    """A step with what is known of it now; None where all of its evidence is gone."""
    quotes = [voices.quotes[coding] for coding in step.evidence if coding in voices.quotes]
    if not quotes:
        return None
    who = evidence.participants(quotes)
    return Step(
        id=step.id,
        label=step.label,
        phase=step.phase,
        channel=step.channel,
        actor=step.actor,
        participants=who,
        households=evidence.households(who, voices.household_of),
        valence=evidence.mean_valence(quotes),
        evidence=tuple(quote.coding for quote in quotes),
        quotes=evidence.ranked(quotes),
        concept=step.concept,
        standing=step.standing,
        support=step.support,
    )


def findings_of(study: Study, titles: Collection[str] | None = None) -> tuple[Finding, ...]:
    """What must get better, what goes well, and the ideas of participants; of all sources or of some."""
    voices = gather(study)
    remarks = []
    used: list[str | None] = []
    for source in voices.sources:
        if titles is not None and source.title not in titles:
            continue
        coded = voices.codings[source.id]
        text = sources.text(study, source.id)
        touches = {t.id: t for t in touchpoints(coded, voices.codebook, text)}
        spans = [(c.span, touches[c.id]) for c in coded if c.id in touches]
        used.extend(t.phase for t in touches.values())
        for coding in coded:
            if voices.codebook[coding.code].kind in (CodeKind.THEME, CodeKind.IDEA):
                phase = _phase_there(coding.span, spans, text)
                remarks.append(findings.Remark(coding.code, phase, voices.quotes[coding.id]))
    return findings.findings(remarks, voices.codebook, _phases(voices, used), voices.household_of)


def _phase_there(span: Span, touches: Sequence[tuple[Span, Touchpoint]], text: SourceText) -> str | None:
    """The phase of the touchpoint that shares most with a passage; None where none does."""
    sharing = [(shared(span, other, text), touch.phase) for other, touch in touches]
    most = max((n for n, _phase in sharing), default=0)
    return next((phase for n, phase in sharing if n == most), None) if most else None
