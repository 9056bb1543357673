"""The words of a text in the form in which two texts are compared."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from hashlib import blake2b
from typing import NamedTuple

from generator.model import Span
from generator.rulebook import rules

_RECENT = 2_000
"""Texts whose words are at hand."""
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_MENDED = re.compile(
    r"(?:\[[^\W\d_]+\](?=[^\W\d_]))?[^\W_]+(?:['’\-][^\W_]+|(?<=[^\W\d_])\[[^\W\d_]+\])*"
)
"""A word of which a part may stand in brackets: "[t]he", "ship[s]"."""
_REST = r"(?<=[^\W\d_])- (?!(?:and|or|nor|to|but|as|by|versus|through)\b)[a-z]+"
_CUT = re.compile(f"{_WORD.pattern[:-2]}|{_REST})*")
_CUT_MENDED = re.compile(f"{_MENDED.pattern[:-2]}|{_REST})*")
"""The same with what a line's end cut in two: "coun- cil", but not "mid- and long-term"."""
_CONFUSED = str.maketrans({"1": "l", "0": "o", **dict.fromkeys("’'-[] ")})
_MARKS = str.maketrans(dict.fromkeys("’'-[] "))


class Word(NamedTuple):
    """One word, as compared and where it stands."""

    form: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """Give the words in order; "bet-ween", "bet- ween" and "Between" have one form.

    >>> [word.form for word in words("Russia’s wou1d-be “two-way” 1,638")]
    ['russia', 'wouldbe', 'twoway', '1', '638']
    >>> [word.form for word in words("[T]he ship[s] [sank]")]
    ['the', 'ships', 'sank']
    >>> [word.form for word in words("the coun- cil's mid- and long-term aims")]
    ['the', 'council', 'mid', 'and', 'longterm', 'aims']
    """
    return [Word(form(m[0]), m.start(), m.end()) for m in _words_of(text).finditer(text)]


def _words_of(text: str) -> re.Pattern[str]:
    """Give the pattern of words: the plain one is quicker, where no word is cut or has brackets."""
    if "- " in text:
        return _CUT_MENDED if "[" in text else _CUT
    return _MENDED if "[" in text else _WORD


def printed(text: str) -> list[str]:
    """Give the words as they are printed.

    >>> printed("Russia’s wou1d-be “two-way” 1,638")
    ['Russia’s', 'wou1d-be', 'two-way', '1', '638']
    """
    return _words_of(text).findall(text)


def word_starts(text: str) -> list[int]:
    """Give where each word begins."""
    return [word.start() for word in _words_of(text).finditer(text)]


@lru_cache(_RECENT)
def word_spans(text: str) -> tuple[Span, ...]:
    """Give where each word begins and ends; what is asked again soon is at hand."""
    return tuple(word.span() for word in _words_of(text).finditer(text))


def forms(text: str) -> list[str]:
    """Give the forms alone, for counting and printing."""
    return [form(word) for word in _words_of(text).findall(text)]


@cache
def form(word: str) -> str:
    """Fold case, marks inside, the genitive, and the slips of a scanner ("wou1d").

    The price: "it's" becomes "it", and "B1" equals "Bl".
    """
    folded = word.casefold()
    if folded[-2:] in ("’s", "'s") and folded[:-2]:
        folded = folded[:-2]
    mixed = not folded.isalpha() and not folded.replace("-", "").isdigit()
    return folded.translate(_CONFUSED if mixed else _MARKS) or folded


def stem(form: str) -> str:
    """Give what a word shares with its kin: "strengthened", "Ukrainian", "invasion" and "invade".

    Six letters, -sion as -d. The price: "communist" equals "communiqué", so that a stem alone
    never ties two passages.

    >>> [stem(form) for form in ("strength", "ukraine", "invasions", "invade", "has")]
    ['streng', 'ukrain', 'invad', 'invad', 'has']
    """
    if len(form) <= 3:  # noqa: PLR2004
        return form
    singular = form.rstrip("s")
    kin = singular.removesuffix("sion") + "d" if singular.endswith("sion") else singular
    return kin[:6].rstrip("es")


@cache
def common_words() -> frozenset[str]:
    """Give the forms of words that carry no subject: "the", "would", "very"."""
    return frozenset(form(word) for word in " ".join(rules("common-words")["words"]).split())


def is_content(form: str) -> bool:
    """Say whether a word can show what a passage is about."""
    return form not in common_words() and len(form) > 1


@cache
def print_of_word(word: str) -> int:
    """Give the print of a word as printed."""
    return print_of(form(word))


def prints(text: str) -> Iterator[int]:
    """Give the prints of a text's words, in order: what `words` would, and faster."""
    return map(print_of_word, _words_of(text).findall(text))


@cache
def print_of(form: str) -> int:
    """Give 61 bits that stand for a form, the same on every machine and in every version."""
    raw = blake2b(form.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(raw, "big") >> 3


_LEAST_PLAIN = 3
"""Words of subject in small letters, without which a passage is a list of names."""
_REMARK = re.compile(r"\[[^\]]*(?:\]|$)|^[^\[]*\]")
_CONTENT = 3
"""Letters of a word of subject."""
_ENDING = re.compile(r"[.!?…][”’\"')\]]*\s+(?=[“‘\"'(\[]?[^\W_a-z])")
_TITLES = re.compile(
    r"\b(?:[A-HJ-Z]|(?<![a-z] )I|Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|No|U\.S|U\.N)\.\s+$"
)


def sentences(text: str) -> list[Span]:
    """Part a paragraph into sentences; the spans cover it, blanks between them apart.

    >>> [("Mr. Hume left. He was late."[a:b]) for a, b in sentences("Mr. Hume left. He was late.")]
    ['Mr. Hume left.', 'He was late.']
    """
    spans, start = [], 0
    for m in _ENDING.finditer(text):
        if not _TITLES.search(text, max(start, m.end() - 8), m.end()):
            spans.append((start, m.start() + len(m[0].rstrip())))
            start = m.end()
    if start < len(text):
        spans.append((start, len(text)))
    return spans


def reads_on(text: str) -> bool:
    """Say whether words are running prose, and not a list of names and titles.

    >>> reads_on("The Chairman, Joint Chiefs of Staff, and the Secretary of the Treasury")
    False
    >>> reads_on("the talks will fail unless both sides give up their present claims")
    True
    """
    content = [m for m in _spoken(text) if len(m) >= _CONTENT and is_content(m.casefold())]
    plain = sum(1 for word in content if word.islower())
    return plain >= _LEAST_PLAIN and 3 * plain >= len(content)


def makes_sense(text: str) -> bool:
    """Say whether words are running prose or at least the part of a sentence that holds names.

    >>> makes_sense("whether Ambassador Hume and his wife would come by train")
    True
    >>> makes_sense("the Secretary of the Treasury, for text")
    False
    """
    found = [word.casefold() for word in _spoken(text) if word.islower()]
    grammar = sum(word in sentence_words() for word in found)
    plain = sum(len(word) >= _CONTENT and is_content(word) for word in found)
    return reads_on(text) or (grammar >= 1 and plain >= 1)


def _spoken(text: str) -> list[str]:
    """Give the words of a text without those in brackets, which are an editor's."""
    return re.findall(r"[^\W\d_]{2,}", without_remarks(text))


def without_remarks(text: str) -> str:
    """Give a text without what stands in square brackets, which an editor says.

    >>> without_remarks("They asked for [amount not declassified] more").split()
    ['They', 'asked', 'for', 'more']
    """
    return _REMARK.sub(" ", text)


@cache
def sentence_words() -> frozenset[str]:
    """Give the words that make a sentence and stand in no list of names: "would", "which"."""
    return frozenset(" ".join(rules("common-words")["sentence"]).split())


@cache
def leading_words() -> frozenset[str]:
    """Give the words behind which more must follow: "the", "of", "whether"."""
    return frozenset(" ".join(rules("common-words")["leading"]).split())


@cache
def half_words() -> frozenset[str]:
    """Give those behind which more must follow, but in "here it is": "is", "they"."""
    return frozenset(" ".join(rules("common-words")["half"]).split())
