"""One word of a paragraph with its letter, and what a capital is in any Latin alphabet."""

from typing import NamedTuple


class Word(NamedTuple):
    """One word, mark or quotation of a paragraph; `words` says what the letters mean."""

    letter: str
    start: int
    end: int
    text: str


_LATIN = (range(0x41, 0x250), range(0x1E00, 0x1F00))
CAPITAL = "".join(chr(code) for codes in _LATIN for code in codes if chr(code).isupper())
"""Every capital of Latin alphabets, to stand inside the brackets of a pattern."""
