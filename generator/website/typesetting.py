"""The tree of a rendered page, set as a reader expects it: turns, notes, quoted words, addresses.

It only groups, labels and marks what the Markdown says already, so that a page without it reads
the same. What it adds is for machines and for the eye: classes, roles, and a link at each paragraph
whose sign is drawn by the style sheet.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from generator.identity import is_block_id, words_name
from generator.rulebook import rules
from generator.website.marking import mark

_STASHED = re.compile("\x02wzxhzdk:(\\d+)\x03")
_ANCHOR = re.compile(r'<a id="([^"]+)">')
_ROLE = re.compile(r", (.+?): (?=\d|¶|$)")
_TURNS = re.compile(r": ([\d,]+) turns?\b")
_SIGN, _KEPT = "¶ ", "¶\xa0"
_MANY = 2
"""Speakers from whom on the head of a page names them: one alone stands in the title."""
_QUOTED = re.compile(r"\s*“(?:… )?(.+?)( …)?”:?\s*$", re.DOTALL)


class Typesetting(Extension):
    """Runs after every other treatment of the tree, MkDocs' own included."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Markdown's name for it
        """Register last: below "unescape", the lowest of the parser's own."""
        md.treeprocessors.register(_Last(md), "typesetting", -10)


class _Last(Treeprocessor):
    def run(self, root: Element) -> None:
        stash = [str(raw) for raw in self.md.htmlStash.rawHtmlBlocks]
        typeset(root, stash)


@dataclass
class _Exchange:
    """Where the next paragraph goes while the page is read from top to bottom."""

    element: Element | None = None
    turn: Element | None = None
    name: str = ""
    roles: dict[str, str] = field(default_factory=dict)


def typeset(root: Element, stash: Sequence[str]) -> None:
    """Set a page in place; `stash` is the raw HTML that Markdown put aside, by number."""
    anchors = {id(child): name for child in root.iter() if (name := anchor_of(child, stash))}
    blocks = [child for child in root if is_block_id(anchors.get(id(child), ""))]
    _set_masthead(root)
    _set_cast(root, anchors)
    _mark_quotes(root, {anchors[id(block)]: block for block in blocks}, anchors)
    _set_paragraphs(blocks, anchors, stash)
    _set_notes(root)
    _keep_signs(root)
    _set_imprint(blocks)
    _group_turns(root, {id(block) for block in blocks}, _roles(root, anchors))


def anchor_of(element: Element, stash: Sequence[str]) -> str:
    """Give the id of the empty anchor at the head of a block, after the speaker's name if any."""
    if element.tag not in {"p", "li", "h2", "h3", "h4"}:
        return ""
    for text in (element.text, *(child.tail for child in element[:2])):
        if words := (text or "").lstrip():
            number = _STASHED.match(words)
            found = _ANCHOR.fullmatch(stash[int(number[1])]) if number else None
            return found[1] if found else ""
    return ""


def _set_masthead(root: Element) -> None:
    """Class the line of kind, date and source that follows a document's title."""
    for title, line in pairwise(root):
        if title.tag == "h1" and line.tag == "p" and _only_child(line, "em"):
            line.set("class", "docline")


def _set_cast(root: Element, anchors: dict[int, str]) -> None:
    """Say at the head who takes part, with counts, each leading to the list of speakers.

    Those whom the text does not name stand there once, whatever the reasons in the list.
    """
    speakers = [item for item in root.iter("li") if anchors.get(id(item), "").startswith("s-")]
    line = next((at for at, child in enumerate(root) if child.get("class") == "docline"), None)
    if line is None or len(speakers) < _MANY:
        return
    counts: dict[str, int] = {}
    firsts: dict[str, str] = {}
    for item in speakers:
        name, turns = _in_cast(item)
        counts[name] = counts.get(name, 0) + turns
        firsts.setdefault(name, anchors[id(item)])
    cast = Element("ul", {"class": "cast", "aria-label": "Who takes part"})
    for name in filter(None, firsts):
        link = SubElement(SubElement(cast, "li"), "a", {"href": f"#{firsts[name]}"})
        link.text = f"{name} "
        SubElement(link, "span").text = f"{counts[name]:,}" if counts[name] else ""
    root.insert(line + 1, cast)


def _in_cast(item: Element) -> tuple[str, int]:
    """Give the name and the number of turns in a row of the list of speakers; 0 where unsaid."""
    if not len(item) or item[0].tag != "strong":
        return "", 0
    turns = _TURNS.search(item[0].tail or "")
    linked = sum(child.tag == "a" for child in item)
    return "".join(item[0].itertext()), int(turns[1].replace(",", "")) if turns else linked


def _only_child(element: Element, tag: str) -> bool:
    """Whether all the words of an element stand in one child, anchors apart."""
    outside = [element.text, *(child.tail for child in element)]
    bare = not any(_STASHED.sub("", text).strip() for text in outside if text)
    return bare and len(element) == 1 and element[0].tag == tag


def _set_paragraphs(
    blocks: Sequence[Element], anchors: dict[int, str], stash: Sequence[str]
) -> None:
    """Give each paragraph its number and its own address; class stage directions and ornaments.

    The address knows which words stand there now, so that a link can say which it cites.
    """
    for number, block in enumerate(blocks, 1):
        if _only_child(block, "em"):
            ornament = not any(map(str.isalnum, "".join(block[0].itertext())))
            block.set("class", "ornament" if ornament else "direction")
        link = SubElement(block, "a", {"class": "address", "href": f"#{anchors[id(block)]}"})
        link.set("aria-label", f"Paragraph {number}")
        link.set("data-name", words_name(_words(block, stash)))


def _words(block: Element, stash: Sequence[str]) -> str:
    """Give what a paragraph says: without the speaker's name and the calls of its notes."""
    shown = [block.text or ""]
    for number, child in enumerate(block):
        name = number == 0 and child.tag == "strong" and not shown[0].strip()
        silent = child.tag == "sup" or child.get("class") == "address" or name
        if not silent:
            shown += child.itertext()
        shown.append(child.tail or "")
    return _STASHED.sub(lambda m: _unstashed(stash[int(m[1])]), "".join(shown))


def _unstashed(raw: str) -> str:
    """Give the character that an entity put aside stands for; a tag stands for none."""
    return html.unescape(raw) if raw.startswith("&") else ""


def _set_imprint(blocks: Sequence[Element]) -> None:
    """Class what a transcript prints above its first speaker: who issued it, when and where."""
    first = next((n for n, block in enumerate(blocks) if _names_speaker(block)), 0)
    for block in blocks[:first]:
        if block.tag == "p":
            block.set("class", "imprint")


def _names_speaker(block: Element) -> bool:
    return len(block) > 0 and block[0].tag == "strong" and not (block.text or "").strip()


def _keep_signs(root: Element) -> None:
    """Keep a paragraph's sign on the line of its number; only our own links say either."""
    for element in root.iter():
        for before, link in pairwise((None, *element)):
            if link is None or link.tag != "a":
                continue
            link.text = (link.text or "").replace(_SIGN, _KEPT) or None
            if before is None:
                element.text = _kept(element.text)
            else:
                before.tail = _kept(before.tail)


def _kept(words: str | None) -> str | None:
    return words[: -len(_SIGN)] + _KEPT if words and words.endswith(_SIGN) else words


def _set_notes(root: Element) -> None:
    """Tell assistive technology what a call, a note and a way back are."""
    for link in root.iter("a"):
        if link.get("class") == "footnote-ref":
            link.set("role", "doc-noteref")
            link.set("aria-label", f"Note {link.text}")
        elif link.get("class") == "footnote-backref":
            link.set("role", "doc-backlink")
            link.set("aria-label", "Back to the text")
    for notes in root.iter("div"):
        if notes.get("class") == "footnote":
            notes.tag = "section"
            notes.set("role", "doc-endnotes")
            notes.set("aria-labelledby", "__notes")
            title = Element("h2", {"id": "__notes"})
            title.text = "Notes"
            notes.insert(0, title)


def _roles(root: Element, anchors: dict[int, str]) -> dict[str, str]:
    """Read from the list of speakers who held which office on that day."""
    roles = {}
    for item in root.iter("li"):
        if anchors.get(id(item), "").startswith("s-") and len(item) and item[0].tag == "strong":
            role = _ROLE.match(item[0].tail or "")
            roles["".join(item[0].itertext())] = role[1] if role else ""
    return roles


def _mark_quotes(root: Element, blocks: dict[str, Element], anchors: dict[int, str]) -> None:
    """Mark in the text the words that the list of who is quoted attributes."""
    for item in root.iter("li"):
        if not anchors.get(id(item), "").startswith("q"):
            continue
        words = _QUOTED.match(_STASHED.sub("", item.text or ""))
        links = list(item.iter("a"))
        block = blocks.get(links[-1].get("href", "")[1:]) if links else None
        if words and block is not None and len(links) > 1:
            speaker = "".join(links[0].itertext())
            mark(block, words[1], to_closing=bool(words[2]), speaker=speaker)


def _group_turns(root: Element, blocks: set[int], roles: dict[str, str]) -> None:
    """Gather the paragraphs of each turn, and a question with what answers it."""
    now = _Exchange(roles=roles)
    children = list(root)
    for child in children:
        root.remove(child)
    for child in children:
        if id(child) not in blocks or child.tag != "p":
            now = _Exchange(roles=roles)
            root.append(child)
        elif _names_speaker(child):
            _begin_turn(root, child, now)
        elif now.turn is not None:
            now.turn.append(child)
        else:
            root.append(child)


def _begin_turn(root: Element, block: Element, now: _Exchange) -> None:
    head = Element("p", {"class": "speaker"})
    for part in _taken_head(block):
        head.append(part)
    name = "".join(head[0].itertext()).rstrip(": ")
    inferred, unnamed = len(head) > 1, name not in now.roles
    asks = inferred or (unnamed and _asking().fullmatch(name) is not None)
    if asks or now.element is None:
        now.element = SubElement(root, "div", {"class": "exchange"}) if asks else None
    around = root if now.element is None else now.element
    now.turn = SubElement(around, "div", {"class": "turn", "data-speaker": name})
    if asks:
        now.turn.set("class", "turn asks")
    if name == now.name and not unnamed:
        head.set("class", "speaker again")
    now.name = name
    if office := now.roles.get(name) or ("not named" if unnamed and now.roles else ""):
        head[-1].tail = " "
        SubElement(head, "span", {"class": "role"}).text = office
    now.turn.extend([head, block])


@cache
def _asking() -> re.Pattern[str]:
    """Match labels of people whom the text does not name and who ask, as the stages know them."""
    forms = rules("labels")["roles"]["questioner"]["match"]
    return re.compile("|".join(forms), re.VERBOSE | re.IGNORECASE)


def _taken_head(block: Element) -> Iterator[Element]:
    """Take the name, and the call of a note on it, out of the paragraph they begin."""
    while len(block) and not _STASHED.search(block.text or ""):
        part = block[0]
        block.text, part.tail = part.tail, None
        block.remove(part)
        yield part
