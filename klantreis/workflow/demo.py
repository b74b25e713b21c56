"""The example study: from the transcripts that ship with the program to the documents."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import klantreis
from klantreis.model.errors import KlantreisError
from klantreis.model.journeys import Journey
from klantreis.model.narrative import Voice
from klantreis.model.study import Settings
from klantreis.store import study as store
from klantreis.store.study import Study
from klantreis.text.catalogue import _
from klantreis.workflow import (
    building,
    codebooks_files,
    codings_files,
    collect,
    heartbeats,
    narrative,
    people_files,
    publish,
    response_files,
    reviewing,
)

TITLE = "Voorbeeld: jeugdhulp in Waterhoek"
CONTACT = "het Klant Contact Centrum van de gemeente Waterhoek, telefoon 010 - 555 01 00"
GROUPS = 3


@dataclass(frozen=True)
class Demo:
    """What was made."""

    folder: Path
    sources: int
    codings: int
    personas: tuple[str, ...]
    files: tuple[Path, ...]


def example_folder() -> Path:
    """Where the example data lies: inside the installed package, or beside it in a checkout."""
    package = Path(klantreis.__file__).parent
    for folder in (package / "example", package.parent):
        if (folder / "codebooks" / "jeugdhulp.yaml").is_file():
            return folder
    raise KlantreisError(_("De voorbeeldgegevens ontbreken; installeer klantreis opnieuw."))


def make(folder: Path, actor: str, *, again: bool = False, tell: Callable[[str], None] = lambda _line: None) -> Demo:
    """Make the example study in a folder and write its documents; `again` puts an earlier one aside.

    Raises KlantreisError where the folder holds something else.
    """
    example = example_folder()
    if again and store.is_study(folder):
        with store.open_study(folder, actor) as earlier:
            if earlier.settings.title != TITLE:
                raise KlantreisError(_("{folder} is een ander onderzoek; kies een andere map.").format(folder=folder))
        folder.resolve().rename(_free(folder.resolve()))
    with store.create(folder, Settings(TITLE, contact=CONTACT, personas=GROUPS), actor) as study:
        tell(_("Codeboek"))
        codebooks_files.import_codebook(study, example / "codebooks" / "jeugdhulp.yaml")
        tell(_("Gesprekken"))
        people = example / "interviews" / "deelnemers.csv"
        talks = sorted(p for p in (example / "interviews").glob("gesprek-*") if p.is_file())
        _checked(collect.import_files(study, talks, round_name="2026").refusals)
        _checked(people_files.import_participants(study, people).missing)
        response_files.import_response(study, example / "interviews" / "respons.csv")
        tell(_("Coderingen"))
        added = 0
        for file in sorted((example / "interviews" / "codings").glob("*.csv")):
            report = codings_files.import_codings(study, file)
            _checked(report.missing)
            added += report.added
        tell(_("Klantreizen"))
        built = building.build(study, GROUPS)
        for journey in built.journeys:
            narrative.draft(study, journey, journey.steps, Voice.THIRD)
            _wish(study, journey)
        reviewing.export_yaml(study, None)
        tell(_("Documenten"))
        files = [
            *publish.export(study, "journeys", audience="public"),
            *publish.export(study, "findings", audience="public"),
            *publish.export(study, "codebook"),
        ]
    names = tuple(journey.persona.name for journey in built.journeys)
    return Demo(folder, len(talks), added, names, tuple(files))


def _wish(study: Study, journey: Journey) -> None:
    """What researchers of the example wish: that its three worst steps feel good, by what was said of their phase."""
    felt = [(step.valence, -len(step.participants), step) for step in journey.steps if step.valence is not None]
    findings = heartbeats.liftable(study, journey)
    for valence, _told, step in sorted(felt, key=lambda each: each[:2])[:3]:
        if valence < 0:
            heartbeats.wish(study, journey, step, 1)
            near = [finding.id for finding in findings if finding.phase == step.phase]
            heartbeats.lift(study, journey, step, near[:2])


def _free(folder: Path) -> Path:
    """A name beside the folder that is not taken: somebody may have worked in the earlier study."""
    names = (folder.with_name(f"{folder.name}-eerder-{n}") for n in itertools.count(1))
    return next(path for path in names if not path.exists())


def _checked(problems: tuple[str, ...]) -> None:
    if problems:
        raise KlantreisError(_("De voorbeeldgegevens kloppen niet: {reason}").format(reason=problems[0]))
