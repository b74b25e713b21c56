"""Journeys as readable YAML, to be reviewed, compared in git and read back."""

from pathlib import Path
from typing import Any

import yaml

from klantreis.files import yamls
from klantreis.files.tables import read_bytes
from klantreis.files.write import write_text
from klantreis.journeys import shaping
from klantreis.model.errors import KlantreisError
from klantreis.model.journeys import DraftStep, Persona, Standing
from klantreis.store import codes, codings, sources
from klantreis.store import journeys as store
from klantreis.store.journeys import StoredJourney
from klantreis.store.operations import operation
from klantreis.store.study import Study, reading
from klantreis.text.catalogue import _, plural
from klantreis.text.clean import one_line
from klantreis.workflow import deciding
from klantreis.workflow.merge import stored_build

FILE = "klantreizen.yaml"
_PERSONA = ("name", "age_band", "household", "situation", "portrait")
_STEP = ("label", "concept", "phase", "channel", "actor")


def export_yaml(study: Study, out: Path | None) -> Path:
    """Write the latest build to `klantreizen.yaml`; evidence by place, without a word of text.

    Raises KlantreisError where nothing was built, or where an encrypted study would be written to
    plain files without saying where.
    """
    if study.encrypted and out is None:
        raise KlantreisError(_("Dit onderzoek is versleuteld; geef met --out een map voor de leesbare klantreizen."))
    with reading(study):
        build = stored_build(study)
        heeded = deciding.heeded(study, codes.codebook(study))
        titles = {source.id: source.title for source in sources.sources(study)}
        places = {p.coding: f"{p.source} {p.start}-{p.end} {p.coder}" for p in codings.passages(study)}
    journeys = [
        {
            "key": journey.key,
            "persona": _filled(shaping.persona(journey.persona, heeded, journey.key)),
            "sources": [titles[source] for source in journey.sources],
            "steps": [
                {field: value for field in _STEP if (value := getattr(step, field))}
                | ({} if step.standing is Standing.ROUTE else {"standing": step.standing.value})
                | {"evidence": evidence}
                for step in shaping.shape(journey.steps, heeded, journey.key)
                # A coding that lost its words stands nowhere, and a step without evidence is none.
                if (evidence := [places[coding] for coding in step.evidence if coding in places])
            ],
        }
        for journey in build.journeys
    ]
    path = (out or study.folder / "journeys") / FILE
    tree = {"personas": build.personas, "silhouette": build.silhouette, "journeys": journeys}
    write_text(path, yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=110))
    return path


def _filled(persona: Persona) -> dict[str, str]:
    return {field: value for field in _PERSONA if (value := getattr(persona, field)) or field != "portrait"}


def import_yaml(study: Study, path: Path | None) -> int:
    """Read journeys back as a new build; how many. Raises KlantreisError where evidence is missing."""
    file = path or study.folder / "journeys"
    file = file / FILE if file.is_dir() else file
    tree = yamls.read_yaml(read_bytes(file), file.name)
    places: dict[str, list[tuple[str, str]]] = {}
    with reading(study):
        ids = {source.title: source.id for source in sources.sources(study)}
        book = codes.codebook(study).paths
        found = codings.passages(study)
    for p in found:
        places.setdefault(f"{p.source} {p.start}-{p.end} {p.coder}", []).append((book[p.code], p.coding))
    try:
        journeys = [_journey(entry, ids, places, file) for entry in tree["journeys"]]
        personas = int(tree["personas"])
        silhouette = {int(k): float(v) for k, v in (tree.get("silhouette") or {}).items()}
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise KlantreisError(_("{path} heeft niet de vorm van klantreizen.").format(path=file)) from error
    summary = plural("{n} klantreis gelezen", "{n} klantreizen gelezen", len(journeys))
    with operation(study, "build", summary):
        store.save(study, personas, silhouette, journeys)
    return len(journeys)


def _journey(
    entry: dict[str, Any], ids: dict[str, str], places: dict[str, list[tuple[str, str]]], file: Path
) -> StoredJourney:
    missing = [title for title in entry["sources"] if title not in ids]
    if missing:
        raise KlantreisError(_("{path}: de bron {title} bestaat niet.").format(path=file, title=missing[0]))
    persona = Persona(*(one_line(str(entry["persona"].get(field) or "")) for field in _PERSONA))
    steps = tuple(_step(step, places, file) for step in entry["steps"])
    key = one_line(str(entry.get("key") or ""))
    return StoredJourney(persona, tuple(ids[title] for title in entry["sources"]), steps, key=key)


def _step(step: dict[str, Any], places: dict[str, list[tuple[str, str]]], file: Path) -> DraftStep:
    texts = {field: one_line(str(step.get(field) or "")) for field in _STEP}
    evidence = []
    for place in step["evidence"]:
        there = places.get(place, [])
        # Several codings may stand on the same words; the one with the step's own code is meant.
        match = next((coding for path, coding in there if path == texts["concept"]), None)
        if match is None:
            raise KlantreisError(
                _("{path}: op {place} staat geen codering met de code van de stap.").format(path=file, place=place)
            )
        evidence.append(match)
    return DraftStep(
        label=texts["label"],
        concept=texts["concept"],
        phase=texts["phase"] or None,
        channel=texts["channel"] or None,
        actor=texts["actor"] or None,
        evidence=tuple(evidence),
        standing=Standing(step.get("standing") or Standing.ROUTE),
    )
