"""The page of one document, and the footnotes that say how a speaker is known."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.corpus import Passage
from generator.editing.notes import Note
from generator.editing.page import Page
from generator.identity import digest
from generator.model import Block, Document, Quote, Role, Speaker, Turn
from generator.pages.fill import draft
from generator.pages.markdown import Md, anchor, escape, link
from generator.pages.places import Places
from generator.pages.wording import ANSWER, QUESTION, bare_words, count, listed

SECTIONS = ("Speakers", "Who is quoted")
"""Headings of the generated lists at the foot, which are no part of the text."""
LISTED = 500
"""So many turns of nobody's are listed at most: nobody follows more, and Markdown copies all of a
line for each link in it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A block as the template writes it."""

    block: Block
    name: Md
    """The speaker's name where a turn begins here, else ""."""
    section: str


def document_page(document: Document, places: Places) -> Page:
    """Write a document, footnotes apart."""
    path = places.paths[document.id]
    rows = tuple(_rows(document, places, path))
    return draft(
        path,
        "document.md.j2",
        {
            "title": document.title,
            "kind": document.kind.value,
            "date": document.date,
            "place": document.place,
            "source": document.source.path,
        },
        document=document,
        title=document.title,
        source_page=places_source(document, path),
        dated=document.date_basis or "",
        note=document.source.sidecar.note or "",
        rows=rows,
        sectioned=bool(document.sections),
        speakers=tuple(_speakers(document, places, path)),
        quotes=tuple(_quotes(document, places, path)),
    )


def places_source(document: Document, page: str) -> str:
    """Give the address of "Source and edits"."""
    return ("../" * page.count("/")) + f"sources/{document.id}.md"


def _rows(document: Document, places: Places, path: str) -> Iterator[Row]:
    begins = {turn.blocks[0]: turn for turn in document.turns if turn.blocks}
    sections = {section.block: section.title for section in document.sections}
    speakers = {speaker.id: speaker for speaker in document.speakers}
    titled = False
    for block in document.blocks:
        if block.role == Role.TITLE and block.text == document.title and not titled:
            titled = True  # the page's own heading publishes it
            continue
        turn = begins.get(block.id)
        name = speaker_name(turn, speakers, places, path) if turn else Md()
        if turn and not name:
            name = Md(f"**{QUESTION if block.text.endswith('?') else ANSWER}:** ")
        yield Row(block, name, sections.get(block.id, ""))


def speaker_name(turn: Turn, speakers: Mapping[str, Speaker], places: Places, path: str) -> Md:
    """Write who speaks at the head of a turn: linked where known, as printed where not."""
    speaker = speakers.get(turn.speaker or "")
    if speaker is None:
        printed = turn.label.rstrip(":. ")
        return Md(f"**{escape(printed)}:** ") if printed else Md()
    return Md(f"**{_linked(speaker, places, path)}:** ")


def _linked(speaker: Speaker, places: Places, path: str) -> Md:
    record = places.person(speaker.id)
    if record is None:
        return escape(speaker.name)
    return link(record.name, places.to_record(f"{record.kind.value}/{record.id}", path))


def _speakers(document: Document, places: Places, path: str) -> Iterator[dict[str, object]]:
    spoken: defaultdict[str | None, list[Turn]] = defaultdict(list)
    for turn in document.turns:
        spoken[turn.speaker].append(turn)
    for speaker in document.speakers:
        if turns := spoken.get(speaker.id):
            printed = dict.fromkeys(turn.label.rstrip(":. ") for turn in turns if turn.label)
            yield {
                "anchor": anchor(f"s-{speaker.id}"),
                "name": Md(f"**{_linked(speaker, places, path)}**"),
                "role": speaker.role,
                "turns": count(len(turns), "turn"),
                "labels": listed(tuple(printed)),
                "basis": speaker.basis,
            }
    unnamed: defaultdict[str, list[Turn]] = defaultdict(list)
    for turn in spoken[None]:
        unnamed[turn.basis].append(turn)
    for basis, turns in unnamed.items():
        printed = dict.fromkeys(turn.label.rstrip(":. ") for turn in turns if turn.label)
        where = [_paragraph(document, turn.blocks[0], places, path) for turn in turns[:LISTED]]
        if len(turns) > LISTED:
            where[0] = Md(f"{count(len(turns), 'turn')}, the first {LISTED:,} at {where[0]}")
        yield {
            "anchor": anchor("s-" + digest(basis)),
            "name": Md("**Not named**"),
            "role": "",
            "turns": Md(", ".join(where)),
            "labels": listed(tuple(printed)),
            "basis": basis,
        }


def _paragraph(document: Document, block: str, places: Places, path: str) -> Md:
    passage = Passage(document.id, block)
    number = places.numbers.get((document.id, block))
    return link(f"¶ {number}" if number else "the title", places.to_passage(passage, path))


def quote_id(quote: Quote) -> str:
    """Name a quote by its place and its words."""
    return "q" + digest(f"{quote.block} {quote.text}")


def _quotes(document: Document, places: Places, path: str) -> Iterator[dict[str, object]]:
    speakers = {speaker.id: speaker for speaker in document.speakers}
    for quote in document.quotes:
        speaker = speakers.get(quote.speaker or "")
        yield {
            "anchor": anchor(quote_id(quote)),
            "words": f"{bare_words(quote.text, length=90)}:",
            "name": _linked(speaker, places, path) if speaker else Md("not named"),
            "paragraph": _paragraph(document, quote.block, places, path),
            "basis": quote.basis,
        }


def speaker_notes(document: Document) -> Iterator[Note]:
    """Say under each inferred speaker how the name is known."""
    for turn in document.turns:
        if turn.inferred and turn.speaker and turn.basis:
            name = "w" + digest(f"{turn.id} {turn.speaker}")
            yield Note(name, turn.blocks[0], Md(f"**Inferred.** {escape(turn.basis)}"))
