"""Seeds to documents, each by itself: in several processes at once, or found again in the cache."""

import json
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial

from generator.attribute import attribute
from generator.attribute.people import People
from generator.clean import clean, notice
from generator.corpus import Record
from generator.incremental.cache import Cache, key
from generator.incremental.packing import pack, unpack
from generator.incremental.processes import made_to_stay, shared
from generator.model import Document, Seed
from generator.settings import Settings
from generator.structure import structure

ENOUGH = 1_000_000
"""Code points that are worth a process of their own: about a second's work."""
PORTION = 100_000
"""Code points, at least, that a process is given at once."""
_KIND = "documents"
"""Of the cache's entries: what was asked of the records and answered, a line, then the document."""


@made_to_stay()
def read_documents(
    seeds: Sequence[Seed], records: Sequence[Record], settings: Settings
) -> list[Document]:
    """Read each seed to a document, in their order; one that was read before is found again.

    `records` are those that editors keep. The documents are the same for any number of processes,
    with the cache and without.
    """
    people, store = People.of(records), settings.cache
    names = [_name(seed) for seed in seeds] if store.keeps else []
    known = {n: d for n, name in enumerate(names) if (d := _found(seeds[n], name, people, store))}
    fresh = [seed for n, seed in enumerate(seeds) if n not in known]
    documents = []
    with closing(_made(fresh, people, settings)) as made:
        for n, seed in enumerate(settings.progress(seeds, "seeds read")):
            if n not in known:
                entry, document = next(made)
                known[n] = document or _unpacked(entry, seed)
                if names:
                    store.put(_KIND, names[n], entry)
            documents.append(known.pop(n))
    return documents


def read_document(seed: Seed, people: People | None = None) -> Document:
    """Take one seed through the stages that need no other document; without records, by itself."""
    kept = seed.sidecar.keep
    document, mended = structure(seed, clean(seed.text, kept))
    document = attribute(document, mended, people)
    noticed = notice(document, clean(seed.text) if kept else None)
    return replace(document, findings=(*noticed, *document.findings))


def _name(seed: Seed) -> str:
    """Name all that reading a seed depends on, the records apart."""
    about = (seed.path, seed.encoding, seed.encoding_basis, repr(seed.sidecar), repr(seed.remarks))
    return key(seed.text, *about)


def _entry(document: Document, people: People) -> bytes:
    """Write a document, and what was asked for it: with other answers it is read anew."""
    asked = [*people.asked]
    return json.dumps([asked, key(people.answers(asked))]).encode() + b"\n" + pack(document)


def _found(seed: Seed, name: str, people: People, store: Cache) -> Document | None:
    entry = store.get(_KIND, name)
    if entry is None:
        return None
    try:
        asked, answers = json.loads(entry.partition(b"\n")[0])
        if key(people.answers([(by, words) for by, words in asked])) != answers:
            return None
        return _unpacked(entry, seed)
    except (ValueError, TypeError, LookupError, RecursionError):  # nothing that we wrote
        return None


def _unpacked(entry: bytes, seed: Seed) -> Document:
    return unpack(entry.partition(b"\n")[2], seed)


def _made(
    seeds: Sequence[Seed], people: People, settings: Settings
) -> Generator[tuple[bytes, Document | None]]:
    """Read seeds in their order: each as an entry, or as a document, or both if both are made."""
    processes = min(settings.jobs, sum(len(seed.text) for seed in seeds) // ENOUGH)
    if processes > 1:
        read = partial(_read_portion, people)
        for entries in shared(read, _portions(seeds), processes):
            for entry in entries:
                yield entry, None
        return
    for seed in seeds:
        asked = people.unasked()
        document = _read(seed, asked)
        yield _entry(document, asked) if settings.cache.keeps else b"", document


def _read(seed: Seed, people: People) -> Document:
    try:
        return read_document(seed, people)
    except Exception as error:
        error.add_note(f"This happened in {seed.path}.")
        raise


def _portions(seeds: Sequence[Seed]) -> Iterator[list[Seed]]:
    """Give the seeds in order, so many together that handing them over costs little."""
    portion: list[Seed] = []
    for seed in seeds:
        portion.append(seed)
        if sum(len(s.text) for s in portion) >= PORTION:
            yield portion
            portion = []
    yield portion


def _read_portion(people: People, seeds: Sequence[Seed]) -> list[bytes]:
    entries = []
    for seed in seeds:
        asked = people.unasked()
        entries.append(_entry(_read(seed, asked), asked))
    return entries
