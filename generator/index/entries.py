"""The general index: headings, sub-headings, *see* and *see also*, in printed order."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from generator.corpus import Entry, Record, RecordKind
from generator.index.alphabets import Alphabet, alphabet
from generator.index.called import is_nobody
from generator.index.discussion import Discussion, Line
from generator.index.headings import heading, path_key, sort_key
from generator.index.names import parts
from generator.index.paragraphs import Paragraphs, numbers_of, spoken
from generator.index.related import related
from generator.index.rulings import Place, refusals
from generator.index.sameness import key, same_people, told_apart
from generator.index.subheadings import parted, surroundings
from generator.index.variants import at_home
from generator.index.variants import letters as spelt
from generator.index.worth import is_worth, size_of
from generator.model import Document
from generator.namings import Namings

REMARKS = "remarks by"
QUOTED = "quoted"
_SHORTEST = 3
"""Letters of a form that a reader looks up, capitals apart."""
_NEAR = 4
"""Letters in which another form and the heading must differ, or they stand side by side anyway."""


def index(
    documents: Sequence[Document],
    records: Sequence[Record],
    namings: Namings,
    order: str = "",
) -> tuple[Entry, ...]:
    """Make the general index, sorted as it is printed (see `headings`), by the letters of `order`.

    A record that no passage discusses has no entry. What a sub-heading locates is not located at
    its heading again.
    """
    letters = alphabet(order)
    known = [r for r in records if r.status != "rejected" and not is_nobody(r)]
    joined = same_people(known)
    shown = {key(r): r for r in told_apart([r for r in known if key(r) not in joined])}
    paragraphs = Paragraphs(documents)
    discussion = Discussion(paragraphs, namings)
    voices = _voices(paragraphs, refusals(documents, shown.values()), joined)
    lines_of = {
        name: _lines(record, discussion, voices.get(name, {})) for name, record in shown.items()
    }
    book = size_of(documents)
    main = {
        name: lines
        for name, lines in lines_of.items()
        if is_worth(shown[name], _all(lines), paragraphs.of.__getitem__, book)
        and any(line for _, line in lines)
    }
    located = {name: own.places for name, ((_, own), *_) in main.items()}
    around = surroundings(
        paragraphs,
        shown.values(),
        {name: [line for _, line in lines] for name, lines in main.items()},
    )
    headings = {name: heading(shown[name]) for name in main}
    narrower, tied = _narrower(shown.values()), related(list(shown.values()), located)
    printed: list[Entry] = []
    for name, ((_, own), *lines) in main.items():
        record, path = shown[name], (headings[name],)
        left, below = parted(record, own, around)
        links = (*record.see_also, *narrower.get(name, ()), *tied.get(name, ()))
        also = {headings[link] for link in links if link in headings} - {*path}
        see_also = _sorted(also, letters)
        at = paragraphs.locators
        printed.append(Entry(path, name, at(left.places, left.principal), see_also=see_also))
        printed += (
            Entry((*path, sub), name, at(line.places, line.principal))
            for sub, line in (*lines, *below.items())
            if line
        )
    printed += _see(shown.values(), headings, letters)
    return tuple(sorted(printed, key=lambda entry: path_key(entry.path, letters)))


def _all(lines: Iterable[tuple[str, Line]]) -> Iterator[int]:
    return (place for _, line in lines for place in line.places)


def _lines(
    record: Record, discussion: Discussion, voices: Mapping[str, Collection[int]]
) -> list[tuple[str, Line]]:
    """Give the heading's own line, under "", then those of its sub-headings."""
    name = key(record)
    below = [(aspect, discussion.where(name, any_of(words))) for aspect, words in record.aspects]
    if record.kind is RecordKind.PERSON:
        below += [(title, Line(tuple(sorted(places)))) for title, places in voices.items()]
    taken = {place for _, line in below for place in line.places}
    own = discussion.line(record, name)
    left = (at for at in own.places if at in own.principal or at not in taken)
    return [("", Line(tuple(left), own.principal)), *below]


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Match any of the words or phrases, whole, in any case unless they hold a capital.

    >>> bool(any_of(["sanction", "US"]).search("Sanctions by us"))
    False
    """
    parts = (re.escape(w) if w != w.lower() else f"(?i:{re.escape(w)})" for w in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


def _voices(
    paragraphs: Paragraphs,
    refused: Collection[tuple[str, Place]],
    joined: Mapping[str, str],
) -> dict[str, dict[str, set[int]]]:
    """Give the places of each speaker's record, by how the words come: spoken, or quoted."""
    voices: dict[str, dict[str, set[int]]] = {}
    for document, first in paragraphs.each():
        turns = [turn for turn in document.turns if turn.speaker]
        said = [(turn.speaker, REMARKS, at) for turn, at in spoken(document, first, turns)]
        quotes = [quote for quote in document.quotes if quote.speaker]
        known = numbers_of(document, first) if quotes else {}
        said += [(q.speaker, QUOTED, known[q.block]) for q in quotes if q.block in known]
        for speaker, how, at in said:
            who = joined.get(_person(speaker or ""), _person(speaker or ""))
            if not refused or (who, (document.id, paragraphs.block(at).id)) not in refused:
                voices.setdefault(who, {}).setdefault(how, set()).add(at)
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


def _sorted(headings: Iterable[str], letters: Alphabet) -> tuple[str, ...]:
    return tuple(sorted(headings, key=lambda text: (sort_key(text, letters), text)))


def _see(
    records: Iterable[Record], headings: Mapping[str, str], letters: Alphabet
) -> Iterator[Entry]:
    """Lead from other names to the heading, where a reader who looks there would miss it."""
    leads: dict[str, set[str]] = {}
    for record in records:
        target = headings.get(key(record))
        direct = (record.name,) if record.kind is not RecordKind.PERSON else _by_last_word(target)
        bare = at_home(record.name)
        also = (
            form for form in record.also
            if (form == bare or at_home(form) != bare) and not f"{target},".startswith(f"{form},")
        )  # fmt: skip
        for form in (*direct, *also) if target else ():
            titled = record.kind is RecordKind.PERSON and not parts(form).given
            led = parts(form).surname if titled else form  # one lead from all titles
            other = heading(Record(record.kind, record.id, led))
            if _tells(other) and not _beside(other, target or ""):
                leads.setdefault(other, set()).add(target or "")
    taken = {spelt(name) for name in headings.values()}
    for form, targets in sorted(leads.items(), key=lambda lead: (len(lead[0]), lead[0])):
        if spelt(form) not in taken:
            taken.add(spelt(form))  # "UN" is enough, beside "U.N."
            yield Entry((form,), see=_sorted(targets, letters))


def _by_last_word(person: str | None) -> tuple[str, ...]:
    """Give the name, under whose last word a reader looks whose surname is two words.

    >>> _by_last_word("Castro Lima, Bo"), _by_last_word("Lima, Bo")
    (('Bo Castro Lima',), ())
    """
    surname, _, given = (person or "").partition(", ")
    return (f"{given} {surname}",) if given and " " in surname else ()


def _tells(form: str) -> bool:
    """Whether a reader could look up a form: more than a word's first letters.

    >>> _tells("M."), _tells("De"), _tells("UK"), _tells("Roe")
    (False, False, True, True)
    """
    return len(form.strip(".")) >= _SHORTEST or (form.isupper() and form.isalpha())


def _beside(one: str, other: str) -> bool:
    """Whether two headings sort so near each other that a lead from one to the other is idle."""
    first, second = (sort_key(text)[:1] for text in (one, other))
    if not first or not second:
        return True
    a, b = first[0][0][2], second[0][0][2]
    if f"{a}s" == b or f"{b}s" == a:
        return True  # "LDCs" and "LDC"
    return a == b if min(len(a), len(b)) < _NEAR else a[:_NEAR] == b[:_NEAR]
