"""The search index of a built site: one entry a turn, made by Pagefind, the same bytes each time.

What is searched is read from the built pages, so that an editor's corrections are found as they
stand. An entry holds the paragraphs of a turn with their ids; a run of narration is an entry too,
spoken by whom it quotes; so is each page of a record.
"""

import html
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

from generator.errors import WebsiteError
from generator.website.entries import Entry, PageText, entries_of, read_page
from generator.website.steady import settle

TOPICS = "topics"
RECORDS = ("people", "organisations", "places", "agreements", "events", TOPICS, "phrases")
_UNUSED = ("*.css", "pagefind-ui.js", "pagefind-modular-ui.js", "pagefind-component-ui.js")
_MARKS = "pagefind-highlight.js"
"""Left by Pagefind for interfaces that we do not use: half of its bytes."""


def index_site(site: Path) -> int:
    """Write `site/pagefind/` and give the number of entries; the site must be built."""
    topics = _topics(site)
    shutil.rmtree(site / "pagefind", ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        count = _write_entries(_entries(site, topics), Path(folder))
        if not count:  # Pagefind refuses to index nothing
            return 0
        _run_pagefind(Path(folder), site / "pagefind")
    for pattern in (*_UNUSED, _MARKS):
        for unused in (site / "pagefind").glob(pattern):
            unused.unlink()
    settle(site / "pagefind")
    return count


def _pages(site: Path, folder: str) -> Iterator[tuple[str, PageText]]:
    """Give the address, from the site's root, and the text of every page below a folder."""
    for file in sorted((site / folder).glob("**/index.html")):
        address = file.parent.relative_to(site).as_posix() + "/"
        if address != f"{folder}/":
            yield address, read_page(file.read_text("utf-8"))


def _topics(site: Path) -> dict[str, list[str]]:
    """Give the topics that lead to each paragraph, by its address: "documents/a/#p1"."""
    topics: dict[str, list[str]] = {}
    for address, page in _pages(site, TOPICS):
        for target in sorted(page.targets(address)):
            topics.setdefault(target, []).append(page.title)
    return topics


def _entries(site: Path, topics: dict[str, list[str]]) -> Iterator[Entry]:
    for address, page in _pages(site, "documents"):
        yield Entry(address, page.title, page.kind, page.date, passages=(("", page.title),))
        yield from entries_of(page, address, topics)
    for folder in RECORDS:
        for address, page in _pages(site, folder):
            words = f"{page.title}. {page.introduction}"
            yield Entry(address, page.title, folder, passages=(("", words),))


def _write_entries(entries: Iterable[Entry], folder: Path) -> int:
    """Write one small page an entry; their names give the order, which decides between equals."""
    count = 0
    for count, entry in enumerate(entries, 1):
        part = folder / f"{count // 1000:05}"
        part.mkdir(exist_ok=True)
        (part / f"{count:08}.html").write_text(_as_html(entry, count), "utf-8")
    return count


def _as_html(entry: Entry, number: int) -> str:
    """Write an entry as Pagefind reads it: facets, what to show with it, then the words.

    What to show is the id of an empty element, which Pagefind gives back with each result: what it
    calls metadata it searches too, so that a word of a title would find each turn below it.
    """
    unit = "record" if entry.kind in RECORDS else "text"
    facets = [("unit", unit), ("kind", entry.kind), ("year", entry.date[:4])]
    facets += [("speaker", name) for name in entry.speakers]
    facets += [("topic", name) for name in entry.topics]
    lines = [_fact("filter", name, value) for name, value in facets if value]
    lines += [_fact("sort", "date", f"{entry.date or '0000-00-00'} {number:08}")]
    lines += [f'<b id="{_shown(entry)}"></b>']
    lines += [
        f'<p id="{html.escape(name or "top")}">{html.escape(text)}</p>'
        for name, text in entry.passages
    ]
    body = "\n".join(lines)
    return f'<!doctype html><html lang="en"><body data-pagefind-body>\n{body}\n</body></html>\n'


def _shown(entry: Entry) -> str:
    shown = {"title": entry.title, "address": entry.address, "speaker": entry.speaker}
    shown |= {"date": entry.date, "kind": entry.kind}
    return quote(json.dumps(shown, ensure_ascii=False), safe="")


def _fact(sort: str, name: str, value: str) -> str:
    return f'<i data-pagefind-{sort}="{name}[data-v]" data-v="{html.escape(value)}"></i>'


def _run_pagefind(source: Path, target: Path) -> None:
    """Run Pagefind over the entries; its words are shown only where it fails."""
    command = [sys.executable, "-m", "pagefind", "--site", str(source), "--quiet"]
    command += ["--output-path", str(target), "--force-language", "en"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        what = f"Pagefind could not index the site: {(done.stdout + done.stderr).strip()}"
        raise WebsiteError(what, "Install what requirements.txt pins: `make setup`.", target)
