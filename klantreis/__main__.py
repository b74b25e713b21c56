"""`python -m klantreis`, and the `klantreis` command."""

import gc
import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    # Start-up makes many objects that stay; collecting among them only costs time.
    gc.disable()
    from klantreis.cli.language import asked, speak

    # The texts of the verbs are made when those are imported.
    speak(asked(sys.argv[1:]))
    from klantreis.cli.main import run

    sys.exit(run())


if __name__ == "__main__":
    main()
