"""Lines of a web page that are no part of the text: advertisements, share bars, notices, links."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from generator.mended import Change
from generator.model import Span
from generator.rulebook import rules

LONGEST = 700
"""Code points of the longest line that can be furniture as a whole."""
EDGE = 200
"""So many code points at either end of a line are looked at for furniture glued to it."""

_LINE = re.compile(r"[^\n]+")
_LINE_END = re.compile(r"\n")


class FurnitureRule(NamedTuple):
    """One table of rules/furniture.toml, compiled; a pattern that the table lacks is None."""

    name: str
    words: tuple[str, ...]
    """In small letters; a line with none of them cannot be meant."""
    beside: tuple[str, ...]
    """Rules of which one must cut in the same text; none: this one needs no company."""
    line: re.Pattern[str] | None
    start: re.Pattern[str] | None
    end: re.Pattern[str] | None


def find_furniture(text: str, known: Collection[str] = ()) -> Iterator[Change]:
    r"""Find whole lines, and words at the ends of lines, that the frame of a page left in its text.

    A line of `known` was looked at before, and stays.

    >>> text = "Rain fell.\nStory continues below\nMore rain fell."
    >>> [text[c.start : c.end] for c in find_furniture(text)]
    ['Story continues below']
    """
    lines = [line.span() for line in _LINE.finditer(text) if line[0] not in known]
    cuts = [cut for line, able in _possible(text, lines) for cut in _cuts(able, text, *line)]
    company = {rule.name for rule, *_ in cuts if not rule.beside}
    for rule, start, end in cuts:
        if not rule.beside or company.intersection(rule.beside):
            yield Change(start, end, "", rule.name)


def _possible(text: str, lines: Sequence[Span]) -> Iterator[tuple[Span, Sequence[FurnitureRule]]]:
    """Give the lines of which a rule can cut something, with those rules.

    Each word is looked for in all of the text at once, which costs less than to ask each line.
    """
    edges = [
        text[start:end]
        if end - start <= LONGEST
        else text[start : start + EDGE] + text[end - EDGE : end]
        for start, end in lines
    ]
    small = "\n".join(edges).lower()
    begins = [0, *(at.end() for at in _LINE_END.finditer(small))]
    able: dict[int, list[FurnitureRule]] = {}
    for rule in furniture_rules():
        for i in sorted({i for word in rule.words for i in _lines_with(word, small, begins)}):
            able.setdefault(i, []).append(rule)
    for i in sorted(able):
        yield lines[i], able[i]


def _lines_with(word: str, text: str, begins: Sequence[int]) -> Iterator[int]:
    """Give the indexes of the lines that hold a word; `begins` says where each begins."""
    at = text.find(word)
    while at >= 0:
        i = bisect_right(begins, at)
        yield i - 1
        at = text.find(word, begins[i]) if i < len(begins) else -1


def _cuts(
    possible: Sequence[FurnitureRule], text: str, start: int, end: int
) -> Iterator[tuple[FurnitureRule, int, int]]:
    """Cut the line as a whole, or else its edges, and look again at what is left of it."""
    while found := _cut(possible, text, start, end):
        yield found
        _, head, tail = found
        start, end = (tail, end) if head == start else (start, head)
        while start < end and text[start] == " ":
            start += 1
        while start < end and text[end - 1] == " ":
            end -= 1


def _cut(
    possible: Iterable[FurnitureRule], text: str, start: int, end: int
) -> tuple[FurnitureRule, int, int] | None:
    """Find the first piece of a line to be cut: all of it, its beginning or its end."""
    if start == end:
        return None
    for rule in possible:
        if rule.line and end - start <= LONGEST and rule.line.fullmatch(text, start, end):
            return rule, start, end
    for rule in possible:
        if rule.start and (head := rule.start.match(text, start, min(end, start + EDGE))):
            return rule, start, head.end()
        if rule.end and (tail := rule.end.search(text, max(start, end - EDGE), end)):
            return rule, tail.start(), end
    return None


@cache
def furniture_rules() -> tuple[FurnitureRule, ...]:
    """Give the rules in the order in which they are tried: the sure ones, then by name."""
    tables = sorted(rules("furniture").items(), key=lambda item: "beside" in item[1])
    return tuple(
        FurnitureRule(
            name,
            tuple(table["words"]),
            tuple(table.get("beside", ())),
            _any(table.get("line")),
            _any(table.get("start")),
            _any(table.get("end"), r"\Z"),
        )
        for name, table in tables
    )


def _any(patterns: list[str] | None, after: str = "") -> re.Pattern[str] | None:
    return re.compile(f"(?:{'|'.join(patterns)}){after}", re.IGNORECASE) if patterns else None
