"""Stage 4: what ties passages together, over all documents."""

from collections.abc import Sequence

from generator.model import Document, Naming, Record, Reference


def refer(
    documents: Sequence[Document], records: Sequence[Record], namings: Sequence[Naming]
) -> tuple[Reference, ...]:
    """Find the references, each from the later passage to the earlier, sorted by place."""
    del documents, records, namings
    return ()
