"""What follows from findings: judged, acted upon, undone, and kept when the finding goes."""

from pathlib import Path

import pytest

from klantreis.model.codings import Anchor, Span
from klantreis.model.errors import KlantreisError
from klantreis.model.findings import Action, ActionStatus, Horizon, OwnReach
from klantreis.store.study import Study
from klantreis.workflow import acting, assessing, code, codebooks, collect, merge, publish, studies
from tests.conftest import add_book, add_source


@pytest.fixture
def found(study: Study) -> Study:
    """Two themes about which somebody was unhappy."""
    add_book(study)
    themes = [each for each in codebooks.codebook(study) if each.kind.value == "theme" and each.parent]
    for number in range(3):
        source = add_source(study, f"g{number}", "Hoe ging het?", "Dat duurde veel te lang, en niemand belde terug.")
        for place, theme in enumerate(themes[: 2 if number else 1]):
            span = Span(Anchor(1, 4 * place), Anchor(1, 4 * place + 3))
            code.add_codings(study, source, span, [theme], valence=-2 + place)
    return study


def test_findings_are_judged_and_ranked_anew(found: Study) -> None:
    first, second = assessing.prioritised(found)
    assert first.priority > second.priority and first.proposed
    assessing.assess(found, first.finding, severity=1, own_reach=OwnReach.OUTSIDE, condition=" bij  niet-spoed ")
    now = assessing.prioritised(found)
    assert [each.finding.id for each in now] == [second.finding.id, first.finding.id]
    assert now[1].assessment.condition == "bij niet-spoed" and not now[1].proposed
    assessing.assess(found, first.finding, severity=None)
    assert assessing.find(assessing.prioritised(found), first.finding.id).assessment.own_reach is OwnReach.OUTSIDE
    studies.undo(found)
    studies.undo(found)
    assert [each.assessment.severity for each in assessing.prioritised(found)] == [None, None]
    with pytest.raises(KlantreisError, match="van 1 tot 5"):
        assessing.assess(found, first.finding, effort=6)


def test_a_finding_is_found_by_number_title_or_id(found: Study) -> None:
    ranked = assessing.prioritised(found)
    title = ranked[1].finding.title
    assert {assessing.find(ranked, each).finding.id for each in ("2", title.upper(), ranked[1].finding.id)} == {
        ranked[1].finding.id
    }
    with pytest.raises(KlantreisError, match="geen bevinding"):
        assessing.find(ranked, "niets")


def make(study: Study, goal: str = "Binnen een week bericht") -> Action:
    return acting.add(
        study,
        [each.finding for each in assessing.prioritised(study)],
        goal=goal,
        owner="Karin",
        start="01-09-2026",
        due="2026-12-31",
        horizon=Horizon.SHORT,
        measure="Iedereen heeft bericht; ook wie belde, en zo.",
    )


def test_an_action_is_made_changed_and_undone(found: Study) -> None:
    made = make(found)
    assert (made.number, made.start, made.due, len(made.findings)) == (1, "2026-09-01", "2026-12-31", 2)
    acting.change(found, made, [], status=ActionStatus.DONE, due="", owner=None)
    (changed,) = acting.actions(found)
    assert (changed.status, changed.due, changed.owner, changed.findings) == (ActionStatus.DONE, None, None, ())
    assert changed.measure == made.measure and changed.start == made.start
    studies.undo(found)
    assert acting.actions(found) == [made]
    acting.remove(found, made)
    assert acting.actions(found) == []
    studies.undo(found)
    assert acting.actions(found) == [made]


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"goal": "  "}, "wat het doel"),
        ({"goal": "x", "due": "31-02-2026"}, "geen datum"),
        ({"goal": "x", "due": "morgen"}, "geen datum"),
        ({"goal": "x", "start": "2026-02-02", "due": "2026-02-01"}, "klaar zijn voor hij begint"),
    ],
)
def test_what_makes_no_sense_is_refused(found: Study, said: acting.Said, reason: str) -> None:
    with pytest.raises(KlantreisError, match=reason):
        acting.add(found, **said)
    assert acting.actions(found) == []
    with pytest.raises(KlantreisError, match="geen actie 1"):
        acting.find(acting.actions(found), "1")


def test_overdue_is_what_should_have_been_done(found: Study) -> None:
    made = make(found)
    assert made.overdue("2027-01-01") and not made.overdue("2026-12-31")
    acting.change(found, made, status=ActionStatus.MEASURED)
    assert not acting.actions(found)[0].overdue("2027-01-01")


def test_an_action_outlives_its_finding(found: Study) -> None:
    made = make(found)
    title = merge.findings_of(found)[0].title
    for source in collect.listed(found):
        code.delete_codings(found, code.codings(found, source.id))
    assert merge.findings_of(found) == ()
    assert acting.actions(found) == [made] and title in acting.about(found).values()


def test_files_say_what_they_should_and_no_cell_is_a_formula(found: Study, tmp_path: Path) -> None:
    make(found, "=cmd|' /C calc'!A0")
    make(found, "Regels, puntkomma's; en een heel lange zin met é en ö die over de rand van een agendaregel gaat")
    paths = publish.export(found, "actions", out=tmp_path, formats=("csv", "md", "ics"))
    csv, text, dates = (path.read_bytes().decode("utf-8-sig") for path in paths)
    assert "'=cmd|" in csv and csv.startswith("Nr.;Doel;Waarover;Eigenaar")
    assert "## 1. =cmd\\|' /C calc'\\!A0" in text and "- Eigenaar: Karin" in text
    events = dates.split("\r\n")
    assert all(len(line.encode("utf-8")) <= 75 for line in events)
    whole = dates.replace("\r\n ", "")
    assert whole.count("BEGIN:VEVENT") == 2 and "DTSTART;VALUE=DATE:20261231" in whole
    assert "SUMMARY:Regels\\, puntkomma's\\; en een heel lange zin met é en ö" in whole
    again = publish.export(found, "actions", out=tmp_path / "weer", formats=("csv", "md", "ics"))
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in paths]


def test_linking_keeps_what_others_linked_meanwhile_and_what_is_gone(found: Study) -> None:
    first, second = (each.finding.id for each in assessing.prioritised(found))
    made = acting.add(found, goal="Bellen")
    acting.link(found, made, [first])
    acting.link(found, made, [second])  # by somebody who saw the action before the first was linked
    assert set(acting.actions(found)[0].findings) == {first, second}
    (now,) = acting.actions(found)
    acting.link(found, now, [second])
    assert acting.actions(found)[0].findings == (second,)
    studies.undo(found)
    assert set(acting.actions(found)[0].findings) == {first, second}


def test_a_change_leaves_what_others_changed_meanwhile(found: Study) -> None:
    made = acting.add(found, goal="Bellen")
    acting.change(found, made, owner="Karin")
    acting.change(found, made, scope="Noord")
    assert (acting.actions(found)[0].owner, acting.actions(found)[0].scope) == ("Karin", "Noord")
    acting.remove(found, made)
    with pytest.raises(KlantreisError, match="er niet meer"):
        acting.change(found, made, owner="Piet")
    with pytest.raises(KlantreisError, match="er niet meer"):
        acting.link(found, made, [])
