"""Names that two sentences share: what a reader can see that they are both about."""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from generator.countries import countries
from generator.refer.words import form, forms, is_content, printed
from generator.rulebook import rules

_SMALL = r"(?:of|for|and|de|des|du|la|van|von|al)"
_PHRASE = re.compile(rf"[A-Z][\w’'&.-]*(?: (?:{_SMALL} (?:the )?)?[A-Z][\w’'&-]*)*")
_BEGINS = re.compile(r"[.?!:]\s+[“\"‘(]?$")
_LEAST_LETTERS = 2


@cache
def general() -> frozenset[str]:
    """Give the forms of names that tell nothing by themselves: states, parties, offices, days."""
    listed = " ".join(rules("acts")["not-names"]["words"])
    return frozenset(map(form, listed.split())) | states()


@cache
def states() -> frozenset[str]:
    """Give the forms of the words of states, with their adjectives and peoples."""
    named = (word for name, others in countries().items() for word in (name, *others))
    return frozenset(map(form, " ".join(named).split()))


def names_shared(one: str, two: str, shared: AbstractSet[str]) -> frozenset[str]:
    """Give those of the shared forms that both sentences print as names.

    A word that opens a sentence is a name where the other has it inside.
    """
    first, second = printed(one), printed(two)
    names = [{form(word) for word in some if word[0].isupper()} for some in (first, second)]
    inside = {form(word) for word in (*first[1:], *second[1:]) if word[0].isupper()}
    told = shared & names[0] & names[1] & inside
    return frozenset(w for w in told if w not in general() and len(w) >= _LEAST_LETTERS)


def phrases(text: str, names: AbstractSet[str]) -> Sequence[str]:
    """Give the names as a text prints them, each once.

    >>> phrases("Before New York, the Malan Opera House.", {"york", "malan"})
    ['New York', 'Malan Opera House']
    """
    found: dict[str, None] = {}
    for match in _PHRASE.finditer(text):
        kept = match[0]
        begins = not match.start() or _BEGINS.search(text, 0, match.start())
        if begins and not is_content(forms(kept)[0]):
            kept = kept.partition(" ")[2]
        kept = kept.removeprefix("The ")
        if kept and names & set(forms(kept)):
            found.setdefault(kept.rstrip(".").removesuffix("’s").removesuffix("'s"), None)
    return [name for name in found if not _in_another(name, found)]


def _in_another(name: str, names: Iterable[str]) -> bool:
    """Say whether a longer name has all the words of one."""
    return any(set(name.split()) < set(other.split()) for other in names)
