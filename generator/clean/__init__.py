"""Stage 1: mend what copying, scraping and typesetting did to a text, as edits over the seed."""

from collections.abc import Callable, Collection, Iterable, Mapping

from generator.clean.boxes import find_boxes
from generator.clean.characters import mend_characters
from generator.clean.furniture import find_furniture
from generator.clean.layout import mend_layout
from generator.clean.noticed import notice, notice_again
from generator.clean.punctuation import mend_punctuation
from generator.clean.spaces import mend_spaces
from generator.mended import Change, Mended
from generator.rulebook import rules

ABOUT_RULES: Mapping[str, str] = rules("edits")
"""Every rule that makes edits, each with a sentence for readers; a test says none is missing."""
CUTS = frozenset({"related-links-box", "page-furniture", *rules("furniture")})
"""The rules that take words out. An editor brings words back by `keep` in the sidecar."""

__all__ = ["ABOUT_RULES", "CUTS", "clean", "notice", "notice_again"]


def clean(text: str, keep: Collection[str] = ()) -> Mended:
    r"""Give the text with "\n" line ends, one paragraph a line, single spaces inside a line.

    What begins with an entry of `keep` is not cut; blanks do not count in that.

    >>> clean("He said so .\r\n\r\nAdvertisement\r\n").text
    'He said so.\n\n\n'
    >>> clean("He said so.\nAdvertisement", keep=["Advertise"]).text
    'He said so.\nAdvertisement'
    """
    kept = tuple(" ".join(entry.split()) for entry in keep)
    mended = mend_layout(mend_characters(Mended.of(text)))
    if kept:
        mended = mended.without(lambda edit: _bare(edit.was).startswith(kept))
    mended = _cut(mend_spaces(mended), find_boxes, kept)
    mended = _cut(mend_punctuation(mended), find_furniture, kept)
    return mend_spaces(mended)


def _cut(mended: Mended, find: Callable[[str], Iterable[Change]], kept: tuple[str, ...]) -> Mended:
    """Make the cuts that `find` proposes, those apart that an editor forbids."""
    text = mended.text
    return mended.change(
        cut for cut in find(text) if not _bare(text[cut.start : cut.end]).startswith(kept)
    )


def _bare(words: str) -> str:
    return " ".join(words.split())
