"""Documents as bytes and back: for the cache, and on the way from one process to another.

The bytes are JSON. Like values stand together in columns, which takes half the room and time of
objects one by one. The form follows from the types of `model`, so that what is added there is
packed too; it holds for one version of the program and is no format for others (`export` is).
"""

import datetime as dt
import json
import types
import typing
from collections.abc import Callable, Iterable, Sequence
from dataclasses import is_dataclass
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple

from generator.model import Document, Seed

T = typing.TypeVar("T")
_PLAIN = (str, int, float, bool, type(None))
_SEED = "source"
"""The field of a document that is not packed: whoever unpacks one has its seed."""


class _Form(NamedTuple):
    """How values of one type become JSON and come back; None where they are the same."""

    pack: Callable[[Any], Any] | None = None
    unpack: Callable[[Any], Any] | None = None


_WORDS = _Form()
"""Of text, which may come again."""


def pack(document: Document) -> bytes:
    """Give a document as bytes, its seed apart."""
    _, getters, forms = _columns(Document)
    row = [_through(form.pack, get(document)) for get, form in zip(getters, forms, strict=True)]
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def unpack(raw: bytes, seed: Seed) -> Document:
    """Give the document that `pack` made bytes of.

    >>> from generator.model import Kind
    >>> seed = Seed("seeds/a.txt", "No.", "")
    >>> document = Document("a", Kind.SPEECH, "A", seed)
    >>> unpack(pack(document), seed) == document
    True
    """
    names, _, forms = _columns(Document)
    row = json.loads(raw.decode("utf-8", "surrogatepass"))
    values: dict[str, Any] = {_SEED: seed}
    for name, form, value in zip(names, forms, row, strict=True):
        values[name] = _through(form.unpack, value)
    return Document(**values)


def pack_value(value: object) -> bytes:
    """Give any other value of `model` as bytes."""
    return json.dumps(_through(_form(type(value)).pack, value)).encode()


def unpack_value(kind: type[T], raw: bytes) -> T:
    """Give the value that `pack_value` made bytes of.

    >>> from generator.model import Sidecar
    >>> side = Sidecar("A talk", dt.date(2022, 1, 7), keep=("No.",))
    >>> unpack_value(Sidecar, pack_value(side)) == side
    True
    """
    return typing.cast("T", _through(_form(kind).unpack, json.loads(raw)))


def _through(change: Callable[[Any], Any] | None, value: Any) -> Any:  # noqa: ANN401
    return change(value) if change else value


@cache
def _columns(kind: type) -> tuple[list[str], list[Callable[[Any], Any]], list[_Form]]:
    """Give the names of a row's fields, how to get each, and the form of each."""
    hints = typing.get_type_hints(kind)
    names = [name for name in hints if name != _SEED or hints[name] is not Seed]
    return names, [attrgetter(name) for name in names], [_form(hints[name]) for name in names]


def _form(hint: Any) -> _Form:  # noqa: ANN401 - a type hint is any object
    """Find the form of a type; one that `model` does not use yet is a TypeError."""
    if isinstance(hint, type):
        return _single(hint)
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return _optional([_form(part) for part in inner if part is not type(None)])
    if origin is tuple and inner[-1] is ...:
        return _row_of(inner[0])
    if origin is tuple and all(part in _PLAIN for part in inner):
        return _Form(None, tuple)
    raise TypeError(f"packing has no form for {hint}")


def _is_row(kind: Any) -> bool:  # noqa: ANN401 - a type hint
    """Tell whether a type has fields with names: a dataclass or a named tuple."""
    return isinstance(kind, type) and (is_dataclass(kind) or hasattr(kind, "_fields"))


def _single(kind: type) -> _Form:
    if kind is str:
        return _WORDS
    if kind is dt.date:
        return _Form(dt.date.isoformat, dt.date.fromisoformat)
    if issubclass(kind, StrEnum):
        return _Form(None, {str(one): one for one in kind}.__getitem__)
    if _is_row(kind):
        return _object(kind)
    if kind in _PLAIN:
        return _Form()
    raise TypeError(f"packing has no form for {kind}")


def _optional(forms: Sequence[_Form]) -> _Form:
    [form] = forms
    to, back = form
    if not to and not back:
        return form
    return _Form(
        (lambda value: None if value is None else to(value)) if to else None,
        (lambda value: None if value is None else back(value)) if back else None,
    )


def _object(kind: type) -> _Form:
    _, getters, forms = _columns(kind)

    def to(value: object) -> list[Any]:
        return [_through(f.pack, get(value)) for get, f in zip(getters, forms, strict=True)]

    def back(row: Sequence[Any]) -> object:
        return kind(*(_through(f.unpack, value) for f, value in zip(forms, row, strict=True)))

    return _Form(to, back)


def _row_of(kind: Any) -> _Form:  # noqa: ANN401 - a type hint
    """Give the form of a tuple of any length: of rows, a list of columns."""
    if not _is_row(kind):
        form = _form(kind)
        return _Form(
            lambda values: _each(form.pack, values), lambda row: tuple(_each(form.unpack, row))
        )
    _, getters, forms = _columns(kind)

    def to(values: Sequence[object]) -> list[list[Any]]:
        return [_each(f.pack, map(get, values)) for get, f in zip(getters, forms, strict=True)]

    def back(columns: Sequence[Sequence[Any]]) -> tuple[object, ...]:
        same: dict[Any, Any] = {}  # an id or a rule that comes again is kept once
        each = [
            map(same.setdefault, column, column) if f is _WORDS else _each(f.unpack, column)
            for f, column in zip(forms, columns, strict=True)
        ]
        return tuple(map(kind, *each))

    return _Form(to, back)


def _each(change: Callable[[Any], Any] | None, values: Iterable[Any]) -> list[Any]:
    return list(map(change, values)) if change else list(values)
