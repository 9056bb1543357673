"""The words of subject of each document, with how often it has each; what is no subject apart."""

import re
import sys
from array import array
from collections import Counter
from collections.abc import Sequence
from functools import cache

from generator.model import Document
from generator.refer.rows import is_prose, rows_of
from generator.refer.words import common_words, form, forms, is_content, without_remarks
from generator.rulebook import rules

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")
Telling = tuple[Sequence[str], Sequence[int]]
"""The telling words of a document, and how often it has each."""


def telling(document: Document) -> bytes:
    """Give the words of subject of a document, a line, and below them how often it has each.

    An editor's remarks in brackets say nothing of it, nor do months, days of the week, the words
    for large numbers, of measure and of place, ordinals and adverbs.
    """
    rows = filter(is_prose, rows_of(document))
    counts: Counter[str] = Counter()
    for row in rows:
        counts.update(forms(without_remarks(row.block.text)))
    told = [word for word in counts if is_content(word) and is_subject(word)]
    times = " ".join(str(counts[word]) for word in told)
    return f"{' '.join(told)}\n{times}".encode("utf-8", "surrogatepass")


TELLING = ("telling", telling)


def words_of(row: bytes) -> Sequence[str]:
    """Read the words of a row."""
    return row.partition(b"\n")[0].decode("utf-8", "surrogatepass").split()


def read_telling(row: bytes) -> Telling:
    """Read a row; a word that comes again is kept once, as many documents are read."""
    return list(map(sys.intern, words_of(row))), array(
        "I", map(int, row.partition(b"\n")[2].split())
    )


def is_subject(word: str) -> bool:
    """Say whether a word of content may be one of subject.

    >>> [word for word in ("rightly", "17th", "casualties", "assembly", "f-4") if is_subject(word)]
    ['assembly', 'f-4']
    """
    adverb = word.endswith("ly") and word.removesuffix("ly") in common_words()
    return not (adverb or _ORDINAL.match(word) or word in _of_anything())


@cache
def _of_anything() -> frozenset[str]:
    book = rules("documents")
    scales = (word for word in rules("figures")["scale"] if word != "comment")
    days = (*book["months"]["names"], *book["weekdays"]["names"])
    return frozenset(map(form, (*days, *scales, *rules("figures")["measures"]["words"])))
