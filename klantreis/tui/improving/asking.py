"""Asking what is to be said of an action, field by field; what is answered is stored in one step."""

from collections.abc import Callable

from klantreis.documents.actions_files import columns, horizon
from klantreis.model.findings import Action, ActionStatus, Finding, Horizon
from klantreis.text import names
from klantreis.text.catalogue import _
from klantreis.tui.dialogs.choosing import Choose
from klantreis.tui.dialogs.question import Question
from klantreis.tui.dialogs.ticking import Ticking
from klantreis.tui.improving.action_text import FIELDS, values
from klantreis.tui.panes.pane import Pane
from klantreis.tui.shown import clip
from klantreis.workflow import acting, action_board, assessing

FINDINGS, REMOVE = "about", "remove"
"""What can be chosen of an action beside its fields."""
_NONE = "none"
_LONGEST = 120


class Asking:
    """The questions of a room about actions; `stored` is called with an action (id) that was made or changed."""

    def __init__(self, room: Pane, stored: Callable[[str], object]) -> None:
        self._room = room
        self._study = room.study
        self._stored = stored

    def fields(self, action: Action) -> None:
        """Ask what is to be changed, and then for that."""
        titles, said = columns(), values(action)
        choices = [(field, f"{titles[field]}: {clip(said[field], _LONGEST) or '–'}") for field in FIELDS]
        choices.append((FINDINGS, f"{titles[FINDINGS]}: {len(action.findings) or '–'}"))
        choices.append((REMOVE, _("weghalen")))

        def chosen(field: str | None) -> None:
            if field == REMOVE:
                self.remove(action)
            elif field == FINDINGS:
                self.findings(action)
            elif field is not None:
                self.field(action, field)

        self._room.app.push_screen(Choose(_("Actie {n}").format(n=action.number), choices, few=len(choices)), chosen)

    def field(self, action: Action, field: str) -> None:
        """Ask for the new value of a field."""
        if field == "status":
            options = [(status.value, names.action_status(status)) for status in ActionStatus]
            self._choose(_("Hoe ver is het?"), options, action.status, lambda s: self.status(action, ActionStatus(s)))
        elif field == "horizon":
            options = [*((each.value, horizon(each)) for each in Horizon), (_NONE, _("geen termijn"))]

            def answered(value: str) -> None:
                self._change(action, horizon=None if value == _NONE else Horizon(value))

            self._choose(columns()[field], options, action.horizon or _NONE, answered)
        else:
            self._ask(action, field)

    def _choose(self, title: str, options: list[tuple[str, str]], current: str, act: Callable[[str], None]) -> None:
        def answered(value: str | None) -> None:
            if value is not None:
                act(value)

        self._room.app.push_screen(Choose(title, options, current=str(current)), answered)

    def _ask(self, action: Action, field: str) -> None:
        def answered(text: str | None) -> None:
            if text is not None:
                said: acting.Said = {field: text}  # type: ignore[misc]
                self._change(action, **said)

        owners = [name for name in action_board.owners(acting.actions(self._study)) if name]
        title = _("Actie {n}: {field}").replace("{field}", columns()[field]).format(n=action.number)
        example = _("bijvoorbeeld 31-12-2026") if field in ("start", "due") else ""
        known = owners if field == "owner" else ()

        def check(text: str) -> object:
            return acting.checked(action, {field: text})  # type: ignore[misc]

        asked = Question(title, values(action)[field], placeholder=example, known=known, check=check)
        self._room.app.push_screen(asked, answered)

    def status(self, action: Action, status: ActionStatus) -> None:
        """Store how far it is."""
        told = _("Actie {n}: {status}").format(n=action.number, status=names.action_status(status))
        self._store(told, lambda: acting.change(self._study, action, status=status), action.id)

    def _change(self, action: Action, **said: object) -> None:
        told = _("Actie {n} is veranderd.").format(n=action.number)
        self._store(told, lambda: acting.change(self._study, action, **said), action.id)  # type: ignore[arg-type]

    def findings(self, action: Action) -> None:
        """Ask which findings it is about; those that are gone stay in the list as long as they are linked."""
        titles = acting.about(self._study)
        listed = [each.finding for each in assessing.prioritised(self._study)]
        there = {finding.id for finding in listed}
        gone = [each for each in action.findings if each not in there]
        entries = [(each.title, each.id) for each in listed]
        lost = [(_("{title} (is weg)").format(title=titles.get(each, "?")), each) for each in gone]

        def answered(ids: list[str] | None) -> None:
            if ids is not None and {*ids} != {*action.findings}:
                told = _("Actie {n} is veranderd.").format(n=action.number)
                self._store(told, lambda: acting.link(self._study, action, ids), action.id)

        title = _("Waar gaat actie {n} over?").format(n=action.number)
        self._room.app.push_screen(Ticking(title, (entries, lost), action.findings), answered)

    def remove(self, action: Action) -> None:
        """Take an action away."""
        told = _("Actie {n} is weg; Ctrl+Z haalt hem terug").format(n=action.number)
        self._store(told, lambda: acting.remove(self._study, action), action.id)

    def add(self) -> None:
        """Ask which finding a new action is about, where there are any, and for its goal."""
        listed = {each.finding.id: each.finding for each in assessing.prioritised(self._study)}

        def chosen(id_: str | None) -> None:
            if id_ is not None:
                self.goal(listed.get(id_))

        if not listed:
            self.goal(None)
            return
        choices = [(_NONE, _("nog geen bevinding")), *((id_, each.title) for id_, each in listed.items())]
        self._room.app.push_screen(Choose(_("Waar gaat de nieuwe actie over?"), choices), chosen)

    def goal(self, finding: Finding | None) -> None:
        """Ask for the goal of a new action about a finding, or about none yet."""

        def answered(goal: str | None) -> None:
            if goal is None:
                return
            made: list[str] = []

            def act() -> None:
                made.append(acting.add(self._study, [finding] if finding else [], goal=goal).id)

            told = _("Actie gemaakt bij {title}").format(title=finding.title) if finding else _("Actie gemaakt")
            self._store(told, act, made)

        title = _("Wat gaan jullie doen?")
        if finding is not None:
            title = _("Wat gaan jullie doen aan {title}?").format(title=finding.title)

        def check(text: str) -> object:
            return acting.checked(Action("", ""), {"goal": text})

        self._room.app.push_screen(Question(title, placeholder=_("met als doel …"), check=check), answered)

    def _store(self, told: str, act: Callable[[], object], action: str | list[str]) -> None:
        with self._room.attempt():
            act()
            self._room.load()
            self._stored(action if isinstance(action, str) else action[0])
            self._room.done(told)
