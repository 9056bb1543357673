"""Patterns from the rules, compiled once."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from generator.rulebook import rules

_RECENT = 20_000
"""Sentences of which it is at hand whether they are a formula: many stretches share one."""


@cache
def cue(file: str, table: str) -> re.Pattern[str]:
    """Join the patterns of one table of a rules file, case ignored.

    >>> cue("own-words", "own").search("As I already noted, it was so")[0]
    'As I already noted'
    """
    every = "|".join(f"(?:{pattern})" for pattern in rules(file)[table]["match"])
    return re.compile(every, re.VERBOSE | re.IGNORECASE)


@cache
def patterns(file: str, table: str) -> tuple[re.Pattern[str], ...]:
    """Give the patterns of one table one by one, case kept: those that have named groups."""
    return tuple(re.compile(p, re.VERBOSE) for p in rules(file)[table]["match"])


def matches(file: str, table: str, text: str) -> Iterator[re.Match[str]]:
    """Find all that the patterns of one table find, pattern by pattern."""
    for pattern in patterns(file, table):
        yield from pattern.finditer(text)


@lru_cache(_RECENT)
def is_formula(sentence: str) -> bool:
    """Say whether a sentence is greeting, thanks or procedure, said alike every day.

    >>> is_formula("Please convey the following message to the King.")
    True
    """
    return bool(cue("ceremony", "ceremony").search(sentence))
