"""Rows of one kind, kept in the cache under names, on several shelves.

A shelf is one entry of the cache. Whoever needs few of the rows reads few of the shelves, and a row
that is new or gone has one of them written anew, not all.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping

from generator.incremental.cache import Cache, key

FIRST = ""
"""The name, and the shelf, of what is kept of all rows together."""
SIGNS = (FIRST, *"0123456789abcdef")
"""A name is a hash in hexadecimal, or `FIRST`: its first sign is its shelf."""


def kept(cache: Cache, kind: str, signs: Collection[str] = SIGNS) -> dict[str, bytes]:
    """Give the rows that earlier runs kept on some shelves, by name; the others stay."""
    found: dict[str, bytes] = {}
    for sign in SIGNS:
        if sign in signs:
            found |= taken_apart(cache.get(kind, key(kind, sign)) or b"")
        else:
            cache.spare(kind, key(kind, sign))
    return found


def keep(
    cache: Cache, kind: str, rows: Mapping[str, bytes], before: Mapping[str, bytes] | None = None
) -> None:
    """Keep rows, and no others on their shelves: those of `before`, or all where that is None.

    `before` are all the rows that stand there now. The first shelf is written first, or where
    nothing is known of the others it is emptied first and written last: a run that is killed
    leaves no old row beside it but of `before`.
    """
    if before is None:
        cache.put(kind, key(kind, FIRST), b"")
        other = SIGNS[::-1]
    else:
        other = tuple(sorted(shelves(_differing(rows, before))))
    new = _by_shelf(rows, other)
    for sign in other:
        cache.put(kind, key(kind, sign), put_together(new[sign]))


def _differing(one: Mapping[str, bytes], two: Mapping[str, bytes]) -> Iterator[str]:
    """Give the names of rows that are not the same in both."""
    yield from one.keys() ^ two.keys()
    for name, row in one.items():
        other = two.get(name)
        if row is not other and row != other:
            yield name


def shelves(names: Iterable[str]) -> set[str]:
    """Give the shelves on which rows of these names stand."""
    return {name[:1] for name in names}


def _by_shelf(rows: Mapping[str, bytes], signs: Collection[str]) -> dict[str, dict[str, bytes]]:
    """Give the rows that stand on some shelves."""
    found: dict[str, dict[str, bytes]] = {sign: {} for sign in signs}
    for name, row in rows.items():
        if (sign := name[:1]) in found:
            found[sign][name] = row
    return found


def put_together(rows: Mapping[str, bytes]) -> bytes:
    """Write the rows of one shelf."""
    table = json.dumps([[name, len(row)] for name, row in rows.items()])
    return b"".join((table.encode(), b"\n", *rows.values()))


def taken_apart(raw: bytes) -> dict[str, bytes]:
    """Undo `put_together`; nothing where the bytes are none of its.

    >>> taken_apart(put_together({"a": b"1", "b": b""})), taken_apart(b"somebody else's")
    ({'a': b'1', 'b': b''}, {})
    """
    table, _, rows = raw.partition(b"\n")
    try:
        sizes = [(str(name), int(size)) for name, size in json.loads(table)]
    except (ValueError, TypeError):
        return {}
    if sum(size for _, size in sizes) != len(rows) or min((s for _, s in sizes), default=0) < 0:
        return {}
    found, start = {}, 0
    for name, size in sizes:
        found[name] = rows[start : start + size]
        start += size
    return found
