"""Publish the spoken and printed record: raw texts in seeds/ become pages in docs/ and a site."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from generator import commands
from generator.errors import GeneratorError

EPILOG = """\
A first run:  put a text into seeds/, then `python -m generator build`, and open what it names.
Mend a page:  edit its Markdown in docs/ and run `generate`: what you changed stays.
Exit status:  0 all is well, 1 something to mend (it says what), 2 the command was not understood.
"""

Option = tuple[tuple[str, ...], dict[str, Any]]
"""Names of an argument, and what argparse is to know of it."""


class Command(NamedTuple):
    """A line of the command table."""

    name: str
    run: Callable[[argparse.Namespace], int]
    about: str
    options: tuple[Option, ...] = ()


_PAGE: Option = (("page",), {"help": "path of a page, as docs/documents/x.md, or its name alone"})
COMMANDS = (
    Command("generate", commands.run_generate, "seeds/ to docs/: make or renew the Markdown"),
    Command("build", commands.run_build, "generate, then build the site with search into site/"),
    Command(
        "serve",
        commands.run_serve,
        "build, show it on 127.0.0.1, and renew it when a file changes",
        (
            (("--port",), {"type": int, "default": 8000, "help": "port (%(default)s)"}),
            (("--open",), {"action": "store_true", "help": "open it in the browser"}),
        ),
    ),
    Command(
        "check", commands.run_check, "write nothing; say what is stale, broken or against a law"
    ),
    Command(
        "explain",
        commands.run_explain,
        "every edit made to a document and the reason for every decision",
        ((("document",), {"help": "id of a document, or the path of its seed or its page"}),),
    ),
    Command(
        "export",
        commands.run_export,
        "write the publication as JSON, by generator/export.schema.json, or its headings as SKOS",
        (
            (
                ("--format",),
                {"choices": ["json", "skos"], "default": "json", "help": "(%(default)s)"},
            ),
            (
                ("--out",),
                {"type": Path, "required": True, "help": "folder to write into; of skos, a file"},
            ),
        ),
    ),
    Command("status", commands.run_status, "pages edited by hand, conflicts, findings to decide"),
    Command("diff", commands.run_diff, "a page's edits by hand, against the generated", (_PAGE,)),
    Command(
        "revert",
        commands.run_revert,
        "give up the edits by hand of a page or of one block",
        (_PAGE, (("block",), {"nargs": "?", "help": "id of a block; `status` names it"})),
    ),
    Command(
        "resolve",
        commands.run_resolve,
        "end a conflict between your edit and a changed source",
        (
            _PAGE,
            (("block",), {"help": "id of the block; `status` names it"}),
            (("--take",), {"action": "store_true", "help": "take the source's new words"}),
            (("--keep",), {"dest": "take", "action": "store_false", "help": "keep yours"}),
        ),
    ),
)
"""Every command, in the order that --help lists them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 clean, 1 something to mend, 2 misuse."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except GeneratorError as error:
        commands.err().say(str(error), "error")
        return 1
    except KeyboardInterrupt:
        return 130


def _share(text: str) -> float:
    """Read a number from 0 to 1; argparse tells of any other."""
    number = float(text)
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError(f"{text} is not between 0 and 1")
    return number


def _number(text: str) -> int:
    """Read a whole number from 1; argparse tells of any other."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is less than 1")
    return number


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m generator",
        description=__doc__,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "-C",
        dest="root",
        type=Path,
        default=Path(),
        metavar="DIR",
        help="folder of the publication, with seeds/ in it (here, if not given)",
    )
    parser.add_argument(
        "--min-confidence",
        type=_share,
        metavar="SHARE",
        help="make no reference below it, 0 to 1, in this run (mkdocs.yml: extra: min_confidence)",
    )
    parser.add_argument(
        "--jobs",
        type=_number,
        metavar="N",
        help="work in so many processes at most, where there is enough to do "
        "(as many as there are processors, if not given)",
    )
    parser.add_argument(
        "--no-cache",
        action="store_true",
        help="work out everything anew; find nothing in .cache/ and keep nothing there",
    )
    below = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        own = below.add_parser(command.name, help=command.about, description=command.about)
        own.set_defaults(run=command.run)
        for names, settings in command.options:
            own.add_argument(*names, **settings)
    return parser
