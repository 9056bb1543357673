"""The search index: what its entries hold, and the same bytes for the same site."""

import gzip
import hashlib
import json
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.website.entries import Entry, entries_of, read_page
from generator.website.search import index_site
from generator.website.steady import decode, encode

PAGE = """<!doctype html><html lang="en"><body>
<article class="page" data-kind="transcript" data-date="2022-01-07"><h1>A &amp; B</h1>
<p class="imprint"><a id="p00001"></a>Washington</p>
<div class="turn" data-speaker="Ana Ruiz"><p class="speaker"><strong>Ana Ruiz:</strong></p>
<p><a id="p00002"></a>Good<sup><a class="footnote-ref" href="#fn:1">1</a></sup> afternoon.</p>
<p><a id="p00003"></a>Again.</p></div>
<h2>Questions</h2>
<div class="exchange">
<div class="turn asks" data-speaker="QUESTION"><p><a id="p00004"></a>Why?</p></div>
<div class="turn" data-speaker="Ana Ruiz"><p><a id="p00005"></a>Because.</p></div></div>
<h2>Speakers</h2><ul><li><a id="s-ana-ruiz"></a>Ana Ruiz</li></ul>
</article></body></html>"""

ARTICLE = """<article data-kind="article"><h1>C</h1>
<p><a id="p00001"></a>He is “<span class="quoted" data-speaker="Ana Ruiz">firm</span>”.</p>
<p><a id="p00002"></a>So is she.</p></article>"""


def entries(text: str, topics: dict[str, list[str]] | None = None) -> list[Entry]:
    return list(entries_of(read_page(text), "documents/a/", topics or {}))


def test_a_turn_is_an_entry_with_its_paragraphs_and_without_calls_of_notes() -> None:
    found = entries(PAGE)
    assert [entry.speaker for entry in found] == ["", "Ana Ruiz", "QUESTION", "Ana Ruiz"]
    assert found[1].passages == (("p00002", "Good afternoon."), ("p00003", "Again."))
    assert (found[1].title, found[1].kind, found[1].date) == ("A & B", "transcript", "2022-01-07")


def test_a_run_of_narration_is_spoken_by_whom_it_quotes() -> None:
    (found,) = entries(ARTICLE)
    assert (found.speaker, found.speakers) == ("", ("Ana Ruiz",))
    assert len(found.passages) == 2


def test_topics_are_those_that_lead_to_a_paragraph_of_the_turn() -> None:
    found = entries(PAGE, {"documents/a/#p00003": ["Greetings"]})
    assert [entry.topics for entry in found] == [(), ("Greetings",), (), ()]


def test_a_link_of_a_topic_is_the_address_that_a_paragraph_has() -> None:
    page = read_page('<a href="../../documents/a/#p00003">1</a> <a href="https://b.c/#d">no</a>')
    assert page.targets("topics/greetings/") == {"documents/a/#p00003"}


numbers = st.integers(min_value=0, max_value=2**64 - 1)
values = st.recursive(numbers | st.text(), st.lists, max_leaves=20)


@settings(deadline=None)  # a busy machine is no fault
@given(values)
def test_what_is_written_is_read_back(value: object) -> None:
    assert decode(encode(value)) == (value, len(encode(value)))


def test_what_pagefind_has_not_used_so_far_is_refused() -> None:
    with pytest.raises(ValueError, match="kind 7"):
        decode(b"\xf6")


def site_of(folder: Path, documents: int) -> Path:
    for number in range(documents):
        page = folder / f"site/documents/d{number}/index.html"
        page.parent.mkdir(parents=True)
        page.write_text(PAGE.replace("Ana Ruiz", f"Ana Ruiz {number}"), "utf-8")
    return folder / "site"


def bytes_of(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_the_same_site_gives_the_same_bytes_and_nothing_of_no_use(tmp_path: Path) -> None:
    site = site_of(tmp_path, 12)
    assert index_site(site) == 12 * (4 + 1)
    first = bytes_of(site / "pagefind")
    index_site(site)
    assert bytes_of(site / "pagefind") == first
    assert not [name for name in first if "ui" in name]


def test_a_facet_lists_its_values_in_order(tmp_path: Path) -> None:
    site = site_of(tmp_path, 12)
    index_site(site)
    facets = {}
    for file in (site / "pagefind/filter").iterdir():
        name, listed = decode(gzip.decompress(file.read_bytes()), len(b"pagefind_dcd"))[0]
        facets[name] = [value for value, _ in listed]
    assert set(facets) == {"kind", "speaker", "unit", "year"}
    assert facets["speaker"] == sorted(facets["speaker"])
    assert len(facets["speaker"]) == 13


def test_the_words_of_a_title_find_the_document_and_not_each_of_its_turns(tmp_path: Path) -> None:
    site = site_of(tmp_path, 1)
    index_site(site)
    fragments = (site / "pagefind/fragment").iterdir()
    held = [json.loads(gzip.decompress(file.read_bytes())[12:]) for file in fragments]
    assert [entry["content"] for entry in held].count("A & B.") == 1
    assert not [entry["meta"] for entry in held if entry["meta"]]
    shown = [json.loads(unquote(entry["anchors"][0]["id"])) for entry in held]
    assert {one["title"] for one in shown} == {"A & B"}
    assert {one["address"] for one in shown} == {"documents/d0/"}
