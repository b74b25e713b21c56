from klantreis.documents.audience import Audience
from klantreis.documents.moments import highest, lowest, spread_quotes
from tests.documents.examples import JOURNEY, quote, step


def test_the_worst_and_best_steps_are_found() -> None:
    assert (lowest(JOURNEY.steps), highest(JOURNEY.steps)) == (1, 5)


def test_of_equal_moments_the_most_told_one_counts_and_then_the_first() -> None:
    steps = [step("a", None, -1, told=2), step("b", None, -1, told=4), step("c", None, -1, told=4)]
    assert lowest(steps) == 1


def test_a_moment_that_was_hardly_felt_is_none() -> None:
    steps = [step("a", None, -0.2), step("b", None, 0.3), step("c", None, None)]
    assert (lowest(steps), highest(steps)) == (None, None)


def test_quotes_come_from_as_many_people_as_can_be_and_never_twice() -> None:
    one, two = quote("1", "Een", True, "R01"), quote("2", "Twee", True, "R02")
    steps = [step("a", None, quotes=(one, two)), step("b", None, quotes=(one, two)), step("c", None, quotes=(one, two))]
    assert spread_quotes(steps, Audience.PUBLIC) == (one, two, None)


def test_released_words_go_first_for_colleagues_too() -> None:
    hidden, shown = quote("1", "Een", False), quote("2", "Twee", True)
    steps = [step("a", None, quotes=(hidden, shown)), step("b", None, quotes=(hidden,))]
    assert spread_quotes(steps, Audience.INTERNAL) == (shown, hidden)
    assert spread_quotes(steps, Audience.PUBLIC) == (shown, None)
