"""One out of a list, found by typing a part of it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from klantreis.text.catalogue import _
from klantreis.tui.dialogs.dialog import Dialog
from klantreis.tui.shown import plain

Choice = tuple[str, str | Content]
"""What is answered, and how it reads."""


class Choose(Dialog[str]):
    """Shows choices; with a line to type in where there are many."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", _("Omlaag"), show=False, id="choose.down"),
        Binding("up", "step(-1)", _("Omhoog"), show=False, id="choose.up"),
    ]

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        *,
        current: str | None = None,
        answers: Mapping[str, str] | None = None,
        few: int = 8,
    ) -> None:
        """`answers`: keys that answer at once, each with what it answers; then there is no line to type in.

        Up to `few` choices are seen at a glance; of more, there is a line to type in.
        """
        super().__init__(title, _("↑ ↓ en Enter kiezen · Esc terug"))
        self._answers = answers or {}
        self._answered = False
        self._few = few
        self._choices = [(id_, text if isinstance(text, Content) else plain(text)) for id_, text in choices]
        self._current = current

    def body(self) -> Iterator[Widget]:
        """The line to type in, and the list."""
        if len(self._choices) > self._few and not self._answers:
            yield Input(placeholder=_("Typ een deel van de naam"))
        yield OptionList(markup=False)

    def take(self, character: str) -> None:
        """A key that answers at once, also one that came early."""
        if not self._answers:
            super().take(character)
        elif character in self._answers and not self._answered:
            self._answered = True
            self.dismiss(self._answers[character])

    def on_mount(self) -> None:
        self._fill("")
        ids = [id_ for id_, _text in self._choices]
        if self._current in ids:
            options = self.query_one(OptionList)
            options.highlighted = ids.index(self._current)
            # The list doesn't know its height before it stands.
            self.call_after_refresh(options.scroll_to_highlight)

    def _fill(self, part: str) -> None:
        options = self.query_one(OptionList)
        options.set_options(
            Option(text, id=id_) for id_, text in self._choices if part.casefold() in text.plain.casefold()
        )
        options.highlighted = 0 if options.option_count else None

    def on_input_changed(self, event: Input.Changed) -> None:
        self._fill(event.value.strip())

    def on_input_submitted(self) -> None:
        options = self.query_one(OptionList)
        if options.highlighted is not None:
            self.dismiss(options.get_option_at_index(options.highlighted).id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)

    def action_step(self, by: int) -> None:
        """Move through the list while the cursor stays in the line."""
        options = self.query_one(OptionList)
        if options.option_count:
            options.highlighted = ((options.highlighted or 0) + by) % options.option_count
