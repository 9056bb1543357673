"""Lines said everywhere: the same distinctive passage in five documents or more.

Such a line has a page of its own, that lists who said it when; each later saying refers to the
first, not to every other.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, starmap

from generator.corpus import Phrase, Reference, ReferenceKind
from generator.identity import slug
from generator.incremental.remembered import Remembered
from generator.incremental.sharing import ALONE, Work
from generator.model import Kind, Role
from generator.refer.evidence import counted, point, shown
from generator.refer.rows import Spot, in_brackets
from generator.refer.wording.prints import Span, Stream
from generator.refer.wording.sayings import is_telling, without_ceremony
from generator.refer.wording.shared import Shared
from generator.refer.wording.trust import is_quoted

LINES = "lines"
"""What is kept of stretches of texts: whether they tell anything."""
FEWEST = 5
"""Documents that say a line for it to have a page."""
_LEAST = 6
"""Words of such a line."""
_WRITTEN = 20.0
"""By how much more a line must surprise where nobody is heard to say it: offices have formulas
for everything that they write."""
_SPOKEN = (Kind.SPEECH, Kind.INTERVIEW)
_SCORE = 0.9
_OFTEN = 0.5
"""A word belongs to the line where more than this share of its sayings has it, and words say it
where they share so many."""

_STUB = re.compile(r"(?<=[.!?…]) (?:\S+ ?){1,2}$")
"""A word or two of the next sentence."""

Node = tuple[int, Span]
"""A stretch of a stream."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its sayings, as places in streams, the first saying first."""

    first: Node
    later: tuple[Node, ...]
    """One of each other document, in order."""


def find_lines(
    streams: Sequence[Stream], found: Sequence[Shared], lot: float, work: Work = ALONE
) -> list[Line]:
    """Give the lines that many documents say, in the order of their first sayings."""
    long = [one for one in found if _is_long(streams, one, lot)]
    often = chain.from_iterable(some for some in _groups(long) if _documents(some) >= FEWEST)
    known = Remembered(LINES, work)
    telling = [one for one in often if _tells(streams, one, known)]
    known.keep()
    lines = (_line(streams, some) for some in _groups(telling))
    return sorted((line for line in lines if line), key=lambda line: line.first)


def _groups(found: Sequence[Shared]) -> Iterator[list[Shared]]:
    """Put together what says the same."""
    homes = _joined(found)
    groups: dict[Node, list[Shared]] = defaultdict(list)
    for one in found:
        groups[homes[one.pair[0], one.match.one]].append(one)
    return (groups[home] for home in sorted(groups))


def _documents(found: Iterable[Shared]) -> int:
    return len({number for one in found for number in one.pair})


def _is_long(streams: Sequence[Stream], one: Shared, lot: float) -> bool:
    """Say whether what two texts share is long and distinctive enough for a line."""
    if len(one.match.equal) < _LEAST or one.said < 2 * lot:
        return False
    if one.said >= 2 * lot + _WRITTEN:
        return True
    ends = (one.pair[0], one.match.one), (one.pair[1], one.match.two)
    return all(_is_spoken(streams[number], span) for number, span in ends)


def _tells(streams: Sequence[Stream], one: Shared, known: Remembered) -> bool:
    """Say whether what two texts share tells something, and is no procedure."""
    stream = streams[one.pair[0]]
    asked = f"{known.name(stream.document)} {one.match.one}"
    return bool(known.get(asked, lambda: b"yes" if _is_line(stream.spot(one.match.one)) else b""))


def _is_line(spot: Spot) -> bool:
    return is_telling(spot.text) and without_ceremony(spot) == spot.text and not in_brackets(spot)


def _is_spoken(stream: Stream, span: Span) -> bool:
    number = stream.rows[bisect_right(stream.firsts, span[0]) - 1]
    speech = stream.document.blocks[number].role is Role.SPEECH
    return speech or stream.document.kind in _SPOKEN


def _joined(found: Sequence[Shared]) -> Mapping[Node, Node]:
    """Give, for each stretch that is shared, the first of those that say the same."""
    homes: dict[Node, Node] = {}
    for one in found:
        _join(homes, (one.pair[0], one.match.one), (one.pair[1], one.match.two))
    for node, near in _overlapping(sorted(homes)):
        _join(homes, node, near)
    return {node: _home(homes, node) for node in homes}


def _home(homes: dict[Node, Node], node: Node) -> Node:
    while (home := homes.setdefault(node, node)) != node:
        homes[node] = node = homes[home]
    return node


def _join(homes: dict[Node, Node], one: Node, two: Node) -> None:
    first, second = sorted((_home(homes, one), _home(homes, two)))
    homes[second] = first


def _overlapping(nodes: Sequence[Node]) -> Iterator[tuple[Node, Node]]:
    """Give the pairs of stretches of one stream that say mostly the same words."""
    for at, (number, span) in enumerate(nodes):
        for following in range(at + 1, len(nodes)):  # what is cut off would be copied for each
            other, near = nodes[following]
            if other != number or near[0] >= span[1]:
                break
            if _mostly(span, near):
                yield (number, span), (other, near)


def _mostly(one: Span, two: Span) -> bool:
    """Say whether half of the shorter stands in the other."""
    common = min(one[1], two[1]) - max(one[0], two[0])
    return 2 * common >= min(one[1] - one[0], two[1] - two[0])


def _line(streams: Sequence[Stream], shared: Sequence[Shared]) -> Line | None:
    """Make the line of what some pairs of texts share; None where too few documents say it."""
    spans: dict[int, list[Span]] = defaultdict(list)
    for one in shared:
        spans[one.pair[0]].append(one.match.one)
        spans[one.pair[1]].append(one.match.two)
    if len(spans) < FEWEST:
        return None
    said = {number: list(_cores(spans[number])) for number in sorted(spans)}
    first, *others = said
    line = _words(streams, (first, said[first][0]))
    alike = (
        next((node for core in said[n] if _alike(line, _words(streams, node := (n, core)))), None)
        for n in others
    )
    later = tuple(node for node in alike if node)
    long = len(line) >= _LEAST and len(later) >= FEWEST - 1
    return Line((first, said[first][0]), later) if long else None


def _words(streams: Sequence[Stream], node: Node) -> Sequence[int]:
    return streams[node[0]].prints(node[1])


def _alike(line: Sequence[int], other: Sequence[int]) -> bool:
    """Say whether words hold most of a line, and not much else."""
    common = len(set(line) & set(other))
    return common >= _OFTEN * max(len(set(line)), len(set(other)))


def _cores(spans: Sequence[Span]) -> Iterator[Span]:
    """Give, for each stretch of one text, the words that most of its sayings have.

    >>> list(_cores([(2, 9), (4, 10), (4, 9), (30, 36)]))
    [(4, 9), (30, 36)]
    """
    apart: list[list[Span]] = []
    for span in sorted(set(spans)):
        if apart and span[0] < max(end for _, end in apart[-1]):
            apart[-1].append(span)
        else:
            apart.append([span])
    for near in apart:
        times = Counter(chain.from_iterable(starmap(range, near)))
        least = _OFTEN * max(times.values())
        often = sorted(at for at, count in times.items() if count > least)
        yield often[0], often[-1] + 1


def name_lines(streams: Sequence[Stream], lines: Sequence[Line]) -> tuple[Phrase, ...]:
    """Give each line its name, its words as first said, and its sayings in order."""
    phrases = []
    taken: Counter[str] = Counter()
    for line in lines:
        spots = [streams[number].spot(span) for number, span in (line.first, *line.later)]
        words = _STUB.sub("", spots[0].text)
        name = slug(words, words=8)
        taken[name] += 1
        name = name if taken[name] == 1 else f"{name}-{taken[name]}"
        phrases.append(Phrase(name, words, tuple(spot.passage for spot in spots)))
    return tuple(phrases)


def tie_lines(
    streams: Sequence[Stream], lines: Sequence[Line], phrases: Sequence[Phrase]
) -> Iterator[Reference]:
    """Tie each later saying of a line to the first."""
    for line, phrase in zip(lines, phrases, strict=True):
        first, *later = (streams[number].spot(span) for number, span in (line.first, *line.later))
        for spot in later:
            tied = point(ReferenceKind.REPEATS, spot, first, _say(len(phrase.sayings)), _SCORE)
            yield replace(tied, phrase=phrase.id)


def _say(documents: int) -> Callable[[Spot, Spot, str], str]:
    times = counted(documents, "document")
    return lambda _, there, when: f"Said in {times}, first {when}: {shown(there)}"


def apart_from(lines: Sequence[Line], found: Iterable[Shared]) -> list[Shared]:
    """Leave out what is shared because both say a line; a quotation of it stays."""
    said: dict[int, list[Span]] = defaultdict(list)
    for line in lines:
        for number, span in (line.first, *line.later):
            said[number].append(span)
    return [
        one
        for one in found
        if is_quoted(one)
        or not any(_mostly(one.match.one, span) for span in said.get(one.pair[0], ()))
        or not any(_mostly(one.match.two, span) for span in said.get(one.pair[1], ()))
    ]
