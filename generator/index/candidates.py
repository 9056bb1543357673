"""Records that the texts themselves give evidence for."""

import re
from collections.abc import Iterator, Sequence

from generator.identity import slug
from generator.model import Document, Record, RecordKind

_DEFINITION = re.compile(
    r"((?:[A-Z][\w’'-]+(?: (?:and|for|in|of|on|the|to))* ){1,9}[A-Z][\w’'-]+) \(([A-Z]{2,8})\)"
)


def discover(documents: Sequence[Document], records: Sequence[Record]) -> tuple[Record, ...]:
    """Give all records: those kept by hand, and candidates that the texts give evidence for."""
    known = {form for r in records for form in (r.name, r.heading, *r.also, *r.words)}
    ids = {(r.kind, r.id) for r in records}
    found: dict[tuple[RecordKind, str], Record] = {}
    for record in _speakers(documents):
        if record.name not in known and (record.kind, record.id) not in ids:
            found.setdefault((record.kind, record.id), record)
    return (*records, *(found[k] for k in sorted(found)))


def _speakers(documents: Sequence[Document]) -> Iterator[Record]:
    for document in documents:
        for s in document.speakers:
            yield Record(RecordKind.PERSON, slug(s.name), s.name, s.also, status="candidate")
