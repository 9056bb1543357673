"""Rare names in common: documents that share two of them, tied to the one that says most of them.

A name that one other document speaks of at length ties nothing by itself; two such names that
the same document speaks of do. Names are capitalised words inside a sentence.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from generator.corpus import NearLink, Reference, ReferenceKind
from generator.incremental.remembered import Remembered
from generator.incremental.sharing import ALONE, Work
from generator.model import Document
from generator.refer.cues import is_formula
from generator.refer.evidence import listed, opening, shown, tie
from generator.refer.proper import general, phrases
from generator.refer.rows import Spot, is_prose, rows_of
from generator.refer.wording.texts import joined, others
from generator.refer.words import forms, is_content, print_of, reads_on, sentences
from generator.refer.written import read, write

_NAME = re.compile(r"(?<=[a-z,;:] )[A-Z][\w’'-]{2,}(?: [A-Z][\w’'-]+){0,5}")
_MOST_DOCUMENTS, _MOST_SHARE = 8, 10
"""A name in more documents than 8, or than one of ten, is not rare."""
_ABOUT = 3
"""Times that a document says a name that it speaks of at length."""
_CLEAR = 1.5
"""How much more often than the next document."""
_LEAST_NAMES, _SHOWN = 2, 3
TIED = "namesakes"
"""What is kept of documents that share names."""
_SIZE, _PRINT, _TIMES = 4, np.dtype("<u8"), np.dtype("<u4")

Numbers = tuple[int, int]


def read_names(documents: Sequence[Document], work: Work = ALONE) -> list[bytes]:
    """Give the names that each document prints inside its sentences, and how often."""
    return work.each(documents, *NAMES)


def _written(document: Document) -> bytes:
    counts = _names(document)
    prints = np.array(list(map(print_of, counts)), _PRINT)
    times = np.array([*counts.values()], _TIMES)
    names = "\n".join(counts).encode("utf-8", "surrogatepass")
    return b"".join(
        (len(counts).to_bytes(_SIZE, "little"), prints.tobytes(), times.tobytes(), names)
    )


NAMES = ("names", _written)


def _columns(row: bytes) -> tuple[NDArray[np.uint64], NDArray[np.uint32]]:
    """Read the prints of the names of a document, and how often it has each."""
    count = int.from_bytes(row[:_SIZE], "little")
    times = np.frombuffer(row, _TIMES, count, _SIZE + count * _PRINT.itemsize)
    return np.frombuffer(row, _PRINT, count, _SIZE), times


def _name(row: bytes, print_: int) -> str:
    """Give the name that has a print."""
    prints, times = _columns(row)
    names = row[_SIZE + prints.nbytes + times.nbytes :].decode("utf-8", "surrogatepass")
    found: str = names.split("\n")[prints.tolist().index(print_)]
    return found


def find_names(
    documents: Sequence[Document], rows: Sequence[bytes], work: Work = ALONE
) -> Iterator[Reference | NearLink]:
    """Tie each document to those that speak at length of two rare names that it says.

    `rows` are what `read_names` gave.
    """
    known = Remembered(TIED, work)
    pairs: dict[Numbers, list[str]] = defaultdict(list)
    for name, main, rest in _homes(rows):
        for other in rest:
            pairs[other, main].append(name)
    for (other, main), names in sorted(pairs.items()):
        if len(names) >= _LEAST_NAMES:
            one, two = documents[other], documents[main]
            asked = json.dumps((known.name(one), known.name(two), names))
            yield from read(known.get(asked, partial(_read_off, one, two, names)))
    known.keep()


def _read_off(one: Document, two: Document, names: Sequence[str]) -> bytes:
    return write(_tied(one, two, names))


def _tied(one: Document, two: Document, names: Sequence[str]) -> Iterator[Reference]:
    """Tie two documents of which the second speaks at length of some names that the first says."""
    here, there = _spot(one, names), _spot(two, names)
    if here and there and _reads(here, there):
        said = [name for name in names if _holds(here, name) and _holds(there, name)]
        printed = whole(there.text, said)
        enough = len(printed) > 1 or any(_capitals(name) > _LEAST_NAMES for name in printed)
        if len(said) >= _LEAST_NAMES and enough:
            score = min(0.9, 0.5 + 0.05 * len(names))
            say = _say(listed(printed[:_SHOWN]))
            yield tie(ReferenceKind.SAME_EVENT, here, there, say, score)


def _say(printed: str) -> Callable[[Spot, Spot, str], str]:
    def say(_here: Spot, there: Spot, when: str) -> str:
        return f"{opening(when)}, also on {printed}: {shown(there)}"

    return say


def _names(document: Document) -> Counter[str]:
    """Count the names that a document prints inside its sentences, by their forms."""
    counts: Counter[str] = Counter()
    for row in rows_of(document):
        for found in _NAME.finditer(row.block.text) if is_prose(row) else ():
            name = " ".join(forms(found[0]))
            if is_content(name.split()[0]) and not set(name.split()) <= general():
                counts[name] += 1
    return counts


def _homes(rows: Sequence[bytes]) -> list[tuple[str, int, list[int]]]:
    """Give each rare name with the one document that says it most, and the others."""
    columns = list(map(_columns, rows))
    prints = joined([some for some, _ in columns])
    times = np.concatenate([np.zeros(0, np.int64), *(times for _, times in columns)])
    number = np.repeat(np.arange(len(rows)), [len(some) for some, _ in columns])
    order = np.lexsort((number, -times, prints))
    prints, times, number = prints[order], times[order], number[order]
    [firsts] = np.nonzero(others(prints))
    sizes = np.diff(firsts, append=len(prints))
    rare = min(_MOST_DOCUMENTS, len(rows) // _MOST_SHARE)
    several = (sizes > 1) & (sizes <= rare)
    firsts, sizes = firsts[several], sizes[several]
    clear = times[firsts] >= np.maximum(_ABOUT, times[firsts + 1] * _CLEAR)
    return sorted(
        (_name(rows[main], print_), main, number[first + 1 : first + size].tolist())
        for first, size, main, print_ in zip(
            *(column[clear].tolist() for column in (firsts, sizes, number[firsts], prints[firsts])),
            strict=True,
        )
    )


def _spot(document: Document, names: Sequence[str]) -> Spot | None:
    """Give the sentence that says most of the names, in the first paragraph that says two."""
    for row in filter(is_prose, rows_of(document)):
        text = row.block.text
        if _said(text, names) >= _LEAST_NAMES:
            spans = sentences(text)
            return Spot(row, *max(spans, key=lambda s: (_said(text[slice(*s)], names), -s[0])))
    return None


def whole(text: str, names: Sequence[str]) -> Sequence[str]:
    """Give the names as a reader knows them: two may be parts of one.

    >>> whole("in the Plaine des Joncs and at Zenda", ["plaine", "joncs", "zenda"])
    ['Plaine des Joncs', 'Zenda']
    """
    return phrases(text, {word for name in names for word in name.split()})


def _capitals(name: str) -> int:
    return sum(word[0].isupper() for word in name.split())


def _reads(one: Spot, two: Spot) -> bool:
    """Say whether both are sentences that tell something, and no lists of who was there."""
    return all(reads_on(spot.text) and not is_formula(spot.text) for spot in (one, two))


def _holds(spot: Spot, name: str) -> bool:
    return bool(_said(spot.text, [name]))


def _said(text: str, names: Sequence[str]) -> int:
    words = f" {' '.join(forms(text))} "
    return sum(f" {name} " in words for name in names)
