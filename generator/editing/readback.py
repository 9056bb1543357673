"""Read a document back from its page, so that all else speaks of the words as corrected."""

import datetime as dt
import html
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from functools import cache
from itertools import takewhile

import markdown
import yaml

from generator.editing.page import ANCHOR, CALL, Page, Part
from generator.editing.rulings import rulings
from generator.findings import Code, Finding
from generator.identity import block_ids
from generator.model import Block, Document, Kind, Quote, Role, Section, Speaker, Turn
from generator.pages.document import SECTIONS, quote_id
from generator.records.reading import FOREIGN

_NAME = re.compile(
    r"\*\*(?:\[(?P<linked>.*?)\]\((?P<target>[^)\s]+)[^)]*\)|(?P<plain>.+?)):?\*\*:?\s*$"
)
_QUOTED = re.compile(r"\[(?P<name>[^\]]+)\]\(\.\./(?:people|organisations)/(?P<who>[^)\s#]+)\.md")
_KNOWN = ("title", "kind", "date", "place", "source", "moved", "not_same_as", *FOREIGN)
"""Keys of a document's front matter that the generator, MkDocs or its theme reads."""
_TAG = re.compile(r"<[^>]+>")
_PLAIN = re.compile(r"(?:[^\W_]|[ ,.;:?'’“”-])*")
"""Words that are no mark-up wherever they stand in a line."""
_BY_HAND = "Named by an editor on this page."
_LEAD = re.compile(
    r"\*\*(?:\[[^\]]*\]\([^)\s]*(?:people|organisations)/[^)\s]*\):?|[A-Z][A-Z. ]*:)\*\*:?\s+"
)
"""A speaker's name at the head of a paragraph: linked to a record, or a label in capitals. Other
bold words are an editor's emphasis."""
_NOT_PROSE = re.compile(r"#|[-*+] |(?:[-*_] ?){3,}$|[>|<`~]|\d+[.)] |!!!|!\[|\[\^[\w-]+\]:")
_DATELINE = re.compile(r"\*[^*]*\]\([^)]*sources/[^)]*\)\*$")


def shown_words(text: str) -> str:
    """Render a run of Markdown and give the words a reader sees, on one line.

    >>> shown_words("a *b* [c](d.md)[^e] &lt;f>"), shown_words("---")
    ('a b c <f>', '---')
    """
    if _PLAIN.fullmatch(text):  # as most names and labels
        return " ".join(text.split())
    # After an anchor, as on its page: "---" or "1." at the head of a line would be more than words.
    rendered = _parser().reset().convert(f'<a id="x"></a>{CALL.sub("", text)}')
    return " ".join(html.unescape(_TAG.sub("", rendered)).split())


@cache
def _parser() -> markdown.Markdown:
    """Give the parser; to make one takes longer than to render a paragraph."""
    return markdown.Markdown()


def with_anchors(page: Page) -> Page:
    """Give each paragraph that an editor added to a document an anchor, after the name if any."""
    bare = [part for part in _text_parts(page) if _is_prose(part)]
    taken = {name for part in page.parts for name in ANCHOR.findall(part.text)}
    ids = block_ids(shown_words(_LEAD.sub("", part.text)) for part in bare)
    names = {
        part.key: name if name not in taken else f"{name}-e"
        for part, name in zip(bare, ids, strict=True)
    }
    return replace(page, parts=tuple(_anchored(part, names.get(part.key)) for part in page.parts))


def _anchored(part: Part, name: str | None) -> Part:
    """Put the anchor between the speaker's name and the words, wherever it stood."""
    found = ANCHOR.match(part.text)
    text = part.text[found.end() :] if found else part.text
    name = found[1] if found and _LEAD.match(text) else name
    if name is None:
        return part
    lead = _LEAD.match(text)
    at = lead.end() if lead else 0
    return Part(name, f'{text[:at]}<a id="{name}"></a>{text[at:]}')


def _is_prose(part: Part) -> bool:
    if ANCHOR.search(part.text) or _NOT_PROSE.match(part.text) or _DATELINE.match(part.text):
        return False
    return bool(shown_words(part.text))


def _text_parts(page: Page) -> Iterator[Part]:
    """Give the parts of the text itself: after the title, before the lists at the foot."""
    foot = {f"#{name}" for name in SECTIONS}
    yield from takewhile(lambda part: part.key not in foot, page.parts)


def read_back(document: Document, page: Page, edited: Collection[str]) -> Document:
    """Give the document as its page has it; sources and edits stay the seed’s.

    `edited` are the keys of parts that are not as generated: only they are read anew.
    """
    front = yaml.safe_load(page.front) or {}
    blocks, turns, sections = _read_text(document, page, frozenset(edited))
    ids = {block.id for block in blocks}
    quotes, quoted = _read_quotes(document, page, {b.id: b for b in blocks})
    speakers = {s.id: s for s in document.speakers} | quoted
    for _, speaker in turns:
        if speaker:
            speakers.setdefault(speaker.id, speaker)
    strange = [_unknown(str(key)) for key in front if key not in _KNOWN]
    return replace(
        document,
        findings=(*document.findings, *strange),
        title=str(front.get("title", document.title)),
        kind=Kind(front.get("kind", document.kind)),
        date=_day(front.get("date")),
        place=front.get("place"),
        blocks=tuple(blocks),
        turns=tuple(turn for turn, _ in turns),
        sections=tuple(s for s in sections if s.block in ids),
        speakers=tuple(speakers.values()),
        quotes=tuple(quotes),
        apart=_names(front.get("not_same_as")),
        rulings=tuple(
            ruling
            for part in page.parts
            if part.key in edited and part.key in ids
            for ruling in rulings(part.key, part.text)
        ),
    )


def named_by_hand(document: Document) -> frozenset[str]:
    """Give the ids of the speakers whom an editor named in the document."""
    said: tuple[Turn | Quote, ...] = (*document.turns, *document.quotes)
    return frozenset(one.speaker for one in said if one.speaker and one.basis == _BY_HAND)


def _unknown(key: str) -> Finding:
    near = get_close_matches(key, _KNOWN, 1)
    meant = f"; did you mean ‘{near[0]}’?" if near else ""
    return Finding(Code.UNKNOWN_KEY, None, f"‘{key}’ is no key that is read here; it stays{meant}")


def _names(value: object) -> tuple[str, ...]:
    """Read ids of documents, written alone, as a list, or as the paths of their pages."""
    some = value if isinstance(value, list) else [value] if value else []
    return tuple(str(one).rpartition("/")[2].removesuffix(".md") for one in some)


def _day(value: object) -> dt.date | None:
    if isinstance(value, dt.datetime):
        return value.date()
    return value if isinstance(value, dt.date) else None


def _read_text(
    document: Document, page: Page, edited: frozenset[str]
) -> tuple[list[Block], list[tuple[Turn, Speaker | None]], list[Section]]:
    known = {block.id: block for block in document.blocks}
    turns_known = {turn.blocks[0]: turn for turn in document.turns}
    spoken = bool(document.turns)
    blocks = [b for b in document.blocks[:1] if b.role == Role.TITLE and b.text == document.title]
    turns: list[tuple[Turn, Speaker | None]] = []
    sections: list[Section] = []
    heading = ""
    for part in _text_parts(page):
        if not ANCHOR.search(part.text):
            heading = part.key[1:] if part.text.startswith("## ") else heading
            continue
        known_block = known.get(part.key)
        untouched = known_block and part.key not in edited
        words = known_block.text if known_block and untouched else shown_words(part.body)
        if not words:
            continue
        role = Role.SPEECH if spoken and turns else Role.NARRATION
        block = known_block or Block(part.key, role, words, (0, 0))
        blocks.append(block._replace(text=words) if words != block.text else block)
        if heading:
            sections.append(Section(part.key, heading))
            heading = ""
        if name := _NAME.search(CALL.sub("", part.head)):
            turns.append(_read_turn(part.key, name, turns_known.get(part.key), document))
        elif turns and block.role in (Role.SPEECH, Role.NOTE):
            turn, speaker = turns[-1]
            turns[-1] = turn._replace(blocks=(*turn.blocks, part.key)), speaker
    return blocks, turns, sections


def _read_turn(
    key: str, name: re.Match[str], known: Turn | None, document: Document
) -> tuple[Turn, Speaker | None]:
    if name["target"]:
        who = name["target"].rsplit("/", 1)[-1].removesuffix(".md")
        speaker: Speaker | None = Speaker(who, shown_words(name["linked"]))
        printed = ""
    else:
        printed = shown_words(name["plain"]).rstrip(":")
        speaker = next((s for s in document.speakers if s.name == printed), None)
    new = Turn("t" + key[1:], "" if speaker else f"{printed}:", None, None, "", (key,))
    turn = known._replace(blocks=(key,)) if known else new
    if turn.speaker != (speaker.id if speaker else None):
        turn = turn._replace(
            speaker=speaker.id if speaker else None,
            basis=_BY_HAND if speaker else "An editor took the name away.",
            inferred=False,
        )
    return turn, speaker


def _read_quotes(
    document: Document, page: Page, blocks: Mapping[str, Block]
) -> tuple[list[Quote], dict[str, Speaker]]:
    items = {part.key: part for part in page.parts}
    quotes, speakers = [], {}
    for quote in document.quotes:
        item = items.get(quote_id(quote))
        block = blocks.get(quote.block)
        start = block.text.find(quote.text) if block else -1
        if item is None or start < 0:
            continue
        if block and block.text[quote.start : quote.end] == quote.text:
            start = quote.start
        named = _QUOTED.search(item.text)
        who = named["who"] if named else None
        if who and who != quote.speaker:
            speakers[who] = Speaker(who, shown_words(named["name"]) if named else who)
        basis = quote.basis if who == quote.speaker else _BY_HAND
        quotes.append(
            replace(quote, start=start, end=start + len(quote.text), speaker=who, basis=basis)
        )
    return quotes, speakers
