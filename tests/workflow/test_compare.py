"""Two coders: how far they agree, where they differ, and what follows from what they decide."""

from dataclasses import replace

import pytest

from klantreis.model.codings import Anchor, Coding, Settled, Span
from klantreis.model.errors import KlantreisError
from klantreis.store import codings
from klantreis.store.operations import operation
from klantreis.store.study import Study
from klantreis.workflow import agreeing, code, codebooks, collect, compare, merge, studies
from klantreis.workflow.compare import Difference, Disagreement
from tests.conftest import add_book, add_source

TURNS = ("Hoe begon het?", "We gingen naar de huisarts.", "En toen?", "Toen kwam de wachtlijst.")


def put(study: Study, coder: str, title: str, name: str, words: str, valence: int | None = None) -> None:
    """A coding by somebody on some words."""
    source = collect.find_source(study, title).id
    turn = next(n for n, text in enumerate(TURNS) if words in text)
    start = TURNS[turn].index(words)
    span = Span(Anchor(turn, start), Anchor(turn, start + len(words)))
    me, study.actor = study.actor, coder
    code.add_codings(study, source, span, [codebooks.find_code(codebooks.codebook(study), name)], valence=valence)
    study.actor = me


@pytest.fixture
def coded(study: Study) -> Study:
    """Two talks by anke and bram, one of which cleo coded too, and one talk by anke alone."""
    add_book(study)
    for title in ("een", "twee", "drie"):
        add_source(study, title, *TURNS)
        put(study, "anke", title, "Huisarts", "de huisarts", 1)
    for title in ("een", "twee"):
        put(study, "bram", title, "Huisarts", "de huisarts", 1)
    put(study, "anke", "een", "Wachtlijst", "de wachtlijst", -2)
    put(study, "bram", "een", "Intake", "wachtlijst", -1)
    put(study, "anke", "een", "Wachttijd", "Toen kwam de wachtlijst.")
    put(study, "bram", "een", "Wachttijd", "kwam de wachtlijst.")
    put(study, "bram", "twee", "Bejegening", "En toen?")
    put(study, "cleo", "twee", "Huisarts", "We gingen")
    return study


def listed(study: Study) -> list[Disagreement]:
    return compare.disagreements(study, compare.pairs(study)[0])


def labels(study: Study) -> list[str]:
    """The contact moments of the first talk as journeys see them."""
    telling = next(t for t in merge.project(study).tellings if t.id == "een")
    return [touch.label for touch in telling.touchpoints]


def by_name(study: Study, found: Disagreement) -> tuple[list[str], list[str]]:
    book = codebooks.codebook(study)
    first, second = ([book[c.code].name for c in side] for side in (found.first, found.second))
    return first, second


def test_pairs_with_most_in_common_come_first(coded: Study) -> None:
    pairs = [(p.first.name, p.second.name, [s.title for s in p.sources]) for p in compare.pairs(coded)]
    assert pairs == [
        ("anke", "bram", ["een", "twee"]),
        ("anke", "cleo", ["twee"]),
        ("bram", "cleo", ["twee"]),
    ]


def test_differences_come_in_the_order_of_the_sources(coded: Study) -> None:
    found = listed(coded)
    assert [(d.difference, *by_name(coded, d)) for d in found] == [
        (Difference.BORDERS, ["Wachttijd"], ["Wachttijd"]),
        (Difference.OTHER_CODE, ["Wachtlijst"], ["Intake"]),
        (Difference.ONE_CODER, [], ["Bejegening"]),
    ]
    pair = compare.pairs(coded)[0]
    (only,) = compare.disagreements(coded, pair, [pair.sources[1].id])
    assert only == found[2]


def test_what_is_kept_goes_on_and_what_is_dropped_does_not(coded: Study) -> None:
    assert labels(coded) == ["Huisarts", "Wachtlijst"]
    rivals = listed(coded)[1]
    after = compare.settle(coded, rivals, [c.id for c in rivals.second], [c.id for c in rivals.first])
    assert after.settled and not rivals.settled
    assert labels(coded) == ["Huisarts", "Intake"]
    assert listed(coded)[1] == after
    assert [d.settled for d in listed(coded)] == [False, True, False]
    assert studies.history(coded, 1)[0].summary == "Verschil in een: Intake van bram telt"
    studies.undo(coded)
    assert labels(coded) == ["Huisarts", "Wachtlijst"]
    assert not any(d.settled for d in listed(coded))


def test_both_may_stay_or_neither(coded: Study) -> None:
    rivals = listed(coded)[1]
    compare.settle(coded, rivals, [c.id for c in rivals.codings], [])
    # Where both stay, the words still count once: for the one who coded most.
    assert labels(coded) == ["Huisarts", "Wachtlijst"]
    compare.settle(coded, rivals, [], [c.id for c in rivals.codings])
    assert labels(coded) == ["Huisarts"]
    assert studies.history(coded, 1)[0].summary == "Verschil in een: geen code telt"
    opened = compare.reopen(coded, listed(coded)[1])
    assert not any(c.settled for c in opened.codings)
    assert labels(coded) == ["Huisarts", "Wachtlijst"]


def test_findings_follow_a_decision(coded: Study) -> None:
    put(coded, "bram", "een", "Bejegening", "gingen", -2)
    assert [f.theme for f in merge.findings_of(coded)] == ["Bejegening"]
    found = next(d for d in listed(coded) if by_name(coded, d) == ([], ["Bejegening"]) and d.second[0].valence == -2)
    compare.settle(coded, found, [], [found.second[0].id])
    assert merge.findings_of(coded) == ()


def test_deciding_does_not_change_how_far_they_agreed(coded: Study) -> None:
    before = agreeing.measure(coded)
    for found in listed(coded):
        compare.settle(coded, found, [c.id for c in found.first], [c.id for c in found.second])
    assert agreeing.measure(coded) == before
    assert all(d.settled for d in listed(coded))


def test_all_codings_are_decided_on_once(coded: Study) -> None:
    rivals = listed(coded)[1]
    with pytest.raises(ValueError, match="kept or dropped"):
        compare.settle(coded, rivals, [rivals.first[0].id], [])
    with pytest.raises(ValueError, match="kept or dropped"):
        compare.settle(coded, rivals, [c.id for c in rivals.codings], [rivals.first[0].id])


def test_a_coding_that_is_gone_is_told_and_nothing_is_decided(coded: Study) -> None:
    rivals = listed(coded)[1]
    code.delete_codings(coded, list(rivals.second))
    with pytest.raises(KlantreisError, match="niet meer"):
        compare.settle(coded, rivals, [c.id for c in rivals.codings], [])
    assert not any(c.settled for c in code.codings(coded, rivals.source))


def test_agreement_over_what_two_people_coded(coded: Study) -> None:
    report = agreeing.measure(coded)
    names = code.coder_names(coded)
    titles = {c.source.id: c.source.title for c in collect.sources(coded)}
    assert [names[c] for c in report.coders] == ["anke", "bram", "cleo"]
    assert [titles[s] for s in report.sources] == ["een", "twee"]
    book = codebooks.codebook(coded)
    assert [book[e.code].name for e in report.codes] == ["Huisarts", "Wachtlijst", "Intake", "Wachttijd", "Bejegening"]
    two = agreeing.measure(coded, coders=[agreeing.coder(coded, name) for name in ("anke", "bram")])
    length = len("\n".join(TURNS))
    assert two.two and two.overall.all_text.n == 2 * length
    huisarts = two.codes[0].agreement.all_text
    assert (huisarts.alpha, huisarts.kappa, huisarts.same) == (1, 1, 1)
    with pytest.raises(KlantreisError, match="dirk heeft niets gecodeerd; wel gecodeerd hebben: anke, bram, cleo"):
        agreeing.coder(coded, "dirk")


def test_a_turn_counts_whole(coded: Study) -> None:
    pair = [agreeing.coder(coded, name) for name in ("anke", "bram")]
    report = agreeing.measure(coded, agreeing.Unit.TURN, coders=pair)
    assert (report.overall.all_text.n, report.overall.coded_text.n) == (8, 4)
    book = codebooks.codebook(coded)
    themes = {book[e.code].name: e.agreement.all_text.alpha for e in report.codes}
    assert themes["Wachttijd"] == 1


def test_lost_codings_do_not_count(coded: Study) -> None:
    rivals = listed(coded)[1]
    before = agreeing.measure(coded)
    with operation(coded, "edit", "tekst weg"):
        coded.connection.execute(
            "UPDATE coding SET lost = 'de wachtlijst', end_offset = start_offset WHERE id = ?", (rivals.first[0].id,)
        )
    after = agreeing.measure(coded)
    assert len(after.codes) == len(before.codes) - 1
    assert [by_name(coded, d) for d in listed(coded)][1] == ([], ["Intake"])


def test_one_coder_has_nobody_to_compare_with(study: Study) -> None:
    add_book(study)
    add_source(study, "een", *TURNS)
    put(study, "anke", "een", "Huisarts", "de huisarts")
    assert compare.pairs(study) == []
    report = agreeing.measure(study)
    assert (report.sources, report.coders, report.codes, report.overall.all_text.n) == ((), (), (), 0)
    assert report.overall.all_text.alpha is None


def test_measuring_follows_the_database_in_any_order(coded: Study) -> None:
    """Rows come by id, and ids are random: the outcome must not depend on them."""
    before = agreeing.measure(coded)
    source = collect.find_source(coded, "een").id
    old = code.codings(coded, source)
    code.delete_codings(coded, old)
    with operation(coded, "code", "opnieuw"):
        anew = [replace(c, id="") for c in reversed(old)]
        codings.insert_many(coded, anew, {source: codings.turn_ids(coded, source)})
    assert agreeing.measure(coded) == before


def test_settled_values_are_those_of_the_model(coded: Study) -> None:
    found = listed(coded)[0]
    compare.settle(coded, found, [found.first[0].id], [found.second[0].id])
    stored: dict[str, Coding] = {c.id: c for c in code.codings(coded, found.source)}
    assert stored[found.first[0].id].settled == Settled.KEPT
    assert stored[found.second[0].id].settled == Settled.DROPPED
