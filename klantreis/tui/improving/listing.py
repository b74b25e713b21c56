"""Verbeterpunten: what must get better, what goes well, and ideas; each with its quotes."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import DataTable, Static

from klantreis.model.findings import Action, Finding, FindingKind, OwnReach, Ranked
from klantreis.text import names, rounds
from klantreis.text.catalogue import _, plural
from klantreis.tui import keys, wording
from klantreis.tui.dialogs.choosing import Choose
from klantreis.tui.improving.asking import Asking
from klantreis.tui.messages import Told
from klantreis.tui.panes.pane import Pane
from klantreis.tui.shown import beside, lines, plain
from klantreis.tui.widgets.passages import PassageList, of_quote
from klantreis.tui.widgets.table import Table, cell
from klantreis.workflow import acting, assessing
from klantreis.workflow.assessing import Order
from klantreis.workflow.rounds import PerRound, per_round
from klantreis.workflow.studies import Study


class FindingList(Pane):
    """The table of findings, and the quotes of the highlighted one."""

    BINDINGS: ClassVar[list[BindingType]] = list(keys.FINDING_LIST)

    class ToAction(Message):
        """The action about a finding (id) is to be shown."""

        def __init__(self, finding: str) -> None:
            super().__init__()
            self.finding = finding

    def __init__(self, study: Study, *, id: str) -> None:
        super().__init__(study, id=id)
        self._all: tuple[Ranked, ...] = ()
        self._listed: list[Ranked] = []
        self._actions: list[Action] = []
        self._rounds: PerRound = {}
        self._only = ""
        self._order = Order.PRIORITY

    def compose(self) -> ComposeResult:
        yield Static(id="filter", markup=False)
        with Horizontal(classes="columns"):
            yield Table(id="finding-table")
            with Vertical(classes="main-side"):
                yield Static(id="finding", markup=False)
                yield PassageList(id="finding-quotes")
        yield Static(_empty(), classes="empty", markup=False)

    def on_mount(self) -> None:
        self.query_one(Table).head(_("Soort"), _("Punt"), _("Fase"), _("Resp."), _("Gevoel"), _("Ernst"), _("Prio"))

    @property
    def main(self) -> Widget:
        return self.query_one(Table)

    @property
    def where(self) -> str:
        return _("{n} van {all}").format(n=len(self._listed), all=len(self._all))

    def load(self) -> None:
        self._all = assessing.prioritised(self.study)
        self._actions = acting.actions(self.study)
        self._rounds = per_round(self.study, [each.finding for each in self._all])
        self.set_class(not self._all, "-empty")
        self._fill()

    def _fill(self) -> None:
        table = self.query_one(Table)
        # The title takes what the other columns, the widest of which are the phases, leave.
        room = max(16, min(70, table.size.width - 62))
        listed = [each for each in self._all if not self._only or each.finding.kind == self._only]
        self._listed = list(assessing.in_order(self.study, listed, self._order))
        table.fill(
            [
                (
                    cell(_kind(f.kind)),
                    cell(f.theme if f.phase else f.title, width=room),
                    cell(f.phase or "–", width=18),
                    cell(str(len(f.participants)), right=True),
                    cell(wording.mean_sign(f.valence), right=True),
                    cell(f"{each.severity}{'?' if each.proposed else ''}", right=True),
                    cell(f"{each.priority:.0%}", right=True),
                )
                for each in self._listed
                for f in (each.finding,)
            ]
        )
        self.query_one("#filter", Static).update(self._filters())
        self._show()

    def _filters(self) -> Content:
        entries = [("", "a", _("Alles"))]
        names = (("improve", "v", _("Verbeterpunten")), ("strength", "g", _("Gaat goed")), ("idea", "i", _("Ideeën")))
        parts: list[Content | str] = []
        for kind, key, name in (*entries, *names):
            count = sum(1 for each in self._all if not kind or each.finding.kind == kind)
            label = f"{name} ({count})"
            chosen = kind == self._only
            parts.append(
                plain(f"[{key} {label}]" if chosen else f" {key} {label} ", "bold $accent" if chosen else "$quiet")
            )
            parts.append(" ")
        return beside(*parts)

    @property
    def _current(self) -> Ranked | None:
        row = self.query_one(Table).cursor_row
        return self._listed[row] if 0 <= row < len(self._listed) else None

    def _show(self) -> None:
        current = self._current
        if current is None:
            self.query_one("#finding", Static).update("")
            self.query_one(PassageList).show((), empty=_("Er is hier nog niets."))
            return
        finding, said = current.finding, current.assessment
        about = [
            names.finding_kind(finding.kind),
            finding.phase or "",
            plural("{n} respondent", "{n} respondenten", len(finding.participants)),
            plural("{n} gezin", "{n} gezinnen", finding.households),
            f"{wording.mean_sign(finding.valence)} {wording.mean_feeling(finding.valence)}"
            if finding.valence is not None
            else "",
            plural("{n} fragment", "{n} fragmenten", len(finding.codings)),
            said.condition,
            {OwnReach.OWN: _("eigen bereik"), OwnReach.OUTSIDE: _("buiten eigen bereik")}[said.own_reach]
            if said.own_reach
            else "",
        ]
        planned = [f"→ {a.number}. {a.goal}" for a in self._actions if finding.id in a.findings]
        figures = self._rounds.get(finding.id, ())
        compared = [rounds.row(figures)] if rounds.comparable(figures) else []
        quiet = plain(" · ".join(filter(None, about)), "$quiet")
        text = lines(plain(finding.title, "bold"), quiet, *compared, *planned)
        self.query_one("#finding", Static).update(text)
        self.query_one(PassageList).show(map(of_quote, finding.quotes), empty=_("Geen citaten."))

    def on_data_table_row_highlighted(self, _event: DataTable.RowHighlighted) -> None:
        self._show()

    def on_data_table_row_selected(self, _event: DataTable.RowSelected) -> None:
        self.query_one(PassageList).focus()

    def on_resize(self) -> None:
        if not self.stale:
            self.call_after_refresh(self._fill)

    def action_sort(self) -> None:
        """Ask by what to put them in order."""

        def answered(order: str | None) -> None:
            if order is not None:
                self._order = Order(order)
                self._fill()

        choices = (
            (Order.PRIORITY, _("prioriteit")),
            (Order.PARTICIPANTS, _("hoeveel mensen het vertelden")),
            (Order.SEVERITY, _("ernst")),
            (Order.FEELING, _("gevoel, het slechtste eerst")),
            (Order.PHASE, _("fase")),
            (Order.TITLE, _("titel")),
        )
        self.app.push_screen(Choose(_("In welke volgorde?"), choices, current=self._order), answered)

    def action_only(self, kind: str) -> None:
        """List the findings of one kind, or all."""
        self._only = FindingKind(kind) if kind else ""
        self._fill()

    def _judge(self, told: str, act: Callable[[Finding], object]) -> None:
        """Store something about the highlighted finding, and stay with it wherever it goes."""
        current = self._current
        if current is None:
            return
        with self.attempt():
            act(current.finding)
            self.load()
            self._follow(current.finding.id)
            self.done(told.format(title=current.finding.title))

    def _follow(self, finding: str) -> bool:
        """Highlight a finding (id); whether it is listed."""
        place = next((n for n, each in enumerate(self._listed) if each.finding.id == finding), None)
        if place is not None:
            self.query_one(Table).move_cursor(row=place, animate=False)
        return place is not None

    def go_to(self, finding: str) -> bool:
        """Highlight a finding (id), also where another kind is listed; whether it is there still."""
        if not self._follow(finding):
            self._only = ""
            self._fill()
        return self._follow(finding)

    def action_severity(self, severity: int) -> None:
        """Say how bad it is (1-5), or leave it to the feelings (0)."""
        told = _("Ernst van {title} opgeslagen") if severity else _("Ernst van {title} zoals voorgesteld")
        self._judge(told, lambda finding: assessing.assess(self.study, finding, severity=severity or None))

    def action_reach(self) -> None:
        """Say that it is within one's own reach, then outside of it, then nothing."""
        following = {None: OwnReach.OWN, OwnReach.OWN: OwnReach.OUTSIDE, OwnReach.OUTSIDE: None}
        told = {
            OwnReach.OWN: _("{title}: binnen eigen bereik"),
            OwnReach.OUTSIDE: _("{title}: buiten eigen bereik"),
            None: _("{title}: niets gezegd over het bereik"),
        }
        current = self._current
        if current is not None:
            reach = following[current.assessment.own_reach]
            self._judge(told[reach], lambda finding: assessing.assess(self.study, finding, own_reach=reach))

    def action_act(self) -> None:
        """Ask for the goal of an action about it."""
        current = self._current
        if current is not None:
            finding = current.finding
            Asking(self, lambda _action: self._follow(finding.id)).goal(finding)

    def action_actions(self) -> None:
        """Go to the action about it on the board."""
        if not self._actions:
            self.post_message(Told(_("Er zijn nog geen acties; n maakt er een bij een bevinding.")))
        elif self._current is not None:
            self.post_message(self.ToAction(self._current.finding.id))


def _kind(kind: FindingKind) -> str:
    """A kind in a few cells, with a sign that tells it without colour."""
    return {
        FindingKind.IMPROVE: _("− beter"),
        FindingKind.STRENGTH: _("+ goed"),
        FindingKind.IDEA: _("! idee"),
    }[kind]


def _empty() -> Content:
    return lines(
        plain(_("Er zijn nog geen verbeterpunten."), "bold"),
        "",
        _("Ze komen vanzelf uit coderingen met een thema en een gevoel, en uit ideeën (F3 Coderen)."),
    )
