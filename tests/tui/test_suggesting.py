"""Suggestions in the coding room: shown with their reasons, accepted on one key, and never more than proposals."""

import pytest

from klantreis.model.spans import SourceText
from klantreis.store import operations, sources
from klantreis.store.operations import operation
from klantreis.store.study import Study
from klantreis.tui import keys
from klantreis.tui.coding.suggesting import Suggesting
from klantreis.tui.dialogs.suggesting import Suggestions
from klantreis.workflow import code, codebooks, collect, transcribe
from tests.tui.driving import Driver, driving

OTHER = "gesprek-02"
WAIT = "Mijn zoon kwam op een wachtlijst, en de intake was pas in maart."


@pytest.fixture
def uncoded(filled: Study) -> Study:
    """The second talk has no codings."""
    source = collect.find_source(filled, OTHER)
    code.delete_codings(filled, code.codings(filled, source.id))
    return filled


def codings(study: Study) -> list[str]:
    """The codings of the second talk as `words: code`."""
    source = collect.find_source(study, OTHER)
    text = SourceText([placed.turn.text for placed in transcribe.turns(study, source)])
    book = codebooks.codebook(study)
    return [f"{text.quote(c.span)}: {book[c.code].name}" for c in code.codings(study, source.id)]


async def shown(it: Driver) -> list[str]:
    """Wait for the dialog; what it offers, line by line."""
    for _turn in range(200):
        if isinstance(it.app.screen, Suggestions):
            await it.pilot.pause()
            return [line.strip() for option in it.options() for line in option.splitlines()]
        await it.pilot.pause(0.02)
    raise AssertionError(it.status)


async def told(it: Driver, words: str) -> None:
    """Wait until the status line says something."""
    for _turn in range(200):
        if words in it.status:
            return
        await it.pilot.pause(0.02)
    raise AssertionError(it.status)


async def test_the_next_turn_is_chosen_and_a_digit_accepts(uncoded: Study) -> None:
    before = codings(uncoded)
    async with driving(uncoded, OTHER) as it:
        await it.press("u")
        lines = await shown(it)
        assert it.chosen == WAIT, "the question before it is the interviewer's"
        assert lines[0].startswith("1  Wachtlijst") and "Momenten" in lines[0]
        assert lines[1] == "lijkt op: “negen weken op de wachtlijst” (gesprek-01)"
        assert codings(uncoded) == before, "nothing is written without a key"
        await it.press("1")
        assert f"{WAIT}: Wachtlijst" in codings(uncoded)
        assert it.status.startswith("Gecodeerd: Wachtlijst (voorstel). Het lijkt op: “negen weken")
        await it.press("u")
        await shown(it)
        assert it.chosen == "Stuur toch eens een bericht tussendoor."
        await it.press("escape", "ctrl+z")
        assert codings(uncoded) == before


async def test_enter_accepts_and_leaving_codes_nothing_and_goes_on(uncoded: Study) -> None:
    before = codings(uncoded)
    async with driving(uncoded, OTHER) as it:
        await it.press("u")
        await shown(it)
        await it.press("escape")
        assert codings(uncoded) == before and it.chosen == WAIT
        await it.press("u")
        await shown(it)
        assert it.chosen == "Stuur toch eens een bericht tussendoor."
        await it.press("u")
        await it.pilot.pause(0.1)
        lines = await shown(it)
        assert it.chosen == WAIT, "round the end"
        await it.press("down", "enter")
        (made,) = set(codings(uncoded)) - set(before)
        assert made.endswith(lines[2].split("  ")[1])


async def test_the_chosen_words_and_what_stands_there_already(uncoded: Study) -> None:
    async with driving(uncoded, OTHER) as it:
        await it.go_to("de intake was pas")
        await it.press(*["shift+right"] * len("de intake was pas"))
        await it.press("u")
        first = (await shown(it))[0]
        assert it.chosen == "de intake was pas" and "“de intake was pas”" in it.screen
        assert first.startswith("1  Intake")
        await it.press("1")
        await it.go_to("de intake was pas")
        await it.press(*["shift+right"] * len("de intake was pas"), "u")
        assert not any("Intake" in line for line in await shown(it))


async def test_the_best_one_at_once(uncoded: Study) -> None:
    async with driving(uncoded, OTHER) as it:
        await it.go_to(WAIT)
        await it.press("y")
        await told(it, "(voorstel)")
        assert it.status.startswith("Gecodeerd: Wachtlijst (voorstel)")
        assert f"{WAIT}: Wachtlijst" in codings(uncoded)


async def test_an_answer_that_comes_too_late_codes_nothing(uncoded: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    before = codings(uncoded)
    async with driving(uncoded, OTHER) as it:
        handle = Suggesting.on_suggesting_advised
        held: list[tuple[Suggesting, Suggesting.Advised]] = []
        monkeypatch.setattr(Suggesting, "on_suggesting_advised", lambda pane, message: held.append((pane, message)))
        await it.go_to(WAIT)
        await it.press("y")
        for _turn in range(200):
            if held:
                break
            await it.pilot.pause(0.02)
        await it.go_to("Stuur toch")
        handle(*held[0])
        await told(it, "Je was al verder")
        assert codings(uncoded) == before


async def test_when_all_is_coded_that_is_told(filled: Study) -> None:
    async with driving(filled, OTHER) as it:
        await it.press("u")
        await told(it, "In elke beurt van een respondent staat al een codering van jou")


async def test_who_else_coded_a_turn_does_not_count(filled: Study) -> None:
    filled.actor = "bram"
    async with driving(filled, OTHER) as it:
        await it.press("u")
        await shown(it)
        assert it.chosen == WAIT


async def test_where_nothing_is_alike_that_is_told(filled: Study) -> None:
    with operation(filled, "edit", "tekst"):
        source = collect.find_source(filled, OTHER)
        sources.set_turn_text(filled, sources.turns(filled, source.id)[0].id, "Xyzzq?")
    async with driving(filled, OTHER) as it:
        await it.go_to("Xyzzq")
        await it.press("y")
        await told(it, "Geen voorstel")
        assert operations.history(filled)[0].summary == "tekst"


async def test_hostile_text_shows_as_text(filled: Study) -> None:
    source = collect.find_source(filled, OTHER)
    with operation(filled, "edit", "tekst"):
        turn = sources.turns(filled, source.id)[0]
        sources.set_turn_text(
            filled, turn.id, "[bold]Let op[/bold] zei de \x1b[31mbrief\u202e, [@click=app.quit]klik[/]."
        )
    talk = collect.find_source(filled, "gesprek-01")
    text = sources.text(filled, talk.id)
    span = text.span(text.text.index("[bold]"), text.length)
    book = {c.name: c for c in codebooks.codebook(filled)}
    code.add_codings(filled, talk.id, span, [book["Bejegening"]])
    async with driving(filled, OTHER, (80, 24)) as it:
        await it.press("ctrl+home", "t", "u")
        await shown(it)
        assert "“[bold]Let op[/bold] zei de ␛[31mbrief" in it.screen
        assert "lijkt op: “[bold]Let op[/bold]" in it.screen and "(gesprek-01)" in it.screen
        assert "\x1b" not in it.screen and "\u202e" not in it.screen


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (200, 60)])
async def test_all_of_it_is_seen_on_every_screen(uncoded: Study, size: tuple[int, int]) -> None:
    async with driving(uncoded, OTHER, size) as it:
        await it.press("u")
        lines = await shown(it)
        assert all(line in it.screen for line in lines)
        assert "1 tot 5 of Enter geeft de code" in it.screen


def test_no_two_keys_of_the_room_collide() -> None:
    for place in keys.places():
        pressed = [key for binding in place for key in binding.key.split(",")]
        assert len(set(pressed)) == len(pressed)
