"""A candidate has a page only where one is worth having, and no link leads to one that is not."""

from generator.build import understand
from generator.checks.links import broken
from generator.pages.wording import ONE_NAME
from generator.publish import generate
from generator.records.worth import worth_a_page
from tests.publications import make

TALKS = {
    f"{name}.txt": f"A talk on {name}\n\nMS RUIZ: {words}\n\nQUESTION: What did {body} say?\n"
    for name, words, body in (
        ("rivers", "The Water Board met in Arden, and the Water Board closed the gates.", "Varna"),
        ("dams", "The Water Board of this country has met again in the winter.", "the Dam Union"),
    )
}


def ids(records):
    return {f"{record.kind.value}/{record.id}" for record in records}


def test_speakers_and_what_is_discussed_twice_have_a_page_and_a_mere_heading_has_none(tmp_path):
    corpus = understand(make(tmp_path, TALKS)).corpus
    shown = ids(worth_a_page(corpus))
    assert "organisations/water-board" in shown
    assert "organisations/dam-union" in ids(corpus.records) - shown
    assert "organisations/dam-union" in {entry.record for entry in corpus.entries}


def test_one_name_in_two_documents_is_said_to_be_perhaps_two_people(tmp_path):
    words = (
        "MS RUIZ: Go ahead, Jeff.\n\nQUESTION: Thank you. Why {what}?\n\nMS RUIZ: Thank you, Jeff."
    )
    talks = {
        f"{what}.txt": f"On {what}\n\n{words.format(what=what)}\n" for what in ("rain", "wind")
    }
    pages = generate(make(tmp_path, talks)).after.pages
    assert ONE_NAME in pages["people/jeff.md"]
    assert ONE_NAME not in pages["people/ms-ruiz.md"]


def test_no_link_leads_to_a_page_that_is_not_made(tmp_path):
    pages = generate(make(tmp_path, TALKS)).after.pages
    assert "organisations/dam-union.md" not in pages
    assert "**Dam Union**" in pages["general-index.md"]
    assert "](organisations/water-board.md)" in pages["general-index.md"]
    assert not list(broken(pages))


def test_a_page_that_an_editor_touched_is_made_though_only_once_discussed(tmp_path):
    corpus = understand(make(tmp_path, TALKS)).corpus
    touched = ["organisations/dam-union"]
    assert "organisations/dam-union" in ids(worth_a_page(corpus, touched=touched))
