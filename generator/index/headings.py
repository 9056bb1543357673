"""Headings as a printed index has them, and the order in which they stand.

The order is that of ISO 999 and the Chicago Manual of Style, word by word: a shorter first word
before a longer one ("New York" before "Newark"), a name before the same word in a longer name
("London, Jack" before "London Bridge"), numbers before letters and by their value, an initial
article left out of account ("al-" too), accents and case too, Mc and St. as written, Roman
numerals by their value. The letters may stand in the order of one language (see `alphabets`).
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from generator.corpus import Record, RecordKind
from generator.index.alphabets import Alphabet, alphabet
from generator.index.names import inverted

_ARTICLE = re.compile(r"\A(?:the|an?)\s+(?=\w)")
_LINK = re.compile(r"\A(?:and|as|at|by|for|from|in|of|on|the|to|with)\s+(?=\w)")
_APART = re.compile(r"[,(:;]")
_WORDS = re.compile(r"\d+|[^\W\d_]+")
_IN_ONE = re.compile(r"(?<=\w)[.’'‘](?=\w)")
_MARKS = "“”‘’'\"([ "
_ARABIC = re.compile(r"\A(?:a[dlnrstz]|ash|el)-(?=[^\W\d_a-z])")
"""The article of an Arabic name, by which nobody files it."""
_VALUES = {"I": 1, "V": 5, "X": 10}
_ROMAN = re.compile(r"(?<=\w )(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})(?![\w.’'])")
"""After another word, and no initial."""
PLAIN = alphabet("")
_HEADINGS = 100_000
"""Headings whose place is worked out once, though they stand over sub-headings and lead here."""

SortKey = tuple[tuple[tuple[int, int, str], ...], ...]


def heading(record: Record) -> str:
    """Give what is printed for a record: the editor's heading, an inverted name, or the name.

    >>> heading(Record(RecordKind.PERSON, "ana-ruiz", "Ana Ruiz"))
    'Ruiz, Ana'
    >>> heading(Record(RecordKind.TOPIC, "arms-control", "arms control"))
    'Arms control'
    """
    if record.heading:
        return record.heading
    if record.kind is RecordKind.PERSON:
        return inverted(record.name)
    return record.name[:1].upper() + record.name[1:]


@lru_cache(_HEADINGS)
def sort_key(text: str, letters: Alphabet = PLAIN) -> SortKey:
    """Give the key that puts headings in order.

    >>> sorted(["Newark", "New York", "The New Deal", "3 June", "12 May"], key=sort_key)
    ['3 June', '12 May', 'The New Deal', 'New York', 'Newark']
    >>> sorted(["London Bridge", "London, Jack", "Élan", "U.S. Army", "Us"], key=sort_key)
    ['Élan', 'London, Jack', 'London Bridge', 'Us', 'U.S. Army']
    >>> sorted(["Henry IX", "al-Hakim, Ali", "Henry V", "Haifa"], key=sort_key)
    ['Haifa', 'al-Hakim, Ali', 'Henry V', 'Henry IX']
    """
    groups = (_WORDS.findall(group) for group in _APART.split(_filed(text, letters)))
    return tuple(tuple(_word(word, letters) for word in words) for words in groups if words)


def letter(text: str, letters: Alphabet = PLAIN) -> str:
    """Give the letter that a heading stands under; "" for a number.

    >>> letter("The Élan"), letter("3 June")
    ('E', '')
    """
    first = _WORDS.search(_filed(text, letters))
    return letters.first(first[0]) if first and not first[0].isdecimal() else ""


def path_key(path: Iterable[str], letters: Alphabet = PLAIN) -> tuple[tuple[SortKey, str], ...]:
    """Give the key of a heading with its sub-heading, whose first link word does not count.

    >>> sorted([("War", "on land"), ("War", "at sea"), ("War",)], key=path_key)
    [('War',), ('War', 'on land'), ('War', 'at sea')]
    """
    first, *rest = path
    below = ((sort_key(_LINK.sub("", text, count=1), letters), text) for text in rest)
    return ((sort_key(first, letters), first), *below)


def _filed(text: str, letters: Alphabet) -> str:
    """Give a heading in no case, without what does not count at its head."""
    text = _ARABIC.sub("", text.lstrip(_MARKS), count=1)
    plain = letters.lowered(_ROMAN.sub(_valued, text))
    return _IN_ONE.sub("", _ARTICLE.sub("", plain, count=1))


def _valued(numeral: re.Match[str]) -> str:
    """Give the value of a Roman numeral up to XXXIX."""
    values = [_VALUES[sign] for sign in numeral[0]]
    return str(sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True)))


def _word(word: str, letters: Alphabet) -> tuple[int, int, str]:
    digits = word.lstrip("0") or "0"
    if word.isdecimal():
        return 0, len(digits), digits
    return 1, 0, letters.spelt(word)
