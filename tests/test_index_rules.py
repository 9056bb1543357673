"""What the indexer knows of words, proved by its own examples."""

from functools import partial

import pytest

from generator.corpus import Record, RecordKind
from generator.countries import other_names, places
from generator.index.bearing import may_be, title_of
from generator.index.called import fits, is_called, is_given
from generator.index.evidence import Shown
from generator.index.kinds import kind_by_words, kind_of
from generator.index.labels import _single
from generator.index.names import agree, is_family_first, parts, title_pattern
from generator.index.occurrences import _in_office, _mixed
from generator.index.offices import is_apposed
from generator.index.proper import _can_head, _inverted, _only_says_whose
from generator.index.sameness import _hers
from generator.index.subjects import _thesaurus, idle_words
from generator.personal_names import called_by_last, genders, given_names
from generator.rulebook import rules

RULES = rules("indexing")
NEVER_GIVEN = RULES["never_given"]["words"]


def leads(name: str) -> bool:
    return bool(title_pattern().match(name))


def kind_is(kind: str, name: str) -> bool:
    found, sure = kind_of(name, Shown())
    return sure and found is not None and found.value == f"{kind}s"


@pytest.mark.parametrize(
    ("rule", "holds"),
    [
        ("title", leads),
        ("office", lambda text: bool(_in_office().search(text))),
        ("portfolio", leads),
        ("role", lambda text: is_apposed(*text.split()[:-3:-1])),
        *(
            (kind, partial(kind_is, kind))
            for kind in ("organisation", "agreement", "event", "place")
        ),
        ("never_heading", lambda name: not _can_head(name)),
        ("courtesy", lambda name: title_of(name) in RULES["courtesy"]["words"]),
        ("hers", lambda name: _hers(Record(RecordKind.PERSON, "x", name))),
        ("his", lambda name: not may_be(name, "Agnes", ())),
        ("sole", lambda name: not may_be(name, "Agnes", ())),
        ("knight", lambda name: is_given(name.split()[1], {name.split()[0]: 1})),
        ("surname", fits),
        ("abbreviation", lambda name: kind_by_words(name) is RecordKind.TOPIC),
        ("no_surname", lambda name: not fits(name)),
        ("plural_only", lambda word: _single(word) == word),
        ("nobody", lambda words: not is_called(words)),
        ("mixed", lambda words: bool(_mixed(words.rpartition(" ")[0], words, words.rindex(" ")))),
        ("people", _only_says_whose),
        ("department", lambda name: bool(_inverted(name))),
        ("suffix", lambda name: bool(parts(name).suffix)),
        ("no_office", lambda name: name.split()[1].casefold() in RULES["no_office"]["words"]),
        ("never_given", lambda text: not {*text.split()[:2]}.isdisjoint(NEVER_GIVEN)),
    ],
)
def test_rulefits_its_examples(rule, holds):
    assert all(map(holds, RULES[rule]["examples"]))
    assert not any(map(holds, RULES[rule]["not"]))


def test_every_rule_is_tested():
    tested = {
        "courtesy",
        "department",
        "hers",
        "his",
        "knight",
        "sole",
        "plural_only",
        "mixed",
        "abbreviation",
        "no_surname",
        "nobody",
        "people",
        "surname",
        "title",
        "office",
        "portfolio",
        "role",
        "suffix",
        "organisation",
        "agreement",
        "event",
        "place",
    }
    assert tested | {"international", "never_given", "never_heading", "no_office"} == set(RULES)


def test_the_thesaurusfits_its_examples():
    rule = rules("subjects")
    assert set(rule["subject"]["examples"]) <= _thesaurus()
    assert _thesaurus().isdisjoint(rule["subject"]["not"])
    assert set(rule["never_subject"]["examples"]) <= idle_words()
    assert idle_words().isdisjoint(rule["never_subject"]["not"])
    assert set(rule["phrase"]["examples"]) <= _thesaurus()
    assert _thesaurus().isdisjoint(rule["phrase"]["not"])
    assert set(rule["verb"]["examples"]) <= idle_words()
    assert idle_words().isdisjoint(rule["verb"]["not"])


def test_other_names_and_familiar_ones_fit_their_examples():
    led = {form for forms in other_names().values() for form in forms}
    assert set(rules("countries")["other_names"]["examples"]) <= led
    assert led.isdisjoint(rules("countries")["other_names"]["not"])
    assert agree(rules("personal-names")["short"]["examples"][0], "Joseph")
    assert not agree(rules("personal-names")["short"]["not"][0], "Josephine")


@pytest.mark.parametrize("table", rules("places"))
def test_a_listed_place_is_one_and_stands_in_one_list(table):
    rule = rules("places")[table]
    assert places().issuperset(rule["examples"])
    assert places().isdisjoint(rule["not"])
    names = [" ".join(name.split()) for name in rule["names"].split(",")]
    others = (r["names"] for name, r in rules("places").items() if name != table)
    listed = {" ".join(name.split()) for some in others for name in some.split(",")}
    assert len(names) == len(set(names))
    assert listed.isdisjoint(names)


def test_a_given_name_that_is_as_often_something_else_shows_nothing_by_itself():
    rule = rules("personal-names")["also"]
    words = rule["words"].split()
    assert {*rule["examples"]} <= {*words}
    assert {*rule["not"]} <= given_names()
    assert given_names().isdisjoint(words)
    assert {word.casefold() for word in words} <= genders().keys()


def test_a_given_name_is_listed_once():
    listed = [
        w for t in ("men", "women", "either") for w in rules("personal-names")[t]["words"].split()
    ]
    assert len(listed) == len({word.casefold() for word in listed})


def test_a_particle_belongs_to_the_surname():
    assert parts("Ana de la Cruz").surname == "de la Cruz"
    assert parts("Jan van der Berg").surname == "van der Berg"
    assert parts("Ana Ruiz").surname == "Ruiz"


@pytest.mark.parametrize(
    ("table", "holds"),
    [
        ("of_countries", is_called),
        ("family_first", is_family_first),
        ("called_by_last", lambda name: name.split()[0] in called_by_last()),
    ],
)
def test_a_list_of_namesfits_its_examples(table, holds):
    rule = rules("personal-names")[table]
    assert all(map(holds, rule["examples"]))
    assert not any(map(holds, rule["not"]))
