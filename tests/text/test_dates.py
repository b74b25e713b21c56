"""Dates as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantreis.model.errors import KlantreisError
from klantreis.text.dates import day


@pytest.mark.parametrize(
    ("text", "meant"),
    [("31-12-2026", "2026-12-31"), (" 1/9/26 ", "2026-09-01"), ("2026-12-31", "2026-12-31"), ("", None)],
)
def test_a_date_is_read_as_it_was_meant(text: str, meant: str | None) -> None:
    assert day(text) == meant


@pytest.mark.parametrize("text", ["31-02-2026", "morgen", "2026", "1-2-3-4", "01-01-0999", "0026-12-31", "x" * 900])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(KlantreisError, match="geen datum") as error:
        day(text)
    assert len(str(error.value)) < 160


@given(st.dates(min_value=date(1901, 1, 1)))
def test_every_day_is_read_in_both_orders(found: date) -> None:
    assert day(found.isoformat()) == day(found.strftime("%d-%m-") + f"{found.year:04}") == found.isoformat()
