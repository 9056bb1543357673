"""A page of docs/ as its parts, so that an editor's changes can be told from the generator's."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import yaml

from generator.identity import digest

ANCHOR = re.compile(r'<a id="([^"\s<>]+)"></a>')
CALL = re.compile(r"(?<!\\)\[\^([\w-]+)\](?!:)")
_FRONT = re.compile(r"---\n(.*?\n)?---\n(?:\n|$)", re.DOTALL)
_NOTE = re.compile(r"\[\^([\w-]+)\]:")
_ITEM = re.compile(r"(?:[-*+]|\d+[.)]) ")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, heading, list item, footnote or anything else between blank lines."""

    key: str
    """Says which part it is, whatever its words become: the anchor's id, "^" and a footnote's
    name, "#" and a heading's words; else a digest of it. Unique in its page."""
    text: str
    """Its Markdown, without the line ends around it."""

    @property
    def head(self) -> str:
        """What stands before the anchor: the speaker's name, a list's mark; often nothing."""
        found = ANCHOR.search(self.text)
        return self.text[: found.start()] if found else ""

    @property
    def body(self) -> str:
        """What stands after the anchor; the whole part where it has none."""
        found = ANCHOR.search(self.text)
        return self.text[found.end() :] if found else self.text

    @property
    def is_note(self) -> bool:
        """Whether it defines a footnote."""
        return self.key.startswith("^")


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown file under docs/."""

    path: str
    """From docs/, with slashes."""
    front: str
    """The YAML between the dashes, with its final line end; "" for none."""
    parts: tuple[Part, ...]

    @property
    def notes(self) -> dict[str, Part]:
        """Its footnotes by name."""
        return {part.key[1:]: part for part in self.parts if part.is_note}

    def value(self, key: str) -> object:
        """Give what the front matter says under a key; None where nothing, or no YAML."""
        if key not in self.front:  # YAML is slow, and most pages are asked for what few have
            return None
        try:
            values = yaml.safe_load(self.front)
        except yaml.YAMLError:
            return None
        return values.get(key) if isinstance(values, dict) else None


def parse(path: str, text: str) -> Page:
    r"""Take a page apart; `parse(p, write(page)) == page` for any page.

    >>> [part.key for part in parse("a.md", '# A\n\n<a id="p1"></a>Yes.[^x]\n\n[^x]: So.\n').parts]
    ['#A', 'p1', '^x']
    """
    text = text.replace("\r\n", "\n").lstrip("\ufeff")
    front = _FRONT.match(text)
    body = text[front.end() :] if front else text
    return Page(path, (front[1] or "") if front else "", keyed(_chunks(body)))


def write(page: Page) -> str:
    r"""Put a page together: a blank line between parts, none between items of a list."""
    pieces: list[str] = []
    for before, part in zip((None, *page.parts), page.parts, strict=False):
        if before:
            tight = _ITEM.match(before.text) and _ITEM.match(part.text)
            pieces.append("\n" if tight else "\n\n")
        pieces.append(part.text)
    front = f"---\n{page.front}---\n\n" if page.front else ""
    return front + "".join(pieces) + "\n"


def keyed(texts: Iterable[str]) -> tuple[Part, ...]:
    """Make parts of their Markdown; a key that comes twice is numbered."""
    seen: dict[str, int] = {}
    parts = []
    for text in texts:
        key = _key(text)
        seen[key] = seen.get(key, 0) + 1
        parts.append(Part(key if seen[key] == 1 else f"{key}~{seen[key]}", text))
    return tuple(parts)


def _key(text: str) -> str:
    if note := _NOTE.match(text):
        return "^" + note[1]
    if found := ANCHOR.search(text):
        return found[1]
    if text.startswith("#"):
        return "#" + CALL.sub("", text).lstrip("# ")
    return "-" + digest(CALL.sub("", text), 8)


def _chunks(body: str) -> Iterator[str]:
    """Cut at blank lines and before list items, but never inside a fence, comment or item."""
    chunk: list[str] = []
    fence = ""
    comment = False
    for line in body.split("\n"):
        inside = bool(fence) or comment
        if not inside and _starts_new(chunk, line):
            yield from _finished(chunk)
            chunk = []
        chunk.append(line)
        if mark := _FENCE.match(line):
            closes = fence and line.strip().startswith(fence)
            fence = "" if closes else fence or mark[1]
        elif not fence:
            comment = _comment_open(line, open_before=comment)
    yield from _finished(chunk)


def _comment_open(line: str, *, open_before: bool) -> bool:
    return line.rfind("<!--") > line.rfind("-->") or (open_before and "-->" not in line)


def _starts_new(chunk: list[str], line: str) -> bool:
    if not line.strip() or not chunk:
        return False
    if line.startswith(("    ", "\t")):  # continues an item or a footnote, over blank lines too
        return not chunk[-1].strip() and not _ITEM.match(chunk[0]) and not _NOTE.match(chunk[0])
    return not chunk[-1].strip() or bool(_ITEM.match(line) and _ITEM.match(chunk[0]))


def _finished(chunk: list[str]) -> Iterator[str]:
    text = "\n".join(chunk).strip("\n")
    if text.strip():
        yield text
