"""Keep the ids of blocks through changes of a seed: an id follows its words, and only them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from generator.editing.notes import plain
from generator.editing.page import ANCHOR, CALL, Page
from generator.model import Document

_ALIKE = 0.6
"""Share of words in common above which a paragraph is the old one mended, not another one.

Below it a mend of more than about a third of the words gets a new id, and the old address leads
nowhere: that is preferred to an address that comes to mean other words."""


def keep_ids(document: Document, base: Page) -> Document:
    """Give blocks the ids they had on the page as last generated."""
    taken = {block.id for block in document.blocks}
    old = {
        part.key: plain(CALL.sub("", part.body)).split()
        for part in base.parts
        if ANCHOR.search(part.text) and not part.text.startswith("- ")
    }
    new = {block.id: block.text.split() for block in document.blocks}
    renamed = {
        name: was
        for gone, come in _gaps(list(old), list(new))
        for name, was in _pairs({k: old[k] for k in gone}, {k: new[k] for k in come})
        if was not in taken
    }
    return _rename(document, renamed) if renamed else document


def _gaps(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Give the runs of ids on both sides between ids that stand on both, in order."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "replace":
            yield list(old[a:b]), list(new[c:d])


def _pairs(old: Mapping[str, list[str]], new: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Pair new with old, most alike first, each at most once."""
    scored = [
        (ratio, name, was)
        for name, words in new.items()
        for was, before in old.items()
        if (ratio := _likeness(words, before)) >= _ALIKE
    ]
    used: set[str] = set()
    for _, name, was in sorted(scored, key=lambda row: (-row[0], row[1], row[2])):
        if name not in used and was not in used:
            used |= {name, was}
            yield name, was


def _likeness(one: list[str], other: list[str]) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0


def _rename(document: Document, names: Mapping[str, str]) -> Document:
    def new(name: str) -> str:
        return names.get(name, name)

    return replace(
        document,
        blocks=tuple(b._replace(id=new(b.id)) for b in document.blocks),
        turns=tuple(
            t._replace(id="t" + new(t.blocks[0])[1:], blocks=tuple(map(new, t.blocks)))
            for t in document.turns
        ),
        sections=tuple(replace(s, block=new(s.block)) for s in document.sections),
        quotes=tuple(replace(q, block=new(q.block)) for q in document.quotes),
        findings=tuple(
            replace(f, block=new(f.block) if f.block else None) for f in document.findings
        ),
    )
