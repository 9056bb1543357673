"""What an abbreviation means, document by document."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from generator.corpus import RecordKind
from generator.index import discover, index, name_records
from generator.index.homes import Homes, home_of, mentions
from generator.rulebook import rules
from tests.test_index import document

NORSE = " ".join(["Norway built a Norwegian harbor for Norwegians."] * 35)
CHAD = " ".join(["Chad sent Chadian herds from Chad to market."] * 35)
FISH = document(NORSE, "The Bank of Ocean Fisheries (BOF) met. The BOF lent.", name="fish")
FURS = document(CHAD, "The Board of Old Furs (BOF) met. The BOF sold.", name="furs")
AT_SEA = document(NORSE, "They asked the BOF about cod.", name="at-sea")
ON_LAND = document(CHAD, "They asked the BOF about goats.", name="on-land")
NEITHER = document("They asked the BOF, and went home.", name="neither")


def named(documents) -> dict[str, set[str]]:
    """Whom "BOF" means, by document."""
    records = discover(documents, [])
    found: dict[str, set[str]] = {}
    for naming in name_records(documents, records):
        text = next(d for d in documents if d.id == naming.passage.document)
        block = next(b for b in text.blocks if b.id == naming.passage.block)
        if block.text[naming.passage.start : naming.passage.end] == "BOF":
            found.setdefault(text.id, set()).add(naming.record)
    return found


def test_what_a_document_defines_is_meant_there_and_in_texts_of_the_same_country():
    assert named([FISH, FURS, AT_SEA, ON_LAND, NEITHER]) == {
        "fish": {"organisations/bank-of-ocean-fisheries"},
        "furs": {"organisations/board-of-old-furs"},
        "at-sea": {"organisations/bank-of-ocean-fisheries"},
        "on-land": {"organisations/board-of-old-furs"},
        "neither": {"organisations/bof"},
    }


def test_what_one_document_defines_is_meant_in_those_of_no_other_country():
    assert named([FISH, AT_SEA, ON_LAND, NEITHER]) == {
        "fish": {"organisations/bank-of-ocean-fisheries"},
        "at-sea": {"organisations/bank-of-ocean-fisheries"},
        "on-land": {"organisations/bof"},
        "neither": {"organisations/bank-of-ocean-fisheries"},
    }


def test_two_bodies_of_one_country_leave_an_abbreviation_as_printed_where_neither_is_named():
    other = document(NORSE, "The Board of Old Furs (BOF) met. The BOF sold.", name="other")
    spelt = document(NORSE, "The Board of Old Furs sat. The BOF rose.", name="spelt")
    assert named([FISH, other, spelt, AT_SEA]) == {
        "fish": {"organisations/bank-of-ocean-fisheries"},
        "other": {"organisations/board-of-old-furs"},
        "spelt": {"organisations/board-of-old-furs"},
        "at-sea": {"organisations/bof"},
    }


def test_a_body_of_many_countries_is_the_same_in_all():
    here = document(NORSE, "The World Fish Bank (WFB) met. The WFB lent.", name="here")
    there = document(CHAD, "They asked the WFB about goats.", name="there")
    names = {r.name for r in discover([here, there], []) if r.kind is RecordKind.ORGANISATION}
    assert names == {"World Fish Bank"}


def test_initials_are_nobodys_where_two_names_of_one_country_fit():
    texts = [
        "The Bank of Ocean Fisheries met. The BOF lent.",
        "The Board of Old Furs met. The BOF sold.",
    ]
    made = [document(NORSE, text, name=f"d{n}") for n, text in enumerate(texts)]
    assert set().union(*named(made).values()) == {"organisations/bof"}
    made[1] = document(CHAD, texts[1], name="d1")
    assert named(made) == {
        "d0": {"organisations/bank-of-ocean-fisheries"},
        "d1": {"organisations/board-of-old-furs"},
    }


def test_names_of_one_abbreviation_that_differ_in_a_word_are_one_body():
    texts = ["The Training Fish Transport Mission (TFTM) met.", "The TFTM sold."]
    other = "The Temporary Fish Transport Mission (TFTM) met twice."
    made = [document(text, name=f"d{n}") for n, text in enumerate([*texts, other])]
    [body] = [r for r in discover(made, []) if "TFTM" in (r.name, *r.also)]
    assert body.name.endswith("Fish Transport Mission")
    assert {n.passage.document for n in name_records(made, [body])} == {"d0", "d1", "d2"}


def test_the_index_has_what_is_left_as_printed_under_its_letters():
    made = [FISH, ON_LAND]
    records = discover(made, [])
    entries = index(made, records, name_records(made, records))
    by_name = {entry.path[0]: entry for entry in entries}
    assert [at.passage.document for at in by_name["BOF"].locators] == ["on-land"]
    assert [at.passage.document for at in by_name["Bank of Ocean Fisheries"].locators] == ["fish"]


@given(st.sampled_from(list(permutations([FISH, FURS, AT_SEA, ON_LAND, NEITHER]))))
def test_the_order_of_documents_does_not_matter(documents):
    assert named(documents) == named([FISH, FURS, AT_SEA, ON_LAND, NEITHER])


counted = st.dictionaries(st.sampled_from(["Norway", "Chad", "Peru"]), st.integers(1, 999))


@given(st.dictionaries(st.sampled_from(["", "Norway", "Chad", "Peru"]), counted, max_size=4))
def test_a_body_is_at_home_where_it_is_spelt_out(homes):
    homes = {home: named for home, named in homes.items() if named}
    for home in homes:
        assert home not in Homes(homes).elsewhere("Board of Old Furs", [home])


@given(st.dictionaries(st.text(), st.integers(1, 99)))
def test_a_home_is_a_country_that_is_named(names):
    told = mentions(names)
    assert home_of(told) in ("", *told)


def test_the_names_of_bodies_of_many_countries_fit_their_examples():
    rule = rules("indexing")["international"]
    homes = {"Norway": {"Norway": 900}, "Chad": {"Chad": 900}}
    assert not any(Homes(homes).elsewhere(name, ["Norway"]) for name in rule["examples"])
    assert all(Homes(homes).elsewhere(name, ["Norway"]) == ("Chad",) for name in rule["not"])
