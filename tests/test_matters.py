"""What documents of a month have in common is the same whether much of it was kept or nothing."""

import datetime as dt
import math
import random
from collections import Counter
from itertools import chain

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.corpus import Reference
from generator.incremental.cache import Cache
from generator.incremental.sharing import Work
from generator.model import Block, Document, Kind, Role, Seed
from generator.refer.rows import in_order
from generator.refer.subjects.compared import Compared, read_earlier
from generator.refer.subjects.matters import Matters
from generator.refer.subjects.pairs import Sentences
from generator.refer.subjects.telling import read_telling, telling
from generator.refer.subjects.vectors import Vectors
from generator.refer.words import forms, without_remarks

TOWNS = [a + b for a in ("Ar", "Bel", "Can", "Dun") for b in ("vik", "mora", "tel", "mere")]
PEOPLE = [a + b for a in ("Oka", "Lind", "Hal", "Ver") for b in ("for", "qvist", "sen", "ell")]
THINGS = [a + b for a in ("tur", "sil", "her", "quar") for b in ("bines", "oes", "rings", "ries")]
DONE = [a + b for a in ("re", "un", "over", "out") for b in ("built", "loaded", "hauled", "bid")]


def made_up(number: int, salt: int = 0) -> Document:
    """Make a letter on a few matters that others of its weeks are on too."""
    chance = random.Random(f"{number} {salt}")  # noqa: S311  no secret
    lines = []
    for matter in chance.sample(range(number // 3, number // 3 + 5), 2):
        town, who, thing, done = (
            some[matter % len(some)] for some in (TOWNS, PEOPLE, THINGS, DONE)
        )
        lines.append(
            f"They wrote to {who} that the {thing} of {town} should be {done} before the winter, "
            f"as other {thing} were {done} near {town} again."
        )
    blocks = tuple(Block(f"p{n}", Role.NARRATION, line, (0, 1)) for n, line in enumerate(lines))
    day = None if number % 7 == 3 else dt.date(1961, 3, 1) + dt.timedelta(days=2 * number)
    title = f"{number + 1}. Letter {number} {salt}"
    seed = Seed(f"seeds/{number}.txt", "\n".join(lines), f"{number} {salt}")
    return Document(f"d{number:03}", Kind.STATEMENT, title, seed, date=day, blocks=blocks)


def tied(documents: list[Document], cache: Cache) -> list[Reference]:
    matters = Matters(in_order(documents), Work(1, cache))
    found = [one for task in matters.tasks(3) for one in task()]
    matters.keep([one for one in found if isinstance(one, Compared)])
    return [one for one in found if isinstance(one, Reference)]


changes = st.lists(
    st.tuples(st.sampled_from(["add", "remove", "change"]), st.integers(0, 60)), max_size=4
)


@settings(max_examples=15, deadline=None)
@given(st.sampled_from([9, 20, 31, 40]), changes)  # the count of 31 goes a step up with one more
def test_what_was_kept_is_as_good_as_new(tmp_path_factory, count, changes):
    root = tmp_path_factory.mktemp("publication")
    documents = {number: made_up(number) for number in range(count)}
    assert tied([*documents.values()], Cache(root)) == tied([*documents.values()], Cache())
    for salt, (change, number) in enumerate(changes, 1):
        if change == "remove":
            documents.pop(number, None)
        elif change == "add" or number in documents:
            documents[number] = made_up(number, salt)
        assert tied([*documents.values()], Cache(root)) == tied([*documents.values()], Cache())


def test_a_word_counts_where_no_editor_says_it():
    said = ("The turbines hum. [Here turbines are left out.] Dr. Hal", "hums ] the turbines again")
    blocks = tuple(Block(f"p{n}", Role.NARRATION, text, (0, 1)) for n, text in enumerate(said))
    document = Document("d", Kind.STATEMENT, "D", Seed("seeds/d.txt", "", ""), blocks=blocks)
    read = read_telling(telling(document))
    wanted = Counter(word for text in said for word in forms(without_remarks(text)))
    assert dict(zip(read.words(), read.times.tolist(), strict=True)) == {
        word: times for word, times in wanted.items() if word in ("turbines", "hum", "hal")
    }
    told = Sentences(document, read)
    assert [told.text(number) for number in told.holding("turbines")] == [
        "The turbines hum.",
        "[Here turbines are left out.]",
        said[1],
    ]


def test_products_are_those_of_the_words():
    rows = [telling(made_up(number)) for number in range(20)]
    vectors, every = Vectors(rows), [read_telling(row) for row in rows]
    counts = [dict(zip(one.words(), one.times.tolist(), strict=True)) for one in every]
    holders = Counter(chain.from_iterable(counts))
    tells = {w: math.log(20 / n) for w, n in holders.items() if n <= 5}
    plain = [{w: (1 + math.log(n)) * tells[w] for w, n in some.items() if w in tells}
             for some in counts]  # fmt: skip
    for one, two in ((3, 4), (5, 4), (0, 19)):
        shared = {w: x * plain[two][w] for w, x in plain[one].items() if w in plain[two]}
        assert dict(vectors.shared(one, two)) == pytest.approx(shared)
        assert vectors.product(one, two) == pytest.approx(math.fsum(shared.values()))
    assert any(vectors.shared(one, one + 1) for one in range(19))
    assert vectors.length(7) == pytest.approx(math.hypot(*plain[7].values()))
    grown = Vectors(rows, Vectors(rows[:15]).holders, np.arange(20) >= 15)
    assert grown.holders.words.tolist() == vectors.holders.words.tolist()
    assert grown.holders.counts.tolist() == vectors.holders.counts.tolist()


def test_letters_of_a_month_are_tied():
    assert len(tied([made_up(number) for number in range(40)], Cache())) > 1


def test_one_more_has_few_pairs_multiplied(tmp_path, monkeypatch):
    multiplied: list[tuple[int, int]] = []
    product = Vectors.product

    def counted(vectors: Vectors, one: int, two: int) -> float:
        multiplied.append((one, two))
        return product(vectors, one, two)

    monkeypatch.setattr(Vectors, "product", counted)
    some = [made_up(number) for number in range(41) if number != 20]
    tied(some, Cache(tmp_path))
    anew = len(multiplied)
    multiplied.clear()
    tied(some, Cache(tmp_path))
    assert not multiplied
    tied([*some, made_up(20)], Cache(tmp_path))
    assert 0 < len(multiplied) < anew / 2


@pytest.mark.parametrize("raw", [b"", b"{}\n", b'[1, {}, ["a"], [0]]\nshort', b"\xff\n", b"[1]\n"])
def test_bytes_of_somebody_else_are_nothing_kept(raw):
    assert not read_earlier({"": raw}).names
