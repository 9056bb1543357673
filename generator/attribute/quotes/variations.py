"""Whom an article means by "the striker", having just named somebody: the same, put another way."""

import re
from collections.abc import Iterator
from itertools import islice

from generator.attribute.quotes.cast import Cast
from generator.attribute.quotes.cue import REACH, sentence_start
from generator.attribute.quotes.lexicon import demonyms, is_person, members, variations
from generator.attribute.quotes.person import Who, fits, is_one
from generator.attribute.quotes.story import Story
from generator.attribute.quotes.subjects import main_subject

_NEAR = 2
"""Paragraphs to look back for whom it means."""
_SENTENCES = 4
"""Sentences of one paragraph to look back over for that."""
_LONG_AGO = 40
"""Paragraphs in which nobody else may be called so."""
_SHORT = 2
"""Letters of what is no name of a party or a place."""
_FAR = 20_000
"""Characters of its own paragraph to look back over for that."""
_VARIED = re.compile(
    r"[Tt]he (?:[\w’'-]+ ){0,2}?(?P<noun>(?:\d+-year-old|\w[\w-]+))"
    r"(?: of (?:two|three|four|five|six|seven|eight|nine|ten))?$"
)


def varied(story: Story, cast: Cast, paragraph: int, at: int) -> Who | None:
    """Give the only person whom the nearest sentence with a name names, None where it is not one.

    Only for the nouns that rules/sources.toml lists, and where the noun stands nowhere before, so
    that no other striker can be meant.
    """
    phrases = story.phrases(paragraph)
    words, start = phrases.words(at), phrases.spans[at][0]
    m = _VARIED.match(words)
    once = " former " in words or m is None or m["noun"][0].isdigit()
    known = m and (m["noun"].partition("-of-")[0] in variations() or is_demonym(words))
    if not m or not (known or once or _is_of_name(words, m["noun"])):
        return None
    before = story.paragraphs[max(0, paragraph - _LONG_AGO) : paragraph]
    of_name = _is_of_name(words, m["noun"])
    called = words[4:] if of_name else m["noun"]
    noun = re.compile(rf"\b{re.escape(called)}", re.IGNORECASE)
    if not is_demonym(words) and any(
        map(noun.search, (*before, phrases.text[max(0, start - _FAR) : start]))
    ):
        return None
    for number, places in _names_before(story, paragraph, at):
        people = [cast.known(story.phrases(number).words(i)) for i in places]
        named = {id(who): who for who in people if who and not who.body and " " in who.name}
        alike = [who for who in named.values() if fits(who, m["noun"])]
        if of_name and not (people[0] and _is_about(story, number, places[0])):
            return None  # hours after Ruiz wrote: the Ghent mayor is another
        if len(alike) == 1:
            name = alike[0].name
            return Who(alike[0], f"“{words}” is {name}, the only one named in the sentence before")
        if named:
            return None
    return None


def _is_about(story: Story, number: int, i: int) -> bool:
    """Say whether a phrase is what the main clause of its sentence is about."""
    letters = story.phrases(number).letters
    stop = letters.find(".", i, i + REACH)
    stop = stop if stop >= 0 else min(i + REACH, len(letters) - 1)
    return main_subject(letters, sentence_start(letters, i), stop) == i


def _is_of_name(words: str, noun: str) -> bool:
    """Say whether a name of a party, a team or a place parts one from others: "the Donegal TD"."""
    named = words.split()[1:-1]
    one = is_one(noun.casefold(), "") and is_person(noun.casefold()) and noun[0].islower()
    member = noun.casefold() in members()
    called = bool(named) and named[-1][0].isupper() and len(named[-1]) > _SHORT  # no "TV star"
    return called and (one or member)


def is_member(words: str) -> bool:
    """Say whether words call somebody a member of a parliament: "the Donegal TD"."""
    article, _, called = words.rpartition(" ")
    return article[:4].strip() in ("the", "The") and called.casefold() in members()


def is_demonym(words: str) -> bool:
    """Say whether words call somebody by a country: "the German", "the Dane", "the Welshman"."""
    parts = words.split()
    told = parts[-1] in demonyms() or (
        parts[-1][0].isupper() and parts[-1].casefold() in variations()
    )
    return parts[0] in ("the", "The") and told


def _names_before(story: Story, paragraph: int, at: int) -> Iterator[tuple[int, list[int]]]:
    """Give the names of each sentence before a phrase that has any, the nearest first."""
    for number in range(paragraph, max(-1, paragraph - 1 - _NEAR), -1):
        phrases = story.phrases(number)
        stop = at if number == paragraph else len(phrases.letters)
        for start, end in islice(_sentences(phrases.letters, stop), _SENTENCES):
            near = range(start, end)
            names = [i for i in near if phrases.letters[i] == "N" and "C" in phrases.parts[i]]
            if names:
                yield number, names


def _sentences(letters: str, stop: int) -> Iterator[tuple[int, int]]:
    while stop > 0:
        start = sentence_start(letters, stop - 1)
        yield start, stop
        stop = min(start, stop - 1)
