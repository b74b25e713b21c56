"""Saying who a persona is: by what enough respondents share, or in words that point at nobody."""

from collections.abc import Callable

from klantreis.model.journeys import Journey
from klantreis.text.catalogue import _
from klantreis.tui.dialogs.choosing import Choose
from klantreis.tui.dialogs.question import Question
from klantreis.tui.panes.pane import Pane
from klantreis.workflow import fictional

_OWN, _PROPOSED = "//own", "//proposed"
_FROM_TRAITS = ("age_band", "household")


def describe(room: Pane, journey: Journey) -> None:
    """Ask what to say of a persona, and store it; what would point at somebody is refused and told why."""

    def field_chosen(field: str | None) -> None:
        if field in _FROM_TRAITS:
            _offer_traits(room, journey, lambda value: _say(room, journey, field, value), field)
        elif field is not None:
            _ask(room, journey, field)

    titles = fictional.titles()
    choices = [(f, f"{titles[f]}: {getattr(journey.persona, f) or '–'}") for f in fictional.FIELDS]
    room.app.push_screen(Choose(_("Wie is {name}?").format(name=journey.persona.name), choices), field_chosen)


def _offer_traits(room: Pane, journey: Journey, say: Callable[[str], None], field: str) -> None:
    def answered(value: str | None) -> None:
        if value == _OWN:
            _ask(room, journey, field)
        elif value is not None:
            say("" if value == _PROPOSED else value)

    shared = fictional.shared_traits(room.study, journey)
    about = _("{kind}: {value} ({n} van {all})")
    choices = [
        (each.value, about.format(kind=each.kind, value=each.value, n=each.participants, all=len(journey.participants)))
        for each in shared
    ]
    choices += [(_OWN, _("zelf schrijven …")), (_PROPOSED, _("zoals klantreis voorstelt"))]
    room.app.push_screen(Choose(fictional.titles()[field], choices), answered)


def _ask(room: Pane, journey: Journey, field: str) -> None:
    def answered(value: str | None) -> None:
        if value is not None:
            _say(room, journey, field, value)

    room.app.push_screen(Question(fictional.titles()[field], getattr(journey.persona, field)), answered)


def _say(room: Pane, journey: Journey, field: str, value: str) -> None:
    with room.attempt():
        fictional.describe(room.study, journey, field, value)
        room.load()
        room.done(_("Persona bijgewerkt: {field}").format(field=fictional.titles()[field].lower()))
