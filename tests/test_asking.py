"""What a document gives that asks tables is made anew where an answer has changed, only there."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.incremental.asking import Questions, Spoken, Table, answer
from generator.incremental.cache import Cache, key
from generator.incremental.sharing import Work
from generator.incremental.shelves import put_together
from generator.model import Document, Kind, Seed

WORDS = "abcdef"
texts = st.lists(st.text(WORDS, max_size=4), max_size=5, unique=True)
answers = st.dictionaries(st.sampled_from(WORDS), st.integers(0, 2), max_size=6)


@dataclass
class Run:
    """One run over texts: what each gave, and which were read."""

    rows: list[bytes]
    read: list[str]


def document(text: str) -> Document:
    return Document(text, Kind.SPEECH, text, Seed(f"seeds/{text}.txt", text, ""))


def run(some: list[str], known: dict[str, int], cache: Cache) -> Run:
    read: list[str] = []
    table = Table(known.get)

    def row(one: Document) -> bytes:
        read.append(one.title)
        return repr([table.get(letter) for letter in one.title]).encode()

    rows = Work(1, cache).asking(list(map(document, some)), "letters", row, {"letter": table})
    return Run(rows, read)


def as_good_as_new(root, runs, run_once):
    """Run after run over one cache gives the rows of a first run, and reads only what differs."""
    before: dict[str, list] = {}
    for some, known in runs:
        kept = run_once(some, known, Cache(root))
        assert kept.rows == run_once(some, known, Cache()).rows
        now = {text: [known.get(letter) for letter in text] for text in some}
        assert kept.read == [text for text in some if before.get(text) != now[text]]
        before = now


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(texts, answers), min_size=1, max_size=4))
def test_what_is_kept_is_as_good_as_new(tmp_path_factory, runs):
    as_good_as_new(tmp_path_factory.mktemp("publication"), runs, run)


def test_a_word_that_nobody_knew_is_asked_for_again(tmp_path):
    assert run(["ab"], {}, Cache(tmp_path)).rows == [b"[None, None]"]
    assert run(["ab"], {"b": 0}, Cache(tmp_path)).rows == [b"[None, 0]"]


@pytest.mark.parametrize("asked", [b"", b"[]", b"[1, 2]", b'[["letter a"], []]', b'{"a": 1}'])
def test_bytes_of_somebody_else_answer_nothing(tmp_path, asked):
    rows = {"": asked, "x": b""}
    Cache(tmp_path).put("letters", key("letters", ""), put_together(rows))
    assert run(["a"], {"a": 1}, Cache(tmp_path)).rows == [b"[1]"]


def test_a_row_holds_what_was_asked_and_given():
    questions = Questions({"letter": Table({"a": 1}.get)})
    row = questions.row((b"given", ["letter a", "letter b"]))
    assert answer(row) == b"given"
    assert questions.still_true(questions.together({"x": row}), {"x": 1}) == {"x": row}


def spoken(some: list[str], known: dict[str, str], cache: Cache) -> Run:
    """A run of texts that look up each of their letters, and tell nobody."""
    read: list[str] = []

    def row(one: Document) -> bytes:
        read.append(one.title)
        return repr([known.get(letter) for letter in one.title]).encode()

    table = Spoken[Document](known, lambda one, letters: not letters.isdisjoint(one.title))
    return Run(Work(1, cache).asking(list(map(document, some)), "said", row, {}, table), read)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(texts, st.dictionaries(st.sampled_from(WORDS), st.sampled_from("xyz"))),
        min_size=1,
        max_size=4,
    )
)
def test_what_is_looked_up_by_what_is_said_is_as_good_as_new(tmp_path_factory, runs):
    as_good_as_new(tmp_path_factory.mktemp("publication"), runs, spoken)


class Killed(Cache):
    """A cache whose run is killed after it has written so many entries."""

    def __init__(self, root: Path, entries: int) -> None:
        super().__init__(root)
        self.left = entries

    def put(self, kind: str, name: str, value: bytes) -> None:
        if not self.left:
            raise KeyboardInterrupt
        self.left -= 1
        super().put(kind, name, value)


@pytest.mark.parametrize("entries", range(12))
@pytest.mark.parametrize("next_run", [0, 1])
def test_a_run_that_is_killed_leaves_nothing_old(tmp_path, entries, next_run):
    some = [f"{a}{b}" for a in WORDS for b in WORDS]
    first, second = {"a": 1, "b": 1}, {"a": 2, "c": 1}
    run(some, first, Cache(tmp_path))
    with suppress(KeyboardInterrupt):
        run([*some, "new"], second, Killed(tmp_path, entries))
    known = (first, second)[next_run]
    assert run(some, known, Cache(tmp_path)).rows == run(some, known, Cache()).rows
