"""Namings as rows of numbers: they come back as they went, and an editor's word changes one row."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from generator.corpus import Naming, Passage, Record, RecordKind
from generator.index import name_records, obeyed
from generator.model import Ruling
from generator.namings import Named, Namings, read_named
from tests.test_index import document

GAS = Record(RecordKind.TOPIC, "gas", "gas")
PORTS = Record(RecordKind.TOPIC, "ports", "ports")
TALK = document("Gas for ports.", "Ports and gas: gas is a fuel.", "No more.")
numbers = st.integers(0, 2**32 - 1)
namings = st.tuples(st.integers(0, 2), numbers, numbers, numbers, st.integers(0, 1))


@given(st.lists(namings, min_size=1))
def test_a_row_comes_back_from_bytes(each):
    row = Named(TALK, ("topics/gas", "people/\udcff", "x/y\nz"), *zip(*each, strict=True))
    again = read_named(TALK, row.written(), {}.setdefault)
    assert list(zip(again.which, again.blocks, again.starts, again.ends, again.defining,
                    strict=True)) == each  # fmt: skip
    assert again.records == row.records


def test_a_document_that_names_nothing_comes_back():
    assert read_named(TALK, Named(TALK).written(), {}.setdefault) == Named(TALK)


def test_namings_are_counted_and_made_in_the_order_of_words():
    found = name_records([TALK], [GAS, PORTS])
    assert len(found) == len(list(found)) == 5
    first, second, *_ = found
    assert first == Naming(Passage("d", "p0", 0, 3), "topics/gas")
    assert second in found
    assert Naming(Passage("d", "p2", 0, 3), "topics/gas") not in found


def test_those_of_some_documents_are_all_that_these_have():
    other = document("Gas.", name="e")
    found = name_records([TALK, other], [GAS])
    assert list(found.of([other])) == list(name_records([other], [GAS]))


def test_what_an_editor_refuses_goes_and_what_is_asked_for_comes():
    rulings = (Ruling("p1", "gas", wanted=False), Ruling("p2", "Ports", wanted=True))
    ruled = document("Gas for ports.", "Ports and gas: gas is a fuel.", "No more.", name="e")
    ruled = replace(ruled, rulings=rulings)
    before = name_records([TALK, ruled], [GAS, PORTS])
    after = obeyed(before, [TALK, ruled], [GAS, PORTS])
    assert list(after.of([TALK])) == list(before.of([TALK]))
    gone = [n for n in before.of([ruled]) if (n.record, n.passage.block) == ("topics/gas", "p1")]
    come = Naming(Passage("e", "p2"), "topics/ports")
    assert len(gone) == 2
    assert list(after.of([ruled])) == [n for n in before.of([ruled]) if n not in gone] + [come]


def test_without_rulings_nothing_is_made_anew():
    found = Namings(name_records([TALK], [GAS]).rows)
    assert obeyed(found, [TALK], [GAS]) is found
