"""One person over all documents: speakers brought together under one record each.

A document knows its speakers by what it prints. Here the same person in two documents becomes one
record: by a record that an editor keeps, by the same full name, or by the same surname and office
with given names that one letter parts. Two candidates are as bad as none: they stay apart.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from textwrap import shorten

from generator.corpus import Record, RecordKind
from generator.countries import adjectives, countries
from generator.identity import slug
from generator.index.called import is_called
from generator.index.names import PersonName, parts, without_title
from generator.model import Document, Speaker
from generator.records import by_surname
from generator.records.askers import with_askers
from generator.records.by_surname import Voice
from generator.records.officers import with_officers
from generator.rulebook import rules

_SHOWN = 70
"""Letters of a title in a basis."""
_LEAST_GIVEN = 4
"""Letters a given name must have for one wrong letter in it to be a slip of the pen."""


def unify(
    documents: Sequence[Document], kept: Sequence[Record]
) -> tuple[tuple[Document, ...], tuple[Record, ...]]:
    """Give the documents with speakers named as their records are, and all records.

    Records made here are candidates; `kept` come first and unchanged. The order of the documents
    does not matter.
    """
    documents = with_askers(with_officers(documents))
    voices = [Voice(document, speaker) for document in documents for speaker in document.speakers]
    people = [r for r in kept if r.kind is RecordKind.PERSON and r.status != "rejected"]
    groups = _groups(voices)
    joined = _joined(groups, documents)
    decided: dict[tuple[str, str], tuple[Record, str]] = {}
    made: dict[str, Record] = {}
    for name in sorted(joined):
        members = [voice for form in joined[name] for voice in groups[form]]
        record = _kept(members, people)
        if not record:
            record = _made(members)
            if is_name(record.name) and is_called(record.name) and any(map(_is_known, members)):
                made[record.id] = record
        for voice in members:
            basis = _basis(voice, record, members)
            decided[voice.document.id, voice.speaker.id] = (record, basis)
    taken = {record.id for record in kept if record.kind is RecordKind.PERSON}
    fresh = tuple(made[name] for name in sorted(made) if name not in taken)
    return tuple(_renamed(d, decided) for d in documents), (*kept, *fresh)


def _groups(voices: Iterable[Voice]) -> dict[str, list[Voice]]:
    """Bring together the voices of one printed name; capitals and marks in it do not count."""
    spelt: dict[str, list[Voice]] = {}
    for voice in voices:
        spelt.setdefault(slug(voice.speaker.name), []).append(voice)
    return {_usual(voices): voices for voices in spelt.values()}


def is_name(words: str) -> bool:
    """Whether a speaker is called by a person's name, and not "the ministry" or "US officials".

    >>> is_name("Ana de la Cruz"), is_name("The ministry"), is_name("US"), is_name("Norway")
    (True, False, False, False)
    """
    parted = words.split()
    article = parted[0] in rules("indexing")["never_given"]["words"]
    nation = words in countries() or words in adjectives()
    return parted[-1][0].isupper() and not (words.isupper() or article or nation)


def _is_known(voice: Voice) -> bool:
    """Whether somebody speaks a turn, or is quoted under a given name.

    A surname quoted is the index's to find: it may be the short form of a name in full.
    """
    speaker = voice.speaker
    speaks = any(turn.speaker == speaker.id for turn in voice.document.turns)
    return speaks or bool(parts(speaker.name).given)


def _usual(voices: Iterable[Voice]) -> str:
    """Give the name that most documents print, one in capitals last; of equals by letter."""
    times = Counter(voice.speaker.name for voice in voices)
    return min(times, key=lambda form: (form.isupper(), -times[form], form))


def _joined(
    groups: Mapping[str, Sequence[Voice]], documents: Sequence[Document]
) -> dict[str, list[str]]:
    """Give the forms of each person: short ones, and two one slip apart in the same office."""
    short = by_surname.joined(groups, documents)
    near: dict[str, set[str]] = {}
    surnames: dict[str, list[str]] = {}
    for form in sorted(groups):
        surnames.setdefault(parts(form).surname, []).append(form)
    for forms in surnames.values():
        for form in forms:
            near[form] = {o for o in forms if o != form and _same(form, o, groups)}
    joined: dict[str, list[str]] = {}
    for form, others in sorted(near.items()):
        partner = min(others) if len(others) == 1 and near[min(others)] == {form} else form
        partner = short.get(form, min(form, partner))
        joined.setdefault(short.get(partner, partner), []).append(form)
    return joined


def _same(one: str, other: str, groups: Mapping[str, Sequence[Voice]]) -> bool:
    """Whether two forms are one letter apart, and held one office, and never met in a document."""
    first, second = (groups[form] for form in (one, other))
    if {v.document.id for v in first} & {v.document.id for v in second}:
        return False
    offices = ({_office(v) for v in voices if _office(v)} for voices in (first, second))
    return _slip(parts(one), parts(other)) and bool(set.intersection(*offices))


def _office(voice: Voice) -> str:
    return (voice.speaker.role or "").casefold()


def _slip(one: PersonName, other: PersonName) -> bool:
    """Whether the given names are long enough and a single letter parts them.

    >>> _slip(parts("Anthony Blinken"), parts("Antony Blinken"))
    True
    >>> _slip(parts("Joan Roe"), parts("Jan Roe")), _slip(parts("Ana B. Roe"), parts("Ana C. Roe"))
    (False, False)
    """
    words = zip(one.given.split(), other.given.split(), strict=False)
    differ = [pair for pair in words if pair[0] != pair[1]]
    if len(differ) != 1 or one.given.count(" ") != other.given.count(" "):
        return False
    a, b = sorted(differ[0], key=len)
    if len(a) < _LEAST_GIVEN or len(b) - len(a) > 1:
        return False
    i = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    return a[i + 1 :] == b[i + 1 :] if len(a) == len(b) else a[i:] == b[i + 1 :]


def _kept(members: Sequence[Voice], people: Sequence[Record]) -> Record | None:
    """Find the one kept record that the members' names, ids or labels mean."""
    found = {r.id: r for voice in members for r in people if _means(voice, r)}
    return next(iter(found.values())) if len(found) == 1 else None


def _means(voice: Voice, record: Record) -> bool:
    speaker = voice.speaker
    names = {speaker.name, *(form for form in speaker.also if parts(form).given)}
    names |= {without_title(name) for name in names}
    labels = {slug(label) for label in record.labels}
    return (
        speaker.id == record.id
        or bool(names & {record.name, *record.also})
        or slug(speaker.name) in labels
    )


def _made(members: Sequence[Voice]) -> Record:
    """Make a candidate, under the name in full that most documents print."""
    name = _usual([v for v in members if parts(v.speaker.name).given] or members)
    also = {form for v in members for form in (v.speaker.name, *v.speaker.also)} - {name}
    return Record(RecordKind.PERSON, slug(name), name, tuple(sorted(also)), status="candidate")


def _basis(voice: Voice, record: Record, members: Sequence[Voice]) -> str:
    """Say why a speaker is taken for the record's person, where the name does not say it."""
    speaker = voice.speaker
    if speaker.name == record.name:
        return speaker.basis
    if record.status != "candidate" and speaker.name in record.also:
        why = f"the record of {record.name} lists this form"
    elif record.status != "candidate":
        why = f"the record of {record.name} lists “{without_title(speaker.name)}”"
    else:
        titles = sorted({v.document.title for v in members if v.speaker.name == record.name})
        title = shorten(titles[0], _SHOWN, placeholder=" …") if titles else ""
        where = f" in “{title}”" if title else ""
        given = parts(speaker.name).given
        why = (
            f"the same office and surname as {record.name}{where}"
            if given
            else f"the only {parts(speaker.name).surname} of these years whom other texts name in "
            f"full is {record.name}{where}"
        )
    return " ".join(
        filter(None, (_closed(speaker.basis), f"Printed “{speaker.name}” here; {why}."))
    )


def _closed(sentence: str) -> str:
    return sentence if not sentence or sentence.endswith((".", "”")) else sentence + "."


def _renamed(document: Document, decided: Mapping[tuple[str, str], tuple[Record, str]]) -> Document:
    """Give the document with its speakers under their records' ids and names."""
    if not document.speakers:
        return document
    ids = {s.id: decided[document.id, s.id][0].id for s in document.speakers}
    speakers: dict[str, Speaker] = {}
    for old in document.speakers:
        record, basis = decided[document.id, old.id]
        new = _as_record(old, record, basis)
        speakers[new.id] = _fused(speakers[new.id], new) if new.id in speakers else new
    turns = (t._replace(speaker=ids.get(t.speaker or "", t.speaker)) for t in document.turns)
    quotes = (replace(q, speaker=ids.get(q.speaker or "", q.speaker)) for q in document.quotes)
    return replace(
        document, speakers=tuple(speakers.values()), turns=tuple(turns), quotes=tuple(quotes)
    )


def _as_record(speaker: Speaker, record: Record, basis: str) -> Speaker:
    also = dict.fromkeys((speaker.name, *speaker.also))
    also.pop(record.name, None)
    return replace(speaker, id=record.id, name=record.name, also=tuple(also), basis=basis)


def _fused(one: Speaker, other: Speaker) -> Speaker:
    """Make one of two speakers of a document that an editor's record says are one person."""
    bases = dict.fromkeys(filter(None, (one.basis, other.basis)))
    also = tuple(dict.fromkeys((*one.also, *other.also)))
    return replace(one, role=one.role or other.role, also=also, basis=" ".join(bases))
