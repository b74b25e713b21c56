"""Six talks along two routes, for what is built on them."""

from collections.abc import Mapping

from klantreis.model.codings import Anchor, Span
from klantreis.model.journeys import Journey
from klantreis.store.study import Study
from klantreis.workflow import building, code, codebooks, merge
from tests.conftest import add_book, add_source

FIRST = ("Huisarts", "Wachtlijst", "Intake")
SECOND = ("School", "Wijkteam", "Klacht")
EXTRA = ("School", "Wijkteam", "Klacht", "Brief")
TALKS = {"a": FIRST, "b": FIRST, "c": (*FIRST, "Brief"), "d": SECOND, "e": SECOND, "f": SECOND}
LATER = {"g": FIRST, "h": SECOND}


def tell(study: Study, *, more: bool = False, rounds: Mapping[str, str] | None = None) -> None:
    """Talks in which each of these codes was put on a turn of its own; with `more` those that came in later.

    `rounds`: the round of a talk, where it has one.
    """
    if not more:
        add_book(study)
        for name in EXTRA:
            codebooks.add_code(study, ("Momenten", name))
    book = codebooks.codebook(study)
    for title, names in (LATER if more else TALKS).items():
        said = (f"In {title} ging het over {name}." for name in names)
        source = add_source(study, title, *said, round_name=(rounds or {}).get(title))
        for place, name in enumerate(names):
            span = Span(Anchor(place, 0), Anchor(place, 4))
            code.add_codings(study, source, span, [codebooks.find_code(book, name)], valence=1 - place)


def two_journeys(study: Study) -> Study:
    """The six talks as two journeys."""
    tell(study)
    building.build(study, 2)
    return study


def first_journey(study: Study) -> Journey:
    """The journey along the first route."""
    return next(each for each in merge.journeys(study) if "b" in each.sources)
