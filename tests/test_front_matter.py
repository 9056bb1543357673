"""What a file says of itself above its text: metadata where it is that, else text."""

import time
from itertools import pairwise

import pytest

from generator.clean import clean
from generator.front_matter import LONGEST, front_matter, title_of
from generator.intake.seeds import read_seeds
from generator.rulebook import rules
from tests.test_turns import understood

ENTRY = rules("front-matter")["usual"]
FRONT = "---\ntitle: On rain\ndate: 2022-01-07\nspeaker: Ana Ruiz\nsource: https://example.org/rain\n---\n"
SPEECH = "\nGood morning.\n\nRain fell.\n"


@pytest.mark.parametrize("lines", ENTRY["examples"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_usual_keys_show_front_matter(lines, newline):
    text = f"---\n{lines}\n---\n".replace("\n", newline)
    assert front_matter(f"{text}It fell.")[1] == len(text)
    assert clean(f"{text}It fell.").text == "It fell."


@pytest.mark.parametrize("lines", ENTRY["not"])
def test_what_is_no_front_matter_stays_text(lines):
    text = f"---\n{lines}\n---\nIt fell."
    assert front_matter(text) == ({}, 0)
    assert all(edit.rule != "front-matter" for edit in clean(text).edits)


@pytest.mark.parametrize("ending", [".txt", ".md"])
def test_front_matter_gives_title_day_and_address(tmp_path, ending):
    (tmp_path / "seeds").mkdir()
    (tmp_path / f"seeds/a{ending}").write_text(FRONT + SPEECH, "utf-8")
    [seed], errors = read_seeds(tmp_path)
    assert not errors
    assert (str(seed.sidecar.date), seed.sidecar.url) == (
        "2022-01-07",
        "https://example.org/rain",
    )
    assert seed.sidecar.title == "On rain" or seed.text.startswith("On rain\n")
    assert "speaker" not in clean(seed.text).text


def test_a_sidecar_kept_by_hand_goes_before_front_matter(tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text(FRONT + SPEECH, "utf-8")
    (tmp_path / "seeds/a.yml").write_text("title: On snow\ndate: 2021-12-03\n", "utf-8")
    [seed], _ = read_seeds(tmp_path)
    assert (seed.sidecar.title, str(seed.sidecar.date)) == ("On snow", "2021-12-03")
    assert seed.sidecar.date_basis is None


def test_nothing_of_front_matter_is_lost_and_keep_brings_it_back():
    mended = clean(FRONT + SPEECH)
    first = mended.edits[0]
    assert (first.was, first.rule) == (FRONT, "front-matter")
    assert "speaker: Ana Ruiz" in clean(FRONT + SPEECH, keep=["--- title: On rain"]).text


@pytest.mark.parametrize(
    "text",
    [
        FRONT,
        "---\ntitle: [\n---\nIt fell.",
        "---\nIt rained.\n\n---\n\nIt fell.",
        f"---\ntitle: {'a' * LONGEST}\n---\nIt fell.",
        "It rained.\n---\ntitle: Rain\n---\nIt fell.",
    ],
)
def test_a_file_of_nothing_else_a_broken_one_and_one_too_long_stay_text(text):
    assert front_matter(text) == ({}, 0)


def test_a_list_for_a_title_is_no_title_however_deep():
    pairs = pairwise("abcdefghijklmnop")
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}, *{a}]\n" for a, b in pairs)
    begun = time.process_time()
    front, end = front_matter(f"---\n{bomb}title: *p\n---\nIt fell on Monday.")
    assert (end > 0, title_of(front)) == (True, "")
    assert time.process_time() - begun < 2


def test_turns_below_front_matter():
    text = FRONT + "\nMR. LIND: Did it rain?\n\nMS. RUIZ: It did.\n\nMR. LIND: Where?\n"
    assert [turn.label for turn in understood(text).turns] == [
        "MR. LIND:",
        "MS. RUIZ:",
        "MR. LIND:",
    ]
    assert [speaker.name for speaker in understood(text).speakers] == ["Mr. Lind", "Ana Ruiz"]
