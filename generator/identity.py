"""Names that last: slugs for files, ids for blocks and footnotes, made from the words alone."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from string import ascii_lowercase, ascii_uppercase

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's: no i, l, o, u to misread
_PAIRS = [first + second for second in _ALPHABET for first in _ALPHABET]
_WORD = re.compile(r"\w+")
_MARKS = "’“”‘–—…".encode()
"""Such signs beyond ASCII as most texts have. What else their bytes can spell is no word either."""
_SIGNS = bytes(n for n in range(128) if not _WORD.match(chr(n)) and chr(n) != "\n") + _MARKS
_PLAIN = bytes.maketrans(
    ascii_uppercase.encode() + _SIGNS, ascii_lowercase.encode() + b" " * len(_SIGNS)
)
"""A small letter for each letter of ASCII, a blank for what is no sign of a word; lines stay."""
_BEYOND = b"\xff"
"""Stands for what is not ASCII."""
_FINDING = re.compile(rf"f[{_ALPHABET}]{{5}}")
_BLOCK_ID = re.compile(rf"p[{_ALPHABET}]{{5}}(?:-\d+)?")


def digest(text: str, length: int = 5) -> str:
    """Give `length` letters and digits that stand for `text`, the same on every machine.

    >>> digest("Good afternoon everyone.")
    '2xjmy'
    """
    return _letters(text.encode("utf-8", "surrogatepass"), length)


def _letters(said: bytes, length: int) -> str:
    whole = hashlib.sha256(said).digest()
    number = int.from_bytes(whole[-length:], "big")  # each letter takes five bits of its end
    return "".join([_PAIRS[(number >> at) & 1023] for at in range(0, length * 5, 10)])[:length]


def block_ids(texts: Iterable[str]) -> list[str]:
    """Name blocks by their words: case, marks and spacing do not count; repeats are numbered.

    >>> block_ids(["Yes.", "No.", "yes"])
    ['px97v7', 'psjv4w', 'px97v7-2']
    """
    seen: dict[str, int] = {}
    ids = []
    texts = list(texts)
    for text, words in zip(texts, _words(texts), strict=True):
        name = "p" + (_letters(words, 5) if words else digest(text))
        seen[name] = seen.get(name, 0) + 1
        ids.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return ids


def _words(texts: Sequence[str]) -> Iterator[bytes]:
    """Give the words of each text without difference of case, a blank between two.

    Most are ASCII but for a few marks, and all of those are made plain at once.
    """
    data = "\n".join(texts).encode("utf-8", "surrogatepass")
    rows = data.translate(_PLAIN).split(b"\n")
    if len(rows) != len(texts):  # a line end stands in one
        rows = [_BEYOND] * len(texts)
    for text, row in zip(texts, rows, strict=True):
        if row.isascii():
            yield b" ".join(row.split())
        else:
            words = " ".join(_WORD.findall(text.casefold()))
            yield words.encode("utf-8", "surrogatepass")


def words_name(words: str) -> str:
    """Name a paragraph's words, so that a link can say which it cites.

    >>> words_name("Good  afternoon everyone.") == words_name("Good afternoon everyone.")
    True
    """
    return digest(" ".join(words.split()))


def is_block_id(name: str) -> bool:
    """Whether a name is one that `block_ids` gives.

    >>> is_block_id("px97v7-2"), is_block_id("people")
    (True, False)
    """
    return bool(_BLOCK_ID.fullmatch(name))


def is_finding_name(name: str) -> bool:
    """Whether a name is one that a finding has on its page.

    >>> is_finding_name("f12345"), is_finding_name("findings")
    (True, False)
    """
    return bool(_FINDING.fullmatch(name))


def slug(text: str, *, words: int = 8) -> str:
    """Make a file name of the first words: lower-case ASCII letters, digits, hyphens; never empty.

    >>> slug("Blinken decries “coordinated” efforts")
    'blinken-decries-coordinated-efforts'
    >>> slug("../../x")
    'x'
    """
    plain = unicodedata.normalize("NFKD", text.replace("’", "").replace("'", "").casefold())
    parts = re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))
    return "-".join(parts[:words])[:80].strip("-") or "x" + digest(text)


def unique_slugs(wanted: Sequence[str], keys: Sequence[str]) -> list[str]:
    """Give each of `wanted` a slug of its own; where several want one, all take their key's digest.

    Independent of the order: the keys (seed paths) decide, not who came first.

    >>> unique_slugs(["a", "b", "a"], ["seeds/1", "seeds/2", "seeds/3"])
    ['a-9ekn4', 'b', 'a-69kym']
    """
    times: dict[str, int] = {}
    for name in wanted:
        times[name] = times.get(name, 0) + 1
    return [
        name if times[name] == 1 else f"{name}-{digest(key)}"
        for name, key in zip(wanted, keys, strict=True)
    ]
