"""The rules of furniture, in the order in which they are tried, and what brings each up."""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from generator.literals import HEAD, Literals, literals
from generator.rulebook import rules
from generator.word_places import WordPlaces

LONGEST = 700
"""Code points of the longest line that can be furniture as a whole."""
SHORT = HEAD + 1
"""Code points of a line that is asked sooner than it is searched for a word."""
BULLETS = "♦•▪►▶★●■»›"
"""What a page prints before an entry of a list."""


class FurnitureRule(NamedTuple):
    """One table of rules/furniture.toml; what the table lacks is empty."""

    name: str
    beside: tuple[str, ...]
    """Rules of which one must cut in the same text; none: this one needs no company."""
    longest: int
    """Code points of the longest line that `line` is meant for."""
    exact: frozenset[str]
    """Whole lines in small letters, cut among other furniture only, as what `line` fits is then."""
    below: str
    """The rule that cuts the heading of the list that this one cuts; "" for none."""
    lone: bool
    """True where what it cuts stands amid the text: no buttons are looked for beside it."""
    line: tuple[str, ...]
    start: tuple[str, ...]
    end: tuple[str, ...]

    def fits(self, line: str) -> bool:
        """Tell whether the rule means all of a line."""
        return bool(self.line and _fitting(self.line).fullmatch(line))


class Asked(NamedTuple):
    """One pattern of a rule, and when a line is asked whether it fits."""

    rule: FurnitureRule
    kind: str
    """The key of the table that has it: line, start or end."""
    pattern: str
    longest: int
    """Code points of the longest line that is asked."""
    literals: Literals


class ByWord(NamedTuple):
    """What brings patterns up by a word that stands in a line, in small letters."""

    numbers: Mapping[str, frozenset[int]]
    places: WordPlaces
    """Finds all of the words."""


class Questions(NamedTuple):
    """All patterns, and what brings each up; numbers are places in `asked`."""

    asked: Sequence[Asked]
    """In the order in which a line is asked: whole lines first, then edges rule by rule."""
    by_head: Mapping[str, frozenset[int]]
    """By how a line begins."""
    by_word: ByWord
    """Of rules that need no company."""
    by_word_beside: ByWord
    """Of rules that do."""
    beside: frozenset[int]
    """Those of rules that need company."""
    always: frozenset[int]
    """Those that nothing less than a match tells."""
    short: frozenset[int]
    """Those for lines of `SHORT` code points at most."""


Cut = tuple[FurnitureRule, int, int]
"""What is cut by which rule: offsets in the text."""


@cache
def furniture_rules() -> tuple[FurnitureRule, ...]:
    """Give the rules in the order in which they are tried: the sure ones, then by name."""
    tables = sorted(rules("furniture").items(), key=lambda item: "beside" in item[1])
    return tuple(
        FurnitureRule(
            name,
            tuple(table.get("beside", ())),
            table.get("longest", LONGEST),
            frozenset(table.get("exact", ())),
            table.get("below", ""),
            table.get("lone", False),
            *(tuple(table.get(kind, ())) for kind in ("line", "start", "end")),
        )
        for name, table in tables
    )


@cache
def questions() -> Questions:
    """Give the patterns by what brings them up."""
    asked = tuple(_patterns())
    by_head: defaultdict[str, set[int]] = defaultdict(set)
    by_word: defaultdict[str, set[int]] = defaultdict(set)
    beside: defaultdict[str, set[int]] = defaultdict(set)
    always, short = set(), set()
    for n, question in enumerate(asked):
        heads, needed = question.literals
        if question.kind != "end" and "" not in heads:
            for head in heads:
                by_head[head].add(n)
        elif question.longest <= SHORT:
            short.add(n)
        elif needed:
            for word in needed:
                (beside if question.rule.beside else by_word)[word].add(n)
        else:
            always.add(n)
    sure, other = (ByWord(_frozen(words), WordPlaces(words)) for words in (by_word, beside))
    company = frozenset(n for n, question in enumerate(asked) if question.rule.beside)
    return Questions(
        asked, _frozen(by_head), sure, other, company, frozenset(always), frozenset(short)
    )


def _frozen(found: Mapping[str, set[int]]) -> dict[str, frozenset[int]]:
    return {key: frozenset(numbers) for key, numbers in found.items()}


def _patterns() -> Iterator[Asked]:
    """Give every pattern that is asked of lines one by one."""
    for rule in furniture_rules():
        short = rule.longest < LONGEST and not (rule.start or rule.end)
        reach = rule.longest if short else sys.maxsize
        for pattern in () if rule.exact else rule.line:
            yield _asked(rule, "line", pattern, reach)
    for rule in furniture_rules():
        for pattern in rule.start:
            yield _asked(rule, "start", pattern, sys.maxsize)
        if rule.end:  # together: the one that cuts most is taken
            yield _asked(rule, "end", f"(?:{'|'.join(rule.end)})\\Z", sys.maxsize)


def _asked(rule: FurnitureRule, kind: str, pattern: str, longest: int) -> Asked:
    whole = _whole((pattern,)) if kind == "line" else pattern
    return Asked(rule, kind, whole, longest, literals(pattern, re.IGNORECASE))


def _whole(patterns: Sequence[str]) -> str:
    return f"(?:[{BULLETS}] ?)?(?:{'|'.join(patterns)})"


@cache
def _fitting(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(_whole(patterns), re.IGNORECASE)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern, case ignored, when it is asked for: most are not in most runs."""
    return re.compile(pattern, re.IGNORECASE)
