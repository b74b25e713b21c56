"""Pseudonyms stand for every form of a name, and for nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from klantreis.model.glossary import Term, TermKind
from klantreis.privacy.pseudonyms import disguised, is_proposal, proposal

TERMS = (
    Term("Yasmin", TermKind.PERSON, ("jas mien",), "[persoon 1]"),
    Term("Anna", TermKind.PERSON, (), "Noor"),
    Term("Anna Paulowna", TermKind.PLACE, (), "[plaats 1]"),
    Term("wijkteam"),
)


def test_every_form_goes_also_with_whose_it_is_and_the_longest_first() -> None:
    said = "Yasmins moeder, jas  mien, ANNA en Anna's broer uit Anna Paulowna kennen het wijkteam."
    assert disguised(said, TERMS) == (
        "[persoon 1] moeder, [persoon 1], Noor en Noor broer uit [plaats 1] kennen het wijkteam."
    )


def test_other_words_stay() -> None:
    for text in ("Annabel", "Yasmina", "hosanna", "", "Noor"):
        assert disguised(text, TERMS) == text
    assert disguised("Yasmin", ()) == "Yasmin"


def test_letters_that_are_the_same_in_another_case_are_the_same_name() -> None:
    ipek = Term("\u0130pek", TermKind.PERSON, (), "[persoon 3]")
    assert disguised("Ya\u017fmin, ipek en \u0130PEK", (*TERMS, ipek)) == "[persoon 1], [persoon 3] en [persoon 3]"


def test_a_proposal_is_the_first_that_is_free() -> None:
    assert proposal(TermKind.PERSON, {"[persoon 1]", "[persoon 3]"}) == "[persoon 2]"
    assert proposal(TermKind.TERM, ()) == ""
    assert is_proposal("[plaats 12]") and not is_proposal("Noor") and not is_proposal("")


_SAID = ("Yasmin", "yasmin", "jas", "mien", "Anna", "'s", "s", "Paulowna", " ", ",", "é", "\u0130", "\u017f")


@given(st.lists(st.sampled_from(_SAID)).map("".join))
def test_no_name_is_left_as_a_word_and_a_second_time_changes_nothing(text: str) -> None:
    once = disguised(text, TERMS)
    assert disguised(once, TERMS) == once
    assert not {"yasmin", "anna"} & set(once.lower().replace("\u017f", "s").replace(",", " ").split())
