"""What editors decided of references.

A footnote taken away refuses one; a changed link in a footnote says where it leads instead.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.editing.notes import refused, reworded
from generator.editing.page import Page
from generator.identity import digest
from generator.model import Document, Passage, Reference

_LINK = re.compile(r"\]\((?P<page>[^()#\s]*)#?(?P<block>[\w-]*)(?: \"[^\"]*\")?\)")
_BY_HAND = "An editor of this page says so"

Change = tuple[str, str, str | None]
"""A document, the name of a footnote on its page, and the address that its words now have:
"documents/a.md#p1"; None where it was taken away."""
Decision = tuple[tuple[str, str], Passage | None]
Decisions = Mapping[tuple[str, str], Passage | None]
"""By document and name of the footnote: where it leads instead, or None where it was refused."""


@dataclass(frozen=True, slots=True)
class Heeded:
    """References after editors were heard."""

    references: tuple[Reference, ...]
    overruled: tuple[Reference, ...] = field(default=())
    """Those that an editor refused or gave another target, as they were found."""


def reference_name(reference: Reference) -> str:
    """Name a reference's footnote by what ties what, so that it never drifts."""
    here, there = reference.here, reference.there
    ends = (here.document, here.block, there.document, there.block)
    return "r" + digest(" ".join((reference.kind.value, *ends)))


def heard(document: str, base: Page | None, mine: Page) -> Iterator[Change]:
    """Give each footnote that a hand took away or changed, with the last address in its words."""
    gone = refused(base, mine)
    yield from ((document, name, None) for name in sorted(gone))
    for name, part in reworded(base, mine).items():
        links = list(_LINK.finditer(part.text))
        if name not in gone and links:
            page, block = links[-1].group("page", "block")
            path = posixpath.normpath(posixpath.join(posixpath.dirname(mine.path), page))
            yield document, name, f"{path if page else mine.path}#{block}"


def located(changes: Iterable[Change], pages: Mapping[str, Document]) -> Iterator[Decision]:
    """Turn addresses into passages; one that leads to no paragraph of a document decides nothing.

    An address without a paragraph means the document's title. `pages` has the documents by page.
    """
    for document, name, address in changes:
        page, _, block = (address or "").partition("#")
        if address is None:
            yield (document, name), None
        elif page in pages:
            ids = [known.id for known in pages[page].blocks]
            if ids and (not block or block in ids):
                yield (document, name), Passage(pages[page].id, block or ids[0])


def heed(references: Iterable[Reference], decisions: Decisions) -> Heeded:
    """Drop what was refused, and lead where an editor says.

    >>> said, answer = Passage("a", "p1"), Passage("a", "p2")
    >>> from generator.model import ReferenceKind
    >>> found = Reference(ReferenceKind.ANSWERS, answer, said, "It answers")
    >>> heed([found], {("a", reference_name(found)): None}).overruled == (found,)
    True
    """
    if not decisions:
        return Heeded(tuple(references))
    kept, overruled = [], []
    for found in references:
        name = found.here.document, reference_name(found)
        there = decisions.get(name, found.there)
        if there and _ends(there) == _ends(found.there):
            kept.append(found)
            continue
        overruled.append(found)
        if there and _ends(there) != _ends(found.here):
            kept.append(replace(found, there=there, evidence=_BY_HAND, score=1.0, by_hand=True))
    return Heeded(tuple(kept), tuple(overruled))


def _ends(passage: Passage) -> tuple[str, str]:
    return passage.document, passage.block
