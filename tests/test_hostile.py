"""Text from a seed is text: whatever it spells, the page shows exactly that."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.checks.proof import misreadings, read
from generator.editing.page import parse, write
from generator.model import Block, Document, Kind, Role, Seed, Speaker, Turn
from generator.pages.document import document_page
from generator.pages.places import Places
from generator.pages.sources import source_page
from generator.publish import generate
from tests.publications import make

FRAGMENTS = (Path(__file__).parent / "cases/fragments.txt").read_text("utf-8").splitlines()
ANY_WORDS = (
    st.lists(
        st.sampled_from(FRAGMENTS) | st.text("aé1 .:!*_<>&[](){}#`|\\", min_size=1, max_size=8),
        min_size=1,
        max_size=6,
    )
    .map(lambda words: " ".join(" ".join(words).split()))
    .filter(bool)
)


def document(title, texts, name, note):
    seed = Seed("seeds/a.txt", "\n".join([title, *texts]), "0" * 64)
    blocks = [Block("ptitle", Role.TITLE, title, (0, len(title)))]
    at = len(title) + 1
    for number, text in enumerate(texts):
        blocks.append(Block(f"p{number}", Role.SPEECH, text, (at, at + len(text))))
        at += len(text) + 1
    blocks.append(Block("pnote", Role.NOTE, note, (at, at)))
    turn = Turn("t0", name + ":", None, None, name, ("p0",))
    named = Turn("t1", name, None, "x", name, ("p1",), inferred=True)
    return Document(
        "a",
        Kind.TRANSCRIPT,
        title,
        seed,
        blocks=tuple(blocks),
        turns=(turn, named),
        speakers=(Speaker("x", name, role=name, basis=name),),
    )


@given(ANY_WORDS, st.lists(ANY_WORDS, min_size=2, max_size=4), ANY_WORDS, ANY_WORDS)
@settings(max_examples=400, deadline=None)
def test_a_page_reads_as_its_document(title, texts, name, note):
    doc = document(title, texts, name, note)
    places = Places.of([doc], [])
    page = document_page(doc, places)
    assert list(misreadings(doc, read(write(page)), {b.id for b in doc.blocks})) == []
    assert read(write(page)).strange == []
    assert read(write(source_page(doc, doc, places, {}))).strange == []


@given(ANY_WORDS, st.lists(ANY_WORDS, min_size=2, max_size=4), ANY_WORDS, ANY_WORDS)
@settings(max_examples=200, deadline=None)
def test_a_page_taken_apart_is_put_together_again(title, texts, name, note):
    doc = document(title, texts, name, note)
    page = document_page(doc, Places.of([doc], []))
    assert parse(page.path, write(page)) == page


@given(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=12).map("\n\n".join))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example("<b>")  # all of it is cut
def test_the_whole_chain_holds_the_laws(text):
    with tempfile.TemporaryDirectory() as folder:
        outcome = generate(make(Path(folder), {"a.txt": text, "b.txt": "MR. A: " + text}))
        assert [str(error) for error in outcome.errors] == []
        assert generate(Path(folder)).changed == ()


def test_a_thicket_of_marks_is_an_error_and_holds_up_nobody(tmp_path):
    outcome = generate(make(tmp_path, {"a.txt": "Stars.\n\n" + "*" * 400_000, "b.txt": "Rain."}))
    assert {type(error).__name__ for error in outcome.errors} == {"LawError"}
    assert "400,000 marks" in str(outcome.errors[0])
    assert any("rain" in path for path in outcome.after.pages)


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_each_fragment_is_published_as_text(fragment):
    doc = document(fragment, [fragment, f"a {fragment} b"], fragment, fragment)
    text = write(document_page(doc, Places.of([doc], [])))
    assert list(misreadings(doc, read(text), {b.id for b in doc.blocks})) == []


def test_a_proof_sees_what_is_wrong():
    doc = document("T", ["one *two*", "three"], "N", "n")
    text = write(document_page(doc, Places.of([doc], [])))
    assert list(misreadings(doc, read(text.replace(r"\*two\*", "*two*")), {"p0"}))
    assert list(misreadings(doc, read(text.replace("three", "four")), ()))
    assert read(text + "\n<script>x</script>\n").strange
    assert read(text + '\n<a href="javascript:x">y</a>\n').strange
