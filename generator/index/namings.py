"""Where the texts name each record."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, partial
from operator import attrgetter
from typing import NamedTuple

from generator.corpus import Record, RecordKind
from generator.incremental.asking import Spoken, Table
from generator.incremental.sharing import ALONE, Work
from generator.index.accents import plain
from generator.index.called import is_nobody
from generator.index.capitals import phrases
from generator.index.discussion import defines
from generator.index.homes import home_of, mentions
from generator.index.lexicon import Found, Lexicon, Words, says, words_of
from generator.index.names import PersonName, agree, never_given, parts, without_title
from generator.index.sameness import key, same_people
from generator.index.shorts import Meanings, meanings, meant
from generator.model import Document
from generator.namings import Named, Namings, read_named
from generator.personal_names import given_names
from generator.rulebook import rules

_SUBJECTS = (RecordKind.TOPIC, RecordKind.EVENT)
"""Found apart from names, for their words may hold one: "joining NATO" names both."""
_SURNAME = "surname:"
"""Before an owner that is a surname, not yet a person."""
_BEFORE = re.compile(r"(?:[^\W\d_a-z][\w.’'-]* ){1,6}$")
_AFTER = re.compile(r" [^\W\d_a-z][\w’'-]*")
_BRACKET = 16
"""Code points behind a name in which its abbreviation stands in brackets."""
_REACH = 80
"""Code points before a surname in which its title and given names stand."""


class _People(NamedTuple):
    """Who bears which name."""

    names: dict[str, PersonName]
    bearers: dict[str, frozenset[str]]
    """By surname, without its accents."""
    titles: dict[str, str]
    """Of those whom a title and one name call, with the blank after it: "Father "; "" where an
    office in front of a bracket is all."""
    alone: frozenset[str]
    """Those who are heard under one name and nothing else: "Andrea"."""
    worded: frozenset[str]
    """Surnames, without accents, that are common words too."""
    joined: Table[str, str]
    """Records that are part of another."""

    def told(self, owner: str) -> object:
        """Give all that is known of whom a surname can mean."""
        bearers = sorted(self.bearers.get(owner.removeprefix(_SURNAME), ()))
        word = any(plain(self.names[p].surname) in self.worded for p in bearers)
        return [(p, self.names[p], self.titles.get(p), p in self.alone, word) for p in bearers]


def name_records(
    documents: Sequence[Document], records: Sequence[Record], *, work: Work = ALONE
) -> Namings:
    """Find where the texts name each record, in the order of documents and of words.

    A form that several records have names none of them. A surname alone names a person whom the
    same document names in full or hears speak, or who is the only one so called; never one of two.
    A given name alone, which many bear, is nobody's outside the document that says whose it is;
    nor is the one name under which somebody is heard, nor a surname that is a common word.
    """
    shown = [r for r in records if r.status != "rejected" and not is_nobody(r)]
    joined = same_people(shown)
    heard = {speaker.id for document in documents for speaker in document.speakers}
    people = _people([r for r in shown if key(r) not in joined], joined, heard)
    lexicons = (
        Lexicon(_forms((r for r in shown if r.kind not in _SUBJECTS), joined)),
        Lexicon(_forms((r for r in shown if r.kind in _SUBJECTS), joined)),
    )
    shorts = meanings(shown)
    spoken = Spoken(_told(lexicons, people, shorts), says)

    def row(document: Document) -> bytes:
        words = [words_of(block.text) for block in document.blocks]
        named = _name_in(document, words, lexicons, people)
        return _named(document, _told_apart(document, named, shorts)).written()

    same: dict[str, str] = {}  # an id that comes again is kept once
    rows = work.asking(documents, "namings", row, {"joined": people.joined}, spoken)
    return Namings(
        read_named(document, raw, same.setdefault)
        for document, raw in zip(documents, rows, strict=True)
    )


def _told(
    lexicons: Iterable[Lexicon], people: _People, shorts: Mapping[str, Meanings]
) -> dict[str, str]:
    """Give by each form all that is known by it: whose it is, and who bears a surname."""
    told: dict[str, list[object]] = {}
    for number, lexicon in enumerate(lexicons):
        for form, owner in lexicon.forms:
            bearers = people.told(owner) if owner.startswith(_SURNAME) else None
            told.setdefault(form, []).append((number, owner, bearers, shorts.get(form)))
    return {form: repr(sorted(known, key=repr)) for form, known in told.items()}


def _named(document: Document, namings: Iterable[tuple[int, Found, str]]) -> Named:
    numbers: dict[str, int] = {}
    each = [
        (numbers.setdefault(record, len(numbers)), block, found.start, found.end,
         defines(document.blocks[block].text, found.start, found.end))
        for block, found, record in namings
    ]  # fmt: skip
    return Named(document, tuple(numbers), *zip(*each, strict=True))


def _people(records: Sequence[Record], joined: Mapping[str, str], heard: Container[str]) -> _People:
    names = {key(r): parts(r.name) for r in records if r.kind is RecordKind.PERSON}
    bearers: dict[str, frozenset[str]] = {}
    for person, name in names.items():
        surname = plain(name.surname)
        bearers[surname] = bearers.get(surname, frozenset()) | {person}
    titles = {
        key(r): r.name.removesuffix(names[key(r)].surname)
        for r in records
        if key(r) in names and not names[key(r)].given
    }
    candidates = (r for r in records if r.status == "candidate" and r.id in heard)
    alone = frozenset(key(r) for r in candidates if titles.get(key(r)) == "")
    worded = frozenset(
        plain(names[key(r)].surname) for r in records if r.worded and key(r) in names
    )
    return _People(names, bearers, titles, alone, worded, Table(joined.get))


def _forms(records: Iterable[Record], joined: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give each form with its owner; a surname alone, unless an editor lists it, owns itself."""
    for record in records:
        owner = joined.get(key(record), key(record))
        for form in (record.name, *record.also, *record.words):
            if _is_firm(form, record) or form in record.words:
                yield form, owner
        if record.kind is RecordKind.PERSON:
            for surname in {parts(form).surname for form in (record.name, *record.also)}:
                same = plain(surname) == plain(parts(record.name).surname)
                if same and surname not in never_given():  # "Trinh Minh The"
                    yield surname, _SURNAME + plain(surname)


def _is_firm(form: str, record: Record) -> bool:
    """Whether the form alone means the record: "Secretary Roe" or "Roe" may be another's too."""
    if record.kind is not RecordKind.PERSON or record.status == "accepted":
        return True
    return bool(parts(form).given)


def _told_apart(
    document: Document,
    named: Iterable[tuple[int, Found, Collection[str]]],
    shorts: Mapping[str, Meanings],
) -> Iterator[tuple[int, Found, str]]:
    """Give what is named where one record is meant, an abbreviation by what this document says."""
    found = [(block, words, owners, document.blocks[block].text[words.start : words.end])
             for block, words, owners in named]  # fmt: skip
    asked = {text: shorts[text] for *_, text in found if text in shorts}
    spelt, defined = set[str](), dict[str, set[str]]()
    for block, words, owners, text in found if asked else ():
        if len(owners) == 1 and text not in asked:
            spelt.update(owners)
            behind = document.blocks[block].text[words.end : words.end + _BRACKET]
            for short in asked:
                if behind.startswith(f" ({short})"):
                    defined.setdefault(short, set()).update(owners)
    is_at = cache(partial(_home, document))
    whose = {short: meant(of, spelt, defined.get(short, ()), is_at) for short, of in asked.items()}
    for block, words, owners, text in found:
        may_be = {whose[text]} & {*owners} if text in whose else owners
        if len(may_be) == 1:
            [owner] = may_be
            yield block, words, owner


def _home(document: Document) -> str:
    names = (name.text for block in document.blocks for name in phrases(block.text))
    return home_of(mentions(Counter(names)))


def _name_in(
    document: Document, words: Iterable[Words], lexicons: tuple[Lexicon, Lexicon], people: _People
) -> Iterator[tuple[int, Found, Collection[str]]]:
    """Name who or what the blocks of a document name, each given as its words.

    Gives the block by its place, the words, and the records that they may mean.
    """
    texts = [block.text for block in document.blocks]
    names, subjects = lexicons
    hits = [
        (block, found)
        for block, some in enumerate(words)
        for found in _hits(some, list(names.search_in(some)), subjects.search_in(some))
    ]
    heard = (f"{RecordKind.PERSON.value}/{speaker.id}" for speaker in document.speakers)
    near = {people.joined.get(name) or name for name in heard}
    near |= {found.owners[0] for _, found in hits if len(found.owners) == 1}
    near |= {who for block, found in hits for who in _called(texts[block], found, people)}
    for block, found in hits:
        firm = [owner for owner in found.owners if not owner.startswith(_SURNAME)]
        person = None if firm else _person(texts[block], found, near, people)
        owners = firm or ([person] if person else [])
        if owners:
            yield block, found, owners


def _hits(words: Words, names: Sequence[Found], subjects: Iterable[Found]) -> list[Found]:
    """Give all in order, without the common words in a longer name: "Intelligence" of an Agency."""
    text = words.text
    inner = (s for s in subjects if not (text[s.start].isupper() and _is_inside(s, names)))
    return sorted((*names, *inner))


def _is_inside(found: Found, names: Sequence[Found]) -> bool:
    """Whether one of the names, which stand in order and apart, holds what is found and more."""
    at = bisect_right(names, found.start, key=attrgetter("start"))
    return at > 0 and found.end <= names[at - 1].end and names[at - 1][:2] != found[:2]


def _person(text: str, found: Found, near: set[str], people: _People) -> str | None:
    """Give the one person whom a surname can mean beside the words around it."""
    if _AFTER.match(text, found.end):
        return None  # part of a longer name; "Ruiz Friday said" is the price
    surname = found.owners[0].removeprefix(_SURNAME)
    bearers = people.bearers.get(surname, frozenset())
    printed = text[found.start : found.end]
    bearers = frozenset(p for p in bearers if people.names[p].surname == printed) or bearers
    given = _given_before(text, found.start)
    in_full = {person for person in bearers if people.names[person].given}
    meant: AbstractSet[str] = _called(text, found, people) or bearers & near
    meant = _titled(text, found, bearers, people) or meant
    if not meant and surname not in given_names() and surname not in people.worded:
        meant = in_full or bearers - people.alone
    candidates = [person for person in meant if agree(given, people.names[person].given)]
    return candidates[0] if len(candidates) == 1 else None


def _called(text: str, found: Found, people: _People) -> frozenset[str]:
    """Give whom a surname that may be a given name means by the title, or the bracket, before it.

    "From the Consul (Duncan)", "Father Alex".
    """
    surname = found.owners[0].removeprefix(_SURNAME)
    if surname not in given_names():
        return frozenset()
    bearers = (p for p in people.bearers.get(surname, ()) if p in people.titles)
    return frozenset(p for p in bearers if text.endswith(people.titles[p] or "(", 0, found.start))


def _titled(text: str, found: Found, bearers: Iterable[str], people: _People) -> frozenset[str]:
    """Give whom the title right before a surname calls: he is not the one named in full."""
    titles = {person: people.titles.get(person, "").strip() for person in bearers}
    return frozenset(
        person
        for person, title in titles.items()
        if title in rules("indexing")["sole"]["words"]
        and text.endswith(f"{title} ", 0, found.start)
    )


def _given_before(text: str, start: int) -> str:
    """Give the given names that stand before a surname, without titles.

    >>> _given_before("But Senator Ana Ruiz", 16)
    'Ana'
    """
    match = _BEFORE.search(text, max(start - _REACH, 0), start)
    if not match:
        return ""
    words = without_title(match[0] + "x").split()[:-1]
    while words and words[0] in rules("indexing")["never_given"]["words"]:
        words = without_title(" ".join([*words[1:], "x"])).split()[:-1]
    return " ".join(words)
