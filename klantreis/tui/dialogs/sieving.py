"""Which passages to show: ticks before groups, rounds, coders, kinds and feelings."""

from collections.abc import Iterator
from dataclasses import fields
from typing import ClassVar, cast

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import OptionList, Static

from klantreis.model.codes import CodeKind
from klantreis.model.codings import VALENCES
from klantreis.text import names
from klantreis.text.catalogue import _
from klantreis.tui import wording
from klantreis.tui.dialogs.dialog import Dialog
from klantreis.tui.widgets.tick_list import Entry, TickList
from klantreis.workflow.sieves import ALL, Names, Sieve


class Sieving(Dialog[Sieve]):
    """Asks what to show; without any tick in a group of ticks, that whole group shows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", _("Toon"), id="sieving.save"),
        Binding("ctrl+a", "all", _("Alles tonen"), priority=True, id="sieving.all"),
    ]

    def __init__(self, known: Names, present: Sieve, *, codings: bool) -> None:
        """`codings`: whether what is shown has a coder, a kind and a feeling, too."""
        hint = _("Spatie zet een vinkje · Enter toont · Ctrl+A alles · Esc terug")
        super().__init__(_("Wat wil je zien?"), hint)
        self._known = known
        self._present = present
        self._codings = codings

    def body(self) -> Iterator[Widget]:
        """The ticks."""
        known, feelings = self._known, (*VALENCES, None)
        groups: list[list[Entry]] = [
            [(_("groep {name}").format(name=name), ("groups", name)) for name in known.groups],
            [(_("ronde {name}").format(name=name), ("rounds", name)) for name in known.rounds],
        ]
        if self._codings:
            groups += [
                [(_("van {name}").format(name=name), ("coders", name)) for name in known.coders],
                [(names.code_kind(kind), ("kinds", kind)) for kind in CodeKind],
                [(f"{wording.sign(v):>2}  {wording.feeling(v)}", ("valences", v)) for v in feelings],
            ]
        ticked = [
            (field.name, value) for field in fields(self._present) for value in getattr(self._present, field.name) or ()
        ]
        yield TickList(groups, ticked)
        if not any(groups):
            yield Static(_("Er zijn nog geen groepen of rondes om uit te kiezen."), markup=False)

    def on_mount(self) -> None:
        self.query_one(TickList).focus()

    def action_all(self) -> None:
        """Hide nothing."""
        self.dismiss(ALL)

    @on(OptionList.OptionSelected)
    def _entered(self) -> None:
        self.action_save()

    def action_save(self) -> None:
        """Show what has a tick."""
        chosen: dict[str, set[object]] = {}
        for field, value in cast(list[tuple[str, object]], self.query_one(TickList).ticked):
            chosen.setdefault(field, set()).add(value)

        def words(field: str) -> frozenset[str] | None:
            return frozenset(map(str, chosen.get(field, ()))) or None

        self.dismiss(
            Sieve(
                groups=words("groups"),
                rounds=words("rounds"),
                coders=words("coders"),
                kinds=frozenset(k for k in CodeKind if k in chosen.get("kinds", ())) or None,
                valences=frozenset(v for v in (*VALENCES, None) if v in chosen.get("valences", ())) or None,
            )
        )


def told(sieve: Sieve) -> str:
    """What a sieve lets through, in one line; nothing where that is all."""
    parts = [", ".join(sorted(group)) for group in (sieve.groups, sieve.rounds, sieve.coders) if group]
    if sieve.kinds:
        parts.append(", ".join(names.code_kind(kind) for kind in CodeKind if kind in sieve.kinds))
    if sieve.valences:
        parts.append(", ".join(wording.sign(v) for v in (*VALENCES, None) if v in sieve.valences))
    return _("alleen {what}").format(what=" + ".join(parts)) if parts else ""
