"""Subjects that common words name: one word of a thesaurus, or two that belong together."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from generator.identity import slug
from generator.model import Document, Record, RecordKind, Role
from generator.rulebook import rules

_TOKEN = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|[^\w\s]|\d+")
_LIFT = 150
"""Times more often than by chance that two words must stand together."""
_NOUN = re.compile(r"(?!.*(?:ly|ed|ing)$)[^\W\d_][^\W\d_-]{2,}")
_SPREAD = 2
"""Times as many documents as a name must a subject stand in."""
_DWELT = 3
"""Times one document must say a subject to dwell on it."""


class _Counts:
    """How often words, and pairs of words, stand in a corpus and in how many documents."""

    def __init__(self) -> None:
        self.times: Counter[str] = Counter()
        self.documents: Counter[str] = Counter()
        self.most: dict[str, int] = {}
        self.words = 0

    def add(self, tokens: Sequence[str]) -> None:
        """Count one document."""
        counted = Counter(t for t in tokens if t)
        self.words += sum(counted.values())
        counted.update(f"{a} {b}" for a, b in pairwise(tokens) if a and b and _pairs(a, b))
        for form, times in counted.items():
            self.times[form] += times
            self.documents[form] += 1
            if times > 1:
                self.most[form] = max(times, self.most.get(form, 0))


def subjects(documents: Iterable[Document], least: int) -> Iterator[Record]:
    """Give the subjects that enough documents treat, and one of them dwells on; by name.

    A pair of words is a subject where they stand together far more often than by chance.
    """
    counts = _Counts()
    for document in documents:
        counts.add(_tokens(document))
    for form in sorted(counts.most):
        if _treated(form, counts, least):
            yield Record(RecordKind.TOPIC, slug(form), form, status="candidate")


def _treated(form: str, counts: _Counts, least: int) -> bool:
    if " " not in form:
        return form in _thesaurus() and counts.documents[form] >= _SPREAD * least
    often = counts.documents[form] >= _SPREAD * least and counts.most[form] >= _DWELT
    return often and _lift(form, counts) >= _LIFT


def _lift(pair: str, counts: _Counts) -> float:
    first, second = pair.split(" ")
    return counts.times[pair] * counts.words / (counts.times[first] * counts.times[second])


def _tokens(document: Document) -> list[str]:
    """Give the document's words, capitalised ones and marks as "", which no pair reaches over."""
    return [
        token if token[:1].islower() else ""
        for block in document.blocks
        if block.role is not Role.NOTE
        for token in (*_TOKEN.findall(block.text), "")
    ]


def _pairs(first: str, second: str) -> bool:
    """Whether two words can be a heading: neither idle, the second a noun by its ending."""
    return (
        first not in _idle()
        and second not in _idle()
        and bool(_NOUN.fullmatch(second))
        and not first.endswith("ly")
    )


@cache
def _thesaurus() -> frozenset[str]:
    return frozenset(rules("subjects")["subject"]["words"].split())


@cache
def _idle() -> frozenset[str]:
    common = " ".join(rules("common-words")["words"])
    return frozenset(f"{common} {rules('subjects')['never_subject']['words']}".split())
