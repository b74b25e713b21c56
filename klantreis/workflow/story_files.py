"""The narrative and the wishes of a journey in the file of journeys: what was written at each step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from klantreis.model.errors import KlantreisError
from klantreis.model.journeys import Journey, Step
from klantreis.model.narrative import Sentence
from klantreis.store import codes, codings
from klantreis.store.study import Study, at_one_moment
from klantreis.text.catalogue import _
from klantreis.workflow import heartbeats, narrative

ALL = "all"
"""Instead of places: all that stands behind the step."""
_CODE = " # "
"""Between the place of a coding and its code, where it is not one of the step itself."""


@dataclass(frozen=True)
class FileStory:
    """What a file says of one step; None where it says nothing, and what was written stays.

    `text`: sentences, each with places (source, from-to, coder; the path of the code where it is no coding of the
    step), or ALL. `wish`: the desired feeling. `helped_by`: titles of findings.
    """

    text: tuple[tuple[str, tuple[str, ...]], ...] | None = None
    wish: int | None = None
    helped_by: tuple[str, ...] | None = None

    @property
    def silent(self) -> bool:
        """Whether it says nothing at all."""
        return self == FileStory()


@at_one_moment
def written(study: Study, journey: Journey) -> dict[str, dict[str, Any]]:
    """Concept of a step -> what was written and wished there, as plain data."""
    found: dict[str, dict[str, Any]] = {}
    parts = narrative.story(study, journey)
    paths = codes.codebook(study).paths
    used = sorted({quote.coding for part in parts for line in part.lines for quote in line.quotes})
    passages = {p.coding: p for p in codings.passages(study, ids=used)}
    for part in parts:
        if part.step is None or not part.lines:
            continue
        own = {*part.step.evidence}
        found[part.step.concept] = {
            "text": [
                {
                    "sentence": line.text,
                    "evidence": ALL
                    if own == {quote.coding for quote in line.quotes}
                    else [
                        f"{p.source} {p.start}-{p.end} {p.coder}" + ("" if p.coding in own else _CODE + paths[p.code])
                        for quote in line.quotes
                        for p in (passages[quote.coding],)
                    ],
                }
                for line in part.lines
            ]
        }
    for beat in heartbeats.curves(study, journey):
        here = found.setdefault(beat.step.concept, {})
        if beat.wish is not None:
            here["wish"] = beat.wish
        if beat.lifts:
            here["helped_by"] = [finding.title for finding in beat.lifts]
    return found


def take_over(study: Study, journey: Journey, stories: Mapping[str, FileStory], file: str) -> None:
    """Let the steps (by concept) have what the file says of them; to be called in an operation.

    Raises KlantreisError where the file names a passage or a finding that is not there.
    """
    if all(story.silent for story in stories.values()):
        return
    steps = {step.concept: step for step in (*journey.steps, *journey.beside)}
    at: dict[str, list[tuple[str, str]]] = {}
    paths = codes.codebook(study).paths
    for p in codings.passages(study):
        at.setdefault(f"{p.source} {p.start}-{p.end} {p.coder}", []).append((p.coding, paths[p.code]))
    there = {part.step.concept: part.lines for part in narrative.story(study, journey) if part.step}
    now = {beat.step.concept: beat for beat in heartbeats.curves(study, journey)}
    findings = {finding.title: finding.id for finding in heartbeats.liftable(study, journey)}
    for concept, story in stories.items():
        step = steps.get(concept)
        if step is None:
            continue
        if story.text is not None:
            ids = {line.text: line.id for line in there.get(concept, ())}
            wanted = [
                Sentence(text, _evidence(step, places, at, file), ids.pop(text, "")) for text, places in story.text
            ]
            narrative.put(study, journey, step, wanted)
        beat = now.get(concept)
        if story.wish is not None and (beat is None or beat.wish != story.wish):
            heartbeats.wish(study, journey, step, story.wish)
        if story.helped_by is not None:
            heartbeats.lift(study, journey, step, [_finding(title, findings, file) for title in story.helped_by])


def _evidence(
    step: Step, places: Sequence[str], at: Mapping[str, Sequence[tuple[str, str]]], file: str
) -> tuple[str, ...]:
    if ALL in places:
        return step.evidence
    found = []
    for each in places:
        place, _mark, path = each.partition(_CODE)
        own = [coding for coding, code in at.get(place, ()) if (code == path if path else coding in step.evidence)]
        if not own:
            raise KlantreisError(_("{path}: op {place} staat geen codering (meer).").format(path=file, place=each))
        found.append(own[0])
    return tuple(dict.fromkeys(found))


def _finding(title: str, findings: Mapping[str, str], file: str) -> str:
    if title not in findings:
        raise KlantreisError(_("{path}: er is geen verbeterpunt {title}.").format(path=file, title=title))
    return findings[title]
