"""Settling labels: what is proposed, what each answer does, that it never comes back, and that it is undone."""

import pytest

from klantreis.model.codes import CodeKind
from klantreis.model.codings import Anchor, Span
from klantreis.model.errors import KlantreisError
from klantreis.store.study import Study
from klantreis.workflow import (
    building,
    code,
    codebooks,
    label_proposals,
    merge,
    persona_choices,
    settling_labels,
    studies,
)
from klantreis.workflow.label_proposals import LabelProposal, ProposalKind
from tests.conftest import add_book, add_source

ROUTE = ("Huisarts", "Wachtlijst voor hulp", "Intake", "Afscheid")
OTHER = ("Huisarts", "Wachtlijst van hulp", "Intake", "Afscheid")
TWINS = {"Momenten/Wachtlijst voor hulp", "Momenten/Wachtlijst van hulp"}


def talk(study: Study, title: str, names: tuple[str, ...]) -> None:
    book = codebooks.codebook(study)
    source = add_source(study, title, *(f"In {title} ging het over {name}." for name in names))
    for place, name in enumerate(names):
        code.add_codings(study, source, Span(Anchor(place, 0), Anchor(place, 4)), [codebooks.find_code(book, name)])


@pytest.fixture
def twins(plain: Study) -> Study:
    """Eight talks along one route, of which one step has one of two codes."""
    add_book(plain)
    there = {each.name for each in codebooks.codebook(plain)}
    for name in sorted({*ROUTE, *OTHER, "Brief"} - there):
        codebooks.add_code(plain, ("Momenten", name))
    for number in range(8):
        talk(plain, f"g{number}", ROUTE if number % 2 else OTHER)
    return plain


def pair(study: Study) -> LabelProposal | None:
    found = [p for p in label_proposals.proposals(study) if {p.subject, p.object} == TWINS]
    return found[0] if found else None


def twin(study: Study) -> LabelProposal:
    found = pair(study)
    assert found
    return found


def test_codes_with_like_words_and_context_are_proposed_with_examples_and_reasons(twins: Study) -> None:
    found = twin(twins)
    assert found.kind is ProposalKind.SAME
    assert found.chance > 0.5
    assert "de namen lijken op elkaar" in found.reasons
    assert not found.against
    name = found.subject.split("/")[1]
    assert {quote.source for quote in found.examples} == {f"g{n}" for n in range(int(name == ROUTE[1]), 8, 2)}
    assert {q.coding for q in found.examples}.isdisjoint(q.coding for q in found.other_examples)


def test_a_yes_makes_one_step_with_a_name_stays_settled_and_is_undone(twins: Study) -> None:
    settling_labels.accept(twins, twin(twins), "Op de wachtlijst")
    assert pair(twins) is None
    building.build(twins, 1)
    assert "Op de wachtlijst" in [step.label for step in merge.journeys(twins)[0].steps]
    assert pair(twins) is None
    studies.undo(twins)
    studies.undo(twins)
    assert pair(twins)


def test_a_no_stays_settled_after_a_build_and_is_undone(twins: Study) -> None:
    settling_labels.refuse(twins, twin(twins))
    assert pair(twins) is None
    building.build(twins, 1)
    assert pair(twins) is None
    studies.undo(twins)
    studies.undo(twins)
    assert pair(twins)


def test_an_interview_that_tells_both_speaks_against(twins: Study) -> None:
    talk(twins, "beide", ("Huisarts", "Wachtlijst voor hulp", "Wachtlijst van hulp", "Intake"))
    found = twin(twins)
    assert found.against == ("1 gesprek vertelt beide, als aparte momenten",)
    with pytest.raises(KlantreisError, match="geen voorstel"):
        settling_labels.accept_all(twins, [found], 0.0)


def test_all_at_once_is_one_operation(twins: Study) -> None:
    found = label_proposals.proposals(twins)
    assert settling_labels.accept_all(twins, found, twin(twins).chance) >= 1
    assert pair(twins) is None
    studies.undo(twins)
    assert label_proposals.proposals(twins) == found


def recoding(study: Study) -> LabelProposal:
    """A proposal for the first coding of the first talk."""
    source = next(s for s in merge.gather(study).sources if s.title == "g0")
    coding = code.codings(study, source.id)[0]
    return LabelProposal(
        ProposalKind.RECODE, "Momenten/Huisarts", "Momenten/Brief", 0.9, 0.9, (), (), (), (), coding.id
    )


def paths(study: Study, proposal: LabelProposal) -> list[str]:
    voices = merge.gather(study)
    return [voices.codebook.paths[c.code] for cs in voices.codings.values() for c in cs if c.id == proposal.coding]


def test_a_coding_gets_the_proposed_code_and_undo_gives_it_back(twins: Study) -> None:
    proposal = recoding(twins)
    settling_labels.accept(twins, proposal)
    assert paths(twins, proposal) == ["Momenten/Brief"]
    with pytest.raises(KlantreisError, match="intussen veranderd"):
        settling_labels.accept(twins, proposal)
    assert proposal.coding not in {p.coding for p in label_proposals.proposals(twins)}
    studies.undo(twins)
    assert paths(twins, proposal) == ["Momenten/Huisarts"]


def test_a_coding_that_seems_wrong_is_proposed_until_somebody_says_it_is_right(twins: Study) -> None:
    for kind, names in ((CodeKind.CHANNEL, ("Balie", "Brievenbus")), (CodeKind.ACTOR, ("Dokter", "Ambtenaar"))):
        for name in names:
            codebooks.add_code(twins, (name,), kind)
    codebooks.add_code(twins, ("Momenten", "Besluit"))
    for number in range(8):
        talk(twins, f"h{number}", ("Brief", "Besluit"))
    for source in merge.gather(twins).sources:
        context = ("Balie", "Dokter") if source.title[0] == "g" else ("Brievenbus", "Ambtenaar")
        added = [codebooks.find_code(codebooks.codebook(twins), name) for name in context]
        for coding in code.codings(twins, source.id):
            code.add_codings(twins, source.id, coding.span, added)
    source = next(s for s in merge.gather(twins).sources if s.title == "g1")
    book = codebooks.codebook(twins)
    (wrong,) = [c for c in code.codings(twins, source.id) if book[c.code].name == "Intake"]
    code.change_coding(twins, wrong, code=codebooks.find_code(book, "Besluit").id)
    found = [p for p in label_proposals.proposals(twins) if p.coding == wrong.id]
    assert [p.object for p in found] == ["Momenten/Intake"]
    settling_labels.refuse(twins, found[0])
    building.build(twins, 1)
    assert not [p for p in label_proposals.proposals(twins) if p.coding == wrong.id]


def test_an_empty_study_has_nothing_to_settle_or_choose(plain: Study) -> None:
    assert label_proposals.proposals(plain) == ()
    assert persona_choices.choices(plain) == ()


def test_choices_count_from_one_persona(twins: Study) -> None:
    found = persona_choices.choices(twins)
    assert [choice.personas for choice in found] == list(range(1, len(found) + 1))
    assert found[0].smallest == 8
