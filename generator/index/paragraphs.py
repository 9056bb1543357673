"""All paragraphs under numbers, in reading order: a number is quicker to sort and count than names.

Those that follow each other in a document have numbers that do; between two documents one is left
out, so that no two paragraphs of different documents seem to follow each other.
"""

import datetime as dt
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import overload

from generator.corpus import Locator, Passage
from generator.model import Block, Document, Turn


class Paragraphs:
    """The paragraphs of some documents, each once, by the documents' days, undated ones last."""

    def __init__(self, documents: Iterable[Document]) -> None:
        """Give each a number, from 0."""
        self.documents = tuple(sorted(documents, key=_day))
        self.firsts: list[int] = []
        """The number of the first paragraph of each document."""
        self.end = 0
        """A number above all."""
        self.of = array("I")
        """The document of each paragraph, by its place among all."""
        self._plain = _Plain(self._locator)
        for number, document in enumerate(self.documents):
            self.firsts.append(self.end)
            self.end += len(document.blocks) + 1
            self.of.extend([number] * (len(document.blocks) + 1))

    def __len__(self) -> int:
        """Count the paragraphs."""
        return self.end - len(self.documents)

    def each(self) -> Iterator[tuple[Document, int]]:
        """Give each document with the number of its first paragraph."""
        return zip(self.documents, self.firsts, strict=True)

    def document(self, number: int) -> Document:
        """Give the document that holds a paragraph."""
        return self.documents[self.of[number]]

    def block(self, number: int) -> Block:
        """Give the paragraph itself."""
        at = self.of[number]
        return self.documents[at].blocks[number - self.firsts[at]]

    def locators(self, numbers: Iterable[int], principal: Collection[int]) -> Sequence[Locator]:
        """Give paragraphs as the index shows them, in their order."""
        return _Located(tuple(sorted(numbers)), principal, self._plain)

    def _locator(self, number: int) -> Locator:
        at = self.of[number]
        document = self.documents[at]
        return Locator(Passage(document.id, document.blocks[number - self.firsts[at]].id))


class _Plain(dict[int, Locator]):
    """Locators not to be read first, each made once: a paragraph stands under many a heading."""

    def __init__(self, make: Callable[[int], Locator]) -> None:
        self._make = make

    def __missing__(self, number: int) -> Locator:
        made = self[number] = self._make(number)
        return made


@dataclass(frozen=True, slots=True, eq=False)
class _Located(Sequence[Locator]):
    """Locators that are made when somebody goes through them, of an archive a hundred thousand."""

    _numbers: Sequence[int]
    _principal: Collection[int]
    _plain: Mapping[int, Locator]

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, at: int) -> Locator: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Locator]: ...
    def __getitem__(self, at: int | slice) -> Locator | Sequence[Locator]:
        if isinstance(at, slice):
            return tuple(map(self._locator, self._numbers[at]))
        return self._locator(self._numbers[at])

    def __iter__(self) -> Iterator[Locator]:
        return map(self._locator, self._numbers)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))

    def _locator(self, number: int) -> Locator:
        plain = self._plain[number]
        return plain._replace(principal=True) if number in self._principal else plain


def _day(document: Document) -> dt.date:
    return document.date or dt.date.max


def spoken(document: Document, first: int, turns: Collection[Turn]) -> Iterator[tuple[Turn, int]]:
    """Give each paragraph of some turns, by its number, where the document's first has that one."""
    if turns:
        known = numbers_of(document, first)
        for turn in turns:
            for block in turn.blocks:
                if block in known:
                    yield turn, known[block]


def numbers_of(document: Document, first: int) -> dict[str, int]:
    """Give the number of each block of a document by its id, where the first has the number."""
    return {block.id: number for number, block in enumerate(document.blocks, first)}
