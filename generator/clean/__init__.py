"""Stage 1: mend what copying, scraping and typesetting did to a text, as edits over the seed."""

from collections.abc import Callable, Collection, Iterator, Mapping

from generator.clean.boxes import find_boxes
from generator.clean.characters import mend_characters
from generator.clean.furniture import find_furniture
from generator.clean.layout import mend_layout
from generator.clean.punctuation import mend_punctuation
from generator.clean.spaces import mend_spaces
from generator.mended import Change, Mended
from generator.rulebook import rules

FIRST: tuple[Callable[[Mended], Mended], ...] = (mend_characters, mend_layout, mend_spaces)
CUTS: tuple[Callable[[str], Iterator[Change]], ...] = (find_boxes, find_furniture)
LAST: tuple[Callable[[Mended], Mended], ...] = (mend_punctuation, mend_spaces)

ABOUT_RULES: Mapping[str, str] = rules("edits")
"""Every rule that makes edits, each with a sentence for readers; a test says none is missing."""


def clean(text: str, keep: Collection[str] = ()) -> Mended:
    r"""Give the text with "\n" line ends, one paragraph a line, single spaces inside a line.

    What begins with an entry of `keep` is not cut; blanks do not count in that.

    >>> clean("He said so .\r\n\r\nAdvertisement\r\n").text
    'He said so.\n\n\n'
    >>> clean("He said so.\nAdvertisement", keep=["Advertise"]).text
    'He said so.\nAdvertisement'
    """
    mended = Mended.of(text)
    for mend in FIRST:
        mended = mend(mended)
    kept = tuple(" ".join(entry.split()) for entry in keep)
    for find in CUTS:
        before = mended.text
        mended = mended.change(
            c for c in find(before) if not _bare(before[c.start : c.end]).startswith(kept)
        )
    for mend in LAST:
        mended = mend(mended)
    return mended


def _bare(words: str) -> str:
    return " ".join(words.split())
