"""The pages that lead to everything: a list for each folder, and the chronology."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from generator.corpus import Corpus, DatedPassage, Record, RecordKind
from generator.editing.page import Page
from generator.index.alphabets import Alphabet, alphabet
from generator.index.called import is_nobody
from generator.index.headings import heading, letter, sort_key
from generator.model import Document
from generator.pages.fill import draft
from generator.pages.letters import letter_id
from generator.pages.markdown import Md, escape, link
from generator.pages.places import Places, key
from generator.pages.records import Group
from generator.pages.wording import FOLDERS, KINDS, OTHERS, count, day, excerpt, short_day

CHRONOLOGY = "chronology.md"
_LONG = 50
"""Lines from which a list is parted by letters."""
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


def folder_lists(corpus: Corpus, places: Places) -> Iterator[Page]:
    """Write the list of each folder of records, and that of the documents."""
    letters = alphabet(corpus.order)
    times: dict[str, int] = {}
    for naming in corpus.namings:
        times[naming.record] = times.get(naming.record, 0) + 1
    for path, (title, kinds, about) in LISTS.items():
        groups = []
        for kind in kinds:
            some = (r for r in places.records.values() if r.kind == kind and not is_nobody(r))
            apart = (r for r in some if not _is_same(r, places))
            records = sorted(apart, key=lambda r: (sort_key(heading(r), letters), r.id))
            for name, theirs in _parted(records, letters, apart=len(kinds) == 1):
                rows = (_row(r, times.get(key(r), 0), places, path) for r in theirs)
                anchor = letter_id(name) if name else ""
                groups.append(Group(name or FOLDERS[kind], tuple(rows), anchor))
        if len(groups) == 1:
            groups = [Group("", groups[0].rows)]
        yield list_page(path, title, about, groups)
    yield _document_list(corpus, places)


def _is_same(record: Record, places: Places) -> bool:
    """Whether a record is part of another under one heading: a list needs one line for both."""
    main = places.joined.get(key(record))
    return main is not None and heading(places.records[main]) == heading(record)


def _parted(
    records: Sequence[Record], letters: Alphabet, *, apart: bool
) -> Iterator[tuple[str, Sequence[Record]]]:
    """Part a long list by letters; "" for a list that is whole."""
    if not apart or len(records) < _LONG:
        yield "", records
        return
    for name, some in groupby(records, key=lambda r: letter(heading(r), letters) or OTHERS):
        yield name, tuple(some)


def _row(record: Record, times: int, places: Places, path: str) -> Md:
    linked = link(heading(record), places.to_record(key(record), path))
    note = f": {escape(record.note.rstrip('.'))}" if record.note else ""
    named = f" ({count(times, 'mention')})" if times else ""
    if main := places.joined.get(key(record)):
        named += f", *see* {link(heading(places.records[main]), places.to_record(main, path))}"
    return Md(f"{linked}{note}{named}")


def list_page(path: str, title: str, about: str, groups: Iterable[Group]) -> Page:
    """Write a list of several groups; the letters that head some stand above, to jump to."""
    some = [group for group in groups if group.rows]
    row = Md(" · ".join(link(group.title, f"#{group.id}") for group in some if group.id))
    return draft(path, "folder.md.j2", {}, title=title, about=about, letters=row, groups=some)


def _document_list(corpus: Corpus, places: Places) -> Page:
    path = "documents/index.md"
    newest = sorted((d for d in corpus.documents if d.date), key=_day_and_name, reverse=True)
    undated = sorted((d for d in corpus.documents if not d.date), key=_day_and_name)
    groups = [
        Group(year, tuple(_listed(d, places, path) for d in some))
        for year, some in groupby(
            [*newest, *undated], key=lambda d: str(d.date.year) if d.date else "Undated"
        )
    ]
    return list_page(path, "Documents", "Every document, newest first.", groups)


def _day_and_name(document: Document) -> tuple[str, str]:
    return str(document.date or ""), document.id


def _listed(document: Document, places: Places, path: str) -> Md:
    """Write a document with what locators call it, where that is more than its day."""
    row, short = document_row(document, places, path), places.short[document.id]
    return row if short == short_day(document.date) else Md(f"{row}. In the index: *{short}*")


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
    return list_page(CHRONOLOGY, "Chronology", about, groups)


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
