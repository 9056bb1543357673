"""Headings as a printed index has them, and the order in which they stand.

The order is that of ISO 999 and the Chicago Manual of Style, word by word: a shorter first word
before a longer one ("New York" before "Newark"), a name before the same word in a longer name
("London, Jack" before "London Bridge"), numbers before letters and by their value, an initial
article left out of account, accents and case too, Mc and St. as written. No locale is asked: it is
the same on every machine.
"""

import re
import unicodedata
from collections.abc import Iterable

from generator.corpus import Record, RecordKind
from generator.index.names import inverted

_ARTICLE = re.compile(r"\A(?:the|an?)\s+(?=\w)")
_LINK = re.compile(r"\A(?:and|as|at|by|for|from|in|of|on|the|to|with)\s+(?=\w)")
_APART = re.compile(r"[,(:;]")
_WORDS = re.compile(r"\d+|[^\W\d_]+")
_IN_ONE = re.compile(r"(?<=\w)[.’'‘](?=\w)")
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th"})

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


def sort_key(text: str) -> SortKey:
    """Give the key that puts headings in order.

    >>> sorted(["Newark", "New York", "The New Deal", "3 June", "12 May"], key=sort_key)
    ['3 June', '12 May', 'The New Deal', 'New York', 'Newark']
    >>> sorted(["London Bridge", "London, Jack", "Élan", "U.S. Army", "Us"], key=sort_key)
    ['Élan', 'London, Jack', 'London Bridge', 'Us', 'U.S. Army']
    """
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lstrip("“”‘’'\"([ ")
    plain = _IN_ONE.sub("", _ARTICLE.sub("", plain, count=1))
    groups = (_WORDS.findall(group) for group in _APART.split(plain))
    return tuple(tuple(map(_word, words)) for words in groups if words)


def path_key(path: Iterable[str]) -> tuple[tuple[SortKey, str], ...]:
    """Give the key of a heading with its sub-heading, whose first link word does not count.

    >>> sorted([("War", "on land"), ("War", "at sea"), ("War",)], key=path_key)
    [('War',), ('War', 'on land'), ('War', 'at sea')]
    """
    first, *rest = path
    return ((sort_key(first), first), *((sort_key(_LINK.sub("", t, count=1)), t) for t in rest))


def _word(word: str) -> tuple[int, int, str]:
    digits = word.lstrip("0") or "0"
    return (0, len(digits), digits) if word.isdecimal() else (1, 0, word)
