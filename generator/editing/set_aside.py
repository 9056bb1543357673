"""Findings that an editor set aside.

A line taken away from the page of findings goes to its foot; taken away there, it is open again.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace

from generator.editing.page import Page, Part, parse
from generator.findings import Finding
from generator.identity import digest, is_finding_name
from generator.model import Document
from generator.tree import Docs

PATH = "findings.md"
HEADING = "Set aside"
"""Of the section at the page's foot."""


def finding_name(document: Document, finding: Finding) -> str:
    """Name a finding by what it says and of which seed, so that a later run knows it again."""
    said = (document.source.path, finding.code.value, finding.block or "", finding.detail)
    return "f" + digest(" ".join(said))


def set_aside(docs: Docs) -> frozenset[str]:
    r"""Give the names of the findings that stand at the foot, or that an editor sent there.

    >>> was = '- <a id="f12345"></a>One.\n- <a id="f23456"></a>Two.\n'
    >>> set_aside(Docs({PATH: '- <a id="f23456"></a>Two.\n'}, {PATH: was}))
    frozenset({'f12345'})
    """
    if PATH not in docs.bases:
        return frozenset()
    was = parse(PATH, docs.bases[PATH])
    mine = parse(PATH, docs.pages.get(PATH, docs.bases[PATH]))
    left = {part.key for part in mine.parts}
    return frozenset(name for name, at_foot in _rows(was) if at_foot == (name in left))


def _rows(page: Page) -> Iterator[tuple[str, bool]]:
    """Give each finding's name, and whether it stands at the foot."""
    at_foot = False
    for part in page.parts:
        if part.text.startswith("## "):
            at_foot = part.key == f"#{HEADING}"
        elif is_finding_name(part.key):
            yield part.key, at_foot


def with_settled(document: Document, names: Collection[str]) -> Document:
    """Mark the findings that were set aside."""
    if not names:
        return document
    settled = (replace(f, settled=finding_name(document, f) in names) for f in document.findings)
    return replace(document, findings=tuple(settled))


def without_rows(page: Page, was: Page) -> Page:
    """Leave what an editor wrote on the page of findings; its rows are made anew each time.

    So a row can move between list and foot, and the heading over a new one is never missing.
    """
    made = {part.key: part for part in was.parts if _is_list(part)}
    return replace(page, parts=tuple(p for p in page.parts if made.get(p.key) != p))


def _is_list(part: Part) -> bool:
    return part.text.startswith("## ") or is_finding_name(part.key)
