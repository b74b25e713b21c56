"""Writing a text by a glossary: what should be otherwise is found, and nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from klantreis.model.glossary import Term, TermKind, corrections

TERMS = (
    Term("Sociaal Team", heard=("sociaal steam", "team sociaal")),
    Term("Yasmin", TermKind.PERSON, ("jas mien", "Jasmijn")),
    Term("jeugdconsulent", heard=("jeugd consulent", "team")),
    Term("a.b+c", heard=("a b c",)),
)


def written(text: str) -> str:
    for start, end, name in reversed(corrections(text, TERMS)):
        text = text[:start] + name + text[end:]
    return text


def test_what_was_misheard_is_written_as_it_should_be() -> None:
    said = "Bij het sociaal  steam zei jas mien: bel de Jeugd consulent. yasmin ook, en a b c."
    assert written(said) == "Bij het Sociaal Team zei Yasmin: bel de jeugdconsulent. Yasmin ook, en a.b+c."


def test_a_name_with_a_letter_that_is_two_in_lower_case_is_found() -> None:
    ipek = Term("\u0130pek", TermKind.PERSON, ("ie pek",))
    assert corrections("\u0130PEK, Ie pek", [ipek]) == [(0, 4, "\u0130pek"), (6, 12, "\u0130pek")]


def test_whole_words_only_and_what_is_right_stays_whole() -> None:
    for text in ("De jeugd consulenten", "Het Sociaal Team belt", "het sociaal team", "jasmijnen", "axb+c"):
        assert written(text) == text


_SAID = ("sociaal", "team", "steam", "jas", "mien", "Yasmin", "jeugd", "consulent", " ", ",", "é", "\u0130")
_parts = st.sampled_from(_SAID)


@given(st.lists(_parts).map("".join), st.lists(_parts.filter(str.strip)).map("".join))
def test_places_follow_each_other_and_a_text_without_terms_is_left_alone(text: str, other: str) -> None:
    places = [place for start, end, _name in corrections(text, TERMS) for place in (start, end)]
    assert places == sorted(places) and all(0 <= place <= len(text) for place in places)
    assert corrections(other, ()) == []
    assert all(text[start:end] != name for start, end, name in corrections(text, TERMS))
