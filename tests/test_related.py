"""See also from what is discussed together: few, and none where an editor tied records."""

from dataclasses import replace

from generator.corpus import Record, RecordKind
from generator.index.related import related

NAMES = ("gas", "pipelines", "ports", "steel", "wheat", "barley")
RECORDS = [Record(RecordKind.TOPIC, name, name, status="candidate") for name in NAMES]


def located(**places):
    rest = {f"topics/other{n}": (n, n + 1, n + 2) for n in range(100, 160, 3)}
    return {f"topics/{name}": tuple(numbers) for name, numbers in places.items()} | rest


def test_headings_that_share_their_paragraphs_lead_to_each_other():
    found = related(RECORDS, located(gas=range(4), pipelines=range(1, 5), steel=range(50, 54)))
    assert found == {"topics/gas": ("topics/pipelines",), "topics/pipelines": ("topics/gas",)}


def test_a_heading_of_two_places_leads_nowhere():
    assert related(RECORDS, located(gas=range(2), pipelines=range(2))) == {}


def test_what_is_discussed_everywhere_is_tied_to_nothing():
    assert related(RECORDS, located(gas=range(4), pipelines=range(80))) == {}


def test_one_heading_leads_to_three_at_most():
    found = related(RECORDS, located(**dict.fromkeys(NAMES[:5], range(4))))
    assert {len(others) for others in found.values()} == {3}


def test_where_an_editor_ties_records_nothing_is_found():
    mine = replace(RECORDS[0], see_also=("topics/steel",), status="accepted")
    tied = [mine, *RECORDS[1:]]
    assert related(tied, located(gas=range(4), pipelines=range(4))) == {}


def test_a_tie_that_a_thesaurus_makes_leaves_room_for_those_found():
    tied = [replace(RECORDS[0], see_also=("topics/steel",)), *RECORDS[1:]]
    assert related(tied, located(gas=range(4), pipelines=range(4)))
