"""What it costs to bring hand edits together with pages made anew.

    python -m benchmarks.merge          # measures, and prints the figures
    python -m benchmarks.merge --write  # and keeps them in guide/figures.md

A publication of made-up transcripts is generated into an empty docs/; every tenth page is edited
as a hand would; then all that merging does is done once more and timed apart: docs/ read, git's
merges settled, pages checked, each page taken apart with its base, and merged. No test: the time
depends on the machine, the ratio hardly.
"""

import argparse
import random
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.checks.soundness import unsound
from generator.editing.branches import settle
from generator.editing.merge import merge
from generator.editing.page import parse
from generator.publish import generate
from generator.tree import read_docs

PAGES = 1000
TRANSCRIPTS = 500
EDITED_OF = 10
BOUND = 0.1
FIGURES = Path("guide/figures.md")
WORDS = """
the river council gates harbour bridge flood night warning order repair budget school road vote
family winter garden market ferry engine letter promise question answer summer field opened closed
raised moved began ended showed told asked carried counted found kept
"""
NAMES = ("RUIZ", "OKAFOR", "LINDQVIST", "HALVORSEN", "TANAKA", "MOREAU")


@dataclass(frozen=True)
class Figures:
    """What one run saw."""

    pages: int
    edited: int
    generating: float
    """Seconds from seeds to written pages, docs/ empty before."""
    merging: float
    """Seconds to read, check and merge all of them."""

    @property
    def share(self) -> float:
        """Merging as a share of generating."""
        return self.merging / self.generating


def main() -> int:
    """Print the figures; the exit status is 1 where merging costs more than a tenth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"keep the figures in {FIGURES}")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(Path(folder))
    line = (
        f"| merging {figures.pages:,} pages, {figures.edited} edited by hand "
        f"| {figures.merging:.2f} s | {figures.generating:.2f} s | {figures.share:.1%} |"
    )
    print(line)
    if arguments.write:
        text = FIGURES.read_text("utf-8")
        FIGURES.write_text(re.sub(r"(?m)^\| merging .*$", line, text), "utf-8")
    return int(figures.share > BOUND)


def measure(root: Path) -> Figures:
    """Make a publication under `root`, edit it, and time both."""
    (root / "seeds").mkdir()
    for number, text in enumerate(transcripts(random.Random(1))):  # noqa: S311  no secret
        (root / "seeds" / f"talk-{number:04}.txt").write_text(text, "utf-8")
    generating = seconds(lambda: generate(root))
    made = {path: parse(path, text) for path, text in read_docs(root).bases.items()}
    made = dict(sorted(made.items())[:PAGES])
    for path in set(read_docs(root).pages) - set(made):
        (root / "docs" / path).unlink()
    edited = list(made)[::EDITED_OF]
    for path in edited:
        page = root / "docs" / path
        text = page.read_text("utf-8").replace(" the ", " this ", 1)
        page.write_text(f"{text}\nSeen.\n", "utf-8")

    def merge_all() -> None:
        docs = settle(read_docs(root))
        unsound(docs)
        for path, new in made.items():
            merge(parse(path, docs.bases[path]), parse(path, docs.pages[path]), new)

    return Figures(len(made), len(edited), generating, seconds(merge_all))


def transcripts(chance: random.Random) -> Iterator[str]:
    """Write transcripts of no meaning, always the same."""
    words = WORDS.split()
    for number in range(TRANSCRIPTS):
        turns = []
        for _ in range(12):
            said = " ".join(chance.choices(words, k=60)).capitalize()
            turns.append(f"MS {chance.choice(NAMES)}: {said}.\n")
        yield f"A talk on rivers, part {number + 1}\n\n" + "\n".join(turns)


def seconds(work: Callable[[], object]) -> float:
    """Give how long a piece of work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    raise SystemExit(main())
