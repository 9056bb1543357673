"""References on the two real texts, and what must hold on any texts."""

import datetime as dt
import re
import tomllib
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build import understand
from generator.corpus import Office, Record, RecordKind
from generator.intake.sidecars import read_sidecar
from generator.model import Block, Document, Kind, Role, Seed, Turn
from generator.refer import refer
from generator.refer.rows import Spot, rows_of
from generator.refer.wording.marked import marked, reported
from generator.refer.wording.quotations import is_quotation, is_said

ROOT = Path(__file__).parent.parent
RULES = ROOT / "generator" / "rules"


@pytest.fixture(scope="module")
def seeds():
    documents = understand(ROOT).corpus.documents
    days = {Kind.ARTICLE: dt.date(2021, 12, 3), Kind.TRANSCRIPT: dt.date(2022, 1, 7)}
    return tuple(replace(d, id=d.kind.value, date=days[d.kind]) for d in documents)


@pytest.fixture(scope="module")
def ties(seeds):
    text = {(d.id, b.id): b.text for d in seeds for b in d.blocks}

    def words(passage):
        return text[passage.document, passage.block]

    return [(r, words(r.here), words(r.there)) for r in refer(seeds, ()).references]


@pytest.mark.parametrize(
    ("kind", "here", "there"),
    tomllib.loads((ROOT / "tests/cases/references.toml").read_text("utf-8"))["seeds"]["ties"],
)
def test_tie_of_the_seeds(ties, kind, here, there):
    assert any(r.kind == kind and here in a and there in b for r, a, b in ties)


def test_the_seeds_hold_no_other_tie(ties):
    assert len(ties) == len(
        tomllib.loads((ROOT / "tests/cases/references.toml").read_text("utf-8"))["seeds"]["ties"]
    )


def test_the_later_passage_refers_to_the_earlier(ties):
    assert all(r.here.document == "transcript" for r, *_ in ties)
    assert {r.there.document for r, *_ in ties} == {"article", "transcript"}


def test_evidence_is_a_sentence_without_its_stop(ties):
    for r, *_ in ties:
        assert re.match("[A-Z“]", r.evidence)
        assert r.evidence.rstrip(".") == r.evidence
        assert "\n" not in r.evidence


def test_order_of_documents_does_not_matter(seeds):
    assert refer(seeds, ()) == refer(seeds[::-1], ())


def test_undated_ties_say_so(seeds):
    undated = [replace(d, date=None) for d in seeds]
    across = [r for r in refer(undated, ()).references if r.here.document != r.there.document]
    assert across
    assert all("not known" in r.evidence for r in across)


@given(st.lists(st.text('ab “”"., 1', max_size=60), max_size=6), st.booleans())
def test_any_text_is_read(texts, dated):
    documents = [
        Document(
            id=f"d{n}",
            kind=Kind.ARTICLE,
            title="x",
            source=Seed(f"seeds/{n}.txt", text, ""),
            date=dt.date(2000, 1, n + 1) if dated else None,
            blocks=(Block("p1", Role.NARRATION, text, (0, len(text))),),
        )
        for n, text in enumerate(texts)
    ]
    for r in refer(documents, ()).references:
        assert 0 <= r.here.start < r.here.end <= len(texts[int(r.here.document[1:])])


@given(st.text('a“”" .', max_size=80))
def test_marks_are_inside_the_text(text):
    for start, end in [*marked(text), *reported(text)]:
        assert 0 <= start <= end <= len(text)


CASES = tomllib.loads((ROOT / "tests/cases/reference-kinds.toml").read_text("utf-8"))["case"]


def _case_document(number, day, title, *paragraphs):
    blocks, turns = [Block("p0", Role.TITLE, title, (0, 0))], []
    for n, paragraph in enumerate(paragraphs, 1):
        label, spoken, words = paragraph.partition(": ")
        spoken = spoken and label.isupper()
        words = words if spoken else paragraph
        blocks.append(Block(f"p{n}", Role.SPEECH if spoken else Role.NARRATION, words, (0, 0)))
        if spoken:
            turns.append(Turn(f"t{n}", f"{label}:", None, None, "", (f"p{n}",)))
    return Document(
        id=f"d{number:02}",
        kind=Kind.TRANSCRIPT if turns else Kind.ARTICLE,
        title=title,
        source=Seed(f"seeds/{number}.txt", "", ""),
        date=dt.date.fromisoformat(day) if day else None,
        blocks=tuple(blocks),
        turns=tuple(turns),
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_reference_case(case, request):
    if case.get("expect") == "fail":
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["comment"]))
    written = [_case_document(n, *d) for n, d in enumerate(case["documents"])]
    for n in range(case.get("filler", 0)):
        other = " ".join(f"zu{chr(97 + n % 26)}{chr(97 + k)}{n}" for k in range(20))
        written.append(_case_document(50 + n, "1990-01-01", f"Filler {n}", other))
    text = {(d.id, b.id): b.text for d in written for b in d.blocks}
    referred = refer(written[::-1], ())
    ties = referred.references
    found = [
        (r.kind.value, text[r.here.document, r.here.block], text[r.there.document, r.there.block])
        for r in ties
    ]
    for here, why in case.get("near", []):
        assert any(
            here in text[n.reference.here.document, n.reference.here.block] and why in n.why
            for n in referred.near
        ), referred.near
    assert len(found) == len(case["ties"]), found
    for told in case.get("told", ()):
        assert any(told in r.evidence for r in ties), [r.evidence for r in ties]
    for kind, here, there in case["ties"]:
        assert any(k == kind and here in a and there in b for k, a, b in found), found


STOCK = tomllib.loads((ROOT / "tests/cases/stock-phrases.toml").read_text("utf-8"))


@pytest.mark.parametrize("count", [2, 5, 30])
def test_what_everyone_says_ties_nothing(count):
    """Short briefings share greetings and turns of speech, and each has words of its own."""
    own = STOCK["own"]
    spoken = [line.partition(": ")[2] for line in own]
    written = []
    for n in range(count):
        shuffled = sorted(STOCK["stock"], key=lambda line: sha256(f"{n} {line}".encode()).digest())
        lines = [*shuffled[:12], own[n % len(own)]]
        day = (dt.date(2001, 3, 1) + dt.timedelta(n)).isoformat()
        written.append(_case_document(n, day, f"Briefing {n}", *lines))
    text = {(d.id, b.id): b.text for d in written for b in d.blocks}
    found = [
        (r.kind.value, r.evidence)
        for r in refer(written, ()).references
        if r.here.document != r.there.document and text[r.here.document, r.here.block] not in spoken
    ]
    assert not found


def _tables():
    for name in (
        "answers",
        "own-words",
        "claims",
        "saying",
        "figures",
        "documents",
        "occasions",
        "ceremony",
        "acts",
    ):
        for table, rule in tomllib.loads((RULES / f"{name}.toml").read_text("utf-8")).items():
            if "match" in rule:
                yield pytest.param(name, rule, id=f"{name}-{table}")


@pytest.mark.parametrize(("name", "rule"), list(_tables()))
def test_rule_fits_its_examples(name, rule):
    flags = (
        re.VERBOSE
        if name in ("claims", "saying", "documents", "occasions", "acts")
        else re.VERBOSE | re.IGNORECASE
    )
    patterns = [re.compile(p, flags) for p in rule["match"]]
    for pattern in patterns:
        assert any(map(pattern.search, rule["examples"])), f"no example for {pattern.pattern!r}"
    for example in rule["examples"]:
        assert any(p.search(example) for p in patterns), f"no pattern hits {example!r}"
    for example in rule["not"]:
        assert not any(p.search(example) for p in patterns), f"a pattern hits {example!r}"


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("1962-07-26T13:00:00", dt.date(1962, 7, 26)),
        ("1955-04-07T04:00:00Z", dt.date(1955, 4, 7)),
        ("1972-03", None),
    ],
)
def test_a_sidecar_date_may_have_a_time_or_no_day(tmp_path, date, day):
    path = tmp_path / "a.yml"
    path.write_text(f'date: "{date}"\n', "utf-8")
    assert read_sidecar(path, "seeds/a.yml").date == day


def test_a_record_says_who_held_the_office_that_day():
    documents = [
        _case_document(1, "2001-05-01", "Address by Mayor Hume", "Fees must fall."),
        _case_document(2, "2001-05-02", "Address by Mayor Lind", "Oysters must be free."),
        _case_document(
            3, "2001-05-09", "Report on fees", "The Mayor’s speech last week was short."
        ),
    ]
    mayor = Office("Mayor", dt.date(2001, 5, 2), dt.date(2001, 6, 1))
    record = Record(RecordKind.PERSON, "otto-lind", "Otto Lind", offices=(mayor,))
    assert not refer(documents, ()).references
    [found] = refer(documents, (record,)).references
    assert (found.here.document, found.there.document) == ("d03", "d02")


@pytest.mark.parametrize(
    ("earlier", "later", "is_one"),
    [
        (
            "His talk of “acceptance of the treaty” told us",
            "a public acceptance of the treaty",
            False,
        ),
        ("His talk of “a just peace” told us", "a just peace is far", True),
        (
            "His talk of “acceptance of the treaty” told us",
            "an “acceptance of the treaty” is far",
            True,
        ),
    ],
    ids=["what anybody calls it", "a way of putting it", "in marks too"],
)
def test_what_the_earlier_text_alone_marks(earlier, later, is_one):
    words = earlier[earlier.index("“") + 1 : earlier.index("”")]
    texts = [
        _case_document(n, f"2001-05-0{n}", "T", text) for n, text in ((1, earlier), (2, later))
    ]
    spots = []
    for document in texts:
        at = document.blocks[1].text.index(words)
        spots.append(Spot(rows_of(document)[1], at, at + len(words)))
    assert is_quotation(spots[0], *spots, 8.0) is is_one


@pytest.mark.parametrize(
    ("words", "source", "is_one"),
    [
        (
            "they go on with . . . the choice of us",
            "they go on with it, not the choice of us",
            True,
        ),
        (
            "they go on with it as the choice of us",
            "they go on with it, not the choice of us",
            False,
        ),
        ("they had met with the pilots", "they could meet with the pilots", False),
        ("they had met with the pilots", "they had met with all the pilots", True),
    ],
    ids=["dots may stand for the denial", "a denial", "may be, not done", "done"],
)
def test_what_denies_a_clause_does_not_report_it(words, source, is_one):
    spots = []
    for n, text in ((1, f"He repeated that {words}."), (2, f"And {source}.")):
        row = rows_of(_case_document(n, f"2001-05-0{n}", "T", text))[1]
        spots.append(Spot(row, text.index("they"), len(text) - 1))
    assert is_quotation(spots[0], *spots, 30.0) is is_one


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It rained. “Harbour pilots of Ghent,” the mayor wrote last week.", True),
        ("“Harbour pilots of Ghent”, as Otto Lind put it.", True),
        ("‘Harbour pilots of Ghent!’ cried the boys; so Lind said.", False),
        ("He was blunt: «Harbour pilots of Ghent.»", True),
        ("It rained on the “Harbour pilots of Ghent” said to be late.", False),
        ("The mayor remarked: “. . . Harbour pilots of Ghent . . .”", True),
    ],
)
def test_who_said_words_stands_before_their_mark_or_after_it(text, said):
    row = rows_of(_case_document(1, "2001-05-01", "T", text))[1]
    at = text.index("Harbour")
    assert is_said(Spot(row, at, at + len("Harbour pilots of Ghent"))) is said
