"""A phrase of several earlier texts, tied to the nearest alone.

In a negotiation the same words go to and fro ("unusual and compelling circumstances"): a reader
is led to where they were said last, and from there further back.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.model import Span
from generator.refer.wording.prints import Stream
from generator.refer.wording.shared import Shared

_QUOTED, _REPEATED = 5, 12
"""Words of a phrase that stands in marks, and of one that does not."""
_LONG_AGO = dt.timedelta(60)
"""Days before a text, since which the history of a phrase without marks is still told in full."""
_SAME = 0.8
"""Share of the words of two phrases of a text that are in both, where they are one."""


class _Ends(NamedTuple):
    """Where a later text says a phrase, and which earlier text said it."""

    later: int
    span: Span
    said: tuple[dt.date, int]
    """Its day and its number."""


def nearest_sources(found: Sequence[Shared], streams: Sequence[Stream]) -> Iterator[Shared]:
    """Leave out, of what texts share of a few words, what is of earlier texts than the last.

    Words in texts without a date stay: which was the last is not known.
    """
    ends = [_ends(one, streams) for one in found]
    near: dict[tuple[int, int], list[_Ends]] = defaultdict(list)
    for one in (end for end in ends if end):
        for bucket in {place // _REPEATED for place in range(*one.span)}:
            near[one.later, bucket].append(one)
    for shared, mine in zip(found, ends, strict=True):
        rivals = near[mine.later, mine.span[0] // _REPEATED] if mine else ()
        if not mine or not any(_is_nearer(other, mine) for other in rivals):
            yield shared


def _is_nearer(one: _Ends, two: _Ends) -> bool:
    """Say whether a phrase is said by a text between too."""
    common = min(one.span[1], two.span[1]) - max(one.span[0], two.span[0])
    longest = max(end - start for start, end in (one.span, two.span))
    return one.said > two.said and common >= _SAME * longest


def _ends(one: Shared, streams: Sequence[Stream]) -> _Ends | None:
    """Give the ends of a phrase; None for a longer passage, or where no order is known."""
    if len(one.match.equal) > (_QUOTED if one.mark else _REPEATED):
        return None
    spans = zip(one.pair, (one.match.one, one.match.two), strict=True)
    dated = [(day, n, span) for n, span in spans if (day := streams[n].document.date)]
    if len(dated) < len(one.pair) or dated[0][0] == dated[1][0]:
        return None
    (day, earlier, _), (today, later, span) = sorted(dated)
    if not one.mark and today - day <= _LONG_AGO:
        return None
    return _Ends(later, span, (day, earlier))
