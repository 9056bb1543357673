"""Records that the texts themselves give evidence for."""

import math
from collections.abc import Sequence

from generator.index.evidence import gather
from generator.index.lexicon import Lexicon
from generator.index.persons import persons
from generator.index.proper import proper_names
from generator.index.subjects import subjects
from generator.model import Document, Record, RecordKind
from generator.sharing import ALONE, Work

_BOOK = 64
"""Documents of a short book: what one of them names is in its index, of four such books what two
do, of a hundred what ten."""

_HANDFUL = 20
"""Documents so few that a capital met once means little."""


def discover(
    documents: Sequence[Document], records: Sequence[Record], *, work: Work = ALONE
) -> tuple[Record, ...]:
    """Give all records: those kept first, then candidates that the texts give evidence for.

    A candidate is a person by a title, an office or a given name; a body, agreement or event by
    its own name's words; a country; a place by the words before it; an abbreviation; a phrase of
    common words that belong together. What a kept record's form holds is no candidate.
    """
    enough = least(len(documents))
    evidence = gather(documents, work)
    people = tuple(persons(evidence))
    called = {word for person in people for form in (person.name, *person.also)
              for word in form.split(" ")}  # fmt: skip
    times = 2 if len(documents) < _HANDFUL else 1
    named = proper_names(evidence, enough, times=times, called=called)
    found = (*people, *named, *subjects(documents, enough, work))
    fresh = _unknown(found, records)
    return (*records, *(fresh[name] for name in sorted(fresh)))


def least(documents: int) -> int:
    """Give the documents in which a name must stand for an index of so many to have it.

    >>> [least(n) for n in (2, 200, 400, 15000)]
    [1, 1, 2, 15]
    """
    return max(1, math.isqrt(documents // _BOOK))


def _unknown(
    found: Sequence[Record], records: Sequence[Record]
) -> dict[tuple[RecordKind, str], Record]:
    """Give what no record has yet, the first of several that share a form."""
    kept = [form for r in records for form in (r.name, *r.also, *r.words)]
    known = {form.casefold() for form in kept}
    ids = {(r.kind, r.id) for r in records}
    held = Lexicon((record.name, str(i)) for i, record in enumerate(found))
    idle = {int(owner) for form in kept for hit in held.search(form) for owner in hit.owners}
    fresh: dict[tuple[RecordKind, str], Record] = {}
    for i, record in enumerate(found):
        forms = {form.casefold() for form in (record.name, *record.also)}
        if i not in idle and not forms & known and (record.kind, record.id) not in ids:
            fresh.setdefault((record.kind, record.id), record)
            known |= forms
    return fresh
