"""Reports of the press: texts in which a writer tells what others said."""

from collections.abc import Iterator
from functools import cache, lru_cache

from generator.model import Document, Kind, Role
from generator.refer.documents.sorts import sorts_in
from generator.refer.rows import RECENT, Itself, Spot
from generator.refer.wording.marked import marked
from generator.refer.words import forms
from generator.rulebook import rules


def is_press(document: Document) -> bool:
    """Say whether a document is a report: nobody speaks for the record in its own words.

    Its title calls it no letter, no speech, and no other record; and it tells more often what
    somebody said than it says "I" or "we" outside of quotation marks.
    """
    named = document.kind is not Kind.ARTICLE or _is_record(document.title)
    return not named and _is_told(Itself(document))


@lru_cache(RECENT)
def _is_told(itself: Itself) -> bool:
    """Say whether a text tells more of others than of its writer; all of it has to be read."""
    document = itself.document
    prose = (b.text for b in document.blocks if b.role in (Role.NARRATION, Role.SPEECH))
    words = [word for text in prose for word in _unmarked(text)]
    telling, own = (sum(map(_words(name).__contains__, words)) for name in ("telling", "own"))
    return telling + len(document.quotes) > own


def is_narrated(spot: Spot) -> bool:
    """Say whether words are a reporter's own, none of them in quotation marks.

    What reporters write alike, of who somebody is or on what condition he spoke, is nobody's
    saying, and its coming again says nothing.
    """
    spans = marked(spot.row.block.text)
    quoted = any(start < spot.end and spot.start < end for start, end in spans)
    return not quoted and is_press(spot.row.document)


def may_name_press(text: str) -> bool:
    """Say whether words beside a day can mean a report: "an article on Monday".

    >>> may_name_press("an article on Monday"), may_name_press("the vote on Monday")
    (True, False)
    """
    return not _words("words").isdisjoint(forms(text))


def _is_record(title: str) -> bool:
    return bool(sorts_in(title, "titles")) or not _words("papers").isdisjoint(forms(title))


def _unmarked(text: str) -> Iterator[str]:
    """Give the forms of the words outside of quotation marks."""
    last = 0
    for start, end in marked(text):
        yield from forms(text[last:start])
        last = max(last, end)
    yield from forms(text[last:])


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(form for word in rules("documents")["press"][table] for form in forms(word))
