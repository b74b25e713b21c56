"""The response: whom people invited beside who talked, in a list to be changed field by field."""

from collections.abc import Callable

from klantreis.model.responses import Invitation, Response, told
from klantreis.text.catalogue import _, plural
from klantreis.tui.dialogs.choosing import Choose
from klantreis.tui.dialogs.question import Question
from klantreis.tui.panes.pane import Pane
from klantreis.workflow import responses

_NEW, _REMOVE = "new", "remove"


def show_response(room: Pane) -> None:
    """Show every group with its response, and change the one that is chosen."""
    found = responses.table(room.study)

    def chosen(answer: str | None) -> None:
        if answer == _NEW:
            _ask_group(room)
        elif answer is not None:
            _fields(room, found[int(answer)].invitation)

    choices = [(str(place), _line(each)) for place, each in enumerate(found)]
    choices.append((_NEW, _("een groep erbij…")))
    room.app.push_screen(Choose(_("Respons: wie is uitgenodigd, wie deed mee"), choices, few=14), chosen)


def _line(row: Response) -> str:
    invitation = row.invitation
    took_part = plural("{n} deed mee", "{n} deden mee", row.participants)
    invited = _("{n} uitgenodigd").format(n=told(invitation.invited)) if invitation.invited else ""
    share = "" if row.rate is None else f"{row.rate:.0%}"
    wrong = _("meer dan er uitgenodigd zijn!") if row.more_than_invited else ""
    return " · ".join(filter(None, (responses.name(invitation), invited, took_part, share, wrong)))


def _ask_group(room: Pane) -> None:
    def answered(group: str | None) -> None:
        if group is not None:
            _fields(room, Invitation(group=" ".join(group.split())))

    room.app.push_screen(Question(_("Welke groep?"), placeholder=_("jongere; leeg is iedereen")), answered)


def _fields(room: Pane, invitation: Invitation) -> None:
    reasons = "; ".join(f"{words}={n}" for words, n in invitation.reasons.items())
    shown = {
        "invited": (_("Uitgenodigd"), told(invitation.invited), _("40, of ca. 40")),
        "reached": (_("Bereikt"), told(invitation.reached), _("40, of ca. 40")),
        "declined": (_("Wilde niet meedoen"), told(invitation.declined), _("40, of ca. 40")),
        "reasons": (_("Waarom niet"), reasons, _("geen tijd=3; ziek=1")),
        "group": (_("Groep"), invitation.group, _("jongere; leeg is iedereen")),
        "cohort": (_("Doelgroep"), invitation.cohort or "", _("OTS; leeg is alle")),
        "round": (_("Ronde"), invitation.round or "", _("2026; leeg is alle")),
    }

    def chosen(field: str | None) -> None:
        if field == _REMOVE:
            told_ = _("Respons weggehaald; Ctrl+Z haalt hem terug")
            _store(room, told_, lambda: responses.remove(room.study, invitation))
        elif field is not None:
            title, value, hint = shown[field]
            room.app.push_screen(
                Question(title, value, placeholder=hint), lambda text: _answered(room, invitation, field, text)
            )

    choices = [(field, f"{title}: {value or '–'}") for field, (title, value, _hint) in shown.items()]
    if invitation.id:
        choices.append((_REMOVE, _("weghalen")))
    room.app.push_screen(Choose(responses.name(invitation), choices, few=12), chosen)


def _answered(room: Pane, invitation: Invitation, field: str, text: str | None) -> None:
    if text is None:
        return

    def act() -> None:
        after = responses.with_field(invitation, field, text)
        if invitation.id:
            responses.change(room.study, invitation, after)
        else:
            responses.put(room.study, after)

    _store(room, _("Respons opgeslagen"), act)


def _store(room: Pane, told_: str, act: Callable[[], None]) -> None:
    with room.attempt():
        act()
        room.done(told_)
        show_response(room)
