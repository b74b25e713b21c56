"""Ids without digits: the same id comes back, and nothing of it is a number."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from klantreis.text.lettered import lettered, unlettered


@given(st.uuids())
def test_an_id_comes_back_and_holds_no_digit(id_: UUID) -> None:
    there = lettered(str(id_))
    assert not any(sign.isdigit() for sign in there)
    assert unlettered(there) == str(id_) == unlettered(str(id_))
