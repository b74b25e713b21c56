"""The strip above the text: how loud it is, whose turn it is, and where one listens."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from klantreis.audio.player import Output
from klantreis.model import lines
from klantreis.model.sources import Turn
from klantreis.text.catalogue import _
from klantreis.text.numbers import decimal
from klantreis.tui.shown import plain
from klantreis.tui.typing.times import clock, precise

if TYPE_CHECKING:
    from klantreis.audio.waveform import Waveform
    from klantreis.workflow.listening import Listening

SPANS_MS = (10_000, 30_000, 120_000, 600_000)
"""How much of the recording the strip shows, from near to far."""
_BARS = " ▁▂▃▄▅▆▇█"
_LOUDEST = 32_767
_LETTERS = "ABCDEFGH"
_ALL_ROWS = 4


class WaveStrip(Widget):
    """A waveform of one or two channels, the turns below it, and a line that tells how it plays."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._listening: Listening | None = None
        self._turns: Sequence[Turn] = ()
        self.zoom = 1
        self._shown: tuple[object, ...] = ()

    def show(self, listening: "Listening | None", turns: Sequence[Turn]) -> None:
        """Show what is heard now; drawn anew only where something shows that is different."""
        self._listening, self._turns = listening, turns
        now = self._state()
        if now != self._shown:
            self._shown = now
            self.refresh()

    def _state(self) -> tuple[object, ...]:
        """What the picture depends on."""
        listening = self._listening
        player = listening.player if listening is not None else None
        if listening is None or player is None:
            return (self._nothing(),)
        column = player.position_ms * max(1, self.size.width) // self.span_ms
        return (self._told(listening), column, self.span_ms, self.size, listening.wave is None, tuple(self._turns))

    @property
    def span_ms(self) -> int:
        """How much of the recording is in view."""
        return SPANS_MS[self.zoom]

    def render(self) -> Content:
        """The rows: waveform (a row a channel), turns, and how it plays."""
        width, listening = self.size.width, self._listening
        player = listening.player if listening is not None else None
        if listening is None or player is None:
            return plain(self._nothing(), "$quiet")
        here = player.position_ms
        start = here // self.span_ms * self.span_ms
        cursor = min(width - 1, (here - start) * width // self.span_ms)
        if self.size.height < _ALL_ROWS:
            return plain(self._told(listening), "$quiet")
        rows = [
            self._with_cursor(row, cursor, "$primary") for row in _waves(listening.wave, start, self.span_ms, width)
        ]
        rows.append(self._with_cursor(turn_bar(self._turns, start, self.span_ms, width), cursor, "$foreground"))
        rows.append(plain(self._told(listening), "$quiet"))
        return Content("\n").join(rows)

    def _nothing(self) -> str:
        listening = self._listening
        if listening is None or not listening.recordings:
            return _("Bij dit gesprek hoort nog geen opname. Ctrl+B zoekt er een bij.")
        return listening.problem or _("De opname wordt geopend…")

    @staticmethod
    def _with_cursor(row: str, cursor: int, style: str) -> Content:
        sign = row[cursor] if row[cursor] != " " else "│"
        return Content("").join(
            [plain(row[:cursor], style), plain(sign, "bold $background on $accent"), plain(row[cursor + 1 :], style)]
        )

    def _told(self, listening: "Listening") -> str:
        player = listening.player
        assert player is not None
        loop = player.looping
        parts = [
            f"{'▶' if player.playing else '❚❚'} {precise(player.position_ms)} / {clock(listening.duration_ms)}",
            f"{decimal(player.speed, 1)}×",
            _("herhaalt {start}–{end}").format(start=clock(loop[0]), end=clock(loop[1])) if loop else "",
            _("terug {n} s").format(n=decimal(player.rewind_ms / 1000, 1)) if player.rewind_ms else "",
            _("nog bezig met openen") if listening.loading else "",
            _heard(player.output),
            listening.problem,
        ]
        return " · ".join(filter(None, parts))


def _heard(output: Output) -> str:
    """How it is heard, in a few words; nothing where all is well."""
    return {
        Output.SILENT: _("geen geluidsapparaat: je hoort niets"),
        Output.LOST: _("het geluidsapparaat is weg"),
    }.get(output, "")


def _waves(wave: "Waveform | None", start_ms: int, span_ms: int, width: int) -> list[str]:
    """A row of bars a channel; empty while the waveform is not there yet."""
    if wave is None:
        return ["·" * width]
    lows, highs = wave.columns(start_ms, start_ms + span_ms, width)
    return [
        "".join(_bar(max(-int(low), int(high))) for low, high in zip(*channel, strict=True))
        for channel in zip(lows, highs, strict=True)
    ]


def _bar(level: int) -> str:
    """A bar for a swing; soft sound is drawn larger than it is, as ears do."""
    if level < _LOUDEST // 200:
        return _BARS[0]
    return _BARS[max(1, round((level / _LOUDEST) ** 0.5 * (len(_BARS) - 1)))]


def turn_bar(turns: Sequence[Turn], start_ms: int, span_ms: int, width: int) -> str:
    """Whose turn it is in each column: the letter of a speaker where a turn begins, and a line as long as it lasts."""
    row = [" "] * width
    names = lines.speakers(turns)
    for turn in turns:
        if turn.start_ms is None:
            continue
        first = (turn.start_ms - start_ms) * width // span_ms
        last = first + 1 if turn.end_ms is None else (turn.end_ms - start_ms) * width // span_ms
        for column in range(max(0, first), min(width, last)):
            row[column] = "─"
        if 0 <= first < width:
            place = names.index(turn.speaker) if turn.speaker in names else -1
            row[first] = _LETTERS[place % len(_LETTERS)] if place >= 0 else "•"
    return "".join(row)
