"""Documents that are nearly the same text: two outlets printed it, or one published it twice.

Their sentences are compared as letters alone, so that marks, case and line breaks do not count. A
few sentences of each document, chosen by their hashes, lead to those that may be the same: the
work grows with the documents and not with their pairs.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from generator.findings import Code, Finding
from generator.incremental.sharing import ALONE, Work, numbers, read_numbers
from generator.model import Document
from generator.refer.rows import in_order, is_prose, rows_of

_SAME_DAYS = 7
"""Days between two days of publication of one text..."""
_NEARLY, _WHOLLY = 0.6, 0.9
"""... and the share of their letters that both must hold; farther apart, or undated, nearly all,
as forms that are filled in each month share most."""
_LEAST_SENTENCE, _LEAST = 20, 300
"""Letters of a sentence that counts, and of a text that is compared at all."""
_LOOKED_UP = 16
"""Sentences of a document that are looked up."""
_MOST = 40
"""Documents that may hold such a sentence."""
_END = re.compile(r"[.!?…]+[”’\"')\]]*\s")
_NO_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class _Letters:
    """The sentences of one document: few bytes, as all documents are looked at."""

    document: Document
    sentences: Sequence[int]
    """By their hashes, in order."""
    letters: Sequence[int]
    """How many each has."""

    def shared(self, other: "_Letters") -> float:
        """Give the share of the letters of both that stand in both."""
        theirs = set(other.sentences)
        mine = zip(self.sentences, self.letters, strict=True)
        common = sum(letters for sentence, letters in mine if sentence in theirs)
        return common / (sum(self.letters) + sum(other.letters) - common)


def mark_copies(documents: Sequence[Document], *, work: Work = ALONE) -> tuple[Document, ...]:
    """Say of each document that is nearly an earlier one which that is, in the order given.

    Both get a finding. Documents that an editor parts (`apart`) are not the same.
    """
    ordered = in_order(documents)
    rows = map(read_numbers, work.each(ordered, "letters", _row))
    texts = {d.id: _letters(d, row) for d, row in zip(ordered, rows, strict=True)}
    firsts: dict[str, str] = {}
    names = list(texts)
    for one, two in sorted(_candidates(list(texts.values()))):
        earlier, later = names[one], names[two]
        if later not in firsts and earlier not in firsts and _same(texts[earlier], texts[later]):
            firsts[later] = earlier
    copies: dict[str, list[str]] = defaultdict(list)
    for later, earlier in firsts.items():
        copies[earlier].append(later)
    return tuple(_marked(d, firsts.get(d.id), copies.get(d.id, ())) for d in documents)


def _row(document: Document) -> bytes:
    """Give the sentences of a document by their hashes, and then the letters of each."""
    sentences: dict[int, int] = {}
    for row in rows_of(document):
        for part in _END.split(row.block.text) if is_prose(row) else ():
            letters = _NO_LETTERS.sub("", part.casefold())
            if len(letters) >= _LEAST_SENTENCE:
                raw = blake2b(letters.encode("utf-8", "surrogatepass"), digest_size=8).digest()
                sentences[int.from_bytes(raw, "big")] = len(letters)
    hashes = sorted(sentences)
    return numbers((*hashes, *map(sentences.__getitem__, hashes)))


def _letters(document: Document, row: Sequence[int]) -> _Letters:
    half = len(row) // 2
    return _Letters(document, row[:half], row[half:])


def _candidates(texts: Sequence[_Letters]) -> set[tuple[int, int]]:
    """Give pairs of documents, by number, the earlier first, that hold the same few sentences."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        if sum(text.letters) >= _LEAST:
            for sentence in text.sentences[:_LOOKED_UP]:
                holders[sentence].append(number)
    return {
        (one, two)
        for numbers in holders.values()
        if len(numbers) <= _MOST
        for at, one in enumerate(numbers)
        for two in numbers[at + 1 :]
    }


def _same(one: _Letters, two: _Letters) -> bool:
    first, second = one.document, two.document
    if second.id in first.apart or first.id in second.apart:
        return False
    near = first.date and second.date and abs((first.date - second.date).days) <= _SAME_DAYS
    return one.shared(two) >= (_NEARLY if near else _WHOLLY)


def _marked(document: Document, first: str | None, copies: Iterable[str]) -> Document:
    others = [first] if first else list(copies)
    if not others:
        return document
    named = ", ".join(f"‘{other}’" for other in others)
    detail = (
        f"Nearly the same text as {named}; if it is another, write ‘not_same_as: [{others[0]}]’ in "
        "the front matter of its page"
    )
    found = Finding(Code.SAME_TEXT, None, detail)
    return replace(document, copy_of=first, findings=(*document.findings, found))
