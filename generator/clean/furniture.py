"""Lines of a web page that are no part of the text: advertisements, share bars, notices, links."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from generator.mended import Change
from generator.rulebook import rules

LONGEST = 700
"""Code points of the longest line that can be furniture as a whole."""
EDGE = 200
"""So many code points at either end of a line are looked at for furniture glued to it."""

_LINE = re.compile(r"[^\n]+")


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
    small = text.lower()
    likely = [r for r in furniture_rules() if any(word in small for word in r.words)]
    lines = (line.span() for line in _LINE.finditer(text) if line[0] not in known)
    cuts = [cut for line in lines for cut in _cuts(likely, text, *line)]
    company = {rule.name for rule, *_ in cuts if not rule.beside}
    for rule, start, end in cuts:
        if not rule.beside or company.intersection(rule.beside):
            yield Change(start, end, "", rule.name)


def _cuts(
    likely: Iterable[FurnitureRule], text: str, start: int, end: int
) -> Iterator[tuple[FurnitureRule, int, int]]:
    """Cut the line as a whole, or else its edges, and look again at what is left of it."""
    whole = end - start <= LONGEST
    edges = text[start:end] if whole else text[start : start + EDGE] + text[end - EDGE : end]
    small = edges.lower()
    possible = [r for r in likely if any(word in small for word in r.words)]
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
