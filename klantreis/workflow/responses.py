"""The response: whom people invited, beside who talked."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from klantreis.files.tables import read_bytes, read_table
from klantreis.model.errors import KlantreisError
from klantreis.model.people import Participant
from klantreis.model.responses import Count, Invitation, Response, checked, count
from klantreis.model.sources import Source
from klantreis.store import people, sources
from klantreis.store import responses as store
from klantreis.store.operations import operation
from klantreis.store.study import Study, at_one_moment
from klantreis.text.catalogue import _, plural
from klantreis.text.clean import one_line

COLUMNS = ("round", "group", "cohort", "invited", "reached", "declined", "reasons")


@at_one_moment
def table(study: Study) -> list[Response]:
    """What was noted, with who talked; groups of whom nothing was noted come last."""
    everyone, talks = people.participants(study), sources.sources(study)
    noted = store.invitations(study)
    found = [_response(each, everyone, talks) for each in noted]
    rounds = sorted({source.round for source in talks}, key=lambda name: (name is None, name or ""))
    for round_ in rounds:
        for group in sorted({person.group for person in everyone}, key=lambda name: (not name, name.casefold())):
            if not any(_covers(each, round_, group) for each in noted):
                row = _response(Invitation(round_, group), everyone, [s for s in talks if s.round == round_])
                found += [row] if row.participants else []
    return found


def _covers(invitation: Invitation, round_: str | None, group: str) -> bool:
    return invitation.round in (None, round_) and invitation.group in ("", group)


def _response(invitation: Invitation, everyone: list[Participant], talks: list[Source]) -> Response:
    """An invitation with those whom it is about and who took part in a source of its round."""
    wanted = {
        person.code: person.household or f"\0{person.code}"
        for person in everyone
        if invitation.group in ("", person.group) and invitation.cohort in (None, person.cohort)
    }
    own = [s for s in talks if invitation.round in (None, s.round) and not wanted.keys().isdisjoint(s.participants)]
    who = {code for source in own for code in source.participants if code in wanted}
    return Response(invitation, len(who), len({wanted[code] for code in who}), len(own))


def put(study: Study, invitation: Invitation) -> None:
    """Note whom people invited; a second note about the same round, group and cohort adds to the first.

    What the second leaves open stays. Raises KlantreisError where the figures can't all be true.
    """
    with operation(study, "response", _("Respons: {who}").format(who=name(invitation))):
        _put(study, invitation)


def _put(study: Study, given: Invitation) -> None:
    before = next((each for each in store.invitations(study) if each.of == given.of), None)
    if before is not None:
        given = replace(
            before,
            invited=given.invited or before.invited,
            reached=given.reached or before.reached,
            declined=given.declined or before.declined,
            reasons=given.reasons or before.reasons,
        )
    store.save(study, checked(given))


def change(study: Study, before: Invitation, after: Invitation) -> None:
    """Say something else of an invitation, or nothing any more. Raises KlantreisError as `put` does."""
    with operation(study, "response", _("Respons: {who}").format(who=name(after))):
        if any(each.of == after.of and each.id != before.id for each in store.invitations(study)):
            raise KlantreisError(_("Van {who} is al iets genoteerd.").format(who=name(after)))
        store.save(study, checked(replace(after, id=before.id)))


def remove(study: Study, invitation: Invitation) -> None:
    """Forget an invitation; who talked stays."""
    with operation(study, "response", _("Respons weggehaald: {who}").format(who=name(invitation))):
        store.remove(study, invitation.id)


def find(study: Study, round_: str | None, group: str, cohort: str | None) -> Invitation:
    """What was noted of these. Raises KlantreisError where nothing was."""
    wanted = Invitation(round_, group, cohort)
    for each in store.invitations(study):
        if each.of == wanted.of:
            return each
    raise KlantreisError(_("Van {who} is niets genoteerd.").format(who=name(wanted)))


def name(invitation: Invitation) -> str:
    """Whom it is about, in words."""
    return ", ".join(filter(None, (invitation.group or _("iedereen"), invitation.cohort, invitation.round)))


def import_table(study: Study, path: Path) -> int:
    """Take over a CSV file (see COLUMNS); how many rows it has.

    Counts as `model.responses.count` reads them, reasons as `geen tijd=3; ziek=1`. Rows add and change, none is
    removed. Raises KlantreisError, and changes nothing, for a wrong row.
    """
    rows = read_table(read_bytes(path), path.name, required=("invited",), allowed=COLUMNS)
    summary = plural("Respons van {n} groep ingelezen", "Respons van {n} groepen ingelezen", len(rows))
    with operation(study, "response", summary):
        for row in rows:
            where = _("{name}, regel {line}").format(name=path.name, line=row.line)
            try:
                _put(study, _of_row({key: one_line(value) for key, value in row.items()}))
            except KlantreisError as error:
                raise KlantreisError(f"{where}: {error}") from error
    return len(rows)


def _of_row(row: Mapping[str, str]) -> Invitation:
    return Invitation(
        row.get("round") or None,
        row.get("group", ""),
        row.get("cohort") or None,
        *counts(row),
        reasons=reasons(row.get("reasons", "")),
    )


def counts(texts: Mapping[str, str | None]) -> tuple[Count | None, Count | None, Count | None]:
    """How many were invited and reached, and declined, from texts by name. Raises KlantreisError."""
    invited, reached, declined = (count(texts.get(key) or "") for key in ("invited", "reached", "declined"))
    return invited, reached, declined


def with_field(invitation: Invitation, field: str, text: str) -> Invitation:
    """The invitation with one field as people typed it. Raises KlantreisError where it can't be read."""
    said = one_line(text)
    if field == "reasons":
        return replace(invitation, reasons=reasons(said))
    if field == "group":
        return replace(invitation, group=said)
    if field in ("round", "cohort"):
        return replace(invitation, **{field: said or None})  # type: ignore[arg-type]
    return replace(invitation, **{field: count(said)})  # type: ignore[arg-type]


def reasons(text: str) -> dict[str, int]:
    """`geen tijd=3; ziek=1` as reasons with how many gave them. Raises KlantreisError."""
    found: dict[str, int] = {}
    for entry in filter(None, map(one_line, text.split(";"))):
        words, sign, number = entry.rpartition("=")
        amount = count(number) if sign and words.strip() else None
        if amount is None:
            message = _("Schrijf een reden met een aantal, zoals “geen tijd=3”, niet “{entry}”.")
            raise KlantreisError(message.format(entry=entry))
        found[words.strip()] = amount.n
    return found
