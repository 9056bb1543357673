"""The same quantity at two dates: "about 94,000 Russian troops", "nearly 100,000 troops"."""

import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from generator.corpus import Reference, ReferenceKind
from generator.incremental.sharing import ALONE, Work
from generator.model import Document
from generator.refer.cues import cue, matches
from generator.refer.evidence import opening, shown, tie
from generator.refer.rows import Row, Spot, is_prose, read_rows, rows_of
from generator.refer.words import forms, is_content, sentences, stem
from generator.rulebook import rules

_NUMBER = re.compile(r"(?<![\w.,$£€/-])(\d{1,3}(?:,\d{3})+|\d{1,12}(?:\.\d+)?)(?![\w]|[.,]\d)")
_NEXT = re.compile(r"[ -]([^\W\d_]+(?:['’.-][^\W\d_]+)*)")
_MEASURED = re.compile(r" of (?:the )?([a-z][\w-]*(?: [a-z][\w-]*){0,3})")
_OWNER = re.compile(
    r"\b(?P<place>(?i:in|at|near|from|to|of|on|above|into|by|around|outside|since) (?:the )?)?"
    r"\b(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)*)"
)
_REACH = 400
"""Characters around a figure in which its sentence and the one before are read."""
_AROUND = 40
"""Characters before a figure or behind it, by which a passage is known that has it."""
_WORDS_TO_UNIT = 3
_LEAST = 100
"""Smaller counts are said of anything."""
_YEARS = range(1500, 2200)
_CLOSE = math.log(1.2)
"""Two counts within a fifth of each other may be the same quantity."""
_EXACT_DIGITS = 3
"""A number with so many digits that are not final zeros is nobody's round guess."""
_LEAST_SHARED_NAMES = 2
_MOST_DOCUMENTS, _MOST_EACH = 4, 5
"""A unit and a size given in more documents than these are a commonplace."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit and what it is said of."""

    spot: Spot
    value: float
    unit: str
    names: frozenset[str]
    """Stems of the names in its sentence and the one before."""
    owners: frozenset[str]
    """Of these, those before it in its clause: who has or does it."""
    of: frozenset[str]
    """Forms of what it is a measure of: "of crude oil"."""
    whose: frozenset[str]
    """Stems of the words between number and unit: "94,000 Russian troops", "regular troops"."""
    exact: bool


def read_figures(documents: Sequence[Document], work: Work = ALONE) -> list[Figure]:
    """Give the figures that documents state, in their order."""
    kept = work.each(documents, *FIGURES)
    return [
        Figure(
            Spot(rows[number], *span),
            value,
            unit,
            frozenset(names),
            frozenset(owners),
            frozenset(of),
            frozenset(whose),
            exact,
        )
        for rows, found in read_rows(documents, kept)
        for number, span, value, unit, (names, owners, of, whose), exact in found
    ]


def _written(document: Document) -> bytes:
    """Write the figures of a document, its rows by their numbers."""
    found = (figure for row in rows_of(document) if is_prose(row) for figure in _figures(row))
    each = [
        (
            f.spot.row.number,
            (f.spot.start, f.spot.end),
            f.value,
            f.unit,
            [sorted(words) for words in (f.names, f.owners, f.of, f.whose)],
            f.exact,
        )
        for f in found
    ]
    return json.dumps(each).encode()


FIGURES = ("figures", _written)


def _figures(row: Row) -> Iterator[Figure]:
    text = row.block.text
    for number in _NUMBER.finditer(text):
        scale, end = _scale(text, number.end())
        value = float(number[1].replace(",", "")) * scale
        found = _unit(text, end)
        if not found or not _counts(number[1], value, found[0]):
            continue
        start = number.start()
        lead = cue("figures", "near-before").search(text, max(0, start - 20), start)
        names = _names(text, start)
        spot = Spot(row, lead.start() if lead else start, found[1])
        exact = len(number[1].replace(",", "").strip("0")) >= _EXACT_DIGITS
        whose = frozenset(map(stem, forms(text[end : found[1]])[:-1]))
        of, owners = _of(text, found[1]), _owners(text, start)
        yield Figure(spot, value, found[0], names, owners, of, whose, exact)


def _counts(printed: str, value: float, unit: str) -> bool:
    """Say whether a number counts something, and is no year or date."""
    if unit == "percent" or unit in _words("not-units"):
        return False
    return value >= _LEAST and not (printed.isdigit() and int(printed) in _YEARS)


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(rules("figures")[table]["words"])


@cache
def _scales() -> dict[str, int]:
    scales = rules("figures")["scale"]
    return {word: scales[word] for word in scales if word != "comment"}


def _scale(text: str, at: int) -> tuple[float, int]:
    word = _NEXT.match(text, at)
    scale = _scales().get(word[1].lower()) if word else None
    return (scale, word.end()) if word and scale else (1, at)


def _unit(text: str, at: int) -> tuple[str, int] | None:
    """Give what is counted, as a form, and where it ends: "94,000 Russian troops" -> troops."""
    for _ in range(_WORDS_TO_UNIT):
        word = _NEXT.match(text, at)
        if not word:
            return None
        at, unit = word.end(), word[1].lower()
        plural = (
            unit.endswith("s") and "." not in unit and not unit.endswith(("ss", "us", "’s", "'s"))
        )
        if (plural and is_content(unit)) or unit in _words("units"):
            return unit, at
        if not is_content(unit):
            return None
    return None


def _of(text: str, at: int) -> frozenset[str]:
    """Give the words of subject after "of", up to the next small word."""
    found = _MEASURED.match(text, at)
    words = forms(found[1]) if found else []
    content = [n for n, word in enumerate(words) if not is_content(word)]
    return frozenset(words[: content[0] if content else len(words)])


def _names(text: str, at: int) -> frozenset[str]:
    """Give the stems of names in the clause around `at` and the sentence before it."""
    first = max(0, at - _REACH)
    spans = sentences(text[first : at + _REACH])
    here = next(n for n, (_, end) in enumerate(spans) if first + end > at)
    start, end = (first + place for place in spans[here])
    stop = text.find(";", at, end)
    clause = text[max(start, text.rfind(";", start, at)) : end if stop < 0 else stop]
    before = text[first + spans[here - 1][0] : first + spans[here - 1][1]] if here else ""
    return _stems(re.findall(r"(?<![.!?“] )\b[A-Z][a-z]+", f"{before} {clause}"))


def _owners(text: str, at: int) -> frozenset[str]:
    """Give the stems of names that stand in a clause before its figure: no place, nor who says it.

    >>> text = "As before, Hume said the Lind men in Zenda have 300 boats"
    >>> _owners(text, text.index("300"))
    frozenset({'lind'})
    """
    first = max(0, at - _REACH)
    start = max(first + max(s for s, _ in sentences(text[first:at] + "0")), *_stops(text, at))
    said = {form for m in matches("saying", "speaker", text[start:at]) for form in forms(m["who"])}
    named = (m["name"] for m in _OWNER.finditer(text, start, at) if not m["place"])
    return _stems(word for name in named for word in name.split()) - frozenset(map(stem, said))


def _stops(text: str, at: int) -> Iterator[int]:
    return (text.rfind(mark, 0, at) + 1 for mark in ",;:(—")


def _stems(names: Iterable[str]) -> frozenset[str]:
    return frozenset(stem(forms(name)[0]) for name in names if is_content(name.lower()))


def tie_figures(figures: Iterable[Figure]) -> Iterator[Reference]:
    """Tie the figures of different documents that give the same quantity."""
    for unit in _by_unit(figures):
        for group in _close(unit):
            holders = {figure.spot.row.document.id for figure in group}
            if len(holders) > _MOST_DOCUMENTS or len(group) > _MOST_EACH * _MOST_DOCUMENTS:
                continue
            done = set()
            for one, two in combinations(group, 2):
                ends = (*_end(one), *_end(two))
                if ends not in done and (score := _same(one, two)):
                    done.add(ends)
                    yield tie(ReferenceKind.SAME_FIGURE, one.spot, two.spot, _say, score)


def _end(one: Figure) -> tuple[str, float]:
    """Name what is tied once: a size in a document, however often it is given there."""
    return one.spot.row.document.id, one.value


def _by_unit(figures: Iterable[Figure]) -> Iterator[list[Figure]]:
    units: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        units[figure.unit].append(figure)
    for unit in sorted(units):
        yield sorted(
            units[unit], key=lambda f: (f.value, f.spot.row.document.id, f.spot.row.number)
        )


def _close(figures: list[Figure]) -> Iterator[list[Figure]]:
    """Part figures sorted by value where the next is no longer close to the one before."""
    group: list[Figure] = []
    for figure in figures:
        if group and math.log(figure.value / group[-1].value) > _CLOSE:
            yield group
            group = []
        group.append(figure)
    yield group


def _same(one: Figure, two: Figure) -> float:
    """Score how surely two figures are one quantity; 0 where they are not."""
    if one.spot.row.document.id == two.spot.row.document.id or _is_passage(one, two):
        return 0.0
    names = len(one.names & two.names)
    said = ((one.of, two.of), (one.whose, two.whose), (one.owners, two.owners))
    if any(a and b and not a & b for a, b in said):
        return 0.0
    measured = bool(one.of & two.of)
    if one.value == two.value and one.exact and names:
        return 0.9
    close = abs(math.log(one.value / two.value)) <= _CLOSE
    known = names + measured if names else 0
    return 0.6 + 0.1 * min(known - 1, 3) if close and known >= _LEAST_SHARED_NAMES else 0.0


def _is_passage(one: Figure, two: Figure) -> bool:
    """Say whether the same words stand before two figures, or behind: these come again then."""
    before, behind = zip(*(_beside(figure.spot) for figure in (one, two)), strict=True)
    return any(len(a) >= _AROUND and a == b for a, b in (before, behind))


def _beside(spot: Spot) -> tuple[str, str]:
    text = spot.row.block.text
    return text[max(0, spot.start - _AROUND) : spot.start], text[spot.end : spot.end + _AROUND]


def _say(_here: Spot, there: Spot, when: str) -> str:
    return f"{opening(when)}: {shown(there)}"
