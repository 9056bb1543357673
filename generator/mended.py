"""Text on its way from the seed to the page, which always knows where it came from."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
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
        old = zip(self.starts, self.edits, strict=True)
        spans: list[tuple[int, int, int, Edit | None, Change | None]] = [
            *((s, s + len(e.now), 0, e, None) for s, e in old),
            *((c.start, c.end, 1, None, c) for c in new),
        ]
        spans.sort(key=lambda span: span[:3])
        edits: list[Edit] = []
        starts: list[int] = []
        pieces: list[str] = []
        at = shift = grown = i = 0  # in text; source less text; new text less text
        while i < len(spans):
            first, end = spans[i][0], spans[i][1]
            j = i + 1
            while j < len(spans) and spans[j][0] < end:
                end = max(end, spans[j][1])
                j += 1
            cluster = spans[i:j]
            i = j
            olds = [e for _, _, _, e, _ in cluster if e]
            now, rules = self._rewrite(first, end, [c for *_, c in cluster if c])
            start = first + shift
            shift += sum(len(e.was) - len(e.now) for e in olds)
            stop = end + shift
            pieces += [self.text[at:first], now]
            at = end
            was = self.source[start:stop]
            if was != now:
                rules = [part for e in olds for part in e.rule.split(" + ")] + rules
                edits.append(Edit((start, stop), was, now, " + ".join(dict.fromkeys(rules))))
                starts.append(first + grown)
            grown += len(now) - (end - first)
        pieces.append(self.text[at:])
        return Mended(self.source, "".join(pieces), tuple(edits), tuple(starts))

    def _rewrite(self, start: int, end: int, changes: list[Change]) -> tuple[str, list[str]]:
        pieces, at = [], start
        for change in changes:
            if change.start < at:
                msg = f"overlapping changes at {change.start}: {change.rule}"
                raise ValueError(msg)
            pieces += [self.text[at : change.start], change.now]
            at = change.end
        return "".join([*pieces, self.text[at:end]]), [c.rule for c in changes]

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
