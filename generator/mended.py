"""Text on its way from the seed to the page, which always knows where it came from."""

from bisect import bisect_left, bisect_right
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

    def change(self, changes: Iterable[Change]) -> "Mended":
        """Apply changes; they may stand in any order and must not overlap each other.

        A change that touches words another edit put there is fused with it into one edit.
        """
        new = sorted(c for c in changes if self.text[c.start : c.end] != c.now)
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

    def take(self, new: Sequence[Change], i: int) -> int:
        """Make the change at `i`, with the old edits and further changes that it runs into.

        Gives the index of the first change not made yet.
        """
        old, starts = self.old, self.old.starts
        first, end, j = new[i].start, new[i].end, i + 1
        olds = self._up_to(first)
        into = olds > self.next and starts[olds - 1] < first < self._end(olds - 1)
        if not into and (olds == len(starts) or starts[olds] >= end):
            self._take_over(olds)
            bound = starts[olds] if olds < len(starts) else len(old.text) + 1
            while j < len(new) and new[j].end < bound:
                j += 1
            self._take_alone(new[i:j])
            return j
        if first < self.at:
            raise _overlap(first, new[i].rule)
        if into:
            olds -= 1
            first, end = starts[olds], max(end, self._end(olds))
        self._take_over(olds)
        while True:
            if self.next < len(starts) and starts[self.next] < end:
                end = max(end, self._end(self.next))
                self.next += 1
            elif j < len(new) and new[j].start < end:
                end = max(end, new[j].end)
                j += 1
            else:
                break
        rules = [part for e in old.edits[olds : self.next] for part in e.rule.split(" + ")]
        rules += [change.rule for change in new[i:j]]
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

    def _take_alone(self, changes: Iterable[Change]) -> None:
        """Make changes that no old edit not yet taken over begins before, or runs into."""
        text, shift = self.old.text, self._source(0, self.next)
        for start, end, now, rule in changes:
            if start < self.at:
                raise _overlap(start, rule)
            self.edits.append(Edit((start + shift, end + shift), text[start:end], now, rule))
            self.starts.append(start + self.grown)
            self.pieces += (text[self.at : start], now)
            self.at = end
            self.grown += len(now) - (end - start)

    def done(self) -> Mended:
        """Give the text, the rest taken over as it is."""
        self._take_over(len(self.old.edits))
        text = "".join([*self.pieces, self.old.text[self.at :]])
        return Mended(self.old.source, text, tuple(self.edits), tuple(self.starts))

    def _up_to(self, place: int) -> int:
        """Count the old edits that begin before `place`, or are nothing at it."""
        starts = self.old.starts
        count = bisect_left(starts, place, self.next)
        while count < len(starts) and starts[count] == place == self._end(count):
            count += 1
        return count

    def _take_over(self, until: int) -> None:
        """Keep the old edits before the index `until`."""
        if until == self.next:
            return
        self.edits += self.old.edits[self.next : until]
        self.starts += [start + self.grown for start in self.old.starts[self.next : until]]
        self.next = until

    def _end(self, i: int) -> int:
        return self.old.starts[i] + len(self.old.edits[i].now)

    def _source(self, place: int, olds: int) -> int:
        """Give where `place` of the old text, behind so many old edits, is in the source."""
        return place + self.old.edits[olds - 1].source[1] - self._end(olds - 1) if olds else place


def _rewritten(text: str, start: int, end: int, changes: Sequence[Change]) -> str:
    pieces, at = [], start
    for change in changes:
        if change.start < at:
            raise _overlap(change.start, change.rule)
        pieces += [text[at : change.start], change.now]
        at = change.end
    return "".join([*pieces, text[at:end]])


def _overlap(place: int, rule: str) -> ValueError:
    return ValueError(f"overlapping changes at {place}: {rule}")
