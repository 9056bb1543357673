"""A few references a paragraph: the strongest, never two for one tie."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from generator.corpus import NearLink, Passage, Reference, ReferenceKind, Referred

_MOST = 4
"""References called in one paragraph, or on a page of one that goes on for pages."""
_PAGE = 1_800
"""Characters of a page: a debate or a scan may come as one paragraph of fifty."""
_MOST_NEAR = 3
"""Near links of one document, and one of a paragraph: what an editor can still read."""
_LEAST_NEAR = 0.3
"""Evidence below which nobody would miss the link."""
_ORDER = list(ReferenceKind)
_WORDING = {ReferenceKind.QUOTES, ReferenceKind.REPEATS}
_NAMED = set(ReferenceKind) - {ReferenceKind.REPEATS}
"""Kinds beside which a paragraph need not say again that it names the document."""
_MOST_SOURCES = 2
"""Ties of the same words: where they come from, and where else they were said."""
_MOST_ALIKE = 4
"""Passages that two documents repeat of one another: of more, a reader knows by then."""
Block = tuple[str, str]
"""Document and block."""
Page = tuple[str, str, str]
"""Document, block and the number of the page in it."""
_EXACT = set(ReferenceKind) - {ReferenceKind.SAME_EVENT, ReferenceKind.SAME_AGREEMENT}
"""Kinds that tie two paragraphs; the others tie two documents, which one tie of any kind does."""


def select(
    found: Iterable[Reference | NearLink],
    places: Mapping[tuple[str, str], int],
    min_confidence: float,
) -> Referred:
    """Keep the strongest, sorted by where they are called, and say why the next were not.

    `places` gives each paragraph (document, block) its number in its document.
    """
    told: list[NearLink] = []
    kept: list[Reference] = []
    calls: Counter[Page] = Counter()
    alike: Counter[tuple[str, str]] = Counter()
    taken: dict[Page, list[Passage]] = {}
    ties: set[tuple[str, ...]] = set()
    for one in sorted(_apart(found, told), key=_strongest):
        here, there = _page(one.here), _page(one.there)
        if ties & _said_by(one, here, there):
            continue
        same = sum(_overlap(one.here, other) for other in taken.get(here, ()))
        if one.score < min_confidence:
            weak = f"the evidence counts {one.score:.2f}, and {min_confidence:.2f} is asked for"
            told.append(NearLink(one, weak))
        elif one.kind is ReferenceKind.REPEATS and alike[here[0], there[0]] >= _MOST_ALIKE:
            told.append(NearLink(one, f"the two documents have {_MOST_ALIKE} longer ones"))
        elif calls[here] >= _MOST:
            told.append(NearLink(one, f"the paragraph has {_MOST} stronger references"))
        elif same < _MOST_SOURCES:
            kept.append(one)
            calls[here] += 1
            alike[here[0], there[0]] += one.kind is ReferenceKind.REPEATS
            ties |= {(*here, *there), (here[0], there[0])}
            if one.kind in _NAMED:
                ties.add((*here, there[0]))
            if one.kind in _WORDING:
                taken.setdefault(here, []).append(one.here)
    near = [one for one in told if _tie(one.reference) not in ties]
    ordered = sorted(kept, key=lambda r: (r.here.document, *_place(r, places)))
    return Referred(tuple(ordered), tuple(_nearest(near, places)))


def _said_by(one: Reference, here: Page, there: Page) -> set[tuple[str, ...]]:
    """Name what would say the same: a tie of two paragraphs, of a document and one, or of two."""
    exact = (*here, *there)
    if one.kind is ReferenceKind.NAMES_DOCUMENT:
        return {exact, (*here, there[0])}
    return {exact} if one.kind in _EXACT else {(here[0], there[0])}


def _apart(found: Iterable[Reference | NearLink], told: list[NearLink]) -> set[Reference]:
    """Give the references, and put aside what rules stopped short of."""
    references = set()
    for one in found:
        if isinstance(one, Reference):
            references.add(one)
        else:
            told.append(one)
    return references


def _tie(one: Reference) -> tuple[str, ...]:
    """Name what a near link would tie: two paragraphs of one document, or two documents."""
    here, there = _page(one.here), _page(one.there)
    return (*here, *there) if here[0] == there[0] else (here[0], there[0])


def _nearest(near: Iterable[NearLink], places: Mapping[tuple[str, str], int]) -> Iterator[NearLink]:
    """Choose the few of each document that came nearest, in the order of reading."""
    most: Counter[str] = Counter()
    paragraphs = set()
    chosen = []
    for one in sorted(set(near), key=lambda near: (*_strongest(near.reference), near.why)):
        here = one.reference.here
        strong = one.reference.score >= _LEAST_NEAR
        if strong and most[here.document] < _MOST_NEAR and _block(here) not in paragraphs:
            most[here.document] += 1
            paragraphs.add(_block(here))
            chosen.append(one)
    chosen.sort(key=lambda n: (n.reference.here.document, *_place(n.reference, places)))
    yield from chosen


def _strongest(one: Reference) -> tuple[object, ...]:
    return (
        one.kind is ReferenceKind.NAMES_DOCUMENT,
        one.kind not in _EXACT,
        -one.score,
        _ORDER.index(one.kind),
        *_key(one.here),
        *_key(one.there),
        one.evidence,
    )


def _key(passage: Passage) -> tuple[object, ...]:
    return passage.document, passage.block, passage.start or 0, passage.end or 0


def _block(passage: Passage) -> Block:
    return passage.document, passage.block


def _page(passage: Passage) -> Page:
    """Give the page on which a passage begins."""
    return passage.document, passage.block, str((passage.start or 0) // _PAGE)


def _overlap(one: Passage, two: Passage) -> bool:
    """Say whether half of the shorter passage, or more, stands in the other."""
    spans = [(p.start or 0, p.end or 0) for p in (one, two)]
    common = min(end for _, end in spans) - max(start for start, _ in spans)
    return common > 0 and 2 * common >= min(end - start for start, end in spans)


def _place(one: Reference, places: Mapping[tuple[str, str], int]) -> tuple[object, ...]:
    return places[_block(one.here)], one.here.end or 0, *_key(one.there), one.kind.value
