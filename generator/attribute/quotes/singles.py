"""Where words stand in single marks, in a text that uses these as its outer ones."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

from generator.attribute.quotes.marks import Stretch, stretches

_OPENING = re.compile(
    r"""[‘'] (?<! [^\s(\[—–/“"-] [‘'] ) (?= [“"(\[…]? [^\W_] )
        (?! (?: em | til | tis | twas | cause | cos | bout | n | \d0s ) \b )""",
    re.VERBOSE | re.IGNORECASE,
)
"""After a blank and before a word; elisions ('em, '90s) open nothing."""
_CLOSING = re.compile(
    r"""[’'] (?<= [\w.,!?…”")\]—–-] [’'] ) (?<! [’']n [’'] ) (?= $ | [\s.,;:!?)\]—–/-] )""",
    re.VERBOSE,
)
_SPOKEN = ",.!?…—–"
"""What speech ends with before its mark; after it a comma does too."""
_LONG = 3
"""Words from which on a comma after the mark shows speech."""
_ENDS = (".", "?", "!")
_BLANKS = 8
"""Code points to look back over for the mark before one that opens."""
_MANY = 40
"""Closing marks to look at for one that opens."""


def outer_singles(paragraphs: Iterable[str]) -> bool:
    """Say whether a text has its speech in single marks, and more of it so than in double ones.

    >>> outer_singles(["‘We will go,’ Ana Ruiz said."]), outer_singles(["“So ‘no,’” she said."])
    (True, False)
    """
    spoken = double = 0
    for text in paragraphs:
        if "'" not in text and "‘" not in text:
            double += len(stretches(text))
            continue
        within, without = single_stretches(text), stretches(text)
        spoken += sum(_is_spoken(text, s) for s in _apart(within, without))
        double += len(_apart(without, within))
    return spoken > double


def both_stretches(text: str) -> list[Stretch]:
    """Give what stands in single marks, and in double ones outside these, in order.

    >>> [s[:2] for s in both_stretches("‘I said “no” to the boys’ club,’ she said. “Yes.”")]
    [(0, 32), (43, 49)]
    """
    within = single_stretches(text)
    return sorted((*within, *_apart(stretches(text), within)))


def single_stretches(text: str) -> list[Stretch]:
    """Give the stretches in single marks of one paragraph, in order, without overlap.

    A mark after “s” may be an apostrophe ("the boys’ club"), so it closes only where no other does
    before the next one opens. One that nothing closes runs on, at the head of the paragraph or
    after a colon or comma, or at the head of a sentence.
    """
    found: list[Stretch] = []
    opens = [m.start() for m in _OPENING.finditer(text)]
    closes = [m.start() for m in _CLOSING.finditer(text)] if opens else []
    at = 0  # of `closes`
    for start, later in pairwise([*opens, len(text) + 1]):
        if found and start < found[-1].end:
            continue
        while at < len(closes) and closes[at] <= start:
            at += 1
        ends = [end for end in closes[at : at + _MANY] if end < later]
        sure = next((end for end in ends if text[end - 1] not in "sS"), None)
        end = sure if sure is not None else ends[-1] if ends else None
        if end is not None:
            found.append(Stretch(start, end + 1))
        elif later > len(text) and _runs_on(text, start):
            found.append(Stretch(start, len(text), runs_on=True))
    return found


def _runs_on(text: str, start: int) -> bool:
    """Say whether a mark that nothing closes begins what the next paragraph goes on with."""
    before = text[max(0, start - _BLANKS) : start].rstrip()[-1:]
    begins = before in _ENDS and text[start + 1 : start + 2].isupper()
    return before in ("", ":", ",") or (begins and len(text[start:].split()) > _LONG)


def _is_spoken(text: str, stretch: Stretch) -> bool:
    words = stretch.inside(text)
    if text[stretch.end - 2] in _SPOKEN:
        return True
    return text[stretch.end : stretch.end + 1] == "," and len(words.split()) >= _LONG


def _apart(ones: Sequence[Stretch], others: Sequence[Stretch]) -> list[Stretch]:
    """Give those of `ones` that begin in none of `others`, and hold none; both are in order."""
    starts = [other.start for other in others]
    found = []
    for one in ones:
        i = bisect_left(starts, one.start)
        within = i > 0 and others[i - 1].end > one.start
        around = i < len(others) and others[i].start < one.end
        if not within and not around:
            found.append(one)
    return found
