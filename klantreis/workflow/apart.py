"""Regular expressions in a process of their own.

Some take longer than anybody lives, `(a+)+b` for one, and nothing inside Python can stop them; meanwhile no
other thread would get a turn. A process can be ended.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from threading import Timer

from klantreis.coding import regex_child

PATIENCE_S = 10.0
"""After so long an expression is given up."""


class Ended(Exception):  # noqa: N818
    """The process was stopped, by somebody or because it took too long."""


class RegexApart:
    """Finds the places of a valid pattern, whatever its case; `stop` may be called from another thread."""

    def __init__(self, pattern: str, patience: float = PATIENCE_S) -> None:
        # Isolated and without site: only the standard library is needed. The path is our own file.
        command = [sys.executable, "-I", "-S", regex_child.__file__]
        self._process = subprocess.Popen(  # noqa: S603
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._timer = Timer(patience, self.stop)
        self._timer.daemon = True
        self._timer.start()
        self._pattern = pattern
        self._told = False

    def __call__(self, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
        """The places in each text. Raises Ended."""
        lines = [texts] if self._told else [self._pattern, texts]
        self._told = True
        assert self._process.stdin is not None and self._process.stdout is not None
        try:
            for line in lines:
                self._process.stdin.write(json.dumps(line).encode() + b"\n")
            self._process.stdin.flush()
        except OSError as error:
            raise Ended from error
        answer = self._process.stdout.readline()
        if not answer.endswith(b"\n"):
            raise Ended
        return [[(start, end) for start, end in places] for places in json.loads(answer)]

    def stop(self) -> None:
        """End the process."""
        self._process.kill()

    def __enter__(self) -> "RegexApart":
        return self

    def __exit__(self, *_error: object) -> None:
        self._timer.cancel()
        self.stop()
        self._process.communicate()
