"""Every furniture rule fits its own examples and leaves honest text alone."""

import re
import time

import pytest

from generator.clean.furniture import find_furniture
from generator.clean.furniture_rules import furniture_rules
from generator.rulebook import rules

TABLES = rules("furniture")
COMPANY = "Read more\nShare this story"


PROSE = "It rained all day in the valley, and nobody was seen on the roads or in the fields.\n"


def cuts(words, *, company="", above="", below=""):
    head = f"{PROSE}{above}\n"
    text = f"{head}{words}\n{below}\n{company}"
    ours = range(len(head), len(head) + len(words))
    return {text[c.start : c.end]: c.rule for c in find_furniture(text) if c.start in ours}


@pytest.mark.parametrize("name", TABLES)
def test_every_example_is_cut_by_its_rule(name):
    for example in TABLES[name]["examples"]:
        listed = {"above": "Top stories", "below": example} if "below" in TABLES[name] else {}
        found = cuts(example, company=COMPANY, **listed)
        assert name in found.values(), (example, found)


@pytest.mark.parametrize("name", TABLES)
def test_no_counter_example_is_cut(name):
    for words in TABLES[name]["not"]:
        listed = {"above": "Top stories", "below": words} if "below" in TABLES[name] else {}
        assert not cuts(words, company=COMPANY, **listed), words


@pytest.mark.parametrize(
    ("name", "kind", "pattern"),
    [
        (name, kind, pattern)
        for name, table in TABLES.items()
        for kind in ("line", "start", "end")
        for pattern in table.get(kind, [])
    ],
)
def test_every_pattern_fits_an_example(name, kind, pattern):
    compiled = re.compile(pattern, re.IGNORECASE)
    fits = {
        "line": compiled.fullmatch,
        "start": compiled.match,
        "end": re.compile(rf"(?:{pattern})\Z", re.IGNORECASE).search,
    }[kind]
    assert any(map(fits, TABLES[name]["examples"])), pattern


def test_rules_are_sorted():
    assert list(TABLES) == sorted(TABLES)
    assert {rule.name for rule in furniture_rules()} == set(TABLES)


HOSTILE = (
    *(
        "A",
        "A-",
        "A ",
        "a.",
        "A/B ",
        "(",
        "©",
        "aaa:",
        "- ",
        "share ",
        "sign up ",
        "get ",
        "photo: ",
    ),
    *(
        "photo: ",
        "read more ",
        "0:00 ",
        "video ",
        "by using ",
        "Home > ",
        "credit: A ",
        "on twitter ",
        "via ",
    ),
    *("follow on ", "image caption ", "watch ", "Ab Cd ", ". Get ", "newsletter ", "RELATED: "),
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_no_line_takes_long(piece):
    start = time.process_time()
    for tail in ("", "!", " twitter", " inbox", ":A"):
        list(find_furniture(piece * (690 // len(piece)) + tail))
    assert time.process_time() - start < 1
