"""What a large archive costs, stage by stage: all of it anew, and with one document more.

    python -m benchmarks.scale                          # 2,000 made-up transcripts
    python -m benchmarks.scale ../shared/corpora/scale  # JSON lines, gzip: id, title, date, text
    python -m benchmarks.scale FOLDER --write           # and keep the figures in guide/figures.md

A publication is made of all documents but the last and run through every stage up to the export, in
a process of its own, with an empty cache; then the last is added, and all is run once more. Seconds
are by the clock, and of all processors together. With one document more, references are being found
while other stages are taken: the time of `references` is what is then left of it, with the work of
the other processes. Memory is the most that all processes held together while a stage was at work,
looked at twice a second; what several share counts once. No
test: all of it depends on the machine.
"""

import argparse
import datetime as dt
import gzip
import json
import os
import random
import re
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TypeVar

import yaml

from benchmarks.merge import transcripts
from generator.build import with_unique_ids
from generator.corpus import Corpus, DatedPassage, Entry
from generator.documents import read_documents
from generator.export import write_export
from generator.incremental.cache import Cache
from generator.incremental.processes import collect_seldom
from generator.incremental.sharing import Work
from generator.index import chronicle, discover, index, name_records
from generator.intake.seeds import read_seeds
from generator.records.authorities import with_speakers
from generator.records.people import unify
from generator.refer import MIN_CONFIDENCE, referring
from generator.refer.wording.copies import mark_copies
from generator.settings import Settings

FIGURES = Path("guide/figures.md")
TABLE = re.compile(r"(?m)^\| stage of [\d,]+ documents .*\n(?:\|.*\n)+")
MADE_UP = 4
"""Times the 500 transcripts of `benchmarks.merge`, each time others."""
KILOBYTES = 1_000_000
"""In a gigabyte."""
OFTEN = 0.5
"""Seconds between two looks at the memory."""
T = TypeVar("T")


@dataclass(frozen=True)
class Stage:
    """What one stage took."""

    name: str
    seconds: float
    processors: float
    """Seconds of all processors together."""
    memory: float = 0.0
    """Gigabytes that all processes held at most while it was at work."""


def main() -> int:
    """Print the figures of both runs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", help="JSON lines, gzip")
    parser.add_argument("--write", action="store_true", help=f"keep the figures in {FIGURES}")
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--once", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.once:
        run(options.once, options.jobs)
        return 0
    documents = list(read(options.folder) if options.folder else made_up())
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for number, document in enumerate(documents[:-1]):
            put(root, number, document)
        anew = apart(root, options.jobs)
        put(root, len(documents), documents[-1])
        table = "".join(rows(len(documents), anew, apart(root, options.jobs)))
    print(table, end="")
    if options.write:
        FIGURES.write_text(TABLE.sub(lambda _: table, FIGURES.read_text("utf-8")), "utf-8")
    return 0


def read(folder: Path) -> Iterator[tuple[str, dict[str, object]]]:
    """Give each document as its text and its sidecar."""
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                one = json.loads(line)
                side = {"title": one["title"]}
                yield one["text"], side | ({"date": day} if (day := date(one["date"])) else {})


def date(text: str | None) -> dt.date | None:
    """Read a full day; months and years alone date no document."""
    try:
        return dt.date.fromisoformat(text or "")
    except ValueError:
        return None


def made_up() -> Iterator[tuple[str, dict[str, object]]]:
    """Write transcripts of no meaning, one a day."""
    day = dt.date(1990, 1, 1)
    for seed in range(MADE_UP):
        for text in transcripts(random.Random(seed)):  # noqa: S311  no secret
            yield text, {"date": (day := day + dt.timedelta(days=1))}


def put(root: Path, number: int, document: tuple[str, dict[str, object]]) -> None:
    """Put a document among the seeds."""
    text, side = document
    (root / "seeds").mkdir(exist_ok=True)
    (root / "seeds" / f"{number:06}.txt").write_text(text, "utf-8")
    (root / "seeds" / f"{number:06}.yml").write_text(yaml.safe_dump(side), "utf-8")


def apart(root: Path, jobs: int) -> list[Stage]:
    """Run a publication in a process of its own, and look at its memory from outside."""
    command = (sys.executable, "-m", "benchmarks.scale", "--once", root, "--jobs", str(jobs))
    stages: list[Stage] = []
    most = 0.0
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as ran:  # noqa: S603
        told = ran.stdout
        assert told  # noqa: S101  a pipe was asked for
        while True:
            ready, _, _ = select.select([told], [], [], OFTEN)
            most = max(most, memory(ran.pid))
            if ready and not (line := told.readline()):
                break
            if ready:
                stages.append(replace(Stage(**json.loads(line)), memory=most))
                most = 0.0
    if ran.returncode:
        raise subprocess.CalledProcessError(ran.returncode, command)
    return stages


def memory(process: int) -> float:
    """Give what a process and those that it started hold together, in gigabytes.

    Of a page that several share each holds its part, so that it counts once.
    """
    held = 0.0
    with suppress(OSError):  # it has ended
        told = Path(f"/proc/{process}/smaps_rollup").read_text("ascii")
        held += sum(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:"))
        started = Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()
        return held / KILOBYTES + sum(memory(int(other)) for other in started)
    return held / KILOBYTES


def run(root: Path, jobs: int) -> None:
    """Take a publication through the stages as `generator export` does, a printed line each."""
    collect_seldom()
    settings = Settings(jobs=jobs, cache=Cache(root))
    work = Work(jobs, settings.cache)

    def timed(name: str, do: Callable[[], T]) -> T:
        clock, spent = time.perf_counter(), processors()
        made = do()
        stage = Stage(name, time.perf_counter() - clock, processors() - spent)
        print(json.dumps(asdict(stage)), flush=True)
        return made

    seeds, _ = timed("seeds", lambda: read_seeds(root, settings.cache))
    read_ = timed("documents", lambda: with_unique_ids(read_documents(seeds, (), settings)))
    documents, records = timed("speakers", lambda: unify(read_, ()))
    documents = timed("copies", lambda: mark_copies(documents, work=work))
    with referring(documents, work) as begun:
        known = timed(
            "headings", lambda: discover(documents, with_speakers(documents, records), work=work)
        )
        namings = timed("namings", lambda: name_records(documents, known, work=work))

        def indexes() -> tuple[tuple[Entry, ...], tuple[DatedPassage, ...]]:
            entries = timed("index", lambda: index(documents, known, namings))
            return entries, timed("chronology", lambda: chronicle(documents, work=work))

        made = indexes() if begun.apart else None
        referred = timed("references", lambda: begun.rest(known, MIN_CONFIDENCE))
        entries, dated = made or indexes()
    corpus = Corpus(
        documents, known, namings, referred.references, entries=entries, chronology=dated
    )
    timed("export", lambda: write_export(corpus, root / "out", work))
    settings.cache.sweep()


def processors() -> float:
    """Give the seconds that this process and those which it started have worked."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def rows(documents: int, anew: list[Stage], again: list[Stage]) -> Iterator[str]:
    """Write the table, a stage a row."""
    head = "anew: seconds | of all processors | memory, GB | one more: seconds | of all processors"
    yield f"| stage of {documents:,} documents | {head} |\n|{' --- |' * 6}\n"
    totals = [
        sum(getattr(s, k) for s in some)
        for some in (anew, again)
        for k in ("seconds", "processors")
    ]
    named = {stage.name: stage for stage in again}  # some are taken in another order
    for one, two in ((stage, named[stage.name]) for stage in anew):
        numbers = (one.seconds, one.processors, one.memory, two.seconds, two.processors)
        yield f"| {one.name} | {' | '.join(f'{number:.1f}' for number in numbers)} |\n"
    first, second, third, fourth = totals
    most = max(stage.memory for stage in (*anew, *again))
    numbers = (first, second, most, third, fourth)
    yield f"| all | {' | '.join(f'{number:.1f}' for number in numbers)} |\n"


if __name__ == "__main__":
    raise SystemExit(main())
