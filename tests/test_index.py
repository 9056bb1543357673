"""From words to entries: what is found, what is left alone, and how the index prints it."""

import dataclasses
import datetime as dt
import re
import tomllib
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.corpus import Record, RecordKind
from generator.errors import ConfigurationError
from generator.index import discover, index, name_records
from generator.index.alphabets import alphabet, alphabets
from generator.index.capitals import phrases
from generator.index.headings import letter, path_key, sort_key
from generator.index.lexicon import Lexicon
from generator.index.sameness import same_people
from generator.index.variants import merged
from generator.model import Block, Document, Kind, Quote, Role, Seed, Speaker, Turn
from generator.namings import Namings
from generator.publish import generate
from generator.rulebook import rules
from tests.publications import make

HERE = Path(__file__).parent
NAMES = tomllib.loads((HERE / "cases/namings.toml").read_text("utf-8"))
FOUND = tomllib.loads((HERE / "cases/candidates.toml").read_text("utf-8"))["case"]
ORDER = (HERE / "cases/index-order.txt").read_text("utf-8").splitlines()


def document(*texts: str, name: str = "d", speakers: tuple[Speaker, ...] = ()) -> Document:
    blocks = tuple(Block(f"p{i}", Role.SPEECH, text, (0, 0)) for i, text in enumerate(texts))
    seed = Seed(f"seeds/{name}.txt", "\n".join(texts), "")
    day = dt.date(2022, 1, 7)
    return Document(name, Kind.TRANSCRIPT, name, seed, day, blocks=blocks, speakers=speakers)


def lines(documents, records) -> list[str]:
    """The index as a reader would see it, a locator as its paragraph's number."""
    entries = index(documents, records, name_records(documents, records))
    shown = []
    for entry in entries:
        marks = [at.passage.block[1:] + "!" * at.principal for at in entry.locators]
        text = ": ".join((" > ".join(entry.path), ", ".join(marks))) if marks else entry.path[-1]
        text += "".join(f". See {'; '.join(s)}" for s in [entry.see] if s)
        shown.append(text + "".join(f". See also {'; '.join(s)}" for s in [entry.see_also] if s))
    return shown


RECORDS = [
    Record(RecordKind(r.pop("kind")), r.pop("id"), r.pop("name"),
           **{k: tuple(v) for k, v in r.items()})
    for r in NAMES["record"]
]  # fmt: skip


@pytest.mark.parametrize("case", NAMES["case"], ids=lambda case: case["text"][:60])
def test_naming_case(case, request):
    if case["expect"] == "fail":
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["comment"]))
    text = case["text"]
    found = name_records([document(*case.get("before", []), text)], RECORDS)
    here = [n for n in found if n.passage.block == f"p{len(case.get('before', []))}"]
    named = [f"{text[n.passage.start : n.passage.end]} = {n.record}" for n in here]
    assert named == case["named"]


def test_a_surname_without_its_accent_is_the_same_person_s_unless_another_is_so_spelt():
    perez, solis, other = (
        Record(RecordKind.PERSON, slug, name, also, status="candidate")
        for slug, name, also in (
            ("p", "José Pérez", ("Jose Perez",)),
            ("m", "José Solís", ()),
            ("w", "William Solis", ()),
        )
    )
    made = document("Perez, then Pérez, then Solís, then Solis.")
    assert [n.record[7:] for n in name_records([made], [perez, solis, other])] == [*"ppmw"]
    assert same_people([perez, dataclasses.replace(perez, id="q", name="Jose Perez")]) == {
        "people/q": "people/p"
    }


def test_a_speaker_is_meant_by_the_surname():
    two = [Record(RecordKind.PERSON, n.lower() + "-roe", f"{n} Roe") for n in ("Ana", "Bo")]
    made = document("Roe said so.", speakers=(Speaker("bo-roe", "Bo Roe"),))
    assert [n.record for n in name_records([made], two)] == ["people/bo-roe"]
    assert not name_records([document("Roe said so.")], two)


def test_a_title_and_surname_are_the_one_person_who_bears_the_name_in_full():
    records = [
        Record(RecordKind.PERSON, "ana-roe", "Ana Roe", status="candidate"),
        Record(RecordKind.PERSON, "secretary-roe", "Secretary Roe", ("Roe",), status="candidate"),
    ]
    assert [n.record for n in name_records([document("Roe said so.")], records)] == [
        "people/ana-roe"
    ]
    speaks = document("Roe said so.", speakers=(Speaker("secretary-roe", "Secretary Roe"),))
    assert [n.record for n in name_records([speaks], records)] == ["people/ana-roe"]
    two = [*records, Record(RecordKind.PERSON, "bo-roe", "Bo Roe", status="candidate")]
    assert not name_records([document("Roe said so.")], two)
    assert [n.record for n in name_records([speaks], two)] == ["people/secretary-roe"]


def test_a_surname_that_is_a_common_word_is_nobodys_where_the_full_name_does_not_stand():
    texts = (
        "Ana Black left. Black spoke.",
        "A Black chef met Lind.",
        "Carl Lind has black paint.",
        "It is black.",
    )
    documents = [document(text, name=name) for name, text in zip("abcd", texts, strict=True)]
    records = discover(documents, ())
    people = [r for r in records if r.kind is RecordKind.PERSON]
    assert {r.name: r.worded for r in people} == {"Ana Black": True, "Carl Lind": False}
    named = [(n.passage.document, n.record) for n in name_records(documents, people)]
    assert named == [
        *(("a", "people/ana-black"), ("a", "people/ana-black")),
        *(("b", "people/carl-lind"), ("c", "people/carl-lind")),
    ]


def test_a_given_name_alone_is_nobodys_outside_the_document_that_hears_it():
    speakers = (Speaker("jeff", "Jeff"), Speaker("zoltrix", "Zoltrix"))
    heard = document("Go ahead, Jeff.", name="a", speakers=speakers)
    other = document(
        "Thank you, Jeff and Zoltrix.", "I saw Father Alex.", "And Alex left.", name="b"
    )
    third = document("Thanks to Alex.", name="c")
    father = Record(RecordKind.PERSON, "alex-father", "Father Alex", status="candidate")
    jeff = Record(RecordKind.PERSON, "jeff", "Jeff", status="candidate")
    rare = Record(RecordKind.PERSON, "zoltrix", "Zoltrix", status="candidate")
    found = name_records([heard, other, third], [father, jeff, rare])
    assert [(n.passage.document, n.passage.block, n.record) for n in found] == [
        ("a", "p0", "people/jeff"),
        ("b", "p1", "people/alex-father"),
        ("b", "p2", "people/alex-father"),
    ]


def test_a_rejected_record_is_named_nowhere():
    kept = Record(RecordKind.TOPIC, "x", "Xenon", status="rejected")
    assert not name_records([document("Xenon")], [kept])
    assert not [
        r for r in discover([document("Xenon in Xenon")], [kept]) if r.status == "candidate"
    ]


FORMS = ("Ana Roe", "Roe", "US", "arms control", "NATO-Russia Council", "NATO", "control")


@given(st.lists(st.sampled_from([*FORMS, "and", "Ana", "’s", "arms", "."])).map(" ".join))
def test_what_a_lexicon_finds_is_a_form_and_nothing_overlaps(text):
    found = list(Lexicon((form, form) for form in FORMS).search(text))
    assert all(text[f.start : f.end].casefold().rstrip("s") in
               {form.casefold().rstrip("s") for form in FORMS} for f in found)  # fmt: skip
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text())
def test_any_text_has_its_phrases_where_they_say(text):
    for phrase in phrases(text):
        assert text[phrase.start :].startswith(phrase.text)


@pytest.mark.parametrize(
    "line", ["A " * 200_000, "Mr. of " * 50_000, "(A) " * 50_000, "A’s" * 50_000]
)
def test_a_hostile_line_takes_linear_time(line):
    made = document(line)
    records = discover([made], ())
    index([made], records, name_records([made], records))


@pytest.mark.parametrize("case", FOUND, ids=lambda case: case["label"])
def test_candidate_case(case, request):
    if case["expect"] == "fail":
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["comment"]))
    found = discover([document(*case["texts"])], [])
    named = [f"{r.kind.value}: {' = '.join((r.name, *r.also))}" for r in found]
    assert named == case["found"]
    assert {r.status for r in found} <= {"candidate"}


def test_what_a_kept_record_holds_is_no_candidate():
    kept = Record(RecordKind.TOPIC, "pipe", "North Pipe 2")
    made = document("The North Pipe 2 is long. The North Pipe is long, and so is the North Pipe.")
    assert discover([made], [kept]) == (kept,)


def test_two_words_that_stand_alone_are_nobody_where_the_last_is_a_place():
    rest = "They met in Varna, at Varna and again in Varna."
    told = "They called Azad late, and Azad came; Azad Varna was, Azad Varna is."
    made = [document(rest, told, name=f"d{n}") for n in range(4)]
    made.append(document("Secretary Azad Varna stood, and Secretary Azad Lind fell.", name="d4"))
    people = {r.name for r in discover(made, []) if r.kind is RecordKind.PERSON}
    assert people == {"Azad Lind"}


@pytest.mark.parametrize(("times", "kind"), [(40, "topics"), (20, "people")])
def test_who_hardly_ever_has_an_office_is_nobody(times, kind):
    made = document("The Commander Arden zone was lost.", *["They saw Arden."] * times)
    assert [record.kind.value for record in discover([made], [])] == [kind]


def test_candidates_do_not_depend_on_the_order_of_documents():
    made = [document(*case["texts"], name=f"d{i}") for i, case in enumerate(FOUND)]
    assert discover(made, []) == discover(made[::-1], [])


def spoken(name):
    """A candidate as of somebody who is quoted."""
    return Record(RecordKind.PERSON, name.lower().replace(" ", "-"), name, status="candidate")


def test_a_place_is_nobody_s_surname():
    made = [document("They met quietly in Arden that winter.", name=f"d{n}") for n in range(4)]
    made.append(document("He spoke of General George Arden.", name="d4"))
    records = discover(made, [spoken("George Arden")])
    assert ("places", "Arden") in {(r.kind.value, r.name) for r in records}
    assert {n.record for n in name_records(made[:4], records)} == {"places/arden"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Colonists", "The colonists said so. The Colonists left."),
        ("Sewing Machine", "A Sewing Machine was a sewing machine."),
        ("Arden", "They met quietly in Arden that winter."),
    ],
)
def test_what_texts_show_to_be_no_name_heads_nothing(name, text):
    made = [document(text, name=f"d{n}") for n in range(4)]
    [record] = [r for r in discover(made, [spoken(name)]) if r.name == name and r.kind == "people"]
    assert record.doubtful
    assert not [e for e in index(made, [record], Namings()) if e.path[0] == name]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Price", "Mr. Price named a price."),
        ("Ana Price", "Ana Price named a price."),
        ("Roe", "He wrote a letter to Roe and came to Roe."),
    ],
)
def test_a_name_that_is_a_common_word_stays_one(name, text):
    made = [document(text, name=f"d{n}") for n in range(4)]
    assert not any(r.doubtful for r in discover(made, [spoken(name)]))


def test_a_speaker_with_a_title_is_the_one_whom_the_texts_name_in_full_with_it():
    texts = ["They met President Ana Ruiz, and Senator Bo Ruiz came. President Ruiz rose."]
    names = {r.name: r.also for r in discover([document(*texts)], [spoken("President Ruiz")])}
    assert names == {"Ana Ruiz": ("President Ruiz",), "Bo Ruiz": ()}


@pytest.mark.parametrize(
    ("first", "whose"),
    [
        ("Vice President Otto Roe met Jill Roe.", "Otto Roe"),
        ("Vice President Otto Roe met Prime Minister Bo Roe.", None),
        ("Senator Otto Roe met Jill Roe.", None),
    ],
)
def test_the_highest_office_is_that_of_the_one_who_bears_another_such(first, whose):
    made = [document(text, name=f"d{n}") for n, text in enumerate([first, "President Roe spoke."])]
    found = {r.name for r in discover(made, []) if "President Roe" in r.words}
    assert found == ({whose} if whose else set())


def test_who_speaks_is_somebody_whatever_the_words():
    turn = (Turn("t1", "COLONISTS", None, "colonists", "printed", ("p0",)),)
    made = [dataclasses.replace(document("The colonists said so."), turns=turn)]
    assert not any(r.doubtful for r in discover(made, [spoken("Colonists")]))


def test_the_printed_order():
    assert sorted(ORDER, key=sort_key) == ORDER


@given(st.lists(st.text(min_size=1), min_size=1, max_size=2), st.sampled_from(["", *alphabets()]))
def test_any_heading_has_a_place_and_a_letter(path, order):
    letters = alphabet(order)
    assert path_key(path, letters) == path_key(path, letters)
    assert isinstance(letter(path[0], letters), str)


@pytest.mark.parametrize("code", alphabets())
def test_an_alphabet_puts_its_examples_in_order(code):
    key, rule = partial(sort_key, letters=alphabet(code)), rules("alphabets")[code]
    assert sorted(sorted(rule["examples"]), key=key) == rule["examples"]
    assert sorted(rule["not"], key=key) != rule["not"]
    assert sorted(rule["not"], key=sort_key) == rule["not"]


SWEDES = """A talk on rivers

MR ÖRN: The Åmål Board met the Arden Board. The Åmål Board met the Zorn Board and the Öland Board.
"""


def test_an_order_that_is_asked_for_is_kept_and_stated(tmp_path):
    (tmp_path / "mkdocs.yml").write_text("site_name: Talks\nextra:\n  index_order: sv\n")
    generate(make(tmp_path, {"talk.txt": SWEDES}))
    text = (tmp_path / "docs/general-index.md").read_text("utf-8")
    assert re.findall(r"^## .*>(.*)$", text, re.MULTILINE) == ["A", "Z", "Å", "Ö"]
    assert len(set(re.findall(r'id="(letter-[^"]*)"', text))) == 4
    assert "by the letters of the Swedish alphabet" in text


def test_an_order_that_nobody_knows_is_an_error_with_its_line(tmp_path):
    (tmp_path / "mkdocs.yml").write_text("site_name: Talks\nextra:\n  index_order: xx\n")
    with pytest.raises(ConfigurationError, match=r"mkdocs.yml:3: ‘index_order’ is 'xx'. Known are"):
        generate(make(tmp_path, {"talk.txt": SWEDES}))


@pytest.mark.parametrize(("titled", "found"), [(30, 2), (15, 15)])
def test_a_body_in_the_titles_of_very_many_documents_is_discussed_in_their_text_alone(
    titled, found
):
    made = [document("It rained.", name=f"d{n:02}") for n in range(30)]
    head = Block("p9", Role.TITLE, "Telegram From the Board of Trade", (0, 0))
    made = [dataclasses.replace(d, blocks=(head, *d.blocks)) if n < titled else d
            for n, d in enumerate(made)]  # fmt: skip
    said = "The Board of Trade met the Board of Trade."
    made[:2] = [
        dataclasses.replace(d, blocks=(*d.blocks, Block("p5", Role.SPEECH, said, (0, 0))))
        for d in made[:2]
    ]
    records = [Record(RecordKind.ORGANISATION, "board", "Board of Trade", status="candidate")]
    (entry,) = index(made, records, name_records(made, records), ())
    assert len({at.passage.document for at in entry.locators}) == found


def test_the_words_of_a_longer_name_are_no_subject_of_their_own():
    records = [
        Record(RecordKind.ORGANISATION, "agency", "Central Trade Agency", status="candidate"),
        Record(RecordKind.TOPIC, "trade", "trade", status="candidate"),
    ]
    made = [document("The Central Trade Agency met.", "Trade grew; so did trade in mills.")]
    named = [n.passage.block for n in name_records(made, records) if n.record == "topics/trade"]
    assert named == ["p1", "p1"]


def test_an_index_in_small():
    records = [
        Record(RecordKind.PERSON, "ana-ruiz", "Ana Ruiz", ("A. Roiz",), see_also=("topics/tax",)),
        Record(RecordKind.ORGANISATION, "board", "Board of Trade", ("BOT", "Boards of Trade"),
               words=("the Board",), parent="topics/tax"),
        Record(RecordKind.TOPIC, "tax", "tax", words=("levy",),
               aspects=(("cuts of", ("cut", "cuts")), ("on wine", ("wine",)))),
        Record(RecordKind.PLACE, "rome", "Rome"),
    ]  # fmt: skip
    made = document(
        "The levy must be cut.",
        "The Board of Trade (BOT) met A. Roiz.",
        "The tax on wine.",
        "A tax.",
    )
    assert lines([made], records) == [
        "Board of Trade: 1!",
        "BOT. See Board of Trade",
        "Roiz, A.. See Ruiz, Ana",
        "Ruiz, Ana: 1. See also Tax",
        "Tax: 3. See also Board of Trade",
        "Tax > cuts of: 0",
        "Tax > on wine: 2",
    ]


def test_a_passing_mention_is_no_locator_but_a_question_is():
    texts = (
        ["Rome is far."] + [f"Item {i} of Rome." for i in range(8)] + ["Rome and Rome.", "Rome?"]
    )
    made = document(*texts)
    asked = Turn("t", "QUESTION:", None, None, "", ("p10",))
    made = dataclasses.replace(made, turns=(asked,))
    records = [Record(RecordKind.PLACE, "rome", "Rome")]
    assert lines([made], records) == ["Rome: 9, 10"]


def test_what_a_person_says_is_located_apart():
    made = document("I agree.", "“Yes,” she said.")
    made = dataclasses.replace(
        made,
        turns=(Turn("t", "MS RUIZ:", None, "ana-ruiz", "", ("p0",)),),
        quotes=(Quote("p1", 0, 6, "“Yes,”", (0, 6), "ana-ruiz", None, ""),),
    )
    records = [Record(RecordKind.PERSON, "ana-ruiz", "Ana Ruiz")]
    assert lines([made], records) == [
        "Ruiz, Ana",
        "Ruiz, Ana > quoted: 1",
        "Ruiz, Ana > remarks by: 0",
    ]


def test_a_name_in_every_document_is_located_where_much_is_said_of_it():
    short = [document("Of Rome.", name=f"d{i:02}") for i in range(30)]
    long = document(*["Of Rome."] * 5, name="long")
    records = [Record(RecordKind.PLACE, "rome", "Rome", status="candidate")]
    documents = [*short, long]
    (entry,) = index(documents, records, name_records(documents, records))
    assert {at.passage.document for at in entry.locators} == {"long"}


@pytest.mark.parametrize(("books", "headings"), [(40, ["Rome", "Tax"]), (400, [])])
def test_in_a_long_book_what_one_document_names_is_no_heading(books, headings):
    records = [Record(RecordKind.PLACE, "rome", "Rome", status="candidate"),
               Record(RecordKind.TOPIC, "tax", "tax", status="candidate")]  # fmt: skip
    documents = [document("Of Rome, and a tax.", name="a")]
    documents += [document("Of others.", name=f"d{i}") for i in range(books)]
    assert lines(documents, records) == [f"{h}: 0" for h in headings]


def test_in_a_long_book_what_one_document_dwells_on_is_a_heading():
    records = [Record(RecordKind.TOPIC, "tax", "tax", status="candidate")]
    documents = [document(*["Of a tax."] * 20, name="a")]
    documents += [document("Of others.", name=f"d{i}") for i in range(400)]
    assert lines(documents, records) == ["Tax: " + ", ".join(map(str, range(20)))]


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        (RecordKind.AGREEMENT, "Harbor Treaty", {f"d{n}" for n in range(4)}),
        (RecordKind.ORGANISATION, "Harbor Board", {"d0"}),
    ],
)
def test_an_agreement_is_discussed_where_a_body_is_named_in_passing(kind, name, expected):
    record = Record(kind, "harbor", name, status="candidate")
    texts = [(f"The {name} was long.", f"We read the {name}."), *[(f"He signed the {name}.",)] * 3]
    made = [document(*text, name=f"d{n}") for n, text in enumerate(texts)]
    made += [document("Nothing was said.", name=f"e{n}") for n in range(30)]
    entries = index(made, [record], name_records(made, [record]))
    assert {at.passage.document for e in entries for at in e.locators} == expected


def test_a_surname_that_is_one_of_two_people_s_heads_nothing():
    records = [
        Record(RecordKind.PERSON, name, name, status="candidate")
        for name in ("Roe", "Ana Roe", "Bo Roe")
    ]
    said = dataclasses.replace(
        document("Yes.", "Ana Roe and Bo Roe."),
        turns=(Turn("t", "ROE:", None, "Roe", "", ("p0",)),),
    )
    assert lines([said], records) == ["Roe, Ana: 1", "Roe, Bo: 1"]


def test_an_office_and_a_surname_are_the_person_whom_documents_name_in_full_with_them():
    """Public-domain style of a memorandum: the title has the surname, the foot the given name."""
    title = "Memorandum From the President’s Special Assistant (Roe) to the President"
    signed = [
        dataclasses.replace(document(title, "It is so.", "Walter", name=f"s{i}"), title=title)
        for i in range(2)
    ]
    others = [document("Walter Roe spoke. Eugene Roe spoke.", name="both")]
    records = discover([*signed, *others], ())
    whose = {word: r.name for r in records for word in r.words}
    assert whose["Special Assistant (Roe"] == "Walter Roe"


def test_whom_a_fifth_of_the_documents_name_is_discussed_where_more_than_once_named():
    text = "The meeting went on, and much was said of {} by those who had come to hear of it all."
    once = [document(text.format("Ana Roe"), text, name=f"o{i:02}") for i in range(30)]
    twice = [document(*[text.format("Ana Roe")] * 2, name="t")]
    signed = [document(text, "Ana Roe", name="u")]
    records = [Record(RecordKind.PERSON, "ana-roe", "Ana Roe", status="candidate")]
    documents = [*once, *twice, *signed]
    (entry,) = index(documents, records, name_records(documents, records))
    assert [at.passage.document for at in entry.locators] == ["t", "t", "u"]


def test_a_junior_named_by_a_title_alone_stops_nothing(tmp_path):
    text = "On the family\n\nMr. Donald Jr. spoke first.\n\nMr. Donald Jr. spoke again.\n"
    outcome = generate(make(tmp_path, {"a.txt": text, "b.txt": text.replace("family", "firm")}))
    assert outcome.errors == ()


FIRST = "First Lady Agnes Roe opened a school in Ghent, and Mrs. Roe left."


@pytest.mark.parametrize(
    ("first", "second", "headings"),
    [
        (
            FIRST,
            "President Roe signed a law. It was said that President Roe did so in Ghent.",
            ["Roe, Agnes", "Roe, President"],
        ),
        (
            FIRST,
            "Secretary Roe signed it. It was said that Secretary Roe did so in Ghent.",
            ["Roe, Agnes"],
        ),
        (
            "President Agnes Roe opened a school. It was said that Agnes Roe read.",
            "It was said that President Roe did so.",
            ["Roe, Agnes"],
        ),
        (
            "Otto Roe opened a school. It was said that Otto Roe read.",
            "It was said that President Roe did so.",
            ["Roe, Otto"],
        ),
    ],
    ids=["another Roe", "no high office", "hers by another text", "a man"],
)
def test_a_president_is_not_the_one_woman_of_that_name(first, second, headings):
    documents = [document(first, name="d1"), document(second, name="d2")]
    records = discover(documents, ())
    entries = index(documents, records, name_records(documents, records))
    found = {e.path[0]: e for e in entries if e.path[0].startswith("Roe") and not e.see}
    assert sorted(found) == headings
    if len(headings) > 1:
        where = {at.passage.document for at in found["Roe, Agnes"].locators}
        assert where == {"d1"}


def test_a_heading_before_a_colon_is_nobody_although_it_seems_to_speak():
    lines_ = ["Present Policy: to keep the docks.", "The present docks are old; the policy is new."]
    made = document(*lines_, speakers=(Speaker("present-policy", "Present Policy"),))
    turn = Turn("t", "Present Policy:", None, "present-policy", "", ("p0",))
    made = dataclasses.replace(made, turns=(turn,))
    for name, others in (("Present Policy", ()), ("Price Hill", ())):
        record = Record(RecordKind.PERSON, "present-policy", name, others, status="candidate")
        (found,) = (r for r in discover([made], [record]) if r.id == "present-policy")
        assert found.doubtful is (name == "Present Policy")


def test_a_name_in_one_word_or_in_two_is_one_heading():
    names = ["Free Viet-Nam", "Free Vietnam", "Vietminh", "Viet Minh", "New Port", "Newer Port"]
    records = [Record(RecordKind.TOPIC, str(n), name) for n, name in enumerate(names)]
    found = merged(records, {"Free Vietnam": (3, 9), "Viet Minh": (3, 9)})
    assert [(r.name, r.also) for r in found] == [
        ("Free Vietnam", ("Free Viet-Nam",)),
        ("Viet Minh", ("Vietminh",)),
        ("New Port", ()),
        ("Newer Port", ()),
    ]
