from hypothesis import given
from hypothesis import strategies as st

from klantreis.documents.wrap import measure, shorten, wrap
from tests.documents.examples import labels


@given(labels, st.floats(30, 300), st.sampled_from([8.0, 11.0, 24.0]), st.booleans())
def test_no_line_is_wider_than_its_room(text: str, width: float, size: float, bold: bool) -> None:
    assert all(measure(line, size, bold) <= width + 1e-6 for line in wrap(text, width, size, bold))


@given(labels, st.floats(30, 300))
def test_no_character_is_lost_but_hyphens_are_added(text: str, width: float) -> None:
    joined = "".join(wrap(text, width, 10)).replace(" ", "").replace("-", "")
    assert joined == "".join(text.split()).replace("-", "")


@given(labels, st.integers(1, 4))
def test_what_is_too_long_is_cut_with_an_ellipsis(text: str, most: int) -> None:
    whole, cut = wrap(text, 60, 10), wrap(text, 60, 10, most=most)
    assert len(cut) <= most
    if len(whole) > most:
        assert cut[-1].endswith("…")
        assert measure(cut[-1], 10) <= 60
    else:
        assert cut == whole


def test_dutch_words_are_broken_where_dutch_allows_it() -> None:
    assert wrap("Keukentafelgesprek", 75, 12) == ("Keukentafel-", "gesprek")


def test_words_that_fit_on_a_line_stay_whole() -> None:
    assert wrap("Van loket naar loket", 60, 12) == ("Van loket", "naar loket")


def test_a_hyphen_that_is_there_is_used() -> None:
    assert wrap("POH-jeugdzorgmedewerker", 150, 13, bold=True)[0].endswith("-")


def test_widths_are_those_of_arial() -> None:
    assert measure("Aa", 1000) == 667 + 556
    assert measure("é", 1000) == measure("e", 1000)
    assert measure("漢", 1000) == 1000


def test_shortening_ends_neatly() -> None:
    assert shorten("Website · Huisarts", measure("Website · …", 10), 10) == "Website…"
