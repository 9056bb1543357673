"""Names that last: slugs for files, ids for blocks and footnotes, made from the words alone."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's: no i, l, o, u to misread
_WORD = re.compile(r"\w+")
_PLAIN = bytes(ord(chr(n).lower() if _WORD.match(chr(n)) else " ") for n in range(128)).ljust(256)
"""A small letter for each ASCII sign of a word, a blank for each other."""
_MARKS = "’“”‘–—…"
"""Such signs beyond ASCII as most texts have."""
_FINDING = re.compile(rf"f[{_ALPHABET}]{{5}}")
_BLOCK_ID = re.compile(rf"p[{_ALPHABET}]{{5}}(?:-\d+)?")


def digest(text: str, length: int = 5) -> str:
    """Give `length` letters and digits that stand for `text`, the same on every machine.

    >>> digest("Good afternoon everyone.")
    '2xjmy'
    """
    whole = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
    number = int.from_bytes(whole[-length:], "big")  # each letter takes five bits of its end
    return "".join([_ALPHABET[(number >> 5 * i) & 31] for i in range(length)])


def block_ids(texts: Iterable[str]) -> list[str]:
    """Name blocks by their words: case, marks and spacing do not count; repeats are numbered.

    >>> block_ids(["Yes.", "No.", "yes"])
    ['px97v7', 'psjv4w', 'px97v7-2']
    """
    seen: dict[str, int] = {}
    ids = []
    for text in texts:
        name = "p" + digest(_words(text) or text)
        seen[name] = seen.get(name, 0) + 1
        ids.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return ids


def _words(text: str) -> str:
    """Give the words of `text` without difference of case, a blank between two."""
    plain = text
    for mark in () if plain.isascii() else _MARKS:
        plain = plain.replace(mark, " ")
    if plain.isascii():  # quicker by far
        return b" ".join(plain.encode().translate(_PLAIN).split()).decode()
    return " ".join(_WORD.findall(text.casefold()))


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
