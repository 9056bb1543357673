"""Patterns from the rules, compiled once."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from generator.literals import literals
from generator.rulebook import rules

_RARE = 4
"""Letters of a word that not nearly every text has somewhere in it."""
_RECENT = 20_000
"""Sentences of which it is at hand whether they are a formula: many stretches share one."""


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """A pattern that is asked only of texts that hold what all its matches hold."""

    pattern: re.Pattern[str]
    needed: Sequence[str]
    """In small letters; one of them is enough. Nothing where nearly every text has one."""

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Find all that the pattern does.

        >>> [m[0] for m in asked_of(re.compile("[A-Z]+ (?:Act|Pact)")).finditer("the OLD Pact")]
        ['OLD Pact']
        """
        low = text.lower() if self.needed else text
        return self.pattern.finditer(text) if self.may_fit(low) else iter(())

    def may_fit(self, low: str) -> bool:
        """Say whether the pattern may find anything; `low` is the text in small letters."""
        for word in self.needed:  # a plain loop: this is asked for every sentence
            if word in low:
                return True
        return not self.needed


def asked_of(pattern: re.Pattern[str], rare: int = _RARE) -> Asked:
    """Read off a pattern what its matches hold; words of fewer letters than `rare` tell nothing."""
    needed = sorted(literals(pattern.pattern, pattern.flags).needed)
    return Asked(pattern, needed if all(len(word) >= rare for word in needed) else ())


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


@cache
def asked(file: str, table: str) -> tuple[Asked, ...]:
    """Give the same patterns, to be asked only where they may find something."""
    return tuple(map(asked_of, patterns(file, table)))


def matches(file: str, table: str, text: str) -> Iterator[re.Match[str]]:
    """Find all that the patterns of one table find, pattern by pattern."""
    low = text.lower()
    return chain.from_iterable(
        one.pattern.finditer(text) for one in asked(file, table) if one.may_fit(low)
    )


@lru_cache(_RECENT)
def is_formula(sentence: str) -> bool:
    """Say whether a sentence is greeting, thanks or procedure, said alike every day.

    >>> is_formula("Please convey the following message to the King.")
    True
    """
    low = sentence.lower()
    return any(word in low and pattern.search(sentence) for word, pattern in _formulas())


@cache
def _formulas() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Give the patterns of formulas, case ignored, by each word that a text may need for them."""
    every = rules("ceremony")["ceremony"]["match"]
    asked = [asked_of(re.compile(p, re.VERBOSE | re.IGNORECASE)) for p in every]
    return tuple((word, one.pattern) for one in asked for word in one.needed or ("",))
