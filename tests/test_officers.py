"""Who held an office that a label names alone, and who asks by a given name, by other texts."""

import datetime as dt

from generator.documents import read_document
from generator.model import Document, Seed
from generator.records.people import unify

HOUSE = "The Harbor House\nOffice of the Press Secretary\n"


def text(title: str, day: str, *, label: str = "THE PRESIDENT", body: str = "") -> str:
    said = f"{label}:  Thank you.{body}\n\nQ    Why?\n\n{label}:  Because.\n\nQ    When?\n"
    return f"{HOUSE}{day}\n\n{title}\n\n{said}"


def read(*texts: str) -> list[Document]:
    read = [read_document(Seed(f"seeds/{i}.txt", t, "")) for i, t in enumerate(texts)]
    return list(unify(read, [])[0])


def names(document: Document) -> set[str]:
    by_id = {s.id: s.name for s in document.speakers}
    return {by_id.get(t.speaker or "", "") for t in document.turns if t.label != "Q"}


BEFORE = text("Remarks by President Roe on Boats", "March 1, 2011")
AFTER = text("Remarks by President Roe on Tides", "June 1, 2011")


def test_two_texts_of_the_same_house_say_who_the_president_was():
    *_, open_ = read(BEFORE, AFTER, text("Remarks by the President After a Storm", "May 1, 2011"))
    assert names(open_) == {"President Roe"}
    basis = open_.turns[0].basis
    assert "President Roe holds it in “Remarks by President Roe on" in basis


def test_the_order_of_the_texts_does_not_matter():
    open_ = text("Remarks by the President on Rope", "May 1, 2011")
    first, last = read(open_, BEFORE, AFTER)[0], read(AFTER, BEFORE, open_)[2]
    assert names(first) == names(last) == {"President Roe"}


def test_the_text_itself_prints_the_name_in_full():
    body = "  As President Ann Roe I say so."
    *_, open_ = read(BEFORE, AFTER, text("Remarks by the President", "May 1, 2011", body=body))
    assert names(open_) == {"Ann Roe"}


def test_one_text_is_not_enough():
    _, open_ = read(BEFORE, text("Remarks by the President on Rope", "May 1, 2011"))
    assert names(open_) == {""}


def test_between_two_holders_nobody_is_named():
    other = text("Remarks by President Doe on Tides", "June 1, 2011")
    *_, open_ = read(BEFORE, BEFORE + "\n", other, text("Remarks by the President", "May 1, 2011"))
    assert names(open_) == {""}


def test_another_house_says_nothing():
    other = text("Remarks by the President", "May 1, 2011").replace(HOUSE, "Office of the Mayor\n")
    assert names(read(BEFORE, AFTER, other)[2]) == {""}


def test_a_visitor_with_the_title_is_not_the_holder():
    visit = text("Remarks by Two Presidents", "April 1, 2011", label="PRESIDENT ROE")
    visit += "\nPRESIDENT DOE:  I agree.\n"
    again = text("Remarks Again", "April 9, 2011", label="PRESIDENT ROE")
    *_, open_ = read(visit, again, text("Remarks by the President", "May 1, 2011"))
    assert names(open_) == {"President Roe"}


def test_long_ago_is_not_near():
    late = text("Remarks by the President", "May 1, 2016")
    assert names(read(BEFORE, AFTER, late)[2]) == {""}
    assert read(BEFORE)[0].date == dt.date(2011, 3, 1)


PRESS = "Transcript of Chair Ormond’s Press Conference\n{day}\n\n"
CALLED = (
    "CHAIR ORMOND. Good afternoon.\n\nMICHELE SMITH. {who}.\n\nQUESTION. {words} Why?\n\n"
    "CHAIR ORMOND. Because of the tide and of nothing else, as I have said before.\n"
)


def press(day: str, who: str, words: str) -> str:
    return PRESS.format(day=day) + CALLED.format(who=who, words=words)


def askers(*texts: str) -> list[set[str]]:
    found = []
    for document in read(*texts):
        by_id = {s.id: s.name for s in document.speakers}
        found.append({by_id.get(t.speaker or "", "") for t in document.turns if "Q" in t.label[:1]})
    return found


def test_a_given_name_is_whose_other_texts_give_in_full():
    named = press("March 16, 2011", "Steve", "Steve Marsh, Harbor News.")
    called = press("June 15, 2011", "Steve", "Thank you.")
    assert askers(named, called) == [{"Steve Marsh"}, {"Steve Marsh"}]


def test_two_of_one_given_name_are_as_bad_as_none():
    named = press("March 16, 2011", "Steve", "Steve Marsh, Harbor News.")
    other = press("April 27, 2011", "Steve", "Steve Fenn, Rope Weekly.")
    called = press("June 15, 2011", "Steve", "Thank you.")
    assert askers(named, other, called)[2] == {"Steve"}


def test_where_others_answer_a_given_name_is_somebody_elses():
    named = press("March 16, 2011", "Steve", "Steve Marsh, Harbor News.")
    called = press("June 15, 2011", "Steve", "Thank you.").replace("Michele Smith", "Ada Hume")
    called = called.replace("ORMOND", "ROWE").replace("Ormond", "Rowe").replace("SMITH", "HUME")
    assert askers(named, called)[1] == {"Steve"}
