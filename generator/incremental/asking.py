"""What each document gives that asks what all documents say: made anew only where that changed.

A rule reads a document and looks up, in tables that all documents make together, what it needs.
What it gives is kept with all that it asked and with a hash of each answer. In the next run the
same is asked again, once for all documents, and only those are read anew of which an answer has
changed. So what is kept is never old, and one document more costs what it touches.
"""

import json
import sys
from array import array
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from hashlib import blake2b
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, TypeVar

from generator.incremental.shelves import FIRST

V = TypeVar("V")
T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


class Table(Generic[K, V]):
    """What all documents say, by key; it remembers what was looked up.

    >>> days = Table({1: ["a", "b"]}.get)
    >>> days.get(1), days.get(2), sorted(days.asked)
    (['a', 'b'], None, [1, 2])
    """

    def __init__(
        self,
        find: Callable[[K], V | None],
        tell: Callable[[V], str] = repr,
        read: Callable[[str], K] = str,  # type: ignore[assignment]  # of keys that are words
    ) -> None:
        """Take what finds an answer, or None, by its key.

        `tell` puts an answer in words that change where it does; `read` makes a key of its `str`.
        """
        self._find = find
        self._tell = tell
        self._read = read
        self.asked: set[K] = set()

    def get(self, key: K) -> V | None:
        """Look a key up."""
        self.asked.add(key)
        return self._find(key)

    def __contains__(self, key: K) -> bool:
        """Say whether anything is known by a key."""
        return self.get(key) is not None

    def told(self, key: str) -> str:
        """Give a hash of the answer to a key in writing; "" for none."""
        found = self._find(self._read(key))
        return "" if found is None else _hash(self._tell(found))


Tables = Mapping[str, Table]  # type: ignore[type-arg]  # each has its own keys and answers
Found = tuple[bytes, list[str]]
"""What one document gave, and what was asked for it: name of a table, blank, key."""
_SIZE = array("I").itemsize


def reading(read: Callable[[T], bytes], tables: Tables) -> Callable[[T], Found]:
    """Give what reads a document and tells what was asked for it."""

    def found(document: T) -> Found:
        for table in tables.values():
            table.asked.clear()
        row = read(document)
        return row, [f"{name} {key}" for name, table in tables.items() for key in table.asked]

    return found


class Spoken(NamedTuple, Generic[T]):
    """What all documents say by words: a document asks for all of these that it says itself.

    So that nobody has to write down what each document says, it is looked for in those few words
    of which an answer has changed.
    """

    answers: Mapping[str, str] = MappingProxyType({})
    """By words; each in other words than it had, where anything about it changes."""
    says: Callable[[T, Collection[str]], bool] = lambda _document, _words: False
    """Whether a document may say any of some words."""


class Questions:
    """All questions that were asked, each once, with a hash of the answer as it is now."""

    def __init__(self, tables: Tables, spoken: Spoken[Any] = Spoken()) -> None:  # noqa: B008
        self._tables = tables
        self._numbers: dict[str, int] = {}
        self._told: list[str] = []
        self._says = spoken.says
        self._spoken = {words: _hash(told) for words, told in spoken.answers.items()}

    def number(self, question: str) -> int:
        """Give the number of a question, a new one where nobody asked it yet."""
        if (known := self._numbers.get(question)) is not None:
            return known
        name, _, key = question.partition(" ")
        self._told.append(self._tables[name].told(key) if name in self._tables else "")
        return self._numbers.setdefault(question, len(self._numbers))

    def still_true(
        self, kept: Mapping[str, bytes], documents: Mapping[str, object]
    ) -> dict[str, bytes]:
        """Give of the rows that `row` made those for which every answer is what it was.

        `documents` are those of which rows are wanted, by the same names.
        """
        try:
            asked, told, spoken = json.loads(kept[FIRST])
            self._number_all(asked)
            changed = {n for n, (before, now) in enumerate(zip(told, self._told, strict=True))
                       if before != now}  # fmt: skip
            moved = {words for words, _ in spoken.items() ^ self._spoken.items()}
            rows = {name: row for name, row in kept.items() if name in documents}
            return {
                name: row for name, row in rows.items()
                if (not changed or changed.isdisjoint(_asked(row)))
                and not (moved and self._says(documents[name], moved))
            }  # fmt: skip
        except (LookupError, ValueError, TypeError, AttributeError):  # nothing that we wrote
            return {}

    def _number_all(self, questions: Sequence[str]) -> None:
        """Ask each of many questions, none of which was asked yet; there are a hundred thousand."""
        self._numbers = {question: n for n, question in enumerate(questions)}
        tables = {name: table.told for name, table in self._tables.items()}
        split = (question.partition(" ") for question in questions)
        self._told = [tables[name](key) if name in tables else "" for name, _, key in split]

    def row(self, found: Found) -> bytes:
        """Write what a document gave, with the numbers of what was asked for it before it."""
        numbers = array("I", (len(found[1]), *map(self.number, found[1])))
        return numbers.tobytes() + found[0]

    def together(self, rows: Mapping[str, bytes]) -> dict[str, bytes]:
        """Give rows with the questions, to be kept."""
        told = json.dumps([list(self._numbers), self._told, self._spoken])
        return {FIRST: told.encode(), **rows}


def in_steps(count: int, bits: int = 5) -> int:
    """Give a count as far as it tells, rounded to its first `bits` binary digits.

    What is worked out from it changes seldom, and so does what depends on that.

    >>> [in_steps(count) for count in (3, 31, 62, 63, 14_511, 14_512)]
    [3, 31, 62, 64, 14336, 14336]
    """
    idle = max(0, count.bit_length() - bits)
    return round(count / (1 << idle)) << idle


def _asked(row: bytes) -> "array[int]":
    numbers = array("I")
    numbers.frombytes(row[_SIZE : _end(row)])
    return numbers


def answer(row: bytes) -> bytes:
    """Give what the document gave, of a row that `Questions.row` made."""
    return row[_end(row) :]


def _end(row: bytes) -> int:
    return _SIZE * (1 + int.from_bytes(row[:_SIZE], sys.byteorder))


def _hash(words: str) -> str:
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
