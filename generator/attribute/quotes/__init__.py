"""Who is quoted: every quotation of a document with its speaker and what says so."""

from collections.abc import Sequence
from dataclasses import replace

from generator.attribute.people import People
from generator.attribute.quotes.basis import explain
from generator.attribute.quotes.cast import Cast
from generator.attribute.quotes.follow import Found, find_quotes
from generator.attribute.quotes.resolve import Resolver
from generator.attribute.quotes.story import Story
from generator.attribute.quotes.subjects import joint_end
from generator.findings import Code, Finding
from generator.mended import Mended
from generator.model import Block, Document, Mention, Quote, Role, Speaker


def quotes(document: Document, mended: Mended, people: People) -> Document:
    """Add the quotations of a narrative and those who are quoted.

    In a turn the speaker's own words surround a quotation and say little of whose it is, so a
    document with turns is given back as it came.
    """
    blocks = [block for block in document.blocks if _is_prose(block)]
    if document.turns or not blocks:
        return document
    paragraphs = [block.text for block in blocks]
    story = Story(paragraphs)
    headlines = [block.text for block in document.blocks if _is_plain_headline(block)]
    resolver = Resolver(story, Cast(paragraphs, people, headlines))
    places = _Places(blocks, mended)
    made: list[Quote] = []
    findings: list[Finding] = []
    speakers = {speaker.id: speaker for speaker in document.speakers}
    for found in find_quotes(story):
        who = resolver.who(found.said_in, found.cue.who)
        speaker = who.person.speaker() if who.person else None
        quote = _quote(found, story, places, speaker, explain(found, story, who))
        made.append(quote)
        if speaker:
            speakers.setdefault(speaker.id, speaker)
            resolver.heard.add(id(who.person))
            resolver.last = id(who.person)
        else:
            detail = f"{quote.text}: {who.reason}"
            code = Code.SPEAKER_AMBIGUOUS if who.between else Code.QUOTE_UNATTRIBUTED
            findings.append(Finding(code, quote.block, detail))
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


def _is_plain_headline(block: Block) -> bool:
    """Say whether a headline has capitals where a sentence has them, so that they tell names."""
    words = block.text.split()
    small = sum(word.islower() for word in words)
    return block.role is Role.TITLE and len(words) <= _MANY_SMALL * small


_MANY_SMALL = 2
"""Words of a headline to each without a capital, at most."""
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


def _quote(
    found: Found, story: Story, places: _Places, speaker: Speaker | None, basis: str
) -> Quote:
    stretch, said = found.stretch, story.phrases(found.said_in)
    block = places.blocks[found.paragraph]
    start = said.spans[found.cue.who][0]
    end = said.spans[joint_end(said.letters, found.cue.who)][1]
    return Quote(
        block=block.id,
        start=stretch.start,
        end=stretch.end,
        text=block.text[stretch.start : stretch.end],
        source=places.source(found.paragraph, stretch.start, stretch.end),
        speaker=speaker.id if speaker else None,
        mention=Mention(said.text[start:end], places.source(found.said_in, start, end)),
        basis=basis,
    )


__all__ = ["quotes"]
