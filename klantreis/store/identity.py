"""By what a file that comes back is known to be of this study."""

from klantreis.store.study import Study


def identity(study: Study) -> str:
    """The id of the first operation: copies of a study share it, no two others do. Empty where nothing was done yet."""
    (found,) = study.one("SELECT id FROM operation ORDER BY seq LIMIT 1") or ("",)
    return str(found)
