"""Words that a text itself says are somebody's: in quotation marks, or after "repeated that"."""

import re
from bisect import bisect_left

from generator.model import Span
from generator.refer.cues import matches
from generator.refer.words import sentences

_ELLIPSIS = re.compile(r"(?<=\w)[,;]? ?(?:…|\. ?\. ?\.(?: ?\.)?)(?= ?\w)")
_DOTS = ("…", "..", ". .")
"""What each ellipsis has."""
_LONGEST = 600
"""Characters of a clause that is looked up whole; a longer one is found as prose is."""
_SENTENCES = 2
_MARK = re.compile(r"[“”„\"]")


def marked(text: str) -> list[Span]:
    """Give the stretches between quotation marks, the marks apart, sorted.

    A mark inside other marks opens a stretch of its own. One left open runs to the end of the
    paragraph, as where a quotation goes on in the next. Straight marks count in turn, apart
    from those inside curly ones.

    >>> text = 'He said “no ‘never’” and "so".'
    >>> [text[a:b] for a, b in marked(text)]
    ['no ‘never’', 'so']
    """
    spans, open_curly, open_straight = [], [], -1
    for mark in _MARK.finditer(text):
        if mark[0] in "“„":
            open_curly.append(mark.end())
        elif mark[0] == "”":
            if open_curly:
                spans.append((open_curly.pop(), mark.start()))
        elif open_straight >= 0:
            spans.append((open_straight, mark.start()))
            open_straight = -1
        else:
            open_straight = mark.end()
    spans += [(start, len(text)) for start in open_curly]
    return sorted(set(spans))


def elided(text: str) -> list[int]:
    """Give where an ellipsis stands between words: there somebody's words were left out.

    >>> elided("the talks . . . will go on")
    [9]
    """
    if not any(dots in text for dots in _DOTS):
        return []
    return [m.start() for m in _ELLIPSIS.finditer(text)]


def reported(text: str) -> list[Span]:
    """Give the clauses after a verb of saying that stand for somebody's words.

    Each is given twice: to the end of its sentence, and of the next.

    >>> text = "He repeated that an earlier protest stood. It did."
    >>> [text[a:b] for a, b in reported(text)]
    ['an earlier protest stood', 'an earlier protest stood. It did']
    """
    found = [m.end() for m in matches("saying", "that", text)]
    spans: list[Span] = []
    ends = [end for _, end in sentences(text)] if found else []
    for start in found:
        at = bisect_left(ends, start)
        near = [
            text[start:end].rstrip(".!?”\"’'")
            for end in ends[at : at + _SENTENCES]
            if end - start <= _LONGEST
        ]
        spans.extend((start, start + len(words)) for words in near)
    return sorted(spans)
