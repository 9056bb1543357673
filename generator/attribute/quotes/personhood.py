"""Whether words with capitals can be what a person is called, as far as they themselves tell."""

import re
from functools import cache

from generator.attribute.quotes.lexicon import letter_of, listed, titles
from generator.countries import adjectives, countries
from generator.everyday import everyday_words
from generator.personal_names import genders
from generator.rulebook import rules

SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
_SHORT = re.compile(r"(?:[A-Z][\w-]*\.)+[A-Z]?|.*[’'](?:m|re|ve|ll|d)")
"""A word cut short, or two in one: "Calif.", "N.Y", "They’re"."""
_JOINED = re.compile(r"-(?:born|based|style|run|led|era|only|controlled|backed|owned|designate)\b")
_PLAIN = frozenset("ApYRuEcDtkPW")
"""Letters of words that do no more than join or count others."""


def may_be_person(name: str) -> bool:
    """Say whether words with capitals can name a person; a title or a given name before them can.

    >>> [may_be_person(name) for name in ("Ana Ruiz", "Mr. Paris", "Chad Hill", "Kosygin")]
    [True, True, True, True]
    >>> [may_be_person(name) for name in ("New York", "Chad", "CNN", "Climate Change", "Part III")]
    [False, False, False, False, False]
    """
    parts = name.split()
    lows = [part.casefold() for part in parts]
    if lows[0] in titles() and not set(lows) <= titles():
        return True
    if lows[0] in genders() and (len(parts) > 1 or parts[0] not in _places()):
        return True
    if len(parts) > 1 and lows[-1].rstrip(".") in SUFFIXES and not parts[-2].endswith(","):
        return lows[0] not in _listed("first") and may_be_person(" ".join(parts[:-1]))
    if _is_loud(parts) or _JOINED.search(name) or not _places().isdisjoint(parts):
        return False
    if len(parts) > 1 and (lows[0] in _listed("first") or lows[-1] in _listed("last")):
        return False
    return not all(map(is_common, lows))


def names_nobody(word: str) -> bool:
    """Say whether a single word with a capital is none that anybody or any body is called.

    >>> [names_nobody(word) for word in ("Calif.", "They’re", "Possible", "Florida", "Kosygin")]
    [True, True, True, False, False]
    """
    low = word.casefold()
    return bool(_SHORT.fullmatch(word)) or (low in everyday_words() and word not in _places())


def is_common(low: str) -> bool:
    """Say whether a word in lower case is one of everyday English.

    >>> is_common("possible"), is_common("however"), is_common("ruiz")
    (True, True, False)
    """
    letter = letter_of(low)
    return low in everyday_words() or (letter != "" and letter in _PLAIN)


def _is_loud(parts: list[str]) -> bool:
    """Say whether some word stands in capitals and not all do: "Re UAR", but not "J.J. REED"."""
    loud = [len(part) > 1 and part.isupper() and part.isalpha() for part in parts]
    return (any(loud[1:]) and not all(loud)) or (len(parts) == 1 and loud[0])


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(listed("not-persons", name))


@cache
def _places() -> frozenset[str]:
    """Give the names of states, and of their people, of one word."""
    states = rules("not-persons")["states"]["words"].split()
    return frozenset(name for name in (*countries(), *adjectives(), *states) if " " not in name)
