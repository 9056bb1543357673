"""What each document gives is the same for any number of processes, in any order, found or made."""

import datetime as dt
import inspect
import multiprocessing
import os
import random
import subprocess
import sys
import time
from collections import defaultdict
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import generator.refer
from generator.build import with_unique_ids
from generator.corpus import Concept
from generator.documents import read_document, read_documents
from generator.incremental import sharing, shelves
from generator.incremental.cache import Cache, key
from generator.incremental.sharing import ALONE, Work, numbers, read_numbers
from generator.index import chronicle, discover, index, name_records
from generator.intake.seeds import read_seeds
from generator.model import Document, Seed, Sidecar
from generator.refer import refer
from generator.refer.wording.copies import mark_copies
from generator.settings import Settings

ROOT = Path(__file__).parent.parent
NAMES = ("Ana Ruiz", "Per Okafor", "Ida Lindqvist", "Jon Halvorsen")
BODIES = ("Harbour Council", "River Commission", "North Bank Treaty", "Ministry of Ferries")
SAID = (
    "the long wall below the old mill will not hold another winter like the last",
    "nobody who saw the ferries that night will forget how quiet the crossing was",
    "we have counted 12,450 boats on the river since the gates were opened",
)


def made_up(number: int) -> Document:
    """Make a briefing that quotes, dates and names what others of its kind do."""
    chance = random.Random(number)  # noqa: S311  no secret
    day = dt.date(1961, 3, 1) + dt.timedelta(days=3 * number)
    name, body, said = (chance.choice(some) for some in (NAMES, BODIES, SAID))
    earlier = day - dt.timedelta(days=3)
    surname, other = name.split()[1], chance.choice(BODIES)
    label = surname.upper()
    lines = [
        f"{label}: Good morning. The {body} met on {earlier:%A} in Port {name[0]}olm.",
        f"QUESTION: Mr. {surname}, is it true that “{said}”?",
        f"{label}: As I said, {chance.choice(SAID)}. The {body} ({body[0]}RC) agrees.",
        f"QUESTION: And the statement of {earlier:%B} {earlier.day}?",
        f"{label}: It was about the {other}, and {name} signed it.",
        f"QUESTION: Does telegram {100 + number - 1} say what Mr. {surname} said in Port Jolm?",
        f"{label}: The {body.split()[0]} Amendment of 1958 is the Act that I mean.",
        f"{label}: In my speech in Port {name[0]}olm last month I said {chance.choice(SAID)}.",
        f"{label}: NATO is a defensive alliance; see the {number % 3 + 1958} Act.",
        f"QUESTION: And telegram {100 + number // 2}, and the speech of Mr. {surname} last week?",
    ]
    text = f"Briefing by {name}\n\n" + "\n\n".join(lines) + "\n"
    side = Sidecar(title=f"Briefing by {name}", date=day)
    hashed = sha256(text.encode()).hexdigest()
    return read_document(Seed(f"seeds/{number}.txt", text, hashed, sidecar=side))


def briefings(count: int) -> tuple[Document, ...]:
    return with_unique_ids([made_up(number) for number in range(count)])


def said_of(documents: tuple[Document, ...], work: Work = ALONE) -> str:
    """Give all that the stages of all documents say."""
    records = discover(documents, (), work=work)
    namings = name_records(documents, records, work=work)
    referred = refer(documents, records, work=work)
    entries = index(documents, records, namings)
    found = (records, namings, referred, entries, chronicle(documents, work=work))
    return "\n".join(map(repr, found))


@pytest.fixture(scope="module")
def documents() -> tuple[Document, ...]:
    return briefings(12)


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "ENOUGH", 1)
    monkeypatch.setattr(sharing, "PORTION", 2)


@pytest.mark.usefixtures("at_once")
def test_two_processes_say_the_same_as_one(documents):
    assert said_of(documents, Work(2)) == said_of(documents)


@settings(max_examples=5, deadline=None)
@given(order=st.permutations(range(12)))
def test_references_are_the_same_in_any_order(documents, order):
    mixed = tuple(documents[at] for at in order)
    assert refer(mixed, ()) == refer(documents, ())
    records = discover(documents, ())
    assert discover(mixed, ()) == records
    assert sorted(map(repr, name_records(mixed, records))) == sorted(
        map(repr, name_records(documents, records))
    )


def test_the_seed_of_hashes_changes_nothing():
    code = (
        "from tests.test_sharing import briefings, said_of; from hashlib import sha256;"
        "print(sha256(said_of(briefings(12)).encode()).hexdigest())"
    )
    run = [sys.executable, "-c", code]
    said = {
        subprocess.run(
            run, cwd=ROOT, env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1


@settings(max_examples=8, deadline=None)
@given(
    changes=st.lists(st.sampled_from(["add", "change", "remove", "turn"]), max_size=3),
    count=st.sampled_from([6, 8, 17]),  # one more or less of 8 or 17 is as many, in steps
    jobs=st.sampled_from([1, 2]),
    enough=st.sampled_from([1, 2_000]),  # a document more is much, or little
)
def test_what_was_kept_is_as_good_as_new(tmp_path_factory, changes, count, jobs, enough):
    root = tmp_path_factory.mktemp("publication")
    documents = briefings(count)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sharing, "ENOUGH", enough)
        patch.setattr(sharing, "PORTION", 2)
        assert said_of(documents, Work(jobs, Cache(root))) == said_of(documents)
        for change in changes:
            documents = changed(documents, change)
            assert said_of(documents, Work(jobs, Cache(root))) == said_of(documents)


def changed(documents: tuple[Document, ...], change: str) -> tuple[Document, ...]:
    if change == "add":
        last = max(int(Path(document.source.path).stem) for document in documents)
        return with_unique_ids([*documents, made_up(last + 10)])
    if change == "remove":
        return documents[1:]
    if change == "turn":
        return documents[::-1]
    first, *rest = documents
    blocks = [b._replace(text=b.text.replace("river", "lake")) for b in first.blocks]
    return (replace(first, blocks=tuple(blocks), title="Another"), *rest)


def test_what_is_kept_of_one_kind_is_kept_by_one_module(tmp_path, monkeypatch):
    askers: dict[str, set[str]] = defaultdict(set)
    get = Cache.get

    def noted(cache: Cache, kind: str, name: str) -> bytes | None:
        frame = inspect.currentframe().f_back
        while "incremental" in frame.f_code.co_filename:
            frame = frame.f_back
        askers[kind].add(frame.f_code.co_filename)
        return get(cache, kind, name)

    monkeypatch.setattr(Cache, "get", noted)
    (tmp_path / "seeds").mkdir()
    for number in range(3):
        (tmp_path / "seeds" / f"{number}.txt").write_text(made_up(number).source.text, "utf-8")
    cache = Cache(tmp_path)
    seeds, _ = read_seeds(tmp_path, cache)
    documents = with_unique_ids(read_documents(seeds, (), Settings(jobs=1, cache=cache)))
    work = Work(1, cache)
    said_of(mark_copies(documents, work=work), work)
    discover(documents, (), [Concept("c", labels=[("en", "river")])], work=work)
    assert len(askers) >= 30
    assert [kind for kind, modules in askers.items() if len(modules) > 1] == []
    assert len(dict(generator.refer.ROWS)) == len(generator.refer.ROWS)


def test_rows_are_made_only_of_what_is_new(tmp_path, documents):
    read: list[str] = []

    def one(document: Document) -> bytes:
        read.append(document.id)
        return document.id.encode()

    for some, fresh in ((3, 3), (3, 0), (5, 2), (1, 0), (2, 1)):
        read.clear()
        rows = Work(1, Cache(tmp_path)).each(documents[:some], "ids", one)
        assert rows == [d.id.encode() for d in documents[:some]]
        assert len(read) == fresh


def test_what_several_readers_make_is_made_in_one_go_and_kept_apart(tmp_path, documents):
    read: list[str] = []

    def ids(document: Document) -> bytes:
        read.append(document.id)
        return document.id.encode()

    def titles(document: Document) -> bytes:
        return document.title.encode()

    Work(1, Cache(tmp_path)).each(documents[:3], "ids", ids)
    read.clear()
    work = Work(1, Cache(tmp_path)).ahead(documents, {"ids": ids, "titles": titles})
    assert sorted(read) == sorted(d.id for d in documents)  # who lacks one row is read for all
    assert work.each(documents[::-1], "ids", ids) == [d.id.encode() for d in documents[::-1]]
    assert work.each(documents[:2], "titles", titles) == [d.title.encode() for d in documents[:2]]
    assert len(read) == len(documents)
    again = Work(1, Cache(tmp_path)).ahead(documents[1:], {"ids": ids, "titles": titles})
    assert again.each(documents[1:], "titles", titles) == [d.title.encode() for d in documents[1:]]
    assert len(read) == len(documents)


@pytest.mark.parametrize(
    "raw", [b"", b"[]", b"{}\n", b'[["a", 9]]\nshort', b'[["a", -1]]\n', b"\xff\n"]
)
def test_bytes_of_somebody_else_are_no_rows(tmp_path, documents, raw):
    Cache(tmp_path).put("ids", key("ids", ""), raw)
    rows = Work(1, Cache(tmp_path)).each(documents, "ids", lambda d: d.id.encode())
    assert rows == [d.id.encode() for d in documents]


@given(st.lists(st.integers(0, 2**64 - 1)))
def test_numbers_come_back(values):
    assert list(read_numbers(numbers(values))) == values


def test_a_run_knows_whether_much_is_new(tmp_path, documents, monkeypatch):
    monkeypatch.setattr(sharing, "ENOUGH", sharing.size_of(documents[:3]))
    work = Work(1, Cache(tmp_path))
    assert work.has_new(documents[:3], "ids")
    work.each(documents[:3], "ids", lambda document: document.id.encode())
    assert not work.has_new(documents[:5], "ids")
    assert Work().has_new(documents, "ids")


@pytest.mark.parametrize("jobs", [1, 2, 4])
def test_what_is_done_meanwhile_comes_in_order_and_is_not_forgotten(
    tmp_path, documents, monkeypatch, jobs
):
    monkeypatch.setattr(sharing, "ENOUGH", 1)

    begun = tmp_path / "begun"

    def row(document: Document) -> bytes:
        begun.touch()
        return f"{document.id} {os.getpid()}".encode()

    def task(kind: str, document: Document) -> list[bytes]:
        return Work(1, cache).each([document], kind, row)

    cache = Cache(tmp_path / "cache")
    tasks = [partial(task, f"ids{n}", document) for n, document in enumerate(documents)]
    with Work(jobs, cache).meanwhile(tasks, sharing.size_of(documents)) as finish:
        while jobs > 1 and not begun.exists():  # another process begins while this one waits
            assert multiprocessing.active_children()
            time.sleep(0.01)
        found = [raw.decode().split() for [raw] in finish()]
    assert [name for name, _ in found] == [document.id for document in documents]
    assert ({who for _, who in found} == {str(os.getpid())}) == (jobs == 1)
    cache.sweep()
    for n in range(len(documents)):
        assert shelves.kept(Cache(tmp_path / "cache"), f"ids{n}")


def test_a_fault_in_what_is_done_meanwhile_is_raised_here(monkeypatch):
    monkeypatch.setattr(sharing, "ENOUGH", 1)

    def faulty() -> list[bytes]:
        raise ZeroDivisionError("there")

    with Work(2).meanwhile([faulty, faulty], 2) as finish, pytest.raises(ZeroDivisionError):
        list(finish())
