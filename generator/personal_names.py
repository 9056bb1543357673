"""What is known of people's names: given names and whose they are, what stands inside a surname."""

import re
from collections.abc import Mapping
from functools import cache

from generator.rulebook import rules

_INITIALS = re.compile(r"(?!ST)[B-DF-HJ-NP-TV-XZ]{2}")
_WHOSE = (("men", "m"), ("women", "f"), ("either", ""))


@cache
def genders() -> Mapping[str, str]:
    """Give each listed given name, casefolded, with "m" or "f", "" for one of both.

    >>> [genders().get(name) for name in ("ulysses", "agnes", "kim", "park")]
    ['m', 'f', '', None]
    """
    return {name.casefold(): whose for table, whose in _WHOSE for name in _words(table)}


@cache
def given_names() -> frozenset[str]:
    """Give the given names that show by themselves, as they are printed, that a name is a person's.

    >>> [name in given_names() for name in ("Ulysses", "ulysses", "Grant")]
    [True, False, False]
    """
    return frozenset(name for table, _ in _WHOSE for name in _words(table)) - surnames_too()


@cache
def surnames_too() -> frozenset[str]:
    """Give the given names that are as often a surname, a place or a word: "Grant"."""
    return frozenset(_words("also"))


@cache
def of_countries() -> frozenset[str]:
    """Give the countries that are given names too: "Chad"."""
    return frozenset(_words("of_countries"))


@cache
def particles() -> frozenset[str]:
    """Give the small words inside surnames: "van", "de"."""
    return frozenset(_words("particles"))


def is_initials(word: str) -> bool:
    """Say whether two capitals that no vowel makes a name stand for given names; "ST" is a saint.

    >>> [is_initials(word) for word in ("HW", "JD", "EU", "ST", "Jo")]
    [True, True, False, False, False]
    """
    return bool(_INITIALS.fullmatch(word))


def is_particle(word: str, text: str, end: int) -> bool:
    """Say whether a small word of `text` that stops at `end` is of the surname behind it.

    >>> is_particle("van", "Ana van den Berg", 7), is_particle("do", "Ana, do you", 7)
    (True, False)
    """
    return word in particles() and bool(_before_name().match(text, end))


@cache
def _before_name() -> re.Pattern[str]:
    return re.compile(rf"(?: (?:{'|'.join(sorted(particles()))}))* [^\W\d_a-zß-öø-ÿ]")


@cache
def family_first() -> frozenset[str]:
    """Give the family names that stand first, of people who are called by them."""
    return frozenset(_words("family_first"))


@cache
def called_by_last() -> frozenset[str]:
    """Give family names that stand first where people are called by what stands last."""
    return frozenset(_words("called_by_last"))


@cache
def familiar() -> Mapping[str, frozenset[str]]:
    """Give the names that each familiar form is short for.

    >>> familiar()["Jerry"] == {"Gerald", "Jerome"}
    True
    """
    rows = (row.partition(":") for row in rules("personal-names")["short"]["names"].splitlines())
    return {
        short: frozenset(name.strip() for name in names.split(","))
        for short, _, names in rows
        if names
    }


def _words(table: str) -> list[str]:
    words: str = rules("personal-names")[table]["words"]
    return words.split()
