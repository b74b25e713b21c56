"""The response, noted by keyboard from the room of the sources."""

from klantreis.model.responses import Count
from klantreis.store.study import Study
from klantreis.workflow import responses
from tests.tui.driving import driving


async def test_a_group_is_noted_changed_and_taken_away(filled: Study) -> None:
    async with driving(filled, None, (100, 30)) as it:
        await it.press("f2", "r")
        assert "Respons: wie is uitgenodigd" in it.screen
        await it.press("end", "enter", *"jongere", "enter")
        await it.press("enter", *"ca. 40", "enter")
        assert "jongere · ca. 40 uitgenodigd" in it.screen
        (found,) = [row for row in responses.table(filled) if row.invitation.id]
        assert found.invitation.group == "jongere" and found.invitation.invited == Count(40, about=True)
        await it.press("home", "enter", "down", "enter", *"veel", "enter")
        assert "geen aantal" in it.screen
        await it.press("r", "home", "enter", "end", "enter")
        assert not [row for row in responses.table(filled) if row.invitation.id]


async def test_text_of_a_study_is_no_markup_there(filled: Study) -> None:
    responses.put(filled, responses.with_field(responses.Invitation(), "group", "[bold]vet[/bold] [@click=app.quit]"))
    async with driving(filled, None, (100, 30)) as it:
        await it.press("f2", "r")
        assert "[bold]vet[/bold] [@click=app.quit]" in it.screen
