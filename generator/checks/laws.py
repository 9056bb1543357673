"""What holds of every document that is published, checked on every build."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from generator.model import Document, Edit, Span

_EMPHASIS = re.compile(r"\*|_{2,}")
_WORDS = re.compile(r"\S(?:[^\n]*\S)?")


def unaccounted(document: Document) -> tuple[Span, ...]:
    """Give the parts of the seed that the document does not account for; none if law 1 holds.

    A block accounts for its source where that reads, with the edits inside it applied, exactly
    as the block does; a label where its words stand there, whatever marks print them ("**");
    an edit for what it took. Outside all of these only white space may be left. Sorted, without
    overlap; linear in text and edits.

    >>> from generator.model import Block, Kind, Role, Seed
    >>> block = Block("p1", Role.NARRATION, "Yes.", (0, 5))
    >>> edit = Edit((3, 4), " ", "", "space-before-mark")
    >>> seed = Seed("seeds/a.txt", "Yes .", "")
    >>> unaccounted(Document("a", Kind.ARTICLE, "A", seed, blocks=(block,), edits=(edit,)))
    ()
    >>> unaccounted(Document("a", Kind.ARTICLE, "A", seed, blocks=(block,)))
    ((0, 5),)
    """
    seed = document.source.text
    blocks = [(block.source, block.text) for block in document.blocks]
    labels = [(turn.label_source, turn.label) for turn in document.turns if turn.label_source]
    readings = {span: _readings(seed, span, document.edits) for span, _ in (*blocks, *labels)}
    wrong = [span for span, text in blocks if text not in readings[span]]
    wrong += [s for s, label in labels if not any(_prints(r, label) for r in readings[s])]
    wrong += [e.source for e in document.edits if seed[slice(*e.source)] != e.was]
    told = [*readings] + [edit.source for edit in document.edits]
    return _united([*wrong, *_gaps(seed, told)])


def _readings(seed: str, span: Span, edits: Sequence[Edit]) -> set[str]:
    """Give what `seed[span]` reads as once the edits inside it are applied.

    What an edit puts in at the very edge may belong to this part or to the one beside it, so
    there are up to four readings.
    """
    start, end = span
    pieces, before, behind = [], "", ""
    at = start
    for edit in _inside(span, edits):
        if edit.source == (start, start):
            before += edit.now
        elif edit.source == (end, end):
            behind += edit.now
        else:
            pieces += [seed[at : edit.source[0]], edit.now]
            at = edit.source[1]
    words = "".join([*pieces, seed[at:end]])
    return {a + words + b for a in ("", before) for b in ("", behind)}


def _prints(reading: str, label: str) -> bool:
    """Whether the words of a label stand in a reading, whatever marks of emphasis part them.

    >>> _prints("**MS. RUIZ__:", "MS. RUIZ:"), _prints("Voice_1:", "Voice1:")
    (True, False)
    """
    printed = "".join(reading.split())
    wanted = "".join(label.split())
    return wanted in printed or wanted in _EMPHASIS.sub("", printed)


def _inside(span: Span, edits: Sequence[Edit]) -> Iterator[Edit]:
    """Give the edits that lie wholly in the span, those at its edges included."""
    first = bisect_left(edits, span[0], key=lambda edit: edit.source[0])
    for i in range(first, len(edits)):
        if edits[i].source[0] > span[1]:
            return
        if edits[i].source[1] <= span[1]:
            yield edits[i]


def _gaps(seed: str, told: Iterable[Span]) -> Iterator[Span]:
    """Find the words outside all of `told`."""
    at = 0
    for start, end in sorted([*told, (len(seed), len(seed))]):
        for words in _WORDS.finditer(seed, at, max(at, start)):
            yield words.span()
        at = max(at, end)


def _united(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sort spans and join those that touch."""
    united: list[Span] = []
    for start, end in sorted(set(spans)):
        if united and start <= united[-1][1]:
            united[-1] = united[-1][0], max(end, united[-1][1])
        else:
            united.append((start, end))
    return tuple(united)
