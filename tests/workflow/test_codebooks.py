"""The codebook as a living thing: changed in every way, and always to be undone."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from klantreis.model.codes import Code, CodeKind
from klantreis.model.codings import Coding, Moved, Settled
from klantreis.model.errors import KlantreisError
from klantreis.model.journeys import DraftStep, Persona
from klantreis.store import codings, journeys, operations, people, pins
from klantreis.store.journeys import StoredJourney
from klantreis.store.operations import operation
from klantreis.store.study import Study
from klantreis.workflow import building, codebooks, recoding, retrieve, studies
from tests.conftest import add_book, add_source
from tests.workflow.recoded import WORDS, code, everything, paths, put


@pytest.fixture
def source(study: Study) -> str:
    add_book(study)
    return add_source(study, "G1", "Hoe ging het?", WORDS, "Ja?", "De huisarts belde.")


def of(study: Study, source: str) -> dict[str, Coding]:
    return {coding.id: coding for coding in codings.of_source(study, source)}


def test_a_code_moves_with_what_hangs_below_it_and_journeys_follow(study: Study, source: str) -> None:
    built(study, put(study, source, "Huisarts", 0, 5))
    recoding.move(study, code(study, "Momenten"), code(study, "Thema's"))
    assert "Thema's/Momenten/Huisarts" in paths(study)
    assert [step.concept for step in steps(study)] == ["Thema's/Momenten/Huisarts"]
    recoding.move(study, code(study, "Huisarts"), None)
    assert paths(study)[-1] == "Huisarts"
    assert [step.concept for step in steps(study)] == ["Huisarts"]
    operations.undo(study)
    operations.undo(study)
    assert "Momenten/Huisarts" in paths(study) and steps(study)[0].concept == "Momenten/Huisarts"


@pytest.mark.parametrize(
    ("name", "under", "told"),
    [("Momenten", "Intake", "onder zichzelf"), ("Intake", "Momenten", "hangt daar al"), ("Fasen", "Fasen", "zichzelf")],
)
def test_a_move_that_can_not_be_is_told(plain: Study, name: str, under: str, told: str) -> None:
    add_book(plain)
    before = everything(plain)
    with pytest.raises(KlantreisError, match=told):
        recoding.move(plain, code(plain, name), code(plain, under))
    codebooks.add_code(plain, ("Kanalen", "Intake"))
    with pytest.raises(KlantreisError, match="al een code die Intake heet"):
        recoding.move(plain, code(plain, "Momenten/Intake"), code(plain, "Kanalen"))
    operations.undo(plain)
    assert everything(plain) == before


def test_siblings_change_places_and_stop_at_the_ends(study: Study) -> None:
    add_book(study)
    assert recoding.shift(study, code(study, "Intake"), -1)
    assert [c.name for c in codebooks.codebook(study).children(code(study, "Momenten").id)] == [
        "Huisarts", "Intake", "Wachtlijst",
    ]  # fmt: skip
    assert recoding.shift(study, code(study, "Intake"), -1)
    before = len(operations.history(study))
    assert not recoding.shift(study, code(study, "Intake"), -1)
    assert len(operations.history(study)) == before, "what changes nothing is no operation"
    assert recoding.shift(study, code(study, "Fasen"), 1)
    assert paths(study)[0] == "Momenten"


def built(study: Study, *evidence: str, more: tuple[DraftStep, ...] = ()) -> None:
    step = DraftStep("Huisarts", "Momenten/Huisarts", "Zoeken", "Telefoon", None, evidence)
    with operation(study, "build", "klantreizen"):
        journeys.save(study, 1, {}, [StoredJourney(Persona("Noor"), (), (step, *more))])


def steps(study: Study) -> tuple[DraftStep, ...]:
    found = journeys.latest(study)
    assert found is not None
    return found.journeys[0].steps


def test_a_merge_takes_all_along_and_undo_brings_it_back(study: Study, source: str) -> None:
    codebooks.add_code(study, ("Momenten", "Huisarts", "Praktijkhulp"))
    codebooks.edit_code(study, code(study, "Huisarts"), definition="De dokter.", exclude="De wijkarts.", example="Ja!")
    alone = put(study, source, "Huisarts", 0, 5, valence=1)
    theirs = put(study, source, "Huisarts", 8, 20, "bram", valence=-1)
    gone = put(study, source, "Huisarts", 8, 20, valence=-2, memo="lang", publishable=True)
    kept = put(study, source, "Intake", 8, 20, memo="eerst")
    wait = DraftStep("Intake", "Momenten/Intake", "Wachten", None, None, (kept,))
    built(study, alone, gone, theirs, more=(wait,))
    with operation(study, "pin", "toetsen"):
        anke, bram = people.person(study, "anke"), people.person(study, "bram")
        pins.put(study, anke, 1, code(study, "Huisarts").id)
        pins.put(study, anke, 2, code(study, "Intake").id)
        pins.put(study, bram, 5, code(study, "Huisarts").id)
    with operation(study, "code", "verplaatst"):
        study.connection.execute("UPDATE coding SET moved_to = ?, moved_side = 'after' WHERE id = ?", (gone, alone))
    before = everything(study)

    outcome = recoding.merge(study, code(study, "Huisarts"), code(study, "Intake"))

    assert (outcome.codings, outcome.doubles) == (3, 1)
    intake = code(study, "Intake")
    found = of(study, source)
    assert set(found) == {alone, theirs, kept} and {c.code for c in found.values()} == {intake.id}
    assert (found[kept].valence, found[kept].memo, found[kept].publishable) == (-2, "eerst\nlang", False)
    assert found[alone].moved == Moved(kept, "after")
    assert [(s.label, sorted(s.evidence)) for s in steps(study)] == [("Intake", sorted([alone, theirs, kept]))]
    assert pins.pins(study, "anke") == {2: intake.id} and pins.pins(study, "bram") == {5: intake.id}
    assert "Momenten/Intake/Praktijkhulp" in paths(study) and "Momenten/Huisarts" not in paths(study)
    assert intake.include == "Ook “Huisarts”: De dokter. (niet: De wijkarts.)" and intake.example == "Ja!"
    assert studies.check(study).problems == () or all(p.kind == "gate" for p in studies.check(study).problems)

    after = everything(study)
    operations.undo(study)
    assert everything(study) == before
    operations.redo(study)
    assert everything(study) == after


def test_a_code_merges_into_the_one_above_it_also_where_a_child_bears_its_name(study: Study, source: str) -> None:
    codebooks.add_code(study, ("Momenten", "Intake", "Intake"))
    built(study, put(study, source, "Momenten/Intake/Intake", 0, 2))
    before = everything(study)
    recoding.merge(study, code(study, "Momenten/Intake"), code(study, "Momenten"))
    assert "Momenten/Intake" in paths(study) and "Momenten/Intake/Intake" not in paths(study)
    operations.undo(study)
    assert everything(study) == before


@pytest.mark.parametrize(
    ("name", "into", "told"),
    [
        ("Momenten", "Momenten", "Kies een andere"),
        ("Momenten", "Momenten/Intake", "hangt onder"),
        ("Momenten", "Kanalen", "Onder beide codes staat “Intake”"),
        ("Zoeken", "Huisarts", "als fase"),
    ],
)
def test_a_merge_that_can_not_be_is_told_and_changes_nothing(plain: Study, name: str, into: str, told: str) -> None:
    add_book(plain)
    codebooks.add_code(plain, ("Kanalen", "Intake"))
    before = everything(plain)
    with pytest.raises(KlantreisError, match=told):
        recoding.merge(plain, code(plain, name), code(plain, into))
    assert everything(plain) == before


def test_a_merged_phase_is_followed_by_codes_and_steps(study: Study, source: str) -> None:
    built(study, put(study, source, "Huisarts", 0, 5))
    recoding.merge(study, code(study, "Zoeken"), code(study, "Wachten"))
    assert code(study, "Huisarts").phase == "Wachten"
    assert steps(study)[0].phase == "Wachten"


def test_a_code_that_somebody_took_away_meanwhile_is_told(plain: Study) -> None:
    add_book(plain)
    stale, intake = code(plain, "Huisarts"), code(plain, "Intake")
    recoding.delete(plain, stale)
    for attempt in (
        lambda: recoding.merge(plain, stale, intake),
        lambda: recoding.move(plain, stale, None),
        lambda: codebooks.rename_code(plain, stale, "x"),
        lambda: codebooks.edit_code(plain, stale, definition="x"),
        lambda: recoding.delete(plain, stale),
        lambda: recoding.split(plain, stale, {}),
    ):
        with pytest.raises(KlantreisError, match="intussen weg"):
            attempt()


def test_a_code_with_codings_goes_only_on_purpose(study: Study, source: str) -> None:
    mine = put(study, source, "Huisarts", 0, 5)
    put(study, source, "Intake", 0, 5, "bram")
    built(study, mine)
    stake = recoding.at_stake(study, code(study, "Momenten"))
    assert (stake.codes, stake.codings, stake.coders) == (3, 2, ("anke", "bram"))
    with pytest.raises(KlantreisError, match=r"nog 3 codes eronder en 2 coderingen \(van anke, bram\)"):
        recoding.delete(study, code(study, "Momenten"))
    before = everything(study)
    recoding.delete(study, code(study, "Momenten"), everything=True)
    assert of(study, source) == {} and not [path for path in paths(study) if path.startswith("Momenten")]
    operations.undo(study)
    assert everything(study) == before


def test_a_phase_that_codes_name_stays(plain: Study) -> None:
    add_book(plain)
    with pytest.raises(KlantreisError, match="2 codes noemen “Wachten” als fase"):
        recoding.delete(plain, code(plain, "Wachten"))
    with pytest.raises(KlantreisError, match="als fase"):
        codebooks.edit_code(plain, code(plain, "Fasen"), kind=CodeKind.THEME)
    recoding.delete(plain, code(plain, "Kanalen"), everything=True)


def test_a_split_hands_each_passage_to_its_code_in_one_operation(study: Study, source: str) -> None:
    a, b, c = (
        put(study, source, "Wachttijd", n, n + 5, who, valence=-1)
        for n, who in ((0, "anke"), (6, "bram"), (20, "anke"))
    )
    stood = put(study, source, "Bejegening", 20, 25)
    operations_before, before = len(operations.history(study)), everything(study)
    handed: dict[str, Code | str] = {a: "Wachten op hulp", b: "Wachten op hulp", c: code(study, "Bejegening")}
    outcome = recoding.split(study, code(study, "Wachttijd"), handed)
    assert (outcome.codings, outcome.doubles) == (3, 1)
    new = code(study, "Thema's/Wachten op hulp")
    assert new.kind == CodeKind.THEME
    assert {i: c.code for i, c in of(study, source).items()} == {
        a: new.id,
        b: new.id,
        stood: code(study, "Bejegening").id,
    }
    assert len(operations.history(study)) == operations_before + 1
    with pytest.raises(KlantreisError, match="intussen een andere code"):
        recoding.split(study, code(study, "Wachttijd"), {a: "X"})
    operations.undo(study)
    assert everything(study) == before


def test_the_words_around_a_passage(study: Study, source: str) -> None:
    put(study, source, "Wachttijd", 11, 16)
    (passage,) = retrieve.passages(study, code(study, "Wachttijd"))
    assert recoding.context(study, passage, 11, 12) == ("stonden ", " weken op")


def test_fields_are_edited_and_checked(study: Study) -> None:
    add_book(study)
    codebooks.edit_code(
        study, code(study, "Intake"), definition=" Het  eerste\ngesprek ", phase="zoeken", color="#2d6a4f"
    )
    intake = code(study, "Intake")
    assert (intake.definition, intake.phase, intake.color) == ("Het eerste gesprek", "Zoeken", "#2d6a4f")
    with pytest.raises(KlantreisError, match="kies uit Zoeken, Wachten"):
        codebooks.edit_code(study, intake, phase="Later")
    with pytest.raises(KlantreisError, match="#2d6a4f"):
        codebooks.edit_code(study, intake, color="groen")
    codebooks.edit_code(study, code(study, "Thema's"), kind=CodeKind.FREE)
    assert code(study, "Wachttijd").kind == CodeKind.FREE
    codebooks.edit_code(study, intake, phase="", color="")
    assert code(study, "Intake").phase is None


def test_a_merge_of_a_kept_and_a_dropped_coding_keeps_what_was_agreed_about_the_one_that_stays(
    study: Study, source: str
) -> None:
    put(study, source, "Huisarts", 0, 5)
    kept = put(study, source, "Intake", 0, 5)
    with operation(study, "compare", "besluit"):
        study.connection.execute("UPDATE coding SET settled = 'dropped' WHERE id = ?", (kept,))
    recoding.merge(study, code(study, "Huisarts"), code(study, "Intake"))
    assert [c.settled for c in of(study, source).values()] == [Settled.DROPPED]


ACTIONS = st.lists(
    st.tuples(st.sampled_from(("move", "merge", "delete", "shift", "rename")), st.integers(0, 30), st.integers(0, 30)),
    min_size=1,
    max_size=6,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTIONS)
def test_whatever_is_done_the_study_is_sound_and_undo_goes_all_the_way_back(
    plain: Study, actions: list[tuple[str, int, int]]
) -> None:
    if not paths(plain):
        add_book(plain)
        source = add_source(plain, "G1", "Hoe?", WORDS)
        for n, name in enumerate(("Huisarts", "Intake", "Wachtlijst", "Huisarts", "Wachttijd")):
            put(plain, source, name, n // 2, n // 2 + 6, valence=n - 2)
        building.build(plain, 1)
    before, history = everything(plain), len(operations.history(plain))
    for action, one, other in actions:
        book = codebooks.codebook(plain).codes
        if not book:
            break
        a, b = book[one % len(book)], book[other % len(book)]
        try:
            match action:
                case "move":
                    recoding.move(plain, a, b if other % 4 else None)
                case "merge":
                    recoding.merge(plain, a, b)
                case "delete":
                    recoding.delete(plain, a, everything=True)
                case "shift":
                    recoding.shift(plain, a, 1 - 2 * (other % 2))
                case "rename":
                    codebooks.rename_code(plain, a, f"naam {other}")
        except KlantreisError:
            continue
        assert plain.all("PRAGMA foreign_key_check") == []
        known = set(paths(plain))
        assert {step.concept for step in steps(plain) if evidence_of_touchpoints(plain, step)} <= known
    done = [entry for entry in operations.history(plain) if not entry.undone][
        : len(operations.history(plain)) - history
    ]
    for _entry in done:
        operations.undo(plain)
    assert everything(plain) == before


def evidence_of_touchpoints(study: Study, step: DraftStep) -> bool:
    """Whether a step rests on codings whose code is a touchpoint still."""
    kinds = dict(study.all("SELECT c.id, k.kind FROM coding c JOIN code k ON k.id = c.code_id"))
    return any(kinds.get(coding) == "touchpoint" for coding in step.evidence)


def test_a_code_goes_under_a_code_that_is_there(study: Study) -> None:
    """Somebody else may have taken it away while this was typed."""
    with pytest.raises(KlantreisError, match="Momenten/Weg bestaat niet"):
        codebooks.add_code(study, ("Momenten", "Weg", "Intake"))
    assert all(code.name != "Intake" for code in codebooks.codebook(study))
