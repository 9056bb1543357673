"""Which records are worth a page of their own, and which are a heading of the index and no more.

A page that repeats one line of the general index helps nobody, and thousands of them hide those
that do. What an editor keeps always has one, and so has whoever speaks or is quoted.
"""

from collections.abc import Collection, Iterable

from generator.corpus import Corpus, Record, RecordKind
from generator.model import Document

_VOICES = (RecordKind.PERSON, RecordKind.ORGANISATION)
_LOCATORS = 2
"""Places that discuss a record found by the generator for it to have a page..."""
_DOCUMENTS = 2
"""... in so many documents: where one has them all, its own page gathers them already."""
_HANDFUL = 20
"""Documents so few that each is worth a page for what it alone discusses."""


def worth_a_page(
    corpus: Corpus, generated: Iterable[Document] = (), touched: Collection[str] = ()
) -> tuple[Record, ...]:
    """Give the records that have a page, in their order.

    `generated` are the documents before anybody's hand: whom they hear has a page too, so that a
    link stands as long as the words that an editor mended. `touched` are the records, by folder
    and name, whose pages hold words of an editor.
    """
    heard = {speaker.id for d in (*corpus.documents, *generated) for speaker in d.speakers}
    discussed = set(_discussed(corpus))
    return tuple(
        record
        for record in corpus.records
        if record.status == "accepted"
        or (record.status == "candidate" and _has_page(record, discussed | set(touched), heard))
    )


def _has_page(record: Record, wanted: Collection[str], heard: Collection[str]) -> bool:
    spoke = record.kind in _VOICES and record.id in heard
    return spoke or f"{record.kind.value}/{record.id}" in wanted


def _discussed(corpus: Corpus) -> Iterable[str]:
    """Give what the general index locates often enough; sub-headings count for their heading."""
    where: dict[str, set[tuple[str, str]]] = {}
    for entry in corpus.entries:
        if entry.record:
            places = {(at.passage.document, at.passage.block) for at in entry.locators}
            where.setdefault(entry.record, set()).update(places)
    least = _DOCUMENTS if len(corpus.documents) >= _HANDFUL else 1
    for record, places in where.items():
        if len(places) >= _LOCATORS and len({name for name, _ in places}) >= least:
            yield record
