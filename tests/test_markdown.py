"""What the one place that escapes writes, read by the site's own parser."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.proof import render
from generator.pages.markdown import link

TARGET = "../documents/a.md#p1"
LINK = re.compile(r'<a href="([^"]*)"(?: title="([^"]*)")?>(.*?)</a>')
LINE = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.just(" "))
MARKS = st.lists(st.sampled_from(["''", *"'\"`)(]*\\_&;<>{}[#a "])).map("".join)


@given(st.lists(st.tuples(MARKS | LINE, MARKS | LINE), min_size=1, max_size=3))
def test_links_of_any_words_lead_where_they_should(ties):
    ties = [(f"¶{words}.", title) for words, title in ties]
    shown = render("- x " + ", ".join(link(words, TARGET, title) for words, title in ties))
    read = [(a, html.unescape(t or ""), html.unescape(w)) for a, t, w in LINK.findall(shown)]
    assert [tuple(map(plain, one)) for one in read] == [
        (TARGET, plain(title), plain(words)) for words, title in ties
    ]


@pytest.mark.parametrize("title", ["``Jumbo loans''), and", "(``B-Piece Buyer''), so", "it's ('')"])
def test_a_title_may_hold_the_marks_of_old_typesetting(title):
    assert html.unescape(LINK.findall(render("x " + link("7", TARGET, title)))[0][1]) == title


def plain(words):
    """Leave white space apart."""
    return " ".join(words.split())
