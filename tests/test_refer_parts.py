"""Laws of the parts of references: alignment, prints, selection."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.corpus import NearLink, Passage, Reference, ReferenceKind
from generator.incremental.remembered import Remembered
from generator.incremental.sharing import ALONE
from generator.refer.cues import asked, patterns
from generator.refer.select import select
from generator.refer.wording.align import Match, align
from generator.refer.wording.sayings import WORDING
from generator.refer.wording.shared import Shared
from generator.refer.wording.trust import is_source, sources_of
from generator.rulebook import rules

WORDS = st.lists(st.integers(0, 6), min_size=3, max_size=25)


@given(WORDS, WORDS)
def test_a_match_begins_and_ends_with_equal_words(one, two):
    anchors = [
        (i, j)
        for i in range(len(one) - 2)
        for j in range(len(two) - 2)
        if one[i : i + 3] == two[j : j + 3]
    ]
    for match in align(one, two, anchors, 3):
        (a, b), (c, d) = match.one, match.two
        assert 0 <= a < b <= len(one)
        assert 0 <= c < d <= len(two)
        assert (one[a], one[b - 1]) == (two[c], two[d - 1])
        assert len(match.equal) >= 3
        assert all(a <= i < b and one[i] in two[c:d] for i in match.equal)


def test_words_between_anchors_are_equal_or_not():
    [match] = align("abcdefxhijk", "abcdefghijk", [(0, 0), (8, 8)], 3)
    assert match.equal == (0, 1, 2, 3, 4, 5, 7, 8, 9, 10)


def _copy(other, there):
    """Give four words that stream 0 marks and `other` has, `there` of its words."""
    match = Match((10, 14), there, (10, 11, 12, 13))
    return Shared((0, other), match, 9.0, (0, (10, 14)), 1.0, 99.0)


def test_the_document_that_has_a_quotation_word_for_word_is_its_home():
    every = [_copy(2, (3, 9)), _copy(1, (5, 9))]
    known = Remembered(WORDING, ALONE)
    assert [one.pair[1] for one in every if is_source(one, sources_of(every, (), known))] == [1]


TABLES = [
    (file, table)
    for file, tables in (
        ("acts", ("whole", "half")),
        ("claims", ("called",)),
        ("documents", ("partner",)),
        ("occasions", ("said", "wrote", "met")),
        ("saying", ("that",)),
    )
    for table in tables
]


@pytest.mark.parametrize(("file", "table"), TABLES)
def test_a_pattern_that_is_asked_seldom_finds_as_much(file, table):
    texts = rules(file)[table]["examples"]
    texts = [*texts, " ".join(texts), "No such words."]
    each = zip(asked(file, table), patterns(file, table), strict=True)
    found = [[m.span() for m in p.finditer(t)] for _, p in each for t in texts]
    assert any(found)
    assert found == [[m.span() for m in a.finditer(t)] for a in asked(file, table) for t in texts]


PASSAGES = st.builds(
    Passage, st.sampled_from("ab"), st.sampled_from("pq"), st.integers(0, 9), st.integers(10, 20)
)
REFERENCES = st.builds(
    Reference,
    st.sampled_from(ReferenceKind),
    PASSAGES,
    PASSAGES,
    st.just("Why"),
    st.floats(0, 1),
)


@given(st.lists(REFERENCES, max_size=30), st.randoms())
def test_selection_is_few_strong_and_blind_to_order(found, random):
    places = {(d, b): n for n, (d, b) in enumerate((d, b) for d in "ab" for b in "pq")}
    referred = select(found, places, 0.5)
    kept = referred.references
    shuffled = list(found)
    random.shuffle(shuffled)
    assert select(shuffled, places, 0.5) == referred
    for block in places:
        here = [r for r in kept if (r.here.document, r.here.block) == block]
        assert len(here) <= 4
        assert len({(r.there.document, r.there.block) for r in here}) == len(here)
    assert all(r.score >= 0.5 for r in kept)
    near = [one.reference for one in referred.near]
    assert not {(r.here, r.there) for r in near} & {(r.here, r.there) for r in kept}
    assert len({(r.here.document, r.here.block) for r in near}) == len(near)


ONE = Passage("b", "p", 0, 10)
TIE = Reference(ReferenceKind.QUOTES, ONE, Passage("a", "p", 0, 10), "Why", 0.4)
TOLD = NearLink(replace(TIE, there=Passage("a", "q", 0, 10)), "two letters of that day fit")


@pytest.mark.parametrize(("apart", "most"), [(100, 4), (2_000, 12)], ids=["a page", "more"])
def test_a_paragraph_that_goes_on_for_pages_has_a_few_references_a_page(apart, most):
    found = [
        replace(TIE, here=Passage("b", "p", at, at + 10), there=Passage("a", f"q{at}", 0, 10))
        for at in range(0, 12 * apart, apart)
    ]
    assert len(select(found, {("b", "p"): 0}, 0.3).references) == most


@pytest.mark.parametrize(
    ("found", "why"),
    [
        ([TIE], ["the evidence counts 0.40, and 0.50 is asked for"]),
        ([TOLD], ["two letters of that day fit"]),
        ([replace(TIE, score=0.6), TOLD], []),
        ([replace(TIE, score=0.2)], []),
    ],
    ids=["weak", "told by a rule", "tied otherwise", "hopeless"],
)
def test_what_is_nearly_tied_says_why_not(found, why):
    places = {("a", "p"): 0, ("a", "q"): 1, ("b", "p"): 0}
    assert [one.why for one in select(found, places, 0.5).near] == why
