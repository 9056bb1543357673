"""What must be said of a thing for a heading: the more, the longer the book, little by little."""

from itertools import pairwise

import pytest

from generator.corpus import Record, RecordKind
from generator.index.worth import _asked, _needed, enough, is_worth, size_of
from generator.model import Block, Document, Kind, Role, Seed

NAMED = Record(RecordKind.ORGANISATION, "board", "Water Board", status="candidate")
HOUSE = Record(RecordKind.ORGANISATION, "house", "House Board", status="candidate", worded=True)
PHRASE = Record(RecordKind.TOPIC, "tax", "river tax", status="candidate")
COMMON = Record(RecordKind.TOPIC, "tax", "tax", status="candidate")
LETTERS = Record(RecordKind.ORGANISATION, "wb", "WBX", status="candidate")
CITY = Record(RecordKind.PLACE, "bruges", "Bruges", status="candidate")
UNITS = Record(RecordKind.TOPIC, "u", "French Units", status="candidate", worded=True)
COUNTRY = Record(RecordKind.PLACE, "belgium", "Belgium", status="candidate")
EACH = [NAMED, HOUSE, PHRASE, COMMON, LETTERS, CITY, UNITS, COUNTRY]
LENGTHS = (1, 5, 60, 123, 128, 160, 200, 239, 255, 256, 300, 376, 411, 600, 1000, 15000)


def worth(record, places, book):
    """Ask of places given as the number of paragraphs in each document that discusses it."""
    of = [document for document, many in enumerate(places) for _ in range(many)]
    return is_worth(record, range(len(of)), of.__getitem__, book)


def needed(record, book):
    return _needed(_asked(record), book)


def book(documents, length):
    """Make documents of so many code points each."""
    block = Block("p1", Role.SPEECH, "x" * length, (0, length))
    seed = Seed("seeds/a.txt", block.text, "0")
    return [Document("a", Kind.STATEMENT, "A", seed, blocks=(block,))] * documents


@pytest.mark.parametrize("record", EACH, ids=lambda record: record.name)
def test_a_short_book_has_room_for_whatever_it_discusses(record):
    assert all(worth(record, [1], length) for length in LENGTHS if length <= 60)


@pytest.mark.parametrize("record", EACH, ids=lambda record: record.name)
def test_a_longer_book_asks_no_less(record):
    asked = [needed(record, length) for length in LENGTHS]
    assert asked == sorted(asked)
    assert asked[0] == 1.0 < asked[-1]


@pytest.mark.parametrize("record", EACH, ids=lambda record: record.name)
def test_one_document_more_moves_little(record):
    steps = [needed(record, b) - needed(record, a) for a, b in pairwise(range(1, 1200))]
    assert max(steps) < 0.05


def test_what_says_least_by_itself_goes_first_and_countries_last():
    asked = [needed(r, 350) for r in (COUNTRY, NAMED, LETTERS, CITY)]
    assert asked == sorted(asked)
    assert needed(LETTERS, 350) == needed(HOUSE, 350)
    assert needed(UNITS, 350) == needed(CITY, 350)
    assert needed(NAMED, 350) < needed(PHRASE, 350)
    assert not worth(CITY, [1], 200)
    assert not worth(PHRASE, [1], 200)
    assert worth(COMMON, [1], 200)
    assert worth(NAMED, [1], 250)
    assert not worth(NAMED, [1], 400)
    assert worth(NAMED, [1, 1], 400)
    assert worth(COUNTRY, [1], 400)
    assert not worth(COMMON, [1, 1, 1], 500)
    assert worth(COMMON, [1, 1, 1, 1, 1], 500)


def test_a_document_that_dwells_on_a_thing_counts_for_more():
    assert not worth(PHRASE, [2, 1], 400)
    assert worth(PHRASE, [8, 4], 400)
    assert worth(NAMED, [6], 400)


def test_people_and_what_an_editor_keeps_have_a_heading_in_any_book():
    person = Record(RecordKind.PERSON, "roe", "Ann Roe", status="candidate")
    kept = Record(RecordKind.TOPIC, "tax", "tax")
    assert kept.status != "candidate"
    assert worth(person, [1], 15000)
    assert worth(kept, [1], 15000)


def test_short_documents_count_for_more_than_long_ones_within_bounds():
    usual, short, long = (size_of(book(100, length)) for length in (6000, 4000, 9000))
    assert (round(usual), round(short), round(long)) == (100, 150, 67)
    assert size_of(book(100, 10)) == 150
    assert size_of(book(100, 1_000_000)) == 50
    assert size_of([]) == 0


def test_no_name_is_left_out_before_it_is_asked_whether_it_is_worth_a_heading():
    names = (NAMED, HOUSE, LETTERS, CITY, UNITS)
    assert all(enough(length) <= needed(name, length) for name in names for length in LENGTHS)
