"""The other end of `workflow.apart`: run as a script by itself, so it imports nothing of klantreis and starts at once.

Reads JSON lines: first a pattern, then lists of texts. Answers each list with the places in each text:
[[[start, end], …], …].
"""

import json
import re
import sys


def main() -> None:
    """Answer until the input ends."""
    pattern = re.compile(json.loads(sys.stdin.buffer.readline()), re.IGNORECASE)
    for line in sys.stdin.buffer:
        places = [[m.span() for m in pattern.finditer(text) if m.end() > m.start()] for text in json.loads(line)]
        sys.stdout.buffer.write(json.dumps(places).encode() + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
