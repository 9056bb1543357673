"""What each command does and prints; each gives the exit status."""

import argparse
import os
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

from generator.build import understand
from generator.checks.links import broken
from generator.editing.hand_edits import difference, hand_edits, resolve, revert
from generator.errors import GeneratorError
from generator.explain import explain
from generator.export import write_export
from generator.findings import Code
from generator.incremental.cache import Cache
from generator.incremental.sharing import Work
from generator.pages.wording import count
from generator.publication import read_publication
from generator.publish import Outcome, generate, plan
from generator.settings import Settings, silently
from generator.skos import write_skos
from generator.terminal import Terminal, terminal
from generator.tree import locked, other_files, read_docs
from generator.website.building import build_website
from generator.website.serve import serve

_SHOWN = 12
"""Changed pages named one by one; more are counted."""


def out() -> Terminal:
    """Give standard output."""
    return terminal(sys.stdout, os.environ)


def err() -> Terminal:
    """Give standard error."""
    return terminal(sys.stderr, os.environ)


def run_generate(options: argparse.Namespace) -> int:
    """Make docs/ follow seeds/ and the editors."""
    root = publication(options.root)
    with locked(root):
        outcome = generate(root, settings(options))
    _say_changes(outcome)
    return _report(outcome)


def _say_changes(outcome: Outcome) -> None:
    changed = outcome.changed
    for path in changed[:_SHOWN]:
        gone = path not in outcome.after.pages
        out().say(f"  {'took away' if gone else 'wrote'} docs/{path}", "faint")
    if len(changed) > _SHOWN:
        out().say(f"  and {len(changed) - _SHOWN} pages more", "faint")
    documents = len(outcome.understood.corpus.documents)
    pages = f"{len(changed)} of {len(outcome.after.pages)} pages written"
    out().say(f"{documents} documents read, {pages if changed else 'nothing new to write'}.")


def _report(outcome: Outcome) -> int:
    """Print what is to mend, and give the exit status."""
    for error in outcome.errors:
        err().say(str(error), "error")
    for document in outcome.understood.corpus.documents:
        for finding in document.findings:
            if finding.code is Code.UNKNOWN_KEY and not finding.settled:
                page = outcome.understood.homes.paths[document.source.path]
                err().say(f"docs/{page}: {finding.detail}", "warning")
    for conflict in outcome.conflicts:
        page, key = f"docs/{conflict.path}", conflict.key
        err().say(f"{page}: {key} was changed by hand and by the source; yours stands.", "warning")
        for name, text in (("was", conflict.was), ("yours", conflict.mine), ("new", conflict.new)):
            err().say(f"  {name:>5}: {text or '(nothing)'}")
        err().say(f"  settle it: python -m generator resolve {page} '{key}' --keep (or --take)")
    return 1 if outcome.errors or outcome.conflicts else 0


def run_build(options: argparse.Namespace) -> int:
    """Generate, then build the site."""
    status = run_generate(options)
    site = build_website(publication(options.root))
    out().say(f"The site is at {(site / 'index.html').resolve()}", "good")
    return status


def run_serve(options: argparse.Namespace) -> int:
    """Show the site and renew it."""
    root = publication(options.root)

    def renew() -> None:
        with locked(root):
            outcome = generate(root, replace(settings(options), progress=silently))
        _say_changes(outcome)
        _report(outcome)

    serve(root, options.port, renew, out(), browse=options.open)
    return 0


def run_check(options: argparse.Namespace) -> int:
    """Say what a run would change, and what is wrong; write nothing."""
    root = publication(options.root)
    outcome = plan(root, settings(options), prove_all=True)
    for path in outcome.changed:
        err().say(f"docs/{path}: stale. Run `python -m generator generate`.", "warning")
    loose = tuple(broken(outcome.after.pages, other_files(root)))
    for error in loose:
        err().say(str(error), "error")
    status = max(_report(outcome), 1 if outcome.changed or loose else 0)
    if not status:
        out().say(f"{len(outcome.after.pages)} pages, all as they should be.", "good")
    return status


def run_explain(options: argparse.Namespace) -> int:
    """Say what was done to one document, and why."""
    understood = understand(publication(options.root), settings=settings(options))
    out().say(explain(understood, options.document))
    return 0


def run_export(options: argparse.Namespace) -> int:
    """Write the publication as JSON, or its headings as a thesaurus."""
    root = publication(options.root)
    presented = read_publication(root)
    asked = settings(options)
    understood = understand(root, presented, asked)
    if options.format == "skos":
        write_skos(understood.corpus, presented, options.out)
    else:
        write_export(understood.corpus, options.out, Work(asked.jobs))
    for error in understood.errors:
        err().say(str(error), "error")
    return 1 if understood.errors else 0


def run_status(options: argparse.Namespace) -> int:
    """List what hands changed, what is in conflict, and how much is to decide."""
    outcome = plan(publication(options.root), settings(options))
    pages: dict[str, list[str]] = {}
    for edit in hand_edits(outcome.understood.docs):
        pages.setdefault(edit.path, []).append(f"{edit.key} {edit.what}")
    for path, some in pages.items():
        out().say(f"docs/{path}: {', '.join(some)}")
    documents = outcome.understood.corpus.documents
    found = Counter(f.code for d in documents for f in d.findings if not f.settled)
    for code in sorted(found):
        out().say(f"finding {code}: {found[code]}", "faint")
    edits = sum(len(some) for some in pages.values())
    edited = f"{count(edits, 'edit')} by hand on {count(len(pages), 'page')}"
    out().say(f"{edited}, {count(len(outcome.conflicts), 'conflict')}.")
    return _report(outcome)


def run_diff(options: argparse.Namespace) -> int:
    """Show a page's edits by hand."""
    out().say(difference(read_docs(publication(options.root)), options.page) or "As generated.")
    return 0


def run_revert(options: argparse.Namespace) -> int:
    """Give up an edit by hand."""
    with locked(publication(options.root)):
        path = revert(options.root, options.page, options.block)
    out().say(f"docs/{path}: {options.block or 'the whole page'} is as generated again.")
    return run_generate(options)


def run_resolve(options: argparse.Namespace) -> int:
    """End a conflict."""
    with locked(publication(options.root)):
        path = resolve(options.root, options.page, options.block, take=options.take)
    whose = "the source’s new words are taken" if options.take else "your words are kept"
    out().say(f"docs/{path}: {options.block}: {whose}.")
    return run_generate(options)


def settings(options: argparse.Namespace) -> Settings:
    """Give what was asked for of a run that shows how far it is."""
    return Settings(
        err().progress,
        options.min_confidence,
        options.jobs or processors(),
        Cache(None if options.no_cache else options.root),
    )


def processors() -> int:
    """Count the processors that this process may run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def publication(root: Path) -> Path:
    """Give the folder if it is one of a publication."""
    if not (root / "seeds").is_dir():
        raise GeneratorError(
            "there is no seeds/ here",
            "Make the folder and put a text in it, or name another publication with -C.",
            root,
        )
    return root
