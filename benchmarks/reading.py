"""How fast the stages of one document read, corpus by corpus, and what each stage takes of it.

    python -m benchmarks.reading ../shared/corpora/transcripts/*/raw    # folders of seeds
    python -m benchmarks.reading FOLDER ... --write   # and keep the table in guide/figures.md
    python -m benchmarks.reading FOLDER --every 10    # of each ten seeds one
    python -m benchmarks.reading FOLDER --textacy en_core_web_sm   # and textacy's quotations beside

One process, no cache, no other stage; rings of garbage are looked for as seldom as in a run of the
program. A megabyte is a million code points, a second one of the
processor. A core that others use too is a slower core, so each seed is read `ROUNDS` times and the
fastest counts. textacy is no part of the tests' lock: the last line needs an environment of
your own with textacy, a spaCy model and what requirements.txt lists. No test: all of it depends on
the machine.
"""

import argparse
import importlib
import math
import re
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from generator.attribute import attribute
from generator.clean import clean, notice
from generator.incremental.processes import collect_seldom
from generator.intake.seeds import read_seeds
from generator.model import Seed
from generator.structure import structure

FIGURES = Path("guide/figures.md")
TABLE = re.compile(r"(?m)^\| folder \| MB .*\n(?:\|.*\n)+")
ROUNDS = 5
MEGABYTE = 1_000_000
STAGES = ("clean", "structure", "attribute", "notice")


@dataclass(frozen=True)
class Reading:
    """What reading one folder took."""

    name: str
    size: float
    """Megabytes."""
    seconds: dict[str, float]
    """Of the processor, by stage."""

    @property
    def total(self) -> float:
        """Seconds of all stages."""
        return sum(self.seconds.values())


def main() -> int:
    """Print a row for each folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, help="of seeds")
    parser.add_argument("--every", type=int, default=1, help="read of so many seeds one")
    parser.add_argument("--textacy", metavar="MODEL", help="time textacy with this spaCy model too")
    parser.add_argument("--write", action="store_true", help=f"keep the table in {FIGURES}")
    options = parser.parse_args()
    collect_seldom()
    head = f"| folder | MB | MB a second | {' | '.join(STAGES)} |\n|{' --- |' * 7}\n"
    table = [head]
    print(head, end="")
    for folder in options.folders:
        seeds = seeds_of(folder)[:: options.every]
        table.append(row(fastest(named(folder), seeds)))
        print(table[-1], end="", flush=True)
        if options.textacy:
            print(f"textacy: {textacy_speed(seeds, options.textacy):.3f} MB a second")
    if options.write:
        text = FIGURES.read_text("utf-8")
        FIGURES.write_text(TABLE.sub(lambda _: "".join(table), text), "utf-8")
    return 0


def named(folder: Path) -> str:
    """Name a folder by its corpus: "polnear/dev", "transcripts/debates/raw_short"."""
    return "/".join(folder.resolve().parts[-3:]).removesuffix("/raw")


def seeds_of(folder: Path) -> list[Seed]:
    """Read the seeds of a folder, which stands in for a publication's own."""
    with tempfile.TemporaryDirectory() as root:
        Path(root, "seeds").symlink_to(folder.resolve())
        return read_seeds(Path(root))[0]


def fastest(name: str, seeds: Sequence[Seed]) -> Reading:
    """Read each seed several times; add up the fastest of each."""
    read_stages(seeds[0])  # the rules are loaded
    best = [min((read_stages(seed) for _ in range(ROUNDS)), key=sum) for seed in seeds]
    spent = dict(zip(STAGES, map(math.fsum, zip(*best, strict=True)), strict=True))
    return Reading(name, sum(len(s.text) for s in seeds) / MEGABYTE, spent)


def read_stages(seed: Seed) -> list[float]:
    """Give what each stage takes of a seed, in the order of `generator.documents.read_document`."""
    marks = [time.process_time()]
    mended = clean(seed.text, seed.sidecar.keep)
    marks.append(time.process_time())
    document, mended = structure(seed, mended)
    marks.append(time.process_time())
    document = attribute(document, mended)
    marks.append(time.process_time())
    notice(document)
    marks.append(time.process_time())
    return [end - start for start, end in pairwise(marks)]


def row(reading: Reading) -> str:
    """Write a row of the table."""
    shares = " | ".join(f"{reading.seconds[stage] / reading.total:.0%}" for stage in STAGES)
    speed = reading.size / reading.total
    return f"| {reading.name} | {reading.size:.2f} | {speed:.2f} | {shares} |\n"


def textacy_speed(seeds: Sequence[Seed], model: str) -> float:
    """Give megabytes a second of textacy's direct quotations, with what of spaCy they need."""
    spacy: Any = importlib.import_module("spacy")
    triples: Any = importlib.import_module("textacy.extract.triples")
    pipeline = spacy.load(model, exclude=["ner"])
    pipeline(seeds[0].text)
    start = time.process_time()
    for seed in seeds:
        try:
            list(triples.direct_quotations(pipeline(seed.text)))
        except ValueError:  # marks that do not pair
            continue
    return sum(len(s.text) for s in seeds) / MEGABYTE / (time.process_time() - start)


if __name__ == "__main__":
    raise SystemExit(main())
