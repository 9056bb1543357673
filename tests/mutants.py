"""Changes what stands inside a file of parts, so that the file stays one that a reader opens.

Bytes of a Word document changed at random are no zip, those of a PDF no stream, and nothing behind
that would ever be tried.
"""

import copy
import io
import random
import re
import zipfile
from collections.abc import Callable
from xml.etree import ElementTree as ET

Change = Callable[[bytes, int], bytes]
"""Changes bytes into others, at most so many."""
SELDOM = 8
"""Of so many changes one is of the file as it stands: its frame can be broken too."""
WORDS = 200
"""Bytes of what one element is made to say at most."""
_STREAM = re.compile(rb"(?s)/Length \d+(?P<head>[^>]*>>\nstream\n)(?P<inside>.*?)(?=\nendstream)")


def mutated(suffix: str, raw: bytes, change: Change, *, most: int, seed: int) -> bytes:
    """Give bytes with one part of them changed, at most so many; `seed` chooses the part."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    inside = PARTS[suffix](raw, change, most, chance) if chance.randrange(SELDOM) else None
    return inside if inside is not None and len(inside) <= most else change(raw, most)


def _in_zip(raw: bytes, change: Change, most: int, chance: random.Random) -> bytes | None:
    """Change one part of a zip; None for what is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            parts = {name: packed.read(name) for name in packed.namelist()}
    except Exception:  # noqa: BLE001 (a broken file raises whatever its first fault is)
        return None
    if not parts:
        return None
    name = chance.choice(sorted(parts))
    parts[name] = _in_xml(parts[name], change, chance) or change(parts[name], most)
    return zipped(parts)


def _in_xml(raw: bytes, change: Change, chance: random.Random) -> bytes | None:
    """Change the tree of an XML file, which stays one; None for what is none, and now and then."""
    try:
        root = ET.fromstring(raw)  # noqa: S314 - made here
    except ET.ParseError:
        return None
    elements = list(root.iter())
    one, other = chance.choice(elements), chance.choice(elements)
    match chance.randrange(5):
        case 0:
            other.insert(chance.randrange(len(other) + 1), copy.deepcopy(one))
        case 1:
            for parent in elements:
                if other in parent and len(elements) > 1:
                    parent.remove(other)
        case 2:
            one.tag = other.tag
        case 3:
            one.text = change((one.text or "").encode(), WORDS).decode("utf-8", "replace")
        case _:
            return None
    return ET.tostring(root)


def zipped(parts: dict[str, bytes]) -> bytes:
    """Give a zip of the parts, the same for the same."""
    with zipfile.ZipFile(file := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as made:
        for name, words in parts.items():
            made.writestr(zipfile.ZipInfo(name), words, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _in_pdf(raw: bytes, change: Change, most: int, chance: random.Random) -> bytes | None:
    """Change one stream of a PDF that is not packed, and say its length anew; None without one.

    One that gets shorter is filled up with blanks: what stands behind it stays in its place.
    """
    streams = list(_STREAM.finditer(raw))
    if not streams:
        return None
    stream = chance.choice(streams)
    inside = change(stream["inside"], most).ljust(len(stream["inside"]))
    made = b"/Length %d%b%b" % (len(inside), stream["head"], inside)
    return raw[: stream.start()] + made + raw[stream.end() :]


PARTS = {".docx": _in_zip, ".pdf": _in_pdf}
"""The endings of files that are made of parts."""
