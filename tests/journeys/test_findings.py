"""Findings, evidence and personas."""

from klantreis.journeys import evidence, personas
from klantreis.journeys.findings import Remark, findings
from klantreis.model.codes import Code, Codebook, CodeKind
from klantreis.model.findings import FindingKind
from klantreis.model.journeys import Quote
from klantreis.model.people import Participant

BOOK = Codebook(
    "b",
    [
        Code("w", "Wachttijd", CodeKind.THEME),
        Code("b", "Bejegening", CodeKind.THEME),
        Code("i", "Tussentijds bericht", CodeKind.IDEA),
    ],
)


def quote(id_: str, who: str, valence: int | None, text: str = "x" * 60, publishable: bool = False) -> Quote:
    return Quote(id_, "g", text, 1, None, valence, publishable, (who,))


def test_a_theme_gives_what_must_improve_and_what_goes_well_apart() -> None:
    remarks = [
        Remark("w", "Wachten", quote("1", "R1", -2)),
        Remark("w", "Wachten", quote("2", "R2", -1)),
        Remark("w", "Zoeken", quote("3", "R2", -1)),
        Remark("w", None, quote("4", "R1", 2)),
        Remark("w", None, quote("5", "R1", 0)),
        Remark("b", None, quote("6", "R1", None)),
        Remark("i", None, quote("7", "R3", None)),
    ]
    found = findings(remarks, BOOK, ("Zoeken", "Wachten"), {"R1": "H1", "R2": "H1"})
    assert [(f.kind, f.theme, f.phase) for f in found] == [
        (FindingKind.IMPROVE, "Wachttijd", "Wachten"),
        (FindingKind.STRENGTH, "Wachttijd", None),
        (FindingKind.IDEA, "Tussentijds bericht", None),
    ]
    improve = found[0]
    assert improve.participants == ("R1", "R2") and improve.households == 1
    assert improve.codings == ("1", "2", "3") and improve.valence is not None and round(improve.valence, 2) == -1.33


def test_a_finding_keeps_its_id_whatever_is_behind_it() -> None:
    one, other = (findings([Remark("w", None, quote(n, "R1", -1))], BOOK, (), {}) for n in "12")
    assert one[0].id == other[0].id


def test_the_best_quote_may_be_published_fits_the_feeling_and_reads_well() -> None:
    rough = quote("1", "R1", -2)
    fit = quote("2", "R2", -2, publishable=True)
    off = quote("3", "R3", 2, publishable=True)
    short = quote("4", "R4", -2, "Ja.", publishable=True)
    first, *_others, last = evidence.ranked([rough, off, short, fit])
    assert (first, last) == (fit, rough)


def test_people_without_a_household_count_as_their_own() -> None:
    assert evidence.households(["R1", "R2", "R3", "R4"], {"R1": "H", "R2": "H"}) == 3


def test_a_trait_describes_a_persona_only_if_enough_people_share_it() -> None:
    people = [
        Participant(str(n), f"R{n}", cohort="OTS", traits={"kind": "12-15", "gezin": g}) for n, g in enumerate("aab")
    ]
    assert personas.traits(people, 3) == ("12-15", "", "OTS")
    assert personas.traits(people, 2) == ("12-15", "a", "OTS")


def test_the_steps_that_set_a_journey_apart() -> None:
    rates = [{"a": 1.0, "b": 1.0, "c": 0.5}, {"a": 1.0, "d": 1.0}]
    assert personas.telling_steps(rates, 0) == ["b", "c"]
    assert personas.telling_steps(rates[:1], 0, 1) == ["a"]


def test_the_situation_names_only_steps_that_were_told() -> None:
    assert personas.situation("OTS", "Zorgen", ["Zorgen", "Melding"], "Hulp") == (
        "Krijgt te maken met: OTS. Het begint met “Zorgen” en loopt via “Melding” tot “Hulp”."
    )
    assert personas.situation("", "", [], "") == ""
