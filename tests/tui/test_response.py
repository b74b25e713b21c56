"""The response from the keyboard."""

from klantreis.model.people import Participant
from klantreis.model.responses import Count, Key
from klantreis.store import people
from klantreis.store.operations import operation
from klantreis.store.study import Study
from klantreis.workflow import response
from tests.tui.driving import driving

HOSTILE = "[bold]ouder[/bold]"


def rows(study: Study) -> dict[str, Count | None]:
    return {each.key.group: each.response.invited for each in response.tallies(study)}


def give_groups(study: Study) -> None:
    with operation(study, "participants", "groepen"):
        for code, group in (("R01", HOSTILE), ("R02", "jongere")):
            people.save_participant(study, Participant("", code, group))


async def test_counts_of_a_group_are_changed_and_undone(filled: Study) -> None:
    give_groups(filled)
    async with driving(filled) as it:
        await it.press("f2", "r")
        await it.wait_for("Gevraagd")
        assert HOSTILE in it.screen and "Totaal" in it.screen
        await it.press("down", "enter")
        await it.wait_for("Uitgenodigd")
        await it.write("ca. 20")
        await it.press("enter")
        await it.wait_for("ca. 5%")
        group = response.tallies(filled)[1].key.group
        assert rows(filled)[group] == Count(20, circa=True)
        await it.press("escape", "ctrl+z")
        assert rows(filled)[group] is None


async def test_what_can_not_be_true_is_told_in_the_form_and_nothing_is_lost(filled: Study) -> None:
    give_groups(filled)
    async with driving(filled) as it:
        await it.press("f2", "r", "enter")
        await it.wait_for("Uitgenodigd")
        await it.write("5")
        await it.press("tab")
        await it.write("zes")
        await it.press("ctrl+s")
        assert "zes is geen aantal" in it.screen
        await it.write("6")
        await it.press("ctrl+s")
        assert "meer mensen bereikt (6) dan uitgenodigd (5)" in it.screen
        assert all(count is None for count in rows(filled).values())
        await it.write("4")
        await it.press("ctrl+s")
        assert "Gevraagd" in it.screen and Count(5) in rows(filled).values()


async def test_a_group_is_added_and_what_was_noted_is_taken_away(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f2", "r", "n")
        await it.wait_for("nieuwe groep")
        await it.write("pleegouder")
        await it.press("tab")
        await it.write("2027")
        await it.press("tab", "tab")
        await it.write("7")
        await it.press("tab", "tab", "tab", "tab")
        await it.write("geen tijd = 2; ziek = ca. 1")
        await it.press("enter")
        await it.wait_for("geen tijd (2)")
        (noted,) = [each for each in response.tallies(filled) if each.key == Key("pleegouder", "2027")]
        assert noted.response.invited == Count(7)
        assert noted.response.reasons == {"geen tijd": Count(2), "ziek": Count(1, circa=True)}
        await it.press("enter")
        await it.wait_for("geen tijd = 2")
        for _field in range(4):
            await it.press("tab")
        await it.write("ziek = ca. 1")
        await it.press("enter")
        (noted,) = [each for each in response.tallies(filled) if each.key == Key("pleegouder", "2027")]
        assert noted.response.reasons == {"ziek": Count(1, circa=True)}
        await it.press("delete")
        await it.wait_for("Aantallen weghalen?")
        await it.press("j")
        assert "pleegouder" not in rows(filled)


async def test_who_has_no_group_is_counted_but_can_not_be_noted(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f2", "r", "enter")
        assert "geen groep genoteerd" in it.screen
        await it.press("delete")
        assert "Hier is niets genoteerd" in it.screen
        assert list(rows(filled)) == [""]
