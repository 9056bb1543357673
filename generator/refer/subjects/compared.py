"""What a document has in common with those right before it, as it is kept from run to run."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from generator.refer.subjects.common import Common
from generator.refer.wording.texts import Floats, Numbers

Tied = tuple[str, Common | None]
"""A hash of all that two documents are tied by, and their sentences; None where none tie them."""
_FLOAT = np.dtype("<f8")


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """A document beside those of the month before it, which stand right before it in order."""

    length: float
    """Of its vector."""
    products: Floats
    """Of its vector with theirs, in order."""
    tied: Mapping[int, Tied]
    """The likest of them, by how many places before it they stand."""

    def written(self) -> bytes:
        """Give it as bytes."""
        head = json.dumps((self.length, [*self.tied.items()])).encode()
        return head + b"\n" + self.products.astype(_FLOAT).tobytes()


def read_compared(row: bytes) -> Compared | None:
    """Read what `written` wrote; None where the bytes are none of its.

    >>> one = read_compared(Compared(2.0, np.array([0.5, 0.0]), {2: ("a", None)}).written())
    >>> one.length, one.products.tolist(), one.tied
    (2.0, [0.5, 0.0], {2: ('a', None)})
    >>> read_compared(b"somebody else's")
    """
    head, _, products = row.partition(b"\n")
    try:
        length, tied = json.loads(head)
        ties = {back: (stamp, common and Common(*common)) for back, (stamp, common) in tied}
        return Compared(float(length), np.frombuffer(products, _FLOAT).astype(np.float64), ties)
    except (ValueError, TypeError):
        return None


@dataclass(frozen=True, slots=True, eq=False)
class Earlier:
    """What an earlier run kept of all documents."""

    rows: Mapping[str, bytes] = field(default_factory=dict)
    """By the names of documents."""
    places: Mapping[str, int] = field(default_factory=dict)
    """The numbers that documents had then, by name."""
    moved: Numbers = field(default_factory=lambda: np.zeros(0, np.int64))
    """The numbers that they have now; -1 where they are gone."""

    def of(self, name: str) -> tuple[Compared, Numbers] | None:
        """Give what was kept of a document, and the numbers of those that stood before it."""
        place, row = self.places.get(name, 0), self.rows.get(name, b"")
        found = read_compared(row)
        if not found or len(found.products) > place:
            return None
        return found, self.moved[place - len(found.products) : place]
