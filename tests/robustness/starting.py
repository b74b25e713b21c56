"""Starting workers, and hearing what they did."""

import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass
class Heard:
    """What a worker told: the numbers of its operations, and why the program refused something."""

    numbers: list[int] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)

    def take(self, lines: Iterable[str]) -> None:
        """Take lines over; one that was cut short tells nothing."""
        for line in lines:
            if not line.endswith("\n"):
                continue
            if line.startswith("-"):
                self.refusals.append(line[2:].strip())
            else:
                self.numbers += map(int, line.split())


@contextmanager
def worker(folder: Path, actor: str, seed: int, count: int, group: str = "all") -> Iterator["subprocess.Popen[str]"]:
    """A worker that waits for `begin`; whatever happens, it does not outlive this."""
    with at_work("worker", str(folder), actor, str(seed), str(count), group) as process:
        yield process


@contextmanager
def at_work(module: str, *arguments: str) -> Iterator["subprocess.Popen[str]"]:
    """A program of these tests that waits for `begin`; whatever happens, it does not outlive this."""
    command = [sys.executable, "-m", f"tests.robustness.{module}", *arguments]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe, text=True)
    with process:
        try:
            yield process
        finally:
            process.kill()


def begin(process: "subprocess.Popen[str]") -> None:
    """Let a worker begin, as soon as it can."""
    assert process.stdin and process.stdout and process.stderr
    line = process.stdout.readline()
    assert line == "ready\n", line + process.stderr.read()
    process.stdin.write("\n")
    process.stdin.flush()
