"""Documents so long that a page, or what is made of it, must have bounds."""

import string
from itertools import count
from types import SimpleNamespace

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.proof import read
from generator.clean.noticed import MANY
from generator.corpus import Naming, Passage
from generator.documents import read_document
from generator.editing import readback
from generator.editing.page import write
from generator.findings import Code
from generator.model import Seed
from generator.pages import records
from generator.pages.document import document_page
from generator.pages.places import Places
from generator.pages.sources import source_page
from generator.website import hooks

SOME = 40


def document(lines):
    return read_document(Seed("seeds/a.txt", "\n\n".join(lines), "0" * 64))


def source(lines):
    doc = document(lines)
    return write(source_page(doc, doc, Places.of([doc], []), {}))


def page(doc):
    return write(document_page(doc, Places.of([doc], [])))


@pytest.mark.parametrize(("lines", "told"), [(MANY - 1, 0), (MANY + 1, 1)])
def test_a_page_that_browsers_are_slow_to_show_is_told(lines, told):
    findings = document(["A talk", *(f"Word {n}." for n in range(lines))]).findings
    found = [finding for finding in findings if finding.code is Code.LONG_PAGE]
    assert len(found) == told
    assert all("Part the file" in finding.detail for finding in found)


def test_the_source_of_a_long_document_shows_what_differs(monkeypatch):
    monkeypatch.setattr("generator.pages.sources._MOST", SOME)
    lines = ["A talk", *(f"Number{n} is{' ' * (n % 30 == 0)} so." for n in range(90))]
    shown = source(lines)
    assert [n for n in range(90) if f"Number{n} " in shown] == [0, 30, 60]
    assert "88 rows are left out" in shown
    assert not read(shown).strange
    assert "left out" not in source(lines[:SOME])


def test_the_source_of_a_long_document_has_a_bound(monkeypatch):
    monkeypatch.setattr("generator.pages.sources._MOST", SOME)
    assert source(["A talk", *(f"Word  {n}." for n in range(90))]).count("\n| [") == SOME


def test_the_list_of_turns_that_are_nobodys_has_a_bound(monkeypatch):
    doc = document(["A talk", *(f"QUESTION: Why is it {n}?" for n in range(SOME))])
    [whole] = [line for line in page(doc).splitlines() if "**Not named**" in line]
    monkeypatch.setattr("generator.pages.document.LISTED", 3)
    [short] = [line for line in page(doc).splitlines() if "**Not named**" in line]
    assert (whole.count("[¶ "), short.count("[¶ ")) == (SOME, 3)
    assert f"**Not named**: {SOME} turns, the first 3 at [¶ 1](" in short
    assert not read(page(doc)).strange


def test_the_passages_that_name_a_record_stand_in_rows(monkeypatch):
    doc = document(["A talk", *(f"The river is at {n}." for n in range(7))])
    places = Places.of([doc], [])
    named = [Naming(Passage(doc.id, block.id), "topics/rivers") for block in doc.blocks[1:]]
    [whole] = records._named(named, places, "topics/rivers.md")  # noqa: SLF001
    monkeypatch.setattr("generator.pages.records.IN_A_ROW", 3)
    [parted] = records._named(named, places, "topics/rivers.md")  # noqa: SLF001
    assert [row.count("[¶ ") for row in parted.split("\n    - ")] == [3, 3, 1]
    assert ". First" in parted.split("\n")[0]
    assert (parted.count("[¶ "), whole.count("[¶ "), whole.count("\n")) == (7, 7, 0)
    assert '<li><a href="../documents/' in markdown.markdown(f"- {parted}")


def headings(number, *, below=0):
    numbers = count()
    return [SimpleNamespace(id=next(numbers), children=headings(below)) for _ in range(number)]


def every(tree):
    return [heading for top in tree for heading in (top, *every(top.children))]


@pytest.mark.parametrize(
    ("number", "below", "left"), [(1000, 0, 1000), (2500, 0, 834), (10, 300, 10), (10, 50, 510)]
)
def test_the_contents_of_a_page_have_a_bound(number, below, left):
    tree = headings(number, below=below)
    hooks.thin(tree)
    assert len(every(tree)) == left
    [title] = whole = [SimpleNamespace(id=-1, children=headings(number, below=below))]
    hooks.thin(whole)
    assert whole == [title]
    assert len(every(title.children)) == left


@given(st.text(string.ascii_letters + string.digits + " ,.;:?'’“”-é", min_size=1, max_size=12))
def test_plain_words_read_as_the_parser_reads_them(text):
    rendered = markdown.markdown(f'<a id="x"></a>{text}')
    assert readback.shown_words(text) == " ".join(
        rendered.removeprefix('<p><a id="x"></a>').removesuffix("</p>").split()
    )
