"""Somebody typing out a talk, in a process of their own: `python -m tests.robustness.typist FOLDER TITLE`.

It opens the room for typing out, says `ready`, waits for a line, and types numbered words without a pause. After each
word it writes its number and the moment on a line.
"""

import asyncio
import sys
import time
from itertools import count
from pathlib import Path

from klantreis.store.study import open_study
from tests.tui.driving import driving


async def type_on(folder: Path, title: str) -> None:
    """Type until somebody ends it."""
    with open_study(folder, "anke") as study:
        async with driving(study, title, (100, 30)) as it:
            await it.press("f2", "t", "end")
            print("ready", flush=True)
            sys.stdin.readline()
            for number in count(1):
                await it.pilot.press("space", *str(number))
                print(number, time.monotonic(), flush=True)


if __name__ == "__main__":
    asyncio.run(type_on(Path(sys.argv[1]), sys.argv[2]))
