"""Who a persona is, from the keyboard."""

from dataclasses import replace

from klantreis.store import people
from klantreis.store.operations import operation
from klantreis.store.study import Study
from klantreis.workflow import merge
from tests.tui.driving import driving


def persona(study: Study) -> tuple[str, str, str]:
    (journey,) = merge.journeys(study)
    return journey.persona.name, journey.persona.age_band, journey.persona.portrait


async def test_a_portrait_in_words_and_back(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f7", "p")
        await it.wait_for("Wie is Noor?")
        await it.press("end", "enter")
        await it.write("Een [bold]rustig[/bold] kind dat lang wachtte.")
        await it.press("enter")
        await it.wait_for("Persona bijgewerkt: portret")
        assert persona(filled)[2] == "Een [bold]rustig[/bold] kind dat lang wachtte."
        assert "[bold]rustig" in it.screen
        await it.press("ctrl+z")
        assert persona(filled)[2] == ""


async def test_what_points_at_one_respondent_is_refused(filled: Study) -> None:
    with operation(filled, "participants", "leeftijd"):
        for person in people.participants(filled)[:1]:
            people.save_participant(filled, replace(person, age_band="17 jaar"))
    async with driving(filled) as it:
        await it.press("f7", "p", "down", "enter")
        await it.wait_for("zelf schrijven")
        await it.press("enter")
        await it.write("17 jaar")
        await it.press("enter")
        await it.wait_for("iemand herkennen")
        assert persona(filled)[1] == "30-39 jaar"


async def test_a_name_that_is_said_somewhere_is_refused(filled: Study) -> None:
    async with driving(filled) as it:
        await it.press("f7", "p", "enter")
        await it.write("Niemand")
        await it.press("enter")
        await it.wait_for("komt in een bron voor")
        assert persona(filled)[0] == "Noor"


async def test_what_enough_respondents_share_is_offered(filled: Study) -> None:
    with operation(filled, "participants", "gezin"):
        for number in range(3, 5):
            people.save_participant(filled, people.Participant("", f"R{number:02}", age_band="12-15"))
    async with driving(filled) as it:
        await it.press("f7", "p", "down", "enter")
        await it.wait_for("zoals klantreis voorstelt")
        assert "leeftijd: 12-15" not in it.screen  # nobody of this journey has it
