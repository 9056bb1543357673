"""PDF files that have a text layer, by pypdf, page after page."""

import io
import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import count
from typing import Any

from generator.intake.reading import SHOWN, Reading, UnreadableError, library, printable, told

PAGE = "\n\f"
"""Between pages; cleaning knows by it where running heads stand."""
STEPS = 20_000_000
"""Steps of drawing in one file at most: a book of a thousand pages has a million or two, and a few
kilobytes can be made to unpack to more than any machine does in a day. pypdf limits a stream."""
LOST = ("Impossible to decode", "aximum", "imit")
"""What pypdf says in a warning where it gave up some of the words."""


class _TooLongError(Exception):
    """The file takes more than `STEPS`."""


class _Warnings(logging.Handler):
    """Keeps what a library warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one warning."""
        self.said.append(record.getMessage())


def read_pdf(raw: bytes) -> Reading:
    """Read the text layer; pages without one are told.

    The day and the title in such a file are those of the file, often of a template, and not taken.
    """
    pypdf = library("pypdf", "pypdf")
    with _listening(logging.getLogger("pypdf")) as warnings:
        try:
            file = pypdf.PdfReader(io.BytesIO(raw))
            locked = file.is_encrypted and not file.decrypt("")
            pages = [] if locked else list(_texts(file.pages))
            notes = [] if locked else [note for page in file.pages for note in _notes(page)]
        except _TooLongError:
            what = f"it unpacks to more than {STEPS:,} steps of drawing, from {len(raw):,} bytes"
            remedy = "Part it into several files, or save its words as a .txt file."
            raise UnreadableError(what, remedy) from None
        except Exception as error:  # noqa: BLE001 (a broken file raises what its first fault is)
            what = f"it is no PDF that can be read ({type(error).__name__})"
            raise UnreadableError(what, "Save it again, or save its words as .txt.") from None
    if locked:
        raise UnreadableError("it is locked by a password", "Save it without one.")
    bare = [number for number, page in enumerate(pages, 1) if not page.strip()]
    if len(bare) == len(pages):
        what = "it has no text layer: its pages are pictures"
        raise UnreadableError(what, "Give it one by OCR (ocrmypdf), or type its words.")
    remarks = (
        *_without_text(bare),
        *told("notes and fields", notes),
        *_given_up(warnings.said),
    )
    return Reading(PAGE.join(pages), remarks=remarks)


@contextmanager
def _listening(logger: logging.Logger) -> Iterator[_Warnings]:
    """Hear what a logger warns of, and let nobody else: what it mends is no news to a reader."""
    warnings, before = _Warnings(), (logger.propagate, logger.level)
    logger.addHandler(warnings)
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    try:
        yield warnings
    finally:
        logger.removeHandler(warnings)
        logger.propagate, logger.level = before


def _texts(pages: Iterable[Any]) -> Iterator[str]:
    """Give the words of each page, counting the steps of drawing."""
    steps = count(1)

    def step(*_: object) -> None:
        if next(steps) > STEPS:
            raise _TooLongError

    for page in pages:
        yield page.extract_text(visitor_operand_before=step)
        step()  # one more, for pypdf goes on where a picture inside a page fails


def _notes(page: Mapping[str, Any]) -> Iterator[str]:
    """Give the words of the notes laid over a page and of the fields filled in on it."""
    with suppress(Exception):  # a broken note raises whatever its first fault is
        # `get` of this library does not follow a reference to where the thing stands.
        for link in page["/Annots"] if "/Annots" in page else ():  # noqa: SIM401
            note = link.get_object()
            for key in ("/Contents", "/V"):
                words = note[key] if key in note else ""  # noqa: SIM401
                if isinstance(words, str) and words.strip() and not words.startswith("/"):
                    yield words


def _given_up(warnings: Iterable[str]) -> tuple[str, ...]:
    """Say that words may be missing, where pypdf does, once."""
    grave = [said for said in warnings if any(word in said for word in LOST)]
    if not grave:
        return ()
    more = f" and {len(grave) - 1:,} more" if grave[1:] else ""
    said = " ".join(printable(grave[0]).split())[:SHOWN]
    return (f"pypdf gave up a part of the file, and words may be missing: “{said}”{more}",)


def _without_text(pages: list[int]) -> tuple[str, ...]:
    """Say which pages gave no words; () where each gave some."""
    if not pages:
        return ()
    shown = ", ".join(map(str, pages[:20])) + (" …" if pages[20:] else "")
    which = "page {} is" if len(pages) == 1 else "pages {} are"
    return (f"{which.format(shown)} empty or a picture: no words of it stand here",)
