"""The general index: headings, sub-headings, *see* and *see also*, in printed order."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.corpus import Entry, Naming, Record, RecordKind, Reference
from generator.index.alphabets import Alphabet, alphabet
from generator.index.discussion import Discussion, by_record
from generator.index.headings import heading, path_key, sort_key
from generator.index.persons import is_nobody
from generator.index.related import related
from generator.index.rulings import Place, refusals
from generator.index.sameness import key, same_people
from generator.index.subheadings import parted, surroundings
from generator.model import Document

REMARKS = "remarks by"
QUOTED = "quoted"
_NEAR = 4
"""Letters in which another form and the heading must differ, or they stand side by side anyway."""


def index(
    documents: Sequence[Document],
    records: Sequence[Record],
    namings: Sequence[Naming],
    references: Sequence[Reference],
    order: str = "",
) -> tuple[Entry, ...]:
    """Make the general index, sorted as it is printed (see `headings`), by the letters of `order`.

    A record that no passage discusses has no entry. What a sub-heading locates is not located at
    its heading again.
    """
    del references
    letters = alphabet(order)
    known = [r for r in records if r.status != "rejected" and not is_nobody(r)]
    joined = same_people(known)
    shown = [record for record in known if key(record) not in joined]
    discussion, named = Discussion(documents), by_record(namings)
    voices = _voices(documents, refusals(documents, shown), joined)
    main: dict[str, list[Entry]] = {}
    for record in shown:
        where = named.get(key(record), [])
        entries = _entries(record, where, discussion, voices.get(key(record), {}))
        if any(entry.locators for entry in entries):
            main[key(record)] = entries
    located = {name: group[0].locators for name, group in main.items()}
    around = surroundings(documents, shown, main)
    main = {
        name: parted(record, main[name], around)
        for record in shown
        if (name := key(record)) in main
    }
    headings = {k: heading(record) for record in shown if (k := key(record)) in main}
    narrower = _narrower(shown)
    tied = related(shown, located)
    for record in shown:
        if group := main.get(key(record)):
            name = key(record)
            links = (*record.see_also, *narrower.get(name, ()), *tied.get(name, ()))
            group[0] = _with_see_also(group[0], links, headings, letters)
    printed = [entry for group in main.values() for entry in group]
    printed += _see(shown, headings, letters)
    return tuple(sorted(printed, key=lambda entry: path_key(entry.path, letters)))


def _entries(
    record: Record,
    namings: Sequence[Naming],
    discussion: Discussion,
    voices: Mapping[str, list[Place]],
) -> list[Entry]:
    """Give the heading's own entry, then those of its sub-headings that anything stands under."""
    name, ref = heading(record), key(record)
    below = [(aspect, discussion.where(namings, any_of(words))) for aspect, words in record.aspects]
    if record.kind is RecordKind.PERSON:
        below += [(title, discussion.at(places)) for title, places in voices.items()]
    taken = {locator.passage for _, locators in below for locator in locators}
    own = [
        at for at in discussion.locators(record, namings) if at.principal or at.passage not in taken
    ]
    entries = [Entry((name,), ref, tuple(own))]
    return entries + [Entry((name, sub), ref, locators) for sub, locators in below if locators]


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Match any of the words or phrases, whole, in any case unless they hold a capital.

    >>> bool(any_of(["sanction", "US"]).search("Sanctions by us"))
    False
    """
    parts = (re.escape(w) if w != w.lower() else f"(?i:{re.escape(w)})" for w in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


def _voices(
    documents: Iterable[Document],
    refused: Collection[tuple[str, Place]],
    joined: Mapping[str, str],
) -> dict[str, dict[str, list[Place]]]:
    """Give the blocks of each speaker's record, by how the words come: spoken, or quoted."""
    voices: dict[str, dict[str, list[Place]]] = {}
    for d in documents:
        for turn in d.turns:
            if turn.speaker:
                who = joined.get(_person(turn.speaker), _person(turn.speaker))
                spoken = voices.setdefault(who, {}).setdefault(REMARKS, [])
                spoken += [
                    (d.id, block) for block in turn.blocks if (who, (d.id, block)) not in refused
                ]
        for quote in d.quotes:
            who = joined.get(_person(quote.speaker or ""), _person(quote.speaker or ""))
            if quote.speaker and (who, (d.id, quote.block)) not in refused:
                voices.setdefault(who, {}).setdefault(QUOTED, []).append((d.id, quote.block))
    return voices


def _person(name: str) -> str:
    return f"{RecordKind.PERSON.value}/{name}"


def _narrower(records: Iterable[Record]) -> dict[str, list[str]]:
    """Give the records that have each record for a parent."""
    narrower: dict[str, list[str]] = {}
    for record in records:
        if record.parent:
            narrower.setdefault(record.parent, []).append(key(record))
    return narrower


def _with_see_also(
    entry: Entry, links: Iterable[str], headings: Mapping[str, str], letters: Alphabet
) -> Entry:
    """Add *see also* to a heading: those of the linked records that the index has."""
    targets = {headings[link] for link in links if link in headings} - set(entry.path)
    return replace(entry, see_also=_sorted(targets, letters))


def _sorted(headings: Iterable[str], letters: Alphabet) -> tuple[str, ...]:
    return tuple(sorted(headings, key=lambda text: (sort_key(text, letters), text)))


def _see(
    records: Iterable[Record], headings: Mapping[str, str], letters: Alphabet
) -> Iterator[Entry]:
    """Lead from other names to the heading, where a reader who looks there would miss it."""
    leads: dict[str, set[str]] = {}
    for record in records:
        target = headings.get(key(record))
        direct = () if record.kind is RecordKind.PERSON else (record.name,)
        for form in (*direct, *record.also) if target else ():
            other = heading(Record(record.kind, record.id, form))
            if not _beside(other, target or ""):
                leads.setdefault(other, set()).add(target or "")
    taken = {*headings.values()}
    for form, targets in leads.items():
        if form not in taken:
            yield Entry((form,), see=_sorted(targets, letters))


def _beside(one: str, other: str) -> bool:
    """Whether two headings sort so near each other that a lead from one to the other is idle."""
    first, second = (sort_key(text)[:1] for text in (one, other))
    if not first or not second:
        return True
    a, b = first[0][0][2], second[0][0][2]
    return a == b if min(len(a), len(b)) < _NEAR else a[:_NEAR] == b[:_NEAR]
