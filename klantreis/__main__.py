"""`python -m klantreis`, and the `klantreis` command."""

import gc
import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    # Start-up makes many objects that stay; collecting among them only costs time.
    gc.disable()
    from klantreis.cli.language import speak

    speak()
    from klantreis.cli.main import run

    sys.exit(run())


if __name__ == "__main__":
    main()
