"""The response as documents tell it: who was invited and who took part, without pointing at anyone."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from klantreis.documents.plain import plain
from klantreis.model.responses import Count, Invitation, Response
from klantreis.text.catalogue import _


@dataclass(frozen=True)
class ResponseTable:
    """Headings, rows of cells, and what is said below it."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    remarks: tuple[str, ...]


def response_table(found: Sequence[Response], few: int) -> ResponseTable:
    """A table of the response; groups of fewer than `few` participants are not counted out.

    One group that is hidden alone could be worked out from a total elsewhere: then the next smallest is hidden too.
    """
    hidden = hidden_rows([row.participants for row in found], few)
    columns = [(_("Groep"), [_whom(row.invitation) for row in found])]
    for title, name in ((_("Uitgenodigd"), "invited"), (_("Bereikt"), "reached")):
        counts: list[Count | None] = [getattr(row.invitation, name) for row in found]
        if any(counts):
            shown = [_told(n, few if place in hidden else 0) for place, n in enumerate(counts)]
            columns.append((title, shown))

    def figures(values: Sequence[int]) -> list[str]:
        return [_hidden() if place in hidden else str(n) for place, n in enumerate(values)]

    columns.append((_("Deelnemers"), figures([row.participants for row in found])))
    if any(row.rate is not None for row in found):
        rates = [_hidden() if place in hidden else _rate(row) for place, row in enumerate(found)]
        columns.append((_("Respons"), rates))
    columns.append((_("Gezinnen"), figures([row.households for row in found])))
    columns.append((_("Gesprekken"), figures([row.talks for row in found])))
    rows = tuple(zip(*(cells for _title, cells in columns), strict=True))
    return ResponseTable(tuple(title for title, _cells in columns), rows, tuple(_remarks(found, hidden, few)))


def hidden_rows(counts: Sequence[int], few: int) -> set[int]:
    """The places of counts that may not be told: those below `few`, and never one alone."""
    hidden = {place for place, n in enumerate(counts) if n < few}
    if len(hidden) == 1 and len(counts) > 1:
        hidden.add(min((n, place) for place, n in enumerate(counts) if place not in hidden)[1])
    return hidden


def _whom(invitation: Invitation) -> str:
    known = invitation.group, invitation.cohort, invitation.round
    return ", ".join(plain(each) for each in known if each) or _("iedereen")


def _told(n: Count | None, hide_below: int) -> str:
    if n is None:
        return "–"
    if n.n < hide_below:
        return _hidden()
    return _("ongeveer {n}").format(n=n.n) if n.about else str(n.n)


def _hidden() -> str:
    """Not `fewer than …`: of a group that is hidden with another, that need not be true."""
    return _("niet vermeld")


def _rate(row: Response) -> str:
    if row.rate is None:
        return "–"
    share = f"{row.rate:.0%}"
    about = row.invitation.invited is not None and row.invitation.invited.about
    return _("ongeveer {n}").format(n=share) if about else share


def _remarks(found: Sequence[Response], hidden: set[int], few: int) -> list[str]:
    remarks = []
    invited = [row.invitation.invited for row in found]
    if len(found) > 1 and not hidden and all(invited) and not _overlapping(found):
        people, took_part = sum(n.n for n in invited if n), sum(row.participants for row in found)
        about = any(n.about for n in invited if n)
        text = (
            _("In totaal zijn ongeveer {n} mensen uitgenodigd. {m} van hen deden mee: ongeveer {share}.")
            if about
            else _("In totaal zijn {n} mensen uitgenodigd. {m} van hen deden mee: {share}.")
        )
        remarks.append(text.format(n=people, m=took_part, share=f"{took_part / people:.0%}" if people else "–"))
    reasons: dict[str, int] = {}
    for row in found:
        for words, n in row.invitation.reasons.items():
            reasons[words] = reasons.get(words, 0) + n
    told = sorted((-n, words) for words, n in reasons.items() if n >= few)
    if told:
        listed = ", ".join(f"{plain(words)} ({-n})" for n, words in told)
        remarks.append(_("Waarom mensen niet meededen: {reasons}.").format(reasons=listed))
    if hidden:
        remarks.append(_("Waar te weinig mensen meededen, of dat uit te rekenen is, staat geen aantal."))
        remarks.append(_("Over die groepen trekken wij geen conclusies in cijfers."))
    return remarks


def _overlapping(found: Sequence[Response]) -> bool:
    """Whether somebody may be counted in two rows: an empty field stands for everybody."""
    return any(
        all(not one or not other or one == other for one, other in zip(a.invitation.of, b.invitation.of, strict=True))
        for a, b in combinations(found, 2)
    )
