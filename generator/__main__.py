"""`python -m generator`."""

import os
import sys

from generator.cli import main
from generator.incremental.processes import collect_seldom


def run() -> int:
    """Give the exit status; a reader that stopped reading, as in `... | head`, is no fault."""
    collect_seldom()
    try:
        status = main()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(
            os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno()
        )  # for Python's own last flush
        return 1
    return status


if __name__ == "__main__":
    sys.exit(run())
