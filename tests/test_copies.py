"""Documents that are nearly the same text: said to be so, and referred to as one."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from publications import generate, make

from generator.cli import main
from generator.model import Block, Document, Kind, Role, Seed
from generator.refer.wording.copies import mark_copies

SPEECH = """The pilots will refuse every tanker that has no double hull, whatever flag it flies.

Dredging has widened the eastern basin, and it has spoilt the oyster beds for a generation.

We asked the council of Strelsau for a harbour master who knows the sandbanks by name.

Nobody answered the letter, and the ferry lies idle at the northern quay until the thaw.

Eleven lighthouses went dark in the great storm, and seven of them have never been lit again.

So let the customs house count its crates of pepper while the whole town waits for bread.
"""
LATER = """He wrote to the paper about what was said on May Day on the largest quay of all, where
“pilots will refuse every tanker that has no double hull” was heard by eleven or twelve people.

The rest of the letter is about the price of rope and of good tar.
"""


def _seeds(second: str, day: str = "2001-05-02") -> dict[str, str]:
    sidecar = "title: {}\ndate: {}\nkind: {}\n"
    return {
        "a.txt": f"Speech at the harbour\n\n{SPEECH}",
        "a.yml": sidecar.format("Speech at the harbour", "2001-05-01", "speech"),
        "b.txt": f"The harbour speech in full\n\n{second}",
        "b.yml": sidecar.format("The harbour speech in full", day, "speech"),
        "c.txt": f"A letter\n\n{LATER}",
        "c.yml": sidecar.format("A letter", "2001-06-01", "article"),
    }


EDITED = SPEECH.replace("seven of them", "six of them")
FIRST, SECOND, THIRD = (
    "2001-05-01-speech-at-the-harbour",
    "2001-05-02-the-harbour-speech-in-full",
    "2001-06-01-a-letter",
)


@pytest.fixture
def publication(tmp_path):
    root = make(tmp_path, _seeds(EDITED))
    generate(root)
    return root


def _page(root, name):
    return (root / f"docs/documents/{name}.md").read_text("utf-8")


def _exported(root, out):
    assert main(["-C", str(root), "export", "--format", "json", "--out", str(out)]) == 0
    return {p.stem: json.loads(p.read_text("utf-8")) for p in out.glob("*.json")}


def test_each_page_says_where_else_it_was_published(publication):
    for one, other, home in ((FIRST, SECOND, "here"), (SECOND, FIRST, "there")):
        [note] = re.findall(r"^\[\^d\w+\]: (.*)$", _page(publication, one), re.MULTILINE)
        assert note.startswith("**Also published as** [")
        assert f"({other}.md)" in note
        assert note.endswith(f"leads {home}.")
    assert "Also published as" not in _page(publication, THIRD)
    findings = (publication / "docs/findings.md").read_text("utf-8")
    assert findings.count("**R001**") == 2


def test_references_and_the_index_know_one_of_them(publication, tmp_path_factory):
    exported = _exported(publication, tmp_path_factory.mktemp("out"))
    assert exported[SECOND]["copy_of"] == FIRST
    assert exported[FIRST]["copy_of"] is None
    ends = {
        (r["from"].get("document", d), r["to"]["document"])
        for d in (FIRST, SECOND, THIRD)
        for r in exported[d]["references"]
    }
    assert ends == {(THIRD, FIRST)}
    located = {at["document"] for entry in exported["index"] for at in entry["locators"]}
    assert SECOND not in located


def test_an_editor_says_that_they_are_not_the_same(publication, tmp_path_factory):
    path = publication / f"docs/documents/{SECOND}.md"
    text = path.read_text("utf-8").replace("---\n", f"---\nnot_same_as: [{FIRST}]\n", 1)
    path.write_text(text, "utf-8")
    for _ in range(2):
        generate(publication)
        assert f"not_same_as: [{FIRST}]" in path.read_text("utf-8")
        assert "Also published as" not in path.read_text("utf-8") + _page(publication, FIRST)
    exported = _exported(publication, tmp_path_factory.mktemp("out"))
    assert exported[SECOND]["copy_of"] is None
    assert any(r["to"]["document"] == FIRST for r in exported[SECOND]["references"])


def test_a_note_taken_away_stays_away(publication):
    path = publication / f"docs/documents/{SECOND}.md"
    path.write_text(re.sub(r"\[\^d\w+\](?!:)", "", path.read_text("utf-8")), "utf-8")
    generate(publication)
    assert "Also published as" not in path.read_text("utf-8")
    assert "Also published as" in _page(publication, FIRST)


def _document(name: str, text: str) -> Document:
    paragraphs = text.strip().split("\n\n")
    blocks = [Block(f"p{n}", Role.NARRATION, p, (0, 0)) for n, p in enumerate(paragraphs)]
    return Document(
        name, Kind.ARTICLE, name, Seed(f"seeds/{name}.txt", "", ""), blocks=tuple(blocks)
    )


def test_a_form_filled_in_anew_is_another_text():
    third = SPEECH.replace("seven", "nine").replace("Eleven", "Twelve").replace("eastern", "outer")
    one, two = mark_copies([_document("a", SPEECH), _document("b", third)])
    assert (one.copy_of, two.copy_of) == (None, None)


def test_wrapping_marks_and_case_make_no_other_text():
    wrapped = SPEECH.upper().replace(" ", "\n", 3).replace(",", " —")
    one, two = mark_copies([_document("b", wrapped), _document("a", SPEECH)])
    assert (one.copy_of, two.copy_of) == ("a", None)


@given(st.permutations(["a", "b", "c", "d"]))
def test_the_order_of_documents_does_not_matter(order):
    texts = {"a": SPEECH, "b": EDITED + SPEECH[:90], "c": LATER, "d": SPEECH}
    marked = mark_copies([_document(name, texts[name]) for name in order])
    assert {d.id: d.copy_of for d in marked} == {"a": None, "b": None, "c": None, "d": "a"}
