"""Identifiers of catalogues: an editor's, checked by form, shown, exported."""

import json

import pytest
import yaml

from generator.checks.proof import read
from generator.cli import main
from generator.publish import generate
from generator.records.reading import read_records
from tests.publications import make

TALK = "A talk on rivers\n\nMS RUIZ: The Water Board met, and the Water Board closed the gates.\n"
GIVEN = {"wikidata": "Q42", "viaf": 113230702, "geonames": 2643743, "lcsh": "sh85007167"}


def front(values):
    return f"---\n{yaml.safe_dump({'name': 'Water Board', **values})}---\n\n# Water Board\n"


def records(**values):
    return read_records({"organisations/water-board.md": front(values)})


def test_each_catalogue_is_read_as_words_whatever_yaml_makes_of_it():
    [record], errors = records(**GIVEN)
    assert dict(record.identifiers) == {key: str(value) for key, value in GIVEN.items()}
    assert errors == ()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("wikidata", "42"),
        ("wikidata", "Q0"),
        ("wikidata", "Q42/../x"),
        ("viaf", "x1"),
        ("geonames", True),
        ("geonames", -5),
        ("lcsh", "sh1"),
        ("lcsh", "sh85007167?x"),
        ("wikidata", "Q٤٢"),
    ],
)
def test_another_form_is_an_error_with_its_line_and_the_record_stands(key, value):
    [record], [error] = records(**{key: value})
    assert record.identifiers == ()
    assert key in str(error)


def test_a_record_shows_its_identifiers_as_links_and_the_export_has_them(tmp_path):
    (tmp_path / "docs/organisations").mkdir(parents=True)
    (tmp_path / "docs/organisations/water-board.md").write_text(front(GIVEN), "utf-8")
    outcome = generate(make(tmp_path, {"talk.txt": TALK}))
    assert outcome.errors == ()
    text = (tmp_path / "docs/organisations/water-board.md").read_text("utf-8")
    assert "[Wikidata Q42](https://www.wikidata.org/wiki/Q42)" in text
    assert "(https://id.loc.gov/authorities/subjects/sh85007167)" in text
    assert main(["-C", str(tmp_path), "export", "--out", str(tmp_path / "out")]) == 0
    [made] = [p for p in (tmp_path / "out").glob("*.json") if p.stem != "index"]
    topics = json.loads(made.read_text("utf-8"))["topics"]
    [board] = [topic for topic in topics if topic["id"] == "organisations/water-board"]
    assert (board["wikidata"], board["viaf"]) == ("Q42", "113230702")


def test_an_address_elsewhere_is_still_strange():
    assert read("[x](https://example.org/)").strange
    assert not read("[x](https://www.wikidata.org/wiki/Q42)").strange
