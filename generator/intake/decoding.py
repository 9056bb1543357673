"""Bytes to text: UTF-8 where the file is that, else the encoding that its bytes speak for."""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
FORMATS = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a Word, OpenDocument or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)
SAMPLE = 100_000
"""Bytes from the beginning that a guess looks at."""
ASCII = 0x80
"""Bytes below it mean the same in almost every encoding."""
WESTERN_SHARE = 0.9
"""Of the bytes over 127, so many must be common Western letters or marks to be read as such."""

_WESTERN = frozenset(
    "‘’“”–—…•€£§©®°«»½¼·\xa0àáâãäåæçèéêëìíîïñòóôõöøùúûüýßœÀÁÂÄÅÆÇÈÉÊËÍÎÑÓÔÖØÚÜŒ".encode("cp1252")
)
_WESTERN_NAMES = frozenset(("ascii", "iso8859-1", "cp1252"))
_NO_TEXT = frozenset(("idna", "punycode", "unicode_escape", "raw_unicode_escape"))
"""What Python calls encodings, and no file is in."""
_ESCAPED = re.compile("[\udc80-\udcff]")
_CONTROL = bytes((*range(9), *range(0x0E, 0x1C), 0x7F))


class NoTextError(Exception):
    """What the bytes are instead of text; the reader of seeds adds file and remedy."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, with the encoding it was read in."""

    text: str
    """Without a byte-order mark; line ends as in the file."""
    encoding: str
    basis: str
    """Why this encoding, in words; "" where the file says so itself or is UTF-8."""


def decode(raw: bytes) -> Decoded:
    """Read bytes as text; `NoTextError` where they are none.

    >>> decode("“Yes”, she said.".encode("cp1252")).text
    '“Yes”, she said.'
    """
    for magic, format_name in FORMATS:
        if raw.startswith(magic):
            raise NoTextError(f"is {format_name}, not plain text")
    decoded = _marked(raw) or _utf16(raw) or _utf8(raw) or _western(raw) or _guessed(raw)
    if not decoded:
        raise NoTextError("is in no encoding that could be recognised")
    if _controls(decoded.text) * 10 > len(decoded.text):
        raise NoTextError("is no text: more than a tenth of it is control characters")
    return decoded


def _controls(text: str) -> int:
    """Count the control characters, which in UTF-8 are the same bytes and part of no others."""
    raw = text.encode("utf-8", "surrogatepass")
    return len(raw) - len(raw.translate(None, _CONTROL))


def decode_as(raw: bytes, label: str) -> Decoded | None:
    """Read bytes in the encoding that a file says they are in; None where that cannot be.

    Programs say Latin-1 of what is Windows-1252 or UTF-8, and ASCII of either.

    >>> decode_as("“Déjà vu”".encode(), "iso-8859-1").text
    '“Déjà vu”'
    """
    if not raw.isascii() and (text := _strict(raw.removeprefix(codecs.BOM_UTF8), "utf-8")):
        return Decoded(text, "utf-8", "")
    try:
        name = codecs.lookup(label.strip()).name
    except (LookupError, ValueError):
        return None
    encoding = "cp1252" if name in _WESTERN_NAMES else label.strip().lower()
    text = None if name in _NO_TEXT else _strict(raw, encoding)
    return None if text is None else Decoded(text, encoding, "")


def _marked(raw: bytes) -> Decoded | None:
    """Believe a byte-order mark, if the rest agrees."""
    for mark, encoding in MARKS:
        if raw.startswith(mark) and (text := _strict(raw[len(mark) :], encoding)) is not None:
            return Decoded(text, encoding, "")
    return None


def _utf8(raw: bytes) -> Decoded | None:
    """Read UTF-8, and a few stray bytes in it as Windows-1252."""
    if (text := _strict(raw, "utf-8")) is not None:
        return Decoded(text, "utf-8", "")
    text = raw.decode("utf-8", "surrogateescape")
    strays = len(_ESCAPED.findall(text))
    if sum(not c.isascii() for c in text) < 3 * strays:
        return None
    text = _ESCAPED.sub(lambda m: _byte(ord(m[0]) - 0xDC00), text)
    return Decoded(text, "utf-8", f"all but {strays} bytes, which were read as Windows-1252")


def _byte(number: int) -> str:
    return bytes([number]).decode("cp1252", "replace")


def _utf16(raw: bytes) -> Decoded | None:
    """Read UTF-16 without a mark, where every other byte of a sample is zero."""
    sample = raw[:SAMPLE]
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if zeros.count(0) * 10 > len(zeros) * 7 and (text := _strict(raw, encoding)) is not None:
            return Decoded(text, encoding, "every other byte is zero")
    return None


def _western(raw: bytes) -> Decoded | None:
    """Read Windows-1252 (and so Latin-1), where it gives the letters and marks of the West."""
    high = [byte for byte in raw[:SAMPLE] if byte >= ASCII] or [b for b in raw if b >= ASCII]
    if sum(byte in _WESTERN for byte in high) < len(high) * WESTERN_SHARE:
        return None
    if len(high) * 2 > len(raw[:SAMPLE]):
        return None  # so many accents no Western language has: the letters of another script
    text = raw.decode("cp1252", "replace")
    return Decoded(text, "cp1252", "the bytes over 127 are common Western letters and marks")


def _guessed(raw: bytes) -> Decoded | None:
    best = from_bytes(raw[:SAMPLE]).best()
    text = _strict(raw, best.encoding) if best else None
    if best is None or text is None:
        return None
    return Decoded(text, best.encoding, f"it is what reads most like {best.language} text")


def _strict(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (UnicodeError, LookupError):
        return None
