"""What a publication is, between its readers and its writers.

Nothing here reads a file, holds a regular expression or knows Markdown. Everything is
frozen and holds only text, numbers and tuples, so that any part can be a row.
"""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

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


@dataclass(frozen=True, slots=True)
class Edit:
    """One change from the seed to the document."""

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


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or heading: the unit that has an id and can be cited."""

    id: str
    """Unique in its document, given once, and never comes to mean other words."""
    role: Role
    text: str
    """Published words, plain: no newline, no outer space, no run of spaces."""
    source: Span
    """In the seed, the label apart. With the edits inside it applied it reads as `text`."""


@dataclass(frozen=True, slots=True)
class Turn:
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


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of one block, or the whole block where start and end are None."""

    document: str
    block: str
    start: int | None = None
    end: int | None = None


class ReferenceKind(StrEnum):
    """What ties the later passage to the earlier one; the export's contract names them."""

    QUOTES = "quotes"
    REPEATS = "repeats"
    OWN_WORDS = "own-words"
    OTHERS_WORDS = "others-words"
    NAMES_DOCUMENT = "names-document"
    SAME_EVENT = "same-event"
    SAME_AGREEMENT = "same-agreement"
    SAME_BODY = "same-body"
    SAME_FIGURE = "same-figure"
    ANSWERS = "answers"
    DEFINES = "defines"


@dataclass(frozen=True, slots=True)
class Reference:
    """A tie from a later passage to an earlier one, given once."""

    kind: ReferenceKind
    here: Passage
    """The later passage, where the footnote is called after `here.end`."""
    there: Passage
    evidence: str
    """One sentence for the reader, plain text, no final full stop: what ties them."""
    score: float = 1.0
    """Confidence, 0 to 1."""
    by_hand: bool = False
    """Whether an editor chose where it leads."""
    phrase: str = ""
    """Id of the line that both say, where many documents do."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A line that many documents say."""

    id: str
    """Slug, the file name of its page under phrases/."""
    words: str
    """As first said."""
    sayings: tuple[Passage, ...]
    """One of each document that says it, in order of their days; the first is the first."""


@dataclass(frozen=True, slots=True)
class NearLink:
    """A reference that was nearly made."""

    reference: Reference
    why: str
    """Why it was not, a clause for the editor with no final full stop: "two letters of that day
    fit"."""


@dataclass(frozen=True, slots=True)
class Referred:
    """What ties a publication's passages together, and what nearly does."""

    references: tuple[Reference, ...]
    """Sorted by place."""
    near: tuple[NearLink, ...] = ()
    """A few of each document, sorted by place."""
    phrases: tuple[Phrase, ...] = ()
    """In the order of their first sayings."""


class RecordKind(StrEnum):
    """The value is the folder under docs/ that holds such records."""

    PERSON = "people"
    ORGANISATION = "organisations"
    PLACE = "places"
    AGREEMENT = "agreements"
    EVENT = "events"
    TOPIC = "topics"


@dataclass(frozen=True, slots=True)
class Office:
    """A title somebody held, for as long as it meant that person."""

    title: str
    """As printed: "Secretary of State"."""
    start: dt.date | None = None
    end: dt.date | None = None
    """First and last day; None where not known."""


@dataclass(frozen=True, slots=True)
class Record:
    """An authority: a page under people/, topics/ ..., whose front matter an editor keeps."""

    kind: RecordKind
    id: str
    """Slug, the page's file name."""
    name: str
    also: tuple[str, ...] = ()
    """Other names that texts print; those that sort elsewhere give a *see* in the indexes."""
    words: tuple[str, ...] = ()
    """Further words that show it and nobody looks up: "Belarusian", "defensive alliance"."""
    labels: tuple[str, ...] = ()
    """People only: labels that mean this person, capitals, no colon: "MR PRICE"."""
    offices: tuple[Office, ...] = ()
    heading: str | None = None
    """In the indexes, where it differs from the name: "Blinken, Antony"."""
    see_also: tuple[str, ...] = ()
    """Ids of other records."""
    parent: str | None = None
    aspects: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Sub-headings of the general index, each with the words that show it: ("sanctions on",
    ("sanction", "sanctions"))."""
    note: str | None = None
    """One line of what it is, shown under the name; an editor's, with its basis."""
    status: str = "accepted"
    """"accepted", "candidate" (made by the generator, nobody decided) or "rejected"."""
    identifiers: tuple[tuple[str, str], ...] = ()
    """What catalogues call it, as an editor gives it: ("wikidata", "Q42"); never guessed."""


@dataclass(frozen=True, slots=True)
class Naming:
    """Words of a block that name a record; a whole block where an editor says that it does."""

    passage: Passage
    record: str
    """Id with its folder: "organisations/nato"."""


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a heading is discussed."""

    passage: Passage
    principal: bool = False
    """The place to read first: a definition, a title."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the general index."""

    path: tuple[str, ...]
    """Heading, or heading and sub-heading."""
    record: str | None = None
    locators: tuple[Locator, ...] = ()
    see: tuple[str, ...] = ()
    """Headings to look under instead; an entry with these has no locators."""
    see_also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DatedPassage:
    """A date that a passage speaks of, for the chronology."""

    start: dt.date
    end: dt.date
    """Last day of what is meant: "March 2021" is 2021-03-01 to 2021-03-31."""
    passage: Passage
    shown: str
    """The date as far as it is known, for a reader: "March 2021"."""
    basis: str
    """How it was worked out where the words do not say it in full: "“on Thursday”, ..."."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """All documents, with what only all of them together can say."""

    documents: tuple[Document, ...]
    records: tuple[Record, ...]
    namings: tuple[Naming, ...] = ()
    references: tuple[Reference, ...] = ()
    near: tuple[NearLink, ...] = ()
    asked: tuple[NearLink, ...] = ()
    """Those that an editor made footnotes; they are among the references too."""
    overruled: tuple[Reference, ...] = ()
    """As found, before an editor refused them or gave them another end."""
    entries: tuple[Entry, ...] = ()
    chronology: tuple[DatedPassage, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    """Lines that many documents say, in the order of their first sayings."""
