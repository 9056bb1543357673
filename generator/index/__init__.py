"""Stage 5: records, the words that name them, index entries and the chronology."""

from generator.index.candidates import discover
from generator.index.chronology import chronicle
from generator.index.entries import index
from generator.index.labels import language_of
from generator.index.namings import name_records
from generator.index.rulings import obeyed, with_idle_rulings, with_ruled

__all__ = [
    "chronicle",
    "discover",
    "index",
    "language_of",
    "name_records",
    "obeyed",
    "with_idle_rulings",
    "with_ruled",
]
