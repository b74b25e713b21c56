"""The plan for a workbook that came back: every cell that somebody changed ends up somewhere."""

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from klantreis.documents import workbook_origin
from klantreis.documents.workbook_reading import Filled, Line, OfAction, OfFinding
from klantreis.model.findings import Action, ActionStatus
from klantreis.workflow.workbook_names import Names
from klantreis.workflow.workbook_plan import Plan, plan

FINDINGS = {"f1": "Wachttijd; lang", "f2": "Bejegening", "f3": "Een idee"}
IDS = ("a1", "a2", "a3")

goals = st.sampled_from(("een", "een", "twee", ""))
texts = st.sampled_from(("", "Karin", "Noor"))
days = st.sampled_from(("", "2026-01-01", "2026-06-01"))
statuses = st.sampled_from(["", *ActionStatus])
names = st.sampled_from(("", "Bejegening", "wachttijd;lang; Bejegening", "Zoiets; Een idee", "Onbekend"))


@st.composite
def actions(draw: st.DrawFn) -> list[Action]:
    """Some of three actions, each with a goal of its own."""
    made = []
    for number, id_ in enumerate(draw(st.lists(st.sampled_from(IDS), unique=True)), start=1):
        said = {"owner": draw(texts) or None, "due": draw(days) or None, "start": None}
        about = tuple(draw(st.lists(st.sampled_from(sorted(FINDINGS)), unique=True)))
        goal = draw(st.sampled_from(("een", "twee", id_)))
        made.append(Action(id_, goal, number, status=draw(st.sampled_from(ActionStatus)), findings=about, **said))
    return made


def cells(about: bool) -> st.SearchStrategy[dict[str, str]]:
    """What stands in a row; a cell that can't be read is not there."""
    fields = {"owner": texts, "due": days, "status": statuses}
    more = {"about": names, "start": days} if about else {}
    return st.one_of(
        st.fixed_dictionaries({"goal": goals}, optional={**fields, **more}),
        st.fixed_dictionaries({"goal": goals, **fields, **more}),
        st.fixed_dictionaries({}, optional={"goal": goals, **fields, **more}),
    )


@st.composite
def workbooks(draw: st.DrawFn) -> Filled:
    """A workbook of some actions and findings, edited at will."""
    then = draw(actions())
    behind = {id_: tuple(each.id for each in then if id_ in each.findings) for id_ in FINDINGS}
    ids = st.sampled_from([*(each.id for each in then), "", "", "weg"])
    rows = enumerate(draw(st.lists(st.tuples(ids, cells(True)), max_size=5)), start=5)
    beside = enumerate(draw(st.lists(st.tuples(st.sampled_from(sorted(FINDINGS)), cells(False)), max_size=4)), start=5)
    return Filled(
        "studie",
        {each.id: OfAction(each.number, workbook_origin.values(each)) for each in then},
        {id_: OfFinding(name, behind[id_], "improve") for id_, name in FINDINGS.items()},
        {
            "actions": tuple(Line("Acties", row, id_, told) for row, (id_, told) in rows),
            "improve": tuple(Line("Verbeterpunten", row, id_, told) for row, (id_, told) in beside),
        },
        {"actions": "Acties", "improve": "Verbeterpunten"},
        (),
    )


def after(study: list[Action], made: Plan, id_: str) -> list[Mapping[str, str]]:
    """What an action says once the plan was carried out; without an id what any of them says."""
    said = [{**workbook_origin.values(each), **made.changes.get(each.id, {})} for each in study if id_ in ("", each.id)]
    return said if id_ else [*said, *made.additions]


def exported(filled: Filled, line: Line) -> tuple[Mapping[str, str], str]:
    """What stood in a row, and the one action (id) that it was about; empty where there was none, or several."""
    if line.sheet == "Acties":
        return (filled.actions[line.id].values, line.id) if line.id in filled.actions else ({}, "")
    about = filled.findings[line.id].actions
    told = [filled.actions[id_].values for id_ in about]
    if len(told) == 1:
        return told[0], about[0]
    return {"goal": workbook_origin.goals([each["goal"] for each in told])}, ""


@settings(max_examples=500)
@given(workbooks(), actions(), st.booleans())
def test_every_cell_that_somebody_changed_comes_in_or_is_listed(
    filled: Filled, study: list[Action], take_file: bool
) -> None:
    known = Names(FINDINGS, FINDINGS)
    made = plan(filled, study, known, lambda _number, _conflict: take_file)
    listed = {(left.sheet, left.row) for left in made.left_out}
    at_odds = {(conflict.field, conflict.file) for _number, conflict in made.conflicts}
    for line in (line for lines in filled.lines.values() for line in lines):
        then, action = exported(filled, line)
        if not action and "goal" not in line.values:
            continue  # a goal that could not be read is listed by the reader
        if (line.sheet, line.row) in listed:
            continue
        wanted = {}
        for name, text in line.values.items():
            told = " ".join(sorted(known.resolve(text)[0])) if name == "about" else text
            if told != then.get(name, "") and (name, told) not in at_odds and (told or action):
                wanted[name] = told
        now = after(study, made, action)
        assert wanted == {} or any(wanted.items() <= each.items() for each in now)


@settings(max_examples=500)
@given(workbooks(), actions(), st.booleans())
def test_what_the_study_said_since_is_gone_only_where_that_is_told(
    filled: Filled, study: list[Action], take_file: bool
) -> None:
    made = plan(filled, study, Names(FINDINGS, FINDINGS), lambda _number, _conflict: take_file)
    changed = {(number, change.field): change for number, change in made.changed}
    for action in study:
        values = workbook_origin.values(action)
        for name, text in made.changes.get(action.id, {}).items():
            assert changed[action.number, name].before == values[name] and changed[action.number, name].after == text
    assert len(changed) == sum(map(len, made.changes.values()))
    assert take_file is False or made.conflicts == []


@settings(max_examples=500)
@given(workbooks(), actions())
def test_the_same_file_twice_makes_nothing_twice(filled: Filled, study: list[Action]) -> None:
    known = Names(FINDINGS, FINDINGS)
    made = plan(filled, study, known)
    now = [acted(action, made.changes.get(action.id, {})) for action in study]
    now += [acted(Action(f"n{n}", "", 10 + n), values) for n, values in enumerate(made.additions)]
    assert plan(filled, now, known).additions == []


def acted(action: Action, values: Mapping[str, str]) -> Action:
    told = {**workbook_origin.values(action), **values}
    return Action(
        action.id,
        told["goal"],
        action.number,
        owner=told["owner"] or None,
        start=told["start"] or None,
        due=told["due"] or None,
        status=ActionStatus(told["status"]),
        findings=tuple(told["about"].split()),
    )
