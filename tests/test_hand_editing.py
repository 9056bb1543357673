"""What a person changes in docs/ stays; the rest follows the generator."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.editing.merge import merge
from generator.editing.page import Page, keyed, parse, write
from generator.publish import generate
from tests.publications import make, page, tree

TALK = """A talk on rivers

MS RUIZ: The river rose by two metres in the night, and nobody had been told of it.

We opened the gates at four in the morning.

QUESTION: Who gave the order to open the gates?

MS RUIZ: I gave it myself, after the second warning came in.
"""


@pytest.fixture
def rivers(tmp_path):
    generate(make(tmp_path, {"talk.txt": TALK}))
    return tmp_path


def change(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def reseed(root, old, new):
    change(root / "seeds/talk.txt", old, new)
    return generate(root)


def anchor_of(path, words):
    return re.search(r'<a id="(\w+)"></a>' + re.escape(words), path.read_text("utf-8"))[1]


def test_a_second_run_writes_nothing(rivers):
    before = tree(rivers / "docs")
    assert generate(rivers).changed == ()
    assert tree(rivers / "docs") == before


def test_a_mended_word_stays_while_the_seed_changes_elsewhere(rivers):
    change(page(rivers), "two metres", "2 metres")
    outcome = reseed(rivers, "at four in the morning", "at five in the morning")
    text = page(rivers).read_text("utf-8")
    assert "2 metres" in text
    assert "at five in the morning" in text
    assert outcome.conflicts == ()


def test_both_changed_the_editor_stands_and_both_are_reported_until_settled(rivers):
    change(page(rivers), "two metres", "2 metres")
    for _ in range(2):
        outcome = reseed(rivers, "two metres", "three metres") if _ == 0 else generate(rivers)
        assert "2 metres" in page(rivers).read_text("utf-8")
        [conflict] = outcome.conflicts
        assert "two metres" in conflict.was
        assert "2 metres" in conflict.mine
        assert "three metres" in conflict.new


def test_a_deleted_paragraph_stays_deleted(rivers):
    text = page(rivers).read_text("utf-8")
    page(rivers).write_text(re.sub(r".*We opened the gates.*\n\n", "", text), "utf-8")
    outcome = generate(rivers)
    assert "We opened the gates" not in page(rivers).read_text("utf-8")
    [document] = outcome.understood.corpus.documents
    assert all("We opened" not in block.text for block in document.blocks)


def test_an_added_paragraph_stays_after_its_neighbour_and_gets_an_address(rivers):
    change(
        page(rivers), "in the morning.\n", "in the morning.\n\nThe gates had not moved in years.\n"
    )
    generate(rivers)
    text = page(rivers).read_text("utf-8")
    address = anchor_of(page(rivers), "The gates had not moved")
    assert text.index("We opened") < text.index("had not moved") < text.index("Who gave")
    assert generate(rivers).changed == ()
    assert anchor_of(page(rivers), "The gates had not moved") == address


def test_a_paragraph_split_in_two_stays_split(rivers):
    change(page(rivers), "in the night, and nobody", "in the night.\n\nAnd nobody")
    generate(rivers)
    generate(rivers)
    text = page(rivers).read_text("utf-8")
    assert "in the night.\n" in text
    assert text.count("nobody had been told") == 1
    assert text.index("in the night.") < text.index("And nobody") < text.index("We opened")


def test_a_moved_paragraph_stays_moved(rivers):
    path = page(rivers)
    text = path.read_text("utf-8")
    moved = re.search(r".*We opened the gates.*\n\n", text)[0]
    text = text.replace(moved, "").replace("## Speakers", moved + "## Speakers")
    path.write_text(text, "utf-8")
    generate(rivers)
    text = path.read_text("utf-8")
    assert text.index("second warning") < text.index("We opened")
    assert text.count("We opened") == 1


def test_a_turn_is_given_to_somebody_else_by_its_one_name(rivers):
    change(page(rivers), "**QUESTION:**", "**[Bo Lind](../people/bo-lind.md):**")
    outcome = generate(rivers)
    [document] = outcome.understood.corpus.documents
    assert [turn.speaker for turn in document.turns].count("bo-lind") == 1
    assert "Bo Lind" in (rivers / "docs/people/bo-lind.md").read_text("utf-8")
    assert generate(rivers).changed == ()


def test_a_windows_editor_keeps_its_line_ends(rivers):
    path = page(rivers)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n").rstrip())
    assert generate(rivers).changed == ()
    reseed(rivers, "at four", "at five")
    assert b"at five" in path.read_bytes()
    assert b"\n" not in path.read_bytes().replace(b"\r\n", b"")


@pytest.mark.parametrize(
    "words",
    [
        "It *rose* by **two** metres ([see](../people/index.md)).",
        "| a | b |\n| --- | --- |\n| 1 | 2 |",
        "<!-- mind\n\nthis -->",
        "!!! note\n    An admonition.\n\n    Of two paragraphs.",
        "```\ncode\n\n\nmore\n```",
        "- one\n\n    more of one\n- two",
        "Line one  \nline two",
        "![a picture](a.png)",
        "## A heading of my own",
        "---",
        "A note.[^mine]\n\n[^mine]: My own note.",
    ],
)
def test_all_that_markdown_can_say_survives(rivers, words):
    change(page(rivers), "in the morning.\n", f"in the morning.\n\n{words}\n")
    reseed(rivers, "second warning", "third warning")
    text = page(rivers).read_text("utf-8")
    for line in filter(None, words.splitlines()):
        assert line in text
    assert "third warning" in text
    assert generate(rivers).changed == ()


def test_front_matter_of_the_editor_stays(rivers, capsys):
    change(page(rivers), "kind: transcript\n", "kind: speech\nmood: calm  # so they say\n")
    outcome = reseed(rivers, "second warning", "third warning")
    assert "kind: speech\nmood: calm  # so they say\n" in page(rivers).read_text("utf-8")
    assert outcome.understood.corpus.documents[0].kind == "speech"
    assert main(["-C", str(rivers), "generate"]) == 0
    assert "‘mood’ is no key that is read here; it stays" in capsys.readouterr().err


def test_a_renamed_page_is_found_again(rivers):
    path = page(rivers)
    change(path, "two metres", "2 metres")
    moved = path.rename(path.with_name("rivers.md"))
    generate(rivers)
    assert "2 metres" in moved.read_text("utf-8")
    assert "moved: rivers.md" in path.read_text("utf-8")
    assert "(rivers.md)" in path.read_text("utf-8")
    assert generate(rivers).changed == ()
    outcome = reseed(rivers, "second warning", "third warning")
    assert "third warning" in moved.read_text("utf-8")
    assert "2 metres" in moved.read_text("utf-8")
    assert outcome.conflicts == ()
    assert "moved: rivers.md" in path.read_text("utf-8")


def test_a_page_whose_seed_is_gone_is_retired_and_comes_back_with_its_edits(rivers):
    change(page(rivers), "two metres", "2 metres")
    seed = rivers / "seeds/talk.txt"
    text = seed.read_text("utf-8")
    seed.unlink()
    for _ in range(2):
        generate(rivers)
        assert "**Retired.**" in page(rivers).read_text("utf-8")
        assert "2 metres" in page(rivers).read_text("utf-8")
    assert "A talk on rivers" not in (rivers / "docs/documents/index.md").read_text("utf-8")
    seed.write_text(text, "utf-8")
    generate(rivers)
    assert "Retired" not in page(rivers).read_text("utf-8")
    assert "2 metres" in page(rivers).read_text("utf-8")
    assert generate(rivers).changed == ()


def test_a_renamed_seed_keeps_its_page_and_the_edits(rivers):
    change(page(rivers), "two metres", "2 metres")
    (rivers / "seeds/talk.txt").rename(rivers / "seeds/rivers.txt")
    generate(rivers)
    assert "source: seeds/rivers.txt" in page(rivers).read_text("utf-8")
    assert "2 metres" in page(rivers).read_text("utf-8")
    assert generate(rivers).changed == ()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("kind: transcript", "kind: [", "no YAML"),
        ("We opened", "\n<<<<<<< HEAD\nWe opened", "merge was left open"),
        ("**QUESTION:**", "**:**", "names nobody"),
        ("**QUESTION:**", "**[](../people/x.md):**", "names nobody"),
        ("We opened", '<a id="x"></a>So. <a id="x"></a>We opened', "stands here twice"),
    ],
)
def test_a_broken_page_is_named_and_not_touched(rivers, old, new, said):
    change(page(rivers), old, new)
    before = page(rivers).read_bytes()
    outcome = reseed(rivers, "second warning", "third warning")
    [error] = outcome.errors
    assert re.match(rf"docs/documents/[\w-]+\.md:\d+: .*{said}", str(error))
    assert page(rivers).read_bytes() == before


BODY = st.sampled_from(["one", "two *x*", "three", "- item", "four `y`"])
PARTS = st.dictionaries(st.sampled_from("abcdefgh"), BODY, max_size=6)


def as_page(parts):
    return Page("x.md", "", keyed(f'<a id="{k}"></a>{v}' for k, v in parts.items()))


@given(PARTS, PARTS, PARTS, st.randoms())
@settings(max_examples=400)
def test_whoever_changed_a_part_is_followed(base, mine, new, random):
    order = list(mine)
    random.shuffle(order)
    mine = {key: mine[key] for key in order}
    merged = merge(as_page(base), as_page(mine), as_page(new))
    text = {part.key: part.body for part in merged.page.parts}
    for key in {**base, **mine, **new}:
        if base.get(key) != mine.get(key):
            assert text.get(key) == mine.get(key)
        else:
            assert text.get(key) == new.get(key)
    again = merge(merged.base, merged.page, as_page(new))
    assert again.page == merged.page
    assert again.base == merged.base or again.conflicts


@given(
    st.lists(
        st.sampled_from(["# a", "b", "- c", "- d", "    e", "", "```", "<!--", "-->", "[^f]: g"])
    )
)
@settings(max_examples=400)
def test_any_markdown_taken_apart_and_put_together_says_the_same(lines):
    once = write(parse("a.md", "\n".join(lines)))
    assert write(parse("a.md", once)) == once
    assert [x for x in once.split("\n") if x.strip()] == [x for x in lines if x.strip()]


def test_a_refused_record_stays_refused_however_it_was_refused(rivers):
    change(page(rivers), "**QUESTION:**", "**[Bo Lind](../people/bo-lind.md):**")
    generate(rivers)
    record = rivers / "docs/people/bo-lind.md"
    change(record, "status: candidate", "status: rejected")
    generate(rivers)
    assert "bo-lind" not in (rivers / "docs/people/index.md").read_text("utf-8")
    assert generate(rivers).changed == ()
    record.unlink()
    generate(rivers)
    generate(rivers)
    assert not record.exists()


def test_a_record_is_the_editors_once_touched(rivers):
    change(page(rivers), "**QUESTION:**", "**[Bo Lind](../people/bo-lind.md):**")
    generate(rivers)
    record = rivers / "docs/people/bo-lind.md"
    change(record, "name: Bo Lind", "name: Bo Lindqvist")
    change(record, "# Bo Lind\n", "# Bo Lind\n\nKeeps the gates.\n")
    for _ in range(3):
        generate(rivers)
        assert "name: Bo Lindqvist" in record.read_text("utf-8")
        assert "Keeps the gates." in record.read_text("utf-8")
        assert "Lindqvist, Bo" in (rivers / "docs/people/index.md").read_text("utf-8")
    assert generate(rivers).changed == ()


def test_status_diff_and_revert(rivers, capsys):
    change(page(rivers), "two metres", "2 metres")
    text = page(rivers).read_text("utf-8")
    page(rivers).write_text(re.sub(r".*We opened the gates.*\n\n", "", text), "utf-8")
    assert main(["-C", str(rivers), "status"]) == 0
    said = capsys.readouterr().out
    assert re.search(r"docs/documents/[\w-]+\.md: \w+ changed, \w+ deleted", said)
    assert "2 edits by hand on 1 page, 0 conflicts." in said
    name = page(rivers).stem
    assert main(["-C", str(rivers), "diff", name]) == 0
    said = capsys.readouterr().out
    assert "+**" in said
    assert "2 metres" in said
    block = re.search(r'<a id="(\w+)"></a>We opened', said)[1]
    assert main(["-C", str(rivers), "revert", name, block]) == 0
    text = page(rivers).read_text("utf-8")
    assert text.index("2 metres") < text.index("We opened") < text.index("Who gave")
    assert main(["-C", str(rivers), "revert", name]) == 0
    assert "two metres" in page(rivers).read_text("utf-8")
    assert main(["-C", str(rivers), "revert", "nowhere"]) == 1


@pytest.mark.parametrize(("how", "stands"), [("--keep", "2 metres"), ("--take", "three metres")])
def test_a_conflict_is_settled(rivers, how, stands, capsys):
    change(page(rivers), "two metres", "2 metres")
    reseed(rivers, "two metres", "three metres")
    assert main(["-C", str(rivers), "generate"]) == 1
    said = capsys.readouterr().err
    name, block = re.search(r"resolve (\S+) '(\w+)'", said).groups()
    assert main(["-C", str(rivers), "resolve", name, block, how]) == 0
    assert stands in page(rivers).read_text("utf-8")
    assert main(["-C", str(rivers), "generate"]) == 0
    assert main(["-C", str(rivers), "resolve", name, block, how]) == 1


def test_a_conflict_stands_among_the_findings(rivers):
    change(page(rivers), "two metres", "2 metres")
    reseed(rivers, "two metres", "three metres")
    text = (rivers / "docs/findings.md").read_text("utf-8")
    assert "**M001**" in text
    assert "2 metres" in text
    assert "three metres" in text
    assert generate(rivers).changed == ()


def test_a_page_that_breaks_a_law_is_not_written_and_the_old_one_stays(rivers, monkeypatch):
    before = page(rivers).read_bytes()
    monkeypatch.setattr("generator.publish.misreadings", lambda *_: ["it is wrong"])
    outcome = reseed(rivers, "second warning", "third warning")
    assert "it is wrong" in str(outcome.errors[0])
    assert page(rivers).read_bytes() == before


def spoken(outcome):
    """Who speaks, turn by turn, with the first words."""
    [document] = outcome.understood.corpus.documents
    words = {block.id: block.text for block in document.blocks}
    return [(t.speaker or t.label, [words[b][:9] for b in t.blocks]) for t in document.turns]


@pytest.mark.parametrize(
    "name",
    [
        "**[Bo Lind](../people/bo-lind.md):** ",
        "**[Bo Lind](../people/bo-lind.md)**: ",
        "**MR LIND:** ",
    ],
)
@pytest.mark.parametrize("anchored", [True, False])
def test_a_turn_is_split_between_two_speakers(rivers, name, anchored):
    path = page(rivers)
    block = anchor_of(path, "We opened")
    anchor = f'<a id="{block}"></a>' if anchored else ""
    change(path, f'<a id="{block}"></a>We opened', f"{name}{anchor}We opened")
    outcome = generate(rivers)
    who = "bo-lind" if "[" in name else "MR LIND:"
    assert [turn[0] for turn in spoken(outcome)][1] == who
    assert len(spoken(outcome)) == 4
    assert f'<a id="{block}"></a>We opened' in path.read_text("utf-8")  # the same words
    assert generate(rivers).changed == ()
    assert spoken(generate(rivers)) == spoken(outcome)


def test_a_name_written_before_the_address_is_a_name_too(rivers):
    path = page(rivers)
    block = anchor_of(path, "We opened")
    change(path, "</a>We opened", "</a>**[Bo Lind](../people/bo-lind.md):** We opened")
    outcome = generate(rivers)
    assert spoken(outcome)[1] == ("bo-lind", ["We opened"])
    assert f':** <a id="{block}"></a>We opened' in path.read_text("utf-8")


def test_two_turns_are_joined(rivers):
    path = page(rivers)
    change(path, "**QUESTION:** ", "")
    outcome = generate(rivers)
    assert [len(blocks) for _, blocks in spoken(outcome)] == [3, 1]
    assert generate(rivers).changed == ()


def test_two_paragraphs_are_joined(rivers):
    path = page(rivers)
    change(path, "told of it.\n\n", "told of it. ")
    outcome = generate(rivers)
    text = path.read_text("utf-8")
    assert text.count("We opened the gates") == 1
    assert [len(blocks) for _, blocks in spoken(outcome)] == [1, 1, 1]
    assert generate(rivers).changed == ()


def test_two_people_made_one_leave_an_address_that_leads_on(rivers):
    change(page(rivers), "**QUESTION:**", "**[Bo Lind](../people/bo-lind.md):**")
    generate(rivers)
    old = rivers / "docs/people/bo-lind.md"
    old.unlink()
    (rivers / "docs/people/robert-lind.md").write_text(
        "---\nname: Robert Lind\nalso: [Bo Lind]\n---\n\n# Robert Lind\n", "utf-8"
    )
    outcome = generate(rivers)
    assert "moved: robert-lind.md" in old.read_text("utf-8")
    assert "bo-lind" not in (rivers / "docs/people/index.md").read_text("utf-8")
    assert outcome.errors == ()
    assert generate(rivers).changed == ()


def test_a_date_that_becomes_known_leaves_the_address_alone(rivers):
    before = page(rivers)
    (rivers / "seeds/talk.yml").write_text("date: 2019-03-14\ndate_basis: The cover says so.\n")
    outcome = generate(rivers)
    assert page(rivers) == before
    assert "date: 2019-03-14" in before.read_text("utf-8")
    assert outcome.understood.corpus.documents[0].id == before.stem
    assert generate(rivers).changed == ()


def test_a_page_that_loses_a_word_of_its_source_is_not_written(rivers, monkeypatch):
    before = page(rivers).read_bytes()
    monkeypatch.setattr("generator.publish.unaccounted", lambda _: ((12, 18),))
    outcome = reseed(rivers, "second warning", "third warning")
    assert "accounted for nowhere" in str(outcome.errors[0])
    assert page(rivers).read_bytes() == before
