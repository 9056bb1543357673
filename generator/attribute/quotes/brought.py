"""Where an article brings in what it later calls "the group": a group, Clean Water Now, ..."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from generator.attribute.quotes.phrases import Phrases
from generator.attribute.quotes.story import Story

_FAR = 12
"""Paragraphs to look back over at most."""
_NEAR, _PHRASES = 4000, 500
"""Characters and phrases of each of these to look back over at most."""
_BARE = re.compile(r"[Tt]he (?P<noun>[a-z-]+)")
_INDEFINITE = re.compile(r"(?:[Aa]n?|[Aa]nother|[Oo]ne) (?:[\w’'-]+ ){0,3}(?P<noun>[a-z-]+)$")


def brought_in(story: Story, paragraph: int, at: int) -> list[tuple[int, int]]:
    """Give the phrases, each with its paragraph, that bring in what "the ..." at `at` can mean.

    >>> story = Story(["Clean Water, a group, sued.", "“Yes,” the group said."])
    >>> brought_in(story, 1, 2)
    [(0, 0)]
    """
    m = _BARE.fullmatch(story.phrases(paragraph).words(at))
    if not m:
        return []
    found, noun = [], m["noun"]
    for number in range(max(0, paragraph - _FAR), paragraph + 1):
        here = number == paragraph
        end = story.phrases(number).spans[at][0] if here else len(story.paragraphs[number])
        if noun in story.paragraphs[number][max(0, end - _NEAR) : end].casefold():
            phrases, whose = story.phrases(number), story.subjects(number)
            stop = at if here else len(phrases.letters)
            found += [(number, i) for i in _named_so(phrases, noun, stop, whose)]
    return found


def _named_so(phrases: Phrases, noun: str, stop: int, whose: list[int]) -> Iterator[int]:
    """Give the phrases of a paragraph that end with a noun, or the name between commas beside it.

    Of those without a name only the subjects (`whose`): who is not spoken of further is another.
    """
    letters, parts = phrases.letters, phrases.parts
    for i in range(max(0, stop - _PHRASES), stop):
        if letters[i] != "N" or phrases.words(i).split()[-1].casefold() != noun:
            continue
        if not phrases.words(i).endswith(noun):
            yield i  # the Environment Ministry
        elif _INDEFINITE.match(phrases.words(i)):
            if letters[i - 2 : i] == "N," and _has(whose, i - 2):
                yield i - 2  # Clean Water, a group
            elif letters[i + 1 : i + 3] == ",N" and parts[i + 2][-1] == "C":
                yield i + 2  # a group, Clean Water
            elif _has(whose, i) and parts[i][-1] == "H":
                yield i


def _has(places: list[int], i: int) -> bool:
    at = bisect_left(places, i)
    return at < len(places) and places[at] == i
