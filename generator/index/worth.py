"""Whether what the texts discuss is worth a heading: in a long book, more than once.

An indexer plans so many lines a page. A short book has room for whatever it discusses; in a long
one a country, a thing or a subject met in a single document is met in passing. People stand apart:
whoever looks for somebody wants the one place where he is.
"""

from collections.abc import Callable, Iterable

from generator.corpus import Record, RecordKind
from generator.index.candidates import least
from generator.index.kinds import kind_by_words

_NAMED, _LOOSE, _COMMON = 2, 3, 5
"""Documents of a long book that must discuss what has a name of its own; what a common noun,
letters or a mere "in" show; and what is one common word."""
_DWELT = 3
"""Times as many paragraphs, of fewer documents, that are a discussion all the same."""


def is_worth(
    record: Record, places: Iterable[int], of: Callable[[int], int], documents: int
) -> bool:
    """Say whether a record that is discussed at `places`, by their documents, gets a heading.

    What an editor keeps does, and so does whatever a short book discusses.

    >>> tax = Record(RecordKind.TOPIC, "tax", "tax", status="candidate")
    >>> [is_worth(tax, (0, 1), {0: 0, 1: 1}.__getitem__, n) for n in (100, 400)]
    [True, False]
    """
    if record.status != "candidate" or record.kind is RecordKind.PERSON or least(documents) == 1:
        return True
    found = tuple(places)
    enough = _LOOSE if _is_loose(record) else _NAMED
    enough = _COMMON if record.name.islower() and " " not in record.name else enough
    return len({of(place) for place in found}) >= enough or len(found) >= _DWELT * enough


def _is_loose(record: Record) -> bool:
    """Whether nothing in the name itself says what it is, and no longer form does.

    >>> events = (Record(RecordKind.EVENT, "x", name) for name in ("Ghent crisis", "World War II"))
    >>> [_is_loose(event) for event in events]
    [True, False]
    """
    if record.kind is RecordKind.TOPIC:
        return record.name.rpartition(" ")[2].islower()
    return kind_by_words(record.name) is None and record.name not in record.also
