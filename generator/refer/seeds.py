"""Where two texts are worth comparing: a few equal words in a row that few documents hold.

The rarest runs of a text are looked up first, and runs that many documents hold never are, so
that the work grows with the texts and not with their pairs.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from generator.refer.prints import Place, Span, Stream, come_again, grams, places_of
from generator.refer.surprise import everyday
from generator.refer.words import common_words, print_of

PROSE = 5
"""Equal words in a row that make two unmarked passages worth comparing."""
MARKED = 3
"""The same where one side is marked as somebody's words."""
PHRASE = 2
"""A quotation as short as this must be two words of subject, and the whole quotation."""
MOST_DOCUMENTS = 8
"""Words that more documents hold are everybody's."""
_FEWEST, _SHARE = 3, 20
"""Among few documents, words in more than 3, or in more than one of twenty, are."""
_MOST_SAY = 100
"""The same for a line that many say."""
_MOST_HOLDERS = 12
"""The same for the words of a quotation, of which one home is then to be found."""
_SHORT_MARK = 6
_LONG_MARK = 60
"""Words; a mark longer than this is found as prose is."""
_SEEDS, _SEEDS_IN = 2, 4
"""Of the runs in a mark, at least two and one in four are looked up, the rarest."""
_SEED_SHARE, _MARK_SHARE = 0.4, 0.25
"""Share of the weight asked of a passage that one run of words in it must have."""
_SMOOTHING = 50
"""Documents that we suppose beside those at hand, so that two documents can be weighed too."""
_LENGTH = 1_000
"""Words of each of those."""
_COMMON_WEIGHT = 0.2

Weights = Mapping[int, float]
"""How much each word tells, by its print."""
Anchor = tuple[int, int, int]
"""Word of one stream, word of the other, number of words equal from there."""
Anchors = dict[tuple[int, int], list[Anchor]]
"""By the numbers of the two streams, the lower first."""


def weigh(streams: Sequence[Stream]) -> dict[int, float]:
    """Give how much each word tells: the fewer documents hold it, the more."""
    counts = Counter(p for s in streams for p in set(s.prints))
    total = len(streams) + _SMOOTHING
    weights = {p: math.log(1 + total / (n + 1 + _supposed(p))) for p, n in counts.items()}
    weights.update(dict.fromkeys(map(print_of, common_words()), _COMMON_WEIGHT))
    return weights


def _supposed(word: int) -> float:
    """Give how many of the documents that we suppose hold a word."""
    return _SMOOTHING * -math.expm1(-_LENGTH * everyday(word))


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


def find_anchors(streams: Sequence[Stream], weights: Weights) -> Anchors:
    """Give, for pairs of streams, where words are equal."""
    anchors: Anchors = defaultdict(list)
    for one, two, size in (
        *_in_prose(streams, weights),
        *_in_marks(streams, MARKED, weights),
        *_in_marks(streams, PHRASE, weights),
    ):
        (first, i), (second, j) = sorted((one, two))
        anchors[first, second].append((i, j, size))
    return anchors


def _in_prose(streams: Sequence[Stream], weights: Weights) -> Iterator[tuple[Place, Place, int]]:
    least = _SEED_SHARE * prose_weight(len(streams))
    few = most_documents(len(streams))
    for places in come_again(streams, PROSE, _everywhere(len(streams))):
        if _weight(streams, places[0], PROSE, weights) >= least:
            many = len({number for number, _ in places}) > few
            for number, one in enumerate(places[:1] if many else places):
                yield from ((one, two, PROSE) for two in places[number + 1 :] if one[0] != two[0])


def _everywhere(documents: int) -> int:
    """Give how many documents may hold a line for it to be anybody's: half of them, or so many.

    Words that more than a few documents hold are compared with the first that does, not each with
    each.
    """
    return max(most_documents(documents), min(_MOST_SAY, documents // 2))


def _weight(streams: Sequence[Stream], place: Place, size: int, weights: Weights) -> float:
    number, at = place
    return sum(map(weights.__getitem__, streams[number].prints[at : at + size]))


def _in_marks(
    streams: Sequence[Stream], size: int, weights: Weights
) -> Iterator[tuple[Place, Place, int]]:
    """Give where the rarest runs of each mark stand elsewhere."""
    marks = [(n, mark) for n, s in enumerate(streams) for mark in s.marks]
    wanted = {gram for n, mark in marks for gram in _runs(streams[n], mark, size, weights).values()}
    places = places_of(streams, size, wanted, _MOST_HOLDERS)
    least = _MARK_SHARE * marked_weight(len(streams))
    done: set[Place] = set()
    for number, mark in marks:
        runs = _runs(streams[number], mark, size, weights)
        known = sorted((len(places[g]), at) for at, g in runs.items() if len(places.get(g, ())) > 1)
        for _, at in known[: max(_SEEDS, len(runs) // _SEEDS_IN)]:
            one = (number, at)
            light = _weight(streams, one, size, weights) < least
            if one in done or (light and mark[1] - mark[0] > _SHORT_MARK):
                continue
            done.add(one)
            yield from ((one, two, size) for two in places[runs[at]] if two[0] != number)


def _runs(stream: Stream, mark: Span, size: int, weights: Weights) -> dict[int, int]:
    """Give the runs of `size` words in a mark, by where they begin."""
    if mark[1] - mark[0] > _LONG_MARK:
        return {}
    words = stream.prints[slice(*mark)]
    if size == PHRASE and (len(words) != size or min(map(weights.__getitem__, words)) < 1):
        return {}
    return {mark[0] + n: gram for n, gram in enumerate(grams(words, size))}
