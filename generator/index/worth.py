"""Whether what the texts discuss is worth a heading: the longer the book, the more of it.

An indexer plans so many lines a page. A short book has room for whatever it discusses; in a long
one a country, a thing or a subject met in a single document is met in passing. People stand apart:
whoever looks for somebody wants the one place where he is.
"""

import math
from collections.abc import Callable, Iterable

from generator.corpus import Record, RecordKind
from generator.index.candidates import least
from generator.index.kinds import kind_by_words

_SHORT = 128
"""Documents of a book that has room for all, subjects of several common words too."""
_NAMED, _LOOSE, _COMMON = 0.55, 1.8, 2.8
"""Documents more that must discuss a thing each time that a book is twice as long: what has a name
of its own; what several common words, letters or a mere "in" show; what is one common word."""
_DWELT = 3
"""Further paragraphs of a document that weigh as much as one document more."""


def is_worth(
    record: Record, places: Iterable[int], of: Callable[[int], int], documents: int
) -> bool:
    """Say whether a record that is discussed at `places`, by their documents, gets a heading.

    What an editor keeps does, and so does whatever a short book discusses.

    >>> tax = Record(RecordKind.TOPIC, "tax", "tax", status="candidate")
    >>> [is_worth(tax, (0, 1), {0: 0, 1: 1}.__getitem__, n) for n in (100, 400)]
    [True, False]
    """
    if record.status != "candidate" or record.kind is RecordKind.PERSON:
        return True
    needed = _needed(record, documents)
    if needed <= 1:
        return True
    found = tuple(places)
    apart = len({of(place) for place in found})
    return apart + (len(found) - apart) / _DWELT >= needed


def _needed(record: Record, documents: int) -> float:
    """Give the documents of so many that must discuss a thing, a part for its paragraphs.

    Names and single words wait until a name must stand in two documents anyway (`least`): shorter
    books differ too much in whether their indexes list what one document names.

    >>> water, board = (Record(RecordKind.TOPIC, n, n) for n in ("river water", "Water Board"))
    >>> [round(_needed(water, n), 1) for n in (5, 128, 192, 256, 512, 1024)]
    [1.0, 1.0, 2.1, 2.8, 4.6, 6.4]
    >>> [round(_needed(board, n), 1) for n in (5, 128, 192, 256, 512, 1024)]
    [1.0, 1.0, 1.0, 1.6, 2.1, 2.7]
    """
    common = record.name.islower() and " " not in record.name
    loose = not common and _is_loose(record)
    if least(documents) == 1 and not (loose and record.kind is RecordKind.TOPIC):
        return 1.0
    more = _COMMON if common else _LOOSE if loose else _NAMED
    return 1 + more * max(0.0, math.log2(max(documents, 1) / _SHORT))


def _is_loose(record: Record) -> bool:
    """Whether nothing in the name itself says what it is, and no longer form does.

    >>> events = (Record(RecordKind.EVENT, "x", name) for name in ("Ghent crisis", "World War II"))
    >>> [_is_loose(event) for event in events]
    [True, False]
    """
    if record.kind is RecordKind.TOPIC:
        return record.name.rpartition(" ")[2].islower()
    return kind_by_words(record.name) is None and record.name not in record.also
