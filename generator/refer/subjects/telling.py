"""The words of subject of each document, with how often it has each; what is no subject apart."""

import sys
from array import array
from collections import Counter
from collections.abc import Sequence
from functools import cache

from generator.model import Document
from generator.refer.rows import is_prose, rows_of
from generator.refer.words import form, forms, is_content, without_remarks
from generator.rulebook import rules

Telling = tuple[Sequence[str], Sequence[int]]
"""The telling words of a document, and how often it has each."""


def telling(document: Document) -> bytes:
    """Give the words of subject of a document, a line, and below them how often it has each.

    An editor's remarks in brackets say nothing of it, nor do months, days of the week and the words
    for large numbers.
    """
    rows = filter(is_prose, rows_of(document))
    counts: Counter[str] = Counter()
    for row in rows:
        counts.update(forms(without_remarks(row.block.text)))
    told = [word for word in counts if is_content(word) and word not in _of_anything()]
    times = " ".join(str(counts[word]) for word in told)
    return f"{' '.join(told)}\n{times}".encode("utf-8", "surrogatepass")


def read_telling(row: bytes) -> Telling:
    """Read a row; a word that comes again is kept once, as all documents are read."""
    words, _, times = row.decode("utf-8", "surrogatepass").partition("\n")
    return list(map(sys.intern, words.split())), array("I", map(int, times.split()))


@cache
def _of_anything() -> frozenset[str]:
    book = rules("documents")
    scales = (word for word in rules("figures")["scale"] if word != "comment")
    return frozenset(map(form, (*book["months"]["names"], *book["weekdays"]["names"], *scales)))
