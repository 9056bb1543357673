"""Text on its way from the seed to the page, which always knows where it came from."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.model import Edit, Span


class Change(NamedTuple):
    """Replace `text[start:end]` of the text as it now stands by `now`."""

    start: int
    end: int
    now: str
    rule: str


Plain = tuple[int, int, str, str]
"""A `Change`, or one without its names, which cost most of all where a text needs thousands."""
_new = tuple.__new__
"""Makes a named tuple three times as fast as its own name does."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A text and the edits that make it from its source.

    >>> mended = Mended.of("Mr.  Hume :yes").change([Change(3, 5, " ", "spaces")])
    >>> mended = mended.change([Change(8, 10, ": ", "punctuation")])
    >>> mended.text
    'Mr. Hume: yes'
    >>> mended.to_source(10, 13)
    (11, 14)
    """

    source: str
    text: str
    edits: tuple[Edit, ...]
    """Sorted by source, without overlap."""
    starts: tuple[int, ...]
    """Where each edit's `now` begins in `text`."""

    @classmethod
    def of(cls, source: str) -> "Mended":
        """Begin with the source unchanged."""
        return cls(source, source, (), ())

    def change(self, changes: Iterable[Plain]) -> "Mended":
        """Apply changes; they may stand in any order and must not overlap each other.

        A change that touches words another edit put there is fused with it into one edit.
        """
        text = self.text
        new = sorted([change for change in changes if text[change[0] : change[1]] != change[2]])
        if not new:
            return self
        made = _Remade(self)
        i = 0
        while i < len(new):
            i = made.take(new, i)
        return made.done()

    def without(self, unwanted: Callable[[Edit], bool]) -> "Mended":
        """Take back the edits that `unwanted` says yes to.

        >>> mended = Mended.of("a  b").change([Change(1, 3, " ", "spaces")])
        >>> mended.without(lambda edit: edit.rule == "spaces").text
        'a  b'
        """
        edits = tuple(edit for edit in self.edits if not unwanted(edit))
        if len(edits) == len(self.edits):
            return self
        starts, pieces, at, length = [], [], 0, 0
        for edit in edits:
            pieces += [self.source[at : edit.source[0]], edit.now]
            length += len(pieces[-2])
            starts.append(length)
            length += len(edit.now)
            at = edit.source[1]
        return Mended(self.source, "".join([*pieces, self.source[at:]]), edits, tuple(starts))

    def to_source(self, start: int, end: int) -> Span:
        """Give the source span of `text[start:end]`, the whole of an edit that it cuts into.

        Words cut at its outer edges are not part of it.
        """
        if start == end:
            at = self._place(start, last=False)
            return at, at
        return self._place(start, last=False), self._place(end - 1, last=True) + 1

    def _place(self, position: int, *, last: bool) -> int:
        """Source offset of the character at `position`; in an edit its first or its last."""
        i = bisect_right(self.starts, position) - 1
        if i < 0:
            return position
        edit, begin = self.edits[i], self.starts[i]
        if position < begin + len(edit.now):
            return edit.source[1] - 1 if last else edit.source[0]
        return edit.source[1] + position - begin - len(edit.now)

    def locate(self, words: str, source_start: int) -> int:
        """Offset in `text` of `words` whose source begins at `source_start`.

        >>> Mended.of("A: yes").locate("yes", 3)
        3
        """
        i = bisect_right(self.edits, source_start, key=lambda e: e.source[1])
        if i < len(self.edits) and self.edits[i].source[0] <= source_start:
            near = self.starts[i]
        elif i:
            before = self.edits[i - 1]
            near = self.starts[i - 1] + len(before.now) + source_start - before.source[1]
        else:
            near = source_start
        return self.text.index(words, near)


class _Remade:
    """A text on its way to the next: what no change touches is taken over as it is, in runs."""

    def __init__(self, old: Mended) -> None:
        self.old = old
        self.edits: list[Edit] = []
        self.starts: list[int] = []
        self.pieces: list[str] = []
        self.at = 0
        """So far of the old text is in `pieces`."""
        self.grown = 0
        """By so much the new text is longer, so far."""
        self.next = 0
        """The first of the old edits not yet taken over."""

    def take(self, new: Sequence[Plain], i: int) -> int:
        """Make changes from the one at `i` on, up to one that an old edit or a change runs into.

        Gives the index of the first change not made yet.
        """
        i = self._take_alone(new, i)
        return self._take_together(new, i) if i < len(new) else i

    def _take_alone(self, new: Sequence[Plain], i: int) -> int:
        """Make changes, the old edits between them taken over, as long as none touches another."""
        olds, begins, text = self.old.edits, self.old.starts, self.old.text
        edits, starts, pieces = self.edits, self.starts, self.pieces
        at, grown, n, shift = self.at, self.grown, self.next, self._source(0, self.next)
        bound = begins[n] if n < len(begins) else len(text) + 1
        while i < len(new):
            start, end, now, rule = new[i]
            while bound <= start and (stop := bound + len(olds[n].now)) <= start:
                edits.append(olds[n])
                starts.append(bound + grown)
                shift = olds[n].source[1] - stop
                n += 1
                bound = begins[n] if n < len(begins) else len(text) + 1
            if bound < start or bound < end:
                break
            if start < at:
                raise _overlap(start, rule)
            row = (start + shift, end + shift), text[start:end], now, rule
            edits.append(_new(Edit, row))
            starts.append(start + grown)
            pieces += (text[at:start], now)
            at = end
            grown += len(now) - (end - start)
            i += 1
        self.at, self.grown, self.next = at, grown, n
        return i

    def _take_together(self, new: Sequence[Plain], i: int) -> int:
        """Make the change at `i` one edit with the old edits and further changes it runs into."""
        old, starts = self.old, self.old.starts
        first, end, _, rule = new[i]
        j = i + 1
        if first < self.at:
            raise _overlap(first, rule)
        olds = self.next
        if olds < len(starts) and starts[olds] < first:
            first, end = starts[olds], max(end, self._end(olds))
        while True:
            if self.next < len(starts) and starts[self.next] < end:
                end = max(end, self._end(self.next))
                self.next += 1
            elif j < len(new) and new[j][0] < end:
                end = max(end, new[j][1])
                j += 1
            else:
                break
        rules = [part for e in old.edits[olds : self.next] for part in e.rule.split(" + ")]
        rules += [rule for *_, rule in new[i:j]]
        now = _rewritten(old.text, first, end, new[i:j])
        source = self._source(first, olds), self._source(end, self.next)
        was = old.source[slice(*source)]
        if was != now:
            self.edits.append(Edit(source, was, now, " + ".join(dict.fromkeys(rules))))
            self.starts.append(first + self.grown)
        self.pieces += (old.text[self.at : first], now)
        self.at = end
        self.grown += len(now) - (end - first)
        return j

    def done(self) -> Mended:
        """Give the text, the rest taken over as it is."""
        self.edits += self.old.edits[self.next :]
        self.starts += [start + self.grown for start in self.old.starts[self.next :]]
        text = "".join([*self.pieces, self.old.text[self.at :]])
        return Mended(self.old.source, text, tuple(self.edits), tuple(self.starts))

    def _end(self, i: int) -> int:
        return self.old.starts[i] + len(self.old.edits[i].now)

    def _source(self, place: int, olds: int) -> int:
        """Give where `place` of the old text, behind so many old edits, is in the source."""
        return place + self.old.edits[olds - 1].source[1] - self._end(olds - 1) if olds else place


def _rewritten(text: str, start: int, end: int, changes: Sequence[Plain]) -> str:
    pieces, at = [], start
    for first, last, now, rule in changes:
        if first < at:
            raise _overlap(first, rule)
        pieces += [text[at:first], now]
        at = last
    return "".join([*pieces, text[at:end]])


def _overlap(place: int, rule: str) -> ValueError:
    return ValueError(f"overlapping changes at {place}: {rule}")
