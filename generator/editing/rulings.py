"""Comments in a paragraph's Markdown: nothing shows them, and some rule what the index says."""

import re
from collections.abc import Iterator

from generator.model import Ruling

COMMENT = re.compile(r"\s*<!--([^<>]*)-->")
"""A comment with the blanks before it; its price is that it may hold no mark "<" or ">"."""
_RULING = re.compile(r"\s*(index|not):")


def rulings(block: str, markdown: str) -> Iterator[Ruling]:
    """Read what the comments of one block ask of the index.

    >>> [(r.heading, r.wanted) for r in rulings("p1", "So. <!-- index: NATO; Gas; not: Oil -->")]
    [('NATO', True), ('Gas', True), ('Oil', False)]
    """
    for comment in COMMENT.finditer(markdown):
        if _RULING.match(comment[1]):
            yield from _rulings(block, comment[1])


def _rulings(block: str, comment: str) -> Iterator[Ruling]:
    wanted = True
    for piece in comment.split(";"):
        if lead := _RULING.match(piece):
            wanted = lead[1] == "index"
        if heading := " ".join(piece[lead.end() if lead else 0 :].split()):
            yield Ruling(block, heading, wanted=wanted)


def apart(markdown: str) -> tuple[str, str]:
    """Part a block's words from the comments in it.

    >>> apart("So <!-- x --> it is. <!-- index: Gas -->")
    ('So it is.', ' <!-- x --> <!-- index: Gas -->')
    """
    comments = "".join(found[0] for found in COMMENT.finditer(markdown))
    return COMMENT.sub("", markdown), comments
