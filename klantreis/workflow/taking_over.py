"""Making a build of journeys that came from a file: what people changed in it becomes decisions."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from klantreis.journeys import shaping
from klantreis.model.codes import Codebook, CodeKind
from klantreis.model.decisions import Decision, DecisionKind
from klantreis.model.errors import KlantreisError
from klantreis.model.journeys import DraftStep, Journey, Persona, Standing
from klantreis.store import codes, codings, journey_versions, sources
from klantreis.store import journeys as store
from klantreis.store.codings import Passage
from klantreis.store.journeys import StoredJourney
from klantreis.store.study import Study
from klantreis.text.catalogue import _
from klantreis.workflow import deciding, fictional, merge, story_files
from klantreis.workflow.adopting import adopt
from klantreis.workflow.deciding import OWN
from klantreis.workflow.journey_versions import stamp_before_build
from klantreis.workflow.story_files import FileStory


@dataclass(frozen=True)
class FileStep:
    """A step in a file: without its evidence, which stands in `places` (source, from-to, coder)."""

    step: DraftStep
    places: tuple[str, ...]
    story: FileStory


@dataclass(frozen=True)
class FileJourney:
    """A journey in a file; `sources` are titles, `key` may be empty."""

    key: str
    persona: Persona
    sources: tuple[str, ...]
    steps: tuple[FileStep, ...]


@dataclass(frozen=True)
class JourneyFile:
    """The file `name`; `build` is the number of the build that it was written from, where it says so."""

    name: str
    build: int | None
    personas: int
    silhouette: dict[int, float]
    journeys: tuple[FileJourney, ...]


def take_over(study: Study, file: JourneyFile) -> None:
    """Store a build that reads as the file, and the decisions that keep it so; to be called in an operation.

    Raises KlantreisError where the file names what is not there.
    """
    book = codes.codebook(study)
    heeded = deciding.heeded(study, book)
    before = store.latest(study)
    known = _recognised(file, before.journeys if before else (), heeded)
    ids = {source.title: source.id for source in sources.sources(study)}
    home = _homes(file, ids)
    places = _Places(study, file, book, before, heeded)
    proposals = _proposals(file, known, home, places.titles)
    left_out = _known_to(study, file, before, heeded) & places.titles.keys()
    journeys: list[StoredJourney] = []
    made: list[Decision] = []
    forgotten: list[Decision] = []
    wanted = _wanted(file, known, home, places)
    for place, journey in enumerate(file.journeys):
        old = known[place]
        key = old.key if old else journey.key
        adopted = adopt(
            proposals[place] if old else wanted[place],
            heeded,
            wanted[place],
            key,
            paths=book.by_path.keys(),
            left_out=left_out,
        )
        made += adopted.made
        forgotten += adopted.forgotten
        persona = old.persona if old else journey.persona
        members = tuple(ids[title] for title in journey.sources)
        journeys.append(StoredJourney(persona, members, adopted.steps, key=key))
    made += _pins(before, journeys)
    if before is not None:
        stamp_before_build(study, before.number + 1)
    store.save(study, file.personas, file.silhouette, journeys, before.per if before else "")
    deciding.decide(study, "", made, forgotten)
    _describe(study, file)
    _tell(study, file)


def _recognised(
    file: JourneyFile, stored: Sequence[StoredJourney], heeded: Sequence[Decision]
) -> list[StoredJourney | None]:
    """The journey of the latest build that each one in the file is: by key, or without one by name."""
    keys = [journey.key for journey in file.journeys if journey.key]
    if len({*keys}) < len(keys):
        double = next(key for key in keys if keys.count(key) > 1)
        raise KlantreisError(_("{path}: de key {key} staat er twee keer.").format(path=file.name, key=double))
    names = {
        shaping.persona(journey.persona, heeded, journey.key).name.casefold(): journey
        for journey in reversed(stored)
        if journey.key not in keys
    }
    by_key = {journey.key: journey for journey in stored}
    return [by_key.get(j.key) if j.key else names.pop(j.persona.name.casefold(), None) for j in file.journeys]


def _homes(file: JourneyFile, ids: Collection[str]) -> dict[str, int]:
    """Title of a source -> the place in the file of the journey that it belongs to."""
    home: dict[str, int] = {}
    for place, journey in enumerate(file.journeys):
        if not journey.persona.name:
            raise KlantreisError(_("{path}: een persona heeft geen naam.").format(path=file.name))
        for title in journey.sources:
            if title not in ids:
                raise KlantreisError(_("{path}: de bron {title} bestaat niet.").format(path=file.name, title=title))
            if title in home:
                raise KlantreisError(_("{path}: {title} staat er twee keer.").format(path=file.name, title=title))
            home[title] = place
    return home


class _Places:
    """Which coding stands on a place. Of several, each is meant once, the one that fits the step best first."""

    def __init__(
        self,
        study: Study,
        file: JourneyFile,
        book: Codebook,
        before: store.Build | None,
        heeded: Sequence[Decision],
    ) -> None:
        found = codings.passages(study)
        self.titles = {p.coding: p.source for p in found}
        self._file = file.name
        self._book = book
        self._at: dict[str, list[Passage]] = {}
        for p in found:
            self._at.setdefault(f"{p.source} {p.start}-{p.end} {p.coder}", []).append(p)
        self._in: dict[str, set[tuple[str, str]]] = {}
        for journey in before.journeys if before else ():
            for step in shaping.shape(journey.steps, heeded, journey.key):
                for coding in step.evidence:
                    self._in.setdefault(coding, set()).add((journey.key, step.concept))
        self._used: set[str] = set()

    def coding(self, place: str, key: str, concept: str) -> str:
        """The coding (id) that a step of a journey means by a place. Raises KlantreisError where there is none."""
        there = self._at.get(place, [])
        if not there:
            raise KlantreisError(
                _("{path}: op {place} staat geen codering (meer).").format(path=self._file, place=place)
            )
        best = min(there, key=lambda p: self._misfit(p, key, concept))
        self._used.add(best.coding)
        return best.coding

    def _misfit(self, p: Passage, key: str, concept: str) -> tuple[bool, ...]:
        return (
            p.coding in self._used,
            (key, concept) not in self._in.get(p.coding, ()),
            self._book.paths[p.code] != concept.partition(OWN)[0],
            p.coding not in self._in,
            self._book[p.code].kind is not CodeKind.TOUCHPOINT,
        )


def _wanted(
    file: JourneyFile, known: Sequence[StoredJourney | None], home: dict[str, int], places: _Places
) -> list[list[DraftStep]]:
    """The steps of each journey in the file. What a source told goes along to the journey of that source."""
    strays: list[tuple[int, DraftStep]] = []
    result = []
    for here, journey in enumerate(file.journeys):
        old = known[here]
        steps = []
        for each in journey.steps:
            evidence: dict[int, list[str]] = {}
            for place in each.places:
                coding = places.coding(place, old.key if old else journey.key, each.step.concept)
                title = places.titles[coding]
                if title not in home:
                    message = _("{path}: {place} hoort bij een gesprek dat bij geen persona staat.")
                    raise KlantreisError(message.format(path=file.name, place=place))
                evidence.setdefault(home[title], []).append(coding)
            for there, several in sorted(evidence.items()):
                step = replace(each.step, evidence=tuple(dict.fromkeys(several)))
                if there == here:
                    steps.append(step)
                else:
                    strays.append((there, step))
        result.append(steps)
    for there, step in strays:
        _join(result[there], replace(step, standing=Standing.THIN))
    return result


def _join(steps: list[DraftStep], step: DraftStep) -> None:
    """Add evidence to the step with the same concept; where there is none, the step is one more."""
    place = next((n for n, each in enumerate(steps) if each.concept == step.concept), None)
    if place is None:
        steps.append(step)
    else:
        every = dict.fromkeys((*steps[place].evidence, *step.evidence))
        steps[place] = replace(steps[place], evidence=tuple(every))


def _proposals(
    file: JourneyFile, known: Sequence[StoredJourney | None], home: dict[str, int], titles: dict[str, str]
) -> list[list[DraftStep]]:
    """The steps that the builder proposed for each journey, with what was told by the sources that it has now."""
    result: list[list[DraftStep]] = [[] for _journey in file.journeys]
    coming: list[tuple[int, DraftStep]] = []
    for here, old in enumerate(known):
        for step in old.steps if old else ():
            goes: dict[int, list[str]] = {}
            for coding in step.evidence:
                goes.setdefault(home.get(titles.get(coding, ""), here), []).append(coding)
            for there, several in sorted(goes.items()):
                moved = replace(step, evidence=tuple(several))
                if there == here:
                    result[here].append(moved)
                else:
                    coming.append((there, replace(moved, standing=Standing.THIN, support=None)))
    for there, step in coming:
        _join(result[there], step)
    return result


def _known_to(
    study: Study, file: JourneyFile, before: store.Build | None, heeded: Sequence[Decision]
) -> frozenset[str]:
    """The codings that whoever wrote the file knew of: those of its build, or else those of the routes of now."""
    if file.build is not None:
        return journey_versions.built_on(study, file.build)
    return frozenset(
        coding
        for journey in (before.journeys if before else ())
        for step in shaping.shape(journey.steps, heeded, journey.key)
        if step.standing is Standing.ROUTE
        for coding in step.evidence
    )


def _pins(before: store.Build | None, journeys: Iterable[StoredJourney]) -> list[Decision]:
    """The sources of a persona to which one was moved, pinned there.

    All of them: pinned alone, the one that came would take the persona along to those that are like it.
    """
    if before is None:
        return []
    was = {source: journey.key for journey in before.journeys for source in journey.sources}
    return [
        Decision(DecisionKind.PIN, source, value=journey.key)
        for journey in journeys
        if journey.key and any(was.get(source, journey.key) != journey.key for source in journey.sources)
        for source in journey.sources
    ]


def _describe(study: Study, file: JourneyFile) -> None:
    """Let each persona read as in the file; what was changed must point at nobody."""
    for journey, wanted in zip(merge.journeys(study), file.journeys, strict=True):
        for field in fictional.FIELDS:
            now, text = (str(getattr(persona, field)) for persona in (journey.persona, wanted.persona))
            if now == text:
                continue
            if text:
                fictional.describe(study, journey, field, text)
            else:
                _empty(study, journey, field)


def _tell(study: Study, file: JourneyFile) -> None:
    """Let each step have the text and the wishes that the file gives it."""
    for journey, wanted in zip(merge.journeys(study), file.journeys, strict=True):
        labels = {step.label: step.concept for step in (*journey.steps, *journey.beside)}
        known = {*labels.values()}
        stories = {
            concept: each.story
            for each in wanted.steps
            for concept in (each.step.concept if each.step.concept in known else labels.get(each.step.label, ""),)
        }
        story_files.take_over(study, journey, stories, file.name)


def _empty(study: Study, journey: Journey, field: str) -> None:
    deciding.decide(study, "", [Decision(DecisionKind.PERSONA, field, journey=journey.key)])
