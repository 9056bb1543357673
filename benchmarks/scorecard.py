"""What was gained and lost since the last release, figure by figure.

    python -m benchmarks.scorecard                     # runs the scorecard where corpora lie beside
    python -m benchmarks.scorecard --only news         # some corpora
    python -m benchmarks.scorecard --fixtures          # only the made-up texts of tests/figures
    python -m benchmarks.scorecard --from FILE         # lines that a run printed before
    python -m benchmarks.scorecard --markdown FILE     # adds the report to a file as well
    python -m benchmarks.scorecard --write             # keeps the figures: those of a release

The figures of the last release stand in guide/scorecard.toml, a table a corpus; --write changes
those of what was run. The figures of the made-up texts are those that a test holds true. Speed is
not kept, since it is the machine's. The exit status is 1 where a corpus could not be run.
"""

import argparse
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

KEPT = Path("guide/scorecard.toml")
FIXTURES = Path("tests/figures/figures.toml")
SCORECARD = Path("../shared/tools/scorecard.py")
NOISE = 0.001
"""A share that moved by less has not moved: a word in a thousand."""
COUNTS = frozenset(
    (
        *("docs", "documents", "gold", "pred", "gold turns", "predicted turns"),
        *("links", "pairs given", "headings given"),
    )
)
"""How much there is to find, and how much is given: no gain and no loss by itself."""
LESS = ("lost", "left", "wrong", "not exported")
"""A figure with one of these words in its name is better where it is smaller."""

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_SHARE = re.compile(r"(\d+)/(\d+)")
_ASIDE = re.compile(r"\((?:n=)?[\d.]+\)")

Figures = Mapping[str, float]
"""Values by the name of the figure."""


class Moved(NamedTuple):
    """One figure that is not what it was."""

    corpus: str
    figure: str
    was: float | None
    """None where it was not measured before."""
    now: float | None
    """None where it is not measured any more."""

    @property
    def gain(self) -> float:
        """How much better it is; below 0 where it is worse."""
        if self.was is None or self.now is None:
            return 0.0
        better = self.now - self.was
        return -better if any(word in self.figure for word in LESS) else better


def main() -> int:
    """Print the report."""
    options = _options()
    kept = read_kept(KEPT.read_text("utf-8")) if KEPT.exists() else {}
    now: dict[str, Figures] = {"made-up texts": tomllib.loads(FIXTURES.read_text("utf-8"))}
    failed = False
    if not options.fixtures:
        for line in _lines(options):
            name, figures = parse(line)
            failed |= not figures
            now |= {name: figures} if figures else {}
    moved = list(compare(kept, now))
    print(as_text(moved))
    if options.markdown:
        with options.markdown.open("a", encoding="utf-8") as file:
            file.write(as_markdown(moved))
    if options.write:
        KEPT.write_text(write_kept({**kept, **now}), "utf-8")
    return int(failed)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fixtures", action="store_true", help="leave the corpora out")
    parser.add_argument("--only", nargs="*", default=[], help="corpora, by a part of their names")
    parser.add_argument("--from", dest="lines", type=Path, help="what a run printed")
    parser.add_argument("--markdown", type=Path, help="add the report to this file, as Markdown")
    parser.add_argument("--write", action="store_true", help=f"keep the figures in {KEPT}")
    return parser.parse_args()


def _lines(options: argparse.Namespace) -> Iterator[str]:
    """Give the lines of a scorecard as they come, and print them."""
    if options.lines:
        yield from options.lines.read_text("utf-8").splitlines()
    elif SCORECARD.exists():
        only = ["--only", *options.only] if options.only else []
        command = [sys.executable, str(SCORECARD), *only]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:  # noqa: S603
            for line in running.stdout or ():
                print(line, end="", flush=True)
                yield line
    else:
        print(f"No corpora lie beside the repository ({SCORECARD} is not there).")


def parse(line: str) -> tuple[str, Figures]:
    """Read a line of the scorecard: the corpus and its figures; none where it could not be run.

    >>> parse("a/b: docs 3 | exact P 0.5 R 1.0 | bare 16+ 0.980 (51) | marks 1/4 | 0.2 MB/s")
    ('a/b', {'docs': 3.0, 'exact P': 0.5, 'exact R': 1.0, 'bare 16+': 0.98, 'marks': 0.25})
    """
    name, _, rest = line.strip().partition(": ")
    figures: dict[str, float] = {}
    if rest.startswith("could not be run"):
        return name, figures
    for part in _ASIDE.sub("", rest).split(" | "):
        words: list[str] = []
        group = ""
        for word in part.split():
            value = _value(word)
            if value is None:
                words.append(word)
                continue
            label = " ".join(words)
            if label in ("P", "R", "F1"):
                label = f"{group} {label}".strip()
            else:
                group = " ".join(words[:-1]) if words[-1:] in (["P"], ["R"], ["F1"]) else ""
            if label and label != "of" and value == value:  # noqa: PLR0124 (not a number)
                figures[label] = value
            words = []
    return name, figures


def _value(word: str) -> float | None:
    if word == "nan":
        return float("nan")
    if share := _SHARE.fullmatch(word):
        return round(int(share[1]) / max(1, int(share[2])), 4)
    return float(word) if _NUMBER.fullmatch(word) else None


def compare(kept: Mapping[str, Figures], now: Mapping[str, Figures]) -> Iterator[Moved]:
    """Give each figure of the corpora now run that moved beyond noise, in their order."""
    for corpus, figures in now.items():
        before = kept.get(corpus, {})
        for figure in dict.fromkeys((*before, *figures)):
            if figure in COUNTS:
                continue
            was, new = before.get(figure), figures.get(figure)
            if was is None or new is None or abs(new - was) >= NOISE:
                yield Moved(corpus, figure, was, new)


def as_text(moved: Iterable[Moved]) -> str:
    """Give the report as lines for a terminal."""
    gained, lost, other = _parted(moved)
    if not (gained or lost or other):
        return "No figure has moved since the last release."
    lines = []
    for title, rows in (("Gained", gained), ("Lost", lost), ("Not to be compared", other)):
        lines += [f"{title} since the last release: {len(rows)}"] if rows else []
        lines += [f"  {m.corpus}: {m.figure} {_shown(m.was)} → {_shown(m.now)}" for m in rows]
    return "\n".join(lines)


def as_markdown(moved: Iterable[Moved]) -> str:
    """Give the report as Markdown, for a pull request."""
    gained, lost, other = _parted(moved)
    text = "## Figures since the last release\n\n"
    if not (gained or lost or other):
        return text + "None has moved.\n"
    for title, rows in (("Lost", lost), ("Gained", gained), ("Not to be compared", other)):
        if rows:
            text += f"### {title}\n\n| texts | figure | was | is |\n| --- | --- | --- | --- |\n"
            cells = (
                f"| {m.corpus} | {m.figure} | {_shown(m.was)} | {_shown(m.now)} |" for m in rows
            )
            text += "\n".join(cells) + "\n\n"
    return text


def _parted(moved: Iterable[Moved]) -> tuple[list[Moved], list[Moved], list[Moved]]:
    """Part what was gained, what was lost, and what was measured only once."""
    rows = list(moved)
    gained = [m for m in rows if m.gain > 0]
    lost = [m for m in rows if m.gain < 0]
    return gained, lost, [m for m in rows if m.was is None or m.now is None]


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.4f}".rstrip("0").rstrip(".")


def read_kept(text: str) -> dict[str, Figures]:
    """Read guide/scorecard.toml."""
    return tomllib.loads(text)


def write_kept(figures: Mapping[str, Figures]) -> str:
    """Write it: a table a corpus, both in the order of their names.

    >>> read_kept(write_kept({"a/b": {"bare 16+": 0.98}}))
    {'a/b': {'bare 16+': 0.98}}
    """
    head = "# The figures of the last release, by `make scorecard SCORECARD=--write`.\n"
    tables = (
        f'\n["{corpus}"]\n' + "".join(f'"{name}" = {_toml(v)}\n' for name, v in values.items())
        for corpus, values in sorted(figures.items())
    )
    return head + "".join(tables)


def _toml(value: float) -> str:
    return str(int(value)) if value == int(value) and abs(value) > 1 else str(float(value))


if __name__ == "__main__":
    raise SystemExit(main())
