"""Which passages one wants to see: whose, of when, by which coder, how felt."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields

from klantreis.model.codes import CodeKind
from klantreis.model.errors import KlantreisError
from klantreis.store import people, sources
from klantreis.store.study import Study
from klantreis.text.catalogue import _

Valences = frozenset[int | None]


@dataclass(frozen=True)
class Sieve:
    """What passages must be; None lets everything through. Groups, rounds and coders go by name.

    The group is that of who speaks in the turn where a passage begins; where nobody noted who that is,
    that of anyone who took part in the source. In `valences`, None stands for no feeling noted.
    """

    groups: frozenset[str] | None = None
    rounds: frozenset[str] | None = None
    coders: frozenset[str] | None = None
    valences: Valences | None = None
    kinds: frozenset[CodeKind] | None = None

    @property
    def active(self) -> bool:
        """Whether anything is kept back."""
        return any(getattr(self, field.name) is not None for field in fields(self))


ALL = Sieve()


@dataclass(frozen=True)
class Names:
    """The names that a sieve can speak of, sorted."""

    groups: tuple[str, ...]
    rounds: tuple[str, ...]
    coders: tuple[str, ...]


def names(study: Study) -> Names:
    """What there is to choose from."""
    groups = {p.group for p in people.participants(study) if p.group}
    rounds = {s.round for s in sources.sources(study) if s.round}
    return Names(tuple(sorted(groups)), tuple(sorted(rounds)), tuple(p.name for p in people.persons(study)))


def read(
    study: Study,
    *,
    groups: Iterable[str] = (),
    rounds: Iterable[str] = (),
    coders: Iterable[str] = (),
    valences: str = "",
) -> Sieve:
    """A sieve from what was typed; nothing given keeps nothing back. Raises KlantreisError."""
    known = names(study)
    return Sieve(
        groups=_known(groups, known.groups, _("De groep “{name}” komt niet voor.")),
        rounds=_known(rounds, known.rounds, _("De ronde “{name}” komt niet voor.")),
        coders=_known(coders, known.coders, _("De codeur “{name}” komt niet voor.")),
        valences=_valences(valences),
    )


def _known(wanted: Iterable[str], known: Iterable[str], unknown: str) -> frozenset[str] | None:
    by_name = {name.casefold(): name for name in known}
    found = set()
    for name in wanted:
        if name.casefold() not in by_name:
            there_is = ", ".join(by_name.values()) or _("nog geen")
            raise KlantreisError(f"{unknown.format(name=name)} {_('Kies uit: {names}.').format(names=there_is)}")
        found.add(by_name[name.casefold()])
    return frozenset(found) or None


def _valences(typed: str) -> Valences | None:
    """Feelings as numbers or words, with commas between them: `-2,-1`, `neg`, `0,geen`."""
    words: dict[str, Valences] = {str(n).replace("-", sign): frozenset({n}) for n in range(-2, 3) for sign in "-−"}
    words |= {"+1": frozenset({1}), "+2": frozenset({2}), "neg": frozenset({-2, -1}), "pos": frozenset({1, 2})}
    words |= {"neutraal": frozenset({0}), "geen": frozenset({None})}
    found: set[int | None] = set()
    for part in filter(None, (part.strip().lower() for part in typed.split(","))):
        if part not in words:
            raise KlantreisError(
                _("“{part}” is geen gevoel; geef getallen van -2 tot 2, of neg, neutraal, pos of geen.").format(
                    part=part
                )
            )
        found |= words[part]
    return frozenset(found) or None


def saying(study: Study, sieve: Sieve) -> Callable[[str, str | None], bool]:
    """Whether the words of a speaker in a source (by title) come through, as far as group and round go."""
    if sieve.groups is None and sieve.rounds is None:
        return lambda _source, _speaker: True
    group_of = {p.code: p.group for p in people.participants(study)}
    rounds: dict[str, str | None] = {}
    groups: dict[str, dict[str | None, set[str]]] = {}
    for source in sources.sources(study):
        rounds[source.title] = source.round
        speaking = groups[source.title] = {None: {group_of.get(code, "") for code in source.participants}}
        for attendance in source.attendances:
            if attendance.speaker:
                speaking.setdefault(attendance.speaker, set()).add(group_of.get(attendance.participant, ""))

    def said(source: str, speaker: str | None) -> bool:
        if sieve.rounds is not None and rounds.get(source) not in sieve.rounds:
            return False
        known = groups.get(source, {None: set()})
        return sieve.groups is None or bool(known.get(speaker, known[None]) & sieve.groups)

    return said
