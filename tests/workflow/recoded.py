"""What the tests about a changing codebook share."""

from klantreis.model.codes import Code
from klantreis.model.codings import Anchor, Coding, Span
from klantreis.store import codings, people
from klantreis.store.operations import new_id, operation
from klantreis.store.study import Study
from klantreis.store.tables import LOGGED
from klantreis.workflow import codebooks

WORDS = "We stonden negen weken op een wachtlijst en niemand belde."


def code(study: Study, reference: str) -> Code:
    return codebooks.find_code(codebooks.codebook(study), reference)


def paths(study: Study) -> list[str]:
    return list(codebooks.codebook(study).paths.values())


def everything(study: Study) -> dict[str, list[tuple[object, ...]]]:
    """All rows of the user's record."""
    return {table: sorted(study.all(f'SELECT * FROM "{table}"'), key=repr) for table in LOGGED if table != "turn"}


def put(study: Study, source: str, reference: str, start: int, end: int, coder: str = "anke", **said: object) -> str:
    """A coding on the second turn; its id."""
    made = new_id()
    with operation(study, "code", "codering"):
        span = Span(Anchor(1, start), Anchor(1, end))
        coding = Coding(made, source, span, code(study, reference).id, people.person(study, coder), **said)  # type: ignore[arg-type]
        codings.insert_many(study, [coding], {source: codings.turn_ids(study, source)})
    return made
