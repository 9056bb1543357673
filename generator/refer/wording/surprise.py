"""How much of a surprise it is that two texts hold the same run of words.

Each word is weighed by what stands before it: in "the interest of the United States" hardly a word
surprises, in "to sell them our system" each does. A formula of a trade is told so from a line that
somebody took over, without a list of formulas.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from generator.refer.wording.texts import (
    Flags,
    Floats,
    Numbers,
    Prints,
    Texts,
    follow,
    look_up,
)
from generator.refer.words import print_of
from generator.rulebook import rules

_SUPPOSED = 50_000
"""Words of everyday English that we suppose beside those at hand, so that few texts can be
weighed too."""
_TRUST = 30
"""Times a word must have stood in the texts for them to count as much as everyday English, when
it comes to what follows it."""
_MILLION = 1_000_000
_OTHERS, _LEFT = 50_000, 0.25
"""Words of English beside the everyday ones, and their share; all are held to be as likely."""
_AT_ONCE = 1 << 21
"""Words that are counted at once."""


@dataclass(frozen=True, eq=False)
class Usage:
    """How often some words, that stand in runs, and the pairs that they make come in all texts."""

    lot: float
    """Natural logarithm of the number of places where a run of words can begin."""
    own: Numbers
    """How often each word comes."""
    everyday: Floats
    """The share that it has in everyday English."""
    led: Numbers
    """How often the word before it comes."""
    both: Numbers
    """How often both come, one after the other."""
    after: Floats
    """How likely everyday English makes it after the other: a share where `known`, else the part
    of its own share that is left."""
    known: Flags
    first: Flags
    """Whether a run begins with it."""
    total: int

    def only(self, kept: Flags) -> "Usage":
        """Give some of the words, those of whole runs."""
        return replace(
            self,
            own=self.own[kept],
            everyday=self.everyday[kept],
            led=self.led[kept],
            both=self.both[kept],
            after=self.after[kept],
            known=self.known[kept],
            first=self.first[kept],
        )

    def surprise(self, copies: Numbers) -> Floats:
        """Give how unlikely each word is where it stands, as the negative natural logarithm.

        `copies` of the run are not counted, as what they say is the question.
        """
        own = np.maximum(0, self.own - copies)
        share = (own + _SUPPOSED * self.everyday) / (self.total + _SUPPOSED)
        led, both = np.maximum(0, self.led - copies), np.maximum(0, self.both - copies)
        after = np.where(self.known, self.after, share * self.after)
        share = np.where(self.first, share, (both + _TRUST * after) / (led + _TRUST))
        return -np.fromiter(map(math.log, share.tolist()), np.float64, len(share))


def usage(texts: Texts, places: Numbers, first: Flags) -> Usage:
    """Look at the words at some places, of which some begin a run and the others go on with it."""
    times = _times(texts)
    words, before = texts.words[places], texts.words[places - 1]
    asked, at = np.unique(before * np.int64(len(texts.known)) + words, return_inverse=True)
    after, known = _after(texts, asked)
    return Usage(
        math.log(len(texts) + _SUPPOSED),
        times[words],
        everyday(texts.known)[words],
        times[before],
        _count(texts, asked)[at],
        after[at],
        known[at],
        first,
        len(texts),
    )


def _times(texts: Texts) -> Numbers:
    """Count how often each word comes in all texts."""
    found = np.zeros(len(texts.known), np.int64)
    for start in range(0, len(texts), _AT_ONCE):
        found += np.bincount(texts.words[start : start + _AT_ONCE], minlength=len(found))
    return found


def _count(texts: Texts, pairs: Numbers) -> Numbers:
    """Count in all texts how often each pair of words comes: sorted, each pair one number."""
    found = np.zeros(len(pairs), np.int64)
    whole, many = texts.whole(2), np.int64(len(texts.known))
    for start in range(0, len(whole), _AT_ONCE):
        here = texts.words[start : start + _AT_ONCE + 1].astype(np.int64)
        here[:-1] = here[:-1] * many + here[1:]
        here = here[:_AT_ONCE][whole[start : start + _AT_ONCE]]
        here.sort()
        found += np.searchsorted(here, pairs, "right")
        found -= np.searchsorted(here, pairs)
    return found


def _after(texts: Texts, pairs: Numbers) -> tuple[Floats, Flags]:
    """Give how likely everyday English makes the second word of a pair after the first.

    Where that is not known, which is said too, it is the part of its own likelihood that is left.
    """
    words, paired, followed = _english()
    shares = words.of(texts.known, 0.0)
    left = np.maximum(0.1, 1 - followed.of(texts.known, 0.0) / words.of(texts.known, 1.0))
    before, word = np.divmod(pairs, np.int64(max(1, len(shares))))
    both = paired.of(follow(texts.known[before], texts.known[word]), 0.0)
    told = (both > 0) & (shares[before] > 0)
    return np.where(
        told, np.minimum(1.0, both / np.where(told, shares[before], 1)), left[before]
    ), told


def everyday(words: Prints) -> Floats:
    """Give the share that each word, by its print, has in everyday English."""
    return _english()[0].of(words, _LEFT / _OTHERS)


@dataclass(frozen=True, eq=False)
class _Shares:
    """Shares by print."""

    prints: Prints
    """Sorted."""
    shares: Floats

    def of(self, prints: Prints, other: float) -> Floats:
        """Give the share of each print, `other` where none is known."""
        number, known = look_up(prints, self.prints)
        return np.where(known, self.shares[number], other)


def _sorted(shares: Mapping[int, float]) -> _Shares:
    prints = sorted(shares)
    each = np.array([shares[one] for one in prints], np.float64)
    return _Shares(np.array(prints, np.uint64), each)


@cache
def _english() -> tuple[_Shares, _Shares, _Shares]:
    """Give the shares of words, of pairs, and of all pairs that a word begins, by print."""
    words: dict[int, float] = {}
    pairs: dict[int, float] = {}
    followed: dict[int, float] = {}
    for times, some in rules("english")["words"].items():
        words.update({print_of(word): int(times) / _MILLION for word in some.split()})
    for times, some in rules("english")["pairs"].items():
        for pair in some.split(", "):
            one, two = (print_of(word) for word in pair.split())
            [both] = follow(np.array([one], np.uint64), np.array([two], np.uint64)).tolist()
            pairs[both] = int(times) / _MILLION
            followed[one] = followed.get(one, 0.0) + int(times) / _MILLION
    return _sorted(words), _sorted(pairs), _sorted(followed)
