"""Words that a text itself says are somebody's: in quotation marks, or after "repeated that"."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from generator.model import Span
from generator.refer.cues import matches
from generator.refer.words import forms, sentences, without_remarks

_LEFT_OUT = ("…", "...", ". .")
"""How a sentence ends that goes on after words left out."""
_LONGEST = 600
"""Characters of a clause that is looked up whole; a longer one is found as prose is."""
_SENTENCES, _CLAUSE = 2, 3
"""Sentences of what is reported, and words of it at least."""
_BEFORE = 60
"""Characters before words that may say whose they are."""
_MARK = re.compile(r"[“”„«»\"]|``|''")
_TWICE = "''"
"""Closes what "``" opens; where that opened nothing, it is one straight mark."""
_CLOSED_BY = {"“": "”", "„": "”", "«": "»", "``": "''"}
_OPENING = re.compile(r'(?<![^\s(\[—–-])(?:"|\'\')(?=[\w\[(‘\'$…]|\. ?\.)')
_CLOSING = re.compile(r'(?<=[\w.,;:!?…)\]%’\'])(?:"|\'\')(?!\w)')
"""A straight mark that can only open words, or only close them."""
_SINGLE = re.compile(
    r"(?P<opens>(?<![\w.,;:!?’'`])(?:‘(?=\S)|'(?=[\w\[(“\"…]|\. ?\.)))"
    r"|(?<=[\w.,;:!?…)\]”\"])[’'](?![\w'])"
)
"""Within a word it is an apostrophe."""
_AFTER_PLURAL = re.compile(r"(?<=s)[’'] (?=\w)")
_WORDS = re.compile(r"\w\W+\w")


def marked(text: str) -> list[Span]:
    """Give the stretches between quotation marks, printed or read aloud, the marks apart, sorted.

    A mark inside other marks opens a stretch of its own. One left open runs to the end of the
    paragraph, as where a quotation goes on in the next. Straight marks count by the side on which
    a word stands. Single marks count around two words and more.

    >>> text = 'He said “no ‘not ever’” and "so" and «thus».'
    >>> [text[a:b] for a, b in marked(text)]
    ['no ‘not ever’', 'not ever', 'so', 'thus']
    >>> text = "She called it ``old'' and ''lost,'' Hume's boat."
    >>> [text[a:b] for a, b in marked(text)]
    ['old', 'lost,']
    """
    spans, open_straight = [*_in_single(text)], -1
    opened: dict[str, list[int]] = {close: [] for close in _CLOSED_BY.values()}
    for mark in _MARK.finditer(text):
        if close := _CLOSED_BY.get(mark[0]):
            opened[close].append(mark.end())
        elif mark[0] in opened and (opened[mark[0]] or mark[0] != _TWICE):
            if opened[mark[0]]:
                spans.append((opened[mark[0]].pop(), mark.start()))
        elif open_straight >= 0 and not _OPENING.match(text, mark.start()):
            spans.append((open_straight, mark.start()))
            open_straight = -1
        elif not _CLOSING.match(text, mark.start()):
            open_straight = mark.end()
    spans += [(start, len(text)) for start in opened["”"]]
    spans += [m.span("words") for m in matches("saying", "spoken", text)]
    return sorted(set(spans))


def _in_single(text: str) -> Iterator[Span]:
    """Give the stretches of several words in single marks.

    An apostrophe after a plural closes none where a surer mark follows.

    >>> text = "The ‘pilots’ own boat’ and the crews’ boat, 'so they’d say', of the '90s."
    >>> [text[a:b] for a, b in _in_single(text)]
    ['pilots’ own boat', 'so they’d say']
    """
    if "‘" not in text and "'" not in text:
        return
    start = plural = -1
    for mark in _SINGLE.finditer(text):
        if mark["opens"]:
            yield from _some_words(text, start, plural)
            start, plural = mark.end(), -1
        elif _AFTER_PLURAL.match(text, mark.start()):
            plural = mark.start() if plural < 0 else plural
        else:
            yield from _some_words(text, start, mark.start())
            start = plural = -1
    yield from _some_words(text, start, plural)


def _some_words(text: str, start: int, end: int) -> Iterator[Span]:
    if 0 <= start < end and _WORDS.search(text, start, end):
        yield start, end


def introduced(before: str, text: str) -> list[Span]:
    """Give a paragraph that the one before it says are somebody's words.

    >>> introduced("The letter reads as follows:", "Our boats are late."), introduced("Boats:", "3")
    ([(0, 19)], [])
    """
    if not before.rstrip().endswith(":") or len(text) > _LONGEST:
        return []
    said = any(matches("saying", "words", before.rstrip()[-_BEFORE:]))
    return [(0, len(text))] if said else []


def _is_clause(text: str) -> bool:
    """Say whether words can be a clause: more than two, without what could not be heard."""
    return len(forms(without_remarks(text))) >= _CLAUSE


def reported(text: str) -> list[Span]:
    """Give the clauses after a verb of saying that stand for somebody's words.

    Each is given twice: to the end of its sentence, and of the next.

    >>> text = "He repeated that an earlier protest stood. It did."
    >>> [text[a:b] for a, b in reported(text)]
    ['an earlier protest stood', 'an earlier protest stood. It did']
    """
    found = [m.end() for m in matches("saying", "that", text)]
    spans: list[Span] = []
    every = sentences(text) if found else []
    ends = [end for _, end in every if not text.endswith(_LEFT_OUT, 0, end) or end == len(text)]
    for start in found:
        at = bisect_left(ends, start)
        near = [
            text[start:end].rstrip(".!?”\"’'")
            for end in ends[at : at + _SENTENCES]
            if end - start <= _LONGEST
        ]
        spans.extend((start, start + len(words)) for words in near if _is_clause(words))
    return sorted(spans)
