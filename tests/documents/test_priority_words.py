"""Priority worked out in the open: what is shown gives what was reckoned."""

from hypothesis import given
from hypothesis import strategies as st

from klantreis.documents import priority_words
from klantreis.journeys.priority import ranked
from klantreis.model.findings import Assessment, OwnReach
from klantreis.model.study import Priority
from tests.documents.findings_examples import finding

WEIGHTS = st.sampled_from((0.0, 0.5, 1.0, 2.0))


def reckoned(told: str) -> tuple[float, float]:
    """The product that a text shows, and what it says the product is."""
    sums, _sign, outcome = told.rpartition(" = ")
    product = 1.0
    for part in sums.split(" × "):
        base, _hat, power = part.partition("^")
        base = base.strip("()")
        if base.endswith("%"):
            value = float(base[:-1]) / 100
        else:
            above, _slash, below = base.partition("/")
            value = float(above.replace(",", ".")) / float(below or 1)
        product *= value ** float(power.replace(",", ".") or 1)
    return product, float(outcome.rstrip("%")) / 100


@given(st.integers(1, 5), st.integers(1, 5), WEIGHTS, WEIGHTS, st.booleans())
def test_the_product_that_is_shown_is_the_priority(
    tellers: int, severity: int, reach: float, weight: float, outside: bool
) -> None:
    weights = Priority(reach, weight, 0.25)
    one = finding("x", told=tellers)
    said = Assessment(one.id, severity=severity, own_reach=OwnReach.OUTSIDE if outside else None)
    (found,) = ranked([one], {one.id: said}, 5, weights)
    product, outcome = reckoned(priority_words.factors(found, 5, weights))
    assert abs(product - outcome) <= 0.0051 and abs(outcome - found.priority) <= 0.0051
    assert ("× 0,25" in priority_words.factors(found, 5, weights)) is (outside and bool(reach or weight))


def test_where_nobody_noted_who_took_part_talks_are_counted() -> None:
    (found,) = ranked([finding("x", told=0)], {}, 9, Priority())
    assert priority_words.tellers(found, 0, 0, 9) == "8 van de 9 gesprekken"
