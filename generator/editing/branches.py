"""Settle what git's merge of two branches left open in docs/, where both hands can be followed.

Two people each mend a page and regenerate: git cannot know that the lists, indexes and bases that
then differ are made anew anyway. Here both sides of each file are read again; what hands changed
on either is kept, and only where both changed the same block does the merge stay open.
"""

import re

from generator.editing.merge import merge
from generator.editing.page import Page, parse, write
from generator.tree import Docs

_OPEN = re.compile(r"<{7}(?: |$)")
_BASE = re.compile(r"\|{7}(?: |$)")
_MIDDLE = re.compile(r"={7}$")
_CLOSE = re.compile(r">{7}(?: |$)")


def has_markers(text: str) -> bool:
    """Whether git left a merge open in a text."""
    return any(_OPEN.match(line) for line in text.splitlines())


def sides(text: str) -> tuple[str, str]:
    r"""Give both whole files that git merged; the same twice where it left nothing open.

    >>> sides("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\nd\n")
    ('a\nb\nd\n', 'a\nc\nd\n')
    """
    ours: list[str] = []
    theirs: list[str] = []
    into: tuple[list[str], ...] = (ours, theirs)
    for line in text.splitlines(keepends=True):
        bare = line.rstrip("\r\n")
        inside = len(into) != len((ours, theirs))
        if _OPEN.match(bare) and not inside:
            into = (ours,)
        elif inside and _BASE.match(bare):
            into = ()
        elif inside and _MIDDLE.match(bare):
            into = (theirs,)
        elif inside and _CLOSE.match(bare):
            into = (ours, theirs)
        else:
            for side in into:
                side.append(line)
    return "".join(ours), "".join(theirs)


def settle(docs: Docs) -> Docs:
    """Give docs/ without the markers that can be settled; the others stay, to be reported."""
    pages, bases = dict(docs.pages), dict(docs.bases)
    for path in {*pages, *bases}:
        page, base = pages.get(path), bases.get(path)
        if base is not None and (has_markers(base) or (page and has_markers(page))):
            settled = _settle(path, page, base)
            if settled:
                bases[path] = settled[1]
                if page is not None:
                    pages[path] = settled[0]
    return Docs(pages, bases)


def _settle(path: str, page: str | None, base: str) -> tuple[str, str] | None:
    """Settle one page with its base; None where both sides changed the same block by hand."""
    base_ours, base_theirs = (parse(path, side) for side in sides(base))
    if page is None:
        return "", write(base_ours)
    if not has_markers(page):
        return page, write(_nearest(parse(path, page), base_ours, base_theirs))
    ours, theirs = (parse(path, side) for side in sides(page))
    moved = merge(base_theirs, theirs, base_ours)
    merged = merge(base_ours, moved.page, ours)
    if merged.conflicts:
        return None
    return write(merged.page), write(base_ours)


def _nearest(page: Page, ours: Page, theirs: Page) -> Page:
    """Make a base of both, such that what a page has of either counts as nobody's edit."""
    mine = {part.key: part for part in page.parts}
    other = {part.key: part for part in theirs.parts}
    parts = [
        other[part.key] if part.key in other and mine.get(part.key) == other[part.key] else part
        for part in ours.parts
    ]
    known = {part.key for part in ours.parts}
    parts += [part for part in theirs.parts if part.key not in known and part.key in mine]
    front = theirs.front if page.front == theirs.front else ours.front
    return Page(page.path, front, tuple(parts))
