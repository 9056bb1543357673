"""Headings that the text does not print: the opening, then one for each exchange."""

from collections.abc import Iterator
from dataclasses import replace

from generator.attribute.labelnames import Sort, read_label
from generator.model import Document, Role, Section, Turn

MIN_OPENING = 40
"""Words before the first question that make an opening statement."""
MIN_QUESTION = 12
"""A question of fewer words by nobody known is a word thrown in: its exchange goes on."""
MANY = 20
"""Among more questions than these only those of named people, or called for, have headings."""
MAX_CALL = 25
"""Words of a turn that does no more than call on somebody."""


def with_sections(document: Document) -> Document:
    """Give the document its sections, where people ask in it and it prints no headings of its own.

    A section begins with the turn that calls on the questioner, else with the question. The price:
    of two unknown people who ask one after the other each has a heading, the same one twice too.
    """
    asks = [read_label(turn.label).sort is Sort.QUESTIONER for turn in document.turns]
    said = {block for turn in document.turns for block in turn.blocks}
    first = min((i for i, b in enumerate(document.blocks) if b.id in said), default=0)
    printed = any(b.role is Role.HEADING for b in document.blocks[first:])
    if sum(asks) < 2 or printed:  # noqa: PLR2004 - one question needs no list of contents
        return document
    return replace(document, sections=tuple(_sections(document, asks)))


def _sections(document: Document, asks: list[bool]) -> Iterator[Section]:
    words = {block.id: block.text.count(" ") + 1 for block in document.blocks}
    names = {speaker.id: speaker.name for speaker in document.speakers}
    turns = document.turns
    lengths = [sum(words[b] for b in turn.blocks) for turn in turns]
    opening = asks.index(True)
    if sum(lengths[:opening]) >= MIN_OPENING:
        yield Section(turns[0].blocks[0], "Opening statement")
    many = sum(asks) > MANY
    number, current = 0, ""
    for i, turn in enumerate(turns):
        if not asks[i]:
            continue
        calls = i > 0 and turn.inferred and _only_calls(turns, lengths, i - 1)
        who = names.get(turn.speaker or "", "")
        if not who and not calls and number and many:
            continue
        same = bool(who) and who == current
        thrown_in = not who and not calls and lengths[i] < MIN_QUESTION
        if number and (same or thrown_in):
            continue
        number, current = number + 1, who
        start = turns[i - 1] if calls else turn
        yield Section(start.blocks[0], f"Question {number}: {who or 'not named'}")
    last = max(i for i, asked in enumerate(asks) if asked)
    after = [i for i in range(last + 2, len(turns)) if turns[i].speaker != turns[last + 1].speaker]
    if after:
        yield Section(turns[after[0]].blocks[0], "Closing")


def _only_calls(turns: tuple[Turn, ...], lengths: list[int], i: int) -> bool:
    """Whether a turn does no more than give the floor: short, and its speaker answered nothing."""
    answered = i > 0 and read_label(turns[i - 1].label).sort is Sort.QUESTIONER
    return not answered and lengths[i] <= MAX_CALL and turns[i].speaker != turns[i + 1].speaker
