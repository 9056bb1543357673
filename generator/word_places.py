"""Where many words stand in a text, found in one pass over it instead of one for each word."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

KEY = 4
"""Bytes of a word that are looked for first, its rarest ones."""
_USUAL = b" etaoinshrdlucmfwygpbvkxqjz"
"""Letters of European texts, the most frequent first; any other sign is rarer."""
_MIX, _SHIFT = np.uint32(0x9E3779B1), np.uint32(16)
"""Make sixteen bits of four bytes, as different for similar ones as can be."""


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
