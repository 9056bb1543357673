"""Scraped pages, made up in the shapes of many outlets: what belongs to the page goes, text stays.

In tests/cases/pages/ a page begins with `=== what it is`; ⟦…⟧ is what belongs to the page, ⟦…⟧?
what may go or stay. `still.txt` lists, page by page, junk that is left as yet: it may only shrink.
In stay.txt each line looks like junk and is text.
"""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.clean import clean
from generator.clean.furniture import find_furniture

HERE = Path(__file__).parent / "cases/pages"
STILL = (HERE / "still.txt").read_text("utf-8").splitlines()
STAYS = (HERE / "stay.txt").read_text("utf-8").splitlines()
_MARKED = re.compile(r"⟦(?P<junk>.*?)⟧(?P<either>\?)?", re.DOTALL)


class Page(NamedTuple):
    """A page, with the places of its junk."""

    name: str
    text: str
    junk: list[tuple[int, int]]
    either: list[tuple[int, int]]


def pages(path):
    for part in re.split(r"^=== ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        name, _, marked = part.partition("\n")
        text, junk, either, at = "", [], [], 0
        for found in _MARKED.finditer(marked):
            text += marked[at : found.start()]
            (either if found["either"] else junk).append((len(text), len(text + found["junk"])))
            text += found["junk"]
            at = found.end()
        yield Page(name, text + marked[at:], junk, either)


PAGES = [page for name in ("a.txt", "b.txt", "c.txt", "d.txt") for page in pages(HERE / name)]


def read(page):
    """Give the junk that is left, and the words of the text that are lost."""
    cut = bytearray(len(page.text))
    for edit in clean(page.text).edits:
        if not edit.now.strip():
            cut[slice(*edit.source)] = b"\1" * len(edit.was)
    left = [page.text[s:e] for s, e in page.junk if not any(cut[s:e])]
    free = bytearray(len(page.text))
    for start, end in (*page.junk, *page.either):
        free[start:end] = b"\1" * (end - start)
    lost = [m[0] for m in re.finditer(r"\w+", page.text) if cut[m.start()] and not free[m.start()]]
    return left, lost


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_word_of_the_text_is_lost(page):
    assert read(page)[1] == []


def test_what_is_left_of_pages_is_known_and_shrinks():
    left = [f"{page.name}: {junk}" for page in PAGES for junk in read(page)[0]]
    assert left == STILL


@pytest.mark.parametrize("line", STAYS)
def test_what_looks_like_junk_and_is_text_stays(line):
    text = f"It rained.\n{line}\nRead more\nAdvertisement\nShare this story"
    gone = [text[c.start : c.end] for c in find_furniture(text)]
    assert gone == ["Read more", "Advertisement", "Share this story"]
