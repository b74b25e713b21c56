"""Finding back through the workflow: questions, filters, search while typing, and codes on hits."""

import threading
from contextlib import suppress
from queue import SimpleQueue
from time import sleep

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from klantreis.model.codings import Settled
from klantreis.model.errors import KlantreisError
from klantreis.model.people import Participant
from klantreis.model.sources import SourceKind, Utterance
from klantreis.store import operations, people, settling, sources
from klantreis.store.operations import operation
from klantreis.store.study import Study
from klantreis.workflow import code, codebooks, collect, hits, retrieve, sieves, studies
from klantreis.workflow.apart import Ended, RegexApart
from klantreis.workflow.errands import Done, Errands, Follow
from klantreis.workflow.hits import Part
from klantreis.workflow.seeking import Answer, Seeker
from tests.conftest import add_book, add_source

NAMES = ("Huisarts", "Intake", "Telefoon", "Bejegening")


def put(study: Study, title: str, words: str, *references: str, valence: int | None = None, by: str = "anke") -> None:
    source = collect.find_source(study, title)
    text = sources.text(study, source.id)
    start = text.text.index(words)
    book = codebooks.codebook(study)
    study.actor = by
    chosen = [codebooks.find_code(book, reference) for reference in references]
    code.add_codings(study, source.id, text.span(start, start + len(words)), chosen, valence=valence)


@pytest.fixture
def talks(plain: Study) -> Study:
    """Two talks of a parent and a youth in two rounds, coded by two people."""
    add_book(plain)
    with operation(plain, "import", "gesprekken"):
        for title, group, round_name, said in (
            (
                "G1",
                "ouder",
                "2023",
                ("Hoe ging het?", "We stonden lang op een wachtlijst. Niemand belde ons op.", "Ja."),
            ),
            ("G2", "jongere", "2024", ("En jij?", "De huisarts belde. Toen weer een wachtlijst.", "Bah, wachten!")),
        ):
            utterances = [Utterance(text, "IR"[n % 2]) for n, text in enumerate(said)]
            kind = SourceKind.INTERVIEW
            id_ = sources.insert(plain, title=title, kind=kind, utterances=utterances, round_name=round_name)
            person = people.save_participant(plain, Participant("", f"P-{title}", group=group))
            sources.attend(plain, id_, person, "R")
    put(plain, "G1", "lang op een wachtlijst", "Wachtlijst", valence=-2)
    put(plain, "G1", "op een wachtlijst. Niemand", "Wachttijd", valence=-1)
    put(plain, "G1", "Niemand belde", "Telefoon", by="bram")
    put(plain, "G2", "De huisarts belde", "Huisarts", "Telefoon", valence=1)
    put(plain, "G2", "een wachtlijst", "Wachtlijst", by="bram")
    put(plain, "G2", "wachten!", "Wachttijd", by="bram")
    plain.actor = "anke"
    return plain


def found(study: Study, question: str, **more: object) -> list[str]:
    return [p.text for p in retrieve.asked(study, question, **more)]  # type: ignore[arg-type]


def test_questions_by_codes(talks: Study) -> None:
    assert found(talks, "Wachtlijst en Wachttijd") == ["lang op een wachtlijst"]
    assert found(talks, "Wachtlijst en niet Wachttijd") == ["een wachtlijst"]
    assert found(talks, "Wachttijd en Telefoon") == ["op een wachtlijst. Niemand"]
    assert found(talks, "Wachttijd en Telefoon", same_coder=True) == []
    assert found(talks, "Wachtlijst bij Wachttijd") == ["lang op een wachtlijst"]
    assert found(talks, "Wachtlijst bij/1 Wachttijd") == ["lang op een wachtlijst", "een wachtlijst"]
    assert found(talks, "Huisarts of Wachtlijst") == ["lang op een wachtlijst", "De huisarts belde", "een wachtlijst"]
    assert found(talks, "onder:Momenten en Telefoon") == found(talks, "Momenten en Kanalen", children=True)
    assert found(talks, "Momenten") == []
    with pytest.raises(KlantreisError, match=r"teken 15: De code “Onzin”"):
        retrieve.asked(talks, "Wachtlijst en Onzin")


@pytest.mark.parametrize(
    ("given", "texts"),
    [
        ({"groups": ["OUDER"]}, ["lang op een wachtlijst"]),
        ({"rounds": ["2024"]}, ["een wachtlijst"]),
        ({"coders": ["bram"]}, ["een wachtlijst"]),
        ({"valences": "-2"}, ["lang op een wachtlijst"]),
        ({"valences": "neg,geen"}, ["lang op een wachtlijst", "een wachtlijst"]),
        ({"groups": ["ouder"], "rounds": ["2024"]}, []),
        ({}, ["lang op een wachtlijst", "een wachtlijst"]),
    ],
)
def test_passages_through_a_sieve(talks: Study, given: dict[str, object], texts: list[str]) -> None:
    sieve = sieves.read(talks, **given)  # type: ignore[arg-type]
    wait = codebooks.find_code(codebooks.codebook(talks), "Wachtlijst")
    assert [p.text for p in retrieve.passages(talks, wait, sieve=sieve)] == texts
    assert found(talks, "Wachtlijst", sieve=sieve) == texts


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"groups": ["oma"]}, "“oma” komt niet voor. Kies uit: jongere, ouder"),
        ({"rounds": ["1999"]}, "Kies uit: 2023, 2024"),
        ({"coders": ["Piet"]}, "Kies uit: anke, bram"),
        ({"valences": "boos"}, "“boos” is geen gevoel"),
    ],
)
def test_what_a_sieve_does_not_know_is_told(talks: Study, given: dict[str, object], told: str) -> None:
    with pytest.raises(KlantreisError, match=told):
        sieves.read(talks, **given)  # type: ignore[arg-type]


def test_the_group_is_that_of_who_speaks(talks: Study) -> None:
    """In a source of two people, each has their own words; those of the interviewer count for both."""
    with operation(talks, "import", "samen"):
        said = [Utterance("Praat maar.", "I"), Utterance("Ik praat.", "Ouder"), Utterance("Ik praat ook.", "Kind")]
        source = sources.insert(talks, title="G3", kind=SourceKind.PANEL, utterances=said)
        for name, group in (("Ouder", "ouder"), ("Kind", "jongere")):
            person = people.save_participant(talks, Participant("", f"P-{name}", group=group))
            sources.attend(talks, source, person, name)
    sieve = sieves.read(talks, groups=["jongere"])
    assert [h.start for h in retrieve.find_text(talks, "praat", sieve=sieve)] == [0, 25]


def test_overlap_near(talks: Study) -> None:
    pair = ("Momenten/Wachtlijst", "Thema's/Wachttijd")
    counts = [{(a, b): n for a, b, n in retrieve.overlaps(talks, near=near)} for near in (None, 0, 1)]
    assert [c.get(pair) for c in counts] == [1, 1, 2]
    assert counts[0] == {pair: 1, ("Kanalen/Telefoon", "Momenten/Huisarts"): 1}


# --- while typing -----------------------------------------------------------------------------------


def test_the_first_hits_are_those_of_the_whole_search(talks: Study) -> None:
    for text in ("wachtlijst", "WACHT", "e", "op", "!", "é", "zomaar"):
        shown = hits.look(talks, text)
        assert shown is not None and not shown.more
        assert hits.placed(talks, shown.hits) == list(retrieve.find_text(talks, text))
    shown = hits.look(talks, "e", most=3)
    assert shown is not None and shown.more and len(shown.hits) == 3 and hits.notes(talks, shown, "e").turns is None
    shown = hits.look(talks, "wacht", most=1)
    assert shown is not None and shown.more and hits.notes(talks, shown, "wacht").turns == 3
    shown = hits.look(talks, "e")
    assert shown is not None and hits.notes(talks, shown, "e").turns == 5
    assert hits.look(talks, "wachtlijst", stopped=lambda: True) is None
    with pytest.raises(KlantreisError):
        hits.look(talks, " ")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.sampled_from("abé%_\\\"'[ E"), min_size=1, max_size=4).filter(lambda t: t.strip()))
def test_any_text_is_found_where_it_stands(talks: Study, text: str) -> None:
    if sources.sources(talks)[-1].title != "R":
        add_source(talks, "R", "abé%_\\\"'[ EéE ab", "É%% \\\\ __ ''", 'ba"b"a')
    shown = hits.look(talks, text)
    assert shown is not None
    listed = [hit for hit in hits.placed(talks, shown.hits) if hit.source == "R"]
    whole = sources.text(talks, collect.find_source(talks, "R").id).text
    wanted = " ".join(text.split())
    assert all(whole[hit.start : hit.end].lower() == wanted.lower() for hit in listed)
    assert bool(listed) == (wanted.lower() in whole.lower())
    assert listed == [hit for hit in retrieve.find_text(talks, text) if hit.source == "R"]


def test_the_seeker_answers_the_latest_question(study: Study) -> None:
    add_source(study, "G1", "Hoe ging het?", "We stonden op een wachtlijst.")
    answers: list[Answer] = []
    arrived = threading.Event()

    def take(answer: Answer) -> None:
        answers.append(answer)
        arrived.set()

    seeker = Seeker(study, take)
    try:
        for length in range(1, 11):
            last = seeker.ask("wachtlijst"[:length])
        assert arrived.wait(20)
        while answers[-1].question.generation != last:
            arrived.clear()
            assert arrived.wait(20)
        assert [hit.around.text for hit in answers[-1].found.hits] == ["wachtlijst"]
        arrived.clear()
        seeker.ask("(", "regex")
        assert arrived.wait(20) and "geen geldige" in answers[-1].problem
        arrived.clear()
        seeker.ask("w.cht", "regex")
        assert arrived.wait(20) and answers[-1].found.hits[0].around.text == "wacht"
    finally:
        seeker.close()


def test_an_expression_that_would_never_end_is_given_up(plain: Study) -> None:
    add_source(plain, "G1", "a" * 60, "niets")
    answers: SimpleQueue[Answer] = SimpleQueue()
    seeker = Seeker(plain, answers.put)
    try:
        seeker.ask("(a+)+b", "regex")
        sleep(0.5)
        seeker.ask("n.ets", "regex")
        answer = answers.get(timeout=20)
        assert answer.question.text == "n.ets" and answer.found.hits[0].around.text == "niets"
    finally:
        seeker.close()
    with RegexApart("(a+)+b", patience=0.3) as apart, pytest.raises(Ended):
        apart(["a" * 60])
    with RegexApart("A.") as apart:
        assert apart(["xab ac", "é\U0001f600", ""]) == [[(1, 3), (4, 6)], [], []]
        assert apart(["ab"]) == [[(0, 2)]]


# --- codes on hits ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "texts"),
    [
        (Part.WORDS, ["belde", "belde"]),
        (Part.SENTENCE, ["Niemand belde ons op.", "De huisarts belde."]),
        (
            Part.TURN,
            [
                "We stonden lang op een wachtlijst. Niemand belde ons op.",
                "De huisarts belde. Toen weer een wachtlijst.",
            ],
        ),
    ],
)
def test_all_hits_are_coded_at_once(talks: Study, part: Part, texts: list[str]) -> None:
    before = len(operations.history(talks))
    chosen = codebooks.find_code(codebooks.codebook(talks), "Bejegening")
    found_ = list(retrieve.find_text(talks, "belde"))
    assert hits.code_hits(talks, found_, [chosen], part=part).added == 2
    assert [p.text for p in retrieve.passages(talks, chosen)] == texts
    assert len(operations.history(talks)) == before + 1
    with pytest.raises(KlantreisError, match="staat er al"):
        hits.code_hits(talks, found_, [chosen], part=part)
    assert studies.check(talks).ok
    operations.undo(talks)
    assert retrieve.passages(talks, chosen) == []


def test_two_hits_in_a_sentence_code_it_once(talks: Study) -> None:
    chosen = codebooks.find_code(codebooks.codebook(talks), "Bejegening")
    found_ = list(retrieve.find_text(talks, "e"))
    report = hits.code_hits(talks, found_, [chosen], part=Part.TURN)
    assert report.added == 5 < len(found_)
    assert len(retrieve.passages(talks, chosen)) == 5


def test_hits_whose_text_changed_are_left_out(talks: Study) -> None:
    chosen = codebooks.find_code(codebooks.codebook(talks), "Bejegening")
    found_ = list(retrieve.find_text(talks, "belde"))
    with operation(talks, "edit", "anders"):
        turn = sources.turns(talks, collect.find_source(talks, "G2").id)[1]
        sources.set_turn_text(talks, turn.id, "Die huisarts belde. Toen weer een wachtlijst.")
    report = hits.code_hits(talks, found_, [chosen])
    assert (report.added, report.moved) == (1, 1)


def test_a_hit_over_two_sentences_takes_both(talks: Study) -> None:
    chosen = codebooks.find_code(codebooks.codebook(talks), "Bejegening")
    hits.code_hits(talks, list(retrieve.find_text(talks, "wachtlijst. Niemand")), [chosen], part=Part.SENTENCE)
    (passage,) = retrieve.passages(talks, chosen)
    assert passage.text == "We stonden lang op een wachtlijst. Niemand belde ons op."


def test_a_turn_that_is_gone_is_no_hit_any_more(talks: Study) -> None:
    shown = hits.look(talks, "huisarts")
    assert shown is not None
    collect.remove_source(talks, collect.find_source(talks, "G2"))
    assert hits.placed(talks, shown.hits) == []


def test_empty_codings_and_lost_ones_stand_nowhere(talks: Study) -> None:
    with operation(talks, "edit", "weg"):
        talks.connection.execute(
            "UPDATE coding SET end_turn_id = start_turn_id, end_offset = start_offset, lost = 'x' "
            "WHERE code_id = (SELECT id FROM code WHERE name = 'Wachttijd')"
        )
    assert found(talks, "Wachtlijst en Wachttijd") == [] == found(talks, "Wachttijd")
    assert found(talks, "Wachtlijst bij/9 Wachttijd") == []
    assert not any("Wachttijd" in b for _a, b, _n in retrieve.overlaps(talks, near=5))


# --- what stands on hits, and what counts -------------------------------------------------------------


def notes(study: Study, text: str, coder: str | None = None) -> list[tuple[str, ...]]:
    shown = hits.look(study, text)
    assert shown is not None
    return list(hits.notes(study, shown, text, coder=coder).codes)


def test_the_codes_on_hits(talks: Study) -> None:
    assert notes(talks, "wachtlijst") == [("Wachtlijst", "Wachttijd"), ("Wachtlijst",)]
    assert notes(talks, "wachtlijst", coder="anke") == [("Wachtlijst", "Wachttijd"), ()]
    assert notes(talks, "lijst") == [("Wachtlijst", "Wachttijd"), ("Wachtlijst",)]
    assert notes(talks, "Hoe") == [()]
    assert notes(talks, "We stonden ") == [()]  # up to where a coding begins is not on it


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_the_codes_on_hits_are_those_that_share_a_character(talks: Study, data: st.DataObject) -> None:
    """Also those of codings that cross turns; against the places in the whole text."""
    source = collect.find_source(talks, "G2")
    text = sources.text(talks, source.id)
    start = data.draw(st.integers(0, text.length - 1))
    end = data.draw(st.integers(start + 1, text.length))
    book = codebooks.codebook(talks)
    with suppress(KlantreisError):  # the same coding twice
        code.add_codings(
            talks, source.id, text.span(start, end), [codebooks.find_code(book, data.draw(st.sampled_from(NAMES)))]
        )
    wanted = data.draw(st.sampled_from(("e", "wacht", "jij?", ".", "Bah, wachten!")))
    shown = hits.look(talks, wanted)
    assert shown is not None
    everything = retrieve.every_passage(talks)
    for hit, names in zip(hits.placed(talks, shown.hits), notes(talks, wanted), strict=True):
        on = {p.code for p in everything if p.source == hit.source and p.start < hit.end and p.end > hit.start}
        assert names == tuple(c.name for c in book if c.id in on)


def test_what_was_dropped_counts_only_when_asked_for(talks: Study) -> None:
    pair = ("Momenten/Wachtlijst", "Thema's/Wachttijd")
    dropped = [p.coding for p in retrieve.asked(talks, "Wachttijd") if p.source == "G1"]
    with operation(talks, "settle", "vervallen"):
        settling.settle(talks, dropped, Settled.DROPPED)
    assert found(talks, "Wachttijd") == ["op een wachtlijst. Niemand", "wachten!"]
    assert found(talks, "Wachttijd", counting=True) == ["wachten!"]
    assert found(talks, "Wachtlijst en Wachttijd", counting=True) == []
    assert found(talks, "Wachtlijst en niet Wachttijd", counting=True) == ["lang op een wachtlijst", "een wachtlijst"]
    assert len(retrieve.every_passage(talks)) == len(retrieve.every_passage(talks, counting=True)) + 1
    for near in (None, 0):
        assert pair in [(a, b) for a, b, _n in retrieve.overlaps(talks, near=near)]
        assert pair not in [(a, b) for a, b, _n in retrieve.overlaps(talks, near=near, counting=True)]


def test_overlap_of_one_coder(talks: Study) -> None:
    pair = ("Momenten/Wachtlijst", "Thema's/Wachttijd", 1)
    assert retrieve.overlaps(talks, near=1, coder="bram") == [pair]
    assert pair in retrieve.overlaps(talks, near=1, coder="anke")
    assert retrieve.overlaps(talks, coder="bram") == [] == retrieve.overlaps(talks, coder="niemand")


def test_the_seeker_gives_all_hits_with_their_places(study: Study) -> None:
    add_source(study, "G1", "ja " * 150, "ja " * 150)
    answers: SimpleQueue[Answer] = SimpleQueue()
    seeker = Seeker(study, answers.put)
    try:
        for mode in ("literal", "regex", "fuzzy"):
            seeker.ask("ja", mode)
            answer = answers.get(timeout=20)
            assert answer.found.more and len(answer.found.hits) == 200 and not answer.placed
            seeker.ask("ja", mode, everything=True)
            answer = answers.get(timeout=20)
            assert not answer.found.more
            assert list(answer.placed) == list(retrieve.find_text(study, "ja", mode=mode))
    finally:
        seeker.close()


def test_only_the_last_errand_is_answered(study: Study) -> None:
    gate, done = threading.Event(), SimpleQueue[Done]()
    errands = Errands(study, done.put)
    said: list[str] = []

    def first(own: Study) -> Follow:
        assert own is not study and gate.wait(20)
        return lambda: said.append("first")

    def broken(own: Study) -> Follow:
        raise KlantreisError("kan niet")

    try:
        errands.ask(first)
        errands.ask(lambda _own: lambda: said.append("second"))
        number = errands.ask(broken)
        gate.set()
        answer = done.get(timeout=20)
        assert (answer.generation, answer.follow, answer.problem) == (number, None, "kan niet")
        number = errands.ask(lambda own: lambda: said.append(own.actor))
        answer = done.get(timeout=20)
        assert answer.generation == number and answer.follow is not None and done.empty()
        answer.follow()
        assert said == [study.actor]
    finally:
        errands.close()
