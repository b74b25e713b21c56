"""What documents say of the response: who was asked, who took part, and why others did not."""

from klantreis.documents import words
from klantreis.documents.plain import plain
from klantreis.model.responses import Count, Figure, Key, ResponseTable
from klantreis.text import counts, rounds
from klantreis.text.catalogue import _, plural

_WIDTH = 162.0
_FIGURE = 24.0
"""Room for the table and for a column of figures, in mm."""


def asked(table: ResponseTable) -> tuple[str, ...]:
    """Who was asked and who took part, as far as that is known, a sentence each."""
    total = table.total
    told = []
    if total.invited is None:
        told.append(_("Niet van elke groep is bekend hoeveel mensen zijn uitgenodigd."))
    elif total.reached is None:
        told.append(_("De onderzoekers nodigden {people} uit.").format(people=_people(total.invited)))
    else:
        told.append(
            _("De onderzoekers nodigden {people} uit, en bereikten er {reached}.").format(
                people=_people(total.invited), reached=counts.told(total.reached)
            )
        )
    told.append(
        _("Zij spraken met {people}, uit {homes}.").format(people=_people(table.people), homes=_homes(table.homes))
    )
    if total.rate is not None:
        told.append(_("De respons is {rate}.").format(rate=counts.rate(total.rate)))
    return tuple(told)


def reasons(table: ResponseTable) -> tuple[str, ...]:
    """Who said no, and why people did not take part, a sentence each."""
    told = []
    if table.total.declined is not None:
        told.append(_("Het antwoord was nee bij {people}.").format(people=_people(table.total.declined)))
    if table.reasons:
        named = [_("{reason} ({n})").format(reason=plain(name), n=counts.brief(count)) for name, count in table.reasons]
        told.append(_("Redenen om niet mee te doen: {reasons}.").format(reasons=words.listed(named)))
    if table.other_reasons:
        told.append(_("Redenen die maar weinig mensen gaven, staan hier niet."))
    return tuple(told)


def cautions(table: ResponseTable, *, beside_rows: bool) -> tuple[str, ...]:
    """What the reader must know before drawing conclusions, a sentence each; `beside_rows`: under the table."""
    told = []
    if table.withheld and beside_rows:
        told.append(_("Sommige groepen zijn te klein om apart te tellen. Daarom zijn groepen samengenomen."))
    told.append(
        _(
            "Over een groep met minder dan {n} deelnemers, of uit minder dan {m} gezinnen, trekken wij geen conclusies "
            "in cijfers."
        ).format(n=table.least, m=table.least_homes)
    )
    if table.few:
        told.append(_("Dat geldt hier voor: {rows}.").format(rows="; ".join(_row(key) for key in table.few)))
    elif table.few_unnamed:
        told.append(_("Dat geldt hier voor een deel van de groepen."))
    if many := [_row(line.key) for line in table.lines if line.more_than_invited]:
        told.append(
            _("Er is met meer mensen gesproken dan er zijn uitgenodigd bij: {rows}.").format(rows="; ".join(many))
        )
    if isinstance(table.people, Count) and isinstance(table.total.talked, Count) and table.people != table.total.talked:
        told.append(_("Wie in meer rondes meedeed, telt in de respons bij elke ronde mee."))
    return tuple(told)


def caption(table: ResponseTable) -> str:
    """What stands above the table."""
    if table.lines:
        return _("Tabel: hoeveel mensen zijn uitgenodigd en hoeveel er meededen, per groep")
    return _("Tabel: hoeveel mensen zijn uitgenodigd en hoeveel er meededen")


def columns(table: ResponseTable) -> tuple[tuple[str, ...], list[tuple[str, ...]], tuple[float, ...]]:
    """Heads, rows with the total last, and widths in mm; of what nobody noted there is no column."""
    lines = [*table.lines, table.total] if len(table.lines) != 1 else [*table.lines]
    named = [
        (_("Groep"), [plain(each.key.group) or _("niet genoteerd") for each in table.lines]),
        (_("Ronde"), [rounds.name(each.key.round) if each.key.round else "–" for each in table.lines]),
        (_("Doelgroep"), [plain(each.key.cohort or "") or "–" for each in table.lines]),
    ]
    named = named[:1] + [column for column in named[1:] if {*column[1]} - {"–"}]
    if len(lines) > len(table.lines):
        named = [(head, [*cells, "" if place else _("Totaal")]) for place, (head, cells) in enumerate(named)]
    figures = [
        (head, [counts.brief(figure) for figure in found])
        for head, found, kept in (
            (_("Uitgenodigd"), [each.invited for each in lines], lines),
            (_("Bereikt"), [each.reached for each in lines], lines),
            (_("Zei nee"), [each.declined for each in lines], table.lines),
            (_("Deed mee"), [each.talked for each in lines], lines),
        )
        if any(found[: len(kept)])
    ]
    if any(each.rate is not None for each in lines):
        figures.append((_("Respons"), [counts.brief_rate(each.rate) for each in lines]))
    room = (_WIDTH - _FIGURE * len(figures)) / len(named)
    found = [*named, *figures]
    rows = list(zip(*(cells for _head, cells in found), strict=True))
    return tuple(head for head, _cells in found), rows, (*[room] * len(named), *[_FIGURE] * len(figures))


def _row(key: Key) -> str:
    return counts.row(Key(plain(key.group), key.round, key.cohort))


def _people(figure: Figure) -> str:
    if figure == Count(1):
        return plural("{n} mens", "{n} mensen", 1)
    return _("{count} mensen").format(count=counts.told(figure))


def _homes(figure: Figure) -> str:
    if isinstance(figure, Count):
        return words.households(figure.n)
    return _("{count} gezinnen").format(count=counts.told(figure))
