"""Cases an editor could write, and what holds for any text."""

import time
import tomllib
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.attribute.people import People
from generator.attribute.quotes import quotes
from generator.attribute.quotes.marks import stretches
from generator.corpus import Record, RecordKind
from generator.identity import block_ids
from generator.mended import Mended
from generator.model import Block, Document, Kind, Role, Seed, Turn

CASES = tomllib.loads(Path(__file__).with_name("cases").joinpath("quotes.toml").read_text("utf-8"))
PIECES = st.sampled_from(
    ["“", "”", '"', "‘", "’", " ", " ", ". ", ", ", ": ", "— ", "(", ")", "Ana Ruiz", "Ruiz", "he",
     "she", "it", "who", "the mayor", "Mayor", "a statement", "said", "called", "saying", "that",
     "and", "by", "according to", "yes", "?", "’s", "\n", "U.S.", "6'2\""]
)  # fmt: skip


def article(text):
    """Make a document of which each line is a paragraph."""
    lines = [line for line in text.strip().split("\n") if line.strip()]
    blocks, at = [], 0
    for name, line in zip(block_ids(lines), lines, strict=True):
        at = text.index(line, at)
        blocks.append(Block(name, Role.NARRATION, line, (at, at + len(line))))
        at += len(line)
    seed = Seed("seeds/a.txt", text, "")
    return Document("a", Kind.ARTICLE, "A", seed, blocks=tuple(blocks))


def attributed(text, people=()):
    return quotes(article(text), Mended.of(text), People.of(people))


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["label"])
def test_case(case, request):
    if case.get("fails"):
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["comment"]))
    document = attributed(case["text"])
    names = {speaker.id: speaker.name for speaker in document.speakers}
    found = [(q.mention.text, names.get(q.speaker, "")) for q in document.quotes]
    assert found == [(mention, name) for _, mention, name in case["quotes"]]
    for quote, (words, _, _) in zip(document.quotes, case["quotes"], strict=True):
        assert quote.text.startswith(words)


@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_text(text):
    document = attributed(text)
    blocks = {block.id: block.text for block in document.blocks}
    speakers = {speaker.id for speaker in document.speakers}
    for quote in document.quotes:
        assert blocks[quote.block][quote.start : quote.end] == quote.text
        assert text[slice(*quote.source)] == quote.text
        assert text[slice(*quote.mention.source)] == quote.mention.text
        assert quote.speaker is None or quote.speaker in speakers
        assert quote.basis.endswith(".")
    unnamed = [quote for quote in document.quotes if quote.speaker is None]
    assert len(document.findings) == len(unnamed)


@given(st.lists(PIECES, max_size=60).map("".join))
def test_stretches_stand_apart(text):
    found = stretches(text)
    for one, two in pairwise(found):
        assert one.end <= two.start
        assert not one.runs_on


def test_a_record_names_the_speaker():
    ana = Record(RecordKind.PERSON, "ana-ruiz-garcia", "Ana Ruiz García", also=("Ana Ruiz", "Ruiz"))
    document = attributed("“We will go,” Ruiz said.", [ana])
    assert [(s.id, s.name) for s in document.speakers] == [("ana-ruiz-garcia", "Ana Ruiz García")]


def test_a_form_that_two_records_claim_is_nobodys():
    ana = Record(RecordKind.PERSON, "ana-ruiz", "Ana Ruiz", also=("Ruiz",))
    eva = Record(RecordKind.PERSON, "eva-ruiz", "Eva Ruiz", also=("Ruiz",))
    document = attributed("“We will go,” Ruiz said.", [ana, eva])
    assert [(s.id, s.name) for s in document.speakers] == [("ruiz", "Ruiz")]


def test_words_quoted_in_a_turn_are_left_alone():
    document = article("She said: “We will go.”")
    block = document.blocks[0].id
    spoken = replace(document, turns=(Turn("t1", "MR HILL:", (0, 0), None, "", (block,)),))
    assert quotes(spoken, Mended.of(document.source.text), People.of(())) == spoken


def test_many_marks_in_one_line():
    assert len(attributed("“a,” he said " * 5000).quotes) == 5000


def test_what_is_brought_in_again_and_again_takes_linear_time():
    line = "Clean Water, a group, sued. “We will go,” the group said. He said, “no no.” "
    started = time.process_time()
    attributed(line * 1500)
    assert time.process_time() - started < 15
