"""The dates that passages speak of."""

from collections.abc import Sequence

from generator.model import DatedPassage, Document


def chronicle(documents: Sequence[Document]) -> tuple[DatedPassage, ...]:
    """Find the dates that passages speak of, sorted by day and place."""
    del documents
    return ()
