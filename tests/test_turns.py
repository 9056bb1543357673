"""Turns and speakers: cases that an editor could write, and laws that hold for any text."""

import datetime as dt
import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.attribute import attribute
from generator.attribute.people import People
from generator.clean import clean
from generator.corpus import Office, Record, RecordKind
from generator.findings import Code
from generator.intake.seeds import read_seed
from generator.model import Document, Role, Seed
from generator.structure import structure

HERE = Path(__file__).parent
ROOT = HERE.parent
CASES = tomllib.loads((HERE / "cases/turns.toml").read_text("utf-8"))["case"]
HEADS = tomllib.loads((HERE / "cases/heads.toml").read_text("utf-8"))["case"]
BRIEFING = "seeds/004_c64cec048aca3c72.txt"
# Random letters almost never make a transcript, so texts are drawn from what does.
PIECES = st.sampled_from(
    (HERE / "cases/pieces.txt").read_text("utf-8").replace("\\n", "\n").split("|")
)
ANY_TEXT = st.lists(PIECES | st.text(max_size=4), max_size=40).map("".join)


def understood(text: str, people: tuple[Record, ...] = ()) -> Document:
    document, mended = structure(Seed("seeds/case.txt", text, ""), clean(text))
    return attribute(document, mended, People.of(people))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_turns(case, request):
    if case["heap"] == "fails":
        request.applymarker(pytest.mark.xfail(strict=True))
    document = understood(case["text"])
    names = {speaker.id: speaker.name for speaker in document.speakers}
    texts = {block.id: block.text for block in document.blocks}
    found = [[t.label, texts[t.blocks[0]], names.get(t.speaker, "")] for t in document.turns]
    wanted = case["turns"]
    cut = [[f[0], f[1][: len(w[1])], f[2]] for f, w in zip(found, wanted, strict=False)]
    assert cut == wanted
    assert len(found) == len(wanted)


@pytest.mark.parametrize("case", HEADS, ids=lambda case: case["label"])
def test_heads(case):
    document = understood(case["text"])
    assert document.title == case["title"]
    assert str(document.date or "") == case.get("day", "")
    assert (document.place or "") == case.get("place", "")
    assert (document.office or "") == case.get("office", "")


def test_what_the_record_says_itself_is_nobodys():
    text = (
        "  Mr. RUIZ. I ask for the yeas and nays.\n\n  The yeas and nays were ordered.\n\n"
        "  The PRESIDING OFFICER. The clerk will call the roll.\n\n"
        "  The legislative clerk called the roll.\n\n  There was no objection.\n"
    )
    notes = [b.text for b in understood(text).blocks if b.role is Role.NOTE]
    assert notes == [
        "The yeas and nays were ordered.",
        "The legislative clerk called the roll.",
        "There was no objection.",
    ]


def test_a_quotation_set_further_in_is_one_paragraph():
    case = next(c for c in CASES if c["label"].startswith("what is quoted further in"))
    texts = [b.text for b in understood(case["text"]).blocks]
    assert any(t.startswith("Resolved") and t.endswith("renew all the ferries.") for t in texts)


def test_a_footnote_under_a_rule_is_nobodys():
    text = "MR. RUIZ. See panel 1.\n\n_______\n\n3 The charts are appended.\n\nMS. LIND. I see.\n"
    text += "\nMR. RUIZ. Good.\n"
    notes = [b.text for b in understood(text).blocks if b.role is Role.NOTE]
    assert notes == ["_______", "3 The charts are appended."]


HEARD = "Remarks on Trade\nMay 3, 2021\n\n{label}: Good morning.\n\nQ Why?\n\n{label}: Because.\n"


def president(name: str, first: int, last: int) -> Record:
    held = Office("President", dt.date(first, 1, 1), dt.date(last, 1, 1))
    slug = name.casefold().replace(" ", "-")
    return Record(RecordKind.PERSON, slug, name, labels=("THE PRESIDENT",), offices=(held,))


def test_an_office_is_whose_record_holds_it_on_that_day():
    people = (president("Ana Roe", 2017, 2021), president("Bo Lind", 2021, 2025))
    document = understood(HEARD.format(label="THE PRESIDENT"), people)
    assert [s.name for s in document.speakers] == ["Bo Lind"]
    assert "President on that day" in document.turns[0].basis


def test_two_records_that_fit_a_label_are_named_in_a_finding():
    people = tuple(
        Record(RecordKind.PERSON, n, f"{n.title()} Roe", labels=("MR ROE",)) for n in ("abe", "bo")
    )
    document = understood(HEARD.format(label="MR. ROE"), people)
    (finding,) = [f for f in document.findings if f.code is Code.SPEAKER_AMBIGUOUS]
    assert "Abe Roe or Bo Roe" in finding.detail
    assert finding.block == document.turns[0].blocks[0]
    assert [s.name for s in document.speakers] == ["Mr. Roe"]


def test_two_people_of_one_surname_in_the_text_are_named_in_a_finding():
    text = HEARD.format(label="MR. ROE") + "\nQ Is it Abe Roe or Bo Roe who pays?\n"
    details = [f.detail for f in understood(text).findings if f.code is Code.SPEAKER_AMBIGUOUS]
    assert details == ["“MR. ROE” could be Abe Roe or Bo Roe, so neither is named"]


@given(ANY_TEXT)
@settings(max_examples=300, deadline=None)
def test_nothing_is_lost_and_blocks_read_as_their_source(text):
    document = understood(text)
    kept = bytearray(len(text))
    for start, end in [b.source for b in document.blocks] + [e.source for e in document.edits]:
        kept[start:end] = b"\1" * (end - start)
    for turn in document.turns:
        start, end = turn.label_source or (0, 0)
        kept[start:end] = b"\1" * (end - start)
    assert all(k or c.isspace() for k, c in zip(kept, text, strict=True))
    for block in document.blocks:
        assert edited(text, document, block.source) == block.text


def edited(text: str, document: Document, span: tuple[int, int]) -> str:
    pieces, at = [], span[0]
    for edit in document.edits:
        if span[0] <= edit.source[0] and edit.source[1] <= span[1]:
            pieces += [text[at : edit.source[0]], edit.now]
            at = edit.source[1]
    return "".join([*pieces, text[at : span[1]]])


@given(ANY_TEXT)
@settings(max_examples=200, deadline=None)
def test_turns_share_no_block_and_keep_the_order(text):
    document = understood(text)
    order = {block.id: i for i, block in enumerate(document.blocks)}
    said = [order[b] for turn in document.turns for b in turn.blocks]
    assert said == sorted(set(said))
    assert all(turn.basis for turn in document.turns)
    assert {t.speaker for t in document.turns} - {None} <= {s.id for s in document.speakers}


@pytest.fixture(scope="module")
def briefing():
    seed = read_seed(ROOT, ROOT / BRIEFING)
    document, mended = structure(seed, clean(seed.text))
    return attribute(document, mended)


def test_briefing_has_its_head(briefing):
    assert briefing.title == "Statement by Secretary of State Anthony Blinken during press release"
    assert briefing.date.isoformat() == "2022-01-07"
    assert briefing.office == "U.S. Department of State, Office of the Spokesperson"
    assert briefing.place == "Press briefing room, Washington DC"
    assert [b.role for b in briefing.blocks[:6]] == [Role.TITLE] + [Role.METADATA] * 5


def test_briefing_has_18_turns_of_three_kinds(briefing):
    names = {speaker.id: speaker.name for speaker in briefing.speakers}
    assert len(briefing.turns) == 18
    asked = [names.get(t.speaker) for t in briefing.turns if t.label == "QUESTION:"]
    assert asked == ["Christina", None, None, None, "Simon", "Miroslava Gongadze"]
    rest = {(t.label, names[t.speaker]) for t in briefing.turns if t.label != "QUESTION:"}
    assert rest == {
        ("SECRETARY BLINKEN:", "Anthony Blinken"),
        ("MR PRICE:", "Mr. Price"),
        ("MR. PRICE:", "Mr. Price"),
        ("PRICE:", "Mr. Price"),
    }


def test_briefing_sections_name_who_asks(briefing):
    assert [section.title for section in briefing.sections] == [
        "Opening statement",
        "Question 1: Christina",
        "Question 2: not named",
        "Question 3: not named",
        "Question 4: not named",
        "Question 5: Simon",
        "Question 6: Miroslava Gongadze",
        "Closing",
    ]


def test_a_greeting_that_is_answered_is_no_question():
    text = (
        "MS. LIND: Good afternoon, everybody.\nQ Good afternoon.\nMS. LIND: "
        + "The harbour is open again. " * 10
        + "\nQ How long will the harbour at Ghent be open to ships of this sort and size?"
        "\nMS. LIND: A week.\nQ And after that, who is to keep the harbour open for all the others?"
    )
    titles = [section.title for section in understood(text).sections]
    assert titles == ["Opening statement", "Question 1: not named", "Question 2: not named"]


def test_a_name_set_right_by_its_bearer_is_noted(briefing):
    finding = next(f for f in briefing.findings if f.code.value == "S003")
    assert "Gonzade" in finding.detail
    assert "Gongadze" in finding.detail


@pytest.mark.parametrize(
    "piece", ["A. ", "“", "Mr. A (", "00:00:01.000 --> ", "\n", "the A ", "1\n"]
)
def test_hostile_text_is_read_in_no_time(piece):
    text = "MR. LIND: Yes.\nQUESTION: Why?\n" + piece * (200_000 // len(piece))
    started = time.process_time()
    understood(text)
    assert time.process_time() - started < 20


def test_many_labels_are_read_in_no_time():
    text = "\n".join(f"MR. L{i:x}: Go ahead, Bo Lind.".upper() for i in range(3000))
    started = time.process_time()
    understood(text)
    assert time.process_time() - started < 20
