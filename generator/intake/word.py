"""Word documents, by python-docx: every paragraph of the body, those in tables and fields too."""

import io
from collections.abc import Iterator
from typing import Protocol
from zipfile import ZipFile

from generator.intake.reading import Reading, UnreadableError, left_out, library

WORDS = 64_000_000
"""Bytes of the unpacked parts that hold words, at most: some ten million words."""
UNPACKED = 512_000_000
"""Bytes of all unpacked parts at most: the library holds the pictures too."""
REMEDY = "Open it in Word, and save it again as .docx."
HERE = (
    "not(ancestor::w:txbxContent) and not(ancestor::w:moveFrom)"
    " and not(ancestor::*[local-name()='Fallback'])"
)
"""Not in a text box, and not what was moved away; deleted words have an element of their own."""
PARAGRAPHS = f".//w:p[{HERE}]"
PIECES = f".//w:r/*[{HERE}]"
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "‑"}
"""What an element without words stands for."""


class Element(Protocol):
    """What is used of an element of the library, which is an extra."""

    tag: object
    text: str | None

    def xpath(self, path: str) -> "list[Element]":
        """Give what an XPath finds."""

    def iter(self) -> "Iterator[Element]":
        """Give it and all inside, in order."""


def read_docx(raw: bytes) -> Reading:
    """Read the body; what headers, notes, comments and text boxes say is told as left out.

    The days in such a file are those of the file, often of its template, so none is taken.
    """
    docx = library("docx", "python-docx")
    _refuse_bombs(raw)
    try:
        document = docx.Document(io.BytesIO(raw))
        paragraphs = [_text(found) for found in document.element.body.xpath(PARAGRAPHS)]
        whole = [
            line
            for part in document.part.package.iter_parts()
            if part.partname.startswith("/word/") and part.partname.endswith(".xml")
            for line in _lines(docx.oxml.parser.parse_xml(part.blob))
        ]
    except Exception as error:  # noqa: BLE001 (a broken file raises whatever its first fault is)
        what = f"it is no Word document that can be read ({type(error).__name__})"
        raise UnreadableError(what, REMEDY) from None
    text = "\n\n".join(filter(str.strip, paragraphs))
    return Reading(text, remarks=left_out("python-docx", "\n".join(whole), text))


def _refuse_bombs(raw: bytes) -> None:
    """Raise `UnreadableError` for a file that unpacks to more than a machine holds.

    The sizes are those that the file states, and no more is unpacked than is stated.
    """
    try:
        with ZipFile(io.BytesIO(raw)) as packed:
            parts = [(part.filename, part.file_size) for part in packed.infolist()]
    except Exception as error:  # noqa: BLE001 (a broken file raises whatever its first fault is)
        what = f"it is no Word document that can be read ({type(error).__name__})"
        raise UnreadableError(what, REMEDY) from None
    words = sum(size for name, size in parts if not name.startswith("word/media/"))
    for size, most, of in ((words, WORDS, "text"), (sum(s for _, s in parts), UNPACKED, "all")):
        if size > most:
            what = f"{len(raw):,} bytes unpack to {size:,} bytes of {of}, and {most:,} are read"
            raise UnreadableError(what, "Part it, or save its words as a .txt file.")


def _text(paragraph: Element) -> str:
    return "".join(
        piece.text or "" if (name := _name(piece)) == "t" else SIGNS.get(name, "")
        for piece in paragraph.xpath(PIECES)
    )


def _lines(root: Element) -> Iterator[str]:
    """Give the words of one part of the file, those deleted too."""
    line: list[str] = []
    for element in root.iter():
        name = _name(element)
        if name == "p":
            yield "".join(line)
            line = []
        words = element.text or ""
        known = {"t": words, "delText": f" {words} ", **SIGNS}
        line.append(known.get(name, ""))
    yield "".join(line)


def _name(element: Element) -> str:
    """Give an element's name without its name space; "" for a comment."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""
