"""What a government wrote, named by it alone: "the Soviet note", "the British memorandum".

The one paper of a government in the weeks before is meant: of a document that its title says is
from it, or at whose head it is handed over. Two that fit are as bad as none.
"""

import datetime as dt
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from generator.corpus import NearLink, Reference, ReferenceKind
from generator.countries import countries, other_names
from generator.incremental.sharing import ALONE, Work
from generator.model import Document
from generator.refer.cues import Asked, asked_of, cue
from generator.refer.documents.cards import first_words
from generator.refer.documents.days import days_in
from generator.refer.documents.placed import day_of, place
from generator.refer.evidence import fit_alike, point
from generator.refer.rows import Row, Spot, first_rows, is_prose, read_rows, rows_of
from generator.refer.words import sentences
from generator.rulebook import rules

_LATELY = dt.timedelta(45)
_HEAD, _HEAD_LENGTH = 16, 2500
"""Paragraphs and characters at the head in which a document says that a paper was handed over."""
_DAY = 30
"""Characters after a paper in which its day may stand, by which it is known better."""
_SCORE = 0.65


class Paper(NamedTuple):
    """Words that stand for a paper of a government."""

    state: str
    noun: str
    spot: Spot


class Papers(NamedTuple):
    """The papers that a document has or hands on, and those that it speaks of."""

    document: Document
    carried: Sequence[Paper]
    named: Sequence[Paper]


def read_papers(documents: Sequence[Document], work: Work = ALONE) -> list[Papers]:
    """Give the papers of governments in each document."""
    found: dict[str, tuple[list[Paper], list[Paper]]] = {d.id: ([], []) for d in documents}
    for rows, papers in read_rows(documents, work.each(documents, *PAPERS)):
        for carried, state, noun, number, start, end in papers:
            paper = Paper(state, noun, Spot(rows[number], start, end))
            found[paper.spot.row.document.id][not carried].append(paper)
    return [Papers(document, *found[document.id]) for document in documents]


def tie_papers(papers: Sequence[Papers]) -> Iterator[Reference | NearLink]:
    """Tie each document that speaks of a government's paper to the one that it can mean."""
    placed = place([one.document for one in papers])
    days = {one.document.id: day_of(one.document, placed) for one in papers}
    carried: dict[str, list[Paper]] = defaultdict(list)
    for one in papers:
        first = {paper.state: paper for paper in reversed(one.carried)}
        for state, paper in first.items():
            carried[state].append(paper)
    for one in papers:
        own = {paper.state for paper in one.carried}
        first = {paper.state: paper for paper in reversed(one.named)}
        for state in sorted(first.keys() - own):
            fits = _fitting(first[state], carried[state], days)
            if not fits:
                continue
            tied = point(
                ReferenceKind.NAMES_DOCUMENT, first[state].spot, fits[0].spot, _say, _SCORE
            )
            alone = len(fits) == 1
            yield tied if alone else NearLink(tied, fit_alike(len(fits), "papers of those weeks"))


def _fitting(
    named: Paper, carried: Sequence[Paper], days: Mapping[str, dt.date | None]
) -> list[Paper]:
    """Give the papers of the weeks before that a text can mean, the last first."""
    today = days[named.spot.row.document.id]
    if not today:
        return []
    dated = [(day, p) for p in carried if (day := days[p.spot.row.document.id])]
    near = [(day, p) for day, p in dated if dt.timedelta() <= today - day <= _LATELY]
    near.sort(key=lambda one: (one[0], one[1].spot.row.document.id), reverse=True)
    return [paper for _, paper in near if _is_called(named.noun, paper.noun)]


def _is_called(name: str, noun: str) -> bool:
    """Say whether a paper that is one thing may be called another.

    >>> _is_called("paper", "statement"), _is_called("statement", "note")
    (True, False)
    """
    book = rules("documents")["papers"]
    return name == noun or not (name in book["said"] or {name, noun} & {*book["alone"]})


def _written(document: Document) -> bytes:
    """Write the papers of a document: whether it carries them, state, noun, row, start, end."""
    rows = rows_of(document)
    found = [(True, *paper) for paper in _carried(document, rows)]
    found += [(False, *paper) for row in filter(is_prose, rows) for paper in _named(row)]
    return json.dumps(found).encode()


PAPERS = ("papers", _written)


_Place = tuple[str, str, int, int, int]


def _carried(document: Document, rows: Sequence[Row]) -> Iterator[_Place]:
    """Find the papers that a document has or hands on."""
    if rows and (titled := _title().search(document.title)):
        at = first_words(rows)
        yield _key(titled), _noun(titled), at, 0, len(rows[at].block.text)
    left = _HEAD_LENGTH
    for row in first_rows(document, _HEAD):
        for start, end in sentences(row.block.text[: max(0, left)]) if is_prose(row) else ():
            given = cue("documents", "handed").search(row.block.text, start, end)
            paper = _given(row.block.text, start, end) if given else None
            if paper:
                yield _key(paper), _noun(paper), row.number, start, end
        left -= len(row.block.text)


def _given(text: str, start: int, end: int) -> re.Match[str] | None:
    """Find a paper "from the Soviet Government", or one in a sentence that "the Soviets" begin."""
    return _from().search(text, start, end) or _by().search(text, start, end)


def _named(row: Row) -> Iterator[_Place]:
    """Find "the Soviet note", without its day."""
    text = row.block.text
    for found in _of().finditer(text):
        beside = text[found.end() : found.end() + _DAY]
        if not any(days_in(beside, dt.date.max)):
            yield _key(found), _noun(found), row.number, *found.span()


def _key(found: re.Match[str]) -> str:
    return _states()[found["state"]]


def _noun(found: re.Match[str]) -> str:
    return found["noun"].lower()


@cache
def _states() -> dict[str, str]:
    """Give the name of a state by each name and adjective of it."""
    named = [*countries().items(), *other_names().items()]
    states: dict[str, str] = {}
    for name, others in named:
        for form in (name, *others):
            states.setdefault(form, name)
    return states


@cache
def _parts() -> tuple[str, str]:
    """Give the patterns of a state and of a paper."""
    every = "|".join(sorted(map(re.escape, _states()), key=lambda name: (-len(name), name)))
    nouns = "|".join(rules("documents")["papers"]["words"])
    return rf"(?P<state>{every})\b", rf"(?P<noun>(?i:{nouns}))\b"


@cache
def _title() -> re.Pattern[str]:
    state, noun = _parts()
    return re.compile(
        rf"^(?:\d+\. )?(?:[\w ]+ )?{noun} [Ff]rom (?:the )?(?:Government of (?:the )?)?{state}"
    )


@cache
def _from() -> re.Pattern[str]:
    state, noun = _parts()
    return re.compile(rf"\b{noun} from (?:the )?(?:Government of (?:the )?)?{state}")


@cache
def _by() -> re.Pattern[str]:
    state, noun = _parts()
    given = r"\b(?:handed|delivered|gave|presented|brought|left|transmitted|submitted)\b"
    return re.compile(
        rf"(?:^|(?<=[.!?:] ))(?:The )?{state}[^.]{{0,60}}?{given}[^.]{{0,60}}?"
        rf" (?:an?|its|their|the|text|following) (?:[\w-]+ ){{0,3}}?{noun}"
    )


@cache
def _of() -> Asked:
    state, noun = _parts()
    owner = rf"{state}(?: [Gg]overnment)?(?:[’']s?)?"
    return asked_of(
        re.compile(rf"\b(?:[Tt]he|[Tt]hat|[Tt]his|on|to|in) {owner} (?:[a-z-]+ )?{noun}(?!\w)")
    )


def _say(here: Spot, _there: Spot, when: str) -> str:
    return f"“{here.text}”, the only one here of the weeks before, {when}"
