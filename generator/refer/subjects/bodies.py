"""The same body under two names: spelt out in one document, abbreviated in another."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.corpus import Reference, ReferenceKind
from generator.incremental.asking import Table
from generator.incremental.sharing import ALONE, Work
from generator.model import Document
from generator.refer.evidence import shown, tie
from generator.refer.rows import Row, Spot, is_prose, read_rows, rows_of
from generator.refer.words import forms, is_content, printed

_SMALL = r"(?:of|for|and|on|in|the|to|de|des|du|la)"
_PHRASE = re.compile(rf"(?<![\w’'&-])[A-Z][\w’'&-]*(?: (?:{_SMALL} ){{0,2}}[A-Z][\w’'&-]*)+")
_DEFINED = re.compile(r" \(([A-Z][A-Za-z]{0,3}[A-Z]{1,6})\)")
_LEAST_INITIALS = 3
_USED, _OFTEN = 3, 150
"""Times that a document has an abbreviation, the definition among them, whose body it is about; or
once in so many words, where it is short."""
_MOST_DOCUMENTS = 4
"""A body that more documents name is looked up in the index, not in a footnote."""


def initials(phrase: str) -> frozenset[str]:
    """Give the abbreviations that a name may have: hyphens and small words may count or not.

    >>> sorted(initials("Joint Plan of Action"))
    ['JPA', 'JPOA']
    """
    parted = phrase.replace("-", " ")
    every = "".join(word[0] for word in parted.split()).upper()
    capitals = ("".join(w[0] for w in form.split() if w[0].isupper()) for form in (phrase, parted))
    return frozenset((every, *capitals))


def initials_in(text: str) -> frozenset[str]:
    """Give the initials, in lower case, of the names in a text: "un" for "United Nations"."""
    named = (initials(found[0]) for found in _PHRASE.finditer(text))
    return frozenset(short.lower() for shorts in named for short in shorts if len(short) > 1)


def definitions(rows: Iterable[Row]) -> Iterator[tuple[Spot, str]]:
    """Find names that a text spells out with their abbreviation: the name, the abbreviation.

    Capitals before the name are cut off, so that the initials fit: "At the North Atlantic
    Treaty Organization (NATO)". Hyphenated words may give two initials or one.
    """
    for row in rows:
        text = row.block.text
        for found in _DEFINED.finditer(text):
            start = _spelt_before(text, found.start(), found[1].upper())
            if start is not None:
                yield Spot(row, start, found.start()), found[1]


def _spelt_before(text: str, end: int, abbreviation: str) -> int | None:
    """Give where the words begin, right before `end`, whose initials are the abbreviation."""
    if len(abbreviation) < _LEAST_INITIALS:
        return None
    reach = max(0, end - 15 * len(abbreviation))
    starts = [m.start() for m in re.finditer(r"(?<![\w’'-])[A-Z]", text[reach:end])]
    for start in reversed(starts):
        phrase = text[reach + start : end]
        if not re.fullmatch(rf"[A-Z][\w’'&-]*(?: (?:{_SMALL} ){{0,2}}[A-Z][\w’'&-]*)*", phrase):
            return None
        if abbreviation in initials(phrase):
            return reach + start
    return None


SPELT = "spelt-out"
"""What is kept of whole names."""


Body = tuple[str, str]
"""An abbreviation, and the forms of the name that it stands for."""


class Bodies(NamedTuple):
    """Where documents name bodies, by abbreviation with name and document, the first place of each.

    Two bodies may have one abbreviation; each document that defines it says which it means.
    """

    defined: Mapping[Body, Mapping[str, Spot]]
    spelt: Mapping[Body, Mapping[str, Spot]]
    about: frozenset[tuple[Body, str]]
    """Bodies, each with a document that is about it."""


def read_bodies(documents: Sequence[Document], work: Work = ALONE) -> Bodies:
    """Give where bodies are named with their abbreviation, and where by their whole name."""
    shorts_of: dict[str, set[str]] = defaultdict(set)
    defined: dict[Body, dict[str, Spot]] = defaultdict(dict)
    about = set()
    for rows, found in read_rows(documents, work.each(documents, *DEFINITIONS)):
        for short, name, number, start, end, times, length in found:
            shorts_of[name].add(short)
            defined[short, name].setdefault(rows[0].document.id, Spot(rows[number], start, end))
            if times >= _USED or times * _OFTEN >= length:
                about.add(((short, name), rows[0].document.id))
    table = Table({name: sorted(shorts) for name, shorts in shorts_of.items()}.get)

    def spelt_out(document: Document) -> bytes:
        return json.dumps(list(_spelt_out(document, table))).encode()

    spelt: dict[Body, dict[str, Spot]] = defaultdict(dict)
    kept = work.asking(documents, SPELT, spelt_out, {"shorts": table})
    for rows, found in read_rows(documents, kept):
        for short, name, number, start, end in found:
            spelt[short, name].setdefault(rows[0].document.id, Spot(rows[number], start, end))
    return Bodies(defined, spelt, frozenset(about))


def _definitions(document: Document) -> bytes:
    rows = [row for row in rows_of(document) if is_prose(row)]
    found = list(definitions(rows))
    words = Counter(word for row in rows if found for word in printed(row.block.text))
    length = words.total()
    each = [
        (short, _key(s.text), s.row.number, s.start, s.end, words[short], length)
        for s, short in found
    ]
    return json.dumps(each).encode()


DEFINITIONS = ("definitions", _definitions)


def tie_bodies(bodies: Bodies) -> Iterator[Reference]:
    """Tie a document that is about a body to each that spells it out and never abbreviates it.

    What is spelt out and what is defined comes from the texts alone, once for two documents. An
    abbreviation that more documents have, for whatever body, ties none.
    """
    defined = bodies.defined
    abbreviated, naming = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for (short, name), spots in defined.items():
        abbreviated[short] |= {*spots}
        naming[short] |= {*spots, *bodies.spelt.get((short, name), ())}
    for body in sorted(defined):
        spelt = bodies.spelt.get(body, {})
        alone = {d: spot for d, spot in spelt.items() if d not in abbreviated[body[0]]}
        if len(naming[body[0]]) <= _MOST_DOCUMENTS:
            for document in sorted(d for d in defined[body] if (body, d) in bodies.about):
                for other in sorted(alone):
                    one, two = defined[body][document], alone[other]
                    yield tie(ReferenceKind.SAME_BODY, one, two, _say(body[0]), 0.8)


def _key(name: str) -> str:
    """Give the forms of a name, without the article that opens a sentence."""
    words = forms(name)
    return " ".join(words[next((n for n, word in enumerate(words) if is_content(word)), 0) :])


def _spelt_out(
    document: Document, shorts_of: Table[str, list[str]]
) -> Iterator[tuple[str, str, int, int, int]]:
    """Give the places of whole names: the abbreviation, the name's forms, row, start and end."""
    for row in filter(is_prose, rows_of(document)):
        for found in _PHRASE.finditer(row.block.text):
            name = _key(found[0])
            for short in shorts_of.get(name) or ():
                yield short, name, row.number, *found.span()


def _say(short: str) -> Callable[[Spot, Spot, str], str]:
    def say(_here: Spot, there: Spot, when: str) -> str:
        return f"{short}, {when} only by its whole name: {shown(there)}"

    return say
