"""Who is quoted: every quotation of a document with its speaker and what says so."""

from collections.abc import Sequence
from dataclasses import replace

from generator.attribute.quotes.basis import explain
from generator.attribute.quotes.cast import Cast
from generator.attribute.quotes.follow import Found, find_quotes
from generator.attribute.quotes.resolve import Resolver, Who
from generator.findings import Code, Finding
from generator.mended import Mended
from generator.model import Block, Document, Mention, Quote, Record, Role, Speaker


def quotes(document: Document, mended: Mended, people: Sequence[Record]) -> Document:
    """Add the quotations of a narrative and those who are quoted.

    In a turn the speaker's own words surround a quotation and say little of whose it is, so a
    document with turns is given back as it came.
    """
    blocks = [block for block in document.blocks if _is_prose(block)]
    if document.turns or not blocks:
        return document
    paragraphs = [block.text for block in blocks]
    found, read = find_quotes(paragraphs)
    resolver = Resolver(paragraphs, read, Cast(paragraphs, people))
    places = _Places(blocks, mended)
    made: list[Quote] = []
    findings: list[Finding] = []
    speakers = {speaker.id: speaker for speaker in document.speakers}
    for one in found:
        if one.cue is None:
            continue
        who = resolver.who(one.said_in, one.cue.who)
        made.append(_quote(one, who, resolver, places))
        if who.person:
            speaker = who.person.speaker()
            speakers[speaker.id] = speakers.get(speaker.id, speaker)
        else:
            words = made[-1].text
            findings.append(
                Finding(Code.QUOTE_UNATTRIBUTED, blocks[one.paragraph].id, f"{words}: {who.reason}")
            )
    return replace(
        document,
        quotes=(*document.quotes, *made),
        speakers=tuple(speakers.values()),
        findings=(*document.findings, *findings),
    )


def _is_prose(block: Block) -> bool:
    """Say whether a block tells something; a text without a headline begins with its story."""
    if block.role is Role.TITLE:
        small = sum(word.islower() for word in block.text.split())
        return small >= _STORY
    return block.role is Role.NARRATION


_STORY = 8
"""Words without a capital from which on a first line is a sentence of the story."""


class _Places:
    """From a place in a block to the seed."""

    def __init__(self, blocks: Sequence[Block], mended: Mended) -> None:
        self.blocks, self._mended = blocks, mended
        self._offsets: dict[int, int] = {}

    def source(self, paragraph: int, start: int, end: int) -> tuple[int, int]:
        """Give the seed's span of `blocks[paragraph].text[start:end]`."""
        if paragraph not in self._offsets:
            block = self.blocks[paragraph]
            self._offsets[paragraph] = self._mended.locate(block.text, block.source[0])
        at = self._offsets[paragraph]
        return self._mended.to_source(at + start, at + end)


def _quote(found: Found, who: Who, resolver: Resolver, places: _Places) -> Quote:
    cue, stretch = found.cue, found.stretch
    assert cue is not None
    block = places.blocks[found.paragraph]
    said = resolver.phrases(found.said_in)
    start, end = said.spans[cue.who]
    return Quote(
        block=block.id,
        start=stretch.start,
        end=stretch.end,
        text=block.text[stretch.start : stretch.end],
        source=places.source(found.paragraph, stretch.start, stretch.end),
        speaker=who.person.speaker().id if who.person else None,
        mention=Mention(said.text[start:end], places.source(found.said_in, start, end)),
        basis=explain(found, said, who),
    )


__all__ = ["quotes"]
