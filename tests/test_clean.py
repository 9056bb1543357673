"""Cases are files an editor could write; the properties hold for any text."""

import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.clean import ABOUT_RULES, CUTS, clean
from generator.clean.spaces import mend_spaces
from generator.mended import Mended
from generator.rulebook import rules

CASES = tomllib.loads((Path(__file__).parent / "cases/clean.toml").read_text("utf-8"))["case"]
PIECES = [
    "MORE",
    "Lee Ames",
    "Ames",
    "Advertisement",
    "Read more",
    "MR AMES:",
    ".",
    " ",
    "\n",
    "\r\n",
    "\xa0",
    "\xad",
    "\u200b",
    "\u202e",
    "\0",
    "\f",
    "â€™",
    "Ã©",
    "said so",
    "the the",
    "(",
    ")",
    ";",
    "?",
    "1",
    "\t",
    "[Page H1]",
    "00:01.000 --> 00:02.000",
    "[00:01:02] ",
    "<v Ana>",
    "ADVERTISEMENT",
    "Share",
    "- 2 -",
    "bro-",
    "It rained.",
    "It rained all day in the valley, and nobody was seen on the roads. ",
    "The ships left. (RELATED: Ships Leave The Harbour)",
    "Ships wait (SEE ALSO: Captains Have Left)",
    "Create your free account for our newsletter. ",
    "\nRelated stories\n",
    "\nTopics:\n",
    "\n7\n",
]
ANY_TEXT = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=12).map("".join)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_case(case, request):
    if case.get("fails"):
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["fails"]))
    mended = clean(case["seed"], case.get("keep", ()))
    assert mended.text == case["text"]
    if "rules" in case:
        assert {r for e in mended.edits for r in e.rule.split(" + ")} == set(case["rules"])


@given(ANY_TEXT)
@settings(max_examples=400, deadline=None)
def test_clean_twice_is_clean_once(seed):
    once = clean(seed).text
    assert clean(once).text == once


@given(ANY_TEXT)
def test_lines_are_trim_and_singly_spaced(seed):
    for line in clean(seed).text.split("\n"):
        assert line == " ".join(line.split())


def test_every_white_space_is_a_blank():
    odd = [chr(n) for n in range(sys.maxunicode + 1) if chr(n).isspace() and chr(n) != "\n"]
    text = "\n".join(f"{blank}a{blank}b {blank}c{blank}" for blank in odd)
    assert mend_spaces(Mended.of(text)).text == "\n".join("a b c" for _ in odd)


@given(ANY_TEXT)
def test_every_edit_is_explained(seed):
    for edit in clean(seed).edits:
        assert set(edit.rule.split(" + ")) <= set(ABOUT_RULES)


@pytest.mark.parametrize(("kind", "part"), [("prefixes", 0), ("endings", 1), ("hanging", 1)])
def test_parts_of_words_fit_their_examples(kind, part):
    rule = rules("hyphens")[kind]
    assert {e.split("-|")[part] for e in rule["examples"]} <= set(rule["words"])
    assert not {e.split("-|")[part] for e in rule["not"]} & set(rule["words"])


@pytest.mark.parametrize("mark", ["\f", "\n\f", "\f\n", "\r\n\f"])
def test_a_running_head_goes_where_the_page_is_fed(mark):
    line = "a line of prose that is as long as the page is wide and"
    page = "\n".join(["Minutes of the Board", "", *[line] * 8])
    prose = " ".join([line] * 24)
    assert clean(mark.join([page] * 3)).text == f"Minutes of the Board\n\n{prose}"


def test_an_editor_brings_back_what_stood_between_two_pages():
    line = "a line of prose that is as long as the page is wide and"
    seed = "\n".join([line] * 8 + ["[Page H6110]"] + [line] * 8)
    assert "[Page H6110]" not in clean(seed).text
    assert "\n[Page H6110]\n" in clean(seed, ["[Page H6110]"]).text


def test_every_cut_is_a_rule():
    assert set(ABOUT_RULES) >= CUTS


def test_the_glued_boxes_of_the_seed_are_cut():
    text = (Path(__file__).parents[1] / "seeds/000_825278ace4a633a0.txt").read_text("utf-8")
    cleaned = clean(text).text
    assert "\nSecretary of State Antony Blinken on Friday said the U.S." in cleaned
    assert "reiterated that President Biden expects to convey" in cleaned
    assert "Russian President Vladimir Putin that Moscow risks" in cleaned
    assert "MORE" not in cleaned
