"""Passages of transcripts in a list; Enter goes to the place in the text."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from klantreis.model.journeys import Quote
from klantreis.text.catalogue import _, plural
from klantreis.tui import wording
from klantreis.tui.messages import OpenSource
from klantreis.tui.shown import clip, lines, plain

MOST = 300
"""So many passages are listed; more would make a list that nobody reads and a screen that is slow."""
LONGEST = 600


@dataclass(frozen=True)
class Excerpt:
    """Some words of a source and what is known of them."""

    coding: str
    source: str
    text: str
    about: str


def of_quote(quote: Quote) -> Excerpt:
    """A quote behind a step or finding."""
    parts = [quote.source, _("beurt {n}").format(n=quote.turn), wording.clock(quote.start_ms)]
    parts += [", ".join(quote.participants), _felt(quote.valence), _("mag naar buiten") if quote.publishable else ""]
    return Excerpt(quote.coding, quote.source, quote.text, " · ".join(filter(None, parts)))


def on_one_line(quote: Quote) -> str:
    """A quote as an entry of a list."""
    return clip(f"{wording.sign(quote.valence):>2} {quote.source}: {' '.join(quote.text.split())}", LONGEST // 2)


def _felt(valence: int | None) -> str:
    return "" if valence is None else f"{wording.sign(valence)} {wording.feeling(valence)}"


class PassageList(OptionList):
    """A list of excerpts."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False, classes="passages")
        self._excerpts: list[Excerpt] = []

    @property
    def coding(self) -> str | None:
        """The coding (id) of the passage that is highlighted."""
        place = self.highlighted
        return self._excerpts[place].coding if place is not None and place < len(self._excerpts) else None

    def show(self, excerpts: Iterable[Excerpt], *, empty: str = "", count: int | None = None) -> None:
        """Show other excerpts; `empty` says why there are none. Who had chosen one that stays, stays with it.

        `count` says how many there are in all, where only the first are given.
        """
        found = list(excerpts)
        more = (len(found) if count is None else count) - MOST
        chosen = self.coding
        self._excerpts = found[:MOST]
        place = next((n for n, excerpt in enumerate(self._excerpts) if excerpt.coding == chosen), 0)
        options = [Option(_content(excerpt)) for excerpt in self._excerpts]
        if not found and empty:
            options.append(Option(plain(empty, "$quiet"), disabled=True))
        if more > 0:
            left = plural("en nog {n} fragment", "en nog {n} fragmenten", more)
            options.append(Option(plain(left, "$quiet"), disabled=True))
        self.set_options(options)
        self.highlighted = place if found else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        excerpt = self._excerpts[event.option_index]
        self.post_message(OpenSource(excerpt.source, excerpt.coding))


def _content(excerpt: Excerpt) -> Content:
    text = clip(" ".join(excerpt.text.split()), LONGEST)
    return lines(plain(f"“{text}”"), plain(excerpt.about, "$quiet"), "")
