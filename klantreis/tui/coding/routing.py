"""The route of the source: going to its moments, and placing them where they happened."""

from collections.abc import Callable, Mapping, Sequence

from klantreis.model.codes import CodeKind
from klantreis.model.codings import Coding
from klantreis.model.told_order import Side
from klantreis.text.catalogue import _
from klantreis.tui.coding.place import CodingPlace
from klantreis.tui.coding.text import CodingText
from klantreis.tui.dialogs.choosing import Choose
from klantreis.tui.dialogs.route import RouteDialog
from klantreis.tui.messages import Told
from klantreis.tui.widgets.route_strip import RouteStrip
from klantreis.workflow import routes

FIRST, LAST, AS_TOLD = "first", "last", "as told"


class Routing(CodingPlace):
    """The keys of the route, and those that lead there from the text."""

    _over: RouteDialog | None = None
    """The route over the text, on a screen without room beside it."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the route has the focus, the keys that act on the text would act on what nobody looks at."""
        if action not in ("to_route", "flashback_here") and self._strip.has_focus:
            return False
        return super().check_action(action, parameters)

    def _show_route(self, text: CodingText) -> None:
        super()._show_route(text)
        if self._over is not None and self._over.is_attached:
            self._over.strip.show_route(text.route, text.passed(self.view.cursor))

    # --- to the route and back ----------------------------------------------------------------

    def action_to_route(self) -> None:
        """Go to the route beside the text; where it is not shown, open it over the text."""
        text = self._text
        if text is None:
            return
        if not text.route:
            self.post_message(Told(_("Er zijn nog geen contactmomenten; codeer er eerst een."), "warning"))
        elif self._strip.focusable and self.query_one("#coding-side").display:
            self._strip.choose_present()
            self._strip.focus()
        else:
            self._over = RouteDialog(self._asked, text.route, text.passed(self.view.cursor))
            self.app.push_screen(self._over, self._left)

    def _left(self, moment: str | None) -> None:
        self._over = None
        if moment is not None:
            self._go_to(moment)

    def on_route_strip_asked(self, event: RouteStrip.Asked) -> None:
        event.stop()
        self._asked(event)

    def _asked(self, event: RouteStrip.Asked) -> None:
        coding = self._text.codings.get(event.moment) if self._text else None
        if event.what == "leave" or coding is None:
            self.view.focus()
        elif event.what == "open":
            self.view.focus()
            self._go_to(coding.id)
        elif event.what == "flashback":
            self._ask_when(coding)
        elif event.what == "back":
            self._put_back(coding)
        else:
            self._shift(coding, -1 if event.what == "earlier" else 1)

    def _go_to(self, moment: str) -> None:
        text = self._text
        if text is None:
            return
        self.view.place(text.route.stops[text.route.place(moment)].start, jump=True)
        if moment in self._here:
            self.current = moment
            self._show_here(anew=True)

    # --- placing a moment ---------------------------------------------------------------------

    def action_flashback_here(self) -> None:
        """Ask when the contact moment under the cursor happened."""
        text = self._text
        if text is None:
            return
        among = {stop.id for stop in text.route.stops}
        near = [id_ for id_ in (self.current, *self._here) if id_ in among and id_ in self._here]
        if near:
            self._ask_when(text.codings[near[0]])
        elif any(text.code(id_).kind == CodeKind.TOUCHPOINT for id_ in self._here):
            told = _("Dit contactmoment telt niet mee in de route: op die woorden telt een andere codering.")
            self.post_message(Told(told, "warning"))
        else:
            told = _("Hier staat geen contactmoment; zet de cursor op een codering met een contactmoment.")
            self.post_message(Told(told, "warning"))

    def _ask_when(self, coding: Coding) -> None:
        text = self._text
        if text is None:
            return
        route, place = text.route, text.route.place(coding.id)
        others = [number for number in range(len(route.stops)) if number != place]
        if not others:
            self.post_message(Told(_("Er is geen ander contactmoment om dit vóór of na te zetten."), "warning"))
            return
        before = [(route.stops[n].id, _("vóór {moment}").format(moment=route.line(n))) for n in others[1:]]
        choices = [(FIRST, _("Helemaal aan het begin")), *before, (LAST, _("Helemaal aan het eind"))]
        if coding.id in route.moved:
            choices.append((AS_TOLD, _("Waar het verteld is")))
        ends = {FIRST: route.stops[others[0]].id, LAST: route.stops[others[-1]].id}
        title = _("Wanneer gebeurde “{code}”?").format(code=route.stops[place].name)
        self.app.push_screen(
            Choose(title, choices, current=choices[place][0]), lambda answer: self._answered(coding, ends, answer)
        )

    def _answered(self, coding: Coding, ends: Mapping[str, str], answer: str | None) -> None:
        text = self._text
        if answer == AS_TOLD:
            self._put_back(coding)
        elif answer is not None and text is not None and (to := text.codings.get(ends.get(answer, answer))):
            side: Side = "after" if answer == LAST else "before"
            self._place(coding, lambda: routes.move(self.study, coding, to, side))

    def _shift(self, coding: Coding, by: int) -> None:
        if self._text is None:
            return
        if coding.id == self._text.route.stops[0 if by < 0 else -1].id:
            told = _("Dit moment staat al aan het begin.") if by < 0 else _("Dit moment staat al aan het eind.")
            self.post_message(Told(told, "warning"))
        else:
            self._place(coding, lambda: routes.shift(self.study, coding, by))

    def _put_back(self, coding: Coding) -> None:
        self._place(coding, lambda: routes.back(self.study, coding))

    def _place(self, coding: Coding, change: Callable[[], Sequence[Coding]]) -> None:
        """Change the route, and tell where the moment stands now."""
        text = self._text
        if text is None:
            return
        with self.attempt():
            changed = change()
            for other in changed:
                self._take(other)
            self._show_here(anew=True)
            place = text.route.place(coding.id)
            if coding.id in text.route.moved:
                told = _("{code} gebeurde als {n}e, verteld als {told}e")
            elif changed:
                told = _("{code} staat weer waar het verteld is, als {n}e")
            else:
                told = _("{code} staat al waar het verteld is, als {n}e")
            told = told.format(code=text.code(coding.id).name, n=place + 1, told=text.route.told[place])
            if changed:
                self._changed(told)
            else:
                self.post_message(Told(told))
