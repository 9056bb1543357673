"""Stage 5: records, the words that name them, index entries and the chronology."""

from collections.abc import Sequence

from generator.model import DatedPassage, Document, Entry, Naming, Record, Reference


def discover(documents: Sequence[Document], records: Sequence[Record]) -> tuple[Record, ...]:
    """Give all records: those kept by hand, and candidates that the texts give evidence for."""
    del documents
    return tuple(records)


def name_records(documents: Sequence[Document], records: Sequence[Record]) -> tuple[Naming, ...]:
    """Find where the texts name each record, sorted by place."""
    del documents, records
    return ()


def index(
    documents: Sequence[Document],
    records: Sequence[Record],
    namings: Sequence[Naming],
    references: Sequence[Reference],
) -> tuple[Entry, ...]:
    """Make the general index, sorted as it is printed."""
    del documents, records, namings, references
    return ()


def chronicle(documents: Sequence[Document]) -> tuple[DatedPassage, ...]:
    """Find the dates that passages speak of, sorted by day and place."""
    del documents
    return ()
