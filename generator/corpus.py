"""What all documents say together: records, references, namings and the indexes.

Like `model`, nothing here reads a file or knows Markdown, and every value can be a row.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from generator.model import Document


class Passage(NamedTuple):
    """Words of one block, or the whole block where start and end are None; there are many."""

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

    def __reduce__(self) -> tuple[type["Reference"], tuple[object, ...]]:
        """Go to another process quickly: there are many."""
        told = (self.kind, self.here, self.there, self.evidence, self.score)
        return Reference, (*told, self.by_hand, self.phrase)


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
    doubtful: bool = False
    """Whether the texts speak against a candidate: it has a page, and heads no index."""
    worded: bool = False
    """Whether the words of the name, of a person the surname, are common words too: "Black"."""
    elsewhere: tuple[str, ...] = ()
    """Countries in texts of which its abbreviations mean it only where they spell it out."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A heading of a thesaurus brought along; it becomes a record where the texts name it.

    Words stand with their language, as the thesaurus tags them: ("en", "gas"), "" for none.
    """

    id: str
    """The address that the thesaurus gives it."""
    labels: Sequence[Sequence[str]] = ()
    """What it is called, one of each language."""
    others: Sequence[Sequence[str]] = ()
    """What else it is called."""
    hidden: Sequence[Sequence[str]] = ()
    """What shows it and nobody looks up."""
    notes: Sequence[Sequence[str]] = ()
    """What it is, a definition before the rest."""
    broader: Sequence[str] = ()
    """Addresses of those that hold it; no way up leads back to itself."""
    related: Sequence[str] = ()
    identifiers: Sequence[Sequence[str]] = ()
    """As those of a record."""
    kind: RecordKind | None = None
    """None where the thesaurus does not say."""


class Naming(NamedTuple):
    """Words of a block that name a record; a whole block where an editor says that it does."""

    passage: Passage
    record: str
    """Id with its folder: "organisations/nato"."""


class Locator(NamedTuple):
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
    locators: Sequence[Locator] = ()
    see: tuple[str, ...] = ()
    """Headings to look under instead; an entry with these has no locators."""
    see_also: tuple[str, ...] = ()


class DatedPassage(NamedTuple):
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
    namings: Collection[Naming] = ()
    """Those of each document together, in the order of documents and words."""
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
    order: str = ""
    """The language by whose letters indexes are sorted; "" for plain letters."""
