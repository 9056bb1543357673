"""Long lines of locators parted, each place once; short ones and an editor's left alone."""

import datetime as dt
from dataclasses import replace

from generator.corpus import Record, RecordKind
from generator.index import discover, index, name_records
from generator.model import Speaker, Turn
from generator.publish import generate
from tests.publications import make
from tests.test_index import document

GAS = Record(RecordKind.TOPIC, "gas", "gas", status="candidate")
PORTS = Record(RecordKind.TOPIC, "ports", "ports", status="candidate")
FILL = [f"Nothing of note was said in hour {n}." for n in range(60)]


def between(texts):
    """Part paragraphs, so that no two make a range, in a talk of other things."""
    return [text for pair in zip(texts, FILL, strict=False) for text in pair] + FILL


def entries(documents, *records):
    return index(documents, records, name_records(documents, records))


def below(found, heading):
    return {e.path[1]: len(e.locators) for e in found if e.path[0] == heading and len(e.path) > 1}


def own(found, heading):
    return next(e for e in found if e.path == (heading,)).locators


def test_a_long_line_is_parted_by_what_else_its_places_discuss():
    texts = ["Gas and gas for the ports of the ports."] * 4 + ["Gas is gas."] * 4
    found = entries([document(*between(texts))], GAS, PORTS)
    assert below(found, "Gas") == {"and ports": 4}
    assert len(own(found, "Gas")) == 4


def test_each_place_stands_once():
    texts = ["Gas and gas for the ports of the ports."] * 5 + ["Gas is gas."] * 9
    found = [e for e in entries([document(*between(texts))], GAS, PORTS) if e.path[0] == "Gas"]
    places = [at.passage for e in found for at in e.locators]
    assert len(places) == len(set(places)) == 14


def test_a_line_of_six_stays_whole():
    texts = ["Gas and gas for the ports of the ports."] * 6
    assert below(entries([document(*between(texts))], GAS, PORTS), "Gas") == {}


def test_a_running_discussion_is_one_place_and_is_not_parted():
    texts = ["Gas and gas for the ports of the ports."] * 9
    assert below(entries([document(*texts, *FILL)], GAS, PORTS), "Gas") == {}


def test_what_an_editor_keeps_is_not_parted():
    texts = ["Gas and gas for the ports of the ports."] * 9
    found = entries([document(*between(texts))], replace(GAS, status="accepted"), PORTS)
    assert below(found, "Gas") == {}


def test_what_stands_everywhere_parts_nothing():
    texts = ["Gas and gas for the ports of the ports."] * 9
    everywhere = [text + " The ports, the ports." for text in FILL[:40]]
    made = [text for pair in zip(texts, everywhere, strict=False) for text in pair] + everywhere
    assert below(entries([document(*made)], GAS, PORTS), "Gas") == {}


def test_a_long_line_is_parted_by_who_speaks():
    made = document(*between(["Gas is gas."] * 8))
    ana = Record(RecordKind.PERSON, "ana-ruiz", "Ana Ruiz", status="candidate")
    turn = Turn("t1", "RUIZ:", None, "ana-ruiz", "", tuple(f"p{n}" for n in range(0, 10, 2)))
    made = replace(made, turns=(turn,), speakers=(Speaker("ana-ruiz", "Ana Ruiz"),))
    found = entries([made], GAS, ana)
    assert below(found, "Gas") == {"Ruiz, Ana, on": 5}
    assert len(own(found, "Gas")) == 3


def test_what_nothing_else_parts_is_parted_by_years():
    made = [
        replace(document(*between(["Gas is gas."] * 20), name=f"d{year}"), date=dt.date(year, 1, 1))
        for year in (2000, 2001)
    ]
    assert below(entries(made, GAS), "Gas") == {"in 2000": 20, "in 2001": 20}


def test_the_order_of_documents_parts_nothing_otherwise():
    made = [document(*between(["Gas for ports, gas for ports."] * 9), name=f"d{n}") for n in "ab"]
    one, other = (index(d, (r := discover(d, ())), name_records(d, r)) for d in (made, made[::-1]))
    assert {(e.path, frozenset(e.locators)) for e in one} == {
        (e.path, frozenset(e.locators)) for e in other
    }


def test_a_page_shows_running_discussion_as_a_range_and_whose_words_exactly(tmp_path):
    words = ["The Water Board met; the Water Board rose."] * 2
    rest = "\n\n".join(["MS ROE: Rain fell.", *(f"MS RUIZ: {text}" for text in words)])
    text = f"A talk on rivers\n\nMS RUIZ: {words[0]}\n\nMS RUIZ: {words[1]}\n\n{rest}\n"
    generate(make(tmp_path, {"talk.txt": text}))
    page = (tmp_path / "docs/general-index.md").read_text("utf-8")
    board, ruiz = (next(line for line in page.splitlines() if word in line)
                   for word in ("Water Board]", "remarks by"))  # fmt: skip
    assert "[1–5]" in board
    assert "[1–5]" not in ruiz
