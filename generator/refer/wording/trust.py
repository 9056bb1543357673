"""Which of the words that two texts share are more than chance, and which a quotation's source."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from generator.incremental.remembered import Remembered
from generator.refer.wording.alike import PART, WHOLE
from generator.refer.wording.prints import Stream
from generator.refer.wording.quotations import is_in_marks, is_torn
from generator.refer.wording.seeds import PHRASE
from generator.refer.wording.shared import LIGHT, SURE, Shared
from generator.refer.wording.weighing import marked_weight, prose_weight

NEARLY_ALL = 0.87
"""Share of a quotation that is all of it but for a word."""
_ONLY_WEIGHT = 1.2
"""Weight asked of a whole quotation that has one source: some word of subject."""
_MOST = 0.75
_PARTS_SURE = ((NEARLY_ALL, 10.0), (_MOST, 15.0))
"""Shares of such a quotation, and by how much less of it must surprise more than chance."""
_SHORT = 5
"""Words of a mark, of fewer of which all must be found."""
_FEW = 6
"""Words of a short mark; of a longer one some may be left out, or others put in."""
_LESS_LIKELY, _LEAST_LIKELY = 1.5, 3.5
"""By how much two words of a mark must be less likely than chance, for each time that there are
2.7 times as many documents, and by how much three and four at most."""
_VERY_SURE = 20.0
"""By how much a passage surprises more than chance would, so seldom that its words need tell
little."""
Sources = Mapping[tuple[object, float], AbstractSet[int]]
"""By a quotation and how well they fit it, the documents that fit it best."""


def trusted(
    found: Sequence[Shared], streams: Sequence[Stream], lot: float, known: Remembered
) -> Iterator[Shared]:
    """Keep what is more than chance: enough weight, or the one place that a whole mark has.

    `lot` is the logarithm of the number of places in all texts. A quotation looks for its words
    in one lot of places, while each passage without marks meets each other.
    """
    documents, sources = len(streams), sources_of(found, streams, known)
    for one in found:
        if not is_quoted(one):
            good = _tells(one, prose_weight(documents), 2 * lot)
        elif _size(one) < _SHORT and one.cover < 1:
            good = False
        else:
            sole = is_source(one, sources) and (
                _has_one_source(one, documents, lot) or _is_torn(one, streams, lot)
            )
            good = sole or _tells(one, marked_weight(documents), lot)
        if good:
            yield one


def sources_of(found: Iterable[Shared], streams: Sequence[Stream], known: Remembered) -> Sources:
    """Give where each quotation may come from; of several, not from those that quote it too."""
    every: dict[object, dict[int, Shared]] = defaultdict(dict)
    for one in found:
        if one.mark and one.cover >= WHOLE:
            other, held = sum(one.pair) - one.mark[0], every[one.mark]
            held[other] = max(one, held.get(other, one), key=_fit)
    sources = {}
    for mark, held in every.items():
        most = max(map(_fit, held.values()))
        best = {number for number, one in held.items() if _fit(one) == most}
        quoting = {n for n in best if len(best) > 1 and _quotes_too(held[n], streams[n], n, known)}
        sources[mark, most] = best - quoting or best
    return sources


def _quotes_too(one: Shared, stream: Stream, number: int, known: Remembered) -> bool:
    """Say whether a document has the words of a match in quotation marks.

    Most have not, which is seen without the words: nothing there is marked in any way.
    """
    span = one.match.one if number == one.pair[0] else one.match.two
    if not any(start < span[1] and span[0] < end for start, end in stream.marks):
        return False
    asked = f"{known.name(stream.document)} {span}"
    return bool(known.get(asked, lambda: b"yes" if is_in_marks(stream.spot(span)) else b""))


def is_source(one: Shared, sources: Sources) -> bool:
    """Say whether a quotation, whole but for small differences, comes from the other document."""
    if not one.mark or one.cover < WHOLE:
        return False
    return sources.get((one.mark, _fit(one))) == {sum(one.pair) - one.mark[0]}


def _fit(one: Shared) -> float:
    """Give how much of a quotation a document has, of a short one less the more stands between."""
    if _size(one) > _FEW:
        return one.cover
    longest = max(end - start for start, end in (one.match.one, one.match.two))
    return min(one.cover, len(one.match.equal) / longest)


def _has_one_source(one: Shared, documents: int, lot: float) -> bool:
    """Say whether a whole quotation that stands in one other document is enough of one.

    A single word in marks is none; and the words must not be likelier than chance. Two or three
    are said of anything, the likelier the more documents there are.
    """
    size = _size(one)
    least = SURE if one.weight < _ONLY_WEIGHT else 0.0
    least = max([least, *(more for part, more in _PARTS_SURE if one.cover < part)])
    if size < _SHORT:
        chances = math.log(documents / 2)
        short = _LESS_LIKELY * chances if size == PHRASE else min(_LEAST_LIKELY, chances)
        least = max(least, short)
    return size >= PHRASE and one.surprise >= lot + least


def _is_torn(one: Shared, streams: Sequence[Stream], lot: float) -> bool:
    """Say whether a few words are torn from a sentence, and no likelier than chance."""
    few = one.mark is not None and PHRASE < _size(one) < _SHORT
    return bool(
        one.mark and few and one.surprise >= lot and is_torn(streams[one.mark[0]].spot(one.mark[1]))
    )


def _size(one: Shared) -> int:
    """Give the number of words in the mark."""
    return one.mark[1][1] - one.mark[1][0] if one.mark else 0


def _tells(one: Shared, least: float, lots: float) -> bool:
    """Say whether a passage weighs enough, or says little so unlikely that it is no chance."""
    if one.surprise >= lots + _VERY_SURE:
        return one.weight >= LIGHT * least
    return one.weight >= least and one.surprise >= lots + SURE


def is_quoted(one: Shared) -> bool:
    """Say whether what two texts share is marked in one as somebody's words."""
    return one.cover >= PART
