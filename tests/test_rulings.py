"""An editor rules in a comment which headings a paragraph stands under; no reader sees it."""

import json

import pytest

from generator.checks.proof import read, render
from generator.cli import main
from generator.editing.page import parse
from generator.publish import generate
from tests.publications import make, page, tree

TALK = """A talk on rivers

MS RUIZ: The Water Board met in Arden, and the Water Board closed the gates.

We told the Water Board of the cold winter, and the Water Board agreed.

QUESTION: Who gave the order to open the gates?
"""
RULING = " <!-- index: Floods; not: Water Board -->"


@pytest.fixture
def rivers(tmp_path):
    generate(make(tmp_path, {"talk.txt": TALK}))
    return tmp_path


def rule(root, words="gave it", ruling=RULING):
    path = page(root)
    text = path.read_text("utf-8")
    line = next(line for line in text.splitlines() if words in line)
    path.write_text(text.replace(line, line + ruling), "utf-8")
    return generate(root)


def located(outcome, heading):
    """Give the first words of each paragraph that a heading of the index leads to."""
    corpus = outcome.understood.corpus
    words = {block.id: block.text[:6] for d in corpus.documents for block in d.blocks}
    return [words[at.passage.block] for e in corpus.entries if e.path[0] == heading
            for at in e.locators]  # fmt: skip


def test_a_paragraph_is_indexed_where_its_words_alone_would_not_lead(rivers):
    outcome = rule(rivers, "Who gave", " <!-- index: water board; Floods -->")
    assert located(outcome, "Floods") == ["Who ga"]
    assert located(outcome, "Water Board")[-1] == "Who ga"
    record = (rivers / "docs/organisations/water-board.md").read_text("utf-8")
    assert "¶ 3" in record


def test_a_paragraph_is_kept_out_of_the_index_and_off_the_page_of_a_record(rivers):
    assert located(generate(rivers), "Water Board") == ["The Wa", "We tol"]
    outcome = rule(rivers, "cold winter")
    assert located(outcome, "Water Board") == ["The Wa"]
    assert located(outcome, "Floods") == ["We tol"]


def test_what_somebody_says_can_be_kept_out_of_remarks_by_them(rivers):
    outcome = rule(rivers, "cold winter", " <!-- not: Ruiz, Ms. -->")
    assert located(outcome, "Ruiz, Ms.") == ["The Wa"]


def test_no_reader_sees_a_ruling_and_the_words_stay_as_they_were(rivers):
    before = generate(rivers).understood.corpus.documents[0].blocks
    outcome = rule(rivers, "cold winter")
    assert outcome.understood.corpus.documents[0].blocks == before
    assert outcome.errors == ()
    seen = read(page(rivers).read_text("utf-8"))
    assert "Floods" not in " ".join(word for words in seen.words.values() for word in words)
    assert "<!--" in render(page(rivers).read_text("utf-8"))
    assert main(["-C", str(rivers), "export", "--out", str(rivers / "out")]) == 0
    [made] = [p for p in (rivers / "out").glob("*.json") if p.stem != "index"]
    assert "<!--" not in json.dumps(json.loads(made.read_text("utf-8"))["paragraphs"])


def test_a_ruling_stays_while_the_seed_changes_its_paragraph(rivers):
    rule(rivers, "cold winter")
    seed = rivers / "seeds/talk.txt"
    seed.write_text(TALK.replace("cold winter", "hard winter"), "utf-8")
    outcome = generate(rivers)
    assert outcome.conflicts == ()
    text = page(rivers).read_text("utf-8")
    assert "hard winter" in text
    assert RULING in text
    assert located(outcome, "Floods") == ["We tol"]


@pytest.mark.parametrize(
    ("ruling", "said"),
    [
        ("not: Watr Board", "“not: Watr Board” names no heading and no record; did you mean “Wa"),
        ("not: Xylophones", "“not: Xylophones” names no heading and no record"),
        ("index: Watr Board", "“index: Watr Board” makes a new heading; did you mean “Water Boa"),
    ],
)
def test_a_ruling_that_looks_like_a_slip_is_a_finding(rivers, ruling, said):
    outcome = rule(rivers, "cold winter", f" <!-- {ruling} -->")
    [found] = [f for d in outcome.understood.corpus.documents for f in d.findings
               if f.code == "I001"]  # fmt: skip
    assert found.detail.startswith(said)
    assert "**I001**" in (rivers / "docs/findings.md").read_text("utf-8")
    assert generate(rivers).changed == ()


def test_a_ruling_s_finding_can_be_set_aside(rivers):
    rule(rivers, "cold winter", " <!-- not: Xylophones -->")
    findings = rivers / "docs/findings.md"
    kept = [line for line in findings.read_text("utf-8").splitlines() if "I001" not in line]
    findings.write_text("\n".join(kept) + "\n", "utf-8")
    outcome = generate(rivers)
    [found] = [f for d in outcome.understood.corpus.documents for f in d.findings
               if f.code == "I001"]  # fmt: skip
    assert found.settled


def test_a_ruling_that_is_heard_is_no_finding(rivers):
    text = TALK.replace("Water Board met in Arden, and the Water", "Dock Board met, and the Dock")
    (rivers / "seeds/talk.txt").write_text(text, "utf-8")
    generate(rivers)
    ruling = " <!-- index: Floods; NATO; not: water board; Ruiz, Ms. -->"
    outcome = rule(rivers, "cold winter", ruling)
    assert located(outcome, "Water Board") == []
    assert not [f for d in outcome.understood.corpus.documents for f in d.findings
                if f.code == "I001"]  # fmt: skip


def test_a_second_run_after_a_ruling_writes_nothing(rivers):
    rule(rivers, "cold winter")
    before = tree(rivers / "docs")
    assert generate(rivers).changed == ()
    assert tree(rivers / "docs") == before


def test_words_of_a_seed_rule_nothing(tmp_path):
    hostile = TALK.replace("the cold winter", "winter <!-- index: Floods -->")
    outcome = generate(make(tmp_path, {"talk.txt": hostile}))
    assert located(outcome, "Floods") == []
    assert parse("a.md", page(tmp_path).read_text("utf-8")).path
    assert "&lt;!-- index" in page(tmp_path).read_text("utf-8")
