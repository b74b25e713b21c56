"""Worksheets for the meeting of the team: written, and what was answered read back."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from klantreis.documents import worksheet_fields
from klantreis.documents.audience import Audience
from klantreis.files.tables import read_bytes
from klantreis.model.errors import KlantreisError
from klantreis.model.worksheets import Answer
from klantreis.store import answers as store
from klantreis.store import findings as stored_findings
from klantreis.store.operations import operation
from klantreis.store.study import Study, at_one_moment
from klantreis.text.catalogue import _
from klantreis.text.clean import one_line
from klantreis.workflow import acting, assessing, composing, merge

__all__ = ["Taken", "answers", "files", "import_worksheet", "titles"]


@dataclass(frozen=True)
class Taken:
    """What was read from a worksheet: how many answers are new or changed, how many were there already.

    `gone`: how many findings of the worksheet the study no longer has; what was answered about them is left out.
    """

    team: str
    new: int
    same: int
    gone: int


def files(study: Study, _formats: Sequence[str], audience: Audience) -> list[tuple[str, bytes]]:
    """The worksheet as a file: name and content. Raises KlantreisError where there is nothing to ask about."""
    from klantreis.documents.worksheet_docx import worksheet_document

    found = composing.told_findings(study, audience)
    if not found:
        raise KlantreisError(_("Er zijn nog geen bevindingen om te bespreken; codeer eerst thema's of ideeën."))
    ranked = assessing.prioritised(study, found)
    name = "werkblad-intern.docx" if audience is Audience.INTERNAL else "werkblad.docx"
    return [(name, worksheet_document(ranked, assessing.told_by(study), study.settings, audience))]


def answers(study: Study) -> list[Answer]:
    """What teams answered, by finding."""
    return store.answers(study)


def titles(study: Study) -> dict[str, str]:
    """Finding (id) -> what it is called."""
    return acting.about(study)


@at_one_moment
def _known(study: Study) -> set[str]:
    return {finding.id for finding in merge.findings_of(study)} | set(stored_findings.titles(study))


def import_worksheet(study: Study, path: Path, team: str = "") -> Taken:
    """Read the answers of a filled-in worksheet; nothing is written where it holds nothing new.

    `team` goes before what the worksheet says; without either it is the person at work. An empty field takes no
    answer back. Raises KlantreisError where it is no worksheet, or one of another study.
    """
    filled = worksheet_fields.read(path.name, read_bytes(path))
    known = _known(study)
    gone = [finding for finding in filled.findings if finding not in known]
    if len(gone) == len(filled.findings):
        raise KlantreisError(
            _("{name} hoort bij een ander onderzoek: dit onderzoek kent geen van de bevindingen.").format(
                name=path.name
            )
        )
    who = one_line(team) or filled.team or study.actor
    there = {(a.finding, a.question): a.text for a in answers(study) if a.team == who}
    given = [Answer(finding, question, who, text) for (finding, question), text in filled.answers.items()]
    given = [answer for answer in given if answer.finding in known]
    new = [answer for answer in given if there.get((answer.finding, answer.question)) != answer.text]
    if new:
        with operation(study, "worksheet", _("Werkblad van {team} ingelezen").format(team=who)):
            current = {finding.id: finding for finding in merge.findings_of(study)}
            for answer in new:
                if answer.finding in current:
                    stored_findings.keep(study, current[answer.finding])
                store.save(study, answer)
    return Taken(who, len(new), len(given) - len(new), len(gone))
