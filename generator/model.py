"""What a document is, between its reader and its writer.

Nothing here reads a file, holds a regular expression or knows Markdown. Everything is
frozen and holds only text, numbers and tuples, so that any part can be a row.
"""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from generator.findings import Finding

Span = tuple[int, int]
"""Start and end in code points, from 0, end exclusive."""


class Kind(StrEnum):
    """What sort of record a document is."""

    TRANSCRIPT = "transcript"
    STATEMENT = "statement"
    SPEECH = "speech"
    INTERVIEW = "interview"
    ARTICLE = "article"


class Role(StrEnum):
    """What a block does on its page."""

    TITLE = "title"
    METADATA = "metadata"
    HEADING = "heading"
    SPEECH = "speech"
    NARRATION = "narration"
    NOTE = "note"
    """Nobody's words inside a transcript: "(Laughter.)", "[Crosstalk]"."""


class Edit(NamedTuple):
    """One change from the seed to the document; there are more of them than of all else."""

    source: Span
    """In the seed; `source[0] == source[1]` for something put in."""
    was: str
    now: str
    rule: str
    """Name of the rule, kebab-case; "a + b" where two rules changed the same words."""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What the text of a seed does not say, kept by hand in a .yml beside it."""

    title: str | None = None
    date: dt.date | None = None
    date_basis: str | None = None
    """How the date is known, in words; None where the publisher prints it."""
    kind: Kind | None = None
    place: str | None = None
    publisher: str | None = None
    url: str | None = None
    retrieved: dt.date | None = None
    rights: str | None = None
    language: str | None = None
    note: str | None = None
    """An editor's source note, shown at the head of the page."""
    keep: tuple[str, ...] = ()
    """First words of what cleaning must not cut, copied from "Source and edits"."""


@dataclass(frozen=True, slots=True)
class Seed:
    """One source file, decoded."""

    path: str
    """From the publication's root, with slashes: "seeds/a.txt"; unique."""
    text: str
    """Exactly as in a file of plain text, a byte-order mark apart; of any other, what its reader
    gives."""
    sha256: str
    """Of the file's bytes."""
    encoding: str = "utf-8"
    encoding_basis: str = ""
    """Why that encoding was taken, in words; "" for UTF-8 and where the file says it itself."""
    sidecar: Sidecar = field(default_factory=Sidecar)
    """Kept by hand, and where that is silent, what the file says of itself."""
    remarks: tuple[str, ...] = ()
    """What of the file stands not in `text`, one sentence each; () for plain text."""


class Block(NamedTuple):
    """One paragraph or heading: the unit that has an id and can be cited."""

    id: str
    """Unique in its document, given once, and never comes to mean other words."""
    role: Role
    text: str
    """Published words, plain: no newline, no outer space, no run of spaces."""
    source: Span
    """In the seed, the label apart. With the edits inside it applied it reads as `text`."""


class Turn(NamedTuple):
    """What one speaker says without a break."""

    id: str
    label: str
    """As printed, with its colon; "" where the text prints none."""
    label_source: Span | None
    speaker: str | None
    """Id of a `Speaker` of the document; None where the evidence names nobody."""
    basis: str
    """How the speaker is known, or why not, in words a reader understands."""
    blocks: tuple[str, ...]
    """Ids, in reading order, at least one; no block stands in two turns. Notes may be inside."""
    inferred: bool = False
    """True where the label alone does not name the speaker (QUESTION, Q)."""

    def told(self, speaker: str | None, basis: str, *, inferred: bool = False) -> "Turn":
        """Give the turn with who says it, and how that is known."""
        return Turn(
            self.id, self.label, self.label_source, speaker, basis, self.blocks, inferred=inferred
        )


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks or is quoted in one document."""

    id: str
    """Slug of the name, or the id of the record that the name leads to."""
    name: str
    """As called in full on the best evidence of the document or a record; "The Chair" at worst."""
    role: str | None = None
    """Office on that day, as printed: "Secretary of State"."""
    also: tuple[str, ...] = ()
    """Other forms that this document prints."""
    basis: str = ""
    """How the full name is known."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a quote's speaker in the sentence: "the secretary"."""

    text: str
    source: Span


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words, marks included where printed; one quote a paragraph."""

    block: str
    start: int
    end: int
    """In `Block.text`."""
    text: str
    source: Span
    speaker: str | None
    """Id of a `Speaker` of the document."""
    mention: Mention | None
    basis: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading that the text does not print, over the blocks from `block` on."""

    block: str
    """Id of the first block under it."""
    title: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """What an editor says of one block: it belongs under a heading of the index, or does not."""

    block: str
    heading: str
    """A name of a record or its heading, as the editor writes it; case does not count."""
    wanted: bool


@dataclass(frozen=True, slots=True)
class Document:
    """The model of one seed."""

    id: str
    """Slug, unique in the publication."""
    kind: Kind
    title: str
    source: Seed
    date: dt.date | None = None
    date_basis: str | None = None
    """How the date is known where the text does not print it."""
    language: str = "en"
    place: str | None = None
    office: str | None = None
    """Who issued it, as printed: "U.S. Department of State, Office of the Spokesperson"."""
    blocks: tuple[Block, ...] = ()
    turns: tuple[Turn, ...] = ()
    sections: tuple[Section, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    quotes: tuple[Quote, ...] = ()
    edits: tuple[Edit, ...] = ()
    """Sorted by source, without overlap."""
    findings: tuple[Finding, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    """Of an editor on the document's page, for the index."""
    apart: tuple[str, ...] = ()
    """Ids of documents that an editor says are another text, however alike."""
    copy_of: str | None = None
    """Id of the earlier document that is nearly the same text; never itself a copy."""
