"""Proposals of the journey builder in the database; the latest build is the one that counts."""

import json
from dataclasses import dataclass

from klantreis.model.codes import Code, CodeKind
from klantreis.model.journeys import Persona
from klantreis.store.operations import new_id
from klantreis.store.study import Study


@dataclass(frozen=True)
class StoredStep:
    """A step as it is stored: what it is called, and the codings behind it (ids)."""

    label: str
    concept: str
    phase: str | None
    channel: str | None
    actor: str | None
    evidence: tuple[str, ...]
    id: str = ""


@dataclass(frozen=True)
class StoredJourney:
    """A journey as it is stored; `sources` are ids."""

    persona: Persona
    sources: tuple[str, ...]
    steps: tuple[StoredStep, ...]
    id: str = ""


@dataclass(frozen=True)
class Build:
    """One run of the builder. `silhouette` is by number of personas."""

    number: int
    personas: int
    silhouette: dict[int, float]
    journeys: tuple[StoredJourney, ...]


def save(study: Study, personas: int, silhouette: dict[int, float], journeys: list[StoredJourney]) -> int:
    """Store a new build; its number."""
    (number,) = study.one("SELECT coalesce(max(number), 0) + 1 FROM build") or (1,)
    build_id = new_id()
    study.connection.execute(
        "INSERT INTO build(id, number, personas, silhouette) VALUES (?, ?, ?, ?)",
        (build_id, number, personas, json.dumps({str(k): round(v, 6) for k, v in sorted(silhouette.items())})),
    )
    for place, journey in enumerate(journeys, 1):
        journey_id = new_id()
        persona = journey.persona
        study.connection.execute(
            "INSERT INTO journey(id, build_id, position, name, age_band, household, situation) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (journey_id, build_id, place, persona.name, persona.age_band, persona.household, persona.situation),
        )
        study.connection.executemany(
            "INSERT INTO journey_source(id, journey_id, source_id, position) VALUES (?, ?, ?, ?)",
            [(new_id(), journey_id, source, n) for n, source in enumerate(journey.sources, 1)],
        )
        for n, step in enumerate(journey.steps, 1):
            step_id = new_id()
            study.connection.execute(
                "INSERT INTO step(id, journey_id, position, label, concept, phase, channel, actor) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (step_id, journey_id, n, step.label, step.concept, step.phase, step.channel, step.actor),
            )
            study.connection.executemany(
                "INSERT INTO evidence(id, step_id, coding_id, position) VALUES (?, ?, ?, ?)",
                [(new_id(), step_id, coding, m) for m, coding in enumerate(step.evidence, 1)],
            )
    return int(number)


def latest(study: Study) -> Build | None:
    """The latest build, or None where nothing was built yet."""
    row = study.one("SELECT id, number, personas, silhouette FROM build ORDER BY number DESC LIMIT 1")
    if row is None:
        return None
    build_id, number, personas, silhouette = row
    evidence: dict[str, list[str]] = {}
    for step, coding in study.all(
        "SELECT e.step_id, e.coding_id FROM evidence e JOIN step s ON s.id = e.step_id "
        "JOIN journey j ON j.id = s.journey_id WHERE j.build_id = ? ORDER BY e.position",
        (build_id,),
    ):
        evidence.setdefault(step, []).append(coding)
    journeys = []
    for journey, *persona in study.all(
        "SELECT id, name, age_band, household, situation FROM journey WHERE build_id = ? ORDER BY position", (build_id,)
    ):
        steps = study.all(
            "SELECT label, concept, phase, channel, actor, id FROM step WHERE journey_id = ? ORDER BY position",
            (journey,),
        )
        sources = study.all("SELECT source_id FROM journey_source WHERE journey_id = ? ORDER BY position", (journey,))
        journeys.append(
            StoredJourney(
                persona=Persona(*(text or "" for text in persona)),
                sources=tuple(row[0] for row in sources),
                steps=tuple(
                    StoredStep(label, concept or "", phase, channel, actor, tuple(evidence.get(id_, ())), id_)
                    for label, concept, phase, channel, actor, id_ in steps
                ),
                id=journey,
            )
        )
    return Build(number, personas, {int(k): v for k, v in json.loads(silhouette or "{}").items()}, tuple(journeys))


def follow_rename(study: Study, old_path: str, new_path: str, code: Code, name: str) -> None:
    """Follow the new name or path of a code in the steps that were built on it or show it."""
    study.connection.execute(
        "UPDATE step SET label = ?1 WHERE concept = ?2 AND label = ?3 AND ?1 <> ?3", (name, old_path, code.name)
    )
    study.connection.execute("UPDATE step SET concept = ?1 WHERE concept = ?2 AND ?1 <> ?2", (new_path, old_path))
    column = {CodeKind.PHASE: "phase", CodeKind.CHANNEL: "channel", CodeKind.ACTOR: "actor"}.get(code.kind)
    if column:
        study.connection.execute(f"UPDATE step SET {column} = ?1 WHERE {column} = ?2 AND ?1 <> ?2", (name, code.name))
