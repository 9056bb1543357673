"""One person over several documents, and two persons kept apart."""

import dataclasses
import datetime as dt

import pytest

from generator.corpus import Record, RecordKind
from generator.model import Document, Kind, Quote, Seed, Speaker, Turn
from generator.records.people import unify


def document(name: str, *speakers: Speaker) -> Document:
    return Document(
        name,
        Kind.TRANSCRIPT,
        f"Title of {name}",
        Seed(f"seeds/{name}.txt", "", ""),
        dt.date(2022, 1, 7),
        speakers=speakers,
        turns=tuple(Turn(f"t{s.id}", s.name, None, s.id, "", ("p",)) for s in speakers),
        quotes=tuple(Quote("p", 0, 1, "x", (0, 1), s.id, None, "") for s in speakers),
    )


def speaker(name: str, role: str | None = "Secretary of State", *also: str) -> Speaker:
    return Speaker(name.lower().replace(" ", "-"), name, role, also, "The title says so")


def ids(documents):
    return [[s.id for s in d.speakers] for d in documents]


def test_a_slip_of_the_pen_in_the_same_office_is_one_person():
    documents, records = unify(
        [document("a", speaker("Anthony Roe")), document("b", speaker("Antony Roe"))], []
    )
    assert ids(documents) == [["anthony-roe"], ["anthony-roe"]]
    (record,) = records
    assert (record.name, record.also, record.status) == (
        "Anthony Roe",
        ("Antony Roe",),
        "candidate",
    )
    (roe,) = documents[1].speakers
    assert roe.also == ("Antony Roe",)
    assert roe.basis == (
        "The title says so. Printed “Antony Roe” here; the same office and surname as Anthony Roe"
        " in “Title of a”."
    )
    assert documents[1].turns[0].speaker == documents[1].quotes[0].speaker == "anthony-roe"


@pytest.mark.parametrize(
    "pair",
    [
        (speaker("Anthony Roe"), speaker("Antony Roe", "Governor")),
        (speaker("Anthony Roe"), speaker("Antony Roe", None)),
        (speaker("Anthony Roe"), speaker("Andrew Roe")),
        (speaker("Anthony Roe"), speaker("Antony Doe")),
        (speaker("Joan Roe"), speaker("Joann Doe")),
        (speaker("Jon Roe"), speaker("Jan Roe")),
    ],
    ids=lambda pair: " / ".join(f"{s.name}, {s.role}" for s in pair),
)
def test_thin_evidence_keeps_two_persons_apart(pair):
    documents, _ = unify([document("a", pair[0]), document("b", pair[1])], [])
    assert ids(documents)[0] != ids(documents)[1]


def test_two_candidates_are_as_bad_as_none():
    names = ("Anthony Roe", "Antony Roe", "Anthoni Roe")
    documents, records = unify([document(n, speaker(n)) for n in names], [])
    assert len({s for d in ids(documents) for s in d}) == len(records) == 3


def test_both_in_one_document_are_two_persons():
    first, second = speaker("Anthony Roe"), speaker("Antony Roe")
    (made,), _ = unify([document("a", first, second)], [])
    assert len(made.speakers) == 2


def test_an_editors_record_decides():
    kept = Record(RecordKind.PERSON, "tony-roe", "Tony Roe", ("Anthony Roe", "A. Roe"))
    documents, records = unify(
        [document("a", speaker("Anthony Roe", None)), document("b", speaker("A. Roe", None))],
        [kept],
    )
    assert records == (kept,)
    assert ids(documents) == [["tony-roe"], ["tony-roe"]]
    assert documents[0].speakers[0].basis.endswith("the record of Tony Roe lists this form.")


def test_a_label_that_an_editor_lists_decides():
    kept = Record(RecordKind.PERSON, "ann-roe", "Ann Roe", labels=("MS ROE",))
    documents, _ = unify([document("a", speaker("Ms. Roe", None))], [kept])
    assert ids(documents) == [["ann-roe"]]


@pytest.mark.parametrize("name", ["The ministry", "US", "US officials", "Roe"])
def test_who_has_no_persons_name_gets_no_record(name):
    quoted = Speaker("x", name, None)
    bare = dataclasses.replace(document("a", quoted), turns=())
    documents, records = unify([bare], [])
    assert not records
    assert documents[0].speakers[0].name == name


def test_a_surname_under_the_title_that_an_editor_lists():
    kept = Record(RecordKind.PERSON, "ann-roe", "Ann Roe", ("Roe",))
    documents, _ = unify([document("a", speaker("President Roe", None))], [kept])
    assert ids(documents) == [["ann-roe"]]


def test_two_records_that_list_one_form_decide_nothing():
    kept = [Record(RecordKind.PERSON, n, n, ("A. Roe",)) for n in ("ann-roe", "abe-roe")]
    documents, _ = unify([document("a", speaker("A. Roe"))], kept)
    assert ids(documents) == [["a-roe"]]


def test_the_order_of_documents_does_not_matter():
    given = [
        document("a", speaker("Anthony Roe")),
        document("b", speaker("Antony Roe")),
        document("c", speaker("Antony Roe")),
    ]
    forward, records = unify(given, [])
    backward, same = unify(given[::-1], [])
    assert forward == backward[::-1]
    assert records == same
    assert records[0].name == "Antony Roe"


def test_capitals_do_not_make_another_person():
    documents, (record,) = unify(
        [document("a", speaker("ANN ROE", None)), document("b", speaker("Ann Roe", None))], []
    )
    assert ids(documents) == [["ann-roe"], ["ann-roe"]]
    assert (*record.also, record.name) == ("ANN ROE", "Ann Roe")


def on(day: int, name: str, *speakers: Speaker) -> Document:
    return dataclasses.replace(document(name, *speakers), date=dt.date(2022, 1, 1) + day * DAY)


DAY = dt.timedelta(days=1)
ANN = speaker("Ann Roe", "The President")
BARE = dataclasses.replace(speaker("Roe"), role=None)


def mister(name: str) -> Speaker:
    return dataclasses.replace(speaker(name), role=None)


def test_a_title_and_a_surname_mean_the_one_who_is_named_in_full_elsewhere():
    documents, records = unify([on(0, "a", ANN), on(90, "b", mister("President Roe"))], [])
    assert ids(documents) == [["ann-roe"], ["ann-roe"]]
    assert [(r.name, r.also) for r in records] == [("Ann Roe", ("President Roe",))]
    assert documents[1].speakers[0].basis == (
        "The title says so. Printed “President Roe” here; the only Roe of these years whom other"
        " texts name in full is Ann Roe in “Title of a”."
    )


def test_a_bare_surname_needs_somebody_well_met():
    often = [on(day, f"d{day}", ANN) for day in (0, 30, 60)]
    for name in ("Roe", "Mr. Roe"):
        documents, _ = unify([*often, on(90, "b", mister(name))], [])
        assert ids(documents)[-1] == ["ann-roe"]
        documents, _ = unify([*often[:2], on(90, "b", mister(name))], [])
        assert ids(documents)[-1] != ["ann-roe"]


@pytest.mark.parametrize(
    "others",
    [
        [on(90, "b", mister("Senator Roe"))],
        [on(90, "b", mister("President Roe")), on(5, "c", speaker("Bea Roe", "Senator"))],
        [on(4000, "b", mister("President Roe"))],
        [on(90, "b", ANN, mister("President Roe"))],
        [on(90, "b", mister("President Doe"))],
    ],
    ids=["another office", "two in full", "years away", "both in one text", "another surname"],
)
def test_a_short_form_that_may_be_another_stays_apart(others):
    documents, _ = unify([on(0, "a", ANN), *others], [])
    assert ids(documents)[1][-1] in ("senator-roe", "president-roe", "president-doe")


def test_an_office_that_nobody_named_bears_leaves_bare_surnames_alone():
    often = [on(day, f"d{day}", ANN) for day in (0, 30, 60)]
    documents, _ = unify([*often, on(9, "x", mister("Senator Roe")), on(90, "b", BARE)], [])
    assert ids(documents)[-1] == ["roe"]


@pytest.mark.parametrize(
    ("day", "one"), [(300, True), (3000, False)], ids=["near", "father and son"]
)
def test_an_initial_more_is_one_person_in_the_same_years_only(day, one):
    documents, _ = unify([on(0, "a", ANN), on(day, "b", speaker("Ann B. Roe", "Governor"))], [])
    assert (ids(documents)[0] == ids(documents)[1]) == one


def test_three_names_that_cannot_all_be_one_person_are_three():
    names = ("Ann Roe", "Ann B. Roe", "Ann C. Roe")
    documents, _ = unify([on(i, n[4], speaker(n)) for i, n in enumerate(names)], [])
    assert len({s for d in ids(documents) for s in d}) == 3


def test_a_long_career_is_one_persons_where_no_gap_parts_it():
    forms = ("Ann Roe", "Ann B. Roe")
    documents, _ = unify([on(1500 * i, f"d{i}", speaker(forms[i % 2])) for i in range(6)], [])
    assert len({s for d in ids(documents) for s in d}) == 1


def test_a_title_means_the_one_of_its_years():
    long_ago = on(-9000, "c", speaker("Bea Roe", "The President"))
    documents, _ = unify([on(0, "a", ANN), long_ago, on(9, "b", mister("President Roe"))], [])
    assert ids(documents) == [["ann-roe"], ["bea-roe"], ["ann-roe"]]


def test_a_title_without_a_day_means_the_only_one_who_bears_it():
    undated = dataclasses.replace(document("b", mister("President Roe")), date=None)
    documents, _ = unify([on(0, "a", ANN), on(-9000, "x"), undated], [])
    assert ids(documents)[-1] == ["ann-roe"]
    documents, _ = unify([on(0, "a", ANN), on(-9000, "x", speaker("Bea Roe")), undated], [])
    assert ids(documents)[-1] == ["president-roe"]


@pytest.mark.parametrize("name", ["Ana", "Ana Ruiz", "Judge Ruiz", "de la Ruiz", "Ruiz Jr.", "Kim"])
def test_who_asks_and_is_named_by_inference_may_have_any_name(name):
    asks = document("a", speaker("Bo Lind"), speaker(name, None))
    turns = tuple(turn._replace(inferred=turn.speaker != "bo-lind") for turn in asks.turns)
    (read,), _ = unify([dataclasses.replace(asks, turns=turns)], [])
    assert [s.name for s in read.speakers] == ["Bo Lind", name]
