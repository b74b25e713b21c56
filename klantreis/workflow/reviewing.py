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
from klantreis.store.operations import operation
from klantreis.store.study import Study, reading
from klantreis.text.catalogue import _, plural
from klantreis.text.clean import one_line
from klantreis.workflow import deciding, heartbeats, journey_versions, story_files, taking_over
from klantreis.workflow.fictional import FIELDS
from klantreis.workflow.merge import journeys as journeys_now
from klantreis.workflow.merge import stored_build
from klantreis.workflow.story_files import ALL, FileStory
from klantreis.workflow.taking_over import FileJourney, FileStep, JourneyFile

FILE = "klantreizen.yaml"
_STEP = ("label", "concept", "phase", "channel", "actor")


def export_yaml(study: Study, out: Path | None, reason: str = "") -> Path:
    """Write the journeys as they stand to `klantreizen.yaml`; evidence by place, without a word of the interviews.

    What was written at a step, and what is wished there, stands with it.

    What stands beside the route has a `standing`. Raises KlantreisError where nothing was built, or where an
    encrypted study would be written to plain files without saying where and why; why comes into the history.
    """
    why = one_line(reason)
    if study.encrypted and out is None:
        raise KlantreisError(_("Dit onderzoek is versleuteld; geef met --out een map voor de leesbare klantreizen."))
    if study.encrypted and not why:
        raise KlantreisError(_("Dit onderzoek is versleuteld; geef met --reason waarom je het leesbaar wegschrijft."))
    with reading(study):
        build = stored_build(study)
        heeded = deciding.heeded(study, codes.codebook(study))
        titles = {source.id: source.title for source in sources.sources(study)}
        places = {p.coding: f"{p.source} {p.start}-{p.end} {p.coder}" for p in codings.passages(study)}
        written = {journey.key: story_files.written(study, journey) for journey in journeys_now(study)}
    journeys = [
        {
            "key": journey.key,
            "persona": _filled(shaping.persona(journey.persona, heeded, journey.key)),
            "sources": [titles[source] for source in journey.sources],
            "steps": [
                {field: value for field in _STEP if (value := getattr(step, field))}
                | ({} if step.standing is Standing.ROUTE else {"standing": step.standing.value})
                | {"evidence": evidence}
                | written.get(journey.key, {}).get(step.concept, {})
                for step in shaping.shape(journey.steps, heeded, journey.key)
                # A coding that lost its words stands nowhere, and a step without evidence is none.
                if (evidence := [places[coding] for coding in step.evidence if coding in places])
            ],
        }
        for journey in build.journeys
    ]
    path = (out or study.folder / "journeys") / FILE
    tree = {
        "build": build.number,
        "personas": build.personas,
        "silhouette": build.silhouette,
        "journeys": journeys,
    }
    text = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=110)
    if study.encrypted:
        journey_versions.stamp_export(study, why)
    write_text(path, text)
    return path


def _filled(persona: Persona) -> dict[str, str]:
    return {field: value for field in FIELDS if (value := getattr(persona, field)) or field != "portrait"}


def import_yaml(study: Study, path: Path | None, reason: str = "") -> int:
    """Read journeys back as a new build, what was changed in them as decisions; how many journeys.

    `reason` comes into the history. Raises KlantreisError where the file has another form, or names a source,
    a passage or a persona that can't be.
    """
    file = path or study.folder / "journeys"
    file = file / FILE if file.is_dir() else file
    found = _read(yamls.read_yaml(read_bytes(file), file.name), file)
    summary = plural("{n} klantreis gelezen", "{n} klantreizen gelezen", len(found.journeys))
    if why := one_line(reason):
        summary = _("{summary}, want: {reason}").format(summary=summary, reason=why)
    with operation(study, "build", summary):
        taking_over.take_over(study, found)
    return len(found.journeys)


def _read(tree: Any, file: Path) -> JourneyFile:
    """The file as it stands, every value a text. Raises KlantreisError where it has another form."""
    try:
        build = int(tree["build"]) if tree.get("build") else None
        silhouette = {int(k): float(v) for k, v in (tree.get("silhouette") or {}).items()}
        journeys = tuple(_journey(entry) for entry in tree["journeys"])
        return JourneyFile(str(file), build, int(tree["personas"]), silhouette, journeys)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise KlantreisError(_("{path} heeft niet de vorm van klantreizen.").format(path=file)) from error


def _journey(entry: Any) -> FileJourney:
    persona = Persona(**{field: _text(entry["persona"], field) for field in FIELDS})
    steps = tuple(_step(step) for step in _list(entry["steps"]))
    return FileJourney(_text(entry, "key"), persona, tuple(map(_word, _list(entry["sources"]))), steps)


def _step(entry: Any) -> FileStep:
    phase, channel, actor = (_text(entry, field) or None for field in ("phase", "channel", "actor"))
    label = _text(entry, "label")
    if not label:
        raise ValueError("a step without a label")
    standing = Standing(_text(entry, "standing") or Standing.ROUTE)
    step = DraftStep(label, _text(entry, "concept"), phase, channel, actor, (), standing=standing)
    return FileStep(step, tuple(map(_word, _list(entry["evidence"]))), _story(entry))


def _story(entry: Any) -> FileStory:
    text, helped_by = (entry.get(field) for field in ("text", "helped_by"))
    wish = int(_text(entry, "wish")) if "wish" in entry else None
    if wish is not None and not heartbeats.LOWEST <= wish <= heartbeats.HIGHEST:
        raise ValueError("no feeling")
    sentences = None
    if text is not None:
        sentences = tuple((_text(line, "sentence"), _places(line["evidence"])) for line in _list(text))
        if not all(sentence for sentence, _places in sentences):
            raise ValueError("an empty sentence")
    return FileStory(sentences, wish, None if helped_by is None else tuple(map(_word, _list(helped_by))))


def _places(evidence: Any) -> tuple[str, ...]:
    return (ALL,) if evidence == ALL else tuple(map(_word, _list(evidence)))


def _text(entry: Any, field: str) -> str:
    return _word(entry.get(field) or "")


def _word(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("more than a word")
    return one_line(value)


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError("no list")
    return value
