"""The words of subject of each document, how often and where it has each; others apart.

A row is arrays of numbers, so that of all documents only what is asked for becomes words.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.model import Document
from generator.refer.rows import is_prose, rows_of
from generator.refer.words import (
    common_words,
    form,
    forms,
    is_content,
    print_of,
    sentences,
    without_remarks,
)
from generator.rulebook import rules

End = tuple[int, int, int]
"""Row, start and end of a sentence."""
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")
_SIZES = np.dtype("<u4")
_PRINT = np.dtype("<u8")
_HEAD = 5
"""Numbers that come first in a row."""
_END = 3
"""Numbers that say where a sentence stands."""


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """The words of subject of a document, and its sentences that have any."""

    prints: NDArray[np.uint64]
    """Of each word."""
    times: NDArray[np.unsignedinteger[Any]]
    """How often the document has it."""
    ends: NDArray[np.uint32]
    """Row, start and end of each sentence, in order."""
    sizes: NDArray[np.uint32]
    """How many of the words it has."""
    held: NDArray[np.unsignedinteger[Any]]
    """Their numbers, sentence by sentence."""
    _written: bytes

    def words(self) -> list[str]:
        """Give the words."""
        return self._written.decode("utf-8", "surrogatepass").split()


def telling(document: Document) -> bytes:
    """Give the words of subject of a document, how often it has each, and in which sentences.

    An editor's remarks in brackets say nothing of it, nor do months, days of the week, the words
    for large numbers, of measure and of place, ordinals and adverbs.
    """
    counts: Counter[str] = Counter()
    parts: list[tuple[End, list[str]]] = []
    for row in filter(is_prose, rows_of(document)):
        text = row.block.text
        each = [((row.number, a, b), forms(text[a:b])) for a, b in sentences(text)]
        if "[" in text or "]" in text:
            counts.update(forms(without_remarks(text)))
        else:  # no word goes over the end of a sentence
            counts.update(chain.from_iterable(words for _, words in each))
        parts += each
    words = [word for word in counts if is_content(word) and is_subject(word)]
    return _written(words, [counts[word] for word in words], parts)


def _written(
    words: Sequence[str], times: Sequence[int], parts: Iterable[tuple[End, Sequence[str]]]
) -> bytes:
    number = {word: n for n, word in enumerate(words)}
    every = (
        (end, sorted({number[word] for word in some if word in number})) for end, some in parts
    )
    each = [(end, held) for end, held in every if held]
    kind = np.dtype("<u2" if max(len(words), *times, 0) < 1 << 16 else "<u4")
    ends = [*chain.from_iterable(end for end, _ in each)]
    sizes = [len(held) for _, held in each]
    raw = " ".join(words).encode("utf-8", "surrogatepass")
    head = (len(words), len(each), sum(sizes), len(raw), kind.itemsize)
    return b"".join(
        (
            np.array(head, _SIZES).tobytes(),
            np.array(list(map(print_of, words)), _PRINT).tobytes(),
            np.array(times, kind).tobytes(),
            np.array((*ends, *sizes), _SIZES).tobytes(),
            np.array([*chain.from_iterable(held for _, held in each)], kind).tobytes(),
            raw,
        )
    )


TELLING = ("telling", telling)


def prints_of(row: bytes) -> NDArray[np.uint64]:
    """Read the prints of the words of a row."""
    return np.frombuffer(row, _PRINT, int.from_bytes(row[:4], "little"), _HEAD * _SIZES.itemsize)


def read_telling(row: bytes) -> Telling:
    """Read a row."""
    words, each, many, length, size = np.frombuffer(row, _SIZES, _HEAD).tolist()
    kind = np.dtype(f"<u{size}")
    times = _HEAD * _SIZES.itemsize + words * _PRINT.itemsize
    ends = times + words * size
    sizes = ends + each * _END * _SIZES.itemsize
    held = sizes + each * _SIZES.itemsize
    return Telling(
        prints_of(row),
        np.frombuffer(row, kind, words, times),
        np.frombuffer(row, _SIZES, each * _END, ends).reshape(-1, _END),
        np.frombuffer(row, _SIZES, each, sizes),
        np.frombuffer(row, kind, many, held),
        row[len(row) - length :],
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
