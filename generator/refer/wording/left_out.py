"""Where a quotation leaves its source: dots for words left out, an editor's words in brackets."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise

from generator.model import Span
from generator.refer.words import word_spans

_ELLIPSIS = re.compile(
    r"(?<=\w)[,;.]? ?[\[(]?(?:…|\. ?\. ?\.(?: ?\.)?|\* ?\* ?\*)[\])]?(?= ?[“‘\"'(\[]*\w)"
)
_DOTS = ("…", "..", ". .", "* *", "**")
"""What each ellipsis has."""
_ASIDE = re.compile(r"(?<![^\W_])\[[^\[\]]{1,80}\](?![^\W_])")
"""A bracket within a word mends the word."""
_BROKEN = re.compile(r"\[[^\]]{2,80}\]|…|\.(?: ?\.)+|\* ?\* ?\*")
_PIECE = re.compile(r"\w+(?:\W+\w+){3}")
"""Words enough to be looked up by themselves."""


def elided(text: str) -> list[int]:
    """Give where an ellipsis stands between words: there somebody's words were left out.

    >>> elided("the talks . . . will go on"), elided("the talks [...] will * * * go on")
    ([9], [9, 20])
    """
    if not any(dots in text for dots in _DOTS):
        return []
    return [m.start() for m in _ELLIPSIS.finditer(text)]


def asides(text: str) -> list[Span]:
    """Give what stands in brackets: the words of whoever prints a text, and not its own.

    >>> text = "every pilot [the council said] on [t]he coast"
    >>> [text[a:b] for a, b in asides(text)]
    ['[the council said]']
    """
    return [m.span() for m in _ASIDE.finditer(text)] if "[" in text else []


def own_words(text: str) -> list[Span]:
    """Give where each word of a text begins and ends, asides apart.

    >>> text = "every [large] ship"
    >>> [text[a:b] for a, b in own_words(text)]
    ['every', 'ship']
    """
    spans = word_spans(text)
    found: list[Span] = []
    at = 0
    for start, end in asides(text):
        first = bisect_left(spans, (start, start), at)
        found += spans[at:first]
        at = bisect_left(spans, (end, end), first)
    return [*found, *spans[at:]]


def pieces(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Give the parts of marked stretches in which somebody put words in brackets, or left some out.

    >>> text = "we may [the council said] yet agree on all . . . but never before noon"
    >>> [text[a:b].strip() for a, b in pieces(text, [(0, len(text))])]
    ['yet agree on all', 'but never before noon']
    """
    for start, end in spans:
        cuts = [m.span() for m in _BROKEN.finditer(text, start, end)]
        for (_, first), (last, _) in pairwise([(start, start), *cuts, (end, end)]) if cuts else ():
            if _PIECE.search(text, first, last):
                yield first, last
