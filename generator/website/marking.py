"""Words marked inside a paragraph's tree, whatever links and notes stand among them."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

_OPENING = "“\"‘'"


@dataclass(frozen=True, slots=True)
class _Run:
    """Text between two tags."""

    parent: Element
    before: Element | None
    """The child of `parent` whose tail it is; None where it is the parent's own text."""
    text: str


def mark(block: Element, words: str, *, speaker: str, to_closing: bool = False) -> bool:
    """Wrap the first `words` of a block in spans of class "quoted"; False where they are not there.

    Those behind an opening mark come before the same words without one.
    `to_closing` goes on to the closing quotation mark, for words that were cut short. Calls of
    notes inside the words stay where they are: the words around them are marked apart.

    >>> from xml.etree.ElementTree import fromstring, tostring
    >>> block = fromstring("<p>He said “stand<sup>1</sup> resolutely” then.</p>")
    >>> mark(block, "stand resolutely", speaker="A")
    True
    >>> tostring(block, encoding="unicode").count('class="quoted"')
    2
    """
    runs = list(_runs(block))
    whole = "".join(run.text for run in runs)
    after_marks = [at + 1 for sign in _OPENING if (at := whole.find(sign + words)) >= 0]
    start = min(after_marks, default=whole.find(words))
    if start < 0:
        return False
    end = start + len(words)
    if to_closing and (closing := whole.find("”", end)) >= 0:
        end = closing
    for run, first, last in reversed(list(_covered(runs, start, end))):
        _wrap(run, first, last, speaker)
    return True


def _runs(element: Element) -> Iterator[_Run]:
    """Give the runs of text in reading order, the calls of notes apart."""
    yield _Run(element, None, element.text or "")
    for child in element:
        if child.tag != "sup":
            yield from _runs(child)
        yield _Run(element, child, child.tail or "")


def _covered(runs: list[_Run], start: int, end: int) -> Iterator[tuple[_Run, int, int]]:
    """Give the part of each run that lies between two offsets of them all."""
    at = 0
    for run in runs:
        first, last = max(start - at, 0), min(end - at, len(run.text))
        if first < last:
            yield run, first, last
        at += len(run.text)


def _wrap(run: _Run, first: int, last: int, speaker: str) -> None:
    span = Element("span", {"class": "quoted", "data-speaker": speaker, "title": speaker})
    span.text, span.tail = run.text[first:last], run.text[last:]
    if run.before is None:
        run.parent.text = run.text[:first]
        run.parent.insert(0, span)
    else:
        run.before.tail = run.text[:first]
        run.parent.insert(list(run.parent).index(run.before) + 1, span)
