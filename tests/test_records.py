"""What an editor writes at the head of a record, right and wrong."""

import datetime as dt
from pathlib import Path

import pytest

from generator.corpus import Office, RecordKind
from generator.records.reading import read_records
from generator.tree import read_docs


def keep(root: Path, place: str, text: str, **options) -> Path:
    path = root / "docs" / f"{place}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", **options)
    return root


def read(root: Path):
    return read_records(read_docs(root).pages)


RUIZ = """\
---
# What you change on this page stays.
name: Ana Ruiz
also: [A. Ruiz]
labels: [MS RUIZ]
roles:
  - {title: Mayor, from: 2019, to: 2021-02}
heading: "Ruiz, Ana"
aspects:
  budget of: [budget, spending]
title: for the theme
---

# Ana Ruiz
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_record_says_what_its_front_matter_says(tmp_path, newline):
    keep(tmp_path, "people/ana-ruiz", RUIZ, newline=newline)
    keep(tmp_path, "people/index", "# People\n")
    (record,), errors = read(tmp_path)
    assert not errors
    assert (record.kind, record.id, record.name) == (RecordKind.PERSON, "ana-ruiz", "Ana Ruiz")
    assert record.offices == (Office("Mayor", dt.date(2019, 1, 1), dt.date(2021, 2, 28)),)
    assert record.aspects == (("budget of", ("budget", "spending")),)
    assert (record.heading, record.labels, record.status) == ("Ruiz, Ana", ("MS RUIZ",), "accepted")


@pytest.mark.parametrize(
    ("page", "message"),
    [
        (
            "---\nname: A\nalos: [B]\n---\n",
            "a.md:3: ‘alos’ is no key of a record. Did you mean ‘also’",
        ),
        ("---\nname: A\nalso: B\n---\n", "a.md:3: ‘also’ is no list"),
        ("---\nname: A\nalso: [B, no]\n---\n", "a.md:3: ‘also’ is False, which is no text"),
        ("---\nname: A\nstatus: refused\n---\n", "a.md:3: ‘status’ is 'refused'"),
        ("---\nname: A\nroles: [{title: B, until: 3}]\n---\n", "a.md:3: ‘roles’ has until"),
        ("---\nname: A\nroles: [{title: B, to: 2021-13}]\n---\n", "a.md:3: ‘roles’ has '2021-13'"),
        ("---\nname: A\nparent: topics/b\n---\n", "a.md:3: ‘parent’ leads to ‘topics/b’"),
        ("---\nname: A\nsee_also: [people/aa]\n---\n", "Did you mean ‘people/a’"),
    ],
)
def test_a_mistake_is_named_and_the_rest_is_read(tmp_path, page, message):
    (record,), (error,) = read(keep(tmp_path, "people/a", page))
    assert record.name == "A"
    assert message in str(error)


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("# A\n", "a.md:1: the page has no front matter"),
        ("---\nname: A\n", "a.md:1: the front matter has no end"),
        ("---\nnote: A\n---\n", "a.md:1: the record has no name"),
        ("---\n- A\n---\n", "a.md:2: the front matter is no list of keys"),
        ("---\nname: A\nnote: B: C\n---\n", "a.md:3: mapping values are not allowed here"),
        ("<<<<<<< HEAD\n---\nname: A\n---\n", "a.md:1: the page has no front matter"),
    ],
)
def test_a_page_that_is_no_record_holds_back_no_other(tmp_path, page, message):
    keep(tmp_path, "people/a", page)
    keep(tmp_path, "topics/b", "---\nname: B\n---\n")
    (record,), (error,) = read(tmp_path)
    assert record.name == "B"
    assert message in str(error)


def test_a_page_in_another_encoding_is_refused(tmp_path):
    (tmp_path / "docs/people").mkdir(parents=True)
    (tmp_path / "docs/people/a.md").write_bytes("---\nname: Zoë\n---\n".encode("latin-1"))
    records, (error,) = read(tmp_path)
    assert not records
    assert "no UTF-8" in str(error)
