"""The page of a record: a person, a body, a place, an agreement, an event, a topic."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.corpus import Corpus, Naming, Office, Passage, Record, RecordKind
from generator.editing.page import Page
from generator.model import Document
from generator.pages.fill import draft
from generator.pages.markdown import Md, escape, link
from generator.pages.places import Places, key
from generator.pages.wording import ONE_NAME, bare_words, count, day
from generator.records.identifiers import CATALOGUES, address

IN_A_ROW = 500
"""Passages of a document in one row of a list: Markdown copies all of a row for each link in it."""


@dataclass(frozen=True, slots=True)
class Group:
    """A list on a record's page."""

    title: str
    rows: tuple[Md, ...]
    id: str = ""
    """The anchor of a letter that heads a part of a long list."""


def record_page(record: Record, corpus: Corpus, places: Places, named: Iterable[Naming]) -> Page:
    """Write a record: who or what it is, and where the texts speak, quote or name it.

    All words of a person stand on one page, whatever records they have; the others lead there.
    """
    path = f"{key(record)}.md"
    main = places.joined.get(key(record))
    parts = [part for part, whole in places.joined.items() if whole == key(record)]
    voices = () if main else (record.id, *(part.partition("/")[2] for part in parts))
    speaks = record.kind in (RecordKind.PERSON, RecordKind.ORGANISATION)
    groups = (
        Group("Speaks in", tuple(_spoken(voices if speaks else (), corpus, places, path))),
        Group("Quoted in", tuple(_quoted(voices, corpus, places, path))),
        Group("Named in", tuple(_named(named, places, path))),
    )
    see_also = [places.record(name, path) for name in record.see_also if name in places.records]
    return draft(
        path,
        "record.md.j2",
        _front(record, places),
        record=record,
        doubt=ONE_NAME if _is_doubtful(record, groups) else "",
        main=places.record(main, path) if main else "",
        parts=Md(", ".join(places.record(part, path) for part in sorted(parts))),
        forms=Md(", ".join(escape(form) for form in record.also)),
        offices=tuple(_office(office) for office in record.offices),
        groups=tuple(group for group in groups if group.rows),
        see_also=Md(", ".join(see_also)),
        catalogues=Md(", ".join(_catalogued(record))),
    )


def _is_doubtful(record: Record, groups: Iterable[Group]) -> bool:
    """Whether one name is all that several documents print of somebody."""
    alone = record.kind is RecordKind.PERSON and " " not in record.name
    several = any(len(group.rows) > 1 for group in groups)
    return alone and several and record.status == "candidate"


def _front(record: Record, places: Places) -> dict[str, Any]:
    """Give what an editor may change; a tie that a thesaurus makes is shown where it leads."""
    ties = [name for name in record.see_also if _leads(record, name, places)]
    parent = record.parent if record.parent and _leads(record, record.parent, places) else ""
    return {
        "name": record.name,
        "status": record.status if record.status != "accepted" else "",
        "also": list(record.also),
        "labels": list(record.labels),
        "roles": [_role(office) for office in record.offices],
        "heading": record.heading or "",
        "see_also": ties,
        "parent": parent,
        "aspects": {title: list(words) for title, words in record.aspects},
        "note": record.note or "",
        **dict(record.identifiers),
    }


def _leads(record: Record, name: str, places: Places) -> bool:
    return record.status == "accepted" or name in places.records


def _role(office: Office) -> dict[str, Any]:
    dates = {"from": office.start, "to": office.end}
    return {"title": office.title} | {name: day for name, day in dates.items() if day}


def _office(office: Office) -> str:
    start = f", from {day(office.start)}" if office.start else ""
    end = f"{' ' if start else ', '}to {day(office.end)}" if office.end else ""
    return f"{office.title}{start}{end}"


def _catalogued(record: Record) -> Iterator[Md]:
    for scheme, name in record.identifiers:
        yield link(f"{CATALOGUES[scheme].name} {name}", address(scheme, name))


def _newest_first(corpus: Corpus) -> list[Document]:
    return sorted(
        corpus.documents, key=lambda d: (d.date.toordinal() if d.date else 0, d.id), reverse=True
    )


def _spoken(voices: Collection[str], corpus: Corpus, places: Places, path: str) -> Iterator[Md]:
    for document in _newest_first(corpus):
        turns = [turn for turn in document.turns if turn.speaker in voices]
        if turns:
            first = Passage(document.id, turns[0].blocks[0])
            first_of = ", first" if len(turns) > 1 else ","
            said = f"{_where(document, places, path)}: {count(len(turns), 'turn')}{first_of} "
            yield Md(said + _excerpt(first, places, path))


def _quoted(voices: Collection[str], corpus: Corpus, places: Places, path: str) -> Iterator[Md]:
    for document in _newest_first(corpus):
        quotes = [quote for quote in document.quotes if quote.speaker in voices]
        if quotes:
            rows = [f"{_where(document, places, path)}:"]
            for quote in quotes:
                passage = Passage(document.id, quote.block, quote.start, quote.end)
                linked = link(bare_words(quote.text), places.to_passage(passage, path))
                rows.append(f"    - {linked}")
            yield Md("\n".join(rows))


def _named(named: Iterable[Naming], places: Places, path: str) -> Iterator[Md]:
    by_document: dict[str, dict[str, Passage]] = {}
    for naming in named:
        blocks = by_document.setdefault(naming.passage.document, {})
        blocks.setdefault(naming.passage.block, naming.passage)
    for name in sorted(
        by_document, key=lambda name: (str(places.documents[name].date or ""), name), reverse=True
    ):
        passages = by_document[name].values()
        links = [_numbered(passage, places, path) for passage in passages]
        rows = [", ".join(links[at : at + IN_A_ROW]) for at in range(0, len(links), IN_A_ROW)]
        rows[0] = f"{_where(places.documents[name], places, path)}: {rows[0]}"
        text = [p for p in passages if (p.document, p.block) in places.numbers]
        if text:
            first = ". First" if len(links) > 1 else ","
            rows[0] += f"{first} {_excerpt(text[0], places, path)}"
        yield Md("\n    - ".join(rows))


def _numbered(passage: Passage, places: Places, path: str) -> Md:
    number = places.numbers.get((passage.document, passage.block))
    shown = f"¶ {number}" if number else "the title"
    return link(shown, places.to_passage(passage, path), places.words(passage))


def _where(document: Document, places: Places, path: str) -> Md:
    linked = link(document.title, places.to_document(document.id, path))
    return Md(f"{linked}, {day(document.date)}") if document.date else linked


def _excerpt(passage: Passage, places: Places, path: str) -> Md:
    return link(f"“{places.words(passage, length=140)}”", places.to_passage(passage, path))
