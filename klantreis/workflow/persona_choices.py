"""What speaks for each number of personas in a study."""

from typing import TYPE_CHECKING

from klantreis.store.study import Study, at_one_moment
from klantreis.workflow import building, merge

if TYPE_CHECKING:
    from klantreis.journeys.choices import Choice


@at_one_moment
def choices(study: Study) -> "tuple[Choice, ...]":
    """A choice for each number of personas, heeding what people decided; none where nothing was told.

    `lost` counts the steps that fewer tellings tell than there must be participants to publish one.
    """
    from klantreis.journeys import choices as of_project

    project = merge.project(study)
    if not project.tellings:
        return ()
    return of_project.choices(project, study.settings.gate.participants, building.constraints(study))
