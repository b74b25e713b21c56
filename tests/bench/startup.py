"""What starting costs, as a ratio, and the whole demo."""

import sys
import tempfile
from pathlib import Path

from tests.bench.measuring import cpu, klantreis


def main() -> None:
    """Print the ratio of `klantreis --help` to importing click, and the time of the demo."""
    helping = cpu(klantreis("--help"))[0]
    click = cpu([sys.executable, "-c", "import click"])[0]
    print(f"klantreis --help             {helping:6.3f} s CPU = {helping / click:.2f} x import click   (target 1.5)")
    with tempfile.TemporaryDirectory() as scratch:
        seconds, peak = cpu(klantreis("demo", str(Path(scratch) / "demo")), runs=1, warm_up=False)
        print(f"klantreis demo               {seconds:6.2f} s CPU  {peak:5.0f} MB   (target 8 s)")


if __name__ == "__main__":
    main()
