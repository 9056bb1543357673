"""Corrections are read from the history that the real git keeps."""

from generator.editing.errata import corrections, past_words
from generator.identity import words_name
from tests.publications import page
from tests.test_branches import repository, run
from tests.test_hand_editing import anchor_of, change

__all__ = ["repository"]


def test_a_mended_word_is_a_correction_and_its_page_a_first_print(repository):
    root, git = repository
    assert corrections(root) == ()
    block = anchor_of(page(root), "The river rose")
    change(page(root), "two metres", "2 metres")
    run(root, "generate")
    git("add", "-A")
    git("commit", "-qm", "mend")
    [correction] = corrections(root)
    assert correction.block == block
    assert "two metres" in correction.was
    assert "2 metres" in correction.now
    assert correction.path == f"documents/{page(root).name}"
    past = past_words([correction])[correction.path][block]
    assert [row["name"] for row in past] == [words_name(correction.was)]


def test_a_paragraph_taken_away_is_a_correction_and_a_new_footnote_is_none(repository):
    root, git = repository
    path = page(root)
    text = path.read_text("utf-8")
    start = text.index('<a id="', text.index("told of it."))
    text = text[:start] + text[text.index("**QUESTION") :].replace("gates?", "gates?[^x]")
    path.write_text(text + "\n[^x]: So.\n", "utf-8")
    run(root, "generate")
    git("add", "-A")
    git("commit", "-qm", "cut")
    [correction] = corrections(root)
    assert correction.was == "We opened the gates at four in the morning."
    assert correction.now == ""


def test_a_moved_page_is_no_correction(repository):
    root, git = repository
    page(root).rename(page(root).with_name("rivers.md"))
    run(root, "generate")
    git("add", "-A")
    git("commit", "-qm", "move")
    assert corrections(root) == ()


def test_without_git_there_are_none(tmp_path):
    assert corrections(tmp_path) == ()
