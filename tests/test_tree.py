"""Whatever stops a run, docs/ is as before or as after, and the next run finishes the work."""

import errno
import os
import threading

import pytest

import generator.tree
from generator.cli import main
from generator.errors import ConfigurationError
from generator.publish import generate, plan
from generator.tree import Docs, locked, read_docs, write_docs
from tests.publications import make, page, tree

TALK = "On gates\n\nMS RUIZ: Gates are old here.\n\nThey creak.\n"


@pytest.fixture
def gates(tmp_path):
    generate(make(tmp_path, {"a.txt": TALK}))
    return tmp_path


def test_a_full_disk_changes_nothing_and_is_said(gates, monkeypatch, capsys):
    before = tree(gates / "docs")
    make(gates, {"a.txt": TALK.replace("creak", "squeak")})

    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        assert main(["-C", str(gates), "generate"]) == 1
    assert "No space left on device. Nothing was changed" in capsys.readouterr().err
    assert tree(gates / "docs") == before
    assert main(["-C", str(gates), "generate"]) == 0
    assert "squeak" in page(gates).read_text("utf-8")


def test_a_read_only_page_is_renewed_or_said(gates):
    page(gates).chmod(0o444)
    make(gates, {"a.txt": TALK.replace("creak", "squeak")})
    generate(gates)
    assert "squeak" in page(gates).read_text("utf-8")


def test_a_page_saved_while_a_run_works_is_not_overwritten(gates):
    make(gates, {"a.txt": TALK.replace("creak", "squeak")})
    outcome = plan(gates)
    text = page(gates).read_text("utf-8").replace("old here", "old there")
    page(gates).write_text(text, "utf-8")
    with pytest.raises(ConfigurationError, match="saved while"):
        write_docs(gates, outcome.understood.found, outcome.after)
    assert page(gates).read_text("utf-8") == text
    generate(gates)
    assert "old there" in page(gates).read_text("utf-8")
    assert "squeak" in page(gates).read_text("utf-8")


def test_a_page_saved_at_the_very_last_moment_is_not_overwritten(gates, monkeypatch):
    make(gates, {"a.txt": TALK.replace("creak", "squeak")})
    outcome = plan(gates)
    text = page(gates).read_text("utf-8").replace("old here", "old there")
    path, swap = page(gates), generator.tree._exchange  # noqa: SLF001

    def save_then_swap(*folders):
        if "old there" not in path.read_text("utf-8"):
            path.write_text(text, "utf-8")
        return swap(*folders)

    monkeypatch.setattr("generator.tree._exchange", save_then_swap)
    with pytest.raises(ConfigurationError, match="saved while"):
        write_docs(gates, outcome.understood.found, outcome.after)
    assert path.read_text("utf-8") == text


def test_other_files_stay(gates):
    (gates / "docs/a.png").write_bytes(b"png")
    (gates / "docs/own").mkdir()
    (gates / "docs/own/page.md").write_text("# Mine\n")
    make(gates, {"a.txt": TALK.replace("creak", "squeak")})
    generate(gates)
    assert (gates / "docs/a.png").read_bytes() == b"png"
    assert (gates / "docs/own/page.md").read_text() == "# Mine\n"


def test_what_an_interrupted_run_left_is_set_aside_once(gates):
    (gates / ".docs-next").mkdir()
    (gates / ".docs-next/page.md").write_text("somebody's only copy")
    write_docs(gates, read_docs(gates), Docs({"x.md": "# X\n"}, {}))
    assert (gates / ".cache/interrupted/page.md").read_text() == "somebody's only copy"
    assert not (gates / ".docs-next").exists()


def test_without_the_exchange_each_file_is_replaced(gates, monkeypatch):
    monkeypatch.setattr("generator.tree._exchange", lambda *_: False)
    make(gates, {"a.txt": TALK.replace("creak", "squeak")})
    generate(gates)
    assert "squeak" in page(gates).read_text("utf-8")
    assert not (gates / ".docs-next").exists()
    assert generate(gates).changed == ()


def test_two_runs_are_kept_apart(gates):
    held, done = threading.Event(), threading.Event()

    def hold():
        with locked(gates):
            held.set()
            done.wait(10)

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(10)
    try:
        assert main(["-C", str(gates), "generate"]) == 1
    finally:
        done.set()
        thread.join()
    assert main(["-C", str(gates), "generate"]) == 0
