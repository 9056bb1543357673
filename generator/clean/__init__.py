"""Stage 1: mend what copying, scraping and typesetting did to a text, as edits over the seed."""

from collections.abc import Callable, Collection, Iterable, Mapping

from generator.clean.boxes import find_boxes
from generator.clean.characters import mend_characters
from generator.clean.furniture import find_furniture
from generator.clean.layout import mend_layout
from generator.clean.noticed import notice
from generator.clean.punctuation import mend_punctuation
from generator.clean.spaces import mend_spaces
from generator.mended import Change, Mended
from generator.rulebook import rules

ABOUT_RULES: Mapping[str, str] = rules("edits")
"""Every rule that makes edits, each with a sentence for readers; a test says none is missing."""

__all__ = ["ABOUT_RULES", "clean", "notice"]


def clean(text: str, keep: Collection[str] = ()) -> Mended:
    r"""Give the text with "\n" line ends, one paragraph a line, single spaces inside a line.

    What begins with an entry of `keep` is not cut; blanks do not count in that.

    >>> clean("He said so .\r\n\r\nAdvertisement\r\n").text
    'He said so.\n\n\n'
    >>> clean("He said so.\nAdvertisement", keep=["Advertise"]).text
    'He said so.\nAdvertisement'
    """
    mended = mend_spaces(mend_layout(mend_characters(Mended.of(text))))
    mended = _cut(mended, find_boxes, keep)
    mended = mend_punctuation(mended)
    mended = _cut(mended, find_furniture, keep)
    return mend_spaces(mended)


def _cut(mended: Mended, find: Callable[[str], Iterable[Change]], keep: Collection[str]) -> Mended:
    """Make the cuts that `find` proposes, those apart that an editor forbids."""
    kept = tuple(" ".join(entry.split()) for entry in keep)
    text = mended.text
    return mended.change(
        cut
        for cut in find(text)
        if not " ".join(text[cut.start : cut.end].split()).startswith(kept)
    )
