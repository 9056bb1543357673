"""Where everything of a publication stands: pages, paragraphs, and the links between them."""

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.corpus import Passage, Record, RecordKind
from generator.index.called import is_nobody
from generator.index.sameness import same_people
from generator.model import Block, Document, Role
from generator.pages.markdown import Md, link
from generator.pages.wording import day, excerpt, short_day


@dataclass(frozen=True, slots=True)
class Places:
    """Looks up by id; every link is relative to the page that will hold it."""

    documents: Mapping[str, Document]
    records: Mapping[str, Record]
    """Those that have a page, by "people/antony-blinken"."""
    blocks: Mapping[tuple[str, str], Block]
    numbers: Mapping[tuple[str, str], int]
    """Paragraph number, from 1 in reading order; for show, the address is the block's id."""
    paths: Mapping[str, str]
    """Page of each document, from docs/; an editor may have moved it."""
    short: Mapping[str, str]
    """What a locator calls each document: its date, with a letter where several share it."""
    joined: Mapping[str, str]
    """Records of people, each with the record under whose name the index has both."""

    @classmethod
    def of(
        cls,
        documents: Iterable[Document],
        records: Iterable[Record],
        paths: Mapping[str, str] | None = None,
    ) -> "Places":
        """Look through a publication once."""
        documents, records = tuple(documents), tuple(records)
        cited = [
            (d.id, number, block)
            for d in documents
            for number, block in enumerate((b for b in d.blocks if b.role != Role.TITLE), 1)
        ]
        return cls(
            {d.id: d for d in documents},
            {key(record): record for record in records if record.status != "rejected"},
            {(d.id, b.id): b for d in documents for b in d.blocks},
            {(name, block.id): number for name, number, block in cited},
            {d.id: f"documents/{d.id}.md" for d in documents} | dict(paths or {}),
            _short_names(documents),
            same_people(r for r in records if r.status != "rejected" and not is_nobody(r)),
        )

    @property
    def lettered(self) -> bool:
        """Whether letters tell documents of one day apart, or those of none."""
        return any(name.endswith(")") for name in self.short.values())

    def to_document(self, name: str, page: str) -> str:
        """Give the address of a document's page from another page."""
        return relative(self.paths[name], page)

    def to_passage(self, passage: Passage, page: str) -> str:
        """Give the address of a paragraph from a page."""
        target = self.paths[passage.document]
        near = "" if target == page else relative(target, page)
        block = self.blocks.get((passage.document, passage.block))
        return near if block and block.role == Role.TITLE else f"{near}#{passage.block}"

    def to_record(self, name: str, page: str) -> str:
        """Give the address of a record's page from another page."""
        return relative(f"{name}.md", page)

    def record(self, name: str, page: str) -> Md:
        """Link a record by its name from a page."""
        return link(self.records[name].name, self.to_record(name, page))

    def words(self, passage: Passage, *, length: int = 160) -> str:
        """Give the words of a passage with some around them."""
        block = self.blocks.get((passage.document, passage.block))
        if block is None:
            return ""
        return excerpt(block.text, passage.start or 0, passage.end, length=length)

    def cite(self, passage: Passage, page: str) -> Md:
        """Link a passage as a footnote does: its page and date, or its paragraph on this page."""
        document = self.documents[passage.document]
        number = self.numbers.get((passage.document, passage.block))
        paragraph = f"¶ {number}" if number else "the title"
        if self.paths[passage.document] == page:
            return link(paragraph, self.to_passage(passage, page))
        title = excerpt(document.title, length=70)
        linked = link(f"{title}, {paragraph}", self.to_passage(passage, page))
        return Md(f"{linked}, {day(document.date)}") if document.date else linked

    def person(self, speaker: str | None) -> Record | None:
        """Give the record of a speaker, a person's or else a body's of that id."""
        for folder in (RecordKind.PERSON, RecordKind.ORGANISATION):
            if record := self.records.get(f"{folder.value}/{speaker}"):
                return record
        return None


def key(record: Record) -> str:
    """Name a record with its folder: "people/antony-blinken"."""
    return f"{record.kind.value}/{record.id}"


def relative(target: str, page: str) -> str:
    """Give an address under docs/ from a page under docs/.

    >>> relative("people/a.md", "documents/b.md")
    '../people/a.md'
    """
    return posixpath.relpath(target, posixpath.dirname(page) or ".")


def _short_names(documents: tuple[Document, ...]) -> dict[str, str]:
    by_day: dict[str, list[str]] = {}
    for document in sorted(documents, key=lambda d: d.id):
        by_day.setdefault(short_day(document.date), []).append(document.id)
    names = {}
    for shown, ids in by_day.items():
        for number, name in enumerate(ids):
            names[name] = shown if len(ids) == 1 else f"{shown} ({_letters(number)})"
    return names


def _letters(number: int) -> str:
    """Count as a, b, ... z, aa, ab."""
    rest, last = divmod(number, 26)
    return (_letters(rest - 1) if rest else "") + chr(ord("a") + last)
