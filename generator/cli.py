"""Publish the spoken and printed record: raw texts in seeds/ become pages in docs/ and a site."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from generator.build import understand
from generator.errors import GeneratorError
from generator.explain import explain
from generator.export import write_export
from generator.publish import Outcome, generate, plan
from generator.terminal import Terminal, terminal
from generator.tree import locked
from generator.website import build_website

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
        _aside().say(str(error), "error")
        return 1
    except KeyboardInterrupt:
        return 130
    except (
        BrokenPipeError
    ):  # as in `explain ... | head`; Python would complain once more at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _out() -> Terminal:
    """Give the place for what was asked for: it can be kept in a file."""
    return terminal(sys.stdout, os.environ)


def _aside() -> Terminal:
    """Give the place for what is said beside it: faults, and how far the work is."""
    return terminal(sys.stderr, os.environ)


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
        outcome = generate(options.root, _aside().progress)
    for path in outcome.changed:
        done = "wrote" if path in outcome.after.pages else "took away"
        _out().say(f"{done} docs/{path}", "faint")
    documents = len(outcome.understood.corpus.documents)
    _out().say(f"{documents} documents, {len(outcome.changed)} pages changed.")
    return _report(outcome)


def _report(outcome: Outcome) -> int:
    """Print what is to mend, and give the exit status."""
    for error in outcome.errors:
        _aside().say(str(error), "error")
    for conflict in outcome.conflicts:
        _aside().say(
            f"docs/{conflict.path}: {conflict.key}: "
            "you and the source both changed this; your words stand.\n"
            f"  yours: {conflict.mine}\n  was:   {conflict.was}\n  now:   {conflict.new}",
            "warning",
        )
    return 1 if outcome.errors or outcome.conflicts else 0


def _build(options: argparse.Namespace) -> int:
    status = _generate(options)
    site = build_website(options.root)
    _out().say(f"The site is at {site.resolve() / 'index.html'}", "good")
    return status


def _serve(options: argparse.Namespace) -> int:
    from generator.serve import serve  # noqa: PLC0415  the watcher is needed by nobody else

    serve(_publication(options.root), options.port, lambda: _generate(options), _out())
    return 0


def _check(options: argparse.Namespace) -> int:
    outcome = plan(_publication(options.root), _aside().progress)
    for path in outcome.changed:
        _aside().say(f"docs/{path}: stale; run `python -m generator generate`.", "warning")
    return max(_report(outcome), 1 if outcome.changed else 0)


def _explain(options: argparse.Namespace) -> int:
    _out().say(explain(understand(_publication(options.root)), options.document))
    return 0


def _export(options: argparse.Namespace) -> int:
    understood = understand(_publication(options.root), _aside().progress)
    write_export(understood.corpus, options.out)
    for error in understood.errors:
        _aside().say(str(error), "error")
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
