"""Where a record is discussed, as against merely named."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from generator.corpus import Locator, Naming, Passage, Record, RecordKind
from generator.model import Block, Document, Role

_SILENT = (Role.METADATA, Role.NOTE)
"""What a dateline or a stage direction names is not discussed there, unless a record is kept
for it and nothing else names it."""
_DEFINED = re.compile(r"[’'s]{0,2} \([A-Z][\w&./-]{1,9}\)|,? (?:is|are|was|were) an? ", re.ASCII)
_FEW = 5
"""A record named in no more paragraphs of a document than these is discussed in each."""
_RARE = 3
"""Documents that make a record rare: wherever it is named, it is worth finding."""
_DEMANDED = ((0.05, 1), (0.2, 2), (0.4, 3), (1.0, 8))
"""Share of all documents that name a record, and how many paragraphs of one must do so for it
to be discussed there; a person, half as many. Read off the indexes of documentary editions."""
_EVERYWHERE = 0.1
"""Share of the documents that name a thing as often as any, from which it is a mere word."""
_OFTEN = 2
"""Times named in one paragraph that make it a discussion."""


class Discussion:
    """All documents' blocks, to ask where what is discussed.

    The rules, in the reader's words: a title or heading names it; the passage says what it is; it
    is named twice or more; a question names it; or the document hardly ever names it elsewhere.
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        self._blocks = {(d.id, b.id): b for d in documents for b in d.blocks}
        self._documents = len({document for document, _ in self._blocks})
        self._order = {place: i for i, place in enumerate(self._blocks)}
        self._asked = {
            (d.id, block)
            for d in documents
            for turn in d.turns
            if turn.inferred or turn.label.startswith("Q")
            for block in turn.blocks
        }

    def locators(self, record: Record, namings: Sequence[Naming]) -> tuple[Locator, ...]:
        """Give the places that discuss the record, one a block, in order."""
        times = Counter((n.passage.document, n.passage.block) for n in namings)
        spread = Counter(document for document, _ in times)
        demanded = self._demanded(record, len(spread))
        ruled = {(n.passage.document, n.passage.block) for n in namings if n.passage.start is None}
        defined = {(n.passage.document, n.passage.block) for n in namings if self._defines(n)}
        found = []
        for place, count in times.items():
            block = self._blocks[place]
            principal = block.role is Role.TITLE or place in defined
            asked = place in self._asked or block.role is Role.HEADING
            enough = count >= _OFTEN or spread[place[0]] <= _FEW or _chosen(record)
            dwelt = spread[place[0]] >= demanded and (asked or enough)
            silent = block.role is Role.NOTE or (
                block.role in _SILENT and record.kind is not RecordKind.PERSON
            )
            if place in ruled or (not silent and (principal or dwelt)):
                found.append((self._order[place], Locator(Passage(*place), principal)))
        if not found:
            return self.at(times if record.status == "accepted" else self._most(times, spread))
        return tuple(locator for _, locator in sorted(found, key=lambda pair: pair[0]))

    def _most(
        self, times: Iterable[tuple[str, str]], spread: Mapping[str, int]
    ) -> list[tuple[str, str]]:
        """Give the places of the documents that name most what none dwells on.

        Whom a list of those present names is found there, and a word that every document has
        once in passing is nowhere discussed.
        """
        most = max(spread.values(), default=0)
        full = [name for name, count in spread.items() if count == most]
        if len(full) > max(_FEW, _EVERYWHERE * self._documents):
            return []
        return [p for p in times if p[0] in full and self._blocks[p].role is not Role.NOTE]

    def _demanded(self, record: Record, documents: int) -> int:
        """Give the paragraphs of a document that must name what so many documents name."""
        if documents <= _RARE:
            return 1
        share = documents / self._documents
        demanded = next(paragraphs for most, paragraphs in _DEMANDED if share <= most)
        if record.kind is RecordKind.PERSON:
            return 1
        return demanded + (record.kind is RecordKind.TOPIC)

    def where(self, namings: Iterable[Naming], words: re.Pattern[str]) -> tuple[Locator, ...]:
        """Give the places that name the record and hold one of `words`, in order."""
        places = {(n.passage.document, n.passage.block) for n in namings}
        held = [p for p in places if words.search(self._blocks[p].text)]
        return self.at(p for p in held if self._blocks[p].role not in _SILENT)

    def at(self, places: Iterable[tuple[str, str]]) -> tuple[Locator, ...]:
        """Give locators for blocks, in order."""
        ordered = sorted(set(places), key=self._order.__getitem__)
        return tuple(Locator(Passage(*place)) for place in ordered)

    def _defines(self, naming: Naming) -> bool:
        block: Block = self._blocks[naming.passage.document, naming.passage.block]
        at_head = naming.passage.start == 0
        match = _DEFINED.match(block.text, naming.passage.end or 0)
        in_brackets = bool(match and match[0].endswith(")"))
        return bool(match) and (at_head or in_brackets)


def _chosen(record: Record) -> bool:
    """Whether an editor chose the words for a subject: whatever holds them is about it."""
    subject = record.kind in (RecordKind.TOPIC, RecordKind.EVENT)
    return subject and record.status == "accepted"


def by_record(namings: Iterable[Naming]) -> Mapping[str, list[Naming]]:
    """Sort namings out by record."""
    sorted_out: dict[str, list[Naming]] = {}
    for naming in namings:
        sorted_out.setdefault(naming.record, []).append(naming)
    return sorted_out
