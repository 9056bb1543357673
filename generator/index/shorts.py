"""What an abbreviation means in one document: what this spells out, else what others like it do.

Two bodies of one abbreviation, or one in texts of two countries, leave it what it is as printed,
under its own letters, wherever a document does not say which it means.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.corpus import Record, RecordKind
from generator.identity import slug
from generator.index.evidence import Evidence, Shown
from generator.index.initials import is_short
from generator.index.kinds import kind_of
from generator.index.sameness import key


class Meanings(NamedTuple):
    """Whom an abbreviation may mean, by folder and id."""

    elsewhere: Mapping[str, Collection[str]]
    """Each body, with the homes of documents in which it is meant only where it is spelt out."""
    printed: str
    """What it is by itself, where nothing tells."""


def as_printed(found: Sequence[Record], evidence: Evidence) -> Iterator[Record]:
    """Give a record of its own to each abbreviation that does not mean one body everywhere."""
    for short in sorted(contested(found)):
        kind, _ = kind_of(short, evidence.names.get(short, Shown()))
        yield Record(kind or RecordKind.TOPIC, slug(short), short, status="candidate")


def contested(records: Iterable[Record]) -> frozenset[str]:
    """Give the abbreviations that several records go by, or one not in texts of all countries.

    >>> board = Record(RecordKind.ORGANISATION, "b", "Board of Fish", ("BOF",), status="candidate")
    >>> some = [board, Record(RecordKind.ORGANISATION, "x", "Bank of Fur", ("BOF",))]
    >>> contested([board]), contested(some)
    (frozenset(), frozenset({'BOF'}))
    """
    times: Counter[str] = Counter()
    for record in records:
        if record.kind is not RecordKind.PERSON:
            least = 2 if record.elsewhere and record.status == "candidate" else 1
            times.update({form: least for form in record.also if is_short(form)})
    return frozenset(short for short, bodies in times.items() if bodies > 1)


def meanings(records: Sequence[Record]) -> Mapping[str, Meanings]:
    """Give the abbreviations that a document must be asked for, each with whom it may mean."""
    own = {record.name: key(record) for record in records if record.status == "candidate"}
    some = contested(records) & own.keys()
    found: dict[str, dict[str, Collection[str]]] = {short: {} for short in some}
    for record in records:
        for short in some.intersection(record.also):
            found[short][key(record)] = record.elsewhere
    return {short: Meanings(bodies, own[short]) for short, bodies in sorted(found.items())}


def meant(
    of: Meanings, spelt: Collection[str], defined: Collection[str], home: Callable[[], str]
) -> str:
    """Give whom an abbreviation means in a document of that home.

    `spelt` are the bodies that the document has under another form, `defined` those of them behind
    whose name it puts the abbreviation in brackets.

    >>> of = Meanings({"bank": ["Chad"], "board": ["Norway"]}, "bb")
    >>> meant(of, ["bank"], [], lambda: "Chad"), meant(of, [], [], lambda: "Chad")
    ('bank', 'board')
    >>> meant(of, [], [], lambda: ""), meant(of, ["bank", "board"], ["bank"], lambda: "")
    ('bb', 'bank')
    """
    for some in (defined, spelt):
        bodies = of.elsewhere.keys() & some
        if len(bodies) == 1:
            return bodies.pop()
    here = home()
    likely = [body for body, far in of.elsewhere.items() if here not in far]
    return likely[0] if len(likely) == 1 else of.printed
