"""Editing a transcript while it is coded: codings stay on their words, and nothing is lost unseen."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klantreis.model.codings import Anchor, Coding, Span
from klantreis.model.errors import KlantreisError
from klantreis.model.people import Participant
from klantreis.model.sources import Source, Turn
from klantreis.model.spans import SourceText
from klantreis.model.study import Settings
from klantreis.store import integrity, operations, people, sources
from klantreis.store.operations import operation
from klantreis.store.study import Study, create, open_study
from klantreis.workflow import code, codebooks, collect, editing, lost, retrieve, studies
from klantreis.workflow.editing import Reach
from tests.conftest import add_book, add_source
from tests.store.test_operations import rows

TURNS = ("Hoe ging het?", "We stonden lang op een wachtlijst.", "Ja?", "De huisarts belde.")


@pytest.fixture
def source(study: Study) -> Source:
    """A talk of four turns, uncoded."""
    add_book(study)
    add_source(study, "G1", *TURNS)
    return collect.find_source(study, "G1")


def turns(study: Study, source: Source) -> list[Turn]:
    return sources.turns(study, source.id)


def texts(study: Study, source: Source) -> list[str]:
    return [turn.text for turn in turns(study, source)]


def put(study: Study, source: Source, words: str, name: str = "Huisarts", actor: str = "anke") -> Coding:
    """Code the words where they first stand in the source."""
    text = sources.text(study, source.id)
    start = text.text.index(words)
    study.actor, before = actor, study.actor
    chosen = codebooks.find_code(codebooks.codebook(study), name)
    (made,) = code.add_codings(study, source.id, text.span(start, start + len(words)), [chosen])
    study.actor = before
    return made


def quotes(study: Study, source: Source) -> dict[str, str]:
    """The words of each coding by its id; between <> those that it lost."""
    text = sources.text(study, source.id)
    return {c.id: f"<{c.lost}>" if c.lost else text.quote(c.span) for c in code.codings(study, source.id)}


def edit(study: Study, source: Source, number: int, old: str, new: str) -> int:
    turn = turns(study, source)[number]
    assert old in turn.text
    return editing.edit_turn(study, source, turn, turn.text.replace(old, new)).lost


# --- words ------------------------------------------------------------------------------------


def test_mending_words_keeps_every_coding_on_its_words(study: Study, source: Source) -> None:
    put(study, source, "We stonden")
    put(study, source, "wachtlijst.\nJa?\nDe huisarts")
    put(study, source, "ging het?\nWe")
    corrected = put(study, source, "lang")
    before = quotes(study, source)
    start = rows(study)
    edit(study, source, 1, "lang op een", "erg langer op de")
    assert quotes(study, source) == {**before, corrected.id: "langer"}
    assert studies.check(study).ok
    operations.undo(study)
    assert rows(study) == start
    operations.redo(study)
    assert texts(study, source)[1] == "We stonden erg langer op de wachtlijst."


def test_a_coding_whose_words_are_deleted_waits_for_a_decision(study: Study, source: Source) -> None:
    gone = put(study, source, "lang")
    stays = put(study, source, "stonden lang op", "Wachttijd")
    assert edit(study, source, 1, " lang", "") == 1
    assert quotes(study, source) == {gone.id: "<lang>", stays.id: "stonden op"}
    (waiting,) = lost.lost_codings(study)
    assert (waiting.title, waiting.turn, waiting.coding.id, waiting.coding.lost) == ("G1", 2, gone.id, "lang")
    assert sources.text(study, source.id).text[: waiting.offset].endswith("We stonden ")
    assert [p.text for p in retrieve.passages(study, codebooks.find_code(codebooks.codebook(study), "Huisarts"))] == []
    check = studies.check(study)
    assert check.ok and [(w.kind, w.where) for w in check.warnings if w.kind == "lost"] == [("lost", "G1")]
    # A later edit moves the place, and leaves what was lost as it is.
    edit(study, source, 1, "We stonden", "Wij allemaal stonden daar")
    assert quotes(study, source)[gone.id] == "<lang>"
    assert lost.lost_codings(study)[0].offset > waiting.offset


def test_a_lost_coding_is_put_on_other_words_or_deleted(study: Study, source: Source) -> None:
    put(study, source, "lang")
    put(study, source, "lang", "Wachttijd")
    edit(study, source, 1, " lang", "")
    first, second = (found.coding for found in lost.lost_codings(study, source))
    seen = turns(study, source)
    placed = lost.reattach(study, first, Span(Anchor(1, 0), Anchor(1, 2)), seen)
    assert (placed.lost, quotes(study, source)[first.id]) == ("", "We")
    code.delete_codings(study, [second])
    assert lost.lost_codings(study) == [] and len(quotes(study, source)) == 1
    with pytest.raises(KlantreisError, match="weggehaald"):
        lost.reattach(study, second, Span(Anchor(1, 0), Anchor(1, 2)), seen)
    for _time in range(2):
        operations.undo(study)
    assert quotes(study, source) == {first.id: "<lang>", second.id: "<lang>"}


@pytest.mark.parametrize(("number", "place"), [(1, (0, 13)), (0, (0, 0)), (3, (2, 3))])
def test_a_turn_without_words_goes_and_its_codings_stay(
    study: Study, source: Source, number: int, place: tuple[int, int]
) -> None:
    within = put(study, source, TURNS[number])
    across = put(study, source, "het?\nWe stonden", "Wachttijd") if number < 2 else None
    start = rows(study)
    assert editing.edit_turn(study, source, turns(study, source)[number], "  ").lost == 1
    assert texts(study, source) == [text for n, text in enumerate(TURNS) if n != number]
    (found,) = lost.lost_codings(study, source)
    assert (found.coding.id, found.coding.lost) == (within.id, TURNS[number])
    assert found.coding.span == Span(Anchor(*place), Anchor(*place))
    if across:
        assert quotes(study, source)[across.id] == ("het?" if number == 1 else "We stonden")
    assert integrity.problems(study) == []
    operations.undo(study)
    assert rows(study) == start


def test_a_coding_over_several_turns_is_lost_only_with_all_of_its_words(study: Study, source: Source) -> None:
    three = put(study, source, "wachtlijst.\nJa?\nDe huisarts")
    edit(study, source, 1, "wachtlijst.", "wachtlijst")
    assert quotes(study, source)[three.id] == "wachtlijst\nJa?\nDe huisarts"
    edit(study, source, 1, " wachtlijst", "")
    assert quotes(study, source)[three.id] == "Ja?\nDe huisarts"
    edit(study, source, 3, "De huisarts ", "")
    assert quotes(study, source)[three.id] == "Ja?"
    assert edit(study, source, 2, "Ja?", "") == 1
    assert quotes(study, source)[three.id] == "<Ja?>"


def test_a_source_keeps_a_turn(study: Study) -> None:
    add_book(study)
    add_source(study, "Kort", "Dag.")
    source = collect.find_source(study, "Kort")
    with pytest.raises(KlantreisError, match="minstens één beurt"):
        editing.edit_turn(study, source, turns(study, source)[0], "")
    assert texts(study, source) == ["Dag."]


def test_what_stays_the_same_leaves_no_trace(study: Study, source: Source) -> None:
    seen = turns(study, source)[1]
    before = len(operations.history(study))
    editing.edit_turn(study, source, seen, f" {seen.text}\n")
    editing.mend_turn(study, source, seen, seen.text, seen.speaker or "")
    assert len(operations.history(study)) == before


def test_hostile_text_is_cleaned_at_this_door_too(study: Study, source: Source) -> None:
    editing.mend_turn(study, source, turns(study, source)[0], "Hoe\x1b[31m\n\nging\u202e het?", "  I\x1b \n")
    assert texts(study, source)[0] == "Hoe[31m ging het?"
    assert turns(study, source)[0].speaker == "I"


# --- turns ------------------------------------------------------------------------------------


def test_a_turn_is_split_and_joined_again(study: Study, source: Source) -> None:
    with operation(study, "import", "tijden"):
        study.connection.execute("UPDATE turn SET start_ms = 1000, end_ms = 9000 WHERE text = ?", (TURNS[1],))
    for words in ("We stonden", "lang op", "op een wachtlijst.\nJa", TURNS[1]):
        put(study, source, words)
    before, start = quotes(study, source), rows(study)
    made = editing.split_turn(study, source, turns(study, source)[1], len("We stonden lang "))
    assert texts(study, source)[1:3] == ["We stonden lang", "op een wachtlijst."]
    one, two = turns(study, source)[1:3]
    assert (one.start_ms, one.end_ms, two.start_ms, two.end_ms) == (1000, None, None, 9000)
    assert two == made and two.speaker == one.speaker
    assert [" ".join(quote.split()) for quote in quotes(study, source).values()] == [
        " ".join(quote.split()) for quote in before.values()
    ]
    editing.join_turns(study, source, one, two)
    assert quotes(study, source) == before and integrity.problems(study) == []
    joined = turns(study, source)[1]
    assert (joined.text, joined.start_ms, joined.end_ms) == (TURNS[1], 1000, 9000)
    for _time in range(2):
        operations.undo(study)
    assert rows(study) == start
    for _time in range(2):
        operations.redo(study)
    assert quotes(study, source) == before


def test_the_second_half_may_have_another_speaker(study: Study, source: Source) -> None:
    made = editing.split_turn(study, source, turns(study, source)[1], 3, " I ")
    assert (made.text, made.speaker) == ("stonden lang op een wachtlijst.", "I")
    assert [turn.speaker for turn in turns(study, source)] == ["I", "R", "I", "I", "R"]


@pytest.mark.parametrize("offset", [0, -3, 34, 99, 5])
def test_no_half_without_words_and_no_word_in_two(study: Study, source: Source, offset: int) -> None:
    with pytest.raises(KlantreisError, match="tussen twee woorden"):
        editing.split_turn(study, source, turns(study, source)[1], offset)
    assert texts(study, source) == list(TURNS)


def test_splitting_on_and_on_makes_room(plain: Study) -> None:
    add_book(plain)
    said = [f"woord{n}" for n in range(60)]
    add_source(plain, "Lang", "Vooraf.", " ".join(said), "Achteraf.")
    source = collect.find_source(plain, "Lang")
    put(plain, source, "woord30 woord31")
    for _word in said[1:]:
        # Always the same end: the room there is used up soon.
        turn = turns(plain, source)[1]
        editing.split_turn(plain, source, turn, turn.text.rindex(" "))
    assert texts(plain, source) == ["Vooraf.", *said, "Achteraf."]
    assert list(quotes(plain, source).values()) == ["woord30\nwoord31"]
    latest = operations.history(plain, 1)[0]
    assert sum(row.table == "turn" for row in operations.touched(plain, latest.number)) <= 8
    while operations.history(plain, 1)[0] and not operations.history(plain)[-2].undone:
        operations.undo(plain)
    assert sources.sources(plain) == []


def test_only_neighbours_are_joined(study: Study, source: Source) -> None:
    one, two, three, _four = turns(study, source)
    with pytest.raises(KlantreisError, match="Beurt 3 is intussen veranderd"):
        editing.join_turns(study, source, one, three)
    editing.set_speaker(study, source, two, "Moeder")
    with pytest.raises(KlantreisError, match="Beurt 2 is intussen veranderd"):
        editing.join_turns(study, source, one, two)
    editing.join_turns(study, source, one, turns(study, source)[1])
    assert turns(study, source)[0].speaker == "I"


# --- speakers ---------------------------------------------------------------------------------


def test_a_speaker_is_renamed_here_in_this_source_and_everywhere(study: Study, source: Source) -> None:
    add_source(study, "G2", "Dag.", "Dag!", "Goed?")
    other = collect.find_source(study, "G2")
    with operation(study, "participants", "wie"):
        for one in (source, other):
            sources.attend(study, one.id, people.save_participant(study, Participant("", "R01")), "R")
    seen = turns(study, source)[1]
    editing.mend_turn(study, source, seen, "Wij stonden.", "Vader")
    assert [turn.speaker for turn in turns(study, source)] == ["I", "Vader", "I", "R"]
    assert texts(study, source)[1] == "Wij stonden."
    editing.mend_turn(study, source, turns(study, source)[3], TURNS[3], "Moeder", Reach.SOURCE)
    assert [turn.speaker for turn in turns(study, source)] == ["I", "Vader", "I", "Moeder"]
    assert collect.find_source(study, "G1").attendances[0].speaker == "Moeder"
    assert collect.find_source(study, "G2").attendances[0].speaker == "R"
    renamed = editing.rename_speaker(study, "I", "Anke (interviewer)")
    assert (renamed.turns, renamed.sources) == (4, 2)
    assert [turn.speaker for turn in turns(study, other)] == ["Anke (interviewer)", "R", "Anke (interviewer)"]
    editing.set_speaker(study, other, turns(study, other)[0], "")
    assert turns(study, other)[0].speaker is None
    for old, new, told in (("X", "Y", "Wel: Anke \\(inter"), ("Vader", " ", "Geef een naam"), ("I", "I", "heet al")):
        with pytest.raises(KlantreisError, match=told):
            editing.rename_speaker(study, old, new, source)


# --- two people at once -----------------------------------------------------------------------


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(study: Study, source: Source) -> None:
    seen = turns(study, source)
    with open_study(study.folder, "bram", study.passphrase) as other:
        edit(other, source, 1, "lang", "heel lang")
    now = rows(study)
    for attempt in (
        lambda: editing.edit_turn(study, source, seen[1], "Iets anders."),
        lambda: editing.mend_turn(study, source, seen[1], "Iets anders.", "X"),
        lambda: editing.split_turn(study, source, seen[1], 3),
        lambda: editing.join_turns(study, source, seen[0], seen[1]),
        lambda: editing.join_turns(study, source, seen[1], seen[2]),
    ):
        with pytest.raises(KlantreisError, match="Beurt 2 is intussen veranderd door bram; kijk even"):
            attempt()
    with open_study(study.folder, "bram", study.passphrase) as other:
        editing.edit_turn(other, source, turns(other, source)[1], "")
    with pytest.raises(KlantreisError, match="is er niet meer"):
        editing.edit_turn(study, source, seen[1], "Iets anders.")
    assert rows(study) != now and texts(study, source) == [TURNS[0], *TURNS[2:]]


def test_an_edit_is_not_undone_under_what_somebody_coded_since(study: Study, source: Source) -> None:
    edit(study, source, 1, "stonden lang", "stonden erg lang")
    put(study, source, "wachtlijst", actor="bram")
    now = rows(study)
    with pytest.raises(KlantreisError, match="“Gecodeerd: Huisarts” van bram"):
        operations.undo(study, "anke")
    assert rows(study) == now
    operations.undo(study, "bram")
    operations.undo(study, "anke")
    assert texts(study, source)[1] == TURNS[1]
    # And not done again under what was coded while it was undone.
    kept = put(study, source, "wachtlijst", actor="bram")
    with pytest.raises(KlantreisError, match="“Gecodeerd: Huisarts” van bram"):
        operations.redo(study, "anke")
    assert quotes(study, source) == {kept.id: "wachtlijst"}


def test_an_edit_is_undone_behind_what_somebody_coded_since(study: Study, source: Source) -> None:
    edit(study, source, 1, "stonden lang", "stonden erg lang")
    before = put(study, source, "We stonden", actor="bram")
    elsewhere = put(study, source, "De huisarts", actor="bram")
    operations.undo(study, "anke")
    assert quotes(study, source) == {before.id: "We stonden", elsewhere.id: "De huisarts"}
    operations.redo(study, "anke")
    assert texts(study, source)[1] == "We stonden erg lang op een wachtlijst."


def test_codings_from_before_an_edit_do_not_hold_up_its_undo(study: Study, source: Source) -> None:
    put(study, source, "wachtlijst", actor="bram")
    edit(study, source, 1, "lang", "kort")  # as long as it was: no coding moves
    operations.undo(study, "anke")
    assert list(quotes(study, source).values()) == ["wachtlijst"]


def test_a_coding_that_moved_since_holds_up_the_undo_of_an_edit(study: Study, source: Source) -> None:
    made = put(study, source, "We", actor="bram")
    edit(study, source, 1, "stonden lang", "stonden erg lang")
    seen = turns(study, source)
    with open_study(study.folder, "bram", study.passphrase) as other:
        code.respan(other, made, Span(Anchor(1, 11), Anchor(1, 14)), seen)
    assert quotes(study, source) == {made.id: "erg"}
    with pytest.raises(KlantreisError, match="“Grenzen van Huisarts verlegd” van bram"):
        operations.undo(study, "anke")


def test_a_deleted_coding_does_not_come_back_on_other_words(study: Study, source: Source) -> None:
    made = put(study, source, "wachtlijst")
    code.delete_codings(study, [made])
    with open_study(study.folder, "bram", study.passphrase) as other:
        edit(other, source, 1, "stonden lang", "stonden erg lang")
    with pytest.raises(KlantreisError, match="“Tekst van G1 aangepast” van bram"):
        operations.undo(study, "anke")
    operations.undo(study, "bram")
    operations.undo(study, "anke")
    assert quotes(study, source) == {made.id: "wachtlijst"}


def test_a_split_is_not_undone_under_a_later_coding(study: Study, source: Source) -> None:
    editing.split_turn(study, source, turns(study, source)[1], 10)
    put(study, source, "wachtlijst", actor="bram")
    with pytest.raises(KlantreisError, match="“Gecodeerd: Huisarts” van bram"):
        operations.undo(study, "anke")
    operations.undo(study, "bram")
    first = put(study, source, "We stonden", actor="bram")
    operations.undo(study, "anke")
    assert texts(study, source) == list(TURNS)
    assert quotes(study, source) == {first.id: "We stonden"}


def test_a_join_is_not_undone_under_a_later_coding(study: Study, source: Source) -> None:
    one, two, *_rest = turns(study, source)
    editing.join_turns(study, source, one, two)
    put(study, source, "het? We", actor="bram")
    with pytest.raises(KlantreisError, match="“Gecodeerd: Huisarts” van bram"):
        operations.undo(study, "anke")
    operations.undo(study, "bram")
    operations.undo(study, "anke")
    assert texts(study, source) == list(TURNS)


# --- any sequence -----------------------------------------------------------------------------

WORDS = (
    "de",
    "gemeente",
    "belde",
    "pas",
    "na",
    "drie",
    "weken",
    "terug",
    "en",
    "toen",
    "was",
    "er",
    "iemand",
    "anders",
)


def _spans(study: Study, source: Source) -> dict[str, tuple[int, int]]:
    text = sources.text(study, source.id)
    return {c.id: (text.offset(c.span.start), text.offset(c.span.end)) for c in code.codings(study, source.id)}


def _edit_somewhere(study: Study, source: Source, rng: random.Random, step: int) -> tuple[int, int]:
    """Put, change or delete some words of a turn; the stretch (offsets in the whole old text) that it touched."""
    place = rng.randrange(len(turns(study, source)))
    turn = turns(study, source)[place]
    said = turn.text.split()
    first = rng.randrange(len(said))
    last = min(len(said), first + rng.randrange(4))
    new = [f"Nieuw{step}x{n}" for n in range(rng.randrange(3))]
    if len(turns(study, source)) == 1 and not new and last - first == len(said):
        new = ["Iets"]
    at = SourceText(texts(study, source)).offset(Anchor(place, 0))
    start = at + len(" ".join(said[:first])) + (first > 0)
    end = at + len(" ".join(said[:last])) if last > first else start
    editing.edit_turn(study, source, turn, " ".join([*said[:first], *new, *said[last:]]))
    return start, end


def _talk(study: Study, rng: random.Random) -> Source:
    """A talk of five turns in which every word is another."""
    said = [f"{word}{n}" for n, word in enumerate(rng.choices(WORDS, k=24))]
    cuts = sorted(rng.sample(range(1, len(said)), 4))
    add_book(study)
    add_source(study, "G", *(" ".join(said[a:b]) for a, b in zip([0, *cuts], [*cuts, None], strict=True)))
    return collect.find_source(study, "G")


def _code_somewhere(study: Study, source: Source, rng: random.Random) -> None:
    """Code some whole words, where nobody did yet."""
    text = sources.text(study, source.id)
    words = [match.span() for match in re.finditer(r"\S+", text.text)]
    first = rng.randrange(len(words))
    last = min(len(words) - 1, first + rng.randrange(6))
    span = text.span(words[first][0], words[last][1])
    if not any(c.span == span for c in code.codings(study, source.id)):
        path = rng.choice(("Momenten/Huisarts", "Thema's/Wachttijd"))
        code.add_codings(study, source.id, span, [codebooks.codebook(study).by_path[path]])


def _do_something(study: Study, source: Source, rng: random.Random, step: int) -> tuple[int, int] | None:
    """Code, edit, split, join or rename; which stretch of the old text got other words, if that was done."""
    now = turns(study, source)
    place = rng.randrange(len(now))
    match rng.randrange(7):
        case 0 | 1:
            _code_somewhere(study, source, rng)
        case 2 | 3:
            return _edit_somewhere(study, source, rng, step)
        case 4 if " " in now[place].text:
            blanks = [n for n, letter in enumerate(now[place].text) if letter == " "]
            editing.split_turn(study, source, now[place], rng.choice(blanks))
        case 5 if place + 1 < len(now):
            editing.join_turns(study, source, now[place], now[place + 1])
        case 6:
            editing.rename_speaker(study, str(now[place].speaker), f"Spreker {step}", source)
    return None


@settings(max_examples=40)
@given(seed=st.integers(0, 100_000), said=st.sampled_from([None, "R"]), codings_=st.integers(0, 8))
def test_joining_right_after_a_split_at_a_blank_gives_back_all_there_was(
    tmp_path_factory: pytest.TempPathFactory, seed: int, said: str | None, codings_: int
) -> None:
    rng = random.Random(seed)
    with create(tmp_path_factory.mktemp("s") / "onderzoek", Settings("Proef"), "anke") as study:
        source = _talk(study, rng)
        with operation(study, "import", "tijden en sprekers"):
            study.connection.execute("UPDATE turn SET start_ms = position, end_ms = 2 * position, speaker = ?", (said,))
        text = sources.text(study, source.id)
        book = codebooks.codebook(study)
        for _coding in range(codings_):
            # From and to any place, blanks and borders of turns too.
            start = rng.randrange(text.length)
            span = text.span(start, rng.randrange(start, text.length) + 1)
            if not any(c.span == span for c in code.codings(study, source.id)):
                code.add_codings(study, source.id, span, [book.by_path["Momenten/Huisarts"]])
        before = rows(study)
        turn = rng.choice([turn for turn in turns(study, source) if " " in turn.text])
        blank = rng.choice([n for n, letter in enumerate(turn.text) if letter == " "])
        second = editing.split_turn(study, source, turn, blank + rng.randrange(2))
        first = next(found for found in turns(study, source) if found.id == turn.id)
        editing.join_turns(study, source, first, second)
        assert rows(study) == before


@settings(max_examples=40)
@given(seed=st.integers(0, 100_000), steps=st.integers(1, 14))
def test_after_any_sequence_of_work_codings_stand_on_their_words(
    tmp_path_factory: pytest.TempPathFactory, seed: int, steps: int
) -> None:
    rng = random.Random(seed)
    with create(tmp_path_factory.mktemp("s") / "onderzoek", Settings("Proef"), "anke") as study:
        source = _talk(study, rng)
        states = [rows(study)]
        for step in range(steps):
            study.actor = rng.choice(("anke", "bram"))
            old, spans = quotes(study, source), _spans(study, source)
            touched = _do_something(study, source, rng, step)
            assert integrity.problems(study) == []
            new = quotes(study, source)
            assert old.keys() <= new.keys()
            for id_, quote in old.items():
                start, end = spans[id_]
                if quote.startswith("<") or touched is None or end <= touched[0] or start >= touched[1]:
                    # Untouched: a split or a join makes another blank, no other word.
                    assert new[id_].split() == quote.split()
                elif new[id_].startswith("<"):
                    assert new[id_] == f"<{quote}>"
            if rows(study) != states[-1]:
                states.append(rows(study))
        for state in reversed(states[:-1]):
            operations.undo(study)
            assert rows(study) == state
        for state in states[1:]:
            operations.redo(study)
            assert rows(study) == state
        assert integrity.problems(study) == []


@settings(max_examples=50)
@given(seed=st.integers(0, 100_000), steps=st.integers(20, 40))
def test_when_two_people_undo_through_each_other_no_coding_slides(
    tmp_path_factory: pytest.TempPathFactory, seed: int, steps: int
) -> None:
    """Codings begin and end at whole words here; after any undo and redo that is not refused they still do."""
    rng = random.Random(seed)
    with create(tmp_path_factory.mktemp("s") / "onderzoek", Settings("Proef"), "wim") as study:
        source = _talk(study, rng)
        for step in range(steps):
            study.actor = rng.choice(("anke", "bram"))
            before = rows(study)
            try:
                match rng.randrange(8):
                    case 0 | 1:
                        operations.undo(study, study.actor)
                    case 2:
                        operations.redo(study, study.actor)
                    case 3:
                        code.delete_codings(study, code.codings(study, source.id)[:1])
                    case _:
                        _do_something(study, source, rng, step)
            except KlantreisError:
                assert rows(study) == before
            assert integrity.problems(study) == []
            said = set(sources.text(study, source.id).text.split())
            for quote in quotes(study, source).values():
                assert quote.startswith("<") or (quote == quote.strip() != "" and set(quote.split()) <= said)
