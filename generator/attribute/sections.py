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
    turns = document.turns
    lengths = [sum(words[b] for b in turn.blocks) for turn in turns]
    exchanges = tuple(_exchanges(document, asks, lengths))
    if sum(lengths[: exchanges[0][0] if exchanges else asks.index(True)]) >= MIN_OPENING:
        yield Section(turns[0].blocks[0], "Opening statement")
    for number, (start, who) in enumerate(exchanges, 1):
        yield Section(turns[start].blocks[0], f"Question {number}: {who or 'not named'}")
    last = max(i for i, asked in enumerate(asks) if asked)
    after = [i for i in range(last + 2, len(turns)) if turns[i].speaker != turns[last + 1].speaker]
    if after:
        yield Section(turns[after[0]].blocks[0], "Closing")


def _exchanges(
    document: Document, asks: list[bool], lengths: list[int]
) -> Iterator[tuple[int, str]]:
    """Give the turn with which each exchange begins, and who asks, "" where nobody knows.

    A greeting that is answered before anybody has asked begins none.
    """
    names = {speaker.id: speaker.name for speaker in document.speakers}
    turns = document.turns
    many = sum(asks) > MANY
    begun, current = False, ""
    for i, turn in enumerate(turns):
        if not asks[i]:
            continue
        calls = i > 0 and turn.inferred and _only_calls(turns, lengths, i - 1)
        who = names.get(turn.speaker or "", "")
        unknown = not who and not calls
        same = begun and bool(who) and who == current
        if same or (unknown and (lengths[i] < MIN_QUESTION or (begun and many))):
            continue
        begun, current = True, who
        yield i - 1 if calls else i, who


def _only_calls(turns: tuple[Turn, ...], lengths: list[int], i: int) -> bool:
    """Whether a turn does no more than give the floor: short, and its speaker answered nothing."""
    answered = i > 0 and read_label(turns[i - 1].label).sort is Sort.QUESTIONER
    return not answered and lengths[i] <= MAX_CALL and turns[i].speaker != turns[i + 1].speaker
