"""What a document prints in lower case too, or as a place: no name at the head of a sentence."""

import re
from collections.abc import Container, Iterable
from functools import cached_property

from generator.attribute.labelnames import fold
from generator.word_places import FEW

_LOWER = re.compile(r"\b[a-z][a-z'’-]+\b")
_JOINS = "'’-"
"""Signs inside a word, beside which only the list tells where one ends."""
_CAPITALS = r"((?:[^\Wa-z][\w-]+ ){1,3}[^\Wa-z][\w-]+)"
_PLACES = [re.compile(rf"{word} (?<=\b{word} ){_CAPITALS}") for word in ("in", "the")]
"""Each begins with letters, which are looked for many times faster than the head of a word."""


class Common(Container[str]):
    """The words of a text that are no names, folded; few of them are ever asked for.

    "Next" is printed in lower case elsewhere, "Soviet Union" with an article or after "in".

    >>> common = Common("Next, the Soviet Union. We go next.")
    >>> "next" in common, "soviet union" in common, "union" in common
    (True, True, False)
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._places = {fold(place) for form in _PLACES for place in form.findall(text)}
        self._known: dict[str, bool] = {}

    def __contains__(self, word: object) -> bool:
        """Tell whether a word, or a place of several, is printed so."""
        return isinstance(word, str) and (word in self._places or self._in_lower_case(word))

    def issuperset(self, words: Iterable[str]) -> bool:
        """Tell whether each of the words is printed so."""
        return all(word in self for word in words)

    def _in_lower_case(self, word: str) -> bool:
        if not _LOWER.fullmatch(word):
            return False
        if word not in self._known:
            found = self._found(word) if len(self._known) < FEW else None
            self._known[word] = word in self._all if found is None else found
        return self._known[word]

    def _found(self, word: str) -> bool | None:
        """Look for a word by itself; None where it stands only in what may be longer ones."""
        sure: bool | None = False
        at = self._text.find(word)
        while at >= 0:
            end = at + len(word)
            beside = self._text[max(0, at - 1) : at] + self._text[end : end + 1]
            if not any(sign.isalnum() or sign == "_" for sign in beside):
                if not any(sign in _JOINS for sign in beside):
                    return True
                sure = None
            at = self._text.find(word, end)
        return sure

    @cached_property
    def _all(self) -> frozenset[str]:
        """Every word in lower case."""
        return frozenset(_LOWER.findall(" ".join({*self._text.split()})))
