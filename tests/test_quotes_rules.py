"""Each rule of who is quoted hits its examples and no counter-example, and each word works."""

import pytest

from generator.attribute.quotes.follow import find_quotes
from generator.attribute.quotes.lexicon import finite, participle
from generator.attribute.quotes.personhood import may_be_person
from generator.attribute.quotes.story import Story
from generator.rulebook import rules

NOT_PERSONS = rules("not-persons")
AFTER = rules("attribution")
TABLES = [
    (table, name, row)
    for table in ("reporting", "sources", "personal-names")
    for name, row in rules(table).items()
    if any("“" in text for text in (*row.get("examples", ()), *row.get("not", ())))
]


def read(text):
    """Give rule and mention of the last quotation of a text, (None, None) where it has none."""
    story = Story(text.replace("‹", "").replace("›", "").split(" ¶ "))
    found = find_quotes(story)
    if not found:
        return None, None
    return found[-1].cue.rule, story.phrases(found[-1].said_in).words(found[-1].cue.who)


def marked(text):
    return text[text.index("‹") + 1 : text.index("›")] if "‹" in text else "Ana Ruiz"


@pytest.mark.parametrize("rule", AFTER)
def test_pattern_hits_its_examples(rule):
    for example in AFTER[rule]["examples"]:
        assert read(example) == (rule, marked(example)), example


@pytest.mark.parametrize("rule", AFTER)
def test_pattern_hits_no_counter_example(rule):
    for example in AFTER[rule]["not"]:
        assert read(example)[0] != rule, example


@pytest.mark.parametrize(("table", "name", "row"), TABLES, ids=lambda value: str(value)[:20])
def test_list_hits_its_examples(table, name, row):
    for example in row["examples"]:
        assert read(example)[1] == marked(example), (table, name, example)
    for example in row["not"]:
        assert read(example)[1] is None, (table, name, example)


@pytest.mark.parametrize("name", NOT_PERSONS)
def test_no_person_is_called_so(name):
    assert [words for words in NOT_PERSONS[name]["examples"] if may_be_person(words)] == []
    assert [words for words in NOT_PERSONS[name]["not"] if not may_be_person(words)] == []


@pytest.mark.parametrize("verb", rules("reporting")["says"]["verbs"].split())
def test_verb_of_saying(verb):
    for form in finite(verb):
        assert read(f"“We will go,” Ana Ruiz {form}.") == ("says-after", "Ana Ruiz"), form
    assert read(f"Ana Ruiz met them, {participle(verb)} “we will go.”") == (
        "says-before",
        "Ana Ruiz",
    )


@pytest.mark.parametrize("verb", rules("reporting")["frames"]["verbs"].split())
def test_verb_that_frames(verb):
    for form in finite(verb)[1:]:
        assert read(f"Ana Ruiz {form} it as a “joke.”")[1] == "Ana Ruiz", form


@pytest.mark.parametrize("pair", rules("reporting")["phrasal"]["verbs"].split(","))
def test_verb_of_two_words(pair):
    verb, word = pair.split()
    for form in finite(verb)[1:]:
        assert read(f"As Ana Ruiz {form} {word}: “We will go.”") == ("says-before", "Ana Ruiz")


@pytest.mark.parametrize("name", ["people", "bodies"])
def test_noun_that_speaks(name):
    for noun in rules("sources")[name]["words"].split():
        assert read(f"“We will go,” the {noun} said.") == ("says-after", f"the {noun}")


@pytest.mark.parametrize("title", rules("sources")["titles"]["words"].split())
def test_title_belongs_to_the_name(title):
    assert read(f"“We will go,” said {title} Ruiz.") == ("said-who", f"{title} Ruiz")


@pytest.mark.parametrize("name", ["says", "frames", "acts", "naming"])
def test_no_verb_stands_twice(name):
    verbs = rules("reporting")[name]["verbs"].split()
    assert len(verbs) == len(set(verbs))
