"""Pagefind's index brought to the same bytes whenever it holds the same.

Pagefind writes the values of a facet in the order of a hash table, another at each run; the name of
the file, a hash of its bytes, and all that names it change with them. Here the values are sorted
and the names made anew. Its files are CBOR, compressed, after a mark; of CBOR they use whole
numbers, texts and arrays.
"""

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

_MARK = b"pagefind_dcd"
_TEXT, _ARRAY = 3, 4
_LONG = 24
"""From here on a CBOR length stands in the 1, 2, 4 or 8 bytes that follow."""
_FILTERS, _SORTS = 3, 4
"""Where a metadata file holds the names of the facets' files, and the orders to sort by."""


def settle(folder: Path) -> None:
    """Rewrite the facets and what names them; the rest is the same at each run already."""
    listed = folder / "pagefind-entry.json"
    entry = json.loads(listed.read_text("utf-8"))
    for language in entry["languages"].values():
        old = folder / f"pagefind.{language['hash']}.pf_meta"
        meta = _read(old)
        for facet in meta[_FILTERS]:
            facet[1] = _settle_facet(folder / "filter", facet[1])
        meta[_FILTERS].sort()
        meta[_SORTS].sort()
        old.unlink()
        language["hash"] = _write(folder, "pagefind.{}.pf_meta", language["hash"], meta)
    entry["languages"] = dict(sorted(entry["languages"].items()))
    listed.write_text(json.dumps(entry, ensure_ascii=False, sort_keys=True), "utf-8")


def _settle_facet(folder: Path, name: str) -> str:
    """Sort the values of a facet; give the file's new name."""
    old = folder / f"{name}.pf_filter"
    facet = _read(old)
    facet[1].sort()
    old.unlink()
    return _write(folder, "{}.pf_filter", name, facet)


def _write(folder: Path, pattern: str, name: str, value: object) -> str:
    """Write under a name of the same length, made of the language and the bytes' hash."""
    content = _MARK + encode(value)
    language, _, old = name.rpartition("_")
    new = f"{language}_{hashlib.sha256(content).hexdigest()[: len(old)]}"
    (folder / pattern.format(new)).write_bytes(gzip.compress(content, mtime=0))
    return new


def _read(file: Path) -> list[Any]:
    content = gzip.decompress(file.read_bytes())
    if not content.startswith(_MARK):
        raise ValueError(f"{file.name} does not begin as Pagefind's files do")
    value, end = decode(content, len(_MARK))
    if end != len(content):
        raise ValueError(f"{file.name} goes on after its end")
    return list(value)


def decode(content: bytes, at: int = 0) -> tuple[Any, int]:
    """Read one value of CBOR; give it with the offset after it.

    >>> decode(encode(["speaker", [["A", [1, 300]]]]))[0]
    ['speaker', [['A', [1, 300]]]]
    """
    kind, size = content[at] >> 5, content[at] & 31
    at += 1
    if size >= _LONG:
        width = 1 << (size - _LONG)
        if width not in {1, 2, 4, 8}:
            raise ValueError("a CBOR length that Pagefind has not used so far")
        size, at = int.from_bytes(content[at : at + width], "big"), at + width
    if kind == 0:
        return size, at
    if kind == _TEXT:
        return content[at : at + size].decode("utf-8"), at + size
    if kind != _ARRAY:
        raise ValueError(f"CBOR of kind {kind}, which Pagefind has not used so far")
    values = []
    for _ in range(size):
        value, at = decode(content, at)
        values.append(value)
    return values, at


def encode(value: object) -> bytes:
    """Write whole numbers, texts and arrays of them as CBOR, as short as may be."""
    if isinstance(value, int):
        return _head(0, value)
    if isinstance(value, str):
        text = value.encode("utf-8")
        return _head(_TEXT, len(text)) + text
    if isinstance(value, list):
        return _head(_ARRAY, len(value)) + b"".join(encode(item) for item in value)
    raise TypeError(f"Pagefind's files hold no {type(value).__name__}")


def _head(kind: int, size: int) -> bytes:
    if size < _LONG:
        return bytes([kind << 5 | size])
    width = next(width for width in (1, 2, 4, 8) if size < 1 << 8 * width)
    return bytes([kind << 5 | _LONG + width.bit_length() - 1]) + size.to_bytes(width, "big")
