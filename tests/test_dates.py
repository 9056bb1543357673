"""What words mean which day, case by case; a case is words, the document's day and the answer."""

import datetime as dt
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.index import chronicle
from generator.index.dates import READERS, read_dates
from generator.index.tense import patterns
from generator.model import Block, Document, Kind, Role, Seed
from generator.rulebook import rules

CASES = tomllib.loads((Path(__file__).parent / "cases/dates.toml").read_text("utf-8"))["case"]
TABLES = [name for name in rules("dates") if name != "words"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_date_case(case, request):
    if case["expect"] == "fail":
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["comment"]))
    found = read_dates(case["text"], case.get("day"))
    assert [d.meant.shown for d in found] == case["shown"]
    if "first" in case:
        assert (found[0].meant.start, found[0].meant.end) == (case["first"], case["last"])


@pytest.mark.parametrize("table", TABLES)
def test_date_rule_fits_its_examples(table):
    rule = rules("dates")[table]
    for pattern in patterns(table):
        assert any(map(pattern.search, rule["examples"])), f"no example for {pattern.pattern!r}"
    day = dt.date(2022, 1, 7)
    for example in rule["examples"]:
        assert any(p.search(example) for p in patterns(table)), f"no pattern hits {example!r}"
        assert table not in READERS or any(cue in example for cue in rule["cues"])
    for example in rule["not"]:
        hit = any(p.search(example) for p in patterns(table))
        assert not hit or not read_dates(example, day), f"a pattern hits {example!r}"


def test_every_reader_has_its_words():
    assert set(READERS) | {"words", "ahead", "behind"} == set(rules("dates"))


@given(st.lists(st.sampled_from([e for t in TABLES for e in rules("dates")[t]["examples"]])),
       st.dates(dt.date(1600, 1, 1), dt.date(2400, 1, 1)))  # fmt: skip
def test_dates_stand_in_order_and_begin_before_they_end(words, day):
    found = read_dates(" and ".join(words), day)
    assert all(d.meant.start <= d.meant.end for d in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def document(day, *texts, basis=None):
    blocks = tuple(Block(f"p{i}", Role.SPEECH, text, (0, 0)) for i, text in enumerate(texts))
    return Document("d", Kind.ARTICLE, "D", Seed("seeds/d.txt", "", ""), day, basis, blocks=blocks)


def test_the_chronology_is_sorted_and_says_how_it_knows():
    made = document(
        dt.date(2022, 1, 7), "We met in 2014, and again in 2014.", "He spoke yesterday."
    )
    first, second = chronicle([made])
    assert (first.shown, first.basis) == ("2014", "")
    assert second.basis == "“yesterday”: the day before 7 January 2022, the document’s date"
    assert (second.passage.start, second.passage.end) == (9, 18)


def test_an_inferred_day_is_said_to_be_so():
    (row,) = chronicle(
        [document(dt.date(2021, 12, 3), "It said so on Thursday.", basis="Inferred")]
    )
    assert row.start == dt.date(2021, 12, 2)
    assert row.basis.endswith("the document’s date, which is itself inferred")


def test_a_long_line_of_dates_takes_linear_time():
    assert len(read_dates("on Friday he said. " * 3000, dt.date(2022, 1, 7))) == 3000
