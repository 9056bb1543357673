"""Lines of a web page that are no part of the text: advertisements, share bars, notices, links."""

import re
from collections.abc import Iterator
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


def find_furniture(text: str) -> Iterator[Change]:
    r"""Find whole lines, and words at the ends of lines, that the frame of a page left in its text.

    >>> text = "Rain fell.\nStory continues below\nMore rain fell."
    >>> [text[c.start : c.end] for c in find_furniture(text)]
    ['Story continues below']
    """
    cuts = [cut for line in _LINE.finditer(text) for cut in _cuts(text, *line.span())]
    company = {rule.name for rule, *_ in cuts if not rule.beside}
    for rule, start, end in cuts:
        if not rule.beside or company.intersection(rule.beside):
            yield Change(start, end, "", rule.name)


def _cuts(text: str, start: int, end: int) -> Iterator[tuple[FurnitureRule, int, int]]:
    whole = end - start <= LONGEST
    edges = text[start:end] if whole else text[start : start + EDGE] + text[end - EDGE : end]
    small = edges.lower()
    possible = [r for r in furniture_rules() if any(word in small for word in r.words)]
    for rule in possible:
        if whole and rule.line and rule.line.fullmatch(text, start, end):
            yield rule, start, end
            return
    for rule in possible:
        head = rule.start and rule.start.match(text, start, min(end, start + EDGE))
        if head:
            yield rule, start, head.end()
            start = head.end()
        tail = rule.end and rule.end.search(text, max(start, end - EDGE), end)
        if tail:
            yield rule, tail.start(), end
            end = tail.start()


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
