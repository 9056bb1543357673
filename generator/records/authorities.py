"""Which records bind: those that editors wrote, changed, accepted, refused or made one of two.

A record is a page of docs/ whose front matter an editor keeps. One that the generator made and
nobody touched binds nothing: it is found anew each time, or not at all.
"""

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.corpus import Record, RecordKind
from generator.editing.page import parse
from generator.editing.readback import named_by_hand
from generator.index.called import is_called
from generator.index.kinds import is_body
from generator.model import Document, Speaker
from generator.pages.places import key
from generator.records.people import is_name
from generator.tree import Docs

FOLDERS = frozenset(kind.value for kind in RecordKind)
"""Folders of docs/ that hold records."""


@dataclass(frozen=True, slots=True)
class Authorities:
    """What editors decided about people, bodies, places and the like."""

    records: tuple[Record, ...]
    """Those kept, and those refused with status "rejected"."""
    joined: Mapping[str, str]
    """Records that an editor made part of another: "people/a" to "people/b"."""


def authorities(read: Sequence[Record], docs: Docs) -> Authorities:
    """Tell, of the records read from docs/, which an editor keeps; `read` are all of them."""
    kept = _kept_by_hand(read, docs)
    gone = tuple(_deleted(docs))
    joined = {**_moved(docs), **_merged(gone, kept)}
    refused = (record for record in gone if key(record) not in joined)
    return Authorities((*kept, *refused), joined)


def _kept_by_hand(records: Sequence[Record], docs: Docs) -> tuple[Record, ...]:
    """Leave out records whose front matter nobody touched: they are found anew each time."""

    def front(pages: Mapping[str, str], path: str) -> str | None:
        return parse(path, pages[path]).front if path in pages else None

    return tuple(
        record
        for record in records
        if front(docs.bases, path := f"{key(record)}.md") != front(docs.pages, path)
        or record.status == "accepted"
    )


def _merged(gone: Sequence[Record], kept: Sequence[Record]) -> dict[str, str]:
    """Give, for each record whose page is gone, the one that now has its name among its forms."""
    homes = {
        (record.kind, form): key(record)
        for record in kept
        for form in (record.name, *record.also, *record.words)
    }
    return {
        key(record): home
        for record in gone
        if (home := homes.get((record.kind, record.name))) and home != key(record)
    }


def _moved(docs: Docs) -> dict[str, str]:
    """Give the records that are only an address that leads on, with where it leads."""
    moved = {}
    for path, text in docs.pages.items():
        target = parse(path, text).value("moved") if path.split("/")[0] in FOLDERS else None
        if target:
            home = posixpath.normpath(posixpath.join(posixpath.dirname(path), str(target)))
            moved[path.removesuffix(".md")] = home.removesuffix(".md")
    return moved


def rejoin(document: Document, joined: Mapping[str, str]) -> Document:
    """Give the words of a person who is now part of another to that other."""
    people = f"{RecordKind.PERSON.value}/"
    now = {
        old.removeprefix(people): new.removeprefix(people)
        for old, new in joined.items()
        if old.startswith(people)
    }
    if not any(speaker.id in now for speaker in document.speakers):
        return document
    speakers = {s.id: s for s in document.speakers if s.id not in now}
    for speaker in document.speakers:
        if speaker.id in now:
            speakers.setdefault(now[speaker.id], replace(speaker, id=now[speaker.id]))
    return replace(
        document,
        speakers=tuple(speakers.values()),
        turns=tuple(
            t._replace(speaker=now.get(t.speaker or "", t.speaker)) for t in document.turns
        ),
        quotes=tuple(
            replace(q, speaker=now.get(q.speaker or "", q.speaker)) for q in document.quotes
        ),
    )


def _deleted(docs: Docs) -> Iterator[Record]:
    """Give the records whose pages an editor deleted, as refused: they are not to come back."""
    for path in docs.bases:
        folder, _, name = path.partition("/")
        if path not in docs.pages and folder in FOLDERS and name != "index.md":
            page = parse(path, docs.bases[path])
            yield Record(
                RecordKind(folder),
                name.removesuffix(".md"),
                str(page.value("name")),
                tuple(map(str, page.value("also") or ())),  # type: ignore[call-overload]
                status="rejected",
            )


def with_speakers(documents: Sequence[Document], kept: Sequence[Record]) -> tuple[Record, ...]:
    """Add a record for each speaker whom nothing else knows: a person's name, or an editor's word.

    Nobody's name ("A former official", "Norway") makes a person, unless an editor says so.
    """
    known = {record.id for record in kept}
    named = {who for d in documents for who in named_by_hand(d)}
    spoken = {speaker.id: speaker for d in documents for speaker in d.speakers}
    spoken = {who: s for who, s in spoken.items() if who in named or _is_somebody(s.name)}
    new = (spoken[name] for name in sorted(spoken) if name not in known)
    return (*kept, *map(_spoken, new))


def _is_somebody(name: str) -> bool:
    """Whether a speaker's name tells a person or a body from others: "Aide" and "China" do not."""
    return is_name(name) and (is_called(name) or is_body(name))


def _spoken(speaker: Speaker) -> Record:
    """Make the record of a speaker: a person, or a body where the words say that it is one."""
    name = speaker.name
    if is_called(name):
        return Record(RecordKind.PERSON, speaker.id, name, speaker.also, status="candidate")
    kind = RecordKind.ORGANISATION if is_body(name) else RecordKind.PERSON
    return Record(kind, speaker.id, name, speaker.also, heading=name, status="candidate")
