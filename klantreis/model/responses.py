"""Response: how many people were invited, reached, and took part."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _

_COUNT = re.compile(r"(?P<about>ca\.?|circa|ongeveer|±|~)?\s*(?P<n>\d{1,6})", re.IGNORECASE)


@dataclass(frozen=True)
class Count:
    """A number of people; `about` where it was told as a round figure."""

    n: int
    about: bool = False


@dataclass(frozen=True)
class Invitation:
    """Whom people wanted to hear, and what came of it.

    `round` and `cohort` are names, None for all of them; an empty `group` stands for every group. A count is None
    where nobody noted it. `reasons` not to take part: words -> how many gave them.
    """

    round: str | None = None
    group: str = ""
    cohort: str | None = None
    invited: Count | None = None
    reached: Count | None = None
    declined: Count | None = None
    reasons: Mapping[str, int] = field(default_factory=dict)
    id: str = ""

    @property
    def of(self) -> tuple[str | None, str, str | None]:
        """Whom it is about: round, group and cohort. There is one of each."""
        return self.round, self.group, self.cohort


@dataclass(frozen=True)
class Response:
    """An invitation with how many talked: participants, not talks, counted from the sources."""

    invitation: Invitation
    participants: int
    households: int
    talks: int

    @property
    def rate(self) -> float | None:
        """The share of those invited who talked; None where nobody noted how many were invited."""
        invited = self.invitation.invited
        return self.participants / invited.n if invited is not None and invited.n else None

    @property
    def more_than_invited(self) -> bool:
        """Whether more talked than were invited, so that one of the two figures is wrong."""
        invited = self.invitation.invited
        return invited is not None and not invited.about and self.participants > invited.n


def count(text: str) -> Count | None:
    """A number as people write it: `120`, `ca. 120`; None for nothing. Raises KlantreisError for something else."""
    said = text.strip()
    if not said:
        return None
    found = _COUNT.fullmatch(said)
    if found is None:
        raise KlantreisError(_("“{text}” is geen aantal; schrijf een getal, of ca. 120.").format(text=said))
    return Count(int(found["n"]), found["about"] is not None)


def told(found: Count | None) -> str:
    """A count as `count` reads it; empty for None."""
    return "" if found is None else f"ca. {found.n}" if found.about else str(found.n)


def checked(invitation: Invitation) -> Invitation:
    """The same. Raises KlantreisError where its figures can't all be true."""
    invited, reached, declined = invitation.invited, invitation.reached, invitation.declined
    if _more(reached, invited):
        raise KlantreisError(_("Er kunnen niet meer mensen bereikt zijn dan uitgenodigd."))
    if _more(declined, reached or invited):
        raise KlantreisError(_("Er kunnen niet meer mensen weigeren dan er uitgenodigd of bereikt zijn."))
    if any(n < 1 for n in invitation.reasons.values()):
        raise KlantreisError(_("Een reden is door minstens één iemand gegeven."))
    limit = invited or reached
    if limit is not None and not limit.about and sum(invitation.reasons.values()) > limit.n:
        raise KlantreisError(_("Er zijn meer redenen om niet mee te doen dan mensen die uitgenodigd zijn."))
    return invitation


def _more(part: Count | None, whole: Count | None) -> bool:
    return part is not None and whole is not None and not part.about and not whole.about and part.n > whole.n
