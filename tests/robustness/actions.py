"""Everything that writes in a study, as random actions: each does one thing that a user could do just then."""

from collections.abc import Callable, Mapping
from random import Random
from typing import NamedTuple

from klantreis.model.codes import CodebookSpec
from klantreis.model.errors import KlantreisError
from klantreis.model.sources import SourceKind, Utterance
from klantreis.store import codes, sources
from klantreis.store.operations import operation
from klantreis.store.study import Study
from tests.conftest import BOOK
from tests.robustness import choosing, on_codebook, on_codings, on_study, on_text

Action = Callable[[Study, Random], str | None]
"""Does something and tells what, or tells None where there was nothing to do. Raises KlantreisError."""

ADDING: Mapping[str, Action] = {
    "add": on_codings.add,
    "add several": on_codings.add_several,
    "pin": on_codings.pin,
}
WORK: Mapping[str, Action] = {
    **ADDING,
    "change": on_codings.change,
    "respan": on_codings.respan,
    "delete codings": on_codings.delete,
    "reattach": on_codings.reattach,
    "code hits": on_codings.code_hits,
    "import codings": on_codings.import_file,
    "settle": on_codings.settle,
    "route": on_codings.route,
    "mend turn": on_text.mend,
    "edit turn": on_text.edit,
    "split turn": on_text.split,
    "join turns": on_text.join,
    "speaker": on_text.speaker,
    "add code": on_codebook.add,
    "import codebook": on_codebook.import_file,
    "rename code": on_codebook.rename,
    "edit code": on_codebook.edit,
    "move code": on_codebook.move,
    "merge codes": on_codebook.merge,
    "split code": on_codebook.split,
    "delete code": on_codebook.delete,
    "stamp": on_codebook.stamp,
    "import source": on_study.import_source,
    "remove source": on_study.remove_source,
    "import participants": on_study.import_participants,
    "note response": on_study.note_response,
    "build journeys": on_study.build,
    "import journeys": on_study.import_journeys,
}
BACK: Mapping[str, Action] = {"undo": on_study.undo, "redo": on_study.redo, "undo back": on_study.undo_back}
ALL: Mapping[str, Action] = {**WORK, **BACK}


class Done(NamedTuple):
    """What an action did; `refused` has the reason where the program would not."""

    told: str | None
    refused: str = ""


def act(study: Study, name: str, dice: Random) -> Done:
    """Do one action by name."""
    try:
        return Done(ALL[name](study, dice))
    except KlantreisError as error:
        return Done(None, str(error))


def furnish(study: Study, talks: int = 2) -> None:
    """A codebook, and talks in which two people have coded already."""
    dice = Random(7)
    with operation(study, "codebook", "boek"):
        codes.save(study, CodebookSpec(BOOK.name, BOOK.codes, BOOK.version))
    for number in range(1, talks + 1):
        said = [Utterance(choosing.sentence(dice, 14), "IR"[n % 2]) for n in range(6)]
        with operation(study, "import", f"gesprek {number}"):
            sources.insert(study, title=f"gesprek {number}", kind=SourceKind.INTERVIEW, utterances=said)
    actor = study.actor
    for study.actor in ("bram", actor):
        for _time in range(6):
            act(study, "add", dice)


def position(study: Study) -> int:
    """The number of the latest operation, undoing and redoing included."""
    (number,) = study.one("SELECT coalesce(max(seq), 0) FROM operation") or (0,)
    return int(number)
