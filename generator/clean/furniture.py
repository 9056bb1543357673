"""Lines of a web page that are no part of the text: advertisements, share bars, notices, links."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from generator.clean.furniture_rules import (
    BULLETS,
    LONGEST,
    SHORT,
    ByWord,
    Cut,
    compiled,
    questions,
)
from generator.clean.neighbours import find_among
from generator.literals import HEAD, heads_of
from generator.mended import Change
from generator.model import Span

EDGE = 200
"""So many code points at either end of a line are looked at for furniture glued to it."""

_LINE = re.compile(r"[^\n]+")
_LINE_END = re.compile(rb"\n")
_BULLET = re.compile(f"[{BULLETS}] ?")


def find_furniture(text: str, known: Collection[str] = ()) -> Iterator[Change]:
    r"""Find whole lines, and words at the ends of lines, that the frame of a page left in its text.

    A line of `known` was looked at before, and stays.

    >>> text = "Rain fell.\nStory continues below\nMore rain fell."
    >>> [text[c.start : c.end] for c in find_furniture(text)]
    ['Story continues below']
    """
    lines = [line.span() for line in _LINE.finditer(text) if not line[0].isspace()]
    new = [line for line in lines if text[slice(*line)] not in known]
    sure = list(_sure_cuts(text, new))
    for rule, start, end in (*sure, *find_among(text, lines, sure)):
        yield Change(start, end, "", rule.name)


def _sure_cuts(text: str, lines: Sequence[Span]) -> Iterator[Cut]:
    """Find what the words of a line show to be furniture.

    Rules that need company are asked where some rule that needs none cuts: in most texts none does.
    """
    by_word = _called_by_words(text, lines, questions().by_word)
    cuts = {line: list(_cuts(by_word.get(line, set()), text, line, alone=True)) for line in lines}
    if not any(cuts.values()):
        return
    beside = _called_by_words(text, lines, questions().by_word_beside)
    for line in lines:
        cuts[line] = list(_cuts(by_word[line] | beside[line], text, line, alone=False))
    company = {rule.name for found in cuts.values() for rule, *_ in found if not rule.beside}
    company |= {"any"} if company else set()
    for found in cuts.values():
        yield from (
            cut for cut in found if not cut[0].beside or company.intersection(cut[0].beside)
        )


def _called_by_words(
    text: str, lines: Sequence[Span], words: ByWord
) -> defaultdict[Span, set[int]]:
    """Give the numbers of the patterns that the words in a line call.

    The words are looked for in all of the text at once, which costs less than to ask each line.
    """
    found: defaultdict[Span, set[int]] = defaultdict(set)
    small = "\n".join([_edges(text, *line) for line in lines]).lower()
    data = small.encode("utf-8", "surrogatepass")
    begins = [0, *(at.end() for at in _LINE_END.finditer(data))]
    for word, at in words.places(data):
        found[lines[bisect_right(begins, at) - 1]] |= words.numbers[word]
    return found


def _edges(text: str, start: int, end: int) -> str:
    whole = end - start <= LONGEST
    return text[start:end] if whole else text[start : start + EDGE] + text[end - EDGE : end]


def _cuts(by_word: set[int], text: str, line: Span, *, alone: bool) -> Iterator[Cut]:
    """Cut the line as a whole, or else its edges, and look again at what is left of it.

    `alone` leaves out the rules that need company.
    """
    start, end = line
    while start < end:
        begun = text[start : min(start + HEAD + 2, end)]
        called = _called(by_word, begun, alone=alone)
        found = _cut(called, text, (start, end), line[1] - line[0])
        if not found:
            return
        yield found
        _, head, tail = found
        start, end = (tail, end) if head == start else (start, head)
        while start < end and text[start] == " ":
            start += 1
        while start < end and text[end - 1] == " ":
            end -= 1


def _called(by_word: set[int], begun: str, *, alone: bool) -> Sequence[int]:
    """Give the numbers of the patterns that what begins so may fit, in order."""
    head = begun if begun[:1] in BULLETS else begun[:HEAD]
    by_head = _called_by_head(head.lower(), alone=alone)
    if len(begun) <= SHORT:
        by_word = by_word | questions().short
    if not by_word:  # as of most lines
        return by_head
    able = by_word - questions().beside if alone else by_word
    return sorted(able.union(by_head))


@lru_cache(maxsize=10_000)
def _called_by_head(begun: str, *, alone: bool) -> tuple[int, ...]:
    """Give the numbers of the patterns for lines that begin so, or so behind a bullet, in order."""
    every = questions()
    bullet = _BULLET.match(begun)
    begins = [*heads_of(begun), *(heads_of(begun[bullet.end() :]) if bullet else ())]
    called = every.always.union(*(every.by_head.get(head, ()) for head in begins))
    return tuple(sorted(called - every.beside if alone else called))


def _cut(called: Iterable[int], text: str, left: Span, size: int) -> Cut | None:
    """Find the first piece to be cut of what is left of a line that had so many code points.

    It is all of it, its beginning or its end.
    """
    start, end = left
    every = questions().asked
    for rule, kind, pattern, longest, _ in map(every.__getitem__, called):
        if size > longest:
            continue
        fits = compiled(pattern)
        if kind == "line":
            if end - start <= LONGEST and fits.fullmatch(text, start, end):
                return rule, start, end
        elif kind == "start":
            if head := fits.match(text, start, min(end, start + EDGE)):
                return rule, start, head.end()
        elif tail := fits.search(text, max(start, end - EDGE), end):
            return rule, tail.start(), end
    return None
