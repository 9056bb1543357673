"""Where words stand in a text: few are looked for one by one, many in one pass over it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

KEY = 4
"""Bytes of a word that are looked for first, its rarest ones."""
_USUAL = b" etaoinshrdlucmfwygpbvkxqjz"
"""Letters of European texts, the most frequent first; any other sign is rarer."""
_MIX, _SHIFT = np.uint32(0x9E3779B1), np.uint32(16)
"""Make sixteen bits of four bytes, as different for similar ones as can be."""


FEW = 50
"""So many words are looked for one by one; for more a list of all words is made."""


def stands(text: str, word: str, alone: Callable[[str, str], bool]) -> bool:
    """Tell whether a word stands somewhere alone, by the two signs at most on either side of it.

    >>> stands("an inbox, a box", "box", lambda before, _: before.endswith(" "))
    True
    """
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if alone(text[max(0, at - 2) : at], text[end : end + 2]):
            return True
        at = text.find(word, end)
    return False


class SignPairs:
    """Pairs of ASCII signs, all of which are looked for at once.

    >>> SignPairs(["( ", " )"]).stand_in("He came ( late)."), SignPairs([" )"]).stand_in("( a)")
    (True, False)
    """

    def __init__(self, pairs: Iterable[str]) -> None:
        self._able = np.zeros(1 << 16, dtype=bool)
        for pair in pairs:
            self._able[np.frombuffer(pair.encode("ascii"), "<u2")] = True

    def stand_in(self, text: str) -> bool:
        """Tell whether one of the pairs stands in a text."""
        data = text.encode("utf-8", "surrogatepass") + bytes(2)
        count = len(data) // 2 - 1
        return any(self._able[np.frombuffer(data, "<u2", count, at)].any() for at in (0, 1))


class WordPlaces:
    """Words to be looked for in many texts."""

    def __init__(self, words: Iterable[str]) -> None:
        self._short: list[tuple[str, bytes]] = []
        self._keyed: defaultdict[bytes, list[tuple[str, bytes, int]]] = defaultdict(list)
        self._able = np.zeros(1 << 16, dtype=bool)
        for word in words:
            sought = word.encode()
            if len(sought) < KEY:
                self._short.append((word, sought))
                continue
            at = max(range(len(sought) - KEY + 1), key=lambda i: _rarity(sought[i : i + KEY]))
            self._keyed[sought[at : at + KEY]].append((word, sought, at))
        for key in self._keyed:
            self._able[_mixed(np.frombuffer(key, "<u4"))] = True

    def __call__(self, text: bytes) -> Iterator[tuple[str, int]]:
        """Give each word with each place in a text, in bytes; in no order.

        >>> sorted(WordPlaces(["inbox", "in"])("to your inbox, in".encode()))
        [('in', 8), ('in', 15), ('inbox', 8)]
        """
        for word, sought in self._short:
            at = text.find(sought)
            while at >= 0:
                yield word, at
                at = text.find(sought, at + 1)
        for place in self._places(text + bytes(KEY * 2)):
            for word, sought, at in self._keyed.get(text[place : place + KEY], ()):
                if text.startswith(sought, place - at):
                    yield word, place - at

    def _places(self, text: bytes) -> Iterator[int]:
        """Give the places where the bytes may be some word's key, and all where they are."""
        for first in range(KEY):
            fours = np.frombuffer(text, "<u4", len(text) // KEY - 1, first)
            for n in np.flatnonzero(self._able[_mixed(fours)]).tolist():
                yield n * KEY + first


def _mixed(fours: NDArray[np.uint32]) -> NDArray[np.uint32]:
    return (fours * _MIX) >> _SHIFT


def _rarity(key: bytes) -> int:
    return sum(_USUAL.find(sign) % (len(_USUAL) + 1) for sign in key)
