"""Publish the spoken and printed record: raw texts in seeds/ become pages in docs/ and a site."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from generator.build import understand
from generator.errors import GeneratorError
from generator.explain import explain
from generator.export import write_export
from generator.publish import Outcome, generate, plan
from generator.site import build_site
from generator.tree import locked

EPILOG = """\
A first run:  put a text into seeds/, then `python -m generator build`, and open what it names.
Exit status:  0 all is well, 1 something to mend (it says what), 2 the command was not understood.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 clean, 1 something to mend, 2 misuse."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.run
    try:
        return command(options)
    except GeneratorError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m generator",
        description=__doc__,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "-C", dest="root", type=Path, default=Path(), metavar="DIR",
        help="folder of the publication, with seeds/ in it (here, if not given)",
    )  # fmt: skip
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, run, about in (
        ("generate", _generate, "seeds/ to docs/: make or renew the Markdown"),
        ("build", _build, "generate, then build the site with its search into site/"),
        ("serve", _serve, "build, show it on 127.0.0.1, and renew it when a file changes"),
        ("check", _check, "write nothing; say what is stale, broken or against the laws"),
        ("explain", _explain, "say what was done to one document, and why"),
        ("export", _export, "write the publication as JSON"),
    ):
        command = commands.add_parser(name, help=about, description=about)
        command.set_defaults(run=run)
        _OPTIONS.get(name, lambda _: None)(command)
    return parser


def _serve_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--port", type=int, default=8000, help="port (%(default)s)")


def _explain_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("document", help="id of a document, or the path of its seed or its page")


def _export_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--format", choices=["json"], default="json", help="(%(default)s)")
    command.add_argument("--out", type=Path, required=True, help="folder to write into")


_OPTIONS = {"serve": _serve_options, "explain": _explain_options, "export": _export_options}


def _generate(options: argparse.Namespace) -> int:
    with locked(_publication(options.root)):
        outcome = generate(options.root)
    for path in outcome.changed:
        print(f"wrote docs/{path}" if path in outcome.after.pages else f"took away docs/{path}")
    documents = len(outcome.understood.corpus.documents)
    print(f"{documents} documents, {len(outcome.changed)} pages changed.")
    return _report(outcome)


def _report(outcome: Outcome) -> int:
    """Print what is to mend, and give the exit status."""
    for error in outcome.errors:
        print(error, file=sys.stderr)
    for conflict in outcome.conflicts:
        print(
            f"docs/{conflict.path}: {conflict.key}: "
            f"you and the source both changed this; your words stand.\n  yours: {conflict.mine}\n  was:   {conflict.was}\n  now:   {conflict.new}",
            file=sys.stderr,
        )
    return 1 if outcome.errors or outcome.conflicts else 0


def _build(options: argparse.Namespace) -> int:
    status = _generate(options)
    index = build_site(options.root)
    print(f"The site is at {index}")
    return status


def _serve(options: argparse.Namespace) -> int:
    from generator.serve import serve  # noqa: PLC0415  the watcher is needed by nobody else

    serve(options.root, options.port)
    return 0


def _check(options: argparse.Namespace) -> int:
    outcome = plan(_publication(options.root))
    for path in outcome.changed:
        print(f"docs/{path}: stale; run `python -m generator generate`.", file=sys.stderr)
    return max(_report(outcome), 1 if outcome.changed else 0)


def _explain(options: argparse.Namespace) -> int:
    print(explain(understand(_publication(options.root)), options.document))
    return 0


def _export(options: argparse.Namespace) -> int:
    understood = understand(_publication(options.root))
    write_export(understood.corpus, options.out)
    for error in understood.errors:
        print(error, file=sys.stderr)
    return 1 if understood.errors else 0


def _publication(root: Path) -> Path:
    """Give the folder if it is one of a publication."""
    if not (root / "seeds").is_dir():
        raise GeneratorError(
            "there is no seeds/ here",
            "Make the folder and put a text in it, or name another publication with -C.",
            root,
        )
    return root
