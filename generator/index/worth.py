"""Whether what the texts discuss is worth a heading: the longer the book, the more of it.

An indexer plans so many lines a page. A short book has room for whatever it discusses; in a long
one a city, a thing or a subject met in a single document is met in passing. What goes first is what
says least by itself; a country is the last. People stand apart: whoever looks for somebody wants
the one place where he is.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from generator.corpus import Record, RecordKind
from generator.countries import adjectives, countries, regions
from generator.index.kinds import kind_by_words
from generator.model import Document

_USUAL = 6000
"""Code points of a document of the usual length, two or three printed pages."""
_FEWEST, _MOST = 0.5, 1.5
"""Documents that one may count for, however long or short."""
_DWELT = 3
"""Further paragraphs of a document that weigh as much as one document more."""


class _Asked(NamedTuple):
    """What is asked of one sort of heading."""

    book: int
    """Documents of a book that has room for all of the sort."""
    more: float
    """Documents more that must discuss one each time that a book is twice as long."""


_FAINT = _Asked(100, 1.0)
"""Cities, peoples, pairs, and whose a common thing is: "the French Commanders"."""
_PHRASE = _Asked(128, 2.0)
"""Subjects of several common words, and names that end in one."""
_COMMON = _Asked(250, 4.0)
"""Subjects of one common word."""
_LOOSE = _Asked(250, 1.5)
"""Letters, and names all of whose words are common ones too: "the House Committee"."""
_NAMED = _Asked(300, 1.1)
"""All others: bodies, agreements, events and things with a name of their own."""
_COUNTRY = _Asked(400, 0.5)


def size_of(documents: Sequence[Document]) -> float:
    """Give how many documents of the usual length weigh as much for an index as these.

    A book of many short papers, telegrams above all, names in passing what a book of as much text
    in a few long papers discusses. So each counts for more the shorter they are, within bounds.
    """
    length = sum(len(block.text) for document in documents for block in document.blocks)
    each = _USUAL * len(documents) / max(length, 1)
    return len(documents) * min(max(each, _FEWEST), _MOST)


def enough(book: float) -> float:
    """Give the documents that must say a name for an index of a book of that size to have it.

    >>> [round(enough(book), 1) for book in (2, 300, 500, 1000, 15000)]
    [1.0, 1.0, 1.8, 2.9, 7.2]
    """
    return _needed(_NAMED, book)


def weight(documents: int, paragraphs: int) -> float:
    """Give what so many paragraphs in so many documents weigh, in documents.

    >>> weight(2, 2), weight(1, 4)
    (2.0, 2.0)
    """
    return documents + (paragraphs - documents) / _DWELT


def is_worth(record: Record, places: Iterable[int], of: Callable[[int], int], book: float) -> bool:
    """Say whether a record that is discussed at `places`, by their documents, gets a heading.

    `book` is the size of the book (`size_of`). What an editor keeps has a heading, and so does
    whatever a short book discusses.

    >>> tax = Record(RecordKind.TOPIC, "tax", "tax", status="candidate")
    >>> [is_worth(tax, (0, 1), {0: 0, 1: 1}.__getitem__, n) for n in (100, 400)]
    [True, False]
    """
    if record.status != "candidate" or record.kind is RecordKind.PERSON:
        return True
    needed = _needed(_asked(record), book)
    if needed <= 1:
        return True
    found = tuple(places)
    return weight(len({of(place) for place in found}), len(found)) >= needed


def _needed(asked: _Asked, book: float) -> float:
    """Give the documents of so many that must discuss a thing, a part for its paragraphs.

    >>> [round(_needed(_PHRASE, n), 1) for n in (5, 128, 192, 256, 512, 1024)]
    [1.0, 1.0, 2.2, 3.0, 5.0, 7.0]
    """
    return 1 + asked.more * max(0.0, math.log2(max(book, 1) / asked.book))


def _asked(record: Record) -> _Asked:
    """Give what is asked of a record by what its name says.

    >>> asked = {n: _asked(Record(RecordKind.TOPIC, n, n)) for n in ("river tax", "Belgium", "WB")}
    >>> asked == {"river tax": _PHRASE, "Belgium": _COUNTRY, "WB": _LOOSE}
    True
    """
    name = record.name
    if name in countries():
        return _COUNTRY
    if name.islower():
        return _PHRASE if " " in name else _COMMON
    if _is_faint(record):
        return _FAINT
    if name.rpartition(" ")[2].islower():
        return _PHRASE
    letters = name.isupper() and name.isalpha() and kind_by_words(name) is None
    place = record.kind is RecordKind.PLACE
    return _LOOSE if record.worded or letters or place else _NAMED


def _is_faint(record: Record) -> bool:
    """Whether a name is a city's, a people's, a pair's, or only says whose a common thing is.

    >>> names = ("Bruges", "Bruges Canal", "Zambians", "Franco-British", "French Units", "Units")
    >>> [_is_faint(Record(RecordKind.TOPIC, n, n, worded="Units" in n)) for n in names]
    [False, False, True, True, True, False]
    >>> _is_faint(Record(RecordKind.PLACE, "bruges", "Bruges"))
    True
    """
    first, _, rest = record.name.partition(" ")
    if rest:
        whose = first in adjectives() or first in countries()
        return record.worded and whose and kind_by_words(record.name) is None
    people = record.name.removesuffix("s") in adjectives() or record.name in adjectives()
    city = record.kind is RecordKind.PLACE and record.name not in regions()
    return city or people or "-" in record.name
