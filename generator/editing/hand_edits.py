"""What editors changed, shown; and the ways to settle it: give an edit up, or end a conflict."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from generator.editing.merge import merge
from generator.editing.notes import without_calls
from generator.editing.page import Page, Part, parse, write
from generator.errors import PageError
from generator.publish import plan
from generator.tree import Docs, read_docs, write_docs


@dataclass(frozen=True, slots=True)
class HandEdit:
    """One part of a page that is not as generated."""

    path: str
    key: str
    what: str
    """"changed", "added" or "deleted"."""
    was: str
    now: str


def hand_edits(docs: Docs) -> Iterator[HandEdit]:
    """Find what hands changed on the generator's pages, in order of path and place."""
    for path in sorted(docs.bases):
        if path in docs.pages:
            base, mine = parse(path, docs.bases[path]), parse(path, docs.pages[path])
            yield from _front_edits(base, mine)
            yield from _part_edits(base, mine)


def _front_edits(base: Page, mine: Page) -> Iterator[HandEdit]:
    if base.front != mine.front:
        yield HandEdit(mine.path, "front matter", "changed", base.front, mine.front)


def _part_edits(base: Page, mine: Page) -> Iterator[HandEdit]:
    was = {part.key: part.text for part in base.parts}
    now = {part.key: part.text for part in mine.parts}
    for key in {**now, **was}:
        if key not in was:
            yield HandEdit(mine.path, key, "added", "", now[key])
        elif key not in now:
            yield HandEdit(mine.path, key, "deleted", was[key], "")
        elif was[key] != now[key]:
            yield HandEdit(mine.path, key, "changed", was[key], now[key])


def difference(docs: Docs, wanted: str) -> str:
    """Give a page's edits by hand as a unified diff against the generated text."""
    path = find_page(docs, wanted)
    base, mine = (text.get(path, "").splitlines() for text in (docs.bases, docs.pages))
    return "\n".join(difflib.unified_diff(base, mine, "as generated", f"docs/{path}", lineterm=""))


def find_page(docs: Docs, wanted: str) -> str:
    """Find the page somebody means by its path, with or without docs/, or by its name alone."""
    name = PurePosixPath(wanted).as_posix().removeprefix("./").removeprefix("docs/")
    editable = (path for path in docs.bases if not path.startswith("sources/"))
    named = [path for path in editable if name == PurePosixPath(path).stem]
    paths = [name] if name in docs.bases else named
    if len(paths) != 1:
        near = difflib.get_close_matches(name, docs.bases, 3, 0.4)
        remedy = f"Did you mean {' or '.join(near)}?" if near else "`status` lists edited pages."
        many = f"{len(paths)} pages have that name" if paths else "the generator made no such page"
        raise PageError(f"{many}: ‘{wanted}’", remedy)
    return paths[0]


def revert(root: Path, wanted: str, block: str | None) -> str:
    """Give up the edits by hand of a page, or of one block; give the path of the page."""
    docs = read_docs(root)
    path = find_page(docs, wanted)
    base, mine = parse(path, docs.bases[path]), parse(path, docs.pages.get(path, ""))
    if block is None:
        _save(root, docs, path, docs.bases[path], docs.bases[path])
    elif block.startswith("^"):
        _save(
            root, docs, path, write(_without_note(mine, block)), write(_without_note(base, block))
        )
    else:
        _must_have(path, block, base, mine)
        _save(root, docs, path, write(_with_part(mine, base, block)), docs.bases[path])
    return path


def _without_note(page: Page, key: str) -> Page:
    """Forget a footnote and its call, so that the next run makes both anew."""
    return without_calls(page, [key[1:]])


def _with_part(mine: Page, base: Page, key: str) -> Page:
    """Put one part back as generated: changed, deleted or added by hand."""
    others = replace(mine, parts=tuple(part for part in mine.parts if part.key != key))
    known = replace(base, parts=tuple(part for part in base.parts if part.key != key))
    return merge(known, others, replace(base, front=mine.front)).page


def resolve(root: Path, wanted: str, block: str, *, take: bool) -> str:
    """End a conflict: keep the editor's words for good, or take the generator's new ones."""
    outcome = plan(root)
    docs = outcome.understood.docs
    path = find_page(docs, wanted)
    conflicts = {c.key: c for c in outcome.conflicts if c.path == path}
    if block not in conflicts:
        named = ", ".join(conflicts)
        remedy = f"Open there: {named}." if named else "Nothing is open there."
        raise PageError(f"no conflict is open at ‘{block}’", remedy, f"docs/{path}")
    conflict = conflicts[block]
    base, mine = parse(path, docs.bases[path]), parse(path, docs.pages[path])
    if block.endswith(":"):
        front = replace(base, front=base.front.replace(conflict.was, conflict.new))
        hand = replace(mine, front=mine.front.replace(conflict.mine, conflict.new))
        _save(root, docs, path, write(hand if take else mine), write(front))
    else:
        settled = write(_set(base, block, conflict.new))
        gone = block.startswith("^") and not conflict.new
        taken = _without_note(mine, block) if gone else _set(mine, block, conflict.new)
        _save(root, docs, path, write(taken if take else mine), settled)
    return path


def _set(page: Page, key: str, text: str) -> Page:
    """Give a part these words, or take it away where there are none."""
    parts = (Part(key, text) if part.key == key else part for part in page.parts)
    return replace(page, parts=tuple(part for part in parts if part.text))


def _must_have(path: str, key: str, *pages: Page) -> None:
    keys = [part.key for page in pages for part in page.parts]
    if key not in keys:
        near = difflib.get_close_matches(key, keys, 3)
        remedy = f"Did you mean {' or '.join(near)}?" if near else "`status` lists what was edited."
        raise PageError(f"the page has no block ‘{key}’", remedy, f"docs/{path}")


def _save(root: Path, docs: Docs, path: str, page: str, base: str) -> None:
    after = Docs({**docs.pages, path: page}, {**docs.bases, path: base})
    write_docs(root, docs, after)
