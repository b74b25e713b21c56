"""Recordings of talks: taken into the study, found back and checked, and laid out as an empty transcript."""

import hashlib
import itertools
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from klantreis.files.write import reason, replacing
from klantreis.model.errors import KlantreisError
from klantreis.model.people import Participant
from klantreis.model.recordings import Recording, RecordingState
from klantreis.model.sources import Source, SourceKind, Utterance
from klantreis.store import people, sealed, sources
from klantreis.store import recordings as store
from klantreis.store.operations import operation
from klantreis.store.study import Study
from klantreis.text.catalogue import _
from klantreis.text.clean import one_line
from klantreis.workflow import collect

if TYPE_CHECKING:
    from klantreis.audio.sound import Sound

FOLDER = "interviews"
_PIECE = 1 << 20


@dataclass(frozen=True)
class LaidOut:
    """A source made of a recording: its turns are still to be typed."""

    source: Source
    recording: Recording
    remark: str
    """What is wrong with the recording; empty where it is sound."""


def of_source(study: Study, source: Source) -> list[Recording]:
    """The recordings of a source, in the order in which they follow one another."""
    return store.of_source(study, source.id)


def counts(study: Study) -> dict[str, int]:
    """How many recordings a source (id) has, of those that have any."""
    return store.counts(study)


def add(study: Study, source: Source, path: Path, *, link: bool = False, sound: "Sound | None" = None) -> Recording:
    """Let a recording belong to a source, copied into the study's interviews/ or (`link`) left where it is.

    Beside an encrypted study the copy is encrypted too. A recording that the source has, but whose file is gone or
    changed, is found back by it.

    `sound` is what it was decoded to, where that was done already. Raises KlantreisError where the file is no
    recording or can't be copied, or where the source has it already.
    """
    from klantreis.audio.decoding import decode

    sound = decode(path) if sound is None else sound
    sha256, size = fingerprint(path)
    known = next((each for each in store.of_source(study, source.id) if each.sha256 == sha256), None)
    if known is not None and state(study, known) is RecordingState.THERE:
        raise KlantreisError(_("{path} hoort al bij {title}.").format(path=path.name, title=source.title))
    place = str(path.resolve()) if link else _copied(study, path, sha256)
    with operation(study, "recording", _("Opname bij {title}").format(title=source.title)):
        if known is not None:
            store.move(study, known.id, place, link)
            return replace(known, path=place, linked=link)
        return store.insert(
            study,
            Recording("", source.id, place, link, sha256, size, sound.duration_ms, sound.channels, sound.rate),
        )


def lay_out(
    study: Study,
    path: Path,
    *,
    title: str | None = None,
    participants: Sequence[str] = (),
    group: str = "",
    round_name: str | None = None,
    link: bool = False,
) -> LaidOut:
    """Make a source of a recording: an empty turn for each time that somebody speaks.

    On two channels each is a speaker. Raises KlantreisError as `add` does, and where the title is taken or the
    recording belongs to a source already.
    """
    from klantreis.audio import layout
    from klantreis.audio.decoding import decode

    own_title = collect.checked_title(title or path.stem)
    collect.refuse_taken(study, path, own_title)
    sound = decode(path)
    if (known := source_of(study, path)) is not None:
        raise KlantreisError(_("{path} zit al in het onderzoek, als {title}.").format(path=path, title=known.title))
    empty = [
        Utterance("", speaker_name(turn.channel), turn.start_ms, turn.end_ms) for turn in layout.lay_out(sound).turns
    ] or [Utterance("", None, 0)]
    with operation(study, "import", _("Bron {title} toegevoegd").format(title=own_title)):
        source_id = sources.insert(
            study,
            title=own_title,
            kind=SourceKind.INTERVIEW,
            utterances=empty,
            round_name=one_line(round_name or ""),
            provenance=one_line(path.name),
            duration_ms=sound.duration_ms,
        )
        named = [people.spelled(study, code) for code in map(one_line, participants) if code]
        for code in tuple(dict.fromkeys(named)) or (collect.next_code(study),):
            sources.attend(study, source_id, people.save_participant(study, Participant("", code, one_line(group))))
        source = collect.find_source(study, own_title)
        recording = add(study, source, path, link=link, sound=sound)
    return LaidOut(source, recording, sound.problem)


def source_of(study: Study, path: Path) -> Source | None:
    """The source that a file is a recording of; None where it is of none. Raises KlantreisError."""
    known = store.by_hash(study, fingerprint(path)[0])
    return next((each for each in sources.sources(study) if known and each.id == known[0].source), None)


def speaker_name(channel: int | None) -> str | None:
    """What who speaks on a channel is called, until somebody says better."""
    return None if channel is None else _("Spreker {n}").format(n=channel + 1)


def remove(study: Study, recording: Recording) -> None:
    """Let a recording belong to its source no more; the file stays."""
    with operation(study, "recording", _("Opname weggehaald")):
        store.remove(study, recording.id)


def called(recording: Recording) -> str:
    """The name of the file that somebody added."""
    return Path(recording.path).name.removesuffix("" if recording.linked else sealed.SUFFIX)


def place(study: Study, recording: Recording) -> Path:
    """Where the file should stand."""
    return Path(recording.path) if recording.linked else study.folder / recording.path


def state(study: Study, recording: Recording) -> RecordingState:
    """Whether the file is there and still the same, byte for byte."""
    return _found(place(study, recording), recording, study.passphrase)[0]


def checked(study: Study, recording: Recording) -> "Path | BinaryIO":
    """The file, or in memory what it holds encrypted, once it is found to be the same.

    Raises KlantreisError where it is gone or was changed.
    """
    return checked_at(place(study, recording), recording, study.passphrase)


def checked_at(path: Path, recording: Recording, passphrase: str | None) -> "Path | BinaryIO":
    """The same, of a file whose place is known already, so that another thread can do it."""
    state, content = _found(path, recording, passphrase)
    if state is RecordingState.GONE:
        message = _("De opname {path} is er niet meer; zet het bestand terug, of koppel de opname opnieuw.")
        raise KlantreisError(message.format(path=path))
    if state is RecordingState.CHANGED:
        message = _("De opname {path} is veranderd sinds die bij het gesprek kwam; zet het oude bestand terug.")
        raise KlantreisError(message.format(path=path))
    return content


def _found(path: Path, recording: Recording, passphrase: str | None) -> "tuple[RecordingState, Path | BinaryIO]":
    if not path.is_file():
        return RecordingState.GONE, path
    known = (recording.sha256, recording.size)
    if passphrase is None or recording.linked:
        return (RecordingState.THERE if fingerprint(path) == known else RecordingState.CHANGED), path
    try:
        content = sealed.unseal(path, passphrase)
    except KlantreisError:
        return RecordingState.CHANGED, path
    same = _digest(content) == known
    content.seek(0)
    return (RecordingState.THERE if same else RecordingState.CHANGED), content


def fingerprint(path: Path) -> tuple[str, int]:
    """The SHA-256 of a file and its size in bytes. Raises KlantreisError where it can't be read."""
    try:
        with path.open("rb") as file:
            return _digest(file)
    except OSError as error:
        raise KlantreisError(_("{path} lezen lukt niet: {reason}.").format(path=path, reason=reason(error))) from error


def _digest(file: BinaryIO) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    while piece := file.read(_PIECE):
        digest.update(piece)
        size += len(piece)
    return digest.hexdigest(), size


def _copied(study: Study, path: Path, sha256: str) -> str:
    """The path, from the study's folder, of a copy; one that is there already serves.

    Beside an encrypted study the copy is encrypted too.
    """
    for known in store.by_hash(study, sha256):
        if not known.linked and state(study, known) is RecordingState.THERE:
            return known.path
    ending = "" if study.passphrase is None else sealed.SUFFIX
    names = itertools.chain([path.name], (f"{path.stem}-{n}{path.suffix}" for n in itertools.count(2)))
    for name in names:
        target = study.folder / FOLDER / f"{name}{ending}"
        if not target.exists():
            _copy(path, target, study.passphrase)
            return f"{FOLDER}/{target.name}"
        if not ending and target.is_file() and fingerprint(target)[0] == sha256:
            return f"{FOLDER}/{target.name}"
    raise AssertionError


def _copy(path: Path, target: Path, passphrase: str | None) -> None:
    if passphrase is not None:
        sealed.seal(path, target, passphrase)
        return
    with replacing(target) as scratch:
        shutil.copyfile(path, scratch)
