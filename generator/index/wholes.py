"""Names that a link word parts though it is theirs: "Ways and Means Committee".

Between two capitalised names "and" nearly always parts. It may not before a body's or an act's
word, nor before what a body is for: "Customs and Border Protection"; nor where an abbreviation
spells both: "Deferred Action for Childhood Arrivals (DACA)". What the texts show of the second
alone decides.
"""

import re
from collections.abc import Iterable, Sequence

from generator.index.capitals import Phrase
from generator.index.names import head_words
from generator.rulebook import rules

_LINKS = (" and ", " for ", " of ", " on ", " in ", " to ", " with ", " for the ", " of the ")
_JOINING = (" and ", " with ")
_AND = " and "
_BETWEEN = re.compile(r"[ -]")


def whole(before: Phrase, name: Phrase, text: str, short: str | None) -> str | None:
    """Give two names with the link word between them, where they may be one.

    `short` is the abbreviation that a text gives after the second.

    >>> ways, committee = Phrase("Ways", 0, True), Phrase("Means Committee", 9, False)
    >>> whole(ways, committee, "Ways and Means Committee", None)
    'Ways and Means Committee'
    >>> customs, border = Phrase("Customs", 0, True), Phrase("Border Protection", 12, False)
    >>> whole(customs, border, "Customs and Border Protection", None)
    'Customs and Border Protection'
    >>> whole(ways, Phrase("Means", 9, False), "Ways and Means", None)
    """
    link = text[before.start + len(before.text) : name.start]
    if link not in _LINKS:
        return None
    both = f"{before.text.removeprefix('The ')}{link}{name.text}"
    if short:
        return both if stands_for(short, both) and not stands_for(short, name.text) else None
    last, bodies = name.text.rpartition(" ")[2], head_words("organisation")
    if link not in _JOINING or " " not in name.text:
        return None
    named = head_words("organisation", "agreement")
    if last in named:
        return both if bodies.isdisjoint(before.text.split(" ")) else None
    duty = link == _AND and last in rules("indexing")["organisation"]["duties"]
    return both if duty and before.text.rpartition(" ")[2] not in named else None


def stands_for(short: str, name: str) -> bool:
    """Whether the abbreviation's capitals begin words of the name, in order.

    A link word may be meant by a capital, where one is.

    >>> stands_for("OECD", "Organization for Economic Cooperation and Development")
    True
    >>> stands_for("FOIA", "Freedom of Information Act")
    True
    """
    words = [word[0] for word in _BETWEEN.split(name) if word]
    letters = [letter for letter in short if letter.isupper()]
    return _begin(letters, words) or _begin(letters, map(str.upper, words))


def _begin(letters: Sequence[str], words: Iterable[str]) -> bool:
    rest = iter(words)
    return all(any(first == letter for first in rest) for letter in letters)
