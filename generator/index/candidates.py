"""Records that the texts themselves give evidence for."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.corpus import Concept, Record, RecordKind
from generator.countries import countries, places
from generator.identity import slug
from generator.incremental.sharing import ALONE, Work
from generator.index.accents import accented, plain
from generator.index.called import is_called, is_nobody, people_named
from generator.index.doubts import is_doubtful, is_heading, is_worded
from generator.index.evidence import Evidence, gather
from generator.index.kinds import is_placed
from generator.index.lexicon import Lexicon
from generator.index.names import parts
from generator.index.persons import persons
from generator.index.proper import proper_names
from generator.index.shorts import as_printed, contested
from generator.index.subjects import subjects
from generator.index.thesaurus import named_concepts, with_thesaurus
from generator.index.variants import merged
from generator.index.worth import enough, size_of
from generator.model import Document

_VOICES = (RecordKind.PERSON, RecordKind.ORGANISATION)
_HANDFUL = 20
"""Documents so few that a capital met once means little."""


def discover(
    documents: Sequence[Document],
    records: Sequence[Record],
    concepts: Sequence[Concept] = (),
    *,
    work: Work = ALONE,
) -> tuple[Record, ...]:
    """Give all records: those kept, then concepts that the texts name, then what they show.

    A candidate is a person by a title, an office or a given name; a body, agreement or event by
    its own name's words; a country; a place by the words before it; an abbreviation; a phrase of
    common words that belong together. What a kept record's form holds is no candidate.
    """
    least = enough(size_of(documents))
    evidence = gather(documents, work)
    names = people_named(evidence)
    people = tuple(persons(names, evidence))
    spoken = (r for r in records if r.kind is RecordKind.PERSON and is_called(r.name))
    words = {word for person in (*people, *spoken) for form in (person.name, *person.also)
             for word in form.split(" ")}  # fmt: skip
    called = {word for word in words if not is_placed(word, evidence)}
    borne = {form for person in people for form in (person.name, *person.also)}
    borne |= {name for name in names if " " in name}  # of whom two may be meant, too
    borne |= {name for person in people if " " in (name := parts(person.name).surname)}
    times = 2 if len(documents) < _HANDFUL else 1
    proper = (
        record
        for record in proper_names(evidence, least, times=times, called=called)
        if record.name not in borne
    )
    apart = (*_accented(proper, evidence), *subjects(documents, least, work))
    weight = {r.name: (shown.documents, shown.times)
              for r in apart if (shown := evidence.names.get(r.name))}  # fmt: skip
    found = (*people, *merged(apart, weight))
    shared = contested(found)
    by_form = {form: r for r in found if r.kind in _VOICES for form in _forms(r)
               if form not in shared}  # fmt: skip
    speak = {turn.speaker for document in documents for turn in document.turns}
    records = tuple(
        replace(record, doubtful=_doubts(record, evidence, speaks=record.id in speak))
        if record.kind is RecordKind.PERSON and record.status == "candidate"
        else record
        for record in records
    )
    records = tuple(_joined(record, by_form) for record in records)
    records, found = _worded(records, evidence), _worded(found, evidence)
    named = named_concepts(documents, concepts, work)
    records = with_thesaurus(records, found, named, concepts)
    fresh = _unknown(found, records, shared)
    for record in as_printed([*records, *fresh.values()], evidence):
        fresh.setdefault((record.kind, record.id), record)
    return (*records, *(fresh[name] for name in sorted(fresh)))


def _accented(records: Iterable[Record], evidence: Evidence) -> Iterator[Record]:
    """Give records under the spelling with most accents that the texts print, with the others."""
    spelt: dict[str, set[str]] = {}
    known = {*countries(), *places()}  # as English spells them: "Quebec"
    for name in evidence.names:
        if not name.isascii():
            spelt.setdefault(plain(name), set()).add(name)
    for record in records:
        bare = plain(record.name)
        forms = spelt.get(bare, set()) | ({bare} & evidence.names.keys()) | {record.name}
        name, *others = sorted(accented(forms, record.name), key=lambda form: form not in known)
        if not others:
            yield record
        else:
            heading = record.heading and record.heading.replace(record.name, name)
            also = tuple(dict.fromkeys((*record.also, *others)))
            yield replace(record, id=slug(name), name=name, also=also, heading=heading)


def _doubts(record: Record, evidence: Evidence, *, speaks: bool) -> bool:
    return is_heading(record, evidence) if speaks else is_doubtful(record, evidence)


def _joined(record: Record, found: Mapping[str, Record]) -> Record:
    """Give somebody who speaks the name and the other forms under which the texts know them.

    "NATO" that a text quotes is the "North Atlantic Treaty Organization (NATO)" of another.
    """
    if record.status != "candidate" or record.kind not in _VOICES:
        return record
    bare = record.name.removeprefix("The ")
    other = found.get(bare)
    if other is None or other.kind is not record.kind:
        return record
    also = tuple(sorted({bare, *record.also, *other.also} - {other.name}))
    return replace(record, name=other.name, also=also, words=other.words, heading=other.heading)


def _worded(records: Sequence[Record], evidence: Evidence) -> tuple[Record, ...]:
    """Mark the people whose surnames are common words, and names all of whose words are."""
    return tuple(replace(record, worded=is_worded(record, evidence)) for record in records)


def _forms(record: Record) -> tuple[str, ...]:
    """Give the forms that mean a record found, of a person those with a title too."""
    titled = record.words if record.kind is RecordKind.PERSON else ()
    return (record.name, *record.also, *titled)


def _unknown(
    found: Sequence[Record], records: Sequence[Record], shared: Collection[str]
) -> dict[tuple[RecordKind, str], Record]:
    """Give what no record has yet, the first of several that share a form not in `shared`.

    Somebody known by a title alone, or by no name, hides nothing that the texts name by itself.
    """
    kept = [
        form for r in records if r.status != "candidate" for form in (r.name, *r.also, *r.words)
    ]
    told = [form for r in records if is_called(r.name) for form in (r.name, *r.also)]
    named = (form for r in records if not is_nobody(r) for form in (r.name, *r.also, *r.words))
    known = {form.casefold().removeprefix("the ") for form in (*kept, *named)}
    ids = {(r.kind, r.id) for r in records}
    held = Lexicon((record.name, str(i)) for i, record in enumerate(found))
    idle = {int(owner) for form in kept for hit in held.search(form) for owner in hit.owners}
    idle |= {
        int(owner)
        for form in told
        for hit in held.search(form)
        for owner in hit.owners
        if found[int(owner)].kind in (RecordKind.PERSON, RecordKind.TOPIC)
    }
    fresh: dict[tuple[RecordKind, str], Record] = {}
    for i, record in enumerate(found):
        forms = {
            form.casefold().removeprefix("the ")
            for form in (record.name, *record.also)
            if form not in shared and not _is_lasts(form, record)
        }
        if i not in idle and not forms & known and (record.kind, record.id) not in ids:
            fresh.setdefault((record.kind, record.id), record)
            known |= forms
    return fresh


def _is_lasts(form: str, record: Record) -> bool:
    """Whether a form is but the last name of somebody named in full, as others may be called."""
    return record.kind is RecordKind.PERSON and form != record.name and " " not in form
