"""An index that one page does not bear has a page a letter, a long list a heading a letter."""

from generator.checks.links import broken
from generator.pages import general_index, indexes
from generator.publish import generate
from tests.publications import make

TALK = (
    "A talk\n\nMS RUIZ: The Northern Trade Board (TRABO) met in Arden. TRABO went home.\n"
    "\nQUESTION: What did the Water Board say? Did the Water Board close the gates?\n"
)


def test_a_long_index_has_a_page_a_letter_and_every_link_leads_there(tmp_path, monkeypatch):
    whole = generate(make(tmp_path / "one", {"talk.txt": TALK})).after.pages
    monkeypatch.setattr(general_index, "ONE_PAGE", 2)
    many = make(tmp_path / "many", {"talk.txt": TALK})
    record = many / "docs/organisations/northern-trade-board.md"
    record.parent.mkdir(parents=True)
    record.write_text("---\nname: Northern Trade Board\nalso: [TRABO]\n---\n", "utf-8")
    pages = generate(many).after.pages
    parts = {path for path in pages if path.startswith("general-index/")}
    assert {"general-index/n.md", "general-index/w.md"} <= parts
    assert not {path for path in whole if path.startswith("general-index/")}
    assert "[W](general-index/w.md)" in pages["general-index.md"]
    assert "**W**" in pages["general-index/w.md"]
    assert "[N](n.md)" in pages["general-index/w.md"]
    assert "*see* [Northern Trade Board" in pages["general-index/t.md"]
    assert "](n.md#i-northern" in pages["general-index/t.md"]
    assert not list(broken(pages))
    lines = {line for page in (*parts, "general-index.md") for line in pages[page].splitlines()}
    found = [line for line in whole["general-index.md"].splitlines() if "**Water Board**" in line]
    assert len(found) == 1
    assert any("**Water Board**" in line for line in lines)


def test_a_long_list_of_people_is_parted_by_letters(tmp_path, monkeypatch):
    talk = "A talk\n\n" + "".join(f"MS {name}: Good.\n\n" for name in ("RUIZ", "LIND", "ABEL"))
    short = generate(make(tmp_path / "short", {"talk.txt": talk})).after.pages["people/index.md"]
    monkeypatch.setattr(indexes, "_LONG", 3)
    long = generate(make(tmp_path / "long", {"talk.txt": talk})).after.pages["people/index.md"]
    assert "## " not in short
    assert [line for line in long.splitlines() if line.startswith("## ")] == [
        "## A",
        "## L",
        "## R",
    ]
