"""Two people mend, regenerate and merge with the real git."""

import os
import subprocess

import pytest

from generator.cli import main
from generator.editing.branches import sides
from tests.publications import make, page
from tests.test_hand_editing import TALK, change

ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    **{
        f"GIT_{who}_{what}": f"{who}@test.example"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    },
}


@pytest.fixture
def repository(tmp_path):
    def git(*arguments, check=True):
        return subprocess.run(
            ["git", *arguments],
            cwd=tmp_path,
            env={**os.environ, **ENVIRONMENT},
            check=check,
            capture_output=True,
            text=True,
        )

    make(tmp_path, {"talk.txt": TALK})
    (tmp_path / ".gitignore").write_text("/.cache/\n")
    git("init", "-q", "-b", "main")
    run(tmp_path, "generate")
    git("add", "-A")
    git("commit", "-qm", "start")
    return tmp_path, git


def run(root, *arguments):
    return main(["-C", str(root), *arguments])


def on_a_branch(repository, branch, *changes):
    root, git = repository
    git("checkout", "-q", "-b", branch, "main")
    for old, new in changes:
        change(page(root), old, new)
    assert run(root, "generate") == 0
    git("add", "-A")
    git("commit", "-qm", branch)


def merge(repository, one, other):
    root, git = repository
    git("checkout", "-q", one)
    git("merge", "-q", other, check=False)
    return root


def no_marker_left(root):
    return not any("<<<<<<<" in path.read_text("utf-8") for path in (root / "docs").rglob("*.md"))


def test_edits_of_different_paragraphs_merge(repository):
    on_a_branch(repository, "one", ("two metres", "2 metres"))
    on_a_branch(repository, "two", ("second warning", "last warning"))
    root = merge(repository, "one", "two")
    assert run(root, "generate") == 0
    text = page(root).read_text("utf-8")
    assert "2 metres" in text
    assert "last warning" in text
    assert no_marker_left(root)
    assert run(root, "check") == 0


def test_neighbours_and_a_new_seed_merge(repository):
    root, git = repository
    on_a_branch(
        repository, "one", ("two metres", "2 metres"), ("QUESTION", "[A B](../people/a-b.md)")
    )
    git("checkout", "-q", "main")
    git("checkout", "-q", "-b", "two")
    (root / "seeds/other.txt").write_text("On gates\n\nMS RUIZ: Gates are old here.\n")
    change(page(root), "We opened", "They opened")
    assert run(root, "generate") == 0
    git("add", "-A")
    git("commit", "-qm", "two")
    root = merge(repository, "one", "two")
    assert run(root, "generate") == 0
    assert no_marker_left(root)
    text = next((root / "docs/documents").glob("*river*")).read_text("utf-8")
    assert "2 metres" in text
    assert "They opened" in text
    assert "(../people/a-b.md)" in text
    assert run(root, "check") == 0


def test_edits_of_the_same_words_are_left_to_a_person(repository, capsys):
    on_a_branch(repository, "one", ("two metres", "2 metres"))
    on_a_branch(repository, "two", ("two metres", "three metres"))
    root = merge(repository, "one", "two")
    assert run(root, "generate") == 1
    assert "a merge was left open here" in capsys.readouterr().err
    text = page(root).read_text("utf-8")
    assert "2 metres" in text
    assert "three metres" in text


def test_a_merge_with_the_common_ancestor_shown_is_read_too():
    text = "a\n<<<<<<< x\nb\n||||||| y\nc\n=======\nd\n>>>>>>> z\n"
    assert sides(text) == ("a\nb\n", "a\nd\n")


def test_edits_of_the_head_of_a_record_settle_in_the_first_run(repository):
    root, git = repository
    record = next((root / "docs/people").glob("*ruiz*.md"))
    for branch, line in (("one", "note: Of the council."), ("two", "heading: Ruiz, A.")):
        git("checkout", "-q", "-b", branch, "main")
        change(record, "\n---\n", f"\n{line}\n---\n")
        assert run(root, "generate") == 0
        git("add", "-A")
        git("commit", "-qm", branch)
    merge(repository, "one", "two")
    assert "<<<<<<<" in record.read_text("utf-8")
    assert run(root, "generate") == 0
    text = record.read_text("utf-8")
    assert "note: Of the council." in text
    assert "heading: Ruiz, A." in text
    assert no_marker_left(root)
    assert run(root, "check") == 0
