"""What must be said of a thing for a heading: the more, the longer the book, little by little."""

from itertools import pairwise

import pytest

from generator.corpus import Record, RecordKind
from generator.index.candidates import least
from generator.index.worth import _needed, is_worth

NAMED = Record(RecordKind.ORGANISATION, "board", "Water Board", status="candidate")
PHRASE = Record(RecordKind.TOPIC, "tax", "river tax", status="candidate")
COMMON = Record(RecordKind.TOPIC, "tax", "tax", status="candidate")
LETTERS = Record(RecordKind.ORGANISATION, "wb", "WB", ("WB",), status="candidate")
LENGTHS = (1, 5, 60, 123, 128, 160, 200, 239, 255, 256, 300, 376, 411, 600, 1000, 15000)


def worth(record, places, documents):
    """Ask of places given as the number of paragraphs in each document that discusses it."""
    of = [document for document, many in enumerate(places) for _ in range(many)]
    return is_worth(record, range(len(of)), of.__getitem__, documents)


@pytest.mark.parametrize("record", [NAMED, PHRASE, COMMON, LETTERS])
def test_a_short_book_has_room_for_whatever_it_discusses(record):
    assert all(worth(record, [1], documents) for documents in LENGTHS if documents <= 128)


@pytest.mark.parametrize("record", [NAMED, PHRASE, COMMON, LETTERS])
def test_a_longer_book_asks_no_less(record):
    needed = [_needed(record, documents) for documents in LENGTHS]
    assert needed == sorted(needed)
    assert needed[0] == 1.0 < needed[-1]


@pytest.mark.parametrize("record", [NAMED, PHRASE, COMMON, LETTERS])
def test_one_document_more_moves_nothing_but_where_a_name_needs_two(record):
    steps = {b: _needed(record, b) - _needed(record, a) for a, b in pairwise(range(1, 1200))}
    two = {n for n in range(2, 1200) if least(n) == 2 > least(n - 1)}
    assert all(step < 0.05 for n, step in steps.items() if n not in two)


def test_phrases_of_common_words_go_first_and_names_last():
    named, phrase = ([_needed(r, n) for n in (200, 300, 1000)] for r in (NAMED, PHRASE))
    assert all(a < b for a, b in zip(named, phrase, strict=True))
    assert not worth(PHRASE, [1], 200)
    assert worth(NAMED, [1], 200)
    assert not worth(NAMED, [1], 400)
    assert worth(NAMED, [1, 1], 400)
    assert not worth(COMMON, [1, 1, 1], 400)
    assert worth(COMMON, [1, 1, 1, 1, 1, 1], 400)


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
