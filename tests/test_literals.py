"""What is read off a pattern holds of whatever fits it."""

import re

import pytest

from generator.literals import heads_of, literals
from generator.rulebook import rules

PATTERNS = [
    pytest.param(pattern, table["examples"], id=f"{name}-{kind}-{number}")
    for name, table in rules("furniture").items()
    for kind in ("line", "start", "end")
    for number, pattern in enumerate(table.get(kind, []))
]
MADE_UP = [
    ("(?:ab?|c{2,3})d", ["ad", "abd", "ccd", "cccd"]),
    ("(?:a|bc)*x", ["x", "aax", "bcx", "abcbcax"]),
    (r"\d+(?:th|st)? of May", ["12th of May", "7 OF MAY", "٣ of May"]),
    ("(?:(?:no|any) )?more .{1,9}ship|boats?", ["more big ship", "NO MORE Xship", "boat", "boats"]),
    (r"[+-]?\d{3}[a-z]?", ["123", "+123", "-123x"]),
    (r"(?=.*so)(\w)\1(?:and so)?", ["aaand so", "ssand so"]),
    ("(?:(?:a|b)?c){2}", ["cc", "acbc", "cbc"]),
    ("(?i:x)y?(?!z)[^a-c]w", ["xyow", "Xow"]),
    ("[a-zé]?Ç{0}q", ["q", "éq"]),
]


def holds(pattern, flags, text):
    found = literals(pattern, flags)
    begins = "" in found.heads or not found.heads.isdisjoint(heads_of(text))
    small = text.lower()
    return begins and (not found.needed or any(word in small for word in found.needed))


@pytest.mark.parametrize(("pattern", "examples"), PATTERNS)
def test_no_example_of_furniture_is_passed_by(pattern, examples):
    fitting = [
        match[0] for match in map(re.compile(pattern, re.IGNORECASE).search, examples) if match
    ]
    assert fitting
    assert [words for words in fitting if not holds(pattern, re.IGNORECASE, words)] == []


@pytest.mark.parametrize(("pattern", "texts"), MADE_UP)
def test_whatever_fits_has_what_is_read_off(pattern, texts):
    assert [text for text in texts if not re.fullmatch(pattern, text, re.IGNORECASE)] == []
    assert [text for text in texts if not holds(pattern, re.IGNORECASE, text)] == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("(?:ab?|c{2,3})d", "e"),
        (r"\d+(?:th|st)? of May", "12th of June"),
        (".{0,9}ship", "boat"),
        ("(?:no|any) more", "not more"),
    ],
)
def test_what_cannot_fit_is_passed_by(pattern, text):
    assert not holds(pattern, re.IGNORECASE, text)


def test_a_pattern_of_which_nothing_is_known_is_always_asked():
    assert literals(r"\w+\s?") == (frozenset([""]), frozenset())
