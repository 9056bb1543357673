"""The whole run: read, understand each document, gather, then write."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.attribute import attribute
from generator.clean import clean
from generator.errors import GeneratorError
from generator.identity import unique_slugs
from generator.index import chronicle, discover, index, name_records
from generator.model import Corpus, Document, Record, Seed
from generator.people import unify
from generator.records import read_records
from generator.refer import refer
from generator.seeds import read_seeds
from generator.structure import structure


@dataclass(frozen=True, slots=True)
class Understood:
    """What a publication's folder says, with what in it could not be read."""

    corpus: Corpus
    errors: tuple[GeneratorError, ...]


def understand(root: Path) -> Understood:
    """Read a publication and give all that is known of it; writes nothing."""
    seeds, errors = read_seeds(root)
    records, wrong = read_records(root / "docs")
    documents = with_unique_ids([read_document(seed, records) for seed in seeds])
    return Understood(gather(documents, records), (*errors, *wrong))


def read_document(seed: Seed, people: Sequence[Record]) -> Document:
    """Take one seed through the stages that need no other document."""
    document, mended = structure(seed, clean(seed.text))
    return attribute(document, mended, people)


def with_unique_ids(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Part documents whose titles and dates are alike."""
    ids = unique_slugs([d.id for d in documents], [d.source.path for d in documents])
    return tuple(replace(d, id=name) for d, name in zip(documents, ids, strict=True))


def gather(documents: tuple[Document, ...], kept: Sequence[Record]) -> Corpus:
    """Say what only all documents together can say."""
    documents, people = unify(documents, kept)
    records = discover(documents, people)
    namings = name_records(documents, records)
    references = refer(documents, records, namings)
    entries = index(documents, records, namings, references)
    return Corpus(documents, records, namings, references, entries, chronicle(documents))
