"""Response: noting who was asked to take part, and setting who talked beside it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypedDict, Unpack

from klantreis.documents.audience import Audience
from klantreis.model.errors import KlantreisError
from klantreis.model.responses import Count, Key, Response, ResponseTable, Tally, Voice, checked, tallied
from klantreis.privacy import responses as privacy
from klantreis.store import people, sources
from klantreis.store import responses as store
from klantreis.store.operations import operation
from klantreis.store.study import Study, at_one_moment
from klantreis.text import counts
from klantreis.text.catalogue import _
from klantreis.text.clean import one_line


class Said(TypedDict, total=False):
    """What is said of a row; what is left out stays as it was, and None is unknown. Reasons are said one by one."""

    invited: Count | None
    reached: Count | None
    declined: Count | None
    agreed: Count | None
    reasons: Mapping[str, Count | None]


@at_one_moment
def tallies(study: Study) -> tuple[Tally, ...]:
    """All rows with who talked; also of those about whom nothing was noted."""
    known = {person.code: person for person in people.participants(study)}
    voices = [
        Voice(Key(person.group, source.round, person.cohort), code, person.household or f"\0{code}")
        for source in sources.sources(study)
        for code in source.participants
        if (person := known.get(code)) is not None
    ]
    return tallied(store.responses(study), voices)


@at_one_moment
def table(study: Study, audience: Audience) -> ResponseTable | None:
    """The response as this audience may read it; None where nothing was noted about asking people."""
    if not store.responses(study):
        return None
    told = privacy.public if audience is Audience.PUBLIC else privacy.internal
    return told(tallies(study), study.settings.gate)


def note(study: Study, key: Key, **said: Unpack[Said]) -> Response:
    """Say something of a row, which is made where it is new. Raises KlantreisError where that can't be true."""
    with operation(study, "response", _("Respons: {row}").format(row=counts.row(key))):
        return _note(study, key, said)


def _note(study: Study, key: Key, said: Said) -> Response:
    known = spelled(study, key)
    before = next((each for each in store.responses(study) if each.key == known), Response(known))
    values: dict[str, object] = dict(said)
    reasons = {**before.reasons}
    for name, count in said.get("reasons", {}).items():
        like = next((each for each in reasons if each.casefold() == name.casefold()), name)
        if count is None:
            reasons.pop(like, None)
        else:
            reasons[like] = count
    response = checked(replace(before, **{**values, "reasons": reasons}))  # type: ignore[arg-type]
    store.save(study, response)
    return response


def remove(study: Study, key: Key) -> None:
    """Take away what was noted in a row; who talked stays. Raises KlantreisError where there is no such row."""
    known = spelled(study, key)
    if all(each.key != known for each in store.responses(study)):
        raise KlantreisError(
            _("Over “{row}” is geen respons genoteerd; bekijk alles met: klantreis response").format(
                row=counts.row(key)
            )
        )
    with operation(study, "response", _("Respons weggehaald: {row}").format(row=counts.row(known))):
        store.remove(study, known)


def excess(tally: Tally) -> str:
    """That more people talked than were invited."""
    noted = _("{row}: er is met meer mensen gesproken ({n}) dan er zijn uitgenodigd ({invited}); kijk de aantallen na.")
    return noted.format(
        row=counts.row(tally.key), n=counts.brief(Count(tally.talked)), invited=counts.brief(tally.response.invited)
    )


def spelled(study: Study, key: Key) -> Key:
    """A row as the study spells it: upper and lower case are the same. Raises KlantreisError where it has no group."""
    group, round_name, cohort = (one_line(text or "") for text in key)
    if not group:
        raise KlantreisError(_("Zeg om welke groep het gaat, bijvoorbeeld jongere of ouder."))
    everyone = people.participants(study)
    noted = [each.key for each in store.responses(study)]
    groups = [person.group for person in everyone] + [each.group for each in noted]
    rounds = [source.round for source in sources.sources(study)] + [each.round for each in noted]
    cohorts = [person.cohort for person in everyone] + [each.cohort for each in noted]

    def like(text: str, known: list[str | None]) -> str | None:
        if text in known:
            return text
        return next((each for each in known if each and each.casefold() == text.casefold()), text or None)

    return Key(like(group, [*groups]) or group, like(round_name, rounds), like(cohort, cohorts))
