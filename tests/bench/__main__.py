"""All measurements, one after the other: `make bench`, or `python -m tests.bench NAME…`."""

import importlib
import sys

NAMES = (
    "startup",
    "large_study",
    "searching",
    "codebook",
    "agreement",
    "coding_view",
    "key_to_paint",
    "suggestions",
    "journeys",
    "loops",
    "many_interviews",
    "documents",
    "recordings",
    "typing",
)


def main() -> None:
    """Run the named measurements, or all."""
    for name in sys.argv[1:] or NAMES:
        print(f"\n== {name}", flush=True)
        importlib.import_module(f"tests.bench.{name}").main()


main()
