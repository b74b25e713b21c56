"""Proposals of the journey builder in the database; the latest build is the one that counts."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from itertools import count

from klantreis.model.codes import Code, CodeKind
from klantreis.model.journeys import DraftStep, Persona, Standing
from klantreis.store.operations import new_id
from klantreis.store.study import Study


@dataclass(frozen=True)
class StoredJourney:
    """A journey as it is stored; `sources` are ids. `key` stays the same from build to build."""

    persona: Persona
    sources: tuple[str, ...]
    steps: tuple[DraftStep, ...]
    id: str = ""
    key: str = ""


@dataclass(frozen=True)
class Build:
    """One run of the builder. `silhouette` is by number of personas."""

    number: int
    personas: int
    silhouette: dict[int, float]
    journeys: tuple[StoredJourney, ...]
    per: str = ""
    """Where each group or cohort has so many personas of its own: which of the two."""


def save(
    study: Study, personas: int, silhouette: dict[int, float], journeys: list[StoredJourney], per: str = ""
) -> int:
    """Store a new build; its number."""
    (number,) = study.one("SELECT coalesce(max(number), 0) + 1 FROM build") or (1,)
    build_id = new_id()
    study.connection.execute(
        "INSERT INTO build(id, number, personas, silhouette, per) VALUES (?, ?, ?, ?, ?)",
        (build_id, number, personas, json.dumps({str(k): round(v, 6) for k, v in sorted(silhouette.items())}), per),
    )
    keys = {journey.key for journey in journeys}
    for place, journey in enumerate(journeys, 1):
        journey_id = new_id()
        key = journey.key or _free_key(journey.persona.name, keys)
        keys.add(key)
        persona = journey.persona
        study.connection.execute(
            "INSERT INTO journey(id, build_id, position, name, age_band, household, situation, key) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(journey_id, build_id, place),
                *(persona.name, persona.age_band, persona.household, persona.situation),
                key,
            ),
        )
        study.connection.executemany(
            "INSERT INTO journey_source(id, journey_id, source_id, position) VALUES (?, ?, ?, ?)",
            [(new_id(), journey_id, source, n) for n, source in enumerate(journey.sources, 1)],
        )
        for n, step in enumerate(journey.steps, 1):
            step_id = new_id()
            study.connection.execute(
                "INSERT INTO step(id, journey_id, position, label, concept, phase, channel, actor, standing, support) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(step_id, journey_id, n, step.label, step.concept, step.phase, step.channel, step.actor),
                    step.standing.value,
                    None if step.support is None else round(step.support * 1000),
                ),
            )
            study.connection.executemany(
                "INSERT INTO evidence(id, step_id, coding_id, position) VALUES (?, ?, ?, ?)",
                [(new_id(), step_id, coding, m) for m, coding in enumerate(step.evidence, 1)],
            )
    return int(number)


def _free_key(name: str, taken: Collection[str]) -> str:
    """A key that can be read: the name of the persona, with a number where that is taken."""
    wanted = name.casefold()
    return next(key for n in count(1) if (key := wanted if n == 1 else f"{wanted}-{n}") not in taken)


def latest(study: Study) -> Build | None:
    """The latest build, or None where nothing was built yet."""
    row = study.one("SELECT id, number, personas, silhouette, per FROM build ORDER BY number DESC LIMIT 1")
    if row is None:
        return None
    build_id, number, personas, silhouette, per = row
    evidence: dict[str, list[str]] = {}
    for step, coding in study.all(
        "SELECT e.step_id, e.coding_id FROM evidence e JOIN step s ON s.id = e.step_id "
        "JOIN journey j ON j.id = s.journey_id WHERE j.build_id = ? ORDER BY e.position",
        (build_id,),
    ):
        evidence.setdefault(step, []).append(coding)
    journeys = []
    for journey, key, *persona in study.all(
        "SELECT id, coalesce(key, id), name, age_band, household, situation FROM journey "
        "WHERE build_id = ? ORDER BY position",
        (build_id,),
    ):
        steps = study.all(
            "SELECT label, concept, phase, channel, actor, id, standing, support "
            "FROM step WHERE journey_id = ? ORDER BY position",
            (journey,),
        )
        sources = study.all("SELECT source_id FROM journey_source WHERE journey_id = ? ORDER BY position", (journey,))
        journeys.append(
            StoredJourney(
                persona=Persona(*(text or "" for text in persona)),
                sources=tuple(row[0] for row in sources),
                steps=tuple(
                    DraftStep(
                        *(label, concept or "", phase, channel, actor, tuple(evidence.get(id_, ())), id_),
                        standing=Standing(standing),
                        support=None if support is None else support / 1000,
                    )
                    for label, concept, phase, channel, actor, id_, standing, support in steps
                ),
                id=journey,
                key=key,
            )
        )
    return Build(number, personas, {int(k): v for k, v in json.loads(silhouette or "{}").items()}, tuple(journeys), per)


def follow_rename(study: Study, old_path: str, new_path: str, code: Code, name: str) -> None:
    """Follow the new name or path of a code in the steps that were built on it or show it."""
    study.connection.execute(
        "UPDATE step SET label = ?1 WHERE concept = ?2 AND label = ?3 AND ?1 <> ?3", (name, old_path, code.name)
    )
    study.connection.execute("UPDATE step SET concept = ?1 WHERE concept = ?2 AND ?1 <> ?2", (new_path, old_path))
    column = {CodeKind.PHASE: "phase", CodeKind.CHANNEL: "channel", CodeKind.ACTOR: "actor"}.get(code.kind)
    if column:
        study.connection.execute(f"UPDATE step SET {column} = ?1 WHERE {column} = ?2 AND ?1 <> ?2", (name, code.name))
