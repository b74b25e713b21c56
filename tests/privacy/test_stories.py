"""Which sentences of a narrative the public may read."""

from hypothesis import given
from hypothesis import strategies as st

from klantreis.model.journeys import Quote
from klantreis.privacy.stories import Written, public, quoted


def quote(text: str, who: str = "R1", *, publishable: bool = True) -> Quote:
    return Quote(text, "bron", text, 1, None, None, publishable, (who,))


OPEN = quote("Wij stonden negen weken op de lijst.", "R1")
OTHER = quote("Niemand belde ons ooit een keer terug.", "R2")
CLOSED = quote("Mijn moeder huilde elke avond in de keuken.", "R3", publishable=False)
EVERY = (OPEN, OTHER, CLOSED)


def texts(*written: Written, share: float = 1.0) -> list[str]:
    return [each.text for each in public(written, EVERY, share)]


def test_words_of_a_passage_are_recognised_in_a_sentence() -> None:
    assert quoted("Sanne zegt: ‘wij STONDEN negen weken, op de lijst!’", EVERY) == (OPEN,)
    assert quoted("Sanne stond negen weken op een lijst.", EVERY) == ()
    short = quote("Nee hoor.")
    assert quoted("‘Nee, hoor’, zei ze.", (short,)) == (short,)


def test_own_words_may_rest_on_what_was_not_released() -> None:
    sentence = Written("s", "Thuis is er verdriet.", (CLOSED,))
    assert texts(sentence) == ["Thuis is er verdriet."]


def test_words_that_were_not_released_stay_inside_whatever_the_sentence_rests_on() -> None:
    leak = Written("s", "Haar moeder huilde elke avond in de keuken.", (OPEN,))
    assert texts(leak) == []


def test_without_evidence_or_with_an_identifier_it_stays_inside() -> None:
    assert texts(Written("s", "Iets.", ())) == []
    assert texts(Written("s", "Bel 06 12345678.", (OPEN,))) == []


def test_nobody_supplies_more_than_the_allowed_share_of_the_literal_words() -> None:
    one, again, other = (
        Written("s", f"Sanne: ‘{OPEN.text}’", (OPEN,)),
        Written("t", f"Weer: ‘{OPEN.text}’", (OPEN,)),
        Written("t", f"Sanne: ‘{OTHER.text}’", (OTHER,)),
    )
    own = Written("t", "Dat duurde lang.", (OPEN,))
    assert texts(one, again, other, own, share=0.5) == [one.text, other.text, own.text]


@given(st.lists(st.sampled_from([OPEN, OTHER, CLOSED]), max_size=8), st.floats(0.3, 1))
def test_what_is_let_through_keeps_its_order_and_no_closed_words(quotes: list[Quote], share: float) -> None:
    written = [Written(str(n), f"{n}: ‘{each.text}’", (each,)) for n, each in enumerate(quotes)]
    found = public(written, EVERY, share)
    assert [each.step for each in found] == sorted((each.step for each in found), key=int)
    assert all(CLOSED.text not in each.text for each in found)
    literal = [who for each in found for who in each.quotes[0].participants]
    assert not literal or max(literal.count(who) for who in literal) <= share * len(literal) + 1e-9
