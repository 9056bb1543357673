"""Where words stand in quotation marks, with lost and turned marks made good."""

import re
from collections.abc import Iterator
from typing import NamedTuple


class Stretch(NamedTuple):
    """Quoted words of one paragraph, their marks included."""

    start: int
    end: int
    runs_on: bool = False
    """The mark is never closed: the next paragraph may go on with it."""

    def inside(self, text: str) -> str:
        """Give the words without their marks."""
        return text[self.start : self.end].strip(_ALL)


_ALL = '“”„‟«»"″〝〞 '
_MARK = re.compile("[“”„‟«»\"″〝〞]|(?<![a-z'])''(?!')|``")
_OPENING, _CLOSING = frozenset("“„«〝"), frozenset("”»〞")
# A straight mark opens after these (or at the head of a paragraph) and before a word.
_BEFORE_OPENING = frozenset(" \t\u00a0([{—–-/‘'…:")
_INCHES = re.compile(r"\d[\d½¼¾.]*$")


def stretches(text: str) -> list[Stretch]:
    """Give the quoted stretches of one paragraph, in order, without overlap.

    Double marks only: single ones are quotes inside quotes, or apostrophes. A mark that opens
    inside an open stretch begins a new one, and the one before ends there; a mark that closes
    nothing is passed over. Marks that enclose nothing are none.

    >>> [s[:2] for s in stretches('“Yes,” he said. "No')]
    [(0, 6), (16, 19)]
    """
    found: list[Stretch] = []
    at: int | None = None
    for start, end, opens in _turned(text):
        if opens:
            if at is not None:
                found.append(Stretch(at, _cut(text, at, start)))
            at = start
        elif at is not None:
            found.append(Stretch(at, end))
            at = None
    if at is not None:
        found.append(Stretch(at, len(text), runs_on=True))
    return [s for s in found if any(map(str.isalnum, text[s.start : s.end]))]


def _turned(text: str) -> Iterator[tuple[int, int, bool]]:
    """Give each mark with its direction: its place decides where its shape is silent or wrong."""
    is_open = False
    for mark in _MARK.finditer(text):
        before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
        head = not before or before in _BEFORE_OPENING
        tail = not after or not (after.isalnum() or after in "[($‘'“.…#@")
        if mark[0] in _OPENING:
            opens = not (is_open and tail and not head)
        elif mark[0] in _CLOSING:
            opens = not is_open and head and not tail
        elif head != tail:
            opens = head
        else:
            opens = not is_open
        if not opens and not is_open and (not before or not head) and mark[0] not in _CLOSING:
            if _INCHES.search(text, max(0, mark.start() - 6), mark.start()) or tail:
                continue
            opens = True
        is_open = opens
        yield mark.start(), mark.end(), opens


def _cut(text: str, start: int, stop: int) -> int:
    """End a stretch whose closing mark is lost: before the next, at the last full stop or comma."""
    return start + len(text[start:stop].rstrip())
