"""Texts as arrays say what the words say; what two texts have alike is aligned once."""

from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.incremental.cache import Cache
from generator.incremental.remembered import Remembered
from generator.incremental.sharing import ALONE, Work
from generator.model import Block, Document, Kind, Role, Seed
from generator.refer import find_sayings
from generator.refer.wording import again, alike, seeds
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
    each = [one.prints((0, len(one.order))) for one in texts.streams]
    assert texts.known[texts.words].tolist() == [word for some in each for word in some]
    holding = Counter(word for some in each for word in set(some))
    assert texts.holders.tolist() == [holding[word] for word in texts.known.tolist()]
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


FEW_WORDS = st.sampled_from(["ab", "cd", "“ef gh", "ij”", "kl"])
PUBLISHED = st.lists(st.lists(FEW_WORDS, max_size=14).map(" ".join), min_size=4, max_size=8)
RUNS = st.lists(st.lists(st.integers(0, 3), unique=True), min_size=1, max_size=5)


def anchors_of(texts: Texts, work: Work) -> list[list[int]]:
    found = find_anchors(texts, weigh(texts), work)
    return [each.tolist() for each in (found.one, found.two, found.sizes, found.holding)]


@settings(max_examples=150, deadline=None)
@given(PUBLISHED, RUNS)
def test_what_comes_again_is_found_as_if_nothing_was_kept(tmp_path_factory, published, runs):
    root = tmp_path_factory.mktemp("publication")
    every = [stream(document(n, text)) for n, text in enumerate(published)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(again, "_FEW", 0)  # never anew but where nothing is kept
        patch.setattr(seeds, "_MOST_HOLDERS", 2)
        for left_out in runs:
            some = [one for n, one in enumerate(every) if n not in left_out]
            some = some[::-1] if left_out[:1] == [3] else some
            kept = anchors_of(Texts(some), Work(1, Cache(root)))
            assert kept == anchors_of(Texts(some), ALONE)


def test_only_what_new_texts_have_is_looked_up(tmp_path, monkeypatch):
    every = [stream(document(n, text)) for n, text in enumerate(SAYINGS * 4)]
    looked_up: list[int] = []
    holding = Texts.holding

    def counted(texts, size, wanted):
        looked_up.append(len(wanted))
        return holding(texts, size, wanted)

    monkeypatch.setattr(Texts, "holding", counted)
    find_anchors(texts := Texts(every[:-1]), weigh(texts), Work(1, Cache(tmp_path)))
    looked_up.clear()
    find_anchors(texts := Texts(every), weigh(texts), Work(1, Cache(tmp_path)))
    assert 0 < sum(looked_up) <= 3 * len(every[-1].order)
    looked_up.clear()
    find_anchors(texts := Texts(every), weigh(texts), Work(1, Cache(tmp_path)))
    assert not sum(looked_up)


@pytest.mark.parametrize(
    "raw", [b"", b"[]\n", b'[["x"], [0, 9], [[5, 1, 2]]]\nshort', b'[["x"], [0], []]\n', b"[1]"]
)
def test_bytes_of_somebody_else_are_found_nowhere(tmp_path, raw):
    texts = texts_of([["ab"] * 9] * 3)
    Work(1, Cache(tmp_path)).keep(again.AGAIN, {"": raw})
    assert anchors_of(texts, Work(1, Cache(tmp_path))) == anchors_of(texts, ALONE)


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


def test_a_text_more_is_aligned_and_no_other_pair(tmp_path, monkeypatch):
    aligned: list[tuple[int, int]] = []
    over_gaps = alike.over_gaps

    def counted(matches, one, two):
        aligned.append((one.document.id, two.document.id))
        return over_gaps(matches, one, two)

    monkeypatch.setattr(alike, "over_gaps", counted)
    published = (f"{SAYINGS[0]} {SAYINGS[2]}", SAYINGS[0], SAYINGS[2])
    streams = [stream(document(n, text)) for n, text in enumerate(published)]
    list(find_sayings(streams[:-1], Work(1, Cache(tmp_path))))
    assert set(aligned) == {("d0", "d1")}
    aligned.clear()
    kept = list(find_sayings(streams, Work(1, Cache(tmp_path))))
    assert set(aligned) == {("d0", "d2")}
    assert kept == list(find_sayings(streams, ALONE))


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
