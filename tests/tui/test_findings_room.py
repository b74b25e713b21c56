"""Findings judged from the keyboard, and actions about them."""

from klantreis.model.findings import FindingKind, OwnReach
from klantreis.store import people
from klantreis.store.operations import operation
from klantreis.store.study import Study
from klantreis.tui.improving.listing import FindingList
from klantreis.workflow import acting, assessing
from tests.tui.driving import driving


async def test_a_digit_says_how_bad_it_is(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f8", "v")
        assert "5?" in it.screen and "Prio" in it.screen
        await it.press("2")
        (found,) = [each for each in assessing.prioritised(filled) if each.finding.kind.value == "improve"]
        assert found.assessment.severity == 2 and "Ernst van Wachttijd" in it.status
        assert "5?" not in it.screen
        await it.press("0")
        assert "5?" in it.screen
        await it.press("ctrl+z", "ctrl+z")
        assert "5?" in it.screen


async def test_reach_goes_round(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f8", "v")
        for told, reach in (
            ("binnen eigen bereik", OwnReach.OWN),
            ("buiten eigen bereik", OwnReach.OUTSIDE),
            ("niets gezegd", None),
        ):
            await it.press("o")
            assert told in it.status
            (found,) = [each for each in assessing.prioritised(filled) if each.finding.kind.value == "improve"]
            assert found.assessment.own_reach is reach


async def test_an_action_is_made_for_a_finding(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f8", "v", "n")
        await it.wait_for("Wat gaan jullie doen aan")
        await it.write("Elke week [bold]bericht[/bold]")
        await it.press("enter")
        (made,) = acting.actions(filled)
        assert made.goal == "Elke week [bold]bericht[/bold]" and len(made.findings) == 1
        assert "→ 1. Elke week [bold]bericht[/bold]" in it.screen
        await it.press("n", "enter")
        assert "wat het doel van de actie is" in it.asked and len(acting.actions(filled)) == 1


async def test_without_actions_it_says_how_to_make_one(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f8", "t")
        assert "n maakt er een" in it.status


async def test_with_a_later_round_the_finding_says_how_it_stands_in_each(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f8", "v")
        assert "Meting" not in it.screen
    with operation(filled, "import", "rondes"):
        for title, name in (("gesprek-01", "2025 [b]"), ("gesprek-02", "2026")):
            ronde = people.named(filled, "round", name)
            filled.connection.execute("UPDATE source SET round_id = ? WHERE title = ?", (ronde, title))
    async with driving(filled) as it:
        await it.press("f8", "v")
        assert "Meting 2025 [b]: te weinig deelnemers" in it.screen and "Meting 2026: te weinig" in it.screen


async def test_the_list_stands_in_another_order(filled: Study) -> None:
    async with driving(filled, None, (120, 30)) as it:
        await it.press("f8", "s", "end", "enter")
        listing = it.app.query_one(FindingList)
        titles = [each.finding.title for each in listing._listed]
        by_kind = [
            [t for e, t in zip(listing._listed, titles, strict=True) if e.finding.kind is k] for k in FindingKind
        ]
        assert by_kind == [sorted(part, key=str.casefold) for part in by_kind] and len(titles) > 1
