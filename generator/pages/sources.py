"""Pages "Source and edits": the seed beside the page, every change marked."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.editing.errata import difference
from generator.editing.page import Page
from generator.model import Block, Document, Edit, Role, Span
from generator.pages.fill import draft
from generator.pages.markdown import Md, escape, link
from generator.pages.places import Places, relative
from generator.pages.wording import day

_UNSEEN = {"\u00a0": "⍽", "\t": "⇥", "\n": "↵", "\r": "␍", " ": "␣", "\u00ad": "­-"}
_LONGEST = 4000
"""Code points of one row's source shown; a longer one is cut, the file itself has all."""
_MOST = 5000
"""Rows shown; of more only such as differ, and no more of them: no page is to choke a browser."""


def source_page(
    document: Document, generated: Document, places: Places, about_rules: Mapping[str, str]
) -> Page:
    """Show where a page came from. `generated` is the document before anybody's hand."""
    path = f"sources/{document.id}.md"
    times = Counter(rule for edit in document.edits for rule in edit.rule.split(" + "))
    seed = document.source
    rows = tuple(_rows(generated, places))
    shown = rows if len(rows) <= _MOST else tuple(r for r in rows if r["was"] != r["now"])[:_MOST]
    return draft(
        path,
        "source.md.j2",
        {"title": f"Source and edits: {document.title}"},
        document=document,
        page=relative(places.paths[document.id], path),
        path=Md(seed.path),
        characters=f"{len(seed.text):,}",
        encoding="" if seed.encoding in ("utf-8", "ascii") else seed.encoding,
        sha256=seed.sha256,
        facts=tuple(_facts(document)),
        rules=[
            {"name": rule, "times": times[rule], "about": _cell(about_rules.get(rule, ""))}
            for rule in sorted(times)
        ],
        by_hand=tuple(_by_hand(document, generated)),
        rows=shown,
        left_out=f"{len(rows) - len(shown):,}" if len(rows) > len(shown) else "",
    )


def _facts(document: Document) -> Iterator[Md]:
    side = document.source.sidecar
    if document.date_basis:
        yield Md(f"Date: {day(document.date)}. {escape(document.date_basis)}")
    for name, value in (("Publisher", side.publisher), ("Rights", side.rights)):
        if value:
            yield Md(f"{name}: {escape(value)}")
    if side.url and side.url.startswith(("https://", "http://")):
        yield Md(f"Published at {escape(side.url)}")
    if side.retrieved:
        yield Md(f"Retrieved {day(side.retrieved)}")


def _by_hand(document: Document, generated: Document) -> Iterator[dict[str, Md]]:
    before = {block.id: block.text for block in generated.blocks}
    after = {block.id: block.text for block in document.blocks}
    for name in dict.fromkeys((*before, *after)):
        was, now = before.get(name, ""), after.get(name, "")
        if was != now:
            was, now = difference(was, now, _cell)
            yield {"was": Md(was), "now": Md(now)}


def _rows(document: Document, places: Places) -> Iterator[dict[str, Any]]:
    """Give each block, and each stretch between blocks where something was cut, in source order."""
    at = 0
    labels = {turn.blocks[0]: turn.label_source for turn in document.turns if turn.label_source}
    for block in sorted(document.blocks, key=lambda b: b.source):
        if block.source == (0, 0):  # written by an editor: it has no source
            continue
        label = labels.get(block.id)
        yield from _cut(document, (at, label[0] if label else block.source[0]))
        yield _row(document, block, label, places)
        at = max(at, block.source[1])
    yield from _cut(document, (at, len(document.source.text)))


def _cut(document: Document, span: Span) -> Iterator[dict[str, Any]]:
    edits = [e for e in _within(document.edits, span) if e.was.strip()]
    if edits:
        was = " ".join(f"<del>{_cell(_shorten(e.was.strip()))}</del>" for e in edits)
        yield {"number": "", "was": Md(was), "now": Md("")}


def _row(document: Document, block: Block, label: Span | None, places: Places) -> dict[str, Any]:
    text = document.source.text
    was, now = [], []
    at = label[0] if label else block.source[0]
    for edit in _within(document.edits, (at, block.source[1])):
        same = _cell(text[at : edit.source[0]])
        was += [same, _marked("del", edit.was, edit.now)]
        now += [same, _marked("ins", edit.now, edit.was)]
        at = edit.source[1]
    rest = _cell(text[at : block.source[1]])
    number = places.numbers.get((document.id, block.id), "")
    if block.role != Role.TITLE:
        address = relative(places.paths[document.id], "sources/x.md") + f"#{block.id}"
        number = link(str(number), address)
    return {"number": number, "was": Md("".join([*was, rest])), "now": Md("".join([*now, rest]))}


def _within(edits: tuple[Edit, ...], span: Span) -> Sequence[Edit]:
    """Give the edits inside a span; they are sorted and do not overlap."""
    first = bisect_left(edits, span[0], key=lambda edit: edit.source[0])
    return edits[first : bisect_right(edits, span[1], key=lambda edit: edit.source[1])]


def _marked(tag: str, text: str, other: str) -> str:
    if not text:
        return ""
    unseen = not text.strip() or text.split() == other.split()
    shown = "".join(_UNSEEN.get(c, c) for c in text) if unseen else text
    return f"<{tag}>{_cell(_shorten(shown))}</{tag}>"


def _shorten(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + " …"


def _cell(text: str) -> Md:
    """Write words for a cell of a table."""
    return Md(" ".join(escape(text).replace("|", "&#124;").split("\n")))
