"""Footnotes on a page: called in the text at their words, defined at its foot."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.editing.page import ANCHOR, CALL, Page, Part

_TOKEN = re.compile(
    r"\\(?P<escaped>[\\`*_{}\[\]()>#+\-.!|])"
    r"|(?P<entity>&(?:amp|lt|gt|quot|#\d+);)"
    r"|(?P<nothing>\[\^[\w-]+\]|</?[a-zA-Z][^<>]*>|<!--[^<>]*-->"
    r"|\*\*|[*`]|\]\([^()\s]*(?: \"[^\"]*\")?\)|\[)"
    r"|(?P<plain>.)",
    re.DOTALL,
)
_NEAR = 80
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"'}
_CLOSING = re.compile(r"(?:[’']?\w+)?(?: \([A-Z][\w-]+\))?[,.;:!?”’)»\]]*")
"""What a call does not part from its words: the rest of a word, an abbreviation, closing marks."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote that the generator makes."""

    name: str
    """Made of both its ends, so that it never drifts."""
    part: str
    """Key of the part that calls it."""
    text: str
    """Markdown, one line."""
    end: int | None = None
    """Offset in the part's plain words after which it is called; None: after the speaker's name,
    or at the end where the part has none."""


def plain(markdown: str) -> str:
    r"""Read inline Markdown as the words it shows.

    >>> plain('a\\*b &lt;c> **d** [e](f.md)[^g]')
    'a*b <c> d e'
    """
    return "".join(shown for shown, _ in _shown(markdown))


def _shown(markdown: str) -> Iterable[tuple[str, int]]:
    """Give each character shown, with the offset in the Markdown just after it."""
    for token in _TOKEN.finditer(markdown):
        if token["escaped"] or token["plain"]:
            yield token["escaped"] or token["plain"], token.end()
        elif token["entity"]:
            yield _ENTITIES.get(token["entity"], "\ufffd"), token.end()


def without_calls(page: Page, names: Iterable[str]) -> Page:
    """Take the footnotes of these names and their calls out of a page."""
    gone = set(names)
    parts = (p for p in page.parts if not (p.is_note and p.key[1:] in gone))
    return replace(page, parts=tuple(replace(p, text=_uncalled(p.text, gone)) for p in parts))


def _uncalled(text: str, gone: set[str]) -> str:
    return CALL.sub(lambda call: "" if call[1] in gone else call[0], text)


def called(page: Page) -> set[str]:
    """Names of the footnotes that a page's text calls."""
    return {name for part in page.parts if not part.is_note for name in CALL.findall(part.text)}


def refused(base: Page | None, mine: Page | None) -> set[str]:
    """Names of generated footnotes that an editor took away, in the text or at the foot."""
    if base is None or mine is None:
        return set()
    signs = called(mine)
    return {name for name in base.notes if name not in mine.notes or name not in signs}


def reworded(base: Page | None, mine: Page | None) -> dict[str, Part]:
    """Give the generated footnotes whose text an editor changed, by name."""
    if base is None or mine is None:
        return {}
    made = base.notes
    return {n: part for n, part in mine.notes.items() if n in made and made[n].text != part.text}


def found_again(mine: Page, name: str, text: str = "") -> Note | None:
    """Give a footnote of a page as it is called and worded there; None where nothing calls it.

    `text` is what it says where the page calls it and has no words for it.
    """
    call = f"[^{name}]"
    for part in mine.parts:
        if not part.is_note and call in part.text:
            anchor = ANCHOR.search(part.text)
            start = anchor.end() if anchor else 0
            at = part.text.index(call)
            end = len(plain(part.text[start:at])) if at >= start else None
            words = mine.notes[name].text if name in mine.notes else text
            return Note(name, part.key, words.removeprefix(f"{call}: "), end)
    return None


def annotate(page: Page, notes: Sequence[Note]) -> Page:
    """Call each note in its part and define it at the foot; one whose part is gone is dropped."""
    by_part: dict[str, list[Note]] = {}
    for note in notes:
        by_part.setdefault(note.part, []).append(note)
    parts = [replace(p, text=_called(p, by_part.get(p.key, ()))) for p in page.parts]
    own = {part.key: part for part in parts if part.is_note}
    keys = {part.key for part in parts}
    made = {
        f"^{n.name}": Part(f"^{n.name}", f"[^{n.name}]: {n.text}")
        for n in notes
        if n.part in keys and n.text
    }
    body = [part for part in parts if not part.is_note]
    order = dict.fromkeys(f"^{name}" for part in body for name in CALL.findall(part.text))
    feet = [(own | made)[key] for key in order if key in own | made]
    return replace(page, parts=(*body, *feet, *(own[key] for key in own if key not in order)))


def _called(part: Part, notes: Sequence[Note]) -> str:
    text = part.text
    places = [(_place(text, note.end), number) for number, note in enumerate(notes)]
    for place, number in sorted(places, reverse=True):
        text = f"{text[:place]}[^{notes[number].name}]{text[place:]}"
    return text


def _place(text: str, end: int | None) -> int:
    """Where in the part's Markdown a call stands: after its words and the marks that close them."""
    found = ANCHOR.search(text)
    if end is None:
        return len(text[: found.start()].rstrip()) if found and found.start() else len(text)
    start = found.end() if found else 0
    shown = list(_shown(text[start:]))
    if not 0 < end <= len(shown):
        return len(text)
    after = "".join(character for character, _ in shown[end : end + _NEAR])
    if found := _CLOSING.match(after):
        end += found.end()
    return start + shown[end - 1][1]
