"""Subjects that common words name: one word of a thesaurus, or two that belong together."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from generator.identity import slug
from generator.model import Document, Record, RecordKind, Role
from generator.rulebook import rules
from generator.sharing import ALONE, Work

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
        self.documents: Counter[str] = Counter()
        self.again: Counter[str] = Counter()
        """Times beyond the first in each document."""
        self.most: dict[str, int] = {}
        self.words = 0

    def add(self, row: bytes) -> None:
        """Add one document's row."""
        words, again, *forms = row.decode("utf-8", "surrogatepass").split("\n")
        self.words += int(words)
        self.documents.update(forms)
        for form, times in json.loads(again).items():
            self.again[form] += times - 1
            self.most[form] = max(times, self.most.get(form, 0))

    def times(self, form: str) -> int:
        """Give how often a form stands in all documents."""
        return self.documents[form] + self.again[form]


def _row(document: Document) -> bytes:
    """Count one document: its words, what it says more than once and how often, then each form.

    A line each; most forms stand once in a document, so that little is to be read number by number.
    """
    tokens = _tokens(document)
    counted = Counter(t for t in tokens if t)
    words = sum(counted.values())
    counted.update(f"{a} {b}" for a, b in pairwise(tokens) if a and b and _pairs(a, b))
    again = {form: times for form, times in counted.items() if times > 1}
    return "\n".join((str(words), json.dumps(again), *counted)).encode("utf-8", "surrogatepass")


def subjects(documents: Sequence[Document], least: int, work: Work = ALONE) -> Iterator[Record]:
    """Give the subjects that enough documents treat, and one of them dwells on; by name.

    A pair of words is a subject where they stand together far more often than by chance.
    """
    counts = _Counts()
    for row in work.each(documents, "subjects", _row):
        counts.add(row)
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
    return counts.times(pair) * counts.words / (counts.times(first) * counts.times(second))


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
