"""Plain Dutch for what is done about something, for who is told back."""

from klantreis.documents.actions_files import horizon
from klantreis.documents.plain import plain
from klantreis.model.findings import Action, ActionStatus
from klantreis.text.catalogue import _


def told(action: Action, precise: bool) -> str:
    """What an action is for, how far it is, and until when; `precise`: also by what one will see that it works."""
    done = action.status in (ActionStatus.DONE, ActionStatus.MEASURED)
    said = [_("Ons doel: {goal}").format(goal=plain(action.goal)), _how_far(action.status)]
    if scope := plain(action.scope or ""):
        said.append(_("Waar: {scope}").format(scope=scope))
    if action.start and action.status is ActionStatus.PLANNED:
        said.append(_("Wij beginnen op {day}").format(day=day(action.start)))
    if action.due and not done:
        said.append(_("Wij willen klaar zijn op {day}").format(day=day(action.due)))
    elif action.horizon and not done:
        said.append(_("Wanneer: op {horizon}").format(horizon=horizon(action.horizon)))
    if precise and (measure := plain(action.measure)):
        said.append(_("Zo zien wij of het werkt: {measure}").format(measure=measure))
    if outcome := plain(action.outcome):
        said.append(_("De uitkomst: {outcome}").format(outcome=outcome))
    return " ".join(map(sentence, said))


def _how_far(status: ActionStatus) -> str:
    return {
        ActionStatus.UNDEVELOPED: _("Hoe wij dat doen, werken wij nog uit"),
        ActionStatus.PLANNED: _("Dit staat gepland"),
        ActionStatus.RUNNING: _("Hier zijn wij mee bezig"),
        ActionStatus.DONE: _("Dit is gedaan"),
        ActionStatus.MEASURED: _("Dit is gedaan, en wij hebben gemeten of het werkt"),
    }[status]


def sentence(text: str) -> str:
    """The text with a full stop, unless it ends as a sentence does."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def day(iso: str) -> str:
    """An ISO date as people write it: `31 december 2026`."""
    months = (
        _("januari"),
        _("februari"),
        _("maart"),
        _("april"),
        _("mei"),
        _("juni"),
        _("juli"),
        _("augustus"),
        _("september"),
        _("oktober"),
        _("november"),
        _("december"),
    )
    year, month, of_month = map(int, iso.split("-"))
    return f"{of_month} {months[month - 1]} {year}"
