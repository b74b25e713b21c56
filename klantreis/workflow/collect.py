"""Collecting: sources and participants come into the study."""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from klantreis.files.tables import read_bytes
from klantreis.model.errors import KlantreisError
from klantreis.model.people import Participant
from klantreis.model.sources import Source, SourceKind, Transcript
from klantreis.store import people
from klantreis.store import sources as store
from klantreis.store.operations import operation
from klantreis.store.sources import SourceCount
from klantreis.store.study import Study
from klantreis.text.catalogue import _, plural
from klantreis.text.clean import one_line

Progress = Callable[[int, int, str], None]
"""Told after each part: how many are done, of how many, and which."""


@dataclass(frozen=True)
class Arrival:
    """A source that came in."""

    title: str
    turns: int
    participants: tuple[str, ...]


@dataclass(frozen=True)
class ImportReport:
    """What came in, and what did not with the reason for each file."""

    arrivals: tuple[Arrival, ...]
    refusals: tuple[str, ...]


@dataclass(frozen=True)
class _Parsed:
    path: Path
    title: str
    data: bytes
    sha256: str
    transcript: Transcript


def import_files(
    study: Study,
    paths: Sequence[Path],
    *,
    kind: SourceKind = SourceKind.INTERVIEW,
    title: str | None = None,
    participants: Sequence[str] = (),
    group: str = "",
    round_name: str | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """Read transcripts and store those that can be read, all in one operation.

    A file that can't be read, was imported before or would get a title that is taken is refused
    with a reason; the others go in. A source for which no participant is named gets a new one, so
    that voices can be counted. Raises KlantreisError where nothing may be written.
    """
    from klantreis.workflow import versions

    if title and len(paths) > 1:
        raise KlantreisError(_("Geef --title alleen bij één bestand."))
    parsed: list[_Parsed] = []
    refusals: list[str] = []
    known = {source.sha256: source.title for source in store.sources(study)}
    taken = {source.title.casefold() for source in store.sources(study)}
    for number, path in enumerate(paths, 1):
        try:
            file = _parse(path, title, known, taken)
        except KlantreisError as error:
            refusals.append(str(error))
        else:
            parsed.append(file)
            known[file.sha256] = file.title
            taken.add(file.title.casefold())
        if progress:
            progress(number, len(paths), path.name)
    if not parsed:
        return ImportReport((), tuple(refusals))
    summary = plural("{n} bron toegevoegd", "{n} bronnen toegevoegd", len(parsed))
    if len(parsed) == 1:
        summary = _("Bron {title} toegevoegd").format(title=parsed[0].title)
    with operation(study, "import", summary):
        present = {source.sha256: source.title for source in store.sources(study)}
        for file in parsed:
            # Somebody else may have brought in the same file while these were read.
            _refuse_known(file.path, file.sha256, present)
        arrivals = [_store(study, file, kind, participants, group, round_name) for file in parsed]
        versions.stamp_round(study, one_line(round_name or ""))
    return ImportReport(tuple(arrivals), tuple(refusals))


def _parse(path: Path, title: str | None, known: Mapping[str | None, str], taken: set[str]) -> _Parsed:
    from klantreis.transcripts import reading  # the rules of all formats take time to load

    data = read_bytes(path)
    sha256 = hashlib.sha256(data).hexdigest()
    _refuse_known(path, sha256, known)
    own_title = checked_title(title or path.stem)
    if own_title.casefold() in taken:
        raise _taken(path, own_title)
    return _Parsed(path, own_title, data, sha256, reading.read(path.name, data))


def _refuse_known(path: Path, sha256: str, known: Mapping[str | None, str]) -> None:
    if sha256 in known:
        raise KlantreisError(_("{path} zit al in het onderzoek, als {title}.").format(path=path, title=known[sha256]))


def refuse_taken(study: Study, path: Path, title: str) -> None:
    """Raises KlantreisError where a source has this title already."""
    if title.casefold() in {source.title.casefold() for source in store.sources(study)}:
        raise _taken(path, title)


def _taken(path: Path, title: str) -> KlantreisError:
    message = _("{path}: er is al een bron die {title} heet; geef een andere titel met --title.")
    return KlantreisError(message.format(path=path, title=title))


def checked_title(title: str) -> str:
    """The title cleaned. Raises KlantreisError where it could not also be a file name."""
    cleaned = one_line(title)
    if not cleaned or len(cleaned) > 150 or cleaned.startswith(".") or re.search(r'[/\\:*?"<>|]', cleaned):
        raise KlantreisError(
            _("De titel “{title}” kan niet: gebruik 1 tot 150 tekens, zonder punt vooraan en zonder {signs}.").format(
                title=cleaned[:40], signs='/ \\ : * ? " < > |'
            )
        )
    return cleaned


def _store(
    study: Study, file: _Parsed, kind: SourceKind, participants: Sequence[str], group: str, round_name: str | None
) -> Arrival:
    utterances = file.transcript.utterances
    times = [t for u in utterances for t in (u.start_ms, u.end_ms) if t is not None]
    source_id = store.insert(
        study,
        title=file.title,
        kind=kind,
        utterances=utterances,
        round_name=one_line(round_name or ""),
        provenance=one_line(file.path.name),
        notes="\n".join(file.transcript.notes),
        sha256=file.sha256,
        duration_ms=max(times) if times else None,
    )
    store.keep_original(study, file.sha256, one_line(file.path.name), file.data)
    named = [people.spelled(study, code) for code in map(one_line, participants) if code]
    codes = tuple(dict.fromkeys(named)) or (next_code(study),)
    for code in codes:
        store.attend(study, source_id, people.save_participant(study, Participant("", code, one_line(group))))
    return Arrival(file.title, len(utterances), codes)


def next_code(study: Study) -> str:
    """The first code for a respondent that is free."""
    taken = {participant.code.upper() for participant in people.participants(study)}
    number = len(taken) + 1
    while f"R{number:02}" in taken:
        number += 1
    return f"R{number:02}"


def listed(study: Study) -> list[Source]:
    """All sources in the order in which they came in."""
    return store.sources(study)


def sources(study: Study) -> list[SourceCount]:
    """All sources with how much there is of each."""
    return store.counts(study)


def visible(study: Study) -> list[SourceCount]:
    """The same as far as the person at work may see it: who codes blind sees no codings of others."""
    return store.counts(study, study.actor if study.settings.blind else None)


def participants(study: Study) -> list[tuple[Participant, tuple[str, ...]]]:
    """All participants, each with the titles of their sources."""
    titles: dict[str, list[str]] = {}
    for source in store.sources(study):
        for code in source.participants:
            titles.setdefault(code, []).append(source.title)
    return [(p, tuple(titles.get(p.code, ()))) for p in people.participants(study)]


def find_source(study: Study, reference: str) -> Source:
    """The source with this title. Raises KlantreisError where there is none."""
    for source in store.sources(study):
        if source.title.casefold() == reference.casefold() or source.id == reference:
            return source
    raise KlantreisError(_("De bron “{title}” bestaat niet; bekijk ze met: klantreis sources").format(title=reference))


def remove_source(study: Study, source: Source) -> None:
    """Take a source out of the study, with its codings; undo brings it all back."""
    with operation(study, "remove", _("Bron {title} verwijderd").format(title=source.title)):
        store.remove(study, source.id)


def last_round(study: Study) -> str:
    """The round that was named last for a source; empty where none was."""
    return next((source.round for source in reversed(store.sources(study)) if source.round), "")


def groups(study: Study) -> list[str]:
    """The groups that participants belong to, by name."""
    return sorted({person.group for person in people.participants(study)} - {""})
