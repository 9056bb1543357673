"""Stage 1: mend what copying, scraping and typesetting did to a text, as edits over the seed."""

from collections.abc import Callable, Collection, Iterable, Mapping

from generator.clean.boxes import find_boxes
from generator.clean.characters import mend_characters
from generator.clean.fillers import mend_fillers
from generator.clean.furniture import find_furniture
from generator.clean.layout import mend_layout
from generator.clean.noticed import notice, notice_again
from generator.clean.portraits import find_portraits
from generator.clean.punctuation import mend_punctuation
from generator.clean.seats import find_seats
from generator.clean.spaces import mend_spaces
from generator.front_matter import front_matter
from generator.mended import Change, Mended
from generator.rulebook import rules

ABOUT_RULES: Mapping[str, str] = rules("edits")
"""Every rule that makes edits, each with a sentence for readers; a test says none is missing."""
CUTS = frozenset(
    {"front-matter", "related-links-box", "page-furniture", "portrait", *rules("furniture")}
)
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
    mended, known = Mended.of(text), _Known(kept)
    for _ in range(ROUNDS):
        before = mended.text
        mended = _round(mended, known)
        if mended.text == before:
            break
    return mended


class _Known:
    """What the rounds so far found out, which needs no second look."""

    def __init__(self, kept: tuple[str, ...]) -> None:
        self.kept = kept
        """What an editor forbids to cut."""
        self.lines: frozenset[str] = frozenset()
        """Lines that are no furniture."""
        self._well: dict[str, str] = {}
        """The text that each mender last left as it was."""

    def mend(self, name: str, mender: Callable[[Mended], Mended], mended: Mended) -> Mended:
        """Take a text through a mender, unless that is known to leave it as it is."""
        if self._well.get(name) == mended.text:
            return mended
        made = mender(mended)
        if made is mended or name == "spaces":  # once is enough for these
            self._well[name] = made.text
        return made


def _round(mended: Mended, known: _Known) -> Mended:
    """Take a text through every mender once."""
    before = mended.text
    mended = known.mend("front", lambda text: _cut(text, _front_matter, known.kept), mended)
    mended = known.mend("characters", mend_characters, mended)
    mended = known.mend("fillers", mend_fillers, mended)
    mended = known.mend("portraits", lambda text: _cut(text, find_portraits, known.kept), mended)
    mended = known.mend("layout", mend_layout, mended)
    if known.kept:
        mended = mended.without(lambda edit: _bare(edit.was).startswith(known.kept))
    mended = known.mend("spaces", mend_spaces, mended)
    mended = known.mend("seats", lambda text: text.change(find_seats(text.text)), mended)
    mended = known.mend("boxes", lambda text: _cut(text, find_boxes, known.kept), mended)
    mended = known.mend("punctuation", mend_punctuation, mended)
    mended = known.mend("furniture", lambda text: _cut_furniture(text, known), mended)
    return known.mend("spaces", mend_spaces, mended) if mended.text != before else mended


def _front_matter(text: str) -> list[Change]:
    """Cut what a file says of itself above its text; its reader has taken it."""
    _, end = front_matter(text)
    return [Change(0, end, "", "front-matter")] if end else []


def _cut_furniture(mended: Mended, known: _Known) -> Mended:
    made = _cut(mended, lambda text: find_furniture(text, known.lines), known.kept)
    lines = frozenset(mended.text.split("\n"))
    known.lines = lines if made is mended else lines.intersection(made.text.split("\n"))
    return made


def _cut(mended: Mended, find: Callable[[str], Iterable[Change]], kept: tuple[str, ...]) -> Mended:
    """Make the cuts that `find` proposes, those apart that an editor forbids."""
    text = mended.text
    cuts = find(text)
    if kept:
        cuts = (cut for cut in cuts if not _bare(text[cut.start : cut.end]).startswith(kept))
    return mended.change(cuts)


def _bare(words: str) -> str:
    return " ".join(words.split())
