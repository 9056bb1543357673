"""The rules of structure, compiled: one pattern a table of rules/structure.toml."""

import re
from functools import cache

from generator.rulebook import rules


@cache
def pattern(table: str, name: str | None = None) -> re.Pattern[str]:
    """Join the patterns of a table, or of one rule in it, case ignored.

    >>> bool(pattern("note").fullmatch("(Laughter.)"))
    True
    """
    entries = rules("structure")[table]
    chosen = [entries[name]] if name else list(entries.values())
    parts = [f"(?:{p})" for entry in chosen for p in entry["match"]]
    return re.compile("|".join(parts), re.VERBOSE | re.IGNORECASE)


def kind_words() -> tuple[str, ...]:
    """Names of the kinds that a title can say, in the order they are tried.

    >>> kind_words()
    ('interview', 'transcript', 'speech', 'statement')
    """
    return tuple(rules("structure")["kind"])
