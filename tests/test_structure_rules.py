"""Every pattern of the rules for layout, labels and structure hits an example, and no `not`."""

import re

import pytest

from generator.attribute.labelnames import read_label
from generator.rulebook import rules
from generator.structure.labels import candidate

VERBOSE = re.VERBOSE
FLAGS = {"layout": VERBOSE, "labels": VERBOSE | re.IGNORECASE, "structure": VERBOSE | re.IGNORECASE}
WHOLE = {"page", "alone", "roles", "collective", "never", "note", "untitled", "body", "opening"}
ENTRIES = [
    pytest.param(book, table, name, entry, id=f"{book}-{table}-{name}")
    for book in FLAGS
    for table, entries in rules(book).items()
    for name, entry in entries.items()
    if isinstance(entry, dict) and "match" in entry
]


@pytest.mark.parametrize(("book", "table", "name", "entry"), ENTRIES)
def test_rule_fits_its_examples(book, table, name, entry):
    patterns = [re.compile(p, FLAGS[book]) for p in entry["match"]]

    def hits(pattern, text):
        if table in WHOLE:
            return pattern.fullmatch(text)
        return (
            pattern.match(text) if table in ("break", "closing", "record") else pattern.search(text)
        )

    for pattern in patterns:
        assert any(hits(pattern, e) for e in entry["examples"]), (
            f"no example for {pattern.pattern!r}"
        )
    for example in entry["examples"]:
        assert any(hits(p, example) for p in patterns), f"{name}: no pattern hits {example!r}"
    for example in entry["not"]:
        assert not any(hits(p, example) for p in patterns), f"{name}: a pattern hits {example!r}"


@pytest.mark.parametrize("table", ["alone", "break"])
def test_no_turn_and_no_line_apart_begins_with_a_small_letter(table):
    for entry in rules("layout")[table].values():
        for example in filter(lambda words: words[0].isalpha(), entry["examples"]):
            small = example[0].lower() + example[1:]
            assert not any(re.match(p, small, VERBOSE) for p in entry["match"]), small


def test_an_office_behind_what_it_is_for_is_no_name():
    entry = rules("labels")["posts"]
    for head in entry["examples"]:
        label = read_label(head)
        assert (label.given in ((), ("Ana",), ("Bo",)), label.family) == (True, "Ruiz"), head
    for head in entry["not"]:
        assert not {*read_label(head).titles} - {"ms"}, head


@pytest.mark.parametrize("kind", ["titles", "verbs"])
def test_words_make_labels_of_their_examples(kind):
    for head in rules("labels")[kind]["examples"]:
        assert candidate(head + " So."), head
    for head in rules("labels")[kind]["not"]:
        label = candidate(head + " So.")
        assert not label or label.sign.name != "VERB", head


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        (table, kind)
        for table in ("examination", "interview", "vocative")
        for kind in rules("speakers")[table]
    ],
)
def test_names_are_found_in_the_examples(table, kind):
    entry = rules("speakers")[table][kind]
    name = r"(?P<name>(?!Mrs?\b|Ms\b|Dr\b)[^\W\d_a-z][^\W\d_]+)"
    patterns = [re.compile(p.replace("NAME", name), re.VERBOSE) for p in entry["match"]]
    for pattern in patterns:
        assert any(pattern.search(e) for e in entry["examples"]), pattern.pattern
    for example in entry["examples"]:
        assert any(p.search(example) for p in patterns), example
    for example in entry["not"]:
        assert not any(p.search(example) for p in patterns), example


def test_who_speaks_next_is_introduced_by_the_examples():
    entry = rules("speakers")["introduces"]
    patterns = [re.compile(p, re.VERBOSE | re.IGNORECASE) for p in entry["match"]]
    assert all(any(p.search(e) for p in patterns) for e in entry["examples"])
    assert not any(p.search(e) for p in patterns for e in entry["not"])


@pytest.mark.parametrize("kind", rules("speakers")["floor"])
def test_floor_is_given_by_its_examples(kind):
    entry = rules("speakers")["floor"][kind]
    patterns = [re.compile(p, re.VERBOSE | re.IGNORECASE) for p in entry["match"]]

    def hits(pattern, text):
        return pattern.fullmatch(text) if kind == "names" else pattern.search(text)

    for pattern in patterns:
        assert any(hits(pattern, e) for e in entry["examples"]), pattern.pattern
    for example in entry["examples"]:
        assert any(hits(p, example) for p in patterns), example
    for example in entry["not"]:
        assert not any(hits(p, example) for p in patterns), example
