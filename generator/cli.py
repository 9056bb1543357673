"""The command line: the one module that prints and exits."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from generator.build import understand
from generator.export import write_export


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 clean, 1 something to mend, 2 misuse."""
    parser = argparse.ArgumentParser(prog="generator", description=__doc__)
    parser.add_argument("-C", dest="root", type=Path, default=Path(), metavar="DIR")
    commands = parser.add_subparsers(dest="command", required=True)
    export = commands.add_parser("export")
    export.add_argument("--format", choices=["json"], default="json")
    export.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    understood = understand(options.root)
    for error in understood.errors:
        print(error, file=sys.stderr)
    write_export(understood.corpus, options.out)
    return 1 if understood.errors else 0
