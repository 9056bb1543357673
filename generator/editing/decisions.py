"""What editors decided of references.

A footnote taken away refuses one; a changed link in a footnote says where it leads instead; the
sign of a near link, written into a text, makes it a footnote.
"""

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.corpus import NearLink, Passage, Reference, Referred
from generator.editing.lines import Known
from generator.editing.notes import called, refused, reworded
from generator.editing.page import Page, parse
from generator.identity import digest
from generator.model import Document
from generator.tree import Docs

NEAR = "near-links.md"
"""The page of what was nearly linked."""
_LINK = re.compile(r"\]\((?P<page>[^()#\s]*)#?(?P<block>[\w-]*)(?: \"[^\"]*\")?\)")
_BY_HAND = "An editor of this page says so"

Change = tuple[str, str, str | None]
"""A document, the name of a footnote on its page, and the address that its words now have:
"documents/a.md#p1"; None where it was taken away."""
Decision = tuple[tuple[str, str], Passage | None]


@dataclass(frozen=True, slots=True)
class Decisions:
    """What editors decided, by document and name of the footnote."""

    ends: Mapping[tuple[str, str], Passage | None] = field(default_factory=dict)
    """Where it leads instead, or None where it was refused."""
    asked: frozenset[tuple[str, str]] = frozenset()
    """Near links made footnotes."""
    phrases: Known = field(default_factory=Known)
    """Pages of phrases, kept and refused."""


@dataclass(frozen=True, slots=True)
class Heeded:
    """References after editors were heard."""

    references: tuple[Reference, ...]
    near: tuple[NearLink, ...] = ()
    asked: tuple[NearLink, ...] = ()
    """Near links that an editor made footnotes; they are among the references too."""
    overruled: tuple[Reference, ...] = ()
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
            blocks = pages[page].blocks
            for known in (b for b in blocks if b.id == (block or blocks[0].id)):
                yield (document, name), Passage(pages[page].id, known.id, 0, len(known.text))


def offered(docs: Docs) -> frozenset[str]:
    """Give the names that the page of near links offered to an editor, when last made."""
    made = docs.bases.get(NEAR)
    return frozenset(part.key for part in parse(NEAR, made).parts) if made else frozenset()


def asked(base: Page | None, mine: Page, names: Collection[str]) -> frozenset[str]:
    """Give the near links that an editor made footnotes of a page, by writing their sign."""
    made = base.notes if base else {}
    return frozenset(name for name in called(mine) if name in names and name not in made)


def heed(referred: Referred, decisions: Decisions) -> Heeded:
    """Drop what was refused, lead where an editor says, and link what was asked for.

    >>> said, answer = Passage("a", "p1"), Passage("a", "p2")
    >>> from generator.corpus import ReferenceKind
    >>> found = Reference(ReferenceKind.ANSWERS, answer, said, "It answers")
    >>> refusal = Decisions({("a", reference_name(found)): None})
    >>> heed(Referred((found,)), refusal).overruled == (found,)
    True
    """
    kept, overruled = [], []
    for found in referred.references:
        there = decisions.ends.get(_name(found), found.there) if decisions.ends else found.there
        if there and _ends(there) == _ends(found.there):
            kept.append(found)
            continue
        overruled.append(found)
        if there and _ends(there) != _ends(found.here):
            kept.append(replace(found, there=there, evidence=_BY_HAND, score=1.0, by_hand=True))
    wanted = [n for n in referred.near if decisions.asked and _name(n.reference) in decisions.asked]
    kept += [replace(one.reference, by_hand=True) for one in wanted]
    near = tuple(one for one in referred.near if one not in wanted) if wanted else referred.near
    return Heeded(tuple(kept), near, tuple(wanted), tuple(overruled))


def _name(reference: Reference) -> tuple[str, str]:
    return reference.here.document, reference_name(reference)


def _ends(passage: Passage) -> tuple[str, str]:
    return passage.document, passage.block
