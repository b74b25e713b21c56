"""The findings as files: documents to read, a picture of what to take up first, and tables."""

from collections.abc import Callable, Sequence

from klantreis.documents.audience import Audience
from klantreis.documents.findings_report import Heard, Report
from klantreis.journeys import evidence
from klantreis.model.errors import KlantreisError
from klantreis.privacy import gate
from klantreis.store import people, sources
from klantreis.store.study import Study, at_one_moment
from klantreis.text.catalogue import _
from klantreis.workflow import assessing, composing, response, workbook_contents
from klantreis.workflow.journey_documents import Files
from klantreis.workflow.rounds import per_round

FORMATS = ("xlsx", "docx", "md", "csv", "svg", "png")
_PICTURES = ("svg", "png")
_TABLES = {"xlsx", "md", "csv"}


@at_one_moment
def report(study: Study, audience: Audience) -> Report:
    """What there is to say of all findings, as this audience may read it.

    Raises KlantreisError where no finding may be told to the public.
    """
    found = composing.told_findings(study, audience)
    public = audience is Audience.PUBLIC
    limits = study.settings.gate
    rounds = {
        finding: gate.public_figures(figures, limits) if public else figures
        for finding, figures in per_round(study).items()
    }
    return Report(
        ranked=assessing.prioritised(study, found),
        actions=tuple(composing.actions_for(study, audience)),
        heard=heard(study),
        settings=study.settings,
        audience=audience,
        rounds=rounds,
        response=response.table(study, audience),
    )


def heard(study: Study) -> Heard:
    """How many took part in the study."""
    everyone = people.participants(study)
    household_of = {person.code: person.household for person in everyone if person.household}
    homes = evidence.households((person.code for person in everyone), household_of)
    return Heard(len(sources.sources(study)), len(everyone), homes)


def files(study: Study, formats: Sequence[str], audience: Audience) -> Files:
    """The findings in each of some formats: name and content.

    Raises KlantreisError where nothing may be told to the public, or there is nothing to draw.
    """
    from klantreis.documents import findings_files
    from klantreis.documents.findings_docx import findings_document
    from klantreis.documents.impact import draw

    told = report(study, audience)
    picture = draw(told) if {*formats} - _TABLES else None
    if picture is None and not {*formats}.isdisjoint(_PICTURES):
        raise KlantreisError(_("Er is nog niets te tekenen: er zijn geen verbeterpunten en geen ideeën."))
    mark = "-intern" if audience is Audience.INTERNAL else ""
    name = f"verbeterpunten{mark}"

    makers: dict[str, Callable[[], bytes]] = {
        "xlsx": lambda: workbook_contents.workbook(study, audience),
        "docx": lambda: findings_document(told, picture),
        "md": lambda: findings_files.markdown(told),
        "csv": lambda: findings_files.csv(told),
    }
    if picture is not None:
        makers |= {"svg": lambda: picture.svg, "png": lambda: picture.png}
    drawn = f"verbeterpunten-impact{mark}"
    return [(f"{drawn if kind in _PICTURES else name}.{kind}", makers[kind]()) for kind in formats]
