"""A few references a paragraph: the strongest, never two for one tie."""

from collections import Counter
from collections.abc import Iterable, Mapping

from generator.model import Passage, Reference, ReferenceKind

_MOST = 4
"""References called in one paragraph."""
_ORDER = list(ReferenceKind)


def select(
    found: Iterable[Reference], places: Mapping[tuple[str, str], int], min_confidence: float
) -> tuple[Reference, ...]:
    """Keep the strongest, sorted by where they are called.

    `places` gives each paragraph (document, block) its number in its document.
    """
    kept: list[Reference] = []
    calls: Counter[tuple[str, str]] = Counter()
    taken: dict[tuple[str, str], list[Passage]] = {}
    ties: set[tuple[str, str, str, str]] = set()
    for one in sorted(set(found), key=_strongest):
        here, there = _block(one.here), _block(one.there)
        if one.score < min_confidence or calls[here] >= _MOST or (*here, *there) in ties:
            continue
        if any(_overlap(one.here, other) for other in taken.get(here, ())):
            continue
        kept.append(one)
        calls[here] += 1
        ties.add((*here, *there))
        taken.setdefault(here, []).append(one.here)
    return tuple(sorted(kept, key=lambda r: (r.here.document, *_place(r, places))))


def _strongest(one: Reference) -> tuple[object, ...]:
    return (-one.score, _ORDER.index(one.kind), *_key(one.here), *_key(one.there), one.evidence)


def _key(passage: Passage) -> tuple[object, ...]:
    return passage.document, passage.block, passage.start or 0, passage.end or 0


def _block(passage: Passage) -> tuple[str, str]:
    return passage.document, passage.block


def _overlap(one: Passage, two: Passage) -> bool:
    return (one.start or 0) < (two.end or 0) and (two.start or 0) < (one.end or 0)


def _place(one: Reference, places: Mapping[tuple[str, str], int]) -> tuple[object, ...]:
    return places[_block(one.here)], one.here.end or 0, *_key(one.there), one.kind.value
