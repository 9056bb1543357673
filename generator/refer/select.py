"""A few references a paragraph: the strongest, never two for one tie."""

from collections import Counter
from collections.abc import Iterable, Mapping

from generator.model import Passage, Reference, ReferenceKind

_MOST = 4
"""References called in one paragraph."""
_ORDER = list(ReferenceKind)
_WORDING = {ReferenceKind.QUOTES, ReferenceKind.REPEATS}
_MOST_SOURCES = 2
"""Ties of the same words: where they come from, and where else they were said."""
_EXACT = set(ReferenceKind) - {ReferenceKind.SAME_EVENT, ReferenceKind.SAME_AGREEMENT}
"""Kinds that tie two paragraphs; the others tie two documents, which one tie of any kind does."""


def select(
    found: Iterable[Reference], places: Mapping[tuple[str, str], int], min_confidence: float
) -> tuple[Reference, ...]:
    """Keep the strongest, sorted by where they are called.

    `places` gives each paragraph (document, block) its number in its document.
    """
    kept: list[Reference] = []
    calls: Counter[tuple[str, str]] = Counter()
    taken: dict[tuple[str, str], list[Passage]] = {}
    ties: set[tuple[str, ...]] = set()
    for one in sorted(set(found), key=_strongest):
        here, there = _block(one.here), _block(one.there)
        tie = (*here, *there) if one.kind in _EXACT else (here[0], there[0])
        if one.score < min_confidence or calls[here] >= _MOST or tie in ties:
            continue
        if sum(_overlap(one.here, other) for other in taken.get(here, ())) >= _MOST_SOURCES:
            continue
        kept.append(one)
        calls[here] += 1
        ties |= {(*here, *there), (here[0], there[0])}
        if one.kind in _WORDING:
            taken.setdefault(here, []).append(one.here)
    return tuple(sorted(kept, key=lambda r: (r.here.document, *_place(r, places))))


def _strongest(one: Reference) -> tuple[object, ...]:
    return (
        one.kind not in _EXACT,
        -one.score,
        _ORDER.index(one.kind),
        *_key(one.here),
        *_key(one.there),
        one.evidence,
    )


def _key(passage: Passage) -> tuple[object, ...]:
    return passage.document, passage.block, passage.start or 0, passage.end or 0


def _block(passage: Passage) -> tuple[str, str]:
    return passage.document, passage.block


def _overlap(one: Passage, two: Passage) -> bool:
    return (one.start or 0) < (two.end or 0) and (two.start or 0) < (one.end or 0)


def _place(one: Reference, places: Mapping[tuple[str, str], int]) -> tuple[object, ...]:
    return places[_block(one.here)], one.here.end or 0, *_key(one.there), one.kind.value
