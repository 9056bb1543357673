"""Read the .yml beside a seed: what the text does not say, kept by hand."""

import datetime as dt
import difflib
import re
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from generator.errors import SeedError
from generator.incremental import shelves
from generator.incremental.cache import Cache
from generator.incremental.packing import pack_value, unpack_value
from generator.model import Kind, Sidecar

LARGEST = 100_000
"""Bytes; a sidecar is a few lines."""
_KIND = "sidecars"
"""Of the cache's entries."""


class _Unfit(Exception):  # noqa: N818
    """What a value is instead, and the remedy; `_fields` adds key, file and line."""


def read_sidecar(path: Path, shown: str) -> Sidecar:
    """Read one sidecar; `SeedError` with its line for whatever is not understood.

    `shown` is the path as errors name it. An empty file says nothing.
    """
    return sidecar_of(path.read_bytes(), shown)


def sidecar_of(raw: bytes, shown: str) -> Sidecar:
    """Read the bytes of a sidecar; likewise."""
    if len(raw) > LARGEST:
        raise SeedError("the sidecar is far too large", "Keep facts in it, not texts.", shown)
    try:
        root = yaml.compose(raw.decode("utf-8-sig"), Loader=yaml.SafeLoader)
    except UnicodeDecodeError:
        raise SeedError("the sidecar is not UTF-8", "Save it as UTF-8.", shown) from None
    except RecursionError:
        raise SeedError("the sidecar nests too deep", "Write ‘key: value’.", shown, 1) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "a character that YAML does not allow"
        remedy = "Write ‘key: value’; put a value with a colon or a mark in it in quotes."
        line = mark.line + 1 if mark else None
        raise SeedError(f"this is no YAML: {problem}", remedy, shown, line) from None
    return Sidecar(**_fields(root, shown)) if root else Sidecar()


class Sidecars:
    """Sidecars, found again by their bytes where an earlier run read them: YAML takes its time."""

    def __init__(self, cache: Cache) -> None:
        """Find what earlier runs kept."""
        self._cache = cache
        self._kept = shelves.kept(cache, _KIND) if cache.keeps else {}
        self._now: dict[str, bytes] = {}

    def read(self, path: Path, shown: str) -> Sidecar:
        """Give what `read_sidecar` gives."""
        raw = path.read_bytes()
        name = sha256(raw).hexdigest()
        if (row := self._kept.get(name)) is not None:
            self._now[name] = row
            return unpack_value(Sidecar, row)
        side = sidecar_of(raw, shown)
        self._now[name] = pack_value(side)
        return side

    def keep(self) -> None:
        """Keep those that were read, for the next run."""
        if self._cache.keeps:
            shelves.keep(self._cache, _KIND, self._now, self._kept)


def _fields(root: yaml.Node, shown: str) -> dict[str, Any]:
    if not isinstance(root, yaml.MappingNode):
        raise SeedError("the sidecar is no list of ‘key: value’ lines", "Write such.", shown, 1)
    fields: dict[str, Any] = {}
    for key, value in root.value:
        line = key.start_mark.line + 1
        name = str(key.value)
        if name not in READERS:
            raise SeedError(f"‘{name}’ is no key of a sidecar", _suggestion(name), shown, line)
        if name in fields:
            raise SeedError(f"‘{name}’ stands twice", "Leave one of the two.", shown, line)
        try:
            fields[name] = None if _is_empty(value) else READERS[name](value)
        except _Unfit as unfit:
            what, remedy = unfit.args
            raise SeedError(f"‘{name}’ {what}", remedy, shown, line) from None
    return {name: value for name, value in fields.items() if value is not None}


def _suggestion(name: str) -> str:
    near = difflib.get_close_matches(name, READERS, 1)
    return f"Did you mean ‘{near[0]}’?" if near else f"Known are {', '.join(READERS)}."


def _is_empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.value in ("", "~", "null")


def _text(node: yaml.Node) -> str:
    """Read words as written: `title: 1984` and `title: yes` are words as well."""
    if not isinstance(node, yaml.ScalarNode):
        raise _Unfit("is no text", "Write words, in quotes if need be.")
    return " ".join(node.value.split())


def _texts(node: yaml.Node) -> tuple[str, ...]:
    if not isinstance(node, yaml.SequenceNode):
        raise _Unfit("is no list", "Write each entry on a line of its own, behind ‘- ’.")
    return tuple(filter(None, map(_text, node.value)))


def _day(node: yaml.Node) -> dt.date | None:
    """Read a day; the time of day is left off, and a month alone is no day to publish under."""
    words = _text(node)
    if re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?", words):
        return None
    try:
        return dt.datetime.fromisoformat(words).date()
    except ValueError:
        raise _Unfit(f"is {words!r}, which is no day", "Write it as 2022-01-07.") from None


def _kind(node: yaml.Node) -> Kind:
    words = _text(node)
    if words not in set(Kind):
        raise _Unfit(f"is {words!r}", f"Write one of {', '.join(Kind)}.")
    return Kind(words)


def _fitting(pattern: str, remedy: str) -> Callable[[yaml.Node], str]:
    def read(node: yaml.Node) -> str:
        words = _text(node)
        if not re.fullmatch(pattern, words):
            raise _Unfit(f"is {words!r}", remedy)
        return words

    return read


READERS: Mapping[str, Callable[[yaml.Node], object]] = {
    "title": _text,
    "date": _day,
    "date_basis": _text,
    "kind": _kind,
    "place": _text,
    "publisher": _text,
    "url": _fitting(r"https?://[^\s<>\"]+", "Write the whole address, https://…"),
    "retrieved": _day,
    "rights": _text,
    "language": _fitting("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", "Write a code such as en or pt-BR."),
    "note": _text,
    "keep": _texts,
}
"""Every key of a sidecar, in the order in which they are told."""
