"""Texts as arrays say what the words say; what two texts have alike is aligned once."""

from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.incremental.cache import Cache
from generator.incremental.remembered import Remembered
from generator.incremental.sharing import ALONE, Work
from generator.model import Block, Document, Kind, Role, Seed
from generator.refer import find_sayings
from generator.refer.wording import alike
from generator.refer.wording.prints import stream
from generator.refer.wording.seeds import PROSE, find_anchors
from generator.refer.wording.texts import Texts, grouped
from generator.refer.wording.weighing import weigh

WORDS = st.lists(st.sampled_from(["ab", "cd", "ef", "gh", "ij", "kl", "mn", "op"]), max_size=14)
TEXTS = st.lists(WORDS, max_size=6)
SAID = "“the long wall below the old mill will not hold another winter”"
SAYINGS = (
    f"The engineers told the council that {SAID} and left before the vote was taken.",
    f"A year later nobody on the river could deny {SAID}, as the report had said.",
    "Twelve ferries were counted at the northern landing on the morning of the storm.",
    f"Why was it forgotten, she asked, that {SAID}?",
)


def document(number: int, text: str) -> Document:
    seed = Seed(f"seeds/{number}.txt", text, "")
    block = Block("p1", Role.NARRATION, text, (0, len(text)))
    return Document(f"d{number}", Kind.ARTICLE, "T", seed, blocks=(block,))


def texts_of(words: list[list[str]]) -> Texts:
    return Texts([stream(document(n, " ".join(some))) for n, some in enumerate(words)])


@given(TEXTS, st.integers(1, 5))
def test_equal_runs_have_equal_prints_and_others_not(words, size):
    texts = texts_of(words)
    runs = [tuple(some[at : at + size]) for some in words for at in range(len(some) - size + 1)]
    places = np.flatnonzero(texts.whole(size))
    printed = texts.runs(size)[places].tolist()
    assert len(printed) == len(runs)
    assert len(set(zip(printed, runs, strict=True))) == len(set(printed)) == len(set(runs))


@given(TEXTS)
def test_words_have_numbers_and_places_documents(words):
    texts = texts_of(words)
    assert texts.known[texts.words].tolist() == texts.prints.tolist()
    numbers = [number for number, some in enumerate(words) for _ in some]
    assert texts.documents(np.arange(len(numbers))).tolist() == numbers


@given(TEXTS)
def test_groups_are_the_places_of_what_comes_again(words):
    texts = texts_of(words)
    found = []
    for runs, places in texts.parts(2):
        groups = grouped(runs, places)
        found += [some.tolist() for some in np.split(groups.places, groups.firsts)[1:]]
    flat = [(word, n) for n, some in enumerate(words) for word in some]
    pairs = [(a, b) for (a, n), (b, m) in pairwise(flat) if n == m]
    starts = [at for at, ((_, n), (_, m)) in enumerate(pairwise(flat)) if n == m]
    often = {pair for pair, times in Counter(pairs).items() if times > 1}
    expected = [[at for at, p in zip(starts, pairs, strict=True) if p == pair] for pair in often]
    assert sorted(found) == sorted(expected)


@given(TEXTS)
def test_anchors_are_equal_words_of_two_texts(words):
    texts = texts_of(words)
    anchors = find_anchors(texts, weigh(texts))
    flat = [(n, word) for n, some in enumerate(words) for word in some]
    rows = list(
        zip(anchors.one.tolist(), anchors.two.tolist(), anchors.sizes.tolist(), strict=True)
    )
    assert len(rows) == len(set(rows))
    for one, two, size in rows:
        mine, theirs = flat[one : one + size], flat[two : two + size]
        assert mine[0][0] < theirs[0][0]
        assert {n for n, _ in mine} == {mine[0][0]}
        assert {n for n, _ in theirs} == {theirs[0][0]}
        assert [word for _, word in mine] == [word for _, word in theirs]
    runs = [tuple(w for _, w in flat[at : at + PROSE]) for at in np.flatnonzero(texts.whole(PROSE))]
    holders = Counter(
        run
        for n, some in enumerate(words)
        for run in {tuple(some[at : at + PROSE]) for at in range(len(some) - PROSE + 1)}
    )
    held = anchors.holding[np.flatnonzero(texts.whole(PROSE))].tolist()
    assert held == [holders[run] for run in runs]


def test_texts_are_aligned_once(tmp_path, monkeypatch):
    asked: list[int] = []
    align = alike.align

    def counted(*arguments):
        asked.append(1)
        return align(*arguments)

    monkeypatch.setattr(alike, "align", counted)
    streams = [stream(document(n, text)) for n, text in enumerate(SAYINGS)]

    def run(some, work):
        asked.clear()
        return list(find_sayings(some, work)), len(asked)

    first, times = run(streams, Work(1, Cache(tmp_path)))
    assert first
    assert times
    assert run(streams, Work(1, Cache(tmp_path))) == (first, 0)
    assert run(streams, ALONE) == (first, times)
    fewer, _ = run(streams[1:], Work(1, Cache(tmp_path)))
    assert fewer == run(streams[1:], ALONE)[0]
    assert run(streams, Work(1, Cache(tmp_path)))[0] == first


@pytest.mark.parametrize("row", [b"", b"short", b"\0" * 40])
def test_bytes_of_somebody_else_align_nothing(tmp_path, row):
    streams = [stream(document(n, text)) for n, text in enumerate(SAYINGS)]
    work = Work(1, Cache(tmp_path))
    work.keep(alike.ALIKE, {work.name(s.document): row for s in streams})
    assert list(find_sayings(streams, work)) == list(find_sayings(streams, ALONE))


def test_what_was_made_of_words_is_made_once(tmp_path):
    made: list[str] = []

    def run(*words):
        made.clear()
        known = Remembered("letters", Work(1, Cache(tmp_path)))
        found = [
            known.get(word, lambda word=word: made.append(word) or word.encode()) for word in words
        ]
        known.keep()
        assert found == [word.encode() for word in words]
        return "".join(made)

    assert run("a", "b", "", "a") == "ab"
    assert run("a", "c", "") == "c"
    assert run("a", "b") == "b"
    assert run("a", "b") == ""
