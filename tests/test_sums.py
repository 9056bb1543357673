"""Sums over all documents follow what came and went, and read no more of what is kept than that."""

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.incremental import sharing, shelves, sums
from generator.incremental.cache import Cache, key
from generator.incremental.sharing import Work
from generator.incremental.sums import summed
from generator.model import Document, Kind, Seed


class Letters(Counter[str]):
    """A sum of letters."""

    def add(self, row: bytes) -> None:
        self.update(row.decode())

    def take_away(self, row: bytes) -> None:
        self.subtract(row.decode())

    def written(self) -> bytes:
        return json.dumps(self).encode()

    def take(self, written: bytes) -> None:
        self.update(json.loads(written))


def document(text: str) -> Document:
    return Document(text, Kind.SPEECH, text, Seed(f"seeds/{text}.txt", text, ""))


def total(texts: list[str], work: Work, read: list[str] | None = None) -> Counter[str]:
    def row(one: Document) -> bytes:
        if read is not None:
            read.append(one.title)
        return one.title.encode()

    return +summed([document(text) for text in texts], "letters", row, Letters, work)


texts = st.lists(st.text("abc", min_size=1, max_size=4), max_size=12, unique=True)


@settings(max_examples=40, deadline=None)
@given(st.lists(texts, min_size=1, max_size=4), st.sampled_from([1, 2]))
def test_a_sum_follows_what_came_and_went(tmp_path_factory, runs, jobs):
    root = tmp_path_factory.mktemp("publication")
    before: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sharing, "ENOUGH", 1)
        patch.setattr(sums, "PORTION", 2)
        for some in runs:
            read: list[str] = []
            assert total(some, Work(1, Cache(root)), read) == Counter("".join(some))
            assert read == [text for text in some if text not in before]
            assert total(some, Work(jobs)) == Counter("".join(some))
            before = some


@pytest.mark.parametrize("gone", shelves.SIGNS)
def test_a_shelf_that_is_lost_loses_nothing(tmp_path, gone):
    some = list("abcdefghijklmnop")
    cache = Cache(tmp_path)
    total(some, Work(1, cache))
    (tmp_path / ".cache/known/letters" / key("letters", gone)).unlink(missing_ok=True)
    assert total(some[2:], Work(1, Cache(tmp_path))) == Counter("".join(some[2:]))
    assert total(some, Work(1, Cache(tmp_path))) == Counter("".join(some))


def written(root: Path) -> dict[str, int]:
    return {path.name: path.stat().st_ino for path in (root / ".cache/known/letters").iterdir()}


def test_one_more_writes_one_shelf_and_many_more_write_the_sum(tmp_path):
    some = [f"{a}{b}" for a in "abcdefghijklmnop" for b in "abcdefghijklmnop"]
    new = [f"new{number}" for number in range(20)]
    total(some, Work(1, Cache(tmp_path)))
    whole = key("letters", shelves.FIRST)
    for count, is_written in ((1, False), (2, False), (20, True), (19, False), (20, False)):
        before = written(tmp_path)
        cache, read = Cache(tmp_path), []
        every = [*some, *new[:count]]
        assert total(every, Work(1, cache), read) == Counter("".join(every))
        assert read == (new[2:20] if is_written else new[count - 1 : count] if count < 3 else [])
        cache.sweep()
        after = written(tmp_path)
        assert after.keys() == before.keys()
        assert len(after) == len(shelves.SIGNS)
        assert (after[whole] != before[whole]) == is_written
        if not is_written:
            assert sum(after[name] != before[name] for name in after) == len(read)


@given(st.dictionaries(st.text("0123456789abcdef", max_size=3), st.binary(max_size=9)))
def test_rows_come_back_from_their_shelves(tmp_path_factory, rows):
    cache = Cache(tmp_path_factory.mktemp("publication"))
    shelves.keep(cache, "rows", {"0": b"old", "f1": b"older"})
    shelves.keep(cache, "rows", rows)
    assert shelves.kept(cache, "rows") == rows
    shelves.keep(cache, "rows", {}, rows)
    assert shelves.kept(cache, "rows") == {}
