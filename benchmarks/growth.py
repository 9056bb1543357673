"""Whether time grows with size, for texts made to be slow: no stage may be quadratic.

    python -m benchmarks.growth            # each text at one size and at four times that
    python -m benchmarks.growth quotes Q   # some texts, by a part of their names
    python -m benchmarks.growth --size 400000

The stages of one document are timed one by one; "publication" is all of a run over one seed, from
seeds/ to docs/ and the export, with what only all documents together say.

Four times the text may take some six times as long; a quadratic stage takes sixteen times. No test:
times depend on what else a machine does. The status is 1 where a stage grows faster.
"""

import argparse
import contextlib
import signal
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from generator.attribute import attribute
from generator.checks.laws import unaccounted
from generator.checks.proof import misreadings, read, thickets
from generator.clean import clean
from generator.editing.page import parse, write
from generator.export import write_export
from generator.intake.decoding import NoTextError
from generator.intake.readers import READERS
from generator.intake.reading import UnreadableError
from generator.model import Seed
from generator.pages.document import document_page
from generator.pages.places import Places
from generator.publish import generate
from generator.structure import structure

T = TypeVar("T")
SIZE = 50_000
GROWTH = 4
BOUND = 7.0
"""Times as long, for `GROWTH` times the text."""
LEAST = 0.2
"""Seconds below which nothing is said of growth."""
PATIENCE = 60.0
"""Seconds after which a stage is stopped."""

TEXTS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def main() -> int:
    """Print each stage and text that grows too fast, and the slowest of all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("only", nargs="*", help="texts, by a part of their names")
    parser.add_argument("--size", type=int, default=SIZE, help="code points of the smaller text")
    options = parser.parse_args()
    signal.signal(signal.SIGVTALRM, _stop)
    bad = 0
    for name, stages in _texts():
        if options.only and not any(part in name for part in options.only):
            continue
        small, large = stages(options.size), stages(options.size * GROWTH)
        for stage, seconds in large.items():
            ratio = seconds / max(small.get(stage, seconds), 1e-4)
            fast = seconds < LEAST or ratio <= BOUND
            bad += not fast
            if not fast or seconds > LEAST * 5:
                mark = "  " if fast else "! "
                print(f"{mark}{name:24} {stage:10} {seconds:7.2f} s  {ratio:5.1f} ×", flush=True)
    return 1 if bad else 0


def _texts() -> Iterator[tuple[str, Callable[[int], dict[str, float]]]]:
    for name, piece in TEXTS["text"].items():
        yield name, lambda n, piece=piece: _timed(_repeat(piece, n))
    for suffix, pieces in TEXTS["reader"].items():
        for name, piece in pieces.items():
            head = TEXTS["head"].get(name, "")
            yield name, lambda n, s=suffix, p=piece, h=head: _read(s, h + _repeat(p, n))


def _repeat(piece: str, size: int) -> str:
    times = max(1, size // len(piece))
    if "{}" in piece:
        return "".join(piece.format(n) for n in range(times))
    return piece * times


def _read(suffix: str, text: str) -> dict[str, float]:
    start = time.process_time()
    with contextlib.suppress(UnreadableError, NoTextError):
        READERS[suffix](text.encode())
    return {suffix: time.process_time() - start}


def _timed(text: str) -> dict[str, float]:
    """Take a text through the stages; give the seconds of each."""
    spent: dict[str, float] = {}
    with contextlib.suppress(TimeoutError):
        _chain(text, spent)
    return spent


def _chain(text: str, spent: dict[str, float]) -> None:
    def timed(stage: str, made: Callable[[], T]) -> T:
        start = time.process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
        try:
            return made()
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            spent[stage] = time.process_time() - start

    if not text.strip():
        timed("clean", lambda: clean(text))
        return
    seed = Seed("seeds/a.txt", text, "0" * 64)
    mended = timed("clean", lambda: clean(text))
    document, mended = timed("structure", lambda: structure(seed, mended))
    document = timed("attribute", lambda: attribute(document, mended))
    timed("laws", lambda: unaccounted(document))
    places = Places.of([document], [])
    page = timed("pages", lambda: document_page(document, places))
    written = timed("write", lambda: write(page))
    timed("parse", lambda: parse(page.path, written))
    timed("publication", lambda: _publish(text))
    if any(thickets(written)):
        return  # such a page is refused
    shown = timed("proof", lambda: read(written))
    timed("compare", lambda: list(misreadings(document, shown, {b.id for b in document.blocks})))


def _publish(text: str) -> None:
    """Make a publication of one seed, from reading it to docs/ and the export."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "seeds").mkdir()
        (root / "seeds/a.txt").write_bytes(text.encode())
        write_export(generate(root).understood.corpus, root / "out")


def _stop(_signal: int, _frame: object) -> None:
    raise TimeoutError


if __name__ == "__main__":
    raise SystemExit(main())
