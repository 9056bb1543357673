"""How much words tell: the fewer documents hold them, the more; and how much is asked for."""

import math

import numpy as np

from generator.refer.wording.surprise import everyday
from generator.refer.wording.texts import Floats, Numbers, Prints, Texts, among
from generator.refer.words import common_words, print_of

MOST_DOCUMENTS = 8
"""Words that more documents hold are everybody's."""
_FEWEST, _SHARE = 3, 20
"""Among few documents, words in more than 3, or in more than one of twenty, are."""
_SMOOTHING = 50
"""Documents that we suppose beside those at hand, so that two documents can be weighed too."""
_LENGTH = 1_000
"""Words of each of those."""
_COMMON_WEIGHT = 0.2


def weigh(texts: Texts) -> Floats:
    """Give how much each word tells, by its number: the fewer documents hold it, the more."""
    total = len(texts.streams) + _SMOOTHING
    rarity, which = np.unique(texts.holders + 1 + _supposed(texts.known), return_inverse=True)
    each = np.array([math.log(1 + total / held) for held in rarity.tolist()], np.float64)
    common = np.array(sorted(map(print_of, common_words())), np.uint64)
    return np.where(among(texts.known, common), _COMMON_WEIGHT, each[which])


def _supposed(words: Prints) -> Floats:
    """Give how many of the documents that we suppose hold each word."""
    share, which = np.unique(everyday(words), return_inverse=True)
    hold = np.array([-math.expm1(-_LENGTH * one) for one in share.tolist()], np.float64)
    return _SMOOTHING * hold[which]


def weight_of(texts: Texts, weights: Floats, places: Numbers, size: int) -> Floats:
    """Give how much the run of `size` words from each place tells."""
    found = weights[texts.words[places]]
    for n in range(1, size):
        found += weights[texts.words[places + n]]
    return found


def most_documents(documents: int) -> int:
    """Give how many documents may hold words that are not everybody's.

    >>> [most_documents(count) for count in (2, 100, 10_000)]
    [3, 5, 8]
    """
    return min(MOST_DOCUMENTS, max(_FEWEST, documents // _SHARE))


def prose_weight(documents: int) -> float:
    """Give the weight asked of an unmarked passage: chance meetings grow with the pairs."""
    return 1.7 * math.log(documents + _SMOOTHING)


def marked_weight(documents: int) -> float:
    """Give the weight asked where one side is marked as somebody's words."""
    return 1.5 * math.log(documents + _SMOOTHING)
