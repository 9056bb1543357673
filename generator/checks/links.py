"""Links, anchors and footnotes of docs/ that lead nowhere, each with its file and line."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from markdown.extensions.toc import slugify, unique

from generator.editing.notes import plain
from generator.editing.page import ANCHOR, CALL
from generator.errors import PageError

_LINK = re.compile(r"\]\(<?([^)\s>]+)>?(?: \"[^\"]*\")?\)")
_HEADING = re.compile(r"#{1,6} (.*?)(?: #+)?$")
_NOTE = re.compile(r"\[\^([\w-]+)\]:")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_CODE = re.compile(r"(?<!\\)(`+).*?\1")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def broken(pages: Mapping[str, str], files: frozenset[str] = frozenset()) -> Iterator[PageError]:
    """Say what leads nowhere in any page; `files` are what else stands in docs/.

    >>> [str(e) for e in broken({"a.md": "[x](b.md)"})]
    ['docs/a.md:1: the link leads to ‘b.md’, which is not in docs/. Mend the address.']
    """
    targets = {path: frozenset(_anchors(text)) for path, text in pages.items()}
    for path in sorted(pages):
        yield from _broken_links(path, pages[path], targets, files)
        yield from _broken_notes(path, pages[path])


def _prose(text: str) -> Iterator[tuple[int, str]]:
    """Give the lines that are no code, numbered from 1, code inside a line taken out."""
    fenced = False
    for number, line in enumerate(text.splitlines(), 1):
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced:
            yield number, _CODE.sub("", line)


def _anchors(text: str) -> Iterator[str]:
    headings: set[str] = set()
    for _, line in _prose(text):
        yield from ANCHOR.findall(line)
        if heading := _HEADING.match(line):
            yield unique(slugify(plain(CALL.sub("", heading[1])), "-"), headings)


def _broken_links(
    path: str, text: str, targets: Mapping[str, frozenset[str]], files: frozenset[str]
) -> Iterator[PageError]:
    for number, line in _prose(text):
        for address in _LINK.findall(line):
            if _ELSEWHERE.match(address):
                continue
            page, _, name = address.partition("#")
            joined = posixpath.join(posixpath.dirname(path), unquote(page))
            where = posixpath.normpath(joined) if page else path
            if where not in targets and where not in files:
                what = f"the link leads to ‘{address}’, which is not in docs/"
                yield PageError(what, "Mend the address.", f"docs/{path}", number)
            elif name and where in targets and name not in targets[where]:
                what = f"the link leads to ‘{address}’, and nothing there has that id"
                remedy = "The passage may have gone; link another, or take the link out."
                yield PageError(what, remedy, f"docs/{path}", number)


def _broken_notes(path: str, text: str) -> Iterator[PageError]:
    called: dict[str, int] = {}
    defined: dict[str, int] = {}
    for number, line in _prose(text):
        if note := _NOTE.match(line):
            if note[1] in defined:
                what = f"the footnote ‘{note[1]}’ is defined twice"
                yield PageError(what, "Give one another name.", f"docs/{path}", number)
            defined[note[1]] = number
        for name in CALL.findall(line):
            called.setdefault(name, number)
    for name in sorted(called.keys() - defined.keys()):
        what = f"the footnote ‘{name}’ is called and not defined"
        remedy = f"Add a line `[^{name}]: …` at the end, or take the call out."
        yield PageError(what, remedy, f"docs/{path}", called[name])
    for name in sorted(defined.keys() - called.keys()):
        what = f"the footnote ‘{name}’ is defined and never called"
        remedy = f"Write [^{name}] where it belongs, or take its text out."
        yield PageError(what, remedy, f"docs/{path}", defined[name])
