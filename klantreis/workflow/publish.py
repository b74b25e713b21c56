"""Publishing: documents for people, and files for other programs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from klantreis.documents import action_words
from klantreis.documents.audience import Audience
from klantreis.files import said
from klantreis.files.write import write_bytes
from klantreis.model.codes import Codebook
from klantreis.model.errors import KlantreisError
from klantreis.model.glossary import TermKind
from klantreis.privacy import gate
from klantreis.store.study import Study, reading
from klantreis.text.catalogue import _
from klantreis.workflow import (
    acting,
    assessing,
    codebooks,
    codings_files,
    collect,
    composing,
    findings_files,
    finishing,
    glossary,
    journey_documents,
    merge,
    response,
    rounds,
    telling_back,
    transcript_files,
    versions,
    worksheets,
)
from klantreis.workflow.journey_documents import Files

WHAT = (
    *("journeys", "bundle", "findings", "actions", "feedback", "worksheet", "codebook", "codings"),
    *("transcripts", "pseudonymised"),
)
FORMATS = {
    "journeys": (*journey_documents.FORMATS, *finishing.MADE_OF_WORD),
    "bundle": ("docx", *finishing.MADE_OF_WORD),
    "findings": (*findings_files.FORMATS, *finishing.MADE_OF_WORD),
    "actions": ("csv", "md", "ics"),
    "feedback": ("docx", "html", *finishing.MADE_OF_WORD),
    "worksheet": ("docx",),
    "codebook": ("docx", "yaml", "csv", *finishing.MADE_OF_WORD),
    "codings": ("csv",),
    "transcripts": transcript_files.FORMATS,
    "pseudonymised": transcript_files.FORMATS,
}
DEFAULTS = {
    "journeys": ("docx", "svg", "png"),
    "bundle": ("docx",),
    "findings": ("xlsx",),
    "actions": ("csv", "ics"),
    "feedback": ("docx", "html"),
    "worksheet": ("docx",),
    "codebook": ("docx",),
    "codings": ("csv",),
    "transcripts": ("txt",),
    "pseudonymised": ("txt",),
}
_MADE_WITHOUT_WORD = dict.fromkeys(("transcripts", "pseudonymised"), transcript_files.MADE_WITHOUT_WORD)
"""What else is made of Word by LibreOffice, and here is not."""
FOR_THE_PUBLIC = ("feedback",)
"""What is never for insiders only."""


def export(
    study: Study, what: str, *, out: Path | None = None, audience: str = "internal", formats: Sequence[str] = ()
) -> list[Path]:
    """Write one of WHAT to a folder (by default the study's exports/) and return the paths.

    For the public, the gate decides what goes in. Raises KlantreisError where the gate refuses, a
    format does not exist for this, or writing fails.
    """
    return export_all(study, {what: formats}, out=out, audience=audience)


def export_all(
    study: Study, wanted: Mapping[str, Sequence[str]], *, out: Path | None = None, audience: str = "internal"
) -> list[Path]:
    """Write several of WHAT, each in some formats (none: its DEFAULTS), and return the paths.

    All documents are made before the first is written, so that an error leaves nothing half-done. Raises
    KlantreisError as `export` does.
    """
    with reading(study):
        made = [_made(study, what, tuple(formats) or DEFAULTS[what], out, audience) for what, formats in wanted.items()]
    files = [file for each in made for file in each]
    if len({name for name, _data in files}) < len(files):
        raise KlantreisError(_("Deze vormen geven bestanden met dezelfde naam; schrijf ze één voor één."))
    folder = out or study.folder / "exports"
    paths = []
    for name, data in files:
        write_bytes(folder / name, data)
        paths.append(folder / name)
    return paths


def _made(study: Study, what: str, wanted: Sequence[str], out: Path | None, audience: str) -> Files:
    for name in wanted:
        if name not in FORMATS[what]:
            possible = ", ".join(FORMATS[what])
            raise KlantreisError(
                _("{what} gaat niet als {format}; kies uit {possible}.").format(
                    what=what, format=name, possible=possible
                )
            )
    audience = Audience.PUBLIC if what in FOR_THE_PUBLIC else audience
    if audience == Audience.PUBLIC:
        _refuse_what_points_at_someone(study)
    elif study.encrypted and out is None and what in ("codings", "transcripts", "pseudonymised"):
        raise KlantreisError(_("Dit onderzoek is versleuteld; geef met --out een map voor leesbare bestanden."))
    own = _MADE_WITHOUT_WORD.get(what, ())
    by_word = [name for name in wanted if name not in own]
    made_first = (*finishing.made_as(by_word), *(name for name in wanted if name in own))
    files = finishing.in_house_style(study, _MAKERS[what](study, made_first, Audience(audience)))
    if audience == Audience.PUBLIC:
        _refuse_what_came_out(study, [*files, *_twins(study, what, wanted)])
    return finishing.in_formats(files, by_word)


def _refuse_what_points_at_someone(study: Study) -> None:
    """Titles, codes and personas stand in public documents as they are; quotes are chosen one by one."""
    book = codebooks.codebook(study)
    texts = [
        study.settings.title,
        book.name,
        *(text for c in book for text in (c.name, c.definition, c.include, c.exclude)),
    ]
    for journey in merge.journeys(study):
        persona = journey.persona
        texts += [persona.name, persona.household, persona.situation, persona.portrait]
        texts += [step.label for step in journey.steps]
    texts += rounds.names(study)
    texts += [said.condition for said in assessing.conditions(study)]
    texts += [
        text for each in acting.actions(study) for text in (each.goal, each.scope or "", each.measure, each.outcome)
    ]
    if found := gate.exposed(texts, _known(study)):
        message = _("Publiceren kan niet: in een titel, code of klantreis staat {what}; haal dat er eerst uit.")
        raise KlantreisError(message.format(what=_named(found)))


def _refuse_what_came_out(study: Study, files: Files) -> None:
    """The last look: at all that stands in the finished files, in what the house style brought and in metadata too.

    What the municipality says of itself may stand there (contact, organisation, its template), and the days of actions.
    """
    meant = [study.settings.contact, study.settings.house_style.organisation]
    if any(name.endswith(".docx") for name, _data in files):
        meant += finishing.said_by_template(study)
    days = [day for action in acting.actions(study) for day in (action.start, action.due) if day]
    meant += [*days, *map(action_words.day, days)]
    allowed = set(gate.exposed(meant, ()))
    known = _known(study)
    for name, data in files:
        if found := [text for text in gate.exposed(said.texts(name, data), known) if text not in allowed]:
            message = _("Publiceren kan niet: in {file} zou {what} staan; haal dat eerst uit het onderzoek.")
            raise KlantreisError(message.format(file=name, what=_named(found)))


def _twins(study: Study, what: str, wanted: Sequence[str]) -> Files:
    """Of pictures in points, the same in words that can be read."""
    return _MAKERS[what](study, ("svg",), Audience.PUBLIC) if "png" in wanted and "svg" not in wanted else []


def _known(study: Study) -> set[str]:
    """What only insiders know people and talks by."""
    codes = {person.code for person, _titles in collect.participants(study)}
    people = {term.name for term in glossary.terms(study) if term.kind is TermKind.PERSON}
    titles = {c.source.title for c in collect.sources(study) if any(sign.isdigit() for sign in c.source.title)}
    return codes | people | titles


def _named(found: Sequence[str]) -> str:
    return ", ".join(f"“{text}”" for text in found[:5])


def _journeys(study: Study, formats: Sequence[str], audience: Audience) -> Files:
    return journey_documents.journey_files(composing.contents(study, audience), formats, _mark(audience))


def _bundle(study: Study, _formats: Sequence[str], audience: Audience) -> Files:
    contents, respondents = composing.contents(study, audience), composing.respondents(study, audience)
    asked = response.table(study, audience)
    return journey_documents.bundle_files(contents, respondents, versions.labelled(study), asked, _mark(audience))


def _mark(audience: Audience) -> str:
    """What sets an internal file apart, so that it can never stand where a public one stood."""
    return "-intern" if audience is Audience.INTERNAL else ""


def _actions(study: Study, formats: Sequence[str], audience: Audience) -> Files:
    from klantreis.documents import actions_files

    found = composing.actions_for(study, audience)
    titles = {finding.id: finding.title for finding in composing.findings_for(study, audience)}
    if audience is Audience.INTERNAL:
        titles = {**acting.about(study), **titles}
    makers = {"csv": actions_files.csv, "md": actions_files.markdown, "ics": actions_files.calendar}
    return [(f"acties{_mark(audience)}.{name}", makers[name](found, titles)) for name in formats]


def _codebook(study: Study, formats: Sequence[str], audience: Audience) -> Files:
    from klantreis.coding import codebook_files
    from klantreis.documents import codebook_docx

    book = versions.labelled(study)
    if audience is Audience.PUBLIC:  # an example is often somebody's own words
        book = Codebook(book.name, (replace(c, example="") for c in book), book.version)
    makers: dict[str, Callable[[], bytes]] = {
        "docx": lambda: codebook_docx.codebook_document(book),
        "yaml": lambda: codebook_files.write_yaml(book),
        "csv": lambda: codebook_files.write_csv(book),
    }
    return [(f"codeboek.{name}", makers[name]()) for name in formats]


def _codings(study: Study, _formats: Sequence[str], audience: Audience) -> Files:
    from klantreis.coding import codings_csv

    _internal_only(audience)
    return [("coderingen.csv", codings_csv.write(codings_files.coding_rows(study)))]


def _transcripts(study: Study, formats: Sequence[str], audience: Audience) -> Files:
    _internal_only(audience)
    return transcript_files.files(study, formats)


def _pseudonymised(study: Study, formats: Sequence[str], audience: Audience) -> Files:
    _internal_only(audience)
    return transcript_files.pseudonymised(study, formats)


def _internal_only(audience: Audience) -> None:
    if audience is Audience.PUBLIC:
        raise KlantreisError(_("Dit is nooit openbaar; gebruik --audience internal."))


_MAKERS: dict[str, Callable[[Study, Sequence[str], Audience], Files]] = {
    "journeys": _journeys,
    "bundle": _bundle,
    "findings": findings_files.files,
    "actions": _actions,
    "feedback": telling_back.files,
    "worksheet": worksheets.files,
    "codebook": _codebook,
    "codings": _codings,
    "transcripts": _transcripts,
    "pseudonymised": _pseudonymised,
}
