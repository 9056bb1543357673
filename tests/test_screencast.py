"""The guide's pictures: embedded, small, and of an edit that can be made again."""

import re
from pathlib import Path

from tests.screencast import OLD

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "guide/editing-by-hand.md"
LARGEST = 120_000


def test_every_picture_of_the_guide_is_there_small_and_described():
    embedded = re.findall(r"!\[(.+?)\]\((pictures/.+?)\)", GUIDE.read_text("utf-8"))
    there = {f"pictures/{path.name}" for path in (ROOT / "guide/pictures").iterdir()}
    assert {name for _, name in embedded} == there
    for about, name in embedded:
        assert len(about.split()) > 3, name
        assert (GUIDE.parent / name).stat().st_size < LARGEST, name


def test_the_word_that_is_mended_stands_in_one_page():
    pages = (ROOT / "seeds").glob("*.txt")
    assert sum(OLD in path.read_text("utf-8").replace("\u00a0", " ") for path in pages) == 1
