"""Stage 5: records, the words that name them, index entries and the chronology."""

from generator.index.candidates import discover
from generator.index.chronology import chronicle
from generator.index.entries import index
from generator.index.namings import name_records

__all__ = ["chronicle", "discover", "index", "name_records"]
