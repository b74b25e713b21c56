"""Making a code as a dialog asked for it."""

from klantreis.model.codes import Code, Codebook
from klantreis.tui.dialogs.new_code import NewCode
from klantreis.workflow import codebooks
from klantreis.workflow.studies import Study


def add_code(study: Study, book: Codebook, new: NewCode) -> Code:
    """Add what the dialog asked for. Raises KlantreisError."""
    above = [c.name for c in book.lineage(new.parent)] if new.parent else []
    return codebooks.add_code(study, [*above, new.name], new.kind, new.definition)
