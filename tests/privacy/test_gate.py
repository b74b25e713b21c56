"""The publication gate."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantreis.model.findings import RoundFigure
from klantreis.model.journeys import Journey, Persona, Quote, Step
from klantreis.model.study import Gate
from klantreis.privacy import gate
from klantreis.privacy.identifiers import identifiers

GATE = Gate()


def quote(who: str, text: str = "Ze luisterden echt naar ons.", publishable: bool = True) -> Quote:
    return Quote(f"c-{who}-{text}", "gesprek", text, 1, None, 1, publishable, (who,))


def step(label: str, *who: str, households: int | None = None, quotes: tuple[Quote, ...] | None = None) -> Step:
    said = quotes if quotes is not None else tuple(quote(code) for code in who)
    count = len(set(who)) if households is None else households
    return Step(label, label, None, None, None, who, count, 1.0, tuple(q.coding for q in said), said)


def journey(*steps: Step) -> Journey:
    who = tuple(dict.fromkeys(code for s in steps for code in s.participants))
    return Journey("1", Persona("Iemand"), ("gesprek",), who, len(who), steps)


def test_a_persona_on_too_few_people_is_blocked() -> None:
    (verdict,) = gate.judge([journey(step("a", "R1", "R2"))], GATE)[:1]
    assert verdict.blocks and verdict.where == "Iemand"


def test_a_persona_on_too_few_households_is_blocked() -> None:
    narrow = replace(journey(step("a", "R1", "R2", "R3")), households=2)
    assert any(verdict.blocks for verdict in gate.judge([narrow], GATE))


def test_thin_steps_are_told_and_withheld() -> None:
    whole = journey(
        step("breed", "R1", "R2", "R3"), step("smal", "R1", "R4"), step("gezin", "R1", "R2", "R3", households=2)
    )
    verdicts = gate.judge([whole], GATE)
    assert not any(verdict.blocks for verdict in verdicts) and "smal, gezin" in verdicts[-1].message
    assert [s.label for s in gate.public_journey(whole, GATE).steps] == ["breed"]


@pytest.mark.parametrize(
    "bad",
    [quote("R1", publishable=False), quote("R1", "Bel maar op 06-12345678 hoor"), quote("R1", "Op 3 maart belden ze")],
)
def test_only_publishable_quotes_without_identifiers_go_out(bad: Quote) -> None:
    good, other = quote("R2"), quote("R3")
    steps = (step("a", "R1", "R2", "R3", quotes=(bad, good)), step("b", "R1", "R2", "R3", quotes=(other,)))
    shown = gate.public_journey(journey(*steps), GATE)
    assert [s.quotes for s in shown.steps] == [(good,), (other,)]


def test_the_persona_does_not_name_a_step_that_is_withheld() -> None:
    whole = journey(step("smal", "R1", "R2"), step("breed", "R1", "R2", "R3"))
    whole = replace(whole, persona=Persona("Iemand", situation="Krijgt hulp. Het begint met “smal”. Tot “breed”."))
    assert gate.public_journey(whole, GATE).persona.situation == "Krijgt hulp. Tot “breed”."


def test_one_voice_alone_is_more_than_half() -> None:
    alone = step("a", "R1", "R2", "R3", quotes=(quote("R1"),))
    assert gate.public_journey(journey(alone), GATE).steps[0].quotes == ()


def test_what_points_at_someone_in_a_title_or_code_is_found() -> None:
    texts = ["Onderzoek van jan@voorbeeld.nl", "Gesprek met R07", "Gewone code"]
    assert gate.exposed(texts, {"R07", "R08"}) == ["jan@voorbeeld.nl", "R07"]


@given(st.lists(st.lists(st.sampled_from(["R1", "R2", "R3", "R4"]), min_size=1, max_size=3), min_size=1, max_size=8))
def test_no_one_supplies_more_than_the_allowed_share(speakers: list[list[str]]) -> None:
    steps = [
        step(str(n), "R1", "R2", "R3", quotes=tuple(quote(code, f"woorden {n} van iemand") for code in who))
        for n, who in enumerate(speakers)
    ]
    kept = [q for s in gate.public_journey(journey(*steps), GATE).steps for q in s.quotes]
    for code in {q.participants[0] for q in kept}:
        assert sum(code in q.participants for q in kept) <= GATE.quote_share * len(kept)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("mail naar jan@voorbeeld.nl graag", "e-mail"),
        ("bel 06-12345678", "telephone"),
        ("bel 010 - 555 01 23", "telephone"),
        ("wij wonen op 1234 AB", "postcode"),
        ("mijn bsn is 111222333", "bsn"),
        ("rekening NL91ABNA0417164300", "iban"),
        ("op 12 maart 2021 begon het", "date"),
        ("geboren 3-4-2011", "date"),
        ("kijk op www.voorbeeld.nl", "web"),
        ("bel (06) 12345678", "telephone"),
        ("bel +31 (0)6 12345678", "telephone"),
        ("bel 06.12.34.56.78", "telephone"),
        ("wij wonen op 1234ab", "postcode"),
        ("bsn 111.222.333", "bsn"),
        ("op 12.03.2021", "date"),
        ("op 2021-03-12", "date"),
        ("de 3e mei", "date"),
        ("op 12 mrt 2021", "date"),
        ("in de Kerkstraat 12", "address"),
        ("ik ben @jantje", "account"),
    ],
)
def test_identifiers_are_found_by_their_form(text: str, kind: str) -> None:
    assert [found.kind for found in identifiers(text)] == [kind]


@pytest.mark.parametrize("text", ["het duurde 14 weken", "om 17:30 belden ze", "dossier 111222334", "in 2021 was dat"])
def test_what_only_looks_like_an_identifier_is_left(text: str) -> None:
    assert identifiers(text) == []


def test_a_round_in_which_few_told_it_says_neither_how_many_nor_how_it_felt() -> None:
    enough = RoundFigure("2025", 4, 9, 3, -1.0)
    nobody, too_few_heard = RoundFigure("2026", 0, 9), RoundFigure("2027", None, 2)
    one_home = RoundFigure("2028", 3, 9, 2, -1.0)
    hidden = RoundFigure("2029", 2, 9, 2, -2.0)
    told = gate.public_figures((enough, nobody, too_few_heard, one_home, hidden), GATE)
    assert told[:3] == (enough, nobody, too_few_heard)
    assert told[3:] == tuple(RoundFigure(year, None, 9, below=3) for year in ("2028", "2029"))
