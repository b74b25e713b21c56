"""Participants from files."""

from dataclasses import dataclass
from pathlib import Path

from klantreis.files.tables import read_bytes, read_table
from klantreis.model.errors import KlantreisError
from klantreis.model.people import Participant
from klantreis.store import people
from klantreis.store import sources as store
from klantreis.store.operations import operation
from klantreis.store.study import Study
from klantreis.text.catalogue import _, plural
from klantreis.text.clean import one_line

COLUMNS = ("code", "group", "household", "cohort", "organisation", "age_band", "traits", "consent", "sources")


@dataclass(frozen=True)
class PeopleReport:
    """What came of a list of participants: how many rows it has, and a line for each source that is not there."""

    rows: int
    missing: tuple[str, ...]


def import_participants(study: Study, path: Path) -> PeopleReport:
    """Take over what a CSV file says about participants, and who took part in which source.

    `sources` holds titles with a `;` between them, each as `title` or `title:speaker`; traits are
    `key=value` with a `;` between them. For the sources that it names, the file says all:
    whoever else was noted there, such as the participant that an import made up, goes. A source that
    is not there is told and left out. Raises KlantreisError, and changes nothing, for a wrong row.
    """
    rows = read_table(read_bytes(path), path.name, required=("code",), allowed=COLUMNS)
    by_title = {source.title.casefold(): source for source in store.sources(study)}
    summary = plural("{n} respondent bijgewerkt", "{n} respondenten bijgewerkt", len(rows))
    missing: list[str] = []
    with operation(study, "participants", summary):
        listed: dict[str, set[str]] = {}
        known: set[str] = set()
        for row in rows:
            where = _("{name}, regel {line}").format(name=path.name, line=row.line)
            code = one_line(row["code"])
            if not code:
                raise KlantreisError(_("{where}: er staat geen code.").format(where=where))
            participant = Participant(
                "",
                code,
                group=one_line(row.get("group", "")),
                household=one_line(row.get("household", "")) or None,
                cohort=one_line(row.get("cohort", "")) or None,
                organisation=one_line(row.get("organisation", "")) or None,
                age_band=one_line(row.get("age_band", "")),
                traits=_traits(row.get("traits", ""), where),
                consent=one_line(row.get("consent", "")),
            )
            participant_id = people.save_participant(study, participant)
            known.add(participant_id)
            for entry in filter(None, map(one_line, row.get("sources", "").split(";"))):
                title, _colon, speaker = entry.partition(":")
                source = by_title.get(title.casefold())
                if source is None:
                    told = _("{where}: de bron {title} bestaat niet; de rest van de lijst is overgenomen.")
                    missing.append(told.format(where=where, title=title))
                    continue
                store.attend(study, source.id, participant_id, speaker or None)
                listed.setdefault(source.id, set()).add(participant_id)
        for source_id, attending in listed.items():
            store.attend_only(study, source_id, attending, known)
    return PeopleReport(len(rows), tuple(missing))


def _traits(text: str, where: str) -> dict[str, str]:
    traits = {}
    for entry in filter(None, map(one_line, text.split(";"))):
        key, sign, value = entry.partition("=")
        if not sign or not key.strip() or not value.strip():
            raise KlantreisError(
                _("{where}: schrijf een kenmerk als naam=waarde, niet “{entry}”.").format(where=where, entry=entry)
            )
        traits[key.strip()] = value.strip()
    return traits
