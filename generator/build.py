"""The whole run: read, understand each document, bring in what editors changed, gather."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.checks.soundness import unsound
from generator.clean import notice_again
from generator.corpus import Concept, Corpus, DatedPassage, Entry, Record
from generator.documents import read_documents
from generator.editing.branches import settle
from generator.editing.continuity import keep_ids
from generator.editing.decisions import Change, Decisions, asked, heard, heed, located, offered
from generator.editing.homes import Homes, find_homes
from generator.editing.lines import heed_phrases, known_phrases
from generator.editing.merge import Merged, merge
from generator.editing.notes import without_calls
from generator.editing.page import Page, parse
from generator.editing.readback import read_back, with_anchors
from generator.editing.set_aside import set_aside, with_settled
from generator.errors import GeneratorError
from generator.identity import unique_slugs
from generator.incremental.sharing import ALONE, Work
from generator.index import (
    chronicle,
    discover,
    index,
    name_records,
    obeyed,
    with_idle_rulings,
    with_ruled,
)
from generator.intake.seeds import read_seeds
from generator.model import Document
from generator.pages.document import document_page
from generator.pages.places import Places
from generator.publication import Publication, read_publication
from generator.records.authorities import authorities, rejoin, with_speakers
from generator.records.people import unify
from generator.records.reading import read_records
from generator.records.thesaurus import read_thesaurus
from generator.refer import MIN_CONFIDENCE, referring
from generator.refer.wording.copies import mark_copies
from generator.settings import Settings
from generator.tree import Docs, read_docs


@dataclass(frozen=True, slots=True)
class Understood:
    """What a publication's folder says, with what in it could not be read."""

    corpus: Corpus
    """With the words as editors corrected them."""
    generated: tuple[Document, ...]
    """The same documents before anybody's hand, in the same order."""
    found: Docs
    """docs/ as it was."""
    docs: Docs
    """The same, where git left a merge open with both sides followed."""
    joined: Mapping[str, str]
    """Records that an editor made part of another: "people/a" to "people/b"."""
    merged: Mapping[str, Merged]
    """The page of each document by its path, footnotes apart, where docs/ has one already."""
    homes: Homes
    asks: Mapping[str, Collection[str]]
    """Names of the near links that an editor made footnotes, by document."""
    errors: tuple[GeneratorError, ...] = ()
    broken: frozenset[str] = field(default_factory=frozenset)
    """Pages that a hand left unreadable; they are not touched."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What editors bring along, apart from the texts."""

    records: Sequence[Record]
    concepts: Sequence[Concept] = ()
    """Of a thesaurus."""
    order: str = ""
    """The language whose letters sort the indexes."""


def understand(
    root: Path, publication: Publication | None = None, settings: Settings | None = None
) -> Understood:
    """Read a publication and give all that is known of it; writes nothing but the cache."""
    publication, settings = publication or read_publication(root), settings or Settings()
    seeds, errors = read_seeds(root, settings.cache)
    found = read_docs(root)
    docs = settle(found)
    faults = unsound(docs)
    records, wrong = read_records(docs.pages)
    concepts, misread = read_thesaurus(root, settings.cache)
    decided = authorities(records, docs)
    kept, joined = decided.records, decided.joined
    read = with_unique_ids(read_documents(seeds, kept, settings))
    generated, records = unify(read, kept)
    homes = find_homes(generated, docs)
    generated = tuple(with_old_ids(homes.settled(d), homes, docs) for d in generated)
    known = with_speakers(generated, records)  # as `gather` does: the pages link the same people
    places = Places.of(generated, known, homes.by_id(generated))
    broken = frozenset(fault.path.removeprefix("docs/") for fault in faults if fault.path)
    merged = {}
    corrected = []
    signs = offered(docs)
    changes: list[Change] = []
    asks: dict[str, frozenset[str]] = {}
    for document in generated:
        path = homes.paths[document.source.path]
        if path in docs.pages and path not in broken:
            base, mine = _last_made(document, homes, docs), parse(path, docs.pages[path])
            asks[document.id] = asked(base, mine, signs)
            merged[path] = merge_document(document, places, base, mine, asks[document.id])
            changes += heard(document.id, base, mine)
            corrected.append(rejoin(_corrected(document, merged[path]), joined))
        else:
            corrected.append(document)
    settled = set_aside(docs)
    work = Work(settings.jobs, settings.cache)
    documents = tuple(with_settled(d, settled) for d in mark_copies(corrected, work=work))
    decisions = Decisions(
        dict(located(changes, {homes.paths[d.source.path]: d for d in documents})),
        frozenset((document, name) for document, names in asks.items() for name in names),
        known_phrases(docs),
    )
    least = publication.least(settings.min_confidence)
    corpus = gather(
        documents, Kept(records, concepts, publication.order), decisions, least, work=work
    )
    settings.cache.sweep()
    noticed = with_idle_rulings(corpus.documents, corpus.records, corpus.namings)
    return Understood(
        replace(corpus, documents=tuple(with_settled(d, settled) for d in noticed)),
        generated,
        found,
        docs,
        joined,
        merged,
        homes,
        asks,
        (*errors, *wrong, *misread, *faults),
        broken,
    )


def with_unique_ids(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Part documents whose titles and dates are alike."""
    ids = unique_slugs([d.id for d in documents], [d.source.path for d in documents])
    return tuple(replace(d, id=name) for d, name in zip(documents, ids, strict=True))


def with_old_ids(document: Document, homes: Homes, docs: Docs) -> Document:
    """Give blocks the ids that they were published under."""
    path = homes.bases.get(document.source.path)
    return keep_ids(document, parse(path, docs.bases[path])) if path else document


def _corrected(document: Document, merged: Merged) -> Document:
    return notice_again(read_back(document, merged.page, merged.edited))


def _last_made(document: Document, homes: Homes, docs: Docs) -> Page | None:
    path = homes.bases.get(document.source.path)
    return parse(path, docs.bases[path]) if path else None


def merge_document(
    document: Document, places: Places, base: Page | None, mine: Page, asks: Collection[str]
) -> Merged:
    """Bring a document's page, footnotes apart, together with what stands in docs/."""
    made = set(base.notes) if base else set()
    stripped = without_calls(base, made) if base else None
    merged = merge(stripped, without_calls(mine, {*made, *asks}), document_page(document, places))
    return replace(merged, page=with_anchors(merged.page))


def gather(
    documents: tuple[Document, ...],
    kept: Kept,
    decisions: Decisions,
    min_confidence: float = MIN_CONFIDENCE,
    *,
    work: Work = ALONE,
) -> Corpus:
    """Say what only all documents together can say."""
    with referring(documents, work) as begun:
        known = with_speakers(documents, kept.records)
        found = discover(documents, known, kept.concepts, work=work)
        records = with_ruled(documents, found)
        namings = obeyed(name_records(documents, found, work=work), documents, records)
        # A copy adds no places to the indexes, unless an editor rules on its page what they say.
        indexed = [d for d in documents if d.rulings or not d.copy_of]

        def indexes() -> tuple[tuple[Entry, ...], tuple[DatedPassage, ...]]:
            entries = index(indexed, records, namings.of(indexed), kept.order)
            return entries, chronicle(indexed, work=work)

        made = indexes() if begun.apart else None
        referred = heed_phrases(begun.rest(found, min_confidence), decisions.phrases)
        entries, dated = made or indexes()
    heeded = heed(referred, decisions)
    return Corpus(
        documents,
        records,
        namings,
        heeded.references,
        heeded.near,
        heeded.asked,
        heeded.overruled,
        entries,
        dated,
        referred.phrases,
        kept.order,
    )
