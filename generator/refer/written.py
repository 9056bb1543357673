"""What rules find in one document as bytes and back, to be kept from run to run."""

import json
from collections.abc import Iterable, Iterator

from generator.corpus import NearLink, Passage, Reference, ReferenceKind


def write(found: Iterable[Reference | NearLink]) -> bytes:
    """Give references and near links as bytes."""
    return json.dumps([_row(one) for one in found]).encode("utf-8", "surrogatepass")


def _row(one: Reference | NearLink) -> tuple[object, ...]:
    tied, why = (one.reference, one.why) if isinstance(one, NearLink) else (one, None)
    return (tied.kind, _ends(tied.here), _ends(tied.there), tied.evidence, tied.score, why)


def _ends(one: Passage) -> tuple[object, ...]:
    return one.document, one.block, one.start, one.end


def read(raw: bytes) -> Iterator[Reference | NearLink]:
    """Give what `write` wrote.

    >>> tied = Reference(ReferenceKind.ANSWERS, Passage("a", "p2"), Passage("b", "p1", 0, 4), "So")
    >>> both = [tied, NearLink(tied, "two fit it alike")]
    >>> list(read(write(both))) == both
    True
    """
    for kind, here, there, evidence, score, why in json.loads(raw):
        tied = Reference(ReferenceKind(kind), Passage(*here), Passage(*there), evidence, score)
        yield tied if why is None else NearLink(tied, why)
