"""From key to paint, as somebody at a terminal sees it: the program in a pseudo-terminal, on a large source.

A figure is the time from writing a key to the last byte before it is quiet; the machine and the pipe are in it.
Starting is compared with a bare Textual app, turn by turn, since a machine is not equally fast all the time.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

from klantreis.model.study import Settings
from klantreis.store import study as store
from tests.bench.coding_view import LONG, SCREEN, fill
from tests.bench.measuring import klantreis

QUIET_S = 0.06
"""So long without a byte, and the screen stands."""
LIMIT_S = 15.0
PAINTED = 5_000
"""So many bytes, and a whole screen has been painted; setting up the terminal takes some hundreds."""
TIMES = 40
STARTS = 5
TARGET = 1.15
BARE = "from textual.app import App; App().run()"
CODES = {
    "right": "\x1b[C",
    "down": "\x1b[B",
    "pagedown": "\x1b[6~",
    "shift+right": "\x1b[1;2C",
    "ctrl+down": "\x1b[1;5B",
    "escape": "\x1b",
    "enter": "\r",
}
ESCAPE_S = 0.2
"""How long Textual waits whether an Escape begins something longer."""


class Terminal:
    """A program in a terminal of its own."""

    def __init__(self, descriptor: int, process: int) -> None:
        self._descriptor = descriptor
        self._process = process

    def read(self, quiet: float = QUIET_S, first: float = LIMIT_S, enough: int | None = None) -> tuple[float, bytes]:
        """What the program writes until it is quiet, or until it is `enough` (bytes), and when its last byte came.

        The first byte may take `first` seconds; without any, the moment is that of calling.
        """
        last, found, wait = time.perf_counter(), b"", first
        end = last + LIMIT_S
        while time.perf_counter() < end and select.select([self._descriptor], [], [], wait)[0]:
            try:
                part = os.read(self._descriptor, 1 << 16)
            except OSError:  # the program has left
                break
            if not part:
                break
            found, last, wait = found + part, time.perf_counter(), quiet if enough is None else LIMIT_S
            if enough is not None and len(found) >= enough:
                break
        return last, found

    def press(self, key: str) -> float:
        """Milliseconds from a key until the screen stands; nan for a key that changes nothing."""
        self.read(first=0.0)
        begun = time.perf_counter()
        os.write(self._descriptor, CODES.get(key, key).encode())
        last, found = self.read(first=1.0)
        return (last - begun) * 1000 if found else float("nan")

    def leave(self) -> None:
        """End the program."""
        os.write(self._descriptor, b"\x11")  # Ctrl+Q
        self.read(quiet=0.5, first=2.0)
        os.kill(self._process, signal.SIGKILL)  # it is still there, if only to be waited for
        os.waitpid(self._process, 0)
        os.close(self._descriptor)


@contextmanager
def running(arguments: Sequence[str], config: Path) -> Iterator[Terminal]:
    """A command in a terminal of the size of the screen, with settings in a folder of its own."""
    width, height = SCREEN
    process, descriptor = pty.fork()
    if process == 0:  # pragma: no cover
        surroundings = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "KLANTREIS_CONFIG": str(config)}
        os.execvpe(arguments[0], arguments, {**os.environ, **surroundings})
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
    terminal = Terminal(descriptor, process)
    try:
        yield terminal
    finally:
        terminal.leave()


def started(arguments: Sequence[str], config: Path) -> tuple[float, float]:
    """Seconds from the command until its first paint, and until its screen stands."""
    begun = time.perf_counter()
    with running(arguments, config) as terminal:
        first = terminal.read(enough=PAINTED)[0] - begun
        return first, terminal.read(quiet=0.4)[0] - begun


def measure(terminal: Terminal) -> dict[str, list[float]]:
    """Milliseconds from key to paint, by what the key does."""
    terminal.read(quiet=0.6)
    figures: dict[str, list[float]] = {}

    def times(name: str, key: str, before: Sequence[str] = (), after: Sequence[str] = (), count: int = TIMES) -> None:
        for _time in range(count):
            for each in before:
                terminal.press(each)
            figures.setdefault(name, []).append(terminal.press(key))
            for each in after:
                terminal.press(each)
                time.sleep(ESCAPE_S if each == "escape" else 0)

    for name in ("right", "down", "n", "pagedown", "shift+right"):
        times(name, name)
    times("open picker", "enter", before=("s",), after=("escape",), count=10)
    for key in ("s", "enter", "enter"):
        terminal.press(key)
    times("apply code (r)", "r", before=("ctrl+down", "s"))
    for key in ("s", "enter"):
        terminal.press(key)
    for letter in "code 0" * 3:
        figures.setdefault("type in picker", []).append(terminal.press(letter))
    return figures


def main() -> None:
    """Print key to paint, and how starting compares."""
    with tempfile.TemporaryDirectory() as scratch:
        folder, config = Path(scratch) / "bench", Path(scratch) / "config"
        config.mkdir()
        with store.create(folder, Settings("Bench"), "bench") as study:
            fill(study, 100_000, 5_000)
        ours = [*klantreis("-C", str(folder), "--coder", "bench"), "open", LONG]
        print(f"100000 words, 5000 codings, screen {SCREEN[0]}x{SCREEN[1]}: ms from key to paint, p50 and p95")
        with running(ours, config) as terminal:
            for name, found in measure(terminal).items():
                kept = [value for value in found if value == value]  # nan: the key changed nothing
                if len(kept) < 2:
                    raise SystemExit(f"{name}: nothing was painted")
                silent = f"   ({len(found) - len(kept)} keys changed nothing)" if len(kept) < len(found) else ""
                print(f"  {name:16} {median(kept):6.1f} {quantiles(kept, n=20)[-1]:6.1f}{silent}", flush=True)
        pairs = [(started(ours, config), started([sys.executable, "-c", BARE], config)) for _time in range(STARTS)]
        for place, what in enumerate(("first paint", "start to screen")):
            one, bare = (median(found[place] for found in each) for each in zip(*pairs, strict=True))
            ratio = median(mine[place] / theirs[place] for mine, theirs in pairs)
            target = f"   (target {TARGET})" if place == 0 else ""
            print(f"  {what:16} {one:6.2f} s, a bare Textual app {bare:.2f} s: {ratio:.2f} x{target}")


if __name__ == "__main__":
    main()
