"""The general index: two levels, a heading a letter; a page a letter where it is long."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.corpus import Corpus, Entry, Locator
from generator.editing.page import Page
from generator.identity import slug
from generator.index.alphabets import alphabet
from generator.index.entries import QUOTED, REMARKS
from generator.index.headings import letter
from generator.pages.fill import draft
from generator.pages.letters import letter_id
from generator.pages.markdown import Md, anchor, escape, link
from generator.pages.places import Places
from generator.pages.wording import OTHERS

GENERAL_INDEX = "general-index.md"
ONE_PAGE = 6_000
"""Locators that one page bears: some two megabytes, which a telephone still opens at once."""
_GAP, _RUNNING = 2, 3
"""Steps from one paragraph to the next but one, and places that make a running discussion."""


@dataclass(frozen=True, slots=True)
class _Part:
    """The headings of one letter."""

    letter: str
    path: str
    """The page that they stand on."""
    entries: tuple[Entry, ...]

    @property
    def id(self) -> str:
        """Give the anchor of the letter's heading."""
        return letter_id(self.letter)


def general_index(corpus: Corpus, places: Places) -> Iterator[Page]:
    """Write the general index: its page and, where that would be long, one for each letter.

    The price of a page a letter: an address of a heading on the one page then shows the letters.
    """
    letters = alphabet(corpus.order)
    tops = [entry for entry in corpus.entries if len(entry.path) == 1]
    long = sum(len(entry.locators) for entry in corpus.entries) > ONE_PAGE
    parts = []
    for name, some in groupby(tops, key=lambda e: letter(e.path[0], letters) or OTHERS):
        part = _Part(name, GENERAL_INDEX, tuple(some))
        path = f"general-index/{part.id.removeprefix('letter-')}.md"
        parts.append(_Part(name, path, part.entries) if long else part)
    below: dict[str, list[Entry]] = {}
    for entry in corpus.entries:
        if len(entry.path) > 1:
            below.setdefault(entry.path[0], []).append(entry)
    homes = {entry.path[0]: part.path for part in parts for entry in part.entries}
    for page in dict.fromkeys((GENERAL_INDEX, *(part.path for part in parts))):
        here = [part for part in parts if part.path == page]
        groups = [
            {
                "letter": part.letter,
                "id": part.id,
                "lines": [_Lines(page, places, homes).of(e, below) for e in part.entries],
            }
            for part in here
        ]
        row = Md(" · ".join(_to_letter(part, page) for part in parts))
        first = page == GENERAL_INDEX
        yield draft(
            page,
            "general_index.md.j2",
            {},
            groups=groups,
            letters=row,
            order=letters.name,
            lettered=places.lettered,
            title="" if first else here[0].letter,
            empty=not parts,
        )


def _to_letter(part: _Part, page: str) -> Md:
    """Link a letter from a page of the index; the letter of that page itself is said in bold."""
    if part.path == GENERAL_INDEX:
        return link(part.letter, f"#{part.id}")
    if part.path == page:
        return Md(f"**{escape(part.letter)}**")
    return link(part.letter, _way(page, part.path))


def _way(page: str, path: str) -> str:
    """Give the relative address of another page of the index; "" for the page itself.

    >>> _way("general-index/a.md", "general-index/b.md"), _way(GENERAL_INDEX, "general-index/b.md")
    ('b.md', 'general-index/b.md')
    """
    if page == path:
        return ""
    return path if page == GENERAL_INDEX else path.removeprefix("general-index/")


@dataclass(frozen=True, slots=True)
class _Lines:
    """What writes the headings of one page."""

    page: str
    places: Places
    homes: Mapping[str, str]
    """The page of each heading."""

    def of(self, entry: Entry, below: Mapping[str, Iterable[Entry]]) -> Md:
        """Write a heading with what stands below it."""
        rows = [f"- {anchor(_entry_id(entry.path[0]))}{self._line(entry)}"]
        rows += [f"    - {self._line(sub)}" for sub in below.get(entry.path[0], ())]
        return Md("\n".join(rows))

    def _line(self, entry: Entry) -> str:
        words = escape(entry.path[-1])
        if len(entry.path) == 1 and entry.record in self.places.records:
            words = link(entry.path[-1], self.places.to_record(entry.record or "", self.page))
        text = f"**{words}**" if len(entry.path) == 1 else words
        if entry.see:
            return f"{text}, *see* {self._headings(entry.see)}"
        if entry.locators:
            text += f": {locators(entry, self.places, self.page)}"
        if entry.see_also:
            text += f". *See also* {self._headings(entry.see_also)}"
        return text

    def _headings(self, headings: Iterable[str]) -> str:
        """Link other headings of the index."""
        return "; ".join(map(self._heading, headings))

    def _heading(self, heading: str) -> str:
        if (path := self.homes.get(heading)) is None:
            return escape(heading)
        return link(heading, f"{_way(self.page, path)}#{_entry_id(heading)}")


def _entry_id(heading: str) -> str:
    return "i-" + slug(heading, words=12)


def locators(entry: Entry, places: Places, page: str) -> Md:
    """Write locators by document, running discussion as a range.

    Whose words they are is no discussion: a paragraph of somebody else parts two of theirs.
    """
    by_document: dict[str, list[Locator]] = {}
    for locator in entry.locators:
        by_document.setdefault(locator.passage.document, []).append(locator)
    running = entry.path[-1] not in (REMARKS, QUOTED)
    texts = []
    for name, theirs in by_document.items():
        theirs.sort(key=lambda locator: _number(locator, places))
        runs = list(_runs(theirs, places))
        shown = (_run(run, places, page) for run in (_joined(runs, places) if running else runs))
        texts.append(f"{places.short[name]} ¶ {', '.join(shown)}")
    return Md("; ".join(texts))


def _joined(runs: Sequence[list[Locator]], places: Places) -> list[list[Locator]]:
    """Join runs that one paragraph parts, where three places or more are one discussion."""
    joined: list[list[Locator]] = []
    for run in runs:
        last = joined[-1] if joined else []
        near = bool(last) and _number(run[0], places) == _number(last[-1], places) + _GAP
        if (
            near
            and len(last) + len(run) >= _RUNNING
            and not (last[0].principal or run[0].principal)
        ):
            joined[-1] = [*last, *run]
        else:
            joined.append(run)
    return joined


def _number(locator: Locator, places: Places) -> int:
    return places.numbers.get((locator.passage.document, locator.passage.block), 0)


def _runs(some: Sequence[Locator], places: Places) -> Iterator[list[Locator]]:
    run: list[Locator] = []
    for locator in some:
        follows = run and _number(locator, places) == _number(run[-1], places) + 1
        if run and (not follows or run[-1].principal or locator.principal):
            yield run
            run = []
        run.append(locator)
    if run:
        yield run


def _run(run: Sequence[Locator], places: Places, page: str) -> Md:
    first, last = run[0], run[-1]
    shown = str(_number(first, places) or "title")
    if last is not first:
        shown += f"–{_number(last, places)}"
    words = places.words(first.passage)
    linked = link(shown, places.to_passage(first.passage, page), words)
    return Md(f"**{linked}**") if first.principal else linked
