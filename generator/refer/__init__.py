"""Stage 4: what ties passages together, over all documents."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain

from generator.corpus import NearLink, Phrase, Record, Reference, Referred
from generator.incremental.sharing import ALONE, Task, Work, size_of
from generator.model import Document
from generator.refer.discourse.answers import find_answers
from generator.refer.discourse.backward import find_backward
from generator.refer.documents.cards import CARDS, Card, read_cards
from generator.refer.documents.dated import by_day, find_dated, weigh_heads
from generator.refer.documents.days import DAYS, read_named_days
from generator.refer.documents.governments import PAPERS, read_papers, tie_papers
from generator.refer.documents.months import by_month, find_monthly
from generator.refer.documents.numbered import by_number, find_numbered
from generator.refer.documents.occasion import by_occasion
from generator.refer.documents.occasions import find_occasions
from generator.refer.documents.threads import SUBJECTS, find_threads, read_subjects
from generator.refer.rows import in_order, rows_of
from generator.refer.select import select
from generator.refer.subjects.act_forms import FORMS, find_act_forms, read_forms
from generator.refer.subjects.acts import ACTS, acts_reader, find_acts, read_acts
from generator.refer.subjects.bodies import DEFINITIONS, read_bodies, tie_bodies
from generator.refer.subjects.claims import CLAIMS, read_claims, tie_claims
from generator.refer.subjects.compared import Compared
from generator.refer.subjects.figures import FIGURES, read_figures, tie_figures
from generator.refer.subjects.matters import Matters
from generator.refer.subjects.names import NAMES, find_names, read_names
from generator.refer.subjects.telling import TELLING
from generator.refer.wording.phrases import apart_from, find_lines, name_lines, tie_lines
from generator.refer.wording.prints import Stream, streams
from generator.refer.wording.sayings import find_wording
from generator.refer.wording.shared import find_shared
from generator.refer.wording.texts import Texts
from generator.refer.written import read, write

MIN_CONFIDENCE = 0.55
"""Below this a tie is not shown."""
NAMED, DATED = "named", "dated"
"""What is kept of the documents that each names."""
_PORTIONS = 16
"""Parts of the work of one rule, so that the last is not waited for long."""


def _within(document: Document) -> bytes:
    rows = rows_of(document)
    return write(chain(find_backward(rows), find_answers(rows)))


WITHIN = ("within", _within)
"""What is read of each document by itself, copies of others too, and how."""
ROWS = (
    CARDS,
    DAYS,
    PAPERS,
    TELLING,
    FORMS,
    NAMES,
    DEFINITIONS,
    CLAIMS,
    FIGURES,
    SUBJECTS,
)
"""The same, of documents that are copies of no other."""
Found = Reference | NearLink | Phrase
Finding = Callable[[Sequence[Record]], Iterator[Found]]
"""What finds all, when there are records."""


def refer(
    documents: Sequence[Document],
    records: Sequence[Record],
    *,
    min_confidence: float = MIN_CONFIDENCE,
    work: Work = ALONE,
) -> Referred:
    """Find the references, each from the later passage to the earlier.

    A rule gives a `NearLink` instead where it stops short of a reference and can say why.

    The result is the same whatever the order of the documents.
    """
    with referring(documents, work) as begun:
        return begun.rest(records, min_confidence)


@dataclass(frozen=True, slots=True)
class Begun:
    """References that are being found."""

    rest: Callable[[Sequence[Record], float], Referred]
    """Gives what `refer` does; its other arguments are known."""
    apart: bool
    """Whether others are at it, so that this process had better do something else meanwhile. Where
    much is new they are not, and what else is made holds memory that is scarce then."""


@contextmanager
def referring(documents: Sequence[Document], work: Work = ALONE) -> Iterator[Begun]:
    """Begin to find the references of documents.

    What asks no record is begun at once, in processes of its own, where hardly a document is new.
    """
    ordered = in_order(documents)
    apart = not work.has_new(ordered, WITHIN[0])
    with (_changed if apart else _anew)(ordered, work) as found:

        def rest(records: Sequence[Record], min_confidence: float) -> Referred:
            every = list(found(records))
            places = {(d.id, b.id): number for d in ordered for number, b in enumerate(d.blocks)}
            phrases = tuple(one for one in every if isinstance(one, Phrase))
            ties = (one for one in every if not isinstance(one, Phrase))
            return replace(select(ties, places, min_confidence), phrases=phrases)

        yield Begun(rest, apart)


@contextmanager
def _changed(documents: Sequence[Document], work: Work) -> Iterator[Finding]:
    """Find with most of what is read of each document at hand: each rule reads what it asks."""
    originals, alone = _originals(documents), work.by_one()

    def matters() -> Iterator[Found]:
        return Matters(originals, alone).ties()

    rules = [
        lambda: find_sayings(streams(originals, alone), alone),
        matters,
        *_rules(documents, alone),
    ]
    with work.meanwhile(rules, size_of(documents)) as finish:

        def found(records: Sequence[Record]) -> Iterator[Found]:
            cards = read_cards(originals, work)
            here = [*find_named(cards, records, work), *find_acts(read_acts(cards, work))]
            yield from chain(here, *finish())

        yield found


@contextmanager
def _anew(documents: Sequence[Document], work: Work) -> Iterator[Finding]:
    """Find with much to be read: each document is gone through once for all rules."""

    def found(records: Sequence[Record]) -> Iterator[Found]:
        originals = _originals(documents)
        ahead = work.ahead(originals, dict(ROWS)).ahead(documents, dict([WITHIN]))
        yield from _together(documents, ahead)
        cards = read_cards(originals, ahead)  # now, as they are much to hold beside the others
        ahead = ahead.ahead([card.document for card in cards], {ACTS: acts_reader(cards)})
        yield from find_named(cards, records, ahead)
        yield from find_acts(read_acts(cards, ahead))

    yield found


def _together(documents: Sequence[Document], work: Work) -> Iterator[Found]:
    """Find what asks no record, each rule or part of one in a process of its own."""
    originals, alone = _originals(documents), work.by_one()
    matters = Matters(originals, work)
    texts = streams(originals, work)  # the largest rows, which nobody else needs as they are
    rules = [
        lambda: find_sayings(texts, alone),
        *matters.tasks(_PORTIONS),
        *_rules(documents, alone),
    ]
    compared: list[Compared] = []
    for one in chain.from_iterable(work.together(rules, size_of(documents))):
        if isinstance(one, Compared):
            compared.append(one)
        else:
            yield one
    matters.keep(compared)


def _originals(documents: Sequence[Document]) -> list[Document]:
    return [document for document in documents if not document.copy_of]


def _rules(documents: Sequence[Document], work: Work) -> list[Task[Found]]:
    """Give the rules that ask each document, and no more than a row of it."""
    originals = _originals(documents)
    return [
        lambda: find_within(documents, work),
        lambda: tie_bodies(read_bodies(originals, work)),
        lambda: find_act_forms(read_forms(originals, work)),
        lambda: find_names(originals, read_names(originals, work), work),
        lambda: find_threads(read_subjects(originals, work)),
        lambda: tie_figures(read_figures(originals, work)),
        lambda: tie_claims(read_claims(originals, work)),
        lambda: tie_papers(read_papers(originals, work)),
    ]


def find_sayings(streams: Sequence[Stream], work: Work) -> Iterator[Reference | Phrase]:
    """Find what is quoted or said again, and the lines that many documents say."""
    found, lot = find_shared(Texts(streams), work)
    lines = find_lines(streams, found, lot, work)
    phrases = name_lines(streams, lines)
    yield from phrases
    yield from find_wording(streams, apart_from(lines, found), lot, work)
    yield from tie_lines(streams, lines, phrases)


def find_within(documents: Sequence[Document], work: Work) -> Iterator[Reference | NearLink]:
    """Find what documents say of themselves: own earlier words, answers."""
    yield from chain.from_iterable(map(read, work.each(documents, *WITHIN)))


def find_named(
    cards: Sequence[Card], records: Sequence[Record], work: Work
) -> Iterator[Reference | NearLink]:
    """Find the documents that documents name, by number, day, month or occasion."""
    numbers, months = by_number(cards), by_month(cards)
    occasions = by_occasion(cards, records, work)
    days, weights = by_day(cards), weigh_heads(cards, work)
    by_name = {card.document.id: card for card in cards}

    def named(document: Document) -> bytes:
        one, rows = by_name[document.id], rows_of(document)
        return write(
            chain(
                find_numbered(rows, one, numbers),
                find_monthly(rows, one, months),
                find_occasions(one, occasions),
            )
        )

    def dated(document: Document) -> bytes:
        named_in = read_named_days(document, known[document.id])
        return write(find_dated(named_in, by_name[document.id], days, weights))

    documents = [card.document for card in cards]
    known = dict(zip(by_name, work.each(documents, *DAYS), strict=True))
    tables = {**numbers.tables(), **occasions.tables(), "month": months}
    yield from chain.from_iterable(map(read, work.asking(documents, NAMED, named, tables)))
    tables = {"day": days, "weight": weights}  # apart: one document more changes many a weight
    yield from chain.from_iterable(map(read, work.asking(documents, DATED, dated, tables)))
