"""Response: who was asked to take part, who was reached, who talked, and why others did not.

Who talked is never noted: it is counted from the sources, participants and not stories.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _


class Key(NamedTuple):
    """What a row is about. No round or cohort: everyone of the group for whom no row of their own stands."""

    group: str
    round: str | None = None
    cohort: str | None = None


@dataclass(frozen=True)
class Count:
    """So many people; `circa`: about so many."""

    n: int
    circa: bool = False


@dataclass(frozen=True)
class Fewer:
    """Fewer people than this; how many is not told."""

    than: int


Figure = Count | Fewer | None
"""A count as somebody may read it; None where nobody noted it."""


@dataclass(frozen=True)
class Response:
    """What was noted about asking people; None: unknown. `reasons`: why people did not take part -> how many."""

    key: Key
    invited: Count | None = None
    reached: Count | None = None
    declined: Count | None = None
    agreed: Count | None = None
    reasons: Mapping[str, Count] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """Whether nothing was noted."""
        return not self.reasons and {self.invited, self.reached, self.declined, self.agreed} == {None}


def checked(response: Response) -> Response:
    """The same response. Raises KlantreisError where its counts can't all be true; what is about counts loosely."""
    counts = (response.invited, response.reached, response.declined, response.agreed, *response.reasons.values())
    if any(count is not None and count.n < 0 for count in counts):
        raise KlantreisError(_("Een aantal mensen is nooit kleiner dan nul."))
    invited, reached, declined, agreed = map(_exact, counts[:4])
    if invited is not None and reached is not None and reached > invited:
        raise KlantreisError(
            _("Er zijn meer mensen bereikt ({n}) dan uitgenodigd ({most}); kijk de aantallen na.").format(
                n=reached, most=invited
            )
        )
    answered = (declined or 0) + (agreed or 0)
    for most, name in ((reached, _("bereikt")), (invited, _("uitgenodigd"))):
        if most is not None and answered > most:
            raise KlantreisError(
                _("Er zeiden meer mensen ja of nee ({n}) dan er zijn {name} ({most}); kijk de aantallen na.").format(
                    n=answered, name=name, most=most
                )
            )
    missed = _missed(invited, reached, declined, agreed)
    told = sum(_exact(count) or 0 for count in response.reasons.values())
    if missed is not None and told > missed:
        raise KlantreisError(
            _("De redenen tellen op tot {n}, maar hooguit {most} mensen deden niet mee; kijk de aantallen na.").format(
                n=told, most=missed
            )
        )
    return response


def _exact(count: Count | None) -> int | None:
    return None if count is None or count.circa else count.n


def _missed(invited: int | None, reached: int | None, declined: int | None, agreed: int | None) -> int | None:
    """At most so many declined or were not reached; None where nobody can tell."""
    if invited is None:
        return None
    if reached is not None and declined is not None:
        return invited - reached + declined
    return invited - (agreed or 0)


class Voice(NamedTuple):
    """Somebody who was heard in a source; `home` is their household, or something of their own."""

    key: Key
    code: str
    home: str


@dataclass(frozen=True)
class Tally:
    """What was noted, and who talked. `talked` counts who was heard in two rounds twice, as invitations do."""

    response: Response
    talked: int = 0
    people: frozenset[str] = frozenset()
    homes: frozenset[str] = frozenset()

    @property
    def key(self) -> Key:
        """What the row is about."""
        return self.response.key

    @property
    def rate(self) -> "Rate | None":
        """Which share of those who were invited talked; None where it is not known how many those were."""
        return rate(self.response.invited, Count(self.talked))

    @property
    def more_than_invited(self) -> bool:
        """Whether more people talked than were invited, as far as that was counted."""
        invited = _exact(self.response.invited)
        return invited is not None and self.talked > invited


@dataclass(frozen=True)
class Rate:
    """A share of 1 (more where more talked than were invited); `circa`: about."""

    share: float
    circa: bool = False


def rate(invited: Figure, talked: Figure) -> Rate | None:
    """The response rate; None where one of both is not known."""
    if not isinstance(invited, Count) or not isinstance(talked, Count) or not invited.n:
        return None
    return Rate(talked.n / invited.n, invited.circa or talked.circa)


def tallied(responses: Iterable[Response], voices: Iterable[Voice]) -> tuple[Tally, ...]:
    """All that was noted with who talked, and a row of their own for those about whom nothing was noted.

    Everyone counts in one row of each round: the one that says most about them.
    """
    noted = {response.key: response for response in responses}
    people: dict[Key, dict[str, str]] = {key: {} for key in noted}
    for key, code, home in voices:
        wider = (key, key._replace(cohort=None), key._replace(round=None), Key(key.group))
        people.setdefault(next((each for each in wider if each in noted), key), {})[code] = home
    return tuple(
        Tally(noted.get(key, Response(key)), len(found), frozenset(found), frozenset(found.values()))
        for key, found in sorted(people.items(), key=lambda each: _order(each[0]))
    )


def _order(key: Key) -> tuple[object, ...]:
    """By round, then group and cohort; who has no group comes last in its round."""
    return (key.round or "", not key.group, key.group.casefold(), key.group, key.cohort or "")


def together(key: Key, tallies: Sequence[Tally]) -> Tally:
    """Several rows as one. A count that one of them lacks is unknown; it is about where one of them is."""
    noted = [each.response for each in tallies]
    reasons: dict[str, Count] = {}
    for response in noted:
        for name, count in response.reasons.items():
            before = reasons.get(name, Count(0))
            reasons[name] = Count(before.n + count.n, before.circa or count.circa)
    return Tally(
        Response(
            key,
            _sum(response.invited for response in noted),
            _sum(response.reached for response in noted),
            _sum(response.declined for response in noted),
            _sum(response.agreed for response in noted),
            reasons,
        ),
        sum(each.talked for each in tallies),
        frozenset[str]().union(*(each.people for each in tallies)),
        frozenset[str]().union(*(each.homes for each in tallies)),
    )


def by(tallies: Sequence[Tally], part: Callable[[Key], Key]) -> list[Tally]:
    """The rows put together by a coarser key."""
    parts: dict[Key, list[Tally]] = {}
    for each in tallies:
        parts.setdefault(part(each.key), []).append(each)
    return [together(key, found) for key, found in parts.items()]


def _sum(counts: Iterable[Count | None]) -> Count | None:
    found = list(counts)
    known = [count for count in found if count is not None]
    if len(known) < len(found):
        return None
    return Count(sum(count.n for count in known), any(count.circa for count in known))


@dataclass(frozen=True)
class Line:
    """A row as its audience may read it."""

    key: Key
    invited: Figure
    reached: Figure
    declined: Figure
    talked: Figure

    @property
    def rate(self) -> Rate | None:
        """The response rate, from what may be read."""
        return rate(self.invited, self.talked)

    @property
    def more_than_invited(self) -> bool:
        """Whether one reads that more people talked than were invited."""
        found = self.rate
        return found is not None and not found.circa and found.share > 1


@dataclass(frozen=True)
class ResponseTable:
    """The response as its audience may read it.

    `withheld`: rows were put together, or left out, since some were too small. `reasons`: most named first;
    `other_reasons`: there are more, of too few people each. `few`: of whom too few talked for a conclusion in
    figures (`few_unnamed`: there are such, but which is not told). `people`, `homes`: how many people talked in all,
    and from how many households; `least`, `least_homes`: with fewer nothing is concluded in figures.
    """

    lines: tuple[Line, ...]
    total: Line
    people: Figure
    homes: Figure
    least: int
    least_homes: int
    reasons: tuple[tuple[str, Count], ...] = ()
    other_reasons: bool = False
    few: tuple[Key, ...] = ()
    few_unnamed: bool = False
    withheld: bool = False


def line(tally: Tally) -> Line:
    """A row with all of its figures."""
    noted = tally.response
    return Line(tally.key, noted.invited, noted.reached, noted.declined, Count(tally.talked))


def ranked(reasons: Mapping[str, Count]) -> tuple[tuple[str, Count], ...]:
    """Reasons, those of most people first."""
    return tuple(sorted(reasons.items(), key=lambda each: (-each[1].n, each[0].casefold(), each[0])))


def hidden_below(figure: Figure, least: int) -> Figure:
    """The figure, or that it is fewer than `least`; nothing is no exception, so that "fewer" gives nobody away."""
    return Fewer(least) if isinstance(figure, Count) and figure.n < least else figure


def hidden(shown: Line, least: int) -> Line:
    """A row in which every figure below `least` is hidden."""
    return replace(
        shown,
        invited=hidden_below(shown.invited, least),
        reached=hidden_below(shown.reached, least),
        declined=hidden_below(shown.declined, least),
        talked=hidden_below(shown.talked, least),
    )
