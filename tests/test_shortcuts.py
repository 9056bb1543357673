"""What is told at a glance, or of many at once, is what a close look at each one tells."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.attribute.common import Common
from generator.clean.furniture_rules import questions
from generator.clean.layout import mend_layout
from generator.clean.noticed import notice, odd_words
from generator.clean.page_furniture import can_mark
from generator.identity import block_ids
from generator.mended import Mended
from generator.model import Block, Document, Kind, Role, Seed
from generator.rulebook import rules
from generator.word_places import FEW, WordPlaces


def texts_of(*pieces):
    return st.lists(st.sampled_from(pieces), max_size=30).map("".join)


SOUGHT = ("inbox", "your inbox", "box", "publicité", "|", "ad", "реклама", "boxbox")


@given(texts_of(*SOUGHT, "in", "bo", "x", " ", "é", "‘", "\n"))
def test_words_looked_for_together_are_found_where_each_is(text):
    data = text.encode()
    alone = [
        (word, match.start())
        for word in SOUGHT
        for match in re.finditer(f"(?={re.escape(word)})".encode(), data)
    ]
    assert sorted(WordPlaces(SOUGHT)(data)) == sorted(alone)


def test_every_word_of_furniture_is_found():
    for words in (questions().by_word, questions().by_word_beside):
        for word in words.numbers:
            assert (word, 3) in set(words.places(f"so {word}.".encode())), word


LOWER = re.compile(r"\b[a-z][a-z'’-]+\b")
ASKED = ("next", "o'clock", "clock", "may", "na", "te", "next-door", "soviet union", "union")
SIGNS = ("-", "'", "’", " ", " ", ".", "É", "é", "A", "1", "_", "\xa0")


@given(texts_of("next", "o'clock", "clock", "may", "door", "the ", "in ", "Soviet Union", *SIGNS))
@example("nextÉ next")
@example("the Soviet Union, ina")
def test_a_word_is_common_as_the_list_of_all_has_it(text):
    listed = set(LOWER.findall(text))
    common, many = Common(text), Common(text)
    assert not any(f"a{'b' * n}" in many for n in range(1, FEW + 1))
    for word in ASKED:
        if " " not in word:
            assert (word in common) == (word in many) == (word in listed)
    assert ("soviet union" in common) == ("soviet union" in many)


def test_places_and_lower_case_words_are_common():
    common = Common("Next, we go to the Soviet Union. Then Ana goes next.")
    assert common.issuperset(["next", "soviet union", "goes"])
    assert "ana" not in common
    assert "union" not in common


LINES = (
    "It rained all day and the boats lay still in the harbour of the town as they",
    "had done the day before",
    "It rained. " * 20,
    "  It rained all night. " * 12,
    "MS. RUIZ: No, it " + "rained and " * 20,
    "THE MAYOR: Yes.",
    "",
)


@given(st.lists(st.sampled_from(LINES), min_size=6, max_size=200), st.sampled_from(["\n", "\n\n"]))
def test_what_was_never_wrapped_at_a_glance_was_not(lines, between):
    text = Mended.of(between.join(lines))
    told = mend_layout(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.clean.page_habits._never_wrapped", lambda _: False)
        assert mend_layout(text) == told


def test_odd_words_are_found_between_others():
    examples = [text for rule in rules("odd-words").values() for text in rule["examples"]]
    texts = ["We met the", *(text for one in examples for text in (one, "the boats lay still"))]
    texts += ["it said\ufffd", *examples]
    blocks = tuple(
        Block(f"p{n}", Role.SPEECH if n % 7 else Role.NOTE, text, (0, len(text)))
        for n, text in enumerate(texts)
    )
    seed = Seed("seeds/a.txt", "\n".join(texts), "")
    found = notice(Document("a", Kind.SPEECH, "A", seed, blocks=blocks))
    spoken = [block for block in blocks if block.role is Role.SPEECH]
    assert [f for f in found if "letters lost" not in f.detail] == [
        finding for block in spoken for finding in odd_words(block)
    ]
    assert sum("letters lost" in f.detail for f in found) == 1


@given(
    st.lists(texts_of("Boats", "boats", "É", "é", "’", " ", "-", "ß", "_", "1", "\n"), max_size=9)
)
def test_blocks_are_named_together_as_each_alone(texts):
    alone = [block_ids([text])[0] for text in texts]
    assert [name.partition("-")[0] for name in block_ids(texts)] == alone
    assert len(set(block_ids(texts))) == len(texts)


def test_the_name_of_a_block_is_its_words_without_case_and_marks():
    assert (
        len({block_ids([text])[0] for text in ("Ça va — bien!", "ça VA\nbien", "ÇA “va” bien")})
        == 1
    )
    assert block_ids(["Yes.", "No.", "yes", ""])[2:] == ["px97v7-2", block_ids([""])[0]]


def test_no_sign_of_a_word_is_spelt_with_the_bytes_of_marks_alone():
    marks = {*"’“”‘–—…".encode()}
    spelt = [chr(n) for n in range(0x80, 0xD800) if marks.issuperset(chr(n).encode())]
    assert "—" in spelt
    assert not [sign for sign in spelt if re.match(r"\w", sign)]
    assert not [n for n in range(0xE000, 0x110000) if marks.issuperset(chr(n).encode())]


def test_every_mark_of_a_page_can_be_one_at_a_glance():
    for rule in rules("layout")["page"].values():
        assert all(map(can_mark, rule["examples"])), rule
    assert not can_mark("")
    assert not can_mark("they had done the day before")
