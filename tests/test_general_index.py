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
        f'## <a id="letter-{letter.lower()}"></a>{letter}' for letter in "ALR"
    ]
    assert "[A](#letter-a) · [L](#letter-l) · [R](#letter-r)" in long
    assert "#letter-" not in short


def test_a_person_under_two_names_has_pages_that_lead_to_each_other(tmp_path):
    seeds = {
        "2001-01-07-talk.txt": "A talk\n\nSENATOR ROE: Good.\n\nMS RUIZ: Why?\n",
        "2019-01-07-talk.txt": "A second talk\n\nMS ANN ROE: Better.\n\nMS RUIZ: Why?\n",
    }
    pages = generate(make(tmp_path, seeds)).after.pages
    assert "- [Roe, Senator](senator-roe.md), *see* [Roe, Ann](ann-roe.md)" in (
        pages["people/index.md"].splitlines()
    )
    assert "Taken for the same person as [Ann Roe](ann-roe.md)" in pages["people/senator-roe.md"]
    assert "the same person, and counted in: [Senator Roe](" in pages["people/ann-roe.md"]
    assert "## Speaks in" not in pages["people/senator-roe.md"]
    assert all(f"{title}](../documents/" in pages["people/ann-roe.md"]
               for title in ("A talk", "A second talk"))  # fmt: skip


def test_a_person_under_two_records_of_one_name_stands_once_in_the_list(tmp_path):
    seeds = {
        "2001-01-07-talk.txt": "A talk\n\nSENATOR ROE: Good.\n\nMS RUIZ: Why?\n",
        "2019-01-07-news.txt": "News\n\nSenator Ann Roe came. “I am glad,” Senator Ann Roe said.\n",
        "2020-01-07-news.txt": "More\n\n“I am sad,” said Ann Roe. Senator Roe left.\n",
    }
    people = generate(make(tmp_path, seeds)).after.pages["people/index.md"]
    assert people.count("[Roe, Ann](") == 1


def test_a_day_that_the_files_name_begins_with_is_the_documents(tmp_path):
    seeds = {"2001-01-07.txt": "MS RUIZ: Why?\n", "2001-13-01.txt": "MS RUIZ: Why?\n"}
    pages = generate(make(tmp_path, seeds)).after.pages
    dated = pages["documents/2001-01-07.md"]
    assert "date: 2001-01-07" in dated
    assert "From the name of the file." in pages["sources/2001-01-07.md"]
    assert "date:" not in pages["documents/2001-13-01.md"].partition("\n---\n")[0]


def test_letters_that_tell_documents_apart_stand_in_their_list(tmp_path):
    seeds = {f"{name}.txt": f"Talk {name}\n\nMS RUIZ: Why?\n" for name in "ab"}
    seeds |= {"2001-01-07.txt": "MS RUIZ: Why?\n"}
    pages = generate(make(tmp_path, seeds)).after.pages
    rows = [line for line in pages["documents/index.md"].splitlines() if line.startswith("- [")]
    assert [row.partition("In the index: ")[2] for row in rows] == [
        "",
        "*undated (a)*",
        "*undated (b)*",
    ]
    assert "told apart by a letter" in pages["general-index.md"]


def test_the_places_of_a_heading_stand_by_the_days_of_their_documents(tmp_path):
    talks = {
        "a": "The Water Board met in Arden. Bo Lind leads the Water Board well.",
        "b": "Rain fell on the Water Board. Nobody paid the Water Board for its boats.",
        "c": "Who closed the sluices? The Water Board did, said the Water Board itself.",
        "d": "Farmers wrote to the Water Board. Their letter reached the Water Board late.",
    }
    days = {"a": "2020-01-07", "c": "2001-01-07", "d": "2010-01-07"}
    seeds = {f"{name}.txt": f"Talk {name}\n\nMS RUIZ: {words}\n" for name, words in talks.items()}
    seeds |= {f"{name}.yml": f"date: {day}\n" for name, day in days.items()}
    record = make(tmp_path, seeds) / "docs/organisations/water-board.md"
    record.parent.mkdir(parents=True)
    record.write_text("---\nname: Water Board\n---\n", "utf-8")
    index = generate(tmp_path).after.pages["general-index.md"]
    [line] = [line for line in index.splitlines() if "[Water Board]" in line]
    shown = [day for day in ("7 Jan 2001", "7 Jan 2010", "7 Jan 2020", "undated") if day in line]
    assert len(shown) == 4
    assert sorted(shown, key=line.index) == shown
