"""Footnotes are blocks like any other: what an editor does to one stays done."""

import json
import re
import shutil
from pathlib import Path

import pytest

from generator.cli import main
from generator.publish import generate

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    root = tmp_path_factory.mktemp("publication")
    for name in ("seeds", "docs"):
        shutil.copytree(ROOT / name, root / name)
    generate(root)
    return root


@pytest.fixture
def publication(made, tmp_path):
    shutil.copytree(made, tmp_path / "p")
    return tmp_path / "p"


def transcript(root):
    [path] = (root / "docs/documents").glob("2022-01-07-*.md")
    return path


def a_reference(text):
    """Name of the first footnote that refers to another passage."""
    return re.search(r"^\[\^(r\w+)\]:", text, re.MULTILINE)[1]


def test_each_footnote_is_called_and_each_call_defined(publication):
    for path in (publication / "docs").rglob("*.md"):
        text = re.sub("`[^`]*`", "", path.read_text("utf-8"))
        defined = re.findall(r"^\[\^([\w-]+)\]:", text, re.MULTILINE)
        assert len(defined) == len(set(defined))
        assert set(re.findall(r"(?<!\\)\[\^([\w-]+)\](?!:)", text)) == set(defined)


def test_references_stand_at_both_ends(publication):
    text = transcript(publication).read_text("utf-8")
    there = re.findall(r"^\[\^r\w+\]: .*\]\((?:#|[\w-]+\.md#)(\w+)[ )]", text, re.MULTILINE)
    assert there
    pages = "".join(p.read_text("utf-8") for p in (publication / "docs/documents").glob("*.md"))
    for block in there:
        paragraph = re.search(rf'<a id="{block}"></a>(.*)', pages)[1]
        assert re.search(r"\[\^c\w+\]", paragraph), paragraph


@pytest.mark.parametrize("where", ["both", "call"])
def test_a_deleted_footnote_stays_deleted(publication, where):
    path = transcript(publication)
    text = path.read_text("utf-8")
    name = a_reference(text)
    text = re.sub(rf"\[\^{name}\](?!:)", "", text)
    if where == "both":
        text = re.sub(rf"^\[\^{name}\]:.*\n\n?", "", text, flags=re.MULTILINE)
    path.write_text(text, "utf-8")
    for _ in range(2):
        generate(publication)
        assert f"[^{name}]" not in path.read_text("utf-8")


def test_a_footnote_by_hand_stays_with_the_others(publication):
    path = transcript(publication)
    text = path.read_text("utf-8").replace("With disinformation.", "With disinformation.[^mine]")
    path.write_text(text + "\n[^mine]: So it says.\n", "utf-8")
    generate(publication)
    text = path.read_text("utf-8")
    assert "With disinformation.[^mine]" in text
    assert text.count("[^mine]: So it says.") == 1
    assert generate(publication).changed == ()


def test_a_reworded_footnote_stays_reworded(publication):
    path = transcript(publication)
    text = path.read_text("utf-8")
    name = a_reference(text)
    text = re.sub(rf"^\[\^{name}\]: .*$", f"[^{name}]: In my words.", text, flags=re.MULTILINE)
    path.write_text(text, "utf-8")
    for _ in range(2):
        generate(publication)
        assert f"[^{name}]: In my words." in path.read_text("utf-8")


def test_a_call_goes_with_its_words_when_a_hand_moves_them(publication):
    path = transcript(publication)
    text = path.read_text("utf-8")
    words = "nearly 100,000 troops,"
    assert re.search(words + r"\[\^r", text)
    path.write_text(text.replace("To date, the troop", "Dear all, to date the troop"), "utf-8")
    generate(publication)
    assert re.search(words + r"\[\^r", path.read_text("utf-8"))


@pytest.mark.parametrize(("how", "stands"), [("--keep", True), ("--take", False)])
def test_a_reworded_footnote_whose_target_is_gone_stays_and_is_reported(publication, how, stands):
    path = transcript(publication)
    text = path.read_text("utf-8")
    name = re.search(r"^\[\^(r\w+)\]: \*\*Same quantity", text, re.MULTILINE)[1]
    text = re.sub(rf"^\[\^{name}\]: .*$", f"[^{name}]: In my words.", text, flags=re.MULTILINE)
    path.write_text(text, "utf-8")
    assert generate(publication).conflicts == ()
    seed = next((publication / "seeds").glob("000_*.txt"))
    words = seed.read_text("utf-8")
    seed.write_text(words.replace("about 94,000 Russian troops", "many of them"), "utf-8")
    for _ in range(2):
        [conflict] = generate(publication).conflicts
        assert conflict.key == f"^{name}"
        text = path.read_text("utf-8")
        assert f"[^{name}]: In my words." in text
        assert f"nearly 100,000 troops,[^{name}]" in text
    root = str(publication)
    assert main(["-C", root, "resolve", f"docs/documents/{path.name}", f"^{name}", how]) == 0
    assert (f"[^{name}]" in path.read_text("utf-8")) == stands
    assert main(["-C", root, "check"]) == 0


def exported(root, key="references"):
    assert main(["-C", str(root), "export", "--out", str(root / "out")]) == 0
    documents = {path.stem: json.loads(path.read_text("utf-8")) for path in root.glob("out/*.json")}
    return {stem: d[key] for stem, d in documents.items() if stem != "index"}


def test_a_refused_reference_is_none_at_the_other_end_nor_in_the_export(publication):
    path = transcript(publication)
    text = path.read_text("utf-8")
    name, there = re.search(
        r"^\[\^(r\w+)\]: \*\*Same quantity.*?\]\(([^)\s]+) ?[^)]*\)", text, re.MULTILINE
    ).groups()
    page, _, block = there.partition("#")
    other = path.parent / page
    before = exported(publication)
    assert f"(#{block}" not in text
    [paragraph] = re.findall(rf'<a id="{block}"></a>.*', other.read_text("utf-8"))
    calls = re.findall(r"\[\^c\w+\]", paragraph)
    path.write_text(text.replace(f"[^{name}]", "", 1), "utf-8")
    for _ in range(2):
        generate(publication)
        assert f"[^{name}]" not in path.read_text("utf-8")
        [paragraph] = re.findall(rf'<a id="{block}"></a>.*', other.read_text("utf-8"))
        assert len(re.findall(r"\[\^c\w+\]", paragraph)) == len(calls) - 1
    assert len(exported(publication)[path.stem]) == len(before[path.stem]) - 1
    assert main(["-C", str(publication), "revert", f"docs/documents/{path.name}", f"^{name}"]) == 0
    assert exported(publication) == before


def test_a_footnote_led_elsewhere_by_hand_is_cited_there(publication):
    path = transcript(publication)
    text = path.read_text("utf-8")
    there = re.search(r"^\[\^r\w+\]: \*\*Same quantity.*?\]\(([^)\s]+) ?", text, re.MULTILINE)[1]
    page, _, block = there.partition("#")
    other = path.parent / page
    wanted = next(
        found[1]
        for found in re.finditer(r'<a id="(p\w+)"></a>(?!.*\[\^).*', other.read_text("utf-8"))
        if found[1] != block
    )
    path.write_text(text.replace(there, f"{page}#{wanted}"), "utf-8")
    for _ in range(2):
        generate(publication)
        assert f"{page}#{wanted}" in path.read_text("utf-8")
        [paragraph] = re.findall(rf'<a id="{wanted}"></a>.*', other.read_text("utf-8"))
        assert re.search(r"\[\^c\w+\]", paragraph)
    targets = [r["to"]["paragraph"] for r in exported(publication)[path.stem]]
    assert wanted in targets
    assert block not in targets
    assert main(["-C", str(publication), "check"]) == 0


@pytest.mark.parametrize("address", ["nowhere.md#p1", "#pnever", "https://example.org/x#y"])
def test_a_link_that_leads_to_no_paragraph_moves_nothing(publication, address):
    path = transcript(publication)
    text = path.read_text("utf-8")
    there = re.search(r"^\[\^r\w+\]: \*\*Same quantity.*?\]\(([^)\s]+) ?", text, re.MULTILINE)[1]
    before = exported(publication)
    path.write_text(text.replace(there, address), "utf-8")
    assert exported(publication) == before
