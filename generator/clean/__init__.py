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

ROUNDS = 8
"""A text is taken through the menders until they leave it as it is, but not more often: what one
takes out can bring together what another takes for a fault. Texts of people need one round and a
second that finds nothing; noise needs three."""

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
    mended, known = Mended.of(text), frozenset[str]()
    for _ in range(ROUNDS):
        before = mended.text
        mended, known = _round(mended, kept, known)
        if mended.text == before:
            break
    return mended


def _round(
    mended: Mended, kept: tuple[str, ...], known: frozenset[str]
) -> tuple[Mended, frozenset[str]]:
    """Take a text through every mender once; give it with the lines that are no furniture.

    `known` are those of the rounds before, which need no second look.
    """
    before = mended.text
    mended = mend_layout(mend_characters(mended))
    if kept:
        mended = mended.without(lambda edit: _bare(edit.was).startswith(kept))
    if not known or mended.text != before:  # else the last round's blanks are as it left them
        mended = mend_spaces(mended)
    mended = mend_punctuation(_cut(mended, find_boxes, kept))
    lines = frozenset(mended.text.split("\n"))
    mended = _cut(mended, lambda text: find_furniture(text, known), kept)
    known = lines.intersection(mended.text.split("\n"))
    return mend_spaces(mended) if mended.text != before else mended, known


def _cut(mended: Mended, find: Callable[[str], Iterable[Change]], kept: tuple[str, ...]) -> Mended:
    """Make the cuts that `find` proposes, those apart that an editor forbids."""
    text = mended.text
    return mended.change(
        cut for cut in find(text) if not _bare(text[cut.start : cut.end]).startswith(kept)
    )


def _bare(words: str) -> str:
    return " ".join(words.split())
