"""Word documents, by python-docx: every paragraph of the body, those in tables and fields too."""

import io
import re
from collections.abc import Iterator, Mapping
from typing import Protocol
from zipfile import ZipFile

from generator.intake.reading import Reading, UnreadableError, left_out, library, told

WORDS = 64_000_000
"""Bytes of the unpacked parts that hold words, at most: some ten million words."""
UNPACKED = 512_000_000
"""Bytes of all unpacked parts at most: the library holds the pictures too."""
REMEDY = "Open it in Word, and save it again as .docx."
NO_COPY = "not(ancestor::*[local-name()='Fallback'])"
"""Programs of another age read a copy of what stands beside it."""
HERE = f"not(ancestor::w:txbxContent) and not(ancestor::w:moveFrom) and {NO_COPY}"
"""Not in a text box, and not what was moved away; deleted words have an element of their own."""
BLOCKS = f".//w:p[{HERE} and not(ancestor::w:tbl)] | .//w:tr[{HERE} and not(ancestor::w:tr)]"
PARAGRAPHS = f".//w:p[{HERE}]"
PIECES = f".//*[local-name()='r']/*[{HERE} and not(../w:rPr/w:vanish)]"
ROWS = "./w:tc"
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "‑"}
"""What an element without words stands for."""
APART: Mapping[str, str] = {
    "headers and footers": r"/word/(?:header|footer)\d*\.xml",
    "footnotes": r"/word/(?:foot|end)notes\d*\.xml",
    "comments": r"/word/comments\d*\.xml",
}
"""What stands in parts of the file of its own, by their names."""
WITHIN: Mapping[str, str] = {
    "text boxes": f".//w:txbxContent//w:p[{NO_COPY}]",
    "deleted words": f".//w:del[{NO_COPY}]",
    "hidden words": f".//w:r[w:rPr/w:vanish and {NO_COPY}]",
}
"""What stands in the body and is not of its text."""
COPIES = ".//*[local-name()='Fallback']"
NUMBERED = f".//w:p[(w:pPr/w:numPr or starts-with(w:pPr/w:pStyle/@w:val, 'List')) and {HERE}]"


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
        body = document.element.body
        blocks = [_block(found) for found in body.xpath(BLOCKS)]
        parts = {
            str(part.partname): docx.oxml.parser.parse_xml(part.blob)
            for part in document.part.package.iter_parts()
            if part.partname.startswith("/word/") and part.partname.endswith(".xml")
        }
        apart = dict(_apart(body, parts))
        whole = [line for root in parts.values() for line in _lines(root)]
        copies = [line for found in body.xpath(COPIES) for line in _lines(found)]
        numbered = len(body.xpath(NUMBERED))
    except Exception as error:  # noqa: BLE001 (a broken file raises whatever its first fault is)
        what = f"it is no Word document that can be read ({type(error).__name__})"
        raise UnreadableError(what, REMEDY) from None
    text = "\n\n".join(filter(str.strip, blocks))
    known = "\n".join([text, *copies, *(words for some in apart.values() for words in some)])
    remarks = [said for kind, words in apart.items() for said in told(kind, words)]
    if numbered:
        remarks.append(f"numbers or marks that Word puts before {numbered:,} paragraphs of lists")
    return Reading(text, remarks=(*remarks, *left_out("python-docx", "\n".join(whole), known)))


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


def _block(element: Element) -> str:
    """Give a paragraph, or a row of a table: its cells on one line where each is one paragraph."""
    if _name(element) == "p":
        return _text(element)
    cells = [
        [words for found in cell.xpath(PARAGRAPHS) if (words := _text(found)).strip()]
        for cell in element.xpath(ROWS)
    ]
    if all(len(cell) <= 1 for cell in cells):
        return "\t".join("".join(cell) for cell in cells).rstrip()
    return "\n\n".join(words for cell in cells for words in cell)


def _apart(body: Element, parts: Mapping[str, Element]) -> Iterator[tuple[str, list[str]]]:
    """Give what stands beside the text, by kind."""
    for kind, name in APART.items():
        roots = [parts[part] for part in sorted(parts) if re.fullmatch(name, part)]
        yield kind, [line for root in roots for line in _lines(root) if line.strip()]
    for kind, path in WITHIN.items():
        found = ("".join(_lines(element)) for element in body.xpath(path))
        yield kind, [line for line in found if line.strip()]


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
