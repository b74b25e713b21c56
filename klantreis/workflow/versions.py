"""Versions of the codebook: stamped by hand, or when a round starts, and compared."""

from dataclasses import dataclass

from klantreis.coding import codebook_diff, codebook_snapshot
from klantreis.coding.codebook_diff import Change
from klantreis.coding.codebook_snapshot import Snapshot
from klantreis.model.codes import Codebook
from klantreis.model.errors import KlantreisError
from klantreis.store import codes, people
from klantreis.store import versions as store
from klantreis.store.operations import operation
from klantreis.store.study import Study, reading
from klantreis.store.versions import Version
from klantreis.text.catalogue import _
from klantreis.text.clean import one_line

__all__ = ["Comparison", "Version", "between", "compare", "labelled", "stamp", "stamp_round", "versions"]


@dataclass(frozen=True)
class Comparison:
    """What changed from one state of the codebook to a later one; `newer` is None for how it stands now."""

    older: Version
    newer: Version | None
    changes: tuple[Change, ...]


def versions(study: Study) -> list[Version]:
    """All versions, the oldest first."""
    return store.versions(study)


def stamp(study: Study, name: str, round_name: str | None = None, note: str = "") -> Version:
    """Keep the codebook as it stands under a name, for a round where one is given. Raises KlantreisError."""
    label = one_line(name)
    if not label:
        raise KlantreisError(_("Geef de versie een naam."))
    with operation(study, "stamp", _("Codeboek vastgelegd als versie {name}").format(name=label)):
        book = codes.codebook(study)
        if not len(book):
            raise KlantreisError(_("Het codeboek is nog leeg; er is niets om vast te leggen."))
        known = store.versions(study)
        if any(version.name.casefold() == label.casefold() for version in known):
            raise KlantreisError(_("Er is al een versie {name}; kies een andere naam.").format(name=label))
        round_id = people.named(study, "round", one_line(round_name or ""))
        merged = store.merges_since(study, known[-1].number if known else None)
        number = store.stamp(study, label, round_id, one_line(note), codebook_snapshot.write(Snapshot(book, merged)))
        return next(version for version in store.versions(study) if version.number == number)


def stamp_round(study: Study, round_name: str) -> None:
    """Stamp the codebook when the first source of a round comes in, if there is one; to be called in an operation."""
    round_id = people.named(study, "round", round_name)
    if round_id is None or store.has_round(study, round_id) or not len(codes.codebook(study)):
        return
    taken = {version.name.casefold() for version in store.versions(study)}
    name, number = round_name, 1
    while name.casefold() in taken:
        number += 1
        name = f"{round_name} ({number})"
    stamp(study, name, round_name, _("bij de start van de ronde"))


def labelled(study: Study) -> Codebook:
    """The codebook with the name of its latest version, and the word that it was changed since where it was."""
    with reading(study):
        book, known = codes.codebook(study), store.versions(study)
        if not known:
            return book
        latest = known[-1]
        same = codebook_snapshot.read(store.content(study, latest.number) or "").book.codes == book.codes
    label = latest.name if same else _("{version}, daarna aangepast").format(version=latest.name)
    return Codebook(book.name, book.codes, label)


def compare(study: Study, older: int | None = None, newer: int | None = None) -> Comparison:
    """What changed between two versions by number: from the latest one, up to now, unless said otherwise.

    Raises KlantreisError where there is no such version.
    """
    with reading(study):
        known = {version.number: version for version in store.versions(study)}
        if not known:
            raise KlantreisError(_("Er is nog geen versie; leg er een vast met: klantreis codebook stamp NAAM"))
        older = max(known) if older is None else older
        for number in (older, newer):
            if number is not None and number not in known:
                raise KlantreisError(
                    _("Versie {n} bestaat niet; bekijk ze met: klantreis codebook versions").format(n=number)
                )
        if newer is not None and newer < older:
            older, newer = newer, older
        steps = [number for number in sorted(known) if older < number and (newer is None or number <= newer)]
        snapshots = {n: codebook_snapshot.read(store.content(study, n) or "") for n in (older, *steps)}
        merged = {gone: heir for n in steps for gone, heir in snapshots[n].merged.items()}
        if newer is None:
            merged |= store.merges_since(study, max(known))
        now = codes.codebook(study) if newer is None else snapshots[newer].book
        changes = codebook_diff.diff(snapshots[older].book, now, merged)
    return Comparison(known[older], None if newer is None else known[newer], changes)


def between(older: Codebook, newer: Codebook) -> tuple[Change, ...]:
    """What changed between two states of the codebook."""
    return codebook_diff.diff(older, newer)
