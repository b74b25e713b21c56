"""Versions of the journeys: stamped by hand, or before a build takes their place, and compared."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import groupby

from klantreis.journeys import comparing
from klantreis.journeys.comparing import Difference, DifferenceKind, JourneyThen, StepThen
from klantreis.model.errors import KlantreisError
from klantreis.model.journeys import Persona, Standing
from klantreis.store import journey_versions as store
from klantreis.store import people
from klantreis.store.operations import operation
from klantreis.store.study import Study, at_one_moment
from klantreis.store.versions import Version
from klantreis.text.catalogue import _
from klantreis.text.clean import one_line
from klantreis.text.numbers import decimal
from klantreis.workflow import merge

__all__ = ["Comparison", "Version", "as_data", "compare", "stamp", "stamp_before_build", "told", "versions"]


@dataclass(frozen=True)
class Comparison:
    """What changed from one state of the journeys to a later one; `newer` is None for how they stand now."""

    older: Version
    newer: Version | None
    differences: tuple[Difference, ...]


def versions(study: Study) -> list[Version]:
    """All versions, the oldest first."""
    return store.versions(study)


def stamp(study: Study, name: str = "", round_name: str | None = None, note: str = "") -> Version:
    """Keep the journeys as they stand, under a name, for a round where one is given.

    Raises KlantreisError where there are none, where nothing changed since the last version, or where the
    name is taken.
    """
    label = one_line(name)
    build = merge.stored_build(study)
    known = store.versions(study)
    taken = {version.name.casefold() for version in known}
    if label.casefold() in taken:
        raise KlantreisError(_("Er is al een versie {name}; kies een andere naam.").format(name=label))
    label = label or _free(_("bouw {n}").format(n=build.number), taken)
    with operation(study, "stamp", _("Klantreizen vastgelegd als versie {name}").format(name=label)):
        made = _keep(study, label, round_name, note)
        if made is None:
            raise KlantreisError(
                _("Sinds versie {n} ({name}) is er niets veranderd; er is niets om vast te leggen.").format(
                    n=known[-1].number, name=known[-1].name
                )
            )
    return made


def stamp_before_build(study: Study, number: int) -> None:
    """Keep the journeys that build `number` takes the place of, if they changed; to be called in an operation."""
    taken = {version.name.casefold() for version in store.versions(study)}
    _keep(study, _free(_("voor bouw {n}").format(n=number), taken))


def stamp_export(study: Study, reason: str) -> None:
    """Keep what leaves an encrypted study as readable text, and why, as one operation."""
    number = merge.stored_build(study).number
    with operation(study, "export", _("Klantreizen leesbaar weggeschreven, want: {reason}").format(reason=reason)):
        taken = {version.name.casefold() for version in store.versions(study)}
        content = write(comparing.standing_now(merge.journeys(study)))
        store.stamp(study, _free(_("weggeschreven bouw {n}").format(n=number), taken), None, reason, content)


def _free(name: str, taken: set[str]) -> str:
    label, number = name, 1
    while label.casefold() in taken:
        number += 1
        label = f"{name} ({number})"
    return label


def _keep(study: Study, name: str, round_name: str | None = None, note: str = "") -> Version | None:
    """The new version; None where there is nothing to keep, or nothing changed since the last."""
    standing = comparing.standing_now(merge.journeys(study))
    known = store.versions(study)
    content = write(standing)
    if not standing or (known and store.content(study, known[-1].number) == content):
        return None
    round_id = people.named(study, "round", one_line(round_name or ""))
    number = store.stamp(study, name, round_id, one_line(note), content)
    return next(version for version in store.versions(study) if version.number == number)


def write(journeys: Sequence[JourneyThen]) -> str:
    """Journeys as text; the same journeys always give the same text."""
    return json.dumps([asdict(journey) for journey in journeys], ensure_ascii=False, sort_keys=True)


def read(content: str) -> tuple[JourneyThen, ...]:
    """Journeys from what `write` made of them."""
    return tuple(
        JourneyThen(
            journey["key"],
            Persona(**journey["persona"]),
            tuple(journey["sources"]),
            tuple(
                StepThen(
                    step["label"],
                    step["concept"],
                    step["phase"],
                    tuple(step["participants"]),
                    step["valence"],
                    tuple(step["evidence"]),
                    Standing(step["standing"]),
                )
                for step in journey["steps"]
            ),
        )
        for journey in json.loads(content)
    )


@at_one_moment
def compare(study: Study, older: int | None = None, newer: int | None = None) -> Comparison:
    """What changed between two versions by number: from the latest one, up to now, unless said otherwise.

    Raises KlantreisError where there is no such version.
    """
    known = {version.number: version for version in store.versions(study)}
    if not known:
        raise KlantreisError(_("Er is nog geen versie; leg er een vast met: klantreis journeys stamp"))
    older = max(known) if older is None else older
    for number in (older, newer):
        if number is not None and number not in known:
            raise KlantreisError(
                _("Versie {n} bestaat niet; bekijk ze met: klantreis journeys versions").format(n=number)
            )
    if newer is not None and newer < older:
        older, newer = newer, older
    then = read(store.content(study, older) or "[]")
    stands = newer is None
    now = comparing.standing_now(merge.journeys(study)) if stands else read(store.content(study, newer or 0) or "[]")
    return Comparison(known[older], None if newer is None else known[newer], comparing.differences(then, now))


def as_data(difference: Difference) -> dict[str, str | int | float | None]:
    """A difference as plain data."""
    return {
        "journey": difference.journey,
        "kind": difference.kind.value,
        "step": difference.step,
        "source": difference.source,
        "old": difference.old,
        "new": difference.new,
    }


def told(differences: Sequence[Difference]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Name of a persona -> what changed about it, in words; in order."""
    return tuple(
        (name, tuple(_line(each) for each in several))
        for name, several in groupby(differences, key=lambda each: each.journey)
    )


def _line(difference: Difference) -> str:
    step, source, old, new = difference.step, difference.source, difference.old, difference.new
    match difference.kind:
        case DifferenceKind.PERSONA_NEW:
            return _("nieuwe persona")
        case DifferenceKind.PERSONA_GONE:
            return _("deze persona is er niet meer")
        case DifferenceKind.PERSONA_RENAMED:
            return _("heette {old}").format(old=old)
        case DifferenceKind.INTERVIEW_NEW:
            return _("nieuw gesprek: {source}").format(source=source)
        case DifferenceKind.INTERVIEW_GONE:
            return _("gesprek weg: {source}").format(source=source)
        case DifferenceKind.INTERVIEW_MOVED:
            return _("gesprek {source} komt van {old}").format(source=source, old=old)
        case DifferenceKind.STEP_NEW:
            return {
                Standing.THIN.value: _("nieuwe stap: {step} (eerst te weinig verteld)"),
                Standing.DROPPED.value: _("stap terug: {step}"),
            }.get(str(old), _("nieuwe stap: {step}")).format(step=step)
        case DifferenceKind.STEP_GONE:
            return {
                Standing.THIN.value: _("stap uit de route: {step} (nu te weinig verteld)"),
                Standing.DROPPED.value: _("stap weggelaten: {step}"),
            }.get(str(new), _("stap weg: {step}")).format(step=step)
        case DifferenceKind.STEP_MERGED:
            return _("stap {step} is samengevoegd met {new}").format(step=step, new=new)
        case DifferenceKind.STEP_SPLIT:
            return _("stap {step} is afgesplitst van {old}").format(step=step, old=old)
        case DifferenceKind.STEP_RENAMED:
            return _("stap {old} heet nu {new}").format(old=old, new=new)
        case DifferenceKind.STEP_MOVED:
            return _moved(difference)
        case DifferenceKind.PARTICIPANTS:
            return _("{step}: verteld door {new}, eerst {old}").format(step=step, new=new, old=old)
        case DifferenceKind.VALENCE:
            before, after = (decimal(value, 1) if isinstance(value, float) else _("geen") for value in (old, new))
            return _("{step}: gevoel {new}, eerst {old}").format(step=step, new=after, old=before)


def _moved(difference: Difference) -> str:
    first = _("vooraan")
    then, now = (
        _("na {step}").format(step=step) if step is not None else first for step in (difference.old, difference.new)
    )
    return _("stap {step} verplaatst: nu {now}, eerst {then}").format(step=difference.step, now=now, then=then)
