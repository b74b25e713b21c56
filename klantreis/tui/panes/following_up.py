"""Following up: the actions in a list, what is overdue first, each to be changed field by field."""

from collections.abc import Callable
from datetime import date

from klantreis.model.findings import Action, ActionStatus
from klantreis.text import names
from klantreis.text.catalogue import _
from klantreis.tui.dialogs.choosing import Choose
from klantreis.tui.dialogs.question import Question
from klantreis.tui.messages import Told
from klantreis.tui.panes.pane import Pane
from klantreis.tui.shown import clip
from klantreis.workflow import acting

_REMOVE = "remove"
_LONGEST = 60


def follow_up(room: Pane) -> None:
    """Show the actions, and change the one that is chosen."""
    today = date.today().isoformat()
    found = sorted(acting.actions(room.study), key=lambda each: (not each.overdue(today), each.number))
    if not found:
        room.post_message(Told(_("Er zijn nog geen acties; n maakt er een bij een bevinding.")))
        return

    def chosen(id_: str | None) -> None:
        action = next((each for each in found if each.id == id_), None)
        if action is not None:
            _fields(room, action)

    choices = [(each.id, _line(each, each.overdue(today))) for each in found]
    room.app.push_screen(Choose(_("Acties"), choices, few=12), chosen)


def _line(action: Action, late: bool) -> str:
    about = " · ".join(filter(None, (action.owner, action.due, names.action_status(action.status))))
    return f"{'!' if late else ' '} {action.number}. {clip(action.goal, _LONGEST)} · {about}"


def _fields(room: Pane, action: Action) -> None:
    titles = {
        "status": _("Status"),
        "goal": _("Doel"),
        "owner": _("Eigenaar"),
        "scope": _("Waar"),
        "start": _("Begin"),
        "due": _("Einddatum"),
        "measure": _("Waaraan zien we dat het werkt?"),
        "outcome": _("Volgende ronde"),
    }
    values = {field: getattr(action, field) or "" for field in titles} | {"status": names.action_status(action.status)}

    def chosen(field: str | None) -> None:
        if field == "status":
            _ask_status(room, action)
        elif field == _REMOVE:
            _store(
                room, _("Actie {n} is weg; Ctrl+Z haalt hem terug"), action, lambda: acting.remove(room.study, action)
            )
        elif field is not None:
            _ask(room, action, field, titles[field], values[field])

    choices = [(field, f"{title}: {values[field] or '–'}") for field, title in titles.items()]
    choices.append((_REMOVE, _("weghalen")))
    room.app.push_screen(Choose(_("Actie {n}").format(n=action.number), choices, few=12), chosen)


def _ask_status(room: Pane, action: Action) -> None:
    def answered(status: str | None) -> None:
        if status is not None:
            told = _("Actie {n}: {status}").replace("{status}", names.action_status(ActionStatus(status)))
            _store(room, told, action, lambda: acting.change(room.study, action, status=ActionStatus(status)))

    choices = [(status.value, names.action_status(status)) for status in ActionStatus]
    room.app.push_screen(Choose(_("Hoe ver is het?"), choices, current=action.status.value), answered)


def _ask(room: Pane, action: Action, field: str, title: str, value: str) -> None:
    def answered(text: str | None) -> None:
        if text is not None:
            said: acting.Said = {field: text}  # type: ignore[misc]
            _store(room, _("Actie {n} is veranderd."), action, lambda: acting.change(room.study, action, **said))

    room.app.push_screen(Question(title, value), answered)


def _store(room: Pane, told: str, action: Action, act: Callable[[], None]) -> None:
    with room.attempt():
        act()
        room.load()
        room.done(told.format(n=action.number))
