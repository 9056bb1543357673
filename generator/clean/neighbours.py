"""Lines that only their neighbours show to be furniture: rows of buttons, entries of a list."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, takewhile

from generator.clean.furniture_rules import Cut, FurnitureRule, furniture_rules
from generator.model import Span

BUTTON = 40
"""Code points of the longest button."""
FEW = 3
"""So many words of a page's buttons in a row need no line beside them that is surely furniture."""
ENTRIES = range(2, 13)
"""So many lines make a list of links: one may be a heading of the text."""
PROSE = 60
"""Code points of a line that ends as a sentence does, which show that the text has begun."""

_ENTRY = re.compile(
    r"(?!(?:[\w.’'-]+ ){0,3}[\w.’'-]+:)"  # no label
    r"[A-Z\d“‘\"'$][^\n]{2,139}(?<![.!:;,…])(?<![.!:;,?][”’\"'])"
)
_SENTENCE = re.compile(r"[.!?][”’\"')\]]*\Z")


def find_among(text: str, lines: Sequence[Span], sure: Sequence[Cut]) -> Iterator[Cut]:
    """Find the lines that only their neighbours show to be furniture."""
    whole = _gone(text, lines, sure)
    for rule in furniture_rules():
        if rule.below:
            heading = next(r.line for r in furniture_rules() if r.name == rule.below)
            entries = _entries(text, lines, whole, heading)
            whole |= entries
            yield from ((rule, *lines[i]) for i in sorted(entries))
    for rule in furniture_rules():
        if rule.exact:
            yield from ((rule, *lines[i]) for i in _buttons(text, lines, whole, rule))


def _gone(text: str, lines: Sequence[Span], sure: Iterable[Cut]) -> set[int]:
    """Give the numbers of the lines of which nothing is left."""
    cut: defaultdict[int, int] = defaultdict(int)
    starts = [start for start, _ in lines]
    for _, start, end in sure:
        cut[bisect_right(starts, start) - 1] += len("".join(text[start:end].split()))
    return {i for i, size in cut.items() if size == len("".join(text[slice(*lines[i])].split()))}


def _entries(
    text: str, lines: Sequence[Span], whole: set[int], heading: re.Pattern[str] | None
) -> set[int]:
    """Give the lines of lists of links, each below a heading that is cut, where text stands before.

    The price: two short lines below “Related stories” that are headings of the text are lost.
    """
    found: set[int] = set()
    for i in sorted(whole):
        if heading and heading.fullmatch(text, *lines[i]):
            listed = list(
                takewhile(
                    lambda n: n not in whole and _ENTRY.fullmatch(text, *lines[n]),
                    range(i + 1, len(lines)),
                )
            )
            ends = bool(listed) and listed[-1] == len(lines) - 1
            enough = len(listed) in ENTRIES or (ends and len(listed) < ENTRIES.stop)
            if enough and any(_is_prose(text[slice(*line)]) for line in lines[:i]):
                found.update(listed)
    return found


def _is_prose(line: str) -> bool:
    return len(line) >= PROSE and bool(_SENTENCE.search(line))


def _buttons(
    text: str, lines: Sequence[Span], whole: set[int], rule: FurnitureRule
) -> Iterator[int]:
    """Give the lines of buttons and counts that stand with other furniture, or are many."""
    kinds = [_kind(text[slice(*line)], rule) for line in lines]
    for known, group in groupby(range(len(lines)), key=lambda i: i in whole or bool(kinds[i])):
        row = list(group)
        words = sum(kinds[i] == "word" for i in row)
        counts = sum(kinds[i] == "count" for i in row)
        cut = sum(i in whole for i in row)
        if known and (words >= FEW or cut):
            fit = ("word", "count") if counts <= words + cut and words + cut > 1 else ("word",)
            yield from (i for i in row if i not in whole and kinds[i] in fit)


def _kind(line: str, rule: FurnitureRule) -> str:
    """Tell a word of a page's buttons from a count or a mark beside them; "" for neither."""
    if len(line) > BUTTON:
        return ""
    if line.lower() in rule.exact:
        return "word" if any(map(str.isalpha, line)) else "count"
    return "count" if rule.line and rule.line.fullmatch(line) else ""
