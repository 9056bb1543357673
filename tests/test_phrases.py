"""A line that many documents say: one page, and footnotes that lead there."""

import json
import re

import pytest
from publications import generate, make

from generator.build import understand
from generator.cli import main
from generator.corpus import Phrase, Referred
from generator.editing.lines import Known, heed_phrases

OWN = [
    "The herring fleet was away, and the quay was as still as a churchyard in snow.",
    "Nobody could say where the ledger of the customs house had gone after the fire.",
    "A new boiler was carried up the hill by eleven men with ropes and a mule.",
    "Two lighthouses were lit again for the first time in as many winters.",
    "Snow had closed the pass above the monastery until the end of the week.",
    "The price of rope rose by a third, and that of tar fell by as much.",
]
WHO = ["Ada Hume", "Otto Lind", "Una Ferro", "Bo Sand", "Ada Hume", "Otto Lind"]
LEADS = ["Hear me:", "It is true.", "My friends,", "Well,", "In short,", "Once more."]
LINE = "we shall rebuild this harbour from the seabed up and the breakwater in"
PAGE = "phrases/we-shall-rebuild-this-harbour-from-the-seabed.md"


def _seeds(count: int = 6, line: str = LINE) -> dict[str, str]:
    seeds = {}
    for n in range(count):
        label = WHO[n].split()[1].upper()
        seeds[f"s{n}.txt"] = (
            f"Remarks at quay number {n}\n\nMR {label}: {OWN[n]}\n\n{LEADS[n]} {line}.\n\n"
            f"QUESTION: And the ferry?\n\nMR {label}: {OWN[-1 - n][:20]} it sails.\n"
        )
        seeds[f"s{n}.yml"] = (
            f"title: Remarks by {WHO[n]} at quay {n}\ndate: 2001-0{n + 1}-03\nkind: transcript\n"
        )
    return seeds


@pytest.fixture
def publication(tmp_path):
    root = make(tmp_path, _seeds())
    generate(root)
    return root


def _documents(root):
    paths = (p for p in sorted((root / "docs/documents").glob("*.md")) if p.name != "index.md")
    return [path.read_text("utf-8") for path in paths]


def test_the_page_lists_who_said_it_when(publication):
    text = (publication / "docs" / PAGE).read_text("utf-8")
    assert f"words: {LINE}\n" in text
    assert "Said in 6 documents, first on 3 January 2001." in text
    rows = re.findall(r"^- .*$", text, re.MULTILINE)
    assert [row.split(",")[0] for row in rows] == [
        f"- 3 {month} 2001" for month in ("January", "February", "March", "April", "May", "June")
    ]
    assert "[Una Ferro](../people/una-ferro.md)" in rows[2]
    assert all(LINE in row for row in rows)
    assert "phrases/index.md" in (publication / "docs/index.md").read_text("utf-8")
    assert f"({PAGE.removeprefix('phrases/')})" in (
        publication / "docs/phrases/index.md"
    ).read_text("utf-8")


def test_each_later_saying_refers_to_the_first_and_to_the_page(publication):
    first, *later = _documents(publication)
    for text in later:
        [note] = re.findall(r"^\[\^r\w+\]: .*$", text, re.MULTILINE)
        assert "Said in six documents, first " in note
        assert "2001-01-03" in note
        assert f"[All who said it](../{PAGE})" in note
    [note] = re.findall(r"^\[\^[rc]\w+\]: .*$", first, re.MULTILINE)
    assert note.endswith(f"**Said again:** [All who said it](../{PAGE}), in 5 documents.")


def test_the_export_leads_to_the_first_saying(publication, tmp_path_factory):
    out = tmp_path_factory.mktemp("out")
    assert main(["-C", str(publication), "export", "--format", "json", "--out", str(out)]) == 0
    found = [json.loads(p.read_text("utf-8")) for p in sorted(out.glob("2001*.json"))]
    name = PAGE.split("/")[1].removesuffix(".md")
    ties = [r for document in found for r in document["references"] if r["phrase"]]
    assert {(r["kind"], r["phrase"], r["to"]["document"]) for r in ties} == {
        ("repeats", name, found[0]["id"])
    }
    assert len(ties) == 5
    for document in found:
        [said] = document["phrases"]
        [paragraph] = [p for p in document["paragraphs"] if p["id"] == said["paragraph"]]
        assert (said["id"], said["words"]) == (name, LINE)
        assert LINE in paragraph["text"][said["start"] : said["end"]]


def test_too_few_documents_make_no_page(tmp_path):
    root = make(tmp_path, _seeds(4))
    generate(root)
    assert not (root / "docs/phrases").exists()
    assert "phrases/" not in (root / "docs/index.md").read_text("utf-8")


@pytest.mark.parametrize(
    "line",
    [
        "thank you all very much for coming here to the old quay today",
        "the hearing will come to order, and the pilots of the harbour are recognized for one hour",
    ],
)
def test_what_is_said_by_everyone_has_none(tmp_path, line):
    assert not understand(make(tmp_path, _seeds(line=line))).corpus.phrases


def test_an_editors_words_stay(publication):
    path = publication / "docs" / PAGE
    text = path.read_text("utf-8").replace(
        "Said in 6 documents", "An old line. Said in 6 documents"
    )
    path.write_text(text + "\nIt was cut into the wall of the town hall.\n", "utf-8")
    generate(publication)
    text = path.read_text("utf-8")
    assert "An old line." in text
    assert "It was cut into the wall" in text


@pytest.mark.parametrize("how", ["deleted", "rejected"])
def test_a_refused_phrase_stays_away(publication, how):
    path = publication / "docs" / PAGE
    if how == "deleted":
        path.unlink()
    else:
        text = path.read_text("utf-8").replace("words:", "status: rejected\nwords:", 1)
        path.write_text(text, "utf-8")
    for _ in range(2):
        generate(publication)
        assert path.exists() == (how == "rejected")
        assert not [text for text in _documents(publication) if "All who said it" in text]
        assert not (publication / "docs/phrases/index.md").exists()


def test_a_footnote_taken_away_takes_the_saying_from_the_page(publication):
    path = publication / "docs/documents/2001-03-03-remarks-by-una-ferro-at-quay-2.md"
    path.write_text(re.sub(r"\[\^r\w+\](?!:)", "", path.read_text("utf-8")), "utf-8")
    for _ in range(2):
        generate(publication)
        text = (publication / "docs" / PAGE).read_text("utf-8")
        assert "Una Ferro" not in text
        assert "Said in 5 documents" in text


def test_a_page_keeps_its_name_while_its_words_are_much_the_same():
    known = Known({"we-shall": "rebuild this harbour from the seabed up and the breakwater in"})
    found = Referred(
        (), (), (Phrase("new", LINE, ()), Phrase("we-shall", "of oysters and rope", ()))
    )
    names = [phrase.id for phrase in heed_phrases(found, known).phrases]
    assert names == ["we-shall", "we-shall-2"]


def test_the_order_of_seeds_does_not_matter(tmp_path):
    seeds = _seeds()
    one = understand(make(tmp_path / "a", seeds)).corpus.phrases
    two = understand(make(tmp_path / "b", dict(reversed(seeds.items())))).corpus.phrases
    assert one == two
    assert len(one) == 1
