"""The pages that lead to everything: the general index, a list for each folder, the chronology."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby

from generator.corpus import Corpus, DatedPassage, Entry, Locator, Record, RecordKind
from generator.editing.page import Page
from generator.identity import digest, slug
from generator.index.alphabets import alphabet, bare
from generator.index.headings import heading, letter, sort_key
from generator.index.persons import is_nobody
from generator.model import Document
from generator.pages.fill import draft
from generator.pages.markdown import Md, anchor, escape, link
from generator.pages.places import Places, key
from generator.pages.records import Group
from generator.pages.wording import FOLDERS, KINDS, count, day, excerpt

GENERAL_INDEX = "general-index.md"
CHRONOLOGY = "chronology.md"
LISTS = {
    "people/index.md": (
        "People",
        (RecordKind.PERSON,),
        "Everybody who speaks or is quoted, and whom the texts discuss.",
    ),
    "organisations/index.md": (
        "Organisations",
        (RecordKind.ORGANISATION,),
        "Bodies that the texts discuss.",
    ),
    "places/index.md": ("Places", (RecordKind.PLACE,), "Places that the texts discuss."),
    "agreements/index.md": (
        "Agreements and events",
        (RecordKind.AGREEMENT, RecordKind.EVENT),
        "Treaties, agreements, meetings and events that the texts discuss.",
    ),
    "topics/index.md": ("Topics", (RecordKind.TOPIC,), "Subjects that the texts discuss."),
}


def general_index(corpus: Corpus, places: Places) -> Page:
    """Write the general index, two levels, with a heading a letter."""
    letters = alphabet(corpus.order)
    tops = [entry for entry in corpus.entries if len(entry.path) == 1]
    below: dict[str, list[Entry]] = {}
    for entry in corpus.entries:
        if len(entry.path) > 1:
            below.setdefault(entry.path[0], []).append(entry)
    known = frozenset(entry.path[0] for entry in tops)
    groups = [
        {
            "letter": name,
            "id": f"letter-{slug(name) if bare(name) == name else 'x' + digest(name)}",
            "lines": [_lines(e, below.get(e.path[0], ()), places, known) for e in entries],
        }
        for name, entries in groupby(tops, key=lambda e: letter(e.path[0], letters) or "0–9")
    ]
    row = Md(" · ".join(link(str(g["letter"]), f"#{g['id']}") for g in groups))
    return draft(
        GENERAL_INDEX, "general_index.md.j2", {}, groups=groups, letters=row, order=letters.name
    )


def _lines(entry: Entry, below: Iterable[Entry], places: Places, known: Collection[str]) -> Md:
    rows = [f"- {anchor(_entry_id(entry.path[0]))}{_line(entry, places, known)}"]
    rows += [f"    - {_line(sub, places, known)}" for sub in below]
    return Md("\n".join(rows))


def _line(entry: Entry, places: Places, known: Collection[str]) -> str:
    words = escape(entry.path[-1])
    if len(entry.path) == 1 and entry.record in places.records:
        words = link(entry.path[-1], places.to_record(entry.record or "", GENERAL_INDEX))
    text = f"**{words}**" if len(entry.path) == 1 else words
    if entry.see:
        return f"{text}, *see* {_headings(entry.see, known)}"
    if entry.locators:
        text += f": {locators(entry.locators, places, GENERAL_INDEX)}"
    if entry.see_also:
        text += f". *See also* {_headings(entry.see_also, known)}"
    return text


def _headings(headings: Iterable[str], known: Collection[str]) -> str:
    """Link other headings of the index."""
    return "; ".join(
        link(heading, f"#{_entry_id(heading)}") if heading in known else escape(heading)
        for heading in headings
    )


def _entry_id(heading: str) -> str:
    return "i-" + slug(heading, words=12)


def locators(some: Sequence[Locator], places: Places, page: str) -> Md:
    """Write locators by document, paragraphs that follow each other as a range."""
    by_document: dict[str, list[Locator]] = {}
    for locator in some:
        by_document.setdefault(locator.passage.document, []).append(locator)
    texts = []
    for name, theirs in by_document.items():
        theirs.sort(key=lambda locator: _number(locator, places))
        runs = [_run(run, places, page) for run in _runs(theirs, places)]
        texts.append(f"{places.short[name]} ¶ {', '.join(runs)}")
    return Md("; ".join(texts))


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


def folder_lists(corpus: Corpus, places: Places) -> Iterator[Page]:
    """Write the list of each folder of records, and that of the documents."""
    letters = alphabet(corpus.order)
    times: dict[str, int] = {}
    for naming in corpus.namings:
        times[naming.record] = times.get(naming.record, 0) + 1
    for path, (title, kinds, about) in LISTS.items():
        groups = []
        for kind in kinds:
            records = [r for r in places.records.values() if r.kind == kind and not is_nobody(r)]
            rows = tuple(
                _row(record, times.get(key(record), 0), places, path)
                for record in sorted(records, key=lambda r: (sort_key(heading(r), letters), r.id))
            )
            groups.append(Group(FOLDERS[kind] if len(kinds) > 1 else "", rows))
        yield _list(path, title, about, groups)
    yield _document_list(corpus, places)


def _row(record: Record, times: int, places: Places, path: str) -> Md:
    linked = link(heading(record), places.to_record(key(record), path))
    note = f": {escape(record.note.rstrip('.'))}" if record.note else ""
    named = f" ({count(times, 'mention')})" if times else ""
    return Md(f"{linked}{note}{named}")


def _list(path: str, title: str, about: str, groups: Iterable[Group]) -> Page:
    some = [group for group in groups if group.rows]
    return draft(path, "folder.md.j2", {}, title=title, about=about, groups=some)


def _document_list(corpus: Corpus, places: Places) -> Page:
    path = "documents/index.md"
    newest = sorted(corpus.documents, key=lambda d: (str(d.date or ""), d.id), reverse=True)
    groups = [
        Group(year, tuple(document_row(d, places, path) for d in some))
        for year, some in groupby(newest, key=lambda d: str(d.date.year) if d.date else "Undated")
    ]
    return _list(path, "Documents", "Every document, newest first.", groups)


def document_row(document: Document, places: Places, path: str) -> Md:
    """Write a document in a list: title, date, kind, and how much it holds."""
    linked = link(document.title, places.to_document(document.id, path))
    holds = [KINDS[document.kind].lower()]
    if document.turns:
        holds.append(count(len(document.turns), "turn"))
    if document.quotes:
        holds.append(count(len(document.quotes), "quotation"))
    date = f", {day(document.date)}" if document.date else ""
    return Md(f"{linked}{date}: {', '.join(holds)}")


def chronology(corpus: Corpus, places: Places) -> Page:
    """Write the dates that the texts speak of, and the documents, oldest first."""
    rows = [
        (d.date.isoformat(), "", day(d.date), _document(d, places))
        for d in corpus.documents
        if d.date
    ]
    rows += [
        (p.start.isoformat(), p.end.isoformat(), p.shown, _dated(p, places))
        for p in corpus.chronology
    ]
    rows.sort()
    groups = [
        Group(year, tuple(_by_day(some)))
        for year, some in groupby(rows, key=lambda row: row[0][:4])
    ]
    about = (
        "The documents by date, and the dates that they speak of. A date that the words do not "
        "give in full is worked out from the document’s own, and says how."
    )
    return _list(CHRONOLOGY, "Chronology", about, groups)


def _by_day(rows: Iterable[tuple[str, str, str, Md]]) -> Iterator[Md]:
    """Write each date once, with all that is said of it below."""
    for shown, some in groupby(rows, key=lambda row: row[2]):
        below = (f"    - {row}" for *_, row in some)
        yield Md("\n".join([f"- **{escape(shown)}**", *below]).removeprefix("- "))


def _document(document: Document, places: Places) -> Md:
    linked = link(document.title, places.to_document(document.id, CHRONOLOGY))
    return Md(f"{KINDS[document.kind]}: {linked}")


def _dated(dated: DatedPassage, places: Places) -> Md:
    words = excerpt(places.words(dated.passage, length=150), length=160)
    linked = link(f"“{words}”", places.to_passage(dated.passage, CHRONOLOGY))
    basis = f" ({escape(dated.basis.rstrip('.'))})" if dated.basis else ""
    return Md(f"{linked}{basis}")
