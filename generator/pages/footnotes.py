"""The footnotes of a document: what it refers to, what refers to it, and the records it names."""

from collections.abc import Iterator, Sequence

from generator.corpus import Corpus, Naming, Passage, Record, RecordKind, Reference
from generator.editing.decisions import reference_name
from generator.editing.notes import Note
from generator.identity import digest
from generator.model import Document, Role
from generator.pages.document import speaker_notes
from generator.pages.markdown import Md, escape, link
from generator.pages.phrases import to_phrase
from generator.pages.places import Places, key
from generator.pages.wording import (
    ALL_SAYINGS,
    BACK_RELATIONS,
    COPIES,
    RELATIONS,
    SAID_AGAIN,
    count,
    day,
    listed,
    sentence,
)

GLOSSED = (RecordKind.ORGANISATION, RecordKind.AGREEMENT)
"""Kinds of record that a document's first mention leads to."""


def footnotes(corpus: Corpus, places: Places) -> dict[str, tuple[Note, ...]]:
    """Give the footnotes of every document as generated, by its id.

    What an editor overruled is among them: what is generated must not depend on it, or the next
    run would take the edit for the generator's own words.
    """
    notes: dict[str, list[Note]] = {d.id: list(speaker_notes(d)) for d in corpus.documents}
    cited: dict[Passage, list[Reference]] = {}
    for reference in (*corpus.references, *corpus.overruled):
        if not reference.by_hand:
            notes[reference.here.document].append(_forward(reference, places))
    for reference in corpus.references:
        cited.setdefault(reference.there, []).append(reference)
    for passage, references in cited.items():
        notes[passage.document].append(_cited_by(passage, references, places))
    for document, others in _copies(corpus.documents):
        notes[document.id] += _copy_note(document, others, places)
    for naming, record in _first_mentions(corpus):
        notes[naming.passage.document].append(_gloss(naming, record, places))
    return {name: tuple(some) for name, some in notes.items()}


def asked_notes(corpus: Corpus, places: Places) -> dict[str, tuple[Note, ...]]:
    """Give the footnotes that an editor made of near links, by document; no run generates them."""
    notes: dict[str, list[Note]] = {}
    for one in corpus.asked:
        found = one.reference
        notes.setdefault(found.here.document, []).append(_forward(found, places))
    return {name: tuple(some) for name, some in notes.items()}


def _forward(reference: Reference, places: Places) -> Note:
    here, there = reference.here, reference.there
    page = places.paths[here.document]
    lead = RELATIONS[reference.kind]
    text = f"**{lead}.** {escape(reference.evidence)}, {places.cite(there, page)}."
    if reference.phrase:
        text += f" {link(ALL_SAYINGS, to_phrase(reference.phrase, page))}."
    return Note(reference_name(reference), here.block, text, here.end)


def _copies(documents: Sequence[Document]) -> Iterator[tuple[Document, list[Document]]]:
    """Give each document that was published more than once, with where else."""
    known = {d.id: d for d in documents}
    copies: dict[str, list[Document]] = {}
    for document in documents:
        if document.copy_of in known:
            copies.setdefault(document.copy_of or "", []).append(document)
            yield document, [known[document.copy_of or ""]]
    for first, others in copies.items():
        yield known[first], others


def _copy_note(document: Document, others: Sequence[Document], places: Places) -> Iterator[Note]:
    """Say at the first paragraph where else nearly the same text was published."""
    spoken = [b for b in document.blocks if b.role in (Role.SPEECH, Role.NARRATION)]
    page = places.paths[document.id]
    links = listed([_dated(other, places, page) for other in others])
    home = "there" if document.copy_of else "here"
    text = f"**{COPIES}** {links}: nearly the same text. What refers to it leads {home}."
    name = "d" + digest(" ".join((document.id, *(other.id for other in others))))
    for first in spoken[:1]:
        yield Note(name, first.id, Md(text), len(first.text))


def _dated(document: Document, places: Places, page: str) -> Md:
    linked = link(document.title, places.to_document(document.id, page))
    return Md(f"{linked}, {day(document.date)}") if document.date else linked


def _cited_by(passage: Passage, references: Sequence[Reference], places: Places) -> Note:
    page = places.paths[passage.document]
    cites: dict[str, list[str]] = {}
    for reference in references:
        if reference.phrase:
            linked = link(ALL_SAYINGS, to_phrase(reference.phrase, page))
            cites[SAID_AGAIN] = [
                f"{linked}, in {count(_sayings(reference, references), 'document')}"
            ]
            continue
        words = places.words(reference.here, length=120)
        cited = f"{places.cite(reference.here, page)}: “{escape(words)}”"
        cites.setdefault(BACK_RELATIONS[reference.kind], []).append(cited)
    text = " ".join(
        sentence(f"**{lead}** {'; '.join(dict.fromkeys(some))}") for lead, some in cites.items()
    )
    words = places.blocks[passage.document, passage.block].text[passage.start : passage.end]
    name = "c" + digest(f"{passage.document} {passage.block} {words}")
    return Note(name, passage.block, text, passage.end)


def _sayings(reference: Reference, references: Sequence[Reference]) -> int:
    """Count the later documents that say the line of a reference."""
    return len({r.here.document for r in references if r.phrase == reference.phrase})


def _first_mentions(corpus: Corpus) -> Iterator[tuple[Naming, Record]]:
    """Give the first mention in each document of every record that an editor keeps."""
    records = {key(r): r for r in corpus.records if r.kind in GLOSSED and r.status == "accepted"}
    order = {
        (d.id, block.id): number
        for d in corpus.documents
        for number, block in enumerate(d.blocks)
        if block.role in (Role.SPEECH, Role.NARRATION)
    }
    namings = [
        n
        for n in corpus.namings
        if n.passage.start is not None and (n.passage.document, n.passage.block) in order
    ]
    namings.sort(key=lambda n: (order[n.passage.document, n.passage.block], n.passage.start or 0))
    seen = set()
    for naming in namings:
        tie = (naming.passage.document, naming.record)
        if naming.record in records and tie not in seen:
            seen.add(tie)
            yield naming, records[naming.record]


def _gloss(naming: Naming, record: Record, places: Places) -> Note:
    passage = naming.passage
    page = places.paths[passage.document]
    linked = link(record.name, places.to_record(naming.record, page))
    note = f": {escape(record.note.rstrip('.'))}" if record.note else ""
    name = "x" + digest(f"{passage.document} {naming.record}")
    return Note(name, passage.block, Md(f"**Index.** {linked}{note}."), passage.end)
