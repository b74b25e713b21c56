"""Telling back to who took part, to other clients and to the councils; always as the public may read it."""

from collections.abc import Sequence

from klantreis.documents.audience import Audience
from klantreis.documents.telling_back import Told, texts
from klantreis.store.study import Study, at_one_moment
from klantreis.workflow import assessing, collect, composing, response


@at_one_moment
def told(study: Study) -> Told:
    """What there is to tell back; who owns an action stays inside.

    Raises KlantreisError where no finding is told by enough people.
    """
    found = composing.told_findings(study, Audience.PUBLIC)
    return Told(
        findings=tuple(each.finding for each in assessing.prioritised(study, found)),
        actions=tuple(composing.actions_for(study, Audience.PUBLIC)),
        participants=len(collect.participants(study)),
        settings=study.settings,
        conditions={said.finding: said.condition for said in assessing.conditions(study)},
        response=response.table(study, Audience.PUBLIC),
    )


def files(study: Study, formats: Sequence[str], _audience: Audience) -> list[tuple[str, bytes]]:
    """The letter, the item and the page as files: name and content."""
    from klantreis.documents.telling_back_docx import telling_back_document
    from klantreis.documents.telling_back_html import telling_back_page

    makers = {"docx": telling_back_document, "html": telling_back_page}
    return [
        (f"terugkoppeling-{text.name}.{name}", makers[name](text, study.settings))
        for text in texts(told(study))
        for name in formats
    ]
