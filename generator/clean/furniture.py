"""Lines of a web page that are no part of the text: advertisements, share bars, notices, links."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache

from generator.clean.furniture_rules import LONGEST, Cut, FurnitureRule, furniture_rules
from generator.clean.neighbours import find_among
from generator.mended import Change
from generator.model import Span

EDGE = 200
"""So many code points at either end of a line are looked at for furniture glued to it."""

SHORT = 260
"""Code points of a line that most rules do not go beyond."""

_LINE = re.compile(r"[^\n]+")
_LINE_END = re.compile(r"\n")


def find_furniture(text: str, known: Collection[str] = ()) -> Iterator[Change]:
    r"""Find whole lines, and words at the ends of lines, that the frame of a page left in its text.

    A line of `known` was looked at before, and stays.

    >>> text = "Rain fell.\nStory continues below\nMore rain fell."
    >>> [text[c.start : c.end] for c in find_furniture(text)]
    ['Story continues below']
    """
    lines = [line.span() for line in _LINE.finditer(text) if not line[0].isspace()]
    new = [line for line in lines if text[slice(*line)] not in known]
    cuts = [cut for line, able in _possible(text, new) for cut in _cuts(able, text, *line)]
    company = {rule.name for rule, *_ in cuts if not rule.beside}
    company |= {"any"} if company else set()
    sure = [cut for cut in cuts if not cut[0].beside or company.intersection(cut[0].beside)]
    for rule, start, end in (*sure, *find_among(text, lines, sure)):
        yield Change(start, end, "", rule.name)


def _possible(text: str, lines: Sequence[Span]) -> Iterator[tuple[Span, Sequence[FurnitureRule]]]:
    """Give the lines of which a rule can cut something, with those rules.

    Each word is looked for in all of the text at once, which costs less than to ask each line; and
    where a rule means short lines only, in these.
    """
    able: defaultdict[Span, set[int]] = defaultdict(set)
    parts = _parts("\n".join(_edges(text, *line) for line in lines).lower())
    for most in (SHORT, LONGEST):
        some = [line for line in lines if most == LONGEST or line[1] - line[0] <= most]
        if not some:
            continue
        small = "\n".join(_edges(text, *line) for line in some).lower()
        begins = [0, *(at.end() for at in _LINE_END.finditer(small))]
        for word, rules in _words_of(parts, most):
            for i in _lines_with(word, small, begins):
                able[some[i]].update(rules)
    for line in sorted(able):
        size = line[1] - line[0]
        called = map(furniture_rules().__getitem__, sorted(able[line]))
        yield line, [rule for rule in called if _reach(rule) == LONGEST or size <= rule.longest]


def _reach(rule: FurnitureRule) -> int:
    """Give the code points of the longest line that a rule is asked about."""
    return LONGEST if rule.start or rule.end else rule.longest


def _words_of(parts: frozenset[str], most: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Give the words that a text of these parts can hold, each with the rules that it calls."""
    by_part = _words_by_part(most)
    for part in ("", *parts.intersection(by_part)):
        for word, needed, rules in by_part.get(part, ()):
            if needed <= parts:
                yield word, rules


@cache
def _words_by_part(
    most: int,
) -> Mapping[str, Sequence[tuple[str, frozenset[str], tuple[int, ...]]]]:
    """Give each word with its parts and rules, by one of the parts; "" has those of none."""
    found: defaultdict[str, list[tuple[str, frozenset[str], tuple[int, ...]]]] = defaultdict(list)
    for word, rules in _rules_by_word(most).items():
        parts = _parts(word)
        found[min(parts, default="")].append((word, parts, rules))
    return found


def _rules_by_word(most: int) -> Mapping[str, tuple[int, ...]]:
    """Give the numbers of the rules that a word calls, of those for short lines or the others."""
    found: defaultdict[str, tuple[int, ...]] = defaultdict(tuple)
    for number, rule in enumerate(furniture_rules()):
        if (_reach(rule) <= SHORT) == (most == SHORT):
            for word in rule.words:
                found[word] += (number,)
    return found


def _parts(text: str) -> frozenset[str]:
    """Give every four letters in a row; a text that lacks one of a word's lacks the word.

    Most words of the rules stand in no text, and sets say so sooner than a search.
    """
    return frozenset(word[i : i + 4] for word in {*text.split()} for i in range(len(word) - 3))


def _edges(text: str, start: int, end: int) -> str:
    whole = end - start <= LONGEST
    return text[start:end] if whole else text[start : start + EDGE] + text[end - EDGE : end]


def _lines_with(word: str, text: str, begins: Sequence[int]) -> Iterator[int]:
    """Give the indexes of the lines that hold a word; `begins` says where each begins."""
    at = text.find(word)
    while at >= 0:
        i = bisect_right(begins, at)
        yield i - 1
        at = text.find(word, begins[i]) if i < len(begins) else -1


def _cuts(possible: Sequence[FurnitureRule], text: str, start: int, end: int) -> Iterator[Cut]:
    """Cut the line as a whole, or else its edges, and look again at what is left of it."""
    while found := _cut(possible, text, start, end):
        yield found
        _, head, tail = found
        start, end = (tail, end) if head == start else (start, head)
        while start < end and text[start] == " ":
            start += 1
        while start < end and text[end - 1] == " ":
            end -= 1


def _cut(possible: Iterable[FurnitureRule], text: str, start: int, end: int) -> Cut | None:
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
