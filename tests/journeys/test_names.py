"""Names of fictional persons."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantreis.journeys.names import NAMES, persona_names
from klantreis.model.errors import KlantreisError


@given(st.integers(0, 6), st.lists(st.sampled_from([*NAMES, *map(str.upper, NAMES), "huis"])), st.text(max_size=4))
def test_names_are_distinct_and_nobody_s(count: int, taken: list[str], seed: str) -> None:
    chosen = persona_names(count, taken, seed)
    assert len(chosen) == len(set(chosen)) == count
    assert not {name.casefold() for name in chosen} & {word.casefold() for word in taken}
    assert persona_names(count, reversed(taken), seed) == chosen


def test_another_seed_gives_other_names() -> None:
    assert len({persona_names(3, (), str(seed)) for seed in range(20)}) > 15


def test_nearly_the_same_name_is_taken_too() -> None:
    first = persona_names(1, (), "x")[0]
    assert first not in persona_names(40, [f"{first}s"], "x")
    assert first in persona_names(40, [f"{first}s".lower()], "x")


def test_too_few_names_is_told() -> None:
    with pytest.raises(KlantreisError, match="te weinig vrije namen"):
        persona_names(2, NAMES, "x")
