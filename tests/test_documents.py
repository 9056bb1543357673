"""Documents are the same for any number of processes, with the cache and without; and never old."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import fields, replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import documents as reading
from generator.attribute.people import People
from generator.corpus import Record, RecordKind
from generator.documents import read_document, read_documents
from generator.errors import GeneratorError
from generator.incremental.cache import Cache
from generator.incremental.packing import pack, unpack
from generator.model import Document, Seed, Sidecar
from generator.settings import Settings
from tests.publications import generate, make, tree
from tests.test_repository import ROOT

TALK = """A talk on gates

MS RUIZ: The council opened the gates of the river in March, said the “keeper”.
(Laughter.)
MR LIND: No!  And nobody asked
why.
QUESTION: Who did, Ms Ruiz?
"""
NEWS = "“We opened the gates,” said Ana Ruiz, the keeper of the river. Bo Lind said “no.”\n"
ANA = Record(
    RecordKind.PERSON, "ana-maria-ruiz", "Ana Maria Ruiz", ("Ana Ruiz",), labels=("MS RUIZ",)
)
BO = Record(RecordKind.PERSON, "bo-lind", "Bo Lind")


@pytest.fixture
def seeds() -> list[Seed]:
    return [
        Seed(f"seeds/{n:02}.txt", TALK.replace("river", f"river {n}"), "") for n in range(12)
    ] + [Seed("seeds/news.txt", NEWS, "")]


@pytest.fixture
def small_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have processes started for texts of any length."""
    monkeypatch.setattr(reading, "ENOUGH", 1)
    monkeypatch.setattr(reading, "PORTION", 300)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note the path of each seed that is read, not found."""
    seen = []

    def noting(seed: Seed, people: People) -> Document:
        seen.append(seed.path)
        return read_document(seed, people)

    monkeypatch.setattr(reading, "read_document", noting)
    return seen


# packing


@settings(max_examples=60, deadline=None)
@given(st.from_type(Document))
def test_any_document_is_unpacked_as_it_was(document):
    again = unpack(pack(document), document.source)
    assert again == document
    assert repr(again) == repr(document), "1 is not True, and a kind is not its word"


def test_letters_that_are_half_of_one_are_unpacked_as_they_were():
    document = read_document(Seed("seeds/a.txt", "One \ud83d then \ude00 and \ud83d\ude00.", ""))
    assert unpack(pack(document), document.source) == document


# processes


@pytest.mark.usefixtures("small_portions")
def test_processes_make_what_one_does(seeds):
    alone = [read_document(seed, People.of([ANA, BO])) for seed in seeds]
    for jobs in (1, 2, 3):
        assert read_documents(seeds, [ANA, BO], Settings(jobs=jobs)) == alone


def test_few_words_are_read_without_a_second_process(seeds, monkeypatch):
    monkeypatch.setattr(reading, "shared", lambda *_: pytest.fail("work was shared"))
    assert len(read_documents(seeds, (), Settings(jobs=8))) == len(seeds)


@pytest.mark.usefixtures("small_portions")
def test_where_no_process_can_be_started_one_does_the_work(seeds, monkeypatch):
    def none(_process):
        raise OSError("no more processes")

    monkeypatch.setattr("multiprocessing.process.BaseProcess.start", none)
    assert len(read_documents(seeds, (), Settings(jobs=2))) == len(seeds)


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.usefixtures("small_portions")
def test_a_fault_names_its_seed(seeds, monkeypatch, jobs):
    def faulty(seed: Seed, _people: People) -> Document:
        raise ValueError(seed.text[:6])

    monkeypatch.setattr(reading, "read_document", faulty)
    with pytest.raises(ValueError, match="A talk") as caught:
        read_documents(seeds, (), Settings(jobs=jobs))
    assert caught.value.__notes__[0] == "This happened in seeds/00.txt."
    assert len(caught.value.__notes__) == jobs, "another process tells its traceback too"


@pytest.mark.usefixtures("small_portions")
def test_a_process_that_is_killed_is_told_of(seeds, monkeypatch):
    first = os.getpid()

    def killed(*_):
        assert os.getpid() != first, f"no other process: {threading.enumerate()}"
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(reading, "read_document", killed)
    with pytest.raises(GeneratorError, match="--jobs 1"):
        read_documents(seeds, (), Settings(jobs=2))


@pytest.mark.usefixtures("small_portions")
def test_progress_is_shown_for_each_seed(seeds):
    shown = []

    def progress(items, what):
        for item in items:
            shown.append((item.path, what))
            yield item

    read_documents(seeds, (), Settings(progress, jobs=2))
    assert shown == [(seed.path, "seeds read") for seed in seeds]


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL])
def test_a_run_that_is_ended_leaves_no_process(tmp_path, sent):
    make(tmp_path, {f"{n}.txt": TALK * 300 for n in range(40)})
    command = [sys.executable, "-m", "generator", "-C", str(tmp_path), "--jobs", "2", "export"]
    heard = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # ignored behind a shell's "&"
    command += ["--out", str(tmp_path / "out")]
    run = subprocess.Popen(command, cwd=ROOT, preexec_fn=heard)  # noqa: PLW1509  no threads here
    try:
        children = Path(f"/proc/{run.pid}/task/{run.pid}/children")
        if not children.exists():
            pytest.skip("only Linux tells whose child a process is")
        workers = until(lambda: children.read_text().split())
        run.send_signal(sent)
        assert run.wait(60) == (130 if sent is signal.SIGINT else -sent)
        until(lambda: not any(Path(f"/proc/{worker}").exists() for worker in workers))
    finally:
        run.kill()


def until(true, seconds=60.0):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := true():
            return found
        time.sleep(0.02)
    raise AssertionError("waited in vain")


# the cache


def test_what_was_read_is_not_read_again(tmp_path, seeds, counted):
    first = read_documents(seeds, [ANA], Settings(cache=Cache(tmp_path)))
    assert len(counted) == len(seeds)
    assert read_documents(seeds, [ANA], Settings(cache=Cache(tmp_path))) == first
    assert len(counted) == len(seeds)


@pytest.mark.usefixtures("small_portions")
def test_processes_and_one_keep_the_same(tmp_path, seeds):
    for jobs in (1, 2):
        read_documents(seeds, [ANA], Settings(jobs=jobs, cache=Cache(tmp_path / str(jobs))))
    assert tree(tmp_path / "1") == tree(tmp_path / "2")


CHANGED = {
    "path": "seeds/other.txt",
    "text": "Nothing.",
    "encoding": "cp1252",
    "encoding_basis": "x",
}
CHANGED |= {"sidecar": Sidecar(title="Other"), "remarks": ("A picture was left out.",)}


@pytest.mark.parametrize("part", CHANGED)
def test_a_seed_that_differs_is_read_again(tmp_path, seeds, counted, part):
    read_documents(seeds, (), Settings(cache=Cache(tmp_path)))
    del counted[:]
    seeds[3] = replace(seeds[3], **{part: CHANGED[part]})
    read_documents(seeds, (), Settings(cache=Cache(tmp_path)))
    assert counted == [seeds[3].path]


def test_every_part_of_a_seed_is_thought_of():
    not_read = {"sha256"}  # the document holds the seed itself, so nothing of it can be old
    assert {f.name for f in fields(Seed)} - not_read == CHANGED.keys()


@pytest.mark.parametrize(
    ("before", "after", "anew"),
    [
        ([ANA], [ANA, BO], ["seeds/news.txt"]),
        ([ANA, BO], [ANA], ["seeds/news.txt"]),
        ([BO], [replace(BO, status="rejected")], ["seeds/news.txt"]),
        ([BO], [replace(BO, note="A keeper.")], ["seeds/news.txt"]),
        ([ANA], [], [*(f"seeds/{n:02}.txt" for n in range(12)), "seeds/news.txt"]),
        ([], [replace(ANA, also=())], [f"seeds/{n:02}.txt" for n in range(12)]),
        ([ANA], [ANA, replace(BO, id="eva-holm", name="Eva Holm")], []),
        ([ANA, BO], [BO, ANA], []),
    ],
)
def test_a_record_that_a_text_asks_for_has_it_read_again(seeds, counted, before, after, anew):
    with tempfile.TemporaryDirectory() as folder:
        read_documents(seeds, before, Settings(cache=Cache(Path(folder))))
        del counted[:]
        found = read_documents(seeds, after, Settings(cache=Cache(Path(folder))))
    assert counted == anew
    assert found == read_documents(seeds, after, Settings())


@pytest.mark.parametrize("entry", [b"", b"[]\n[]", b"{}", b"[[], 1]\n", b"\xff\n", b"[" * 100_000])
def test_an_entry_that_we_never_wrote_is_read_over(tmp_path, seeds, entry):
    store = Cache(tmp_path)
    expected = read_documents(seeds, (), Settings(cache=store))
    for path in (tmp_path / ".cache/known/documents").iterdir():
        store.put("documents", path.name, entry)
    assert read_documents(seeds, (), Settings(cache=Cache(tmp_path))) == expected


def test_a_row_too_few_is_read_over(tmp_path, seeds):
    store = Cache(tmp_path)
    expected = read_documents(seeds, (), Settings(cache=store))
    for path in (tmp_path / ".cache/known/documents").iterdir():
        head, _, row = path.read_bytes()[32:].partition(b"\n")
        for wrong in (json.loads(row)[:-1], dict.fromkeys(map(str, json.loads(row)))):
            store.put("documents", path.name, head + b"\n" + json.dumps(wrong).encode())
    assert read_documents(seeds, (), Settings(cache=Cache(tmp_path))) == expected


def test_the_pages_are_the_same_with_the_cache_and_without(tmp_path):
    texts = {"a.txt": TALK, "b.txt": NEWS, "b.yml": "date: 2022-01-07\n"}
    kept, plain = make(tmp_path / "kept", texts), make(tmp_path / "plain", texts)
    for _ in range(2):
        generate(kept, Settings(cache=Cache(kept)))
        generate(plain)
        assert tree(kept / "docs") == tree(plain / "docs")
    for root in (kept, plain):
        (root / "seeds/a.txt").unlink()
    generate(kept, Settings(cache=Cache(kept)))
    generate(plain)
    assert tree(kept / "docs") == tree(plain / "docs")
    assert len(tree(kept / ".cache/known/documents")) == 1, "what is gone is forgotten"
    assert not (plain / ".cache").exists()
