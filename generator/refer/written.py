"""What rules find in one document as bytes and back, to be kept from run to run."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator.corpus import NearLink, Passage, Reference, ReferenceKind


def write(found: Iterable[Reference | NearLink]) -> bytes:
    """Give references and near links as bytes."""
    return json.dumps([_row(one) for one in found]).encode("utf-8", "surrogatepass")


def _row(one: Reference | NearLink) -> tuple[object, ...]:
    if isinstance(one, NearLink):
        return (*to_row(one.reference), one.why)
    return (*to_row(one), None)


def to_row(one: Reference) -> tuple[object, ...]:
    """Give a reference as what JSON can hold; whose hand it is, and its line, apart."""
    return (one.kind, _ends(one.here), _ends(one.there), one.evidence, one.score)


def _ends(one: Passage) -> tuple[object, ...]:
    return one.document, one.block, one.start, one.end


def read(raw: bytes) -> Iterator[Reference | NearLink]:
    """Give what `write` wrote.

    >>> tied = Reference(ReferenceKind.ANSWERS, Passage("a", "p2"), Passage("b", "p1", 0, 4), "So")
    >>> both = [tied, NearLink(tied, "two fit it alike")]
    >>> list(read(write(both))) == both
    True
    """
    for *row, why in json.loads(raw):
        tied = from_row(row)
        yield tied if why is None else NearLink(tied, why)


def from_row(row: Sequence[Any]) -> Reference:
    """Undo `to_row`."""
    kind, here, there, evidence, score = row
    return Reference(ReferenceKind(kind), Passage(*here), Passage(*there), evidence, score)
