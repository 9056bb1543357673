"""How much of a surprise it is that two texts hold the same run of words.

Each word is weighed by what stands before it: in "the interest of the United States" hardly a word
surprises, in "to sell them our system" each does. A formula of a trade is told so from a line that
somebody took over, without a list of formulas.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from generator.refer.prints import Stream, grams
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


@dataclass(frozen=True, slots=True)
class Usage:
    """How often words and pairs of words stand in the texts."""

    words: Mapping[int, int]
    pairs: Mapping[int, int]
    total: int

    @property
    def lot(self) -> float:
        """Natural logarithm of the number of places where a run of words can begin."""
        return math.log(self.total + _SUPPOSED)

    def surprise(self, run: Sequence[int], copies: int) -> float:
        """Give how unlikely a run of words is, as the negative natural logarithm.

        `copies` of it are not counted, as what they say is the question.
        """
        return sum(self._each(run, copies))

    def _each(self, run: Sequence[int], copies: int) -> Iterator[float]:
        before = None
        for word, pair in zip(run, (0, *grams(run, 2)), strict=True):
            share = self._share(word, copies)
            if before is not None:
                led = max(0, self.words.get(before, 0) - copies)
                both = max(0, self.pairs.get(pair, 0) - copies)
                share = (both + _TRUST * _after(before, pair, share)) / (led + _TRUST)
            yield -math.log(share)
            before = word

    def _share(self, word: int, copies: int) -> float:
        counted = max(0, self.words.get(word, 0) - copies)
        return (counted + _SUPPOSED * everyday(word)) / (self.total + _SUPPOSED)


def _after(before: int, pair: int, share: float) -> float:
    """Give how likely everyday English makes a word after another; `share` is its own."""
    words, pairs, followed = _english()
    if before not in words:
        return share
    if pair in pairs:
        return min(1.0, pairs[pair] / words[before])
    return share * max(0.1, 1 - followed.get(before, 0.0) / words[before])


def everyday(word: int) -> float:
    """Give the share that a word, by its print, has in everyday English."""
    return _english()[0].get(word, _LEFT / _OTHERS)


@cache
def _english() -> tuple[dict[int, float], dict[int, float], dict[int, float]]:
    """Give the shares of words, of pairs, and of all pairs that a word begins, by print."""
    words, pairs = {}, {}
    followed: dict[int, float] = {}
    for times, some in rules("english")["words"].items():
        words.update({print_of(word): int(times) / _MILLION for word in some.split()})
    for times, some in rules("english")["pairs"].items():
        for pair in some.split(", "):
            both = [print_of(word) for word in pair.split()]
            pairs[grams(both, 2)[0]] = int(times) / _MILLION
            followed[both[0]] = followed.get(both[0], 0.0) + int(times) / _MILLION
    return words, pairs, followed


def usage(streams: Sequence[Stream], runs: Sequence[Sequence[int]]) -> Usage:
    """Count, in all streams, the words and the pairs of words that stand in some runs."""
    words = {word for run in runs for word in run}
    pairs = {pair for run in runs for pair in grams(run, 2)}
    counted: Counter[int] = Counter()
    paired: Counter[int] = Counter()
    for stream in streams:
        counted.update(filter(words.__contains__, stream.prints))
        paired.update(filter(pairs.__contains__, grams(stream.prints, 2)))
    return Usage(counted, paired, sum(len(stream.prints) for stream in streams))
