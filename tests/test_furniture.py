"""Every furniture rule fits its own examples and leaves honest text alone."""

import re
import time

import pytest

from generator.clean.furniture import find_furniture
from generator.clean.furniture_rules import furniture_rules
from generator.clean.page_speech import Speech, speech
from generator.rulebook import rules

TABLES = rules("furniture")
COMPANY = "Read more\nShare this story\nSign up now\nAll rights reserved."


PROSE = "It rained all day in the valley, and nobody was seen on the roads or in the fields.\n"


def cuts(words, *, company="", above="", below=""):
    head = f"{PROSE}{above}\n"
    text = f"{head}{words}\n{below}\n{company}"
    ours = range(len(head), len(head) + len(words))
    return {text[c.start : c.end]: c.rule for c in find_furniture(text) if c.start in ours}


def place(name, words):
    """Give the lines around words that only their neighbours show to be furniture."""
    table = TABLES[name]
    if "below" in table:
        return {"above": TABLES[table["below"]]["examples"][0], "below": words}
    return {"above": "Share this story"} if "among" in table else {}


@pytest.mark.parametrize("name", TABLES)
def test_every_example_is_cut_by_its_rule(name):
    for example in TABLES[name]["examples"]:
        found = cuts(example, company=COMPANY, **place(name, example))
        assert name in found.values(), (example, found)


@pytest.mark.parametrize("name", TABLES)
def test_no_counter_example_is_cut(name):
    for words in TABLES[name]["not"]:
        assert not cuts(words, company=COMPANY, **place(name, words)), words


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


def test_a_line_of_which_the_end_is_cut_is_not_cut_whole():
    below = "Share this story\nSign up now\nSubscribe\nShips wait (SEE ALSO: Captains Have Left)\n"
    text = f"{PROSE}{below}It rains. So it does and will\nSubscribe"
    gone = {text[c.start : c.end] for c in find_furniture(text)}
    assert gone == {
        "Share this story",
        "Sign up now",
        "Subscribe",
        " (SEE ALSO: Captains Have Left)",
    }


@pytest.mark.parametrize("line", ["Topics:", "Read the newsletter", "Related stories\nShips wait"])
def test_many_lines_take_as_much_longer_as_they_are_more(line):
    def seconds(times):
        start = time.process_time()
        list(find_furniture("Share this story\n" + f"{line}\n" * times))
        return time.process_time() - start

    assert seconds(8000) < 12 * seconds(2000) + 0.1


@pytest.mark.parametrize("language", rules("page-speech"))
def test_a_page_is_known_by_its_words(language):
    table = rules("page-speech")[language]
    assert [line for line in table["examples"] if speech(line) is not Speech.ADDRESS] == []
    assert [line for line in table["not"] if speech(line) > Speech.HINT] == []


@pytest.mark.parametrize("line", ["HAYES: ", "Q "])
def test_a_record_of_speech_bids_as_a_page_does(line):
    said = f"{line}Create your free account on our website and subscribe to our newsletter.\n"
    record = PROSE + said * 6 + PROSE * 4 + "Sign up now\nShare this story\n"
    assert all("Create" not in record[c.start : c.end] for c in find_furniture(record))


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
