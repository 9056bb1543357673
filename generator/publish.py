"""From what is known to docs/: every page made, merged, annotated, proved, then written at once."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from generator.build import Understood, understand
from generator.checks.laws import unaccounted
from generator.checks.proof import misreadings, read, thickets
from generator.clean import ABOUT_RULES
from generator.corpus import Corpus, Naming
from generator.editing.homes import moved_page, retired_page
from generator.editing.lines import is_phrase
from generator.editing.merge import Conflict, Merged, merge
from generator.editing.notes import Note, annotate, found_again, refused, reworded
from generator.editing.page import Page, parse, write
from generator.editing.set_aside import without_rows
from generator.errors import GeneratorError, LawError
from generator.model import Document
from generator.pages.document import document_page
from generator.pages.footnotes import asked_notes, footnotes
from generator.pages.front import about_page, errata_page, findings_page, home_page, search_page
from generator.pages.general_index import general_index
from generator.pages.indexes import chronology, folder_lists
from generator.pages.near import near_links_page
from generator.pages.phrases import phrase_pages
from generator.pages.places import Places
from generator.pages.records import record_page
from generator.pages.sources import source_page
from generator.publication import Publication, read_publication
from generator.records.authorities import FOLDERS
from generator.records.worth import worth_a_page
from generator.settings import Settings
from generator.tree import Docs, write_docs


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run makes of docs/, before anything is written."""

    understood: Understood
    after: Docs
    conflicts: tuple[Conflict, ...]
    errors: tuple[GeneratorError, ...]

    @property
    def changed(self) -> tuple[str, ...]:
        """Pages that differ from docs/ as found, sorted."""
        before = self.understood.found.pages
        names = {*before, *self.after.pages}
        return tuple(sorted(n for n in names if before.get(n) != self.after.pages.get(n)))


def plan(root: Path, settings: Settings | None = None, *, prove_all: bool = False) -> Outcome:
    """Work out all of docs/ as it should be; writes nothing.

    Pages that are as found were proved when they were written; `prove_all` proves them again.
    """
    publication = read_publication(root)
    understood = understand(root, publication, settings)
    corpus = understood.corpus
    touched = tuple(_touched_records(understood.docs))
    records = worth_a_page(corpus, understood.generated, touched)
    places = Places.of(corpus.documents, records, understood.homes.by_id(corpus.documents))
    documents = {
        understood.homes.paths[document.source.path]: (document, generated)
        for document, generated in zip(corpus.documents, understood.generated, strict=True)
    }
    pages: dict[str, str] = {}
    bases: dict[str, str] = {}
    conflicts: list[Conflict] = []
    errors = list(understood.errors)
    held = set(understood.broken)
    # The page of findings is made last: by then the list that it is given holds every conflict.
    last = (_findings(findings_page(corpus, places, conflicts), understood.docs) for _ in (None,))
    for settled in chain(_settled(understood, publication, places), last):
        path = settled.page.path
        conflicts += settled.conflicts
        if path in held:
            continue
        text = _as_found(understood.docs.pages.get(path), settled.page)
        same = understood.found.pages.get(path) == text
        faults = () if same and not prove_all else tuple(_faults(text, settled, documents))
        errors += faults
        if faults:
            held.add(path)
        else:
            pages[path] = text
            bases[path] = write(settled.base)
    after = _with_the_rest(understood.docs, held, Docs(pages, bases))
    return Outcome(understood, after, tuple(conflicts), tuple(errors))


def generate(root: Path, settings: Settings | None = None) -> Outcome:
    """Make docs/ follow seeds/ and the editors."""
    outcome = plan(root, settings)
    write_docs(root, outcome.understood.found, outcome.after)
    return outcome


def _settled(understood: Understood, publication: Publication, places: Places) -> Iterator[Merged]:
    """Give every page as it should stand, merged and annotated."""
    corpus, docs = understood.corpus, understood.docs
    notes, asked = footnotes(corpus, places), asked_notes(corpus, places)
    for generated, document in zip(understood.generated, corpus.documents, strict=True):
        path = understood.homes.paths[document.source.path]
        merged = understood.merged.get(path) or _first(document_page(generated, places))
        base = docs.bases.get(understood.homes.bases.get(document.source.path, path))
        signs = dict.fromkeys(understood.asks.get(document.id, ()), "")
        signs |= {note.name: note.text for note in asked.get(document.id, ())}
        yield _annotated(merged, notes[document.id], signs, docs.pages.get(path), base)
        yield _merged(source_page(document, generated, places, ABOUT_RULES), docs)
    for path in understood.homes.retired:
        yield _merged(retired_page(path, docs), docs)
    joined = {f"{old}.md": f"{new}.md" for old, new in understood.joined.items()}
    for path, target in {**understood.homes.moved(), **joined}.items():
        if path not in docs.pages:
            yield _first(moved_page(path, target))
    for page in _gathered(corpus, publication, places):
        merged = _merged(page, docs)
        yield _with_front_of_hand(merged, docs) if is_record(page.path) else merged


def _gathered(corpus: Corpus, publication: Publication, places: Places) -> Iterator[Page]:
    """Make the pages that speak of all documents."""
    named: dict[str, list[Naming]] = {}
    for naming in corpus.namings:
        named.setdefault(naming.record, []).append(naming)
    for name, record in places.records.items():
        yield record_page(record, corpus, places, named.get(name, ()))
    yield from phrase_pages(corpus, places)
    yield from general_index(corpus, places)
    yield from folder_lists(corpus, places)
    yield chronology(corpus, places)
    yield near_links_page(corpus, places)
    yield home_page(corpus, places, publication.name, publication.about)
    yield about_page(corpus, ABOUT_RULES)
    yield search_page()
    yield errata_page()


def _first(page: Page) -> Merged:
    """Give a page that docs/ does not have yet."""
    return Merged(page, page)


def _merged(new: Page, docs: Docs) -> Merged:
    mine = parse(new.path, docs.pages[new.path]) if new.path in docs.pages else None
    base = parse(new.path, docs.bases[new.path]) if new.path in docs.bases else None
    return merge(base, mine, new)


def _findings(new: Page, docs: Docs) -> Merged:
    """Merge the page of findings; its rows were heeded already, and are made anew."""
    if new.path not in docs.pages or new.path not in docs.bases:
        return _merged(new, docs)
    mine, base = (parse(new.path, pages[new.path]) for pages in (docs.pages, docs.bases))
    return merge(without_rows(base, base), without_rows(mine, base), new)


def _with_front_of_hand(merged: Merged, docs: Docs) -> Merged:
    """Leave a record's front matter to its editor: the generator only reads it once it is kept.

    What it made of a candidate before the edit is remembered, so that the edit is seen as one.
    """
    path = merged.page.path
    if path not in docs.pages:
        return merged
    mine = parse(path, docs.pages[path])
    base = parse(path, docs.bases[path]) if path in docs.bases else None
    if base and base.front == mine.front and mine.value("status") == "candidate":
        return merged
    accepted = mine.value("status") in (None, "accepted")
    front = mine.front if accepted or base is None else base.front
    conflicts = tuple(c for c in merged.conflicts if not c.key.endswith(":"))
    return Merged(
        replace(merged.page, front=mine.front),
        replace(merged.base, front=front),
        conflicts,
        merged.edited,
    )


def _annotated(
    merged: Merged,
    notes: tuple[Note, ...],
    signs: Mapping[str, str],
    found: str | None,
    made: str | None,
) -> Merged:
    """Add the footnotes, but none that an editor took away, and in the editor's words if mended.

    `signs` are those that an editor asked for, with their words.
    """
    path = merged.page.path
    mine = parse(path, found) if found is not None else None
    base = parse(path, made) if made is not None else None
    gone = refused(base, mine)
    own = {name: part for name, part in reworded(base, mine).items() if name not in gone}
    lost = own.keys() - {note.name for note in notes}
    kept = [note for name in sorted(lost) if mine and (note := found_again(mine, name))]
    kept += [n for name in sorted(signs) if mine and (n := found_again(mine, name, signs[name]))]
    page = annotate(merged.page, [*(n for n in notes if n.name not in gone), *kept])
    page = replace(page, parts=tuple(own.get(part.key[1:], part) for part in page.parts))
    was = [base.notes[name] for name in sorted(lost)] if base else []
    new_base = annotate(merged.base, notes)
    return replace(
        merged,
        page=page,
        base=replace(new_base, parts=(*new_base.parts, *was)),
        conflicts=(
            *merged.conflicts,
            *(Conflict(path, part.key, part.text, own[part.key[1:]].text, "") for part in was),
        ),
    )


def _as_found(found: str | None, page: Page) -> str:
    """Write a page; one that says the same as the file keeps the file's bytes."""
    if found is None:
        return write(page)
    if parse(page.path, found) == page:
        return found
    text = write(page)
    return text.replace("\n", "\r\n") if "\r\n" in found else text


def _faults(
    text: str, settled: Merged, documents: Mapping[str, tuple[Document, Document]]
) -> Iterator[GeneratorError]:
    """Prove a page that changed; one that breaks a law is not written."""
    path = settled.page.path
    if thicket := next(thickets(text), ""):
        yield LawError(thicket, "Part it in the seed, or take the seed away.", f"docs/{path}")
        return
    remedy = "The page was not written; please report this with the seed."
    reading = read(text.replace("\r\n", "\n"))
    if path in documents:
        document, generated = documents[path]
        untouched = {block.id for block in generated.blocks}.difference(settled.edited)
        for start, end in unaccounted(generated):
            lost = generated.source.text[start:end][:80]
            yield LawError(
                f"{lost!r} of the source is accounted for nowhere", remedy, f"docs/{path}"
            )
        for fault in misreadings(document, reading, untouched):
            yield LawError(fault, remedy, f"docs/{path}")
    if not settled.edited:
        for tag in reading.strange:
            yield LawError(f"seed text became markup: {tag}", remedy, f"docs/{path}")


def _stays(path: str, text: str) -> bool:
    """Whether a page outlives what it was made from: a record that is kept, a moved address."""
    page = parse(path, text)
    return bool(page.value("moved")) or (is_record(path) and page.value("status") != "candidate")


def _touched_records(docs: Docs) -> Iterator[str]:
    """Name the records whose pages are not as generated."""
    for path, text in docs.pages.items():
        if is_record(path) and docs.bases.get(path) != text:
            yield path.removesuffix(".md")


def is_record(path: str) -> bool:
    """Whether a page is that of a record."""
    folder, _, name = path.partition("/")
    return folder in FOLDERS and name != "index.md"


def _with_the_rest(docs: Docs, held: Collection[str], made: Docs) -> Docs:
    """Keep what editors wrote beside the pages made, and those held back; the others go."""
    kept = {
        path: text
        for path, text in docs.pages.items()
        if path not in made.pages
        and (path in held or docs.bases.get(path) != text or _stays(path, text))
    }
    remembered = {
        path: text
        for path, text in docs.bases.items()
        if path in kept or (path not in docs.pages and (is_record(path) or is_phrase(path)))
    }
    return Docs({**kept, **made.pages}, {**remembered, **made.bases})
