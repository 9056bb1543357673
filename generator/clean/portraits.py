"""What a speaker's picture, and the links beside it, left in a copy of a site of debates."""

import re
from collections.abc import Iterator, Mapping

from generator.mended import Change

LEAST = 2
"""So many pictures at least are the plan of a text."""
_NAME = r"[^\W\d_a-z][^\n()]{2,60}?"
_LINKS = r"(?P<links>\n(?:Link to this ?:[^\n]{0,100}|- Hansard(?: -)*(?: Excerpts)?)(?=\n|\Z))"
_NAMED = re.compile(
    rf"^(?P<cut>(?:Photo|Picture|Image|Portrait) of (?P<name>{_NAME})\s*)(?=(?P=name))"
    rf"[^\n]{{0,200}}?(?P<share> Share this [^\n]{{0,40}}source)?{_LINKS}?$",
    re.MULTILINE,
)
"""The words for a picture, then the name as it is printed: "Photo of Ana RuizAna Ruiz"."""
_PORTRAIT = re.compile(
    rf"^(?P<cut>(?P<whose>{_NAME}) Portrait )(?P<rest>[^\W\d_a-z][^\n]{{1,120}}){_LINKS}",
    re.MULTILINE,
)
"""The same behind the name, then the name as the record prints it, and a line of links."""

_LINKED = re.compile(
    rf"^{_NAME}(?: \([^()\n]{{2,120}}\))?(?:(?P<share> Share this [^\n]{{0,40}}source)|{_LINKS})$",
    re.MULTILINE,
)
"""A name and a seat with no picture before, and links behind or below."""
_ICONS = ("\nspeaker\n", "\navatar\n", "\nprofile picture\n", "\nprofile photo\n")
_ICON = re.compile(
    r"^(?P<cut>(?:speaker|avatar|profile (?:photo|picture))\n)"
    r"(?=[^\W\d_a-z][^\n]{1,60}\n)",
    re.MULTILINE,
)
"""The same on a line of its own above the name."""


def find_portraits(text: str) -> Iterator[Change]:
    r"""Give the cuts of what stands for the pictures of speakers, and of the links beside them.

    >>> from generator.mended import Mended
    >>> text = "Photo of Ana RuizAna Ruiz (Ghent)\n\nWhy?\n\nPhoto of Bo LindBo Lind\n\nSo."
    >>> Mended.of(text).change(find_portraits(text)).text.split("\n")[0]
    'Ana Ruiz (Ghent)'
    """
    found = [*_NAMED.finditer(text)] if " of " in text else []
    found += _PORTRAIT.finditer(text) if " Portrait " in text else ()
    if not found and ("\nLink to this" in text or " Share this " in text):
        found = [*_LINKED.finditer(text)]
    found += _ICON.finditer(text) if any(icon in text for icon in _ICONS) else ()
    if len(found) < LEAST:
        return
    for match in found:
        if not _says_who(match.groupdict()):  # "Ana Ruiz Portrait Mr Speaker"
            yield Change(match.end("rest"), match.end("rest"), f" ({match['whose']})", "portrait")
        for group in ("cut", "share", "links"):
            if match.groupdict().get(group):
                yield Change(*match.span(group), "", "portrait")


def _says_who(told: Mapping[str, str | None]) -> bool:
    """Tell whether an office behind a portrait needs no name: it has one, or is nobody's."""
    whose, rest = told.get("whose") or "", told.get("rest") or ""
    office = rest.startswith(("Mr ", "Madam ", "The ")) and "(" not in rest
    return " " not in whose or not office or any(word in rest for word in whose.split())
