"""Where words stand in quotation marks, with lost and turned marks made good."""

import re
from collections.abc import Iterator
from typing import NamedTuple

MARKS = "“”„‟«»\"″〝〞’' "
"""What may stand at the edges of quoted words, single marks and blanks too."""
_MARK = re.compile("[“”„‟«»\"″〝〞'`](?:(?<!['`])|(?<=')(?<!'')'(?!')|(?<=`)`)")
"""Two single marks together are a double one. Begins with one class: so is looked for fastest."""
_OPENING, _CLOSING = frozenset("“„«〝"), frozenset("”»〞")
# A mark opens after these (or at the head of a paragraph), and before a word or one of the others.
_BEFORE_OPENING = frozenset(" \t\u00a0([{—–-/‘'…:")
_AFTER_OPENING = frozenset("[($‘'“.…#@")
_NEAR = 8
"""Marks to look on over for the end of a quotation in a quotation."""
_STRAIGHT = frozenset("\"'`")
_INCHES = re.compile(r"\d[\d½¼¾.]*$")


class Stretch(NamedTuple):
    """Quoted words of one paragraph, their marks included."""

    start: int
    end: int
    runs_on: bool = False
    """The mark is never closed: the next paragraph may go on with it."""

    def inside(self, text: str) -> str:
        """Give the words without their marks."""
        return text[self.start : self.end].strip(MARKS)


def stretches(text: str) -> list[Stretch]:
    """Give the quoted stretches of one paragraph, in order, without overlap.

    Double marks only: single ones are quotes inside quotes, or apostrophes. A mark that opens
    inside an open stretch is a quotation in a quotation where both are closed later, else it
    begins a new stretch, and the one before ends there; a mark that closes nothing is passed
    over. Marks that enclose nothing are none.

    >>> [s[:2] for s in stretches('“Yes,” he said. "No')]
    [(0, 6), (16, 19)]
    >>> [s[:2] for s in stretches('“I said “no” to him.” He left.')]
    [(0, 21)]
    >>> [s[:2] for s in stretches('„So“. Or „no“?')]
    [(0, 4), (9, 13)]
    """
    marks = list(_directed(text))
    if not marks:
        return []
    found: list[Stretch] = []
    at: int | None = None
    inner = 0
    for i, (start, end, opens) in enumerate(marks):
        if opens and at is not None and (inner or _is_inside(text, marks, i, at)):
            inner += 1
        elif opens:
            if at is not None:
                found.append(Stretch(at, at + len(text[at:start].rstrip())))
            at = start
        elif inner:
            inner -= 1
        elif at is not None:
            found.append(Stretch(at, end))
            at = None
    if at is not None:
        found.append(Stretch(at, len(text), runs_on=True))
    return [s for s in found if any(map(str.isalnum, text[s.start : s.end]))]


def _is_inside(text: str, marks: list[tuple[int, int, bool]], i: int, at: int) -> bool:
    """Say whether the mark that opens as `marks[i]` opens inside the stretch that began at `at`.

    It does where as many marks close as open, and one more; or where it has another shape than
    that at the head of the paragraph, which goes on to its end: the next paragraph closes it.
    """
    depth = 1
    for _, _, opens in marks[i : i + _NEAR]:
        depth += 1 if opens else -1
        if not depth:
            return True
    if depth != 1 or at or len(marks) - i > _NEAR:
        return False
    shape = text[at] in _STRAIGHT
    return not any((text[start] in _STRAIGHT) == shape for start, _, _ in marks[i:])


def _directed(text: str) -> Iterator[tuple[int, int, bool]]:
    """Give each mark and whether it opens: its place decides where its shape is silent or wrong."""
    is_open, low = False, False
    for mark in _MARK.finditer(text):
        start, end = mark.span()
        after = text[end : end + 1]
        head = start == 0 or text[start - 1] in _BEFORE_OPENING
        tail = not after or not (after.isalnum() or after in _AFTER_OPENING)
        if mark[0] in _OPENING:
            opens = not (is_open and not head and (tail or low))  # „So“.
        elif mark[0] in _CLOSING:
            opens = not is_open and head and not tail
        else:
            opens = head if head != tail else not is_open
            if not opens and not is_open and not head:
                if tail or _INCHES.search(text, max(0, start - 6), start):
                    continue  # 6'2" tall; a mark that closes nothing
                opens = True
        is_open, low = opens, opens and mark[0] == "„"
        yield start, end, opens
