"""The narrative: written from evidence, kept through builds, and never without saying what it rests on."""

from collections.abc import Sequence

import pytest

from klantreis.model.codings import Anchor, Span
from klantreis.model.errors import KlantreisError
from klantreis.model.narrative import Voice
from klantreis.store import codings
from klantreis.store.study import Study
from klantreis.workflow import (
    building,
    code,
    codebooks,
    collect,
    deciding,
    fictional,
    merge,
    narrative,
    recoding,
    studies,
)
from tests.workflow.told import first_journey, tell, two_journeys


@pytest.fixture
def built(study: Study) -> Study:
    return two_journeys(study)


def told(study: Study) -> dict[str, list[tuple[str, int]]]:
    """Label of a step -> its sentences, each with how many passages it rests on."""
    return {
        part.step.label if part.step else "": [(line.text, len(line.quotes)) for line in part.lines]
        for part in narrative.story(study, first_journey(study))
    }


def publishable(study: Study) -> None:
    for title in "abc":
        code.change_codings(study, codings.of_source(study, collect.find_source(study, title).id), publishable=True)


def write(study: Study, text: str, *, step: str = "Intake") -> list[str]:
    """Write at a step with all of its evidence; the ids of what stands there then."""
    now = first_journey(study)
    there = deciding.find_step(now, step)
    narrative.add(study, now, there, text, there.evidence)
    return ids(study, step)


def delete(study: Study, ids_: Sequence[str]) -> None:
    sources_ = [collect.find_source(study, title).id for title in "abc"]
    code.delete_codings(study, [c for source in sources_ for c in codings.of_source(study, source) if c.id in ids_])


def ids(study: Study, step: str) -> list[str]:
    return [
        line.id
        for part in narrative.story(study, first_journey(study))
        if part.step and part.step.label == step
        for line in part.lines
    ]


def test_a_draft_says_what_was_told_and_each_sentence_leads_back_to_it(built: Study) -> None:
    now = first_journey(built)
    assert narrative.draft(built, now, now.steps, Voice.THIRD) == 3
    parts = narrative.story(built, now)
    assert [part.step for part in parts] == list(now.steps)
    for part in parts:
        assert part.step and part.lines and all(line.backed for line in part.lines)
        assert all(quote.coding in part.step.evidence for line in part.lines for quote in line.quotes)
    name = now.persona.name
    assert told(built)["Huisarts"] == [(f"Dat voelt voor {name} goed.", 3)]
    assert told(built)["Intake"] == [(f"Dat voelt voor {name} niet goed.", 3)]


def test_where_nothing_else_is_known_the_draft_says_what_it_is_called(built: Study) -> None:
    for title in "abc":
        code.change_codings(built, codings.of_source(built, collect.find_source(built, title).id), valence=None)
    narrative.draft(built, first_journey(built), first_journey(built).steps[:1], Voice.THIRD)
    assert told(built)["Huisarts"] == [("Huisarts.", 3)]


def test_only_publishable_words_are_quoted(built: Study) -> None:
    publishable(built)
    now = first_journey(built)
    narrative.draft(built, now, now.steps[:1], Voice.FIRST)
    quoted = [(text, n) for text, n in told(built)["Huisarts"] if text.startswith("Ik vertel")]
    assert quoted == [("Ik vertel: ‘In a’", 1), ("Ik vertel: ‘In b’", 1)]


def test_a_step_with_text_gets_no_draft(built: Study) -> None:
    write(built, "Het eigen verhaal.")
    with pytest.raises(KlantreisError, match="al tekst"):
        narrative.draft(built, first_journey(built), [deciding.find_step(first_journey(built), "Intake")], Voice.THIRD)
    assert narrative.draft(built, first_journey(built), first_journey(built).steps, Voice.THIRD) == 2
    assert told(built)["Intake"] == [("Het eigen verhaal.", 3)]


def test_several_sentences_at_once_become_several(built: Study) -> None:
    first, second = write(built, "Eerst was er hoop. Toen niet meer!")
    narrative.rewrite(built, first_journey(built), first, "Er was hoop. Veel zelfs.")
    assert told(built)["Intake"] == [("Er was hoop.", 3), ("Veel zelfs.", 3), ("Toen niet meer!", 3)]
    assert second in ids(built, "Intake")
    now = first_journey(built)
    narrative.add(built, now, deciding.find_step(now, "Intake"), "Tussendoor.", (), after=first)
    assert [text for text, _n in told(built)["Intake"]][1] == "Tussendoor."


def test_without_evidence_it_says_so(built: Study) -> None:
    now = first_journey(built)
    narrative.add(built, now, now.steps[0], "Iemand belde.", ())
    (line,) = narrative.story(built, now)[0].lines
    assert not line.backed
    narrative.back(built, now, line.id, now.steps[0].evidence[:1])
    (line,) = narrative.story(built, now)[0].lines
    assert line.backed and [quote.coding for quote in line.quotes] == [*now.steps[0].evidence[:1]]


def test_evidence_of_somebody_else_is_refused(built: Study) -> None:
    now = first_journey(built)
    other = next(each for each in merge.journeys(built) if each.key != now.key)
    with pytest.raises(KlantreisError, match="hoort niet bij de gesprekken"):
        narrative.add(built, now, now.steps[0], "Nee.", other.steps[0].evidence[:1])
    with pytest.raises(KlantreisError, match="Schrijf eerst"):
        narrative.add(built, now, now.steps[0], "  \n ", ())
    assert told(built)["Huisarts"] == []


def test_it_outlives_a_build_and_follows_a_new_name(built: Study) -> None:
    name = first_journey(built).persona.name
    write(built, f"Dan wacht {name} lang; {name}s moeder ook.")
    tell(built, more=True)
    building.build(built, 2)
    fictional.describe(built, first_journey(built), "name", "Wilke")
    assert told(built)["Intake"] == [("Dan wacht Wilke lang; Wilkes moeder ook.", 3)]


def test_removed_coding_takes_its_link_along_and_undo_brings_it_back(built: Study) -> None:
    write(built, "Dan is er eindelijk een intake.")
    gone = deciding.find_step(first_journey(built), "Intake").evidence[0]
    delete(built, [gone])
    assert told(built)["Intake"] == [("Dan is er eindelijk een intake.", 2)]
    delete(built, deciding.find_step(first_journey(built), "Intake").evidence)
    found = {line.text: line.backed for part in narrative.story(built, first_journey(built)) for line in part.lines}
    assert found == {"Dan is er eindelijk een intake.": False}
    studies.undo(built)
    studies.undo(built)
    assert told(built)["Intake"] == [("Dan is er eindelijk een intake.", 3)]


def test_a_source_that_goes_takes_its_links_along(built: Study) -> None:
    write(built, "Dan is er eindelijk een intake.")
    collect.remove_source(built, collect.find_source(built, "a"))
    assert told(built)["Intake"] == [("Dan is er eindelijk een intake.", 2)]
    studies.undo(built)
    assert told(built)["Intake"] == [("Dan is er eindelijk een intake.", 3)]


def test_text_of_a_step_that_became_part_of_another_stands_there(built: Study) -> None:
    write(built, "Over de wachtlijst.", step="Wachtlijst")
    (line,) = write(built, "Over de intake.")
    now = first_journey(built)
    deciding.merge(built, now, *(deciding.find_step(now, step) for step in ("Intake", "Wachtlijst")))
    assert [text for text, _n in told(built)["Wachtlijst"]] == ["Over de wachtlijst.", "Over de intake."]
    assert narrative.shift(built, first_journey(built), line, -1)
    assert [text for text, _n in told(built)["Wachtlijst"]] == ["Over de intake.", "Over de wachtlijst."]
    assert not narrative.shift(built, first_journey(built), line, -1)
    for _time in range(4):
        studies.undo(built)
    assert told(built)["Intake"] == []


def test_text_follows_codes_that_are_renamed_or_merged(built: Study) -> None:
    write(built, "Over de intake.")
    book = codebooks.codebook(built)
    codebooks.edit_code(built, codebooks.find_code(book, "Intake"), "Kennismaking")
    assert told(built)["Kennismaking"] == [("Over de intake.", 3)]
    book = codebooks.codebook(built)
    recoding.merge(built, codebooks.find_code(book, "Kennismaking"), codebooks.find_code(book, "Wachtlijst"))
    building.build(built, 2)
    assert ("Over de intake.", 3) in told(built)["Wachtlijst"]


def test_text_of_a_step_that_is_no_more_is_kept_apart(built: Study) -> None:
    now = first_journey(built)
    deciding.split(built, now, deciding.find_step(now, "Intake"), now.steps[2].evidence[:1], "Tweede intake")
    write(built, "Nog een keer.", step="Tweede intake")
    studies.undo(built)
    now = first_journey(built)
    deciding.taken_back(built, now, deciding.find_step(now, "Tweede intake"))
    assert told(built)["Intake"] == []
    studies.undo(built)
    write(built, "Nog een keer.", step="Tweede intake")
    now = first_journey(built)
    deciding.taken_back(built, now, deciding.find_step(now, "Tweede intake"))
    assert told(built)[""] == [("Nog een keer.", 1)]


def test_what_points_at_somebody_is_marked(built: Study) -> None:
    write(built, "Bereikbaar op 06 12345678.")
    (line,) = next(part for part in narrative.story(built, first_journey(built)) if part.lines).lines
    assert "kan naar iemand wijzen" in line.warning


def test_sentences_are_taken_away_and_brought_back(built: Study) -> None:
    lines = write(built, "Een. Twee. Drie.")
    narrative.remove(built, first_journey(built), lines[:2])
    assert [text for text, _n in told(built)["Intake"]] == ["Drie."]
    studies.undo(built)
    assert [text for text, _n in told(built)["Intake"]] == ["Een.", "Twee.", "Drie."]
    with pytest.raises(KlantreisError, match="niet meer"):
        narrative.rewrite(built, first_journey(built), "weg", "Iets.")


def test_themes_and_ideas_told_at_a_step_can_back_a_sentence(built: Study) -> None:
    book = codebooks.codebook(built)
    source = collect.find_source(built, "a")
    theme = next(each for each in book if each.kind.value == "theme")
    code.add_codings(built, source.id, Span(Anchor(0, 2), Anchor(0, 9)), [theme])
    now = first_journey(built)
    offered = narrative.backing(built, now, now.steps[0])
    extra = [quote for quote in offered if quote.coding not in now.steps[0].evidence]
    assert len(extra) == 1
    narrative.add(built, now, now.steps[0], "Wachten.", [extra[0].coding])
    assert told(built)["Huisarts"] == [("Wachten.", 1)]
